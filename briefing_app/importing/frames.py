"""What the reading process says of a file, in frames of JSON, and how they are put together and checked outside it.

A file comes to *piece* frames, each followed by its *text* in chunks, by *found* and by *points*; to *unread* for what
could not be read in it; and to *end*, or to *failed* if nothing of it could. No frame is large, so that taking one in
holds nothing up. The text of a point is never sent: it is cut out of the document's.
"""

import itertools
import json
import stat
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from briefing_app.domain.documents import Origin
from briefing_app.domain.figures import Figure
from briefing_app.domain.keypoints import KeyPoint
from briefing_app.domain.points import Content, Extraction
from briefing_app.domain.quotes import Quote
from briefing_app.domain.text import Genre, SourceText
from briefing_app.errors import BriefingError
from briefing_app.importing.outcomes import Failure, Outcome, Piece, Reading, Stage
from briefing_app.importing.wire import WireError, from_plain, to_plain

LONGEST = 4 << 20
"""Bytes of a frame."""
MOST = 1 << 28
"""Bytes of all frames about one file."""
_CHUNK = 1 << 16
_POINTS_TOGETHER = 50
_PIECES, _UNREAD = 1000, 2000
_KINDS: Mapping[str, type[Content]] = {"quotes": Quote, "figures": Figure, "key_points": KeyPoint}
Frame = Mapping[str, Any]


class Voice:
    """How the reading process speaks; `send` takes a frame's bytes, `scratch` is where the bytes of inner files go."""

    def __init__(self, send: Callable[[bytes], None], scratch: Path) -> None:
        """For one file, or one text."""
        self._send, self._scratch, self._pieces = send, scratch, 0

    def say(self, frame: Frame) -> None:
        """Send a frame."""
        self._send(json.dumps(frame, ensure_ascii=False, allow_nan=False).encode("utf-8", "surrogatepass"))

    def stage(self, stage: Stage) -> None:
        """Say what is being done now."""
        self.say({"stage": stage.value})

    def piece(self, source: SourceText, origin: Origin, inside: int | None = None, data: bytes | None = None) -> None:
        """Hand over a document; `data` are its bytes if it lay in another file."""
        if data is not None:
            (self._scratch / str(self._pieces)).write_bytes(data)
        self._pieces += 1
        header = {"source": to_plain(replace(source, text="")), "origin": to_plain(origin), "inside": inside}
        self.say({"piece": header | {"length": len(source.text), "held": data is not None}})
        for start in range(0, len(source.text), _CHUNK):
            self.say({"text": source.text[start : start + _CHUNK]})

    def found(self, extraction: Extraction) -> None:
        """Hand over what was found in the document handed over last, or in the text that was asked about."""
        genre = extraction.genre and extraction.genre.value
        self.say({"found": {"genre": genre, "engine": extraction.engine, "notices": list(extraction.notices)}})
        for kind in _KINDS:
            contents: Sequence[Content] = getattr(extraction, kind)
            for start in range(0, len(contents), _POINTS_TOGETHER):
                together = contents[start : start + _POINTS_TOGETHER]
                self.say({"points": kind, "items": [_without_text(content) for content in together]})

    def unread(self, name: str, error: BriefingError) -> None:
        """Say of an inner file why it could not be read."""
        self.say({"unread": [name, error.what, error.kept, error.remedy]})

    def end(self) -> None:
        """Say that this is all."""
        self.say({"end": True})

    def failed(self, error: BriefingError) -> None:
        """Say that nothing could be read, and why."""
        self.say({"failed": [error.what, error.kept, error.remedy]})


def _without_text(content: Content) -> Frame:
    plain: dict[str, Any] = to_plain(content)
    del plain["text"]
    return plain


