"""Corrections of a document say that they are a person's, and teach the register of publishers."""

from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.domain.documents import Origin
from briefing_app.domain.points import Extraction
from briefing_app.domain.text import SourceText
from briefing_app.library.library import Library
from briefing_app.library.publishers import BY_HAND, host_of

LINK = "https://www.Quay.example/news/1"


@pytest.fixture
def library(tmp_path: Path) -> "Library":
    return Library.open(tmp_path)


def add(library: Library, publisher: str, link: str = LINK) -> int:
    where = (("publisher", "from the page"), ("title", "from the first heading"))
    source = SourceText("Words.", "A title", publisher, link=link, provenance=where)
    created = library.add_document(source, Extraction(), Origin("a.html", publisher)).created
    assert created is not None
    return created


def correct(library: Library, document_id: int, publisher: str) -> None:
    library.edit_document(document_id, replace(library.document(document_id).details, publisher=publisher))


@pytest.mark.parametrize(
    ("link", "host"),
    [
        (LINK, "quay.example"),
        (" http://news.quay.example:8080 ", "news.quay.example"),
        ("quay.example/1", ""),
        ("", ""),
        ("http://[", ""),
    ],
)
def test_the_host_of_a_link(link: str, host: str) -> None:
    assert host_of(link) == host


def test_a_correction_is_told_remembered_and_undone_in_one_step(library: Library) -> None:
    one = add(library, "QT")
    correct(library, one, "The Quay Times")
    assert library.publishers() == {("quay.example", "QT"): "The Quay Times"}
    assert dict(library.document(one).provenance) == {"publisher": BY_HAND, "title": "from the first heading"}
    library.undo()
    assert library.publishers() == {}
    assert dict(library.document(one).provenance)["publisher"] == "from the page"
    library.redo()
    assert library.publishers() == {("quay.example", "QT"): "The Quay Times"}


def test_a_correction_of_a_correction_takes_its_place(library: Library) -> None:
    one = add(library, "QT")
    correct(library, one, "The Quay Tmes")
    other = add(library, "The Quay Tmes")  # given from the register
    correct(library, other, "The Quay Times")
    assert library.publishers() == {("quay.example", "QT"): "The Quay Times"}
    correct(library, other, "QT")  # what the documents say was right after all
    assert library.publishers() == {}


def test_what_else_comes_from_the_host_keeps_what_it_says(library: Library) -> None:
    one, other = add(library, "Ministry of Locks"), add(library, "")
    correct(library, one, "Locks Ministry")
    correct(library, other, "Portal of the Realm")
    assert library.publishers() == {
        ("quay.example", "Ministry of Locks"): "Locks Ministry",
        ("quay.example", ""): "Portal of the Realm",
    }
    correct(library, other, "")
    assert library.publishers() == {("quay.example", "Ministry of Locks"): "Locks Ministry"}


def test_without_a_link_nothing_is_learned(library: Library) -> None:
    correct(library, add(library, "QT", link=""), "The Quay Times")
    assert library.publishers() == {}
