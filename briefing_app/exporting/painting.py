"""A chart's drawing as a picture in PNG, for formats that hold no lines: the same drawing gives the same bytes."""

import io
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from briefing_app.exporting.drawing import Drawing, Stroke, Wording
from briefing_app.exporting.pdf import fonts

DOTS: Final = 220
"""Dots to the inch."""
_FINER = 2
"""Lines are drawn finer by this and then reduced, since Pillow draws them with jagged edges."""
_COLOURS = 48
_MARGIN = 4.0


def png(drawing: Drawing) -> bytes:
    """The picture, with a little white around it so that no letter is cut."""
    scale = DOTS / 72 * _FINER
    size = (round((drawing.width + _MARGIN) * scale), round((drawing.height + _MARGIN) * scale))
    picture = Image.new("RGB", size, "#FFFFFF")
    pen = ImageDraw.Draw(picture)
    for shape in drawing.shapes:
        if isinstance(shape, Stroke):
            _stroke(pen, shape, scale)
        else:
            _wording(pen, shape, scale)
    few = picture.reduce(_FINER).quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    target = io.BytesIO()
    few.save(target, "PNG", dpi=(DOTS, DOTS))
    return target.getvalue()


def _place(x: float, y: float, scale: float) -> tuple[float, float]:
    return (x + _MARGIN / 2) * scale, (y + _MARGIN / 2) * scale


def _stroke(pen: ImageDraw.ImageDraw, stroke: Stroke, scale: float) -> None:
    points = [_place(x, y, scale) for x, y in stroke.points]
    if stroke.filled:
        pen.polygon(points, fill=stroke.filled)
    if stroke.width:
        for part in _dashed(points, [length * scale for length in stroke.dash]):
            pen.line(part, fill=stroke.colour, width=max(1, round(stroke.width * scale)), joint="curve")


def _dashed(points: list[tuple[float, float]], dash: list[float]) -> Iterator[list[tuple[float, float]]]:
    """The line, or its dashes: lengths drawn and left out by turns, over the corners."""
    if not dash:
        yield points
        return
    drawn, turn, left = [points[0]], 0, dash[0]
    for start, end in pairwise(points):
        length = ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5
        done = 0.0
        while length - done > left:
            done += left
            corner = tuple(a + (b - a) * done / length for a, b in zip(start, end, strict=True))
            if turn % 2 == 0:
                yield [*drawn, (corner[0], corner[1])]
            turn += 1
            drawn, left = [(corner[0], corner[1])], dash[turn % len(dash)]
        left -= length - done
        drawn.append(end)
    if turn % 2 == 0 and len(drawn) > 1:
        yield drawn


def _wording(pen: ImageDraw.ImageDraw, words: Wording, scale: float) -> None:
    anchor = "rs" if words.right else "ls"
    face = _face(words.face, round(words.size * scale))
    pen.text(_place(words.x, words.y, scale), words.text, fill=words.colour, font=face, anchor=anchor)


@cache
def _face(face: fonts.Face, pixels: int) -> ImageFont.FreeTypeFont:
    """The paper's own face; letters stand one after the other, as they do there."""
    file = str(fonts.font(face).face.filename)
    return ImageFont.truetype(file, pixels, layout_engine=ImageFont.Layout.BASIC)
