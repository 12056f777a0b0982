"""Files made to harm whoever opens them, by code: none is stored. `HOSTILE` has each by what it is.

Every one must end in a parcel or in a BriefingError, soon and without much memory.
"""

import random
import struct
import zipfile
import zlib
from collections.abc import Callable

from tests.importing.building import BUILDERS, as_docx, as_eml, as_xlsx, odt_of, zipped
from tests.importing.hostile_making import (
    BILLION,
    MEBIBYTE,
    OUTSIDE,
    SHEET,
    WORD,
    article,
    attached,
    book,
    changed,
    deep_mail,
    docx,
    link_in_zip,
    looping_ole,
    looping_tiff,
    lying_ole,
    mail,
    mail_in_mail,
    messages_in_messages,
    nameless,
    nested,
    overlapping,
    packed_with,
    page,
    paragraph,
    patched_zip,
    png,
    rtf,
    sheet,
    storage_in_itself,
    swollen_ole,
)
from tests.importing.ole import message_file

Make = Callable[[], bytes]

ARCHIVES: dict[str, tuple[str, Make]] = {
    "zip bomb": ("bomb.zip", lambda: zipped({"zeros.txt": bytes(5 * MEBIBYTE)})),
    "zip bomb in small pieces": ("bomb.zip", lambda: zipped({f"{n}.txt": bytes(3 * MEBIBYTE) for n in range(12)})),
    "zip in zip, ten deep": ("deep.zip", lambda: nested(10)),
    "zip of bombs": ("many.zip", lambda: zipped({f"{n}.zip": packed_with(8) for n in range(3)})),
    "21,000 members": ("many.zip", lambda: overlapping(21_000)),
    "600 documents": ("many.zip", lambda: zipped({f"{n}.txt": b"Words." for n in range(600)})),
    "one packed run for 5,000 members": ("overlap.zip", overlapping),
    "names that climb": ("climb.zip", lambda: zipped({"../../../tmp/evil.txt": b"Words.", "/etc/evil.txt": b"Words."})),
    "a member without a name": ("nameless.zip", nameless),
    "names of devices": ("names.zip", lambda: zipped({"C:\\Windows\\CON.txt": b"Words.", "a\u202etxt.exe": b"MZ"})),
    "a link": ("link.zip", link_in_zip),
    "a smaller size claimed": ("lies.zip", lambda: patched_zip(24, struct.pack("<I", 10))),
    "a larger size claimed": ("lies.zip", lambda: patched_zip(24, struct.pack("<I", 200 * MEBIBYTE))),
    "four gigabytes claimed": ("lies.zip", lambda: patched_zip(24, b"\xfe\xff\xff\xff")),
    "a locked member": ("locked.zip", lambda: patched_zip(8, b"\x01\x00")),
    "an unknown method": ("method.zip", lambda: patched_zip(10, b"\x63\x00")),
    "bzip2": ("method.zip", lambda: packed_with(zipfile.ZIP_BZIP2)),
    "lzma": ("method.zip", lambda: packed_with(zipfile.ZIP_LZMA)),
    "an empty archive": ("empty.zip", lambda: zipped({})),
    "only programs": ("programs.zip", lambda: zipped({"a.exe": b"MZ\x90\x00" * 9, "b.so": b"\x7fELF" * 9})),
    "a sign of an archive and nothing else": ("a.zip", lambda: b"PK\x03\x04" + b"\xff" * 400),
}

