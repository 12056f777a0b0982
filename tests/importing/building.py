"""The articles written in every format, by other hands than the readers' wherever there are such."""

import csv
import html
import io
import re
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import docx
import openpyxl

from tests.importing.articles import Article
from tests.importing.ole import message_file

Build = Callable[[Article], bytes]
BULLET = "• "


def as_text(article: Article) -> bytes:
    return article.text.encode("utf-8")


def as_western_text(article: Article) -> bytes:
    return article.text.replace("\n", "\r\n").encode("cp1252")


def as_wide_text(article: Article) -> bytes:
    return article.text.encode("utf-16")


def as_markdown(article: Article) -> bytes:
    return ("# " + article.text).encode("utf-8")


def as_html(article: Article) -> bytes:
    title = html.escape(article.paragraphs[0])
    body = "\n".join(_html_block(paragraph) for paragraph in article.paragraphs[1:])
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title></head><body>'
        '<header><nav><a href="/">Home</a> <a href="/n">News</a></nav></header>'
        f"<main><article><h1>{title}</h1>\n{body}</article></main>"
        "<footer><p>We use cookies to improve your visit.</p></footer></body></html>"
    ).encode()


def _html_block(paragraph: str) -> str:
    lines = paragraph.split("\n")
    if lines[0].startswith(BULLET):
        return "<ul>" + "".join(f"<li>{html.escape(line.removeprefix(BULLET))}</li>" for line in lines) + "</ul>"
    return "<p>" + "<br>".join(map(html.escape, lines)) + "</p>"


def as_mhtml(article: Article) -> bytes:
    saved = MIMEMultipart("related", type="text/html")
    saved["From"] = "<Saved by Blink>"
    saved["Snapshot-Content-Location"] = f"https://news.example/{article.name}"
    saved["Subject"] = article.paragraphs[0]
    page = MIMEText(as_html(article).decode("utf-8"), "html", "utf-8")
    page["Content-Location"] = f"https://news.example/{article.name}"
    saved.attach(page)
    saved.attach(MIMEText("body { color: black }", "css", "utf-8"))
    return saved.as_bytes()


def as_docx(article: Article) -> bytes:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "OFFICIAL – 999 copies, said the header"
    document.sections[0].footer.paragraphs[0].text = "Page 77 of 88"
    document.add_paragraph(article.paragraphs[0], style="Title")
    for paragraph in article.paragraphs[1:]:
        lines = paragraph.split("\n")
        if lines[0].startswith(BULLET):
            for line in lines:
                document.add_paragraph(line.removeprefix(BULLET), style="List Bullet")
        else:
            document.add_paragraph(paragraph)
    return _saved(document)


def _saved(document: "docx.document.Document") -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


ODT_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"><office:body><office:text>'
)
ODT_TAIL = "</office:text></office:body></office:document-content>"


