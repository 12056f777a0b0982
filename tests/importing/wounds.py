"""Files of every format damaged at random, the same for the same seed; what is packed in them is damaged too."""

import io
import random
import re
import zipfile
from collections.abc import Callable, Mapping
from copy import deepcopy
from functools import lru_cache, partial

from lxml import etree
from PIL import Image, ImageDraw

from tests.importing.articles import articles
from tests.importing.building import BUILDERS, zipped
from tests.importing.readers.pages import NEWS, PRESS_RELEASE
from tests.importing.readers.pdf_building import LOOKS, pdf_of

Make = Callable[[], bytes]
_NUMBER = re.compile(rb"\d+")
_NUMBERS = (b"0", b"-1", b"1", b"65536", b"2147483648", b"99999999999999999999", b"1e38", b"-0.00001", b"nan")
_FORMS = {
    "plain": ("western text", "wide text"),
    "markdown": ("markdown",),
    "html": ("html",),
    "mhtml": ("mhtml",),
    "docx": ("docx",),
    "odt": ("odt",),
    "rtf": ("rtf",),
    "eml": ("eml", "eml of html"),
    "msg": ("msg",),
    "epub": ("epub",),
    "csv": ("csv",),
    "xlsx": ("xlsx",),
    "zip": ("zip",),
}
"""By reader, the forms that it reads."""


def _written(reader: str) -> dict[str, tuple[str, Make]]:
    forms = {form: BUILDERS[form] for form in _FORMS[reader]}
    return {
        f"{form} {article.name}": (suffix, partial(build, article))
        for form, (suffix, build) in forms.items()
        for article in articles()
    }


def _pages() -> dict[str, tuple[str, Make]]:
    return {"press release": (".html", PRESS_RELEASE.encode), "news": (".html", NEWS.encode)}


def _pdfs() -> dict[str, tuple[str, Make]]:
    return {
        f"{look} {article.name} {packed}": (".pdf", partial(pdf_of, article, LOOKS[look], packed=packed))
        for look in LOOKS
        for article in articles()
        for packed in (True, False)
    }


def _pictures() -> dict[str, tuple[str, Make]]:
    return {suffix: (suffix, partial(_picture, suffix)) for suffix in (".png", ".jpg", ".gif", ".tif")}


def _picture(suffix: str) -> bytes:
    """A few words, small, so that recognising them is soon done."""
    picture, stream = Image.new("L", (240, 60), 255), io.BytesIO()
    ImageDraw.Draw(picture).text((10, 20), "The lock gates are shut.", fill=0, font_size=16)
    picture.save(stream, {".jpg": "JPEG", ".tif": "TIFF"}.get(suffix, suffix[1:].upper()))
    return stream.getvalue()


def _wholes(reader: str) -> Mapping[str, tuple[str, Make]]:
    """What a reader is given before it is damaged: endings of names and how it is made, by names."""
    if reader == "pdf":
        return _pdfs()
    if reader == "pictures":
        return _pictures()
    return _written(reader) | (_pages() if reader == "html" else {})


READERS = ("pdf", *_FORMS, "pictures")


@lru_cache(maxsize=1)
def _sound(reader: str) -> Mapping[str, tuple[str, Make]]:
    return _wholes(reader)


@lru_cache(maxsize=400)
def _made(reader: str, name: str) -> bytes:
    return _sound(reader)[name][1]()


@lru_cache(maxsize=400)
def _members(reader: str, name: str) -> Mapping[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(_made(reader, name))) as archive:
        return {member: archive.read(member) for member in archive.namelist()}


def fuzzed(reader: str, seed: int) -> tuple[str, bytes]:
    """The ending of a file's name and its bytes; an archive is damaged in a member, three times in four."""
    chance = random.Random(seed)  # noqa: S311 - the same damage for the same seed
    name = chance.choice(sorted(_sound(reader)))
    suffix, data = _sound(reader)[name][0], _made(reader, name)
    if not data.startswith(b"PK") or chance.randrange(4) == 0:
        return suffix, mutated(data, chance)
    members = _members(reader, name)
    victim = chance.choice(sorted(members))
    wound = rearranged if members[victim].lstrip().startswith(b"<") and chance.randrange(2) else mutated
    return suffix, zipped({**members, victim: wound(members[victim], chance)})


def rearranged(data: bytes, chance: random.Random) -> bytes:
    """XML that is still well-formed, with elements taken away, put elsewhere, doubled and misnamed."""
    root = etree.fromstring(data)
    for _ in range(chance.randrange(1, 9)):
        elements = [each for each in root.iter() if isinstance(each.tag, str) and each is not root]
        if not elements:
            break
        one, other = chance.choice(elements), chance.choice(elements)
        parent = one.getparent()
        assert parent is not None
        match chance.randrange(5):
            case 0:
                parent.remove(one)
            case 1:
                other.append(deepcopy(one))
            case 2:
                one.tag = other.tag
            case 3:
                one.text = chance.choice(_NUMBERS).decode()
            case _:
                for key in chance.sample(list(one.attrib), min(2, len(one.attrib))):
                    one.set(key, chance.choice([number.decode() for number in _NUMBERS]))
    return bytes(etree.tostring(root))


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes with up to eight wounds of several sorts."""
    wounded = bytearray(data)
    for _ in range(chance.randrange(1, 9)):
        if wounded:
            chance.choice(_WOUNDS)(wounded, chance.randrange(len(wounded)), chance.choice(_LENGTHS), chance)
    return bytes(wounded)


def _turn(data: bytearray, at: int, _length: int, chance: random.Random) -> None:
    data[at] ^= 1 << chance.randrange(8)


def _cut(data: bytearray, at: int, length: int, _chance: random.Random) -> None:
    del data[at : at + length]


def _repeat(data: bytearray, at: int, length: int, chance: random.Random) -> None:
    data[at:at] = data[at : at + length] * chance.choice((1, 2, 50))


def _overwrite(data: bytearray, at: int, length: int, chance: random.Random) -> None:
    data[at : at + length] = chance.randbytes(length)


def _renumber(data: bytearray, at: int, _length: int, chance: random.Random) -> None:
    if number := _NUMBER.search(data, at):
        data[number.start() : number.end()] = chance.choice(_NUMBERS)


def _copy(data: bytearray, at: int, length: int, chance: random.Random) -> None:
    other = chance.randrange(len(data))
    data[at : at + length] = data[other : other + length]


_WOUNDS = (_turn, _cut, _repeat, _overwrite, _renumber, _copy)
_LENGTHS = (1, 1, 2, 4, 16, 200)