OFFICE: dict[str, tuple[str, Make]] = {
    "docx bomb": ("bomb.docx", lambda: docx(paragraph(" " * (5 * MEBIBYTE)))),
    "docx bomb in a picture": ("bomb.docx", lambda: docx("", word__media__a_png=bytes(5 * MEBIBYTE))),
    "docx with an outside entity": ("xxe.docx", lambda: docx(paragraph("&x;"), before=OUTSIDE)),
    "docx of a billion laughs": ("laughs.docx", lambda: docx(paragraph("&l9;"), before=BILLION)),
    "docx with an outside entity in its notes": (
        "xxe.docx",
        lambda: docx(paragraph("Words."), word__footnotes_xml=f"{OUTSIDE}<w:footnotes {WORD}>&x;</w:footnotes>"),
    ),
    "docx 200,000 deep": ("deep.docx", lambda: docx("<w:p>" * 200_000 + "</w:p>" * 200_000)),
    "docx of tables in tables": ("deep.docx", lambda: docx("<w:tbl><w:tr><w:tc>" * 60 + "</w:tc></w:tr></w:tbl>" * 60)),
    "docx without a document": ("none.docx", lambda: zipped({"word/document.xml": b"", "_rels/.rels": b"<a/>"})),
    "docx whose style is based on itself": (
        "loop.docx",
        lambda: docx(
            '<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>Words.</w:t></w:r></w:p>',
            word__styles_xml=f'<w:styles {WORD}><w:style w:styleId="a"><w:basedOn w:val="a"/></w:style></w:styles>',
        ),
    ),
    "docx with absurd lists": (
        "lists.docx",
        lambda: docx(
            '<w:p><w:pPr><w:numPr><w:ilvl w:val="99999999999"/><w:numId w:val="-1"/></w:numPr></w:pPr></w:p>'
            + paragraph("Words.")
        ),
    ),
    "docx with a template elsewhere": (
        "remote.docx",
        lambda: docx(
            paragraph("Words."),
            word___rels__settings_xml_rels='<Relationships><Relationship Type="http://x/attachedTemplate" '
            'Target="http://evil.example/t.dotm" TargetMode="External"/></Relationships>',
        ),
    ),
    "docx with a macro": (
        "macro.docm",
        lambda: docx(paragraph("Words."), word__vbaProject_bin=b"\xd0\xcf\x11\xe0" * 99),
    ),
    "docx that names another part as its document": (
        "climb.docx",
        lambda: docx(
            paragraph("Words."),
            _rels___rels='<R><Relationship Type="x/officeDocument" Target="../../../etc/passwd"/></R>',
        ),
    ),
    "odt with a billion columns": (
        "wide.odt",
        lambda: odt_of(
            '<table:table><table:table-row table:number-rows-repeated="999999999"><table:table-cell '
            'table:number-columns-repeated="999999999"><text:p>7</text:p></table:table-cell></table:table-row></table:table>'
        ),
    ),
    "odt with a billion spaces": ("wide.odt", lambda: odt_of('<text:p>a<text:s text:c="999999999"/>b</text:p>' * 50)),
    "odt with an outside entity": (
        "xxe.odt",
        lambda: changed(odt_of("<text:p>Words.</text:p>"), content_xml=f"{OUTSIDE}<a>&x;</a>"),
    ),
    "odt of lists in lists": ("deep.odt", lambda: odt_of("<text:list><text:list-item>" * 5000)),
    "odt that is locked": (
        "locked.odt",
        lambda: changed(
            odt_of("<text:p>Words.</text:p>"), **{"META-INF__manifest_xml": "<m><f><encryption-data/></f></m>"}
        ),
    ),
    "odt bomb": ("bomb.odt", lambda: odt_of("<text:p>" + " " * (5 * MEBIBYTE) + "</text:p>")),
    "xlsx bomb": ("bomb.xlsx", lambda: sheet(" " * (5 * MEBIBYTE))),
    "xlsx with an outside entity": ("xxe.xlsx", lambda: sheet("<row><c t='str'><v>&x;</v></c></row>", before=OUTSIDE)),
    "xlsx of a billion laughs": ("laughs.xlsx", lambda: sheet("<row><c><v>&l9;</v></c></row>", before=BILLION)),
    "xlsx with a doctype in two-byte letters": (
        "wide.xlsx",
        lambda: changed(as_xlsx(article()), xl__sharedStrings_xml=f"{BILLION}<sst {SHEET}/>".encode("utf-16")),
    ),
    "xlsx that lies about its size": (
        "lies.xlsx",
        lambda: sheet("<row r='1'><c r='A1'><v>7</v></c></row>", extra="<dimension ref='A1:XFD1048576'/>"),
    ),
    "xlsx with a cell in row 400,000 and the last column": (
        "far.xlsx",
        lambda: sheet("<row r='400000'><c r='XFD400000'><v>7</v></c></row>"),
    ),
    "xlsx with a row of a number that no sheet has": (
        "far.xlsx",
        lambda: sheet("<row r='2147483648'><c r='A2147483648'><v>7</v></c></row>"),
    ),
    "xlsx with a string that is not there": ("lost.xlsx", lambda: sheet("<row><c t='s'><v>99999</v></c></row>")),
    "xlsx with half a million cells": (
        "many.xlsx",
        lambda: sheet("".join(f"<row>{'<c><v>1</v></c>' * 100}</row>" for _ in range(2100))),
    ),
    "xlsx with numbers that are none": ("odd.xlsx", lambda: sheet("<row><c><v>1e999</v></c><c><v>nine</v></c></row>")),
    "epub without a list": ("none.epub", lambda: zipped({"mimetype": b"application/epub+zip"})),
    "epub whose list is elsewhere": (
        "climb.epub",
        lambda: changed(book("<p>Words.</p>"), **{"META-INF__container_xml": '<c><rootfile full-path="../../x"/></c>'}),
    ),
    "epub with an outside entity": ("xxe.epub", lambda: book("<p>&x;</p>", before=OUTSIDE)),
    "epub of a billion laughs": ("laughs.epub", lambda: book("<p>&l9;</p>", before=BILLION)),
    "epub 200,000 deep": ("deep.epub", lambda: book("<div>" * 200_000 + "Words." + "</div>" * 200_000)),
    "epub that repeats a chapter": (
        "again.epub",
        lambda: changed(
            book("<p>Words.</p>" * 20_000),
            OPS__book_opf='<p><item id="i" href="one.xhtml" media-type="application/xhtml+xml"/>'
            + '<itemref idref="i"/>' * 50_000
            + "</p>",
        ),
    ),
    "a presentation": ("slides.zip", lambda: zipped({"ppt/presentation.xml": b"<p/>"})),
}

