"""E-mails of both kinds: what they say of themselves, their words, and what came with them."""

from datetime import date
from email.message import EmailMessage

from briefing_app.domain.text import Genre
from briefing_app.extraction.extract import extract
from briefing_app.importing.readers import read_bytes
from briefing_app.importing.readers.packed_rtf import unpacked
from tests.importing.articles import articles
from tests.importing.building import as_docx, as_msg, as_text, letter, zipped
from tests.importing.ole import attachment, message, message_file, ole_file, text

PLAIN = "Dear all,\n\nThe gates failed.\nNobody had looked.\n\nAda"
HEAD = (
    "From: Ysolde Grantchester <ysolde@press.example>\n"
    "To: Private Office <office@dept.example>; Press Office <press@dept.example>\n"
    "Date: 10 September 2026 18:22\n"
)
# The example of [MS-OXRTFCP] 4.1.1.
PACKED = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
)


def mail() -> EmailMessage:
    return letter(articles()[0])


def test_an_e_mail_begins_with_its_head() -> None:
    made = mail()
    made.set_content(PLAIN)
    source = read_bytes(made.as_bytes(), "a.eml").parts[0].source
    assert source.text.startswith(HEAD + "Subject: For the box: Harbour dredging put back a year")
    assert source.text.endswith("\n\nDear all,\n\nThe gates failed.\nNobody had looked.\n\nAda")
    assert (source.byline, source.published) == ("Ysolde Grantchester", date(2026, 9, 10))
    assert source.title.startswith("For the box: Harbour")
    assert dict(source.provenance)["published"] == "from the e-mail’s header"


def test_the_head_is_what_the_genre_of_e_mails_is_told_by() -> None:
    made = mail()
    made.set_content(PLAIN)
    assert extract(read_bytes(made.as_bytes(), "a.eml").parts[0].source).genre is Genre.EMAIL


def test_attachments_are_documents_that_know_their_e_mail() -> None:
    made, article = mail(), articles()[1]
    made.set_content(PLAIN)
    made.add_attachment(as_docx(article), maintype="application", subtype="octet-stream", filename="../homes.docx")
    made.add_attachment(
        zipped({"in/one.txt": as_text(article)}), maintype="application", subtype="zip", filename="b.zip"
    )
    made.add_attachment(b"MZ\x90\x00", maintype="application", subtype="octet-stream", filename="setup.exe")
    parcel = read_bytes(made.as_bytes(), "a.eml")
    assert [(part.origin.name, part.inside) for part in parcel.parts] == [
        ("a.eml", None),
        ("homes.docx", 0),
        ("one.txt", 0),
    ]
    assert parcel.parts[0].data is None
    assert parcel.parts[2].data == as_text(article)
    assert [(name, error.what) for name, error in parcel.unread] == [("setup.exe", "“setup.exe” is a program.")]


def test_an_e_mail_in_an_e_mail_is_a_document_inside_it() -> None:
    made, inner = mail(), mail()
    inner.replace_header("Subject", "Inner / one")
    inner.set_content("The words within.")
    inner.add_attachment(as_text(articles()[0]), maintype="text", subtype="plain", filename="deep.txt")
    made.set_content(PLAIN)
    made.add_attachment(inner)
    parcel = read_bytes(made.as_bytes(), "a.eml")
    assert [part.inside for part in parcel.parts] == [None, 0, 1]
    assert parcel.parts[1].source.title == "Inner / one"
    assert "The words within." in parcel.parts[1].source.text


def test_pictures_that_are_part_of_the_words_are_no_documents() -> None:
    made = mail()
    made.set_content("<p>Hello there.</p><img src='cid:logo'>", subtype="html")
    made.add_related(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", cid="<logo>")
    parcel = read_bytes(made.as_bytes(), "a.eml")
    assert (len(parcel.parts), parcel.unread) == (1, ())


def test_the_html_is_read_where_the_plain_text_is_only_a_notice() -> None:
    made = mail()
    made.set_content("See the HTML.")
    made.add_alternative(f"<div style='display:none'>Preheader</div><p>{'The gates failed. ' * 20}</p>", subtype="html")
    words = read_bytes(made.as_bytes(), "a.eml").parts[0].source.text
    assert "The gates failed." in words
    assert "Preheader" not in words
    assert "See the HTML" not in words


def test_lines_that_a_mail_program_wrapped_are_joined_again() -> None:
    data = (
        b"From: a@b.example\nTo: c@d.example\nMIME-Version: 1.0\nContent-Type: text/plain; format=flowed\n\n"
        b"The gates failed in \nDecember.\nNext line.\n"
    )
    assert read_bytes(data, "a.eml").parts[0].source.text.endswith("The gates failed in December.\nNext line.")


def test_headers_in_old_letters() -> None:
    data = (
        b"From: =?iso-8859-1?Q?Si=E2n_Ap_Rhys?= <sian@b.example>\nTo: c@d.example\nMIME-Version: 1.0\n"
        b"Subject: =?utf-8?B?wqM1IOKAkyDigJxhIGxvdOKAnQ==?=\n\nWords enough.\n"
    )
    source = read_bytes(data, "a.eml").parts[0].source
    assert (source.byline, source.title) == ("Siân Ap Rhys", "£5 – “a lot”")


def test_a_text_that_only_looks_like_an_e_mail_stays_as_it_is() -> None:
    pasted = "From: Ada Quill\nTo: All\nSubject: Gates\n\nThe gates failed."
    assert read_bytes(pasted.encode(), "pasted.txt").parts[0].source.text == pasted


def test_outlook_s_message_reads_as_the_same_e_mail() -> None:
    source = read_bytes(as_msg(articles()[0]), "a.msg").parts[0].source
    assert source.text.startswith(
        "From: Ysolde Grantchester <ysolde@press.example>\nTo: Private Office; Press Office\n"
        "Date: 10 September 2026 17:22 GMT\nSubject: For the box: Harbour"
    )
    assert (source.byline, source.published) == ("Ysolde Grantchester", date(2026, 9, 10))


def test_outlook_s_attachments_and_enclosed_messages() -> None:
    inner = message(subject="Inner", body="The words within.", sender="Ada Quill", head=24)
    data = ole_file(
        message(
            subject="Outer",
            body="See below.",
            more={
                "__attach_version1.0_#00000000": attachment("one.txt", as_text(articles()[0])),
                "__attach_version1.0_#00000001": attachment("Inner.msg", inner),
                "__attach_version1.0_#00000002": attachment(
                    "logo.png", b"\x89PNG", text(0x3712, "logo"), text(0x370E, "image/png")
                ),
            },
        )
    )
    parcel = read_bytes(data, "a.msg")
    assert [(part.origin.name, part.inside) for part in parcel.parts] == [
        ("a.msg", None),
        ("one.txt", 0),
        ("Inner.eml", 0),
    ]
    assert parcel.parts[2].source.text.endswith("Subject: Inner\n\nThe words within.")
    assert parcel.parts[2].source.byline == "Ada Quill"


def test_outlook_s_packed_rich_text() -> None:
    assert unpacked(PACKED) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    data = message_file(subject="Rich", more={"__substg1.0_10090102": PACKED})
    assert read_bytes(data, "a.msg").parts[0].source.text.endswith("Subject: Rich\n\nhello world")


def test_outlook_s_words_in_old_letters() -> None:
    data = message_file(subject="Old", more={"__substg1.0_1000001E": "It cost £5 – “a lot”.".encode("cp1252")})
    assert read_bytes(data, "a.msg").parts[0].source.text.endswith("It cost £5 – “a lot”.")