@dataclass(slots=True)
class _Growing:
    """A document of which more is to come."""

    source: SourceText
    origin: Origin
    inside: int | None
    length: int
    held: Path | None
    chunks: list[str] = field(default_factory=list)
    received: int = 0
    found: Extraction | None = None
    points: dict[str, list[Content]] = field(default_factory=lambda: {kind: [] for kind in _KINDS})


class Assembly:
    """Puts together what is said of one file, or of one text that is known already."""

    def __init__(self, path: Path, scratch: Path, holding: Path, known: SourceText | None = None) -> None:
        """`scratch` is where the child puts the bytes of inner files, `holding` where they are moved to."""
        self._path, self._scratch, self._holding = path, scratch, holding
        self._pieces: list[_Growing] = []
        self._unread: list[Failure] = []
        self._left = MOST
        if known is not None:
            self._pieces.append(_Growing(known, Origin("", ""), None, len(known.text), None))

    def take(self, data: bytes) -> Stage | int | Outcome | None:
        """A frame: a stage, the length of a text that is whole now, the end, or nothing to tell.

        Raises:
            WireError: it is none that may come here, or there is too much of them.
        """
        self._left -= len(data) + 100
        if self._left < 0:
            raise WireError("more than may come of one file")
        frame = read_frame(data)
        handlers: Mapping[str, Callable[[Frame], Stage | int | Outcome | None]] = {
            "stage": _stage,
            "piece": self._piece,
            "text": self._text,
            "found": self._found,
            "points": self._points,
            "unread": self._not_read,
            "failed": self._failed,
            "end": self._end,
        }
        return handlers[_kind_of(frame, handlers)](frame)

    def _piece(self, frame: Frame) -> int | None:
        plain = frame["piece"]
        if not isinstance(plain, dict) or plain.keys() != {"source", "origin", "inside", "length", "held"}:
            raise WireError("no document where one belongs")
        self._need(len(self._pieces) < _PIECES and self._whole())
        source, origin = from_plain(SourceText, plain["source"]), from_plain(Origin, plain["origin"])
        self._need((origin.original, origin.parent_id, origin.inside) == ("", None, None))  # the library's own to say
        inside, length = plain["inside"], from_plain(int, plain["length"])
        self._need(inside is None or (type(inside) is int and 0 <= inside < len(self._pieces)))
        self._need(0 <= length <= MOST and not source.text)
        held = self._taken(origin) if from_plain(bool, plain["held"]) else None
        self._pieces.append(_Growing(source, origin, inside, length, held))
        return None if length else self._complete(self._pieces[-1])

    def _taken(self, origin: Origin) -> Path:
        """Move an inner file's bytes out of the child's reach; a link or a folder of that name is none."""
        path = self._scratch / str(len(self._pieces))
        try:
            found = path.lstat()
            self._need(stat.S_ISREG(found.st_mode) and found.st_nlink == 1 and found.st_size == origin.size)
            target = self._holding / uuid.uuid4().hex
            path.replace(target)
        except OSError as error:
            raise WireError("the bytes of an inner file are not where they belong") from error
        return target

    def _text(self, frame: Frame) -> int | None:
        chunk = from_plain(str, frame["text"])
        self._need(bool(self._pieces) and self._pieces[-1].found is None)
        growing = self._pieces[-1]
        growing.chunks.append(chunk)
        growing.received += len(chunk)
        self._need(growing.received <= growing.length)
        return self._complete(growing) if growing.received == growing.length else None

    def _complete(self, growing: _Growing) -> int:
        growing.source = replace(growing.source, text="".join(growing.chunks))
        growing.chunks.clear()
        starts = [page.start for page in growing.source.pages]
        self._need(all(0 <= start <= growing.length for start in starts) and starts == sorted(starts))
        self._need(all(0 <= start <= end <= growing.length for start, end in growing.source.notes))
        return growing.length

    def _whole(self) -> bool:
        """Whether the document before is all there."""
        return not self._pieces or self._pieces[-1].found is not None

    def _found(self, frame: Frame) -> None:
        plain = frame["found"]
        if not isinstance(plain, dict) or plain.keys() != {"genre", "engine", "notices"}:
            raise WireError("no findings where they belong")
        self._need(not self._whole() and len(self._pieces[-1].source.text) == self._pieces[-1].length)
        genre = None if plain["genre"] is None else from_plain(Genre, plain["genre"])
        notices: tuple[str, ...] = from_plain(tuple[str, ...], plain["notices"])
        self._pieces[-1].found = Extraction((), (), (), genre, from_plain(str, plain["engine"]), notices)

    def _points(self, frame: Frame) -> None:
        kind, items = frame["points"], frame.get("items")
        if kind not in _KINDS or not isinstance(items, list):
            raise WireError("no points where they belong")
        self._need(bool(self._pieces) and self._pieces[-1].found is not None)
        growing = self._pieces[-1]
        growing.points[kind] += [_point(_KINDS[kind], item, growing.source.text) for item in items]

    def _not_read(self, frame: Frame) -> None:
        self._need(len(self._unread) < _UNREAD)
        name, *reason = _strings(frame["unread"], 4)
        self._unread.append(Failure(Path(name), *reason))

    def _failed(self, frame: Frame) -> Failure:
        return Failure(self._path, *_strings(frame["failed"], 3))

    def _end(self, _frame: Frame) -> Reading:
        self._need(bool(self._pieces) and self._whole())
        return Reading(self._path, tuple(_finished(each) for each in self._pieces), tuple(self._unread))

    @staticmethod
    def _need(right: bool) -> None:
        if not right:
            raise WireError("what came does not fit what came before")

    def let_go(self) -> None:
        """Take away what was moved for a reading that never was finished."""
        for growing in self._pieces:
            if growing.held is not None:
                growing.held.unlink(missing_ok=True)