def odt_of(body: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        archive.writestr("content.xml", ODT_HEAD + body + ODT_TAIL, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def as_odt(article: Article) -> bytes:
    title, *rest = article.paragraphs
    blocks = [f'<text:p text:style-name="Title">{html.escape(title)}</text:p>']
    for paragraph in rest:
        lines = [html.escape(line) for line in paragraph.split("\n")]
        if lines[0].startswith(BULLET):
            items = (f"<text:p>{line.removeprefix(BULLET)}</text:p>" for line in lines)
            listed = "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
            blocks.append(f"<text:list>{listed}</text:list>")
        else:
            blocks.append(f"<text:p><text:span>{'<text:line-break/>'.join(lines)}</text:span></text:p>")
    return odt_of("".join(blocks))


def as_rtf(article: Article) -> bytes:
    blocks = (rf"\pard {_rtf(paragraph)}\par" for paragraph in article.paragraphs)
    fonts = r"{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fnil\fcharset2 Symbol;}}"
    header = r"{\header\pard OFFICIAL, said the header\par}"
    body = "\n".join(blocks)
    return rf"{{\rtf1\ansi\ansicpg1252\deff0{fonts}{header}\f0 {body}}}".encode("ascii")


def _rtf(paragraph: str) -> str:
    bulleted = re.sub(r"(?m)^• ", r"{\\listtext\\f1 \\'B7\\tab}", re.sub(r"([\\{}])", r"\\\1", paragraph))
    lines = bulleted.replace("\n", r"\par " if BULLET in paragraph else r"\line ")
    return "".join(sign if ord(sign) < 128 else _rtf_sign(sign) for sign in lines)


def _rtf_sign(sign: str) -> str:
    named = {"“": r"\ldblquote ", "”": r"\rdblquote ", "’": r"\rquote ", "–": r"\endash "}
    if sign in named:
        return named[sign]
    try:
        return f"\\'{sign.encode('cp1252').hex()}"
    except UnicodeEncodeError:
        return f"\\u{ord(sign)}?"


def letter(article: Article) -> EmailMessage:
    """The e-mail that carries the article, still without its words."""
    mail = EmailMessage()
    mail["From"] = "Ysolde Grantchester <ysolde@press.example>"
    mail["To"] = "Private Office <office@dept.example>, Press Office <press@dept.example>"
    mail["Subject"] = "For the box: " + article.paragraphs[0]
    mail["Date"] = "Thu, 10 Sep 2026 18:22:00 +0100"
    mail["Message-ID"] = f"<{article.name}@press.example>"
    return mail


def as_eml(article: Article) -> bytes:
    mail = letter(article)
    mail.set_content(article.text)
    return mail.as_bytes()


def as_html_eml(article: Article) -> bytes:
    mail = letter(article)
    blocks = "\n".join(_html_block(paragraph) for paragraph in article.paragraphs)
    mail.set_content(f"<html><body><table><tr><td>{blocks}</td></tr></table></body></html>", subtype="html")
    return mail.as_bytes()


def as_msg(article: Article) -> bytes:
    return message_file(
        subject="For the box: " + article.paragraphs[0], body=article.text, sender="Ysolde Grantchester"
    )


def as_epub(article: Article) -> bytes:
    title = html.escape(article.paragraphs[0])
    body = "".join(_html_block(paragraph) for paragraph in article.paragraphs[1:]).replace("<br>", "<br/>")
    page = (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head>'
        f"<body><h1>{title}</h1>{body}</body></html>"
    )
    return epub_of({"one.xhtml": page}, title)


def epub_of(pages: dict[str, str], title: str) -> bytes:
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(pages)
    )
    refs = "".join(f'<itemref idref="i{n}"/>' for n in range(len(pages)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        f"<dc:title>{title}</dc:title><dc:creator>Leonie Sandringford</dc:creator><dc:language>en-GB</dc:language>"
        f"<dc:publisher>Quill Street Press</dc:publisher><dc:date>2026-02-03</dc:date></metadata>"
        f"<manifest>{items}</manifest><spine>{refs}</spine></package>"
    )
    place = '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        archive.writestr("META-INF/container.xml", place)
        archive.writestr("OPS/book.opf", package)
        for name, page in pages.items():
            archive.writestr("OPS/" + name, page)
    return stream.getvalue()


def as_csv(article: Article) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerows([line] for line in article.text.split("\n") if line)
    return stream.getvalue().encode("cp1252")


def as_xlsx(article: Article) -> bytes:
    book = openpyxl.Workbook()
    for line in article.text.split("\n"):
        if line:
            book.active.append([line])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def zipped(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def as_zip(article: Article) -> bytes:
    return zipped({f"papers/{article.name}.txt": as_text(article)})


BUILDERS: dict[str, tuple[str, Build]] = {
    "western text": (".txt", as_western_text),
    "wide text": (".txt", as_wide_text),
    "markdown": (".md", as_markdown),
    "html": (".html", as_html),
    "mhtml": (".mhtml", as_mhtml),
    "docx": (".docx", as_docx),
    "odt": (".odt", as_odt),
    "rtf": (".rtf", as_rtf),
    "eml": (".eml", as_eml),
    "eml of html": (".eml", as_html_eml),
    "msg": (".msg", as_msg),
    "epub": (".epub", as_epub),
    "csv": (".csv", as_csv),
    "xlsx": (".xlsx", as_xlsx),
    "zip": (".zip", as_zip),
}