MAILS: dict[str, tuple[str, Make]] = {
    "parts 3,000 deep": ("deep.eml", lambda: deep_mail(3000)),
    "parts 500 deep": ("deep.eml", lambda: deep_mail(500)),
    "e-mails 40 deep": ("deep.eml", lambda: mail_in_mail(40)),
    "10,000 parts": (
        "many.eml",
        lambda: mail(b'Content-Type: multipart/mixed; boundary="x"\n', b"--x\nContent-Type: a/b\n\n" * 10_000),
    ),
    "a header without an end": ("long.eml", lambda: mail(b"Subject: " + b"a" * (5 * MEBIBYTE) + b"\n")),
    "a header folded 100,000 times": ("folded.eml", lambda: mail(b"Subject: a\n" + b" b\n" * 100_000)),
    "100,000 people": ("people.eml", lambda: mail(b"Cc: " + b"a@b.example, " * 100_000 + b"\n")),
    "comments in comments": ("nested.eml", lambda: mail(b"Cc: " + b"(" * 50_000 + b"\n")),
    "quotation marks without an end": ("quote.eml", lambda: mail(b'Cc: "' + b'\\"' * 50_000 + b"\n")),
    "words in no encoding": ("odd.eml", lambda: mail(b"Subject: =?no-such?B?/////w==?= =?utf-8?Q?=FF=FE?=\n")),
    "broken words": ("odd.eml", lambda: mail(b"Subject: =?utf-8?B?A?= =?utf-8?Z?zz?= =?=\n")),
    "a body in no encoding": (
        "odd.eml",
        lambda: mail(b'Content-Type: text/plain; charset="x-\xff\xfe"\n', b"\xa35 \x80\n"),
    ),
    "broken base64": ("odd.eml", lambda: mail(b"Content-Transfer-Encoding: base64\n", b"!!!A" * 5000)),
    "an attachment whose name climbs": ("climb.eml", lambda: attached(b"../../../../etc/cron.d/evil.txt")),
    "an attachment whose name is odd": ("odd.eml", lambda: attached(b"=?utf-8?B?Li4vLi4A?=\x00\xff.txt")),
    "an attached bomb": ("bomb.eml", lambda: attached(b"bomb.zip", zipped({"a.txt": bytes(9 * MEBIBYTE)}))),
    "an impossible date": ("date.eml", lambda: mail(b"Date: Fri, 99 Foo 99999 99:99:99 +9999\n")),
    "a date beyond time": ("date.eml", lambda: mail(b"Date: Fri, 31 Dec 9999 23:59:59 -2359\n")),
    "parts that call themselves each other": (
        "self.eml",
        lambda: mail(
            b'Content-Type: multipart/mixed; boundary="x"; boundary="y"; boundary*0="z"\n', b"--x\n--y\n--z\n" * 99
        ),
    ),
    "a saved page without a page": (
        "none.mhtml",
        lambda: b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x--\n",
    ),
    "an Outlook message in a loop": ("loop.msg", looping_ole),
    "an Outlook message of three gigabytes in a loop": ("swollen.msg", swollen_ole),
    "an Outlook message with a storage in itself": ("loop.msg", storage_in_itself),
    "an Outlook message whose list starts beyond the file": ("lies.msg", lambda: lying_ole(48, 0x00FFFFFF)),
    "an Outlook message with a billion sectors": ("lies.msg", lambda: lying_ole(44, 0x3FFFFFFF)),
    "an Outlook message with absurd sectors": ("lies.msg", lambda: lying_ole(30, 0x00FF00FF)),
    "Outlook messages 12 deep": ("deep.msg", lambda: messages_in_messages(12)),
    "an Outlook message of four gigabytes of rich text": (
        "rich.msg",
        lambda: message_file(
            subject="rich",
            more={"__substg1.0_10090102": struct.pack("<IIII", 99, 0xFFFFFFFF, 0x75465A4C, 0) + b"\x00" * 99},
        ),
    ),
    "an Outlook message of garbage": (
        "rich.msg",
        lambda: message_file(
            subject="rich",
            more={"__substg1.0_10090102": struct.pack("<IIII", 99, 1 << 20, 0x75465A4C, 0) + b"\xff" * 60_000},
        ),
    ),
    "an Outlook message with odd halves of letters": (
        "odd.msg",
        lambda: message_file(subject="odd", more={"__substg1.0_1000001F": b"\x00\xd8" * 50 + b"a"}),
    ),
}

