"""Books, saved pages, pictures and archives; the language and the characters of any of them."""

from datetime import date
from pathlib import Path

import pytest

from briefing_app.errors import BriefingError
from briefing_app.importing.readers import read_bytes, read_file
from briefing_app.importing.readers.language import language_of
from briefing_app.importing.readers.mojibake import mended
from briefing_app.importing.readers.ocr import NO_PROGRAM, paragraphs
from tests.importing.articles import articles
from tests.importing.building import as_mhtml, as_text, epub_of, letter, zipped
from tests.importing.hostile_making import nested, png

WELSH = (
    "Mae’r cyngor wedi penderfynu cau tri o lyfrgelloedd y sir ar ddydd Sul, ond bydd y rhai eraill yn aros ar agor. "
    "Dywedodd yr arweinydd fod y gost yn rhy uchel a bod yn rhaid i’r cyngor wneud dewisiadau anodd yn y flwyddyn hon."
)
FRENCH = (
    "Le conseil a décidé de fermer trois des bibliothèques du comté le dimanche, mais les autres resteront ouvertes. "
    "La présidente a dit que le coût était trop élevé et que le conseil devait faire des choix difficiles cette année."
)


def test_a_book_is_its_chapters_in_the_order_of_its_spine() -> None:
    data = epub_of(
        {"z.xhtml": "<html><body><p>First.</p></body></html>", "a.xhtml": "<p>Second&nbsp;one.</p>"}, "Locks"
    )
    source = read_bytes(data, "a.epub").parts[0].source
    assert source.text == "First.\n\nSecond\xa0one."
    assert (source.title, source.byline, source.publisher) == ("Locks", "Leonie Sandringford", "Quill Street Press")
    assert source.published == date(2026, 2, 3)
    assert dict(source.provenance)["byline"] == "from the book’s metadata"


def test_a_saved_page_knows_where_it_was() -> None:
    source = read_bytes(as_mhtml(articles()[0]), "a.mhtml").parts[0].source
    assert source.link == "https://news.example/01-harbour-dredging"
    assert dict(source.provenance)["link"] == "from the saved page’s header"
    assert source.media_type == "multipart/related"


def test_an_archive_is_the_documents_in_it(tmp_path: Path) -> None:
    one, two = articles()[:2]
    mail = letter(one)
    mail.set_content("See below.")
    mail.add_attachment(as_text(two), maintype="text", subtype="plain", filename="two.txt")
    files = {
        "b/one.txt": as_text(one),
        "mail.eml": mail.as_bytes(),
        "__MACOSX/._one.txt": b"\0",
        "x.exe": b"MZ\x90\x00",
    }
    path = tmp_path / "papers.zip"
    path.write_bytes(zipped(files))
    parcel = read_file(path)
    assert [(part.origin.name, part.inside) for part in parcel.parts] == [
        ("one.txt", None),
        ("mail.eml", None),
        ("two.txt", 1),
    ]
    assert [name for name, _ in parcel.unread] == ["x.exe"]
    assert parcel.parts[0].data == as_text(one)


def test_archives_in_archives_are_read_three_deep_and_no_deeper() -> None:
    assert len(read_bytes(nested(2), "a.zip").parts) == 1
    with pytest.raises(
        BriefingError, match=r"Nothing in “a\.zip” could be read\. “core\.txt” was not read, because it lies"
    ):
        read_bytes(nested(3), "a.zip")


def test_the_rest_of_an_archive_of_600_is_told_of() -> None:
    parcel = read_bytes(zipped({f"{n}.txt": b"Words." for n in range(600)}), "many.zip")
    assert len(parcel.parts) == 500
    assert [name for name, _ in parcel.unread] == ["many.zip"]
    assert "500 files" in parcel.unread[0][1].what


def test_a_picture_is_kept_without_text_where_nothing_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    source = read_bytes(png(9, 9), "scan.png").parts[0].source
    assert (source.text, source.needs_ocr) == ("", True)
    assert dict(source.provenance)["text"] == NO_PROGRAM


def test_the_lines_of_a_scan_are_joined() -> None:
    scanned = "Gates shut\nThe gates had been exam-\nined once in all of the\nfour years.\n\nNobody knew.\n\f"
    expected = ["Gates shut", "The gates had been examined once in all of the four years.", "Nobody knew."]
    assert paragraphs(scanned) == expected


@pytest.mark.parametrize(("text", "code"), [(WELSH, "cy"), (FRENCH, "fr"), ("Too few words.", "")])
def test_the_language_is_told_by_the_commonest_words(text: str, code: str) -> None:
    assert language_of(text) == code


def test_every_article_is_english_and_says_how_that_is_known() -> None:
    for article in articles():
        source = read_bytes(as_text(article), "a.txt").parts[0].source
        assert (source.language, dict(source.provenance)["language"]) == ("en", "told from its commonest words")


def test_spoilt_characters_are_put_right_and_it_is_said() -> None:
    spoilt = "“It cost £5 – a lot,” said Siân. ".encode().decode("cp1252", "replace").replace("\ufffd", "")
    source = read_bytes(f"{spoilt}\nNext.".encode(), "a.txt").parts[0].source
    assert "It cost £5 – a lot" in source.text
    assert "said Siân" in source.text
    assert "text" in dict(source.provenance)


@pytest.mark.parametrize("text", ["“It’s ours,” she said – café, £5.", "SÃO PAULO", "Â is a letter", "naïve ﬁnance…"])
def test_characters_that_may_be_meant_stay(text: str) -> None:
    assert mended(text) == text
