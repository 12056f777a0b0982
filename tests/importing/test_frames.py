"""What comes from the reading process is put together whole, and nothing of it is believed unchecked."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from briefing_app.domain.documents import Origin
from briefing_app.domain.figures import Figure, FigureKind, Modifier
from briefing_app.domain.keypoints import KeyPoint
from briefing_app.domain.points import Extraction
from briefing_app.domain.quotes import Candidate, Quote, QuoteKind
from briefing_app.domain.text import Genre, Page, SourceText
from briefing_app.errors import BriefingError
from briefing_app.importing.frames import LONGEST, Assembly, Voice
from briefing_app.importing.outcomes import Failure, Reading
from briefing_app.importing.wire import WireError

TEXT = "Locks\n\n“We will open 60 locks,” said Oriel Fenwick 🚢, the minister."
QUOTE = Quote(
    *(8, 30, TEXT[8:30], QuoteKind.DIRECT, "Oriel Fenwick"),
    candidates=(Candidate("Oriel Fenwick", "minister", None, 0.9, "alone"),),
)
FIGURE = Figure(21, 23, "60", 60, FigureKind.COUNT, None, "lock", Modifier.NONE, phrase_start=21, phrase_end=29)
FOUND = Extraction((QUOTE,), (FIGURE,), (KeyPoint(7, 20, TEXT[7:20]),), Genre.NEWS, "engine 1", ("a notice",))
SOURCE = SourceText(
    *(TEXT, "Locks", "The Courier", "Ida Rookwood", date(2026, 3, 4)),
    pages=(Page(0, 1, "i"), Page(20, 2)),
    provenance=(("title", "its first line"),),
    notes=((20, 30),),
)
ORIGIN = Origin("locks.txt", "a" * 64, "text/plain", 70)


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    (tmp_path / "scratch").mkdir()
    (tmp_path / "held").mkdir()
    return tmp_path / "scratch"


def said(scratch: Path, speak: Callable[[Voice], None]) -> list[bytes]:
    frames: list[bytes] = []
    speak(Voice(frames.append, scratch))
    return frames


def assembly(scratch: Path, known: SourceText | None = None) -> Assembly:
    return Assembly(Path("locks.txt"), scratch, scratch.parent / "held", known)


def heard(scratch: Path, frames: list[bytes], known: SourceText | None = None) -> Any:
    whole = assembly(scratch, known)
    return [whole.take(frame) for frame in frames][-1]


def test_a_document_arrives_as_it_was_sent(scratch: Path) -> None:
    def speak(voice: Voice) -> None:
        voice.piece(SOURCE, ORIGIN)
        voice.found(FOUND)
        voice.end()

    reading = heard(scratch, said(scratch, speak))
    assert (reading.source, reading.extraction, reading.origin) == (SOURCE, FOUND, ORIGIN)


def test_a_long_document_comes_in_small_frames_and_whole(scratch: Path) -> None:
    source = SourceText("🚢 “so it goes” " * 200_000)
    quotes = tuple(Quote(at, at + 2, source.text[at : at + 2], QuoteKind.MIXED) for at in range(3, 30_000, 3))

    def speak(voice: Voice) -> None:
        voice.piece(source, ORIGIN)
        voice.found(Extraction(quotes))
        voice.end()

    frames = said(scratch, speak)
    assert max(map(len, frames)) < LONGEST / 8
    reading = heard(scratch, frames)
    assert (reading.source, reading.extraction.quotes) == (source, quotes)


def test_attachments_come_with_their_bytes_and_know_their_e_mail(scratch: Path) -> None:
    def speak(voice: Voice) -> None:
        voice.piece(SOURCE, ORIGIN)
        voice.found(FOUND)
        voice.piece(SourceText("A note."), Origin("note.txt", "b" * 64, size=7), 0, b"A note.")
        voice.found(Extraction())
        voice.unread("macro.xyz", BriefingError("“macro.xyz” cannot be read.", remedy="Ask for another."))
        voice.end()

    reading = heard(scratch, said(scratch, speak))
    assert isinstance(reading, Reading)
    attached = reading.pieces[1]
    assert attached.inside == 0
    assert attached.held is not None
    assert attached.held.read_bytes() == b"A note."
    assert list(scratch.iterdir()) == []
    assert reading.unread == (Failure(Path("macro.xyz"), "“macro.xyz” cannot be read.", "", "Ask for another."),)
    reading.let_go()
    assert not attached.held.exists()


def test_what_is_found_in_a_text_that_is_known_comes_without_it(scratch: Path) -> None:
    def speak(voice: Voice) -> None:
        voice.found(FOUND)
        voice.end()

    assert heard(scratch, said(scratch, speak), SOURCE).extraction == FOUND


def test_a_failure_is_told_in_its_own_words(scratch: Path) -> None:
    error = BriefingError("“locks.txt” is locked.", kept="Nothing was kept.", remedy="Unlock it.")
    assert heard(scratch, said(scratch, lambda voice: voice.failed(error))) == Failure.of(Path("locks.txt"), error)


def changed(scratch: Path, place: int, change: Callable[[dict[str, Any]], Any]) -> list[bytes]:
    """The frames of a document, with one of them changed."""

    def speak(voice: Voice) -> None:
        voice.piece(SOURCE, replace(ORIGIN, size=4), None, b"mine")
        voice.found(FOUND)
        voice.end()

    frames = [json.loads(frame) for frame in said(scratch, speak)]
    change(frames[place])
    return [json.dumps(frame).encode() for frame in frames]


def setting(*keys: Any, to: object) -> Callable[[dict[str, Any]], None]:
    def change(frame: Any) -> None:
        for key in keys[:-1]:
            frame = frame[key]
        frame[keys[-1]] = to

    return change


LIES = {
    "a span before the text": (3, setting("items", 0, "start", to=-1)),
    "a span after the text": (3, setting("items", 0, "end", to=len(TEXT) + 1)),
    "an empty span": (3, setting("items", 0, "end", to=8)),
    "an offset that is none": (3, setting("items", 0, "start", to=True)),
    "a point with words of its own": (3, setting("items", 0, "text", to="What nobody said")),
    "a field that there is not": (3, setting("items", 0, "more", to=1)),
    "a kind that there is not": (3, setting("items", 0, "kind", to="shouted")),
    "a confidence in words": (3, setting("items", 0, "confidence", to="much")),
    "a number out of all measure": (4, setting("items", 0, "value", to=10**400)),
    "no number": (4, setting("items", 0, "value", to=float("nan"))),
    "a phrase outside the text": (4, setting("items", 0, "phrase_end", to=5000)),
    "half of a character": (0, setting("piece", "source", "title", to="\ud800")),
    "a page outside the text": (0, setting("piece", "source", "pages", 1, "start", to=5000)),
    "pages out of order": (0, setting("piece", "source", "pages", 0, "start", to=30)),
    "a note outside the text": (0, setting("piece", "source", "notes", 0, to=[1, 5000])),
    "a date that is none": (0, setting("piece", "source", "published", to="4 March")),
    "a longer text than announced": (0, setting("piece", "length", to=3)),
    "a shorter text than announced": (0, setting("piece", "length", to=5000)),
    "an e-mail that comes later": (0, setting("piece", "inside", to=0)),
    "other bytes than announced": (0, setting("piece", "origin", "size", to=5)),
    "points before what was found": (2, setting("points", to="quotes")),
    "points of no kind": (3, setting("points", to="rumours")),
    "a text that is none": (1, setting("text", to=["a"])),
    "findings that are none": (2, setting("found", to=[])),
    "a genre that there is not": (2, setting("found", "genre", to="gossip")),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_child_that_lies_is_found_out(scratch: Path, lie: str) -> None:
    place, change = LIES[lie]
    with pytest.raises(WireError):
        heard(scratch, changed(scratch, place, change))


@pytest.mark.parametrize("data", [b"", b"{", b"[1]", b"{}", b'{"stage": "sleeping"}', b'{"end": 1, "text": ""}', b"[" * 99_999])  # fmt: skip # noqa: E501
def test_what_is_no_frame_is_refused(scratch: Path, data: bytes) -> None:
    with pytest.raises(WireError):
        assembly(scratch).take(data)


def test_an_end_before_everything_is_there_is_refused(scratch: Path) -> None:
    with pytest.raises(WireError):
        assembly(scratch).take(b'{"end": true}')


def test_frames_without_end_are_refused(scratch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing_app.importing.frames.MOST", 3000)
    whole = assembly(scratch)
    for _ in range(25):
        whole.take(b'{"stage": "reading"}')
    with pytest.raises(WireError, match="more than may come"):
        whole.take(b'{"stage": "reading"}')


def test_a_link_in_the_place_of_bytes_is_not_followed(scratch: Path) -> None:
    secret = scratch.parent / "secret"
    secret.write_bytes(b"mine")
    frames = changed(scratch, 0, lambda _frame: None)
    for make in (Path.symlink_to, Path.hardlink_to):
        (scratch / "0").unlink()
        make(scratch / "0", secret)
        with pytest.raises(WireError):
            heard(scratch, frames)
    assert secret.read_bytes() == b"mine"


def test_what_was_moved_for_a_reading_that_never_ended_is_taken_away(scratch: Path) -> None:
    frames = changed(scratch, 0, lambda _frame: None)
    whole = assembly(scratch)
    whole.take(frames[0])
    assert len(list((scratch.parent / "held").iterdir())) == 1
    whole.let_go()
    assert list((scratch.parent / "held").iterdir()) == []