TEXTS: dict[str, tuple[str, Make]] = {
    "rtf with 200,000 open braces": ("deep.rtf", lambda: rtf("{" * 200_000 + "words")),
    "rtf with 200,000 closing braces": ("deep.rtf", lambda: rtf("words" + "}" * 200_000)),
    "rtf with a billion bytes": ("bin.rtf", lambda: rtf(r"{\pict\bin999999999 abc} words")),
    "rtf with numbers that are no letters": ("odd.rtf", lambda: rtf(r"\u99999999? \u-99999? words \'zz \'")),
    "rtf with half a command": ("odd.rtf", lambda: rtf("\\uc words \\u \\ansicpg \\ansicpg99999 \\")),
    "rtf with half letters": ("odd.rtf", lambda: rtf(r"words \u-10179? words")),
    "rtf with an endless table of fonts": ("fonts.rtf", lambda: rtf(r"{\fonttbl " + r"\f1" * 300_000 + "} words")),
    "rtf with a digit flood": (
        "digits.rtf",
        lambda: rtf(r"{\fonttbl{\f" + "9" * 6000 + r"\fcharset" + "9" * 6000 + " a;}} words"),
    ),
    "rtf with links without an end": ("links.rtf", lambda: rtf(r"{\field{\*\fldinst HYPERLINK " * 5000 + "words")),
    "rtf with notes in notes": ("notes.rtf", lambda: rtf(r"words{\footnote a" * 3000 + "}" * 3000)),
    "rtf with an object": ("object.rtf", lambda: rtf(r"{\object\objemb{\*\objdata 0105000002000000}} words")),
    "csv of one endless line": ("long.csv", lambda: b"a" * (5 * MEBIBYTE)),
    "csv of a million cells in a line": ("wide.csv", lambda: b"1," * 1_000_000),
    "csv whose quotation never ends": ("open.csv", lambda: b'name,count\n"' + b"a,b\n" * 100_000),
    "csv with nothing in its letters": ("nul.csv", lambda: b"a,b\n\x00,\x00\n" * 50),
    "csv of formulas": ("formula.csv", lambda: b"name,count\n=cmd|'/c calc'!A1,7\n"),
    "page 200,000 deep": ("deep.html", lambda: page("<div>" * 200_000 + "<p>Words.</p>")),
    "page with 200,000 attributes": (
        "wide.html",
        lambda: page("<p " + " ".join(f"a{n}=1" for n in range(200_000)) + ">Words.</p>"),
    ),
    "page that is one endless tag": ("open.html", lambda: b"<html><body><p " + b"a" * (2 * MEBIBYTE)),
    "page in an encoding of bytes": ("odd.html", lambda: page("<p>Words.</p>", "<meta charset='hex'>")),
    "page that fetches and runs": (
        "run.html",
        lambda: page(
            "<script src='http://evil.example'></script><iframe src='file:///etc/passwd'></iframe><p>Words.</p>"
        ),
    ),
    "text of one endless line": ("long.txt", lambda: b"words " * 500_000),
    "text of what is mended slowly": ("spoilt.txt", lambda: "â€œÂ£5â€ Ã©".encode() * 100_000),
    "text of accents upon accents": ("marks.txt", ("a" + "\u0301" * 100_000).encode),
    "picture of four billion dots": ("wide.png", lambda: png(65_000, 65_000)),
    "picture of more dots than there are": ("wide.png", lambda: png(2**31 - 1, 2**31 - 1)),
    "picture of no dots": ("none.png", lambda: png(0, 0)),
    "picture that packs a bomb": ("bomb.png", lambda: png(9000, 9000, zlib.compress(bytes(5 * MEBIBYTE), 9))),
    "picture in a loop": ("loop.tiff", looping_tiff),
    "picture that is none": ("words.png", lambda: b"Words, and no picture."),
    "a program called a document": ("report.docx", lambda: b"MZ\x90\x00" + bytes(900)),
    "a document called a sheet": ("report.xlsx", lambda: as_docx(article())),
    "a sheet called an e-mail": ("report.eml", lambda: as_xlsx(article())),
    "an e-mail called a picture": ("mail.png", lambda: as_eml(article())),
}

HOSTILE: dict[str, tuple[str, Make]] = {**ARCHIVES, **OFFICE, **MAILS, **TEXTS}


def damaged(form: str, seed: int) -> tuple[str, bytes]:
    """An article in a format, cut short, or with a few of its bits turned over."""
    suffix, build = BUILDERS[form]
    data = bytearray(build(article()))
    chance = random.Random(seed)  # noqa: S311 - the same damage each time
    if seed % 2:
        return "cut" + suffix, bytes(data[: chance.randrange(1, len(data))])
    for _ in range(chance.randrange(1, 30)):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return "flipped" + suffix, bytes(data)