def read_frame(data: bytes) -> Frame:
    """A frame from its bytes.

    Raises:
        WireError: they are none.
    """
    try:
        frame = json.loads(data, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise WireError("no JSON") from error
    if not isinstance(frame, dict):
        raise WireError("no frame")
    return frame


def _no_constant(name: str) -> None:
    raise WireError(f"{name} is no number")


def _kind_of(frame: Frame, known: Mapping[str, object]) -> str:
    kinds = [key for key in frame if key in known]
    if len(kinds) != 1:
        raise WireError("a frame of no known kind")
    return kinds[0]


def _stage(frame: Frame) -> Stage:
    return from_plain(Stage, frame["stage"])


def _strings(plain: object, number: int) -> tuple[str, ...]:
    strings: tuple[str, ...] = from_plain(tuple[str, ...], plain)
    if len(strings) != number:
        raise WireError("not as many texts as belong there")
    return strings


def _point(kind: type[Content], plain: object, text: str) -> Content:
    """A point whose every offset lies within the text, with its own text cut out of it."""
    if not isinstance(plain, dict) or "text" in plain:
        raise WireError("no point where one belongs")
    start, end = plain.get("start"), plain.get("end")
    _span(start, end, len(text))
    content = from_plain(kind, plain | {"text": text[start:end]})
    if isinstance(content, Figure) and (content.phrase_start is not None or content.phrase_end is not None):
        _span(content.phrase_start, content.phrase_end, len(text))
    return content


def _span(start: object, end: object, length: int) -> None:
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= length:
        raise WireError("a span outside the text")


def _finished(growing: _Growing) -> Piece:
    points: dict[str, Any] = {kind: _in_order(contents) for kind, contents in growing.points.items()}
    complete = replace(growing.found or Extraction(), **points)
    return Piece(growing.source, complete, growing.origin, growing.inside, growing.held)


def _in_order(contents: list[Content]) -> tuple[Any, ...]:
    if any(former.start > latter.start for former, latter in itertools.pairwise(contents)):
        raise WireError("points out of order")
    return tuple(contents)
