"""What an accessible PDF that can be archived must hold, without Java: each rule tells what is wrong, in words.

veraPDF checks more of PDF/UA-1 and PDF/A-3a than this; what it lets pass (wrong header cells, reversed order, empty
alternatives, no headings, no bookmarks) is here too.
"""

import itertools
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pikepdf

from tests.exporting.pdf.structure_reading import PAINTING, SHOWING, Element, root

INSIDE = {
    "Document": {""}, "Sect": {"Document"}, "TR": {"Table"}, "TH": {"TR"}, "TD": {"TR"}, "LI": {"L"}, "LBody": {"LI"},
    "TOCI": {"TOC"}, "Lbl": {"LI", "TOCI"}, "TOC": {"Sect"}, "Reference": {"TOCI"}, "BlockQuote": {"Sect"},
    "Link": {"P", "Reference", "H1", "H2", "H3", "Span", "TD", "TH"}, "Span": {"P", "H1", "H2", "H3"},
    "Figure": {"Sect"}, "Table": {"Sect"}, "L": {"Sect"}, "H1": {"Sect"}, "H2": {"Sect"}, "H3": {"Sect"},
    "P": {"Sect", "BlockQuote", "LBody", "TH", "TD", "TOCI"},
}  # fmt: skip
"""The elements that there are, and what each may stand in."""
_PLACEHOLDERS = {"image", "figure", "picture", "chart", "alt", "alternative text"}


@dataclass(frozen=True, slots=True)
class Drawn:
    """An operator that paints: its page, the marked content that it stands in (-1: decoration, None: neither)."""

    page: int
    operator: str
    mark: int | None
    y: float
    fill: tuple[float, ...]


class Read:
    """A PDF with what several rules ask of it, worked out once."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf

    @cached_property
    def tree(self) -> Element:
        return root(self.pdf)

    @cached_property
    def elements(self) -> list[Element]:
        return list(self.tree.walk())

    @cached_property
    def drawn(self) -> list[Drawn]:
        return [each for number, page in enumerate(self.pdf.pages) for each in _drawn(number, page)]

    @cached_property
    def places(self) -> dict[tuple[int, int], float]:
        """Where each piece of marked content begins: its page and number, the height of its first text."""
        found: dict[tuple[int, int], float] = {}
        for each in self.drawn:
            if each.mark is not None and each.mark >= 0:
                found.setdefault((each.page, each.mark), each.y)
        return found


def _drawn(number: int, page: pikepdf.Page) -> Iterator[Drawn]:
    """What paints on a page."""
    marks: list[int | None] = []
    y, fill = 0.0, tuple[float, ...]((0.0, 0.0, 0.0))
    for instruction in pikepdf.parse_content_stream(page):
        operands, name = list(instruction.operands), str(instruction.operator)
        if name == "BDC":
            held = operands[1].get("/MCID") if isinstance(operands[1], pikepdf.Dictionary) else None
            marks.append(int(held) if held is not None else -1 if str(operands[0]) == "/Artifact" else None)
        elif name == "BMC":
            marks.append(-1 if str(operands[0]) == "/Artifact" else None)
        elif name == "EMC":
            marks.pop()
        elif name == "Tm":
            y = float(operands[5])
        elif name == "rg":
            fill = tuple(float(value) for value in operands)
        elif name in PAINTING:
            yield Drawn(number, name, next((mark for mark in reversed(marks) if mark is not None), None), y, fill)


# the file as a whole


def says_what_it_is(read: Read) -> Iterator[str]:
    """Tagged, its title shown, and the two standards that it claims."""
    catalog = read.pdf.Root
    if not bool(catalog.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False)):
        yield "not marked as tagged"
    if not bool(catalog.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle", False)):
        yield "shows its file name, not its title"
    with read.pdf.open_metadata() as data:
        if not str(data.get("dc:title", "")).strip():
            yield "no title"
        claimed = (data.get("pdfuaid:part"), data.get("pdfaid:part"), data.get("pdfaid:conformance"))
    if claimed != ("1", "3", "A"):
        yield f"claims {claimed}"


def has_a_language(read: Read) -> Iterator[str]:
    """The language of the whole."""
    if str(read.pdf.Root.get("/Lang", "")) != "en-GB":
        yield "no language"


def means_its_colours(read: Read) -> Iterator[str]:
    """One output intent, with the profile in the file."""
    intents = [one for one in read.pdf.Root.get("/OutputIntents", pikepdf.Array()).as_list() if one.S == "/GTS_PDFA1"]
    if len(intents) != 1 or b"acsp" not in intents[0].DestOutputProfile.read_bytes()[:64]:
        yield "no colour profile"


def embeds_its_fonts(read: Read) -> Iterator[str]:
    """Every face in the file, with the way back from its glyphs to characters."""
    for number, page in enumerate(read.pdf.pages, 1):
        for font in page.obj.Resources.Font.as_dict().values():
            if "/FontDescriptor" not in font or "/FontFile2" not in font.FontDescriptor or "/ToUnicode" not in font:
                yield f"page {number}: {font.BaseFont} is not embedded whole"


def carries_its_sources(read: Read) -> Iterator[str]:
    """The list of sources as an attached file that belongs to the document."""
    files = read.pdf.Root.get("/AF", pikepdf.Array()).as_list()
    named = read.pdf.Root.get("/Names", pikepdf.Dictionary()).get("/EmbeddedFiles", pikepdf.Dictionary())
    if len(files) != 1 or not any(one.objgen == files[0].objgen for one in named.get("/Names", pikepdf.Array())[1::2]):
        yield "no attached list of sources"
        return
    stream = files[0].EF.F
    if files[0].get("/AFRelationship") != "/Source" or stream.get("/Subtype") != "/application/json":
        yield "the attached file does not say what it is"
    content = stream.read_bytes()
    if int(stream.Params.Size) != len(content) or "/ModDate" not in stream.Params or not json.loads(content)["points"]:
        yield "the attached file is not whole"


# pages


def marks_all_that_it_draws(read: Read) -> Iterator[str]:
    """Whatever paints is either decoration or content of the tree."""
    owned = {kid for element in read.elements for kid in element.kids if isinstance(kid, tuple)}
    for each in read.drawn:
        if each.mark is None or (each.mark >= 0 and (each.page, each.mark) not in owned):
            yield f"page {each.page + 1}: {each.operator} in {each.mark}"


def leads_back_to_the_tree(read: Read) -> Iterator[str]:
    """The parent tree names for each piece of content the element that holds it, once."""
    numbers = read.pdf.Root.StructTreeRoot.ParentTree.Nums.as_list()
    parents = {int(number): claims for number, claims in zip(numbers[::2], numbers[1::2], strict=True)}
    held = Counter(kid for element in read.elements for kid in element.kids if isinstance(kid, tuple))
    owner = {kid: element for element in read.elements for kid in element.kids if isinstance(kid, tuple)}
    yield from (f"{kid} stands in {count} elements" for kid, count in held.items() if count > 1)
    for number, page in enumerate(read.pdf.pages):
        claims = parents.get(int(page.obj.get("/StructParents", -1)))
        for mark, claim in enumerate(claims.as_list() if claims is not None else []):
            holder = owner.get((number, mark))
            if holder is None or holder.object.objgen != claim.objgen:
                yield f"page {number + 1}: content {mark} belongs to another element"
        if claims is None or str(page.obj.get("/Tabs", "")) != "/S":
            yield f"page {number + 1}: no way to the tree"


def numbers_its_pages(read: Read) -> Iterator[str]:
    """Page labels that agree with the numbers printed."""
    labels = read.pdf.Root.get("/PageLabels")
    first: list[Any] = list(labels.Nums.as_list()) if labels is not None else []
    if len(first) != 2 or first[0] != 0 or first[1].get("/S") != "/D" or int(first[1].get("/St", 1)) != 1:
        yield "pages have no labels"


def has_bookmarks(read: Read) -> Iterator[str]:
    """A bookmark for each section, leading to a page, in the order of the pages."""
    pages = {page.obj.objgen: number for number, page in enumerate(read.pdf.pages)}
    with read.pdf.open_outline() as outline:
        tops = list(outline.root)
        found = [item for top in tops for item in (top, *top.children)]
        reached = [_reached(item.destination, pages) for item in found]
    headings = sum(element.tag == "H1" for element in read.elements)
    if len(tops) < headings - 1:  # the cover has a title and no bookmark
        yield f"{len(tops)} bookmarks for {headings} headings"
    if None in reached or reached != sorted(reached, key=lambda number: number or 0):
        yield "a bookmark leads nowhere, or back"


def _reached(target: object, pages: dict[tuple[int, int], int]) -> int | None:
    return pages.get(target[0].objgen) if isinstance(target, pikepdf.Array) else None


def contrasts(read: Read) -> Iterator[str]:
    """Every word at least 7 to 1 on white."""
    for fill in {each.fill for each in read.drawn if each.operator in SHOWING}:
        if contrast(fill) < 7:
            yield f"words in {fill}"


def contrast(colour: tuple[float, ...]) -> float:
    """The contrast of a colour with white, as WCAG counts it."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
    red, green, blue = linear if len(linear) == 3 else linear * 3
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


# the tree


def knows_its_elements(read: Read) -> Iterator[str]:
    """Only elements of the standard, each where it may stand."""
    if read.tree.tag != "Document":
        yield f"the top is {read.tree.tag}"
    for element in read.elements:
        for inner in element.elements:
            if element.tag not in INSIDE.get(inner.tag, set()):
                yield f"{inner.tag} in {element.tag}"
        if not element.kids and element.tag != "TD":
            yield f"{element.tag} with nothing in it"


def steps_down_its_headings(read: Read) -> Iterator[str]:
    """It begins with the first level, and no level is left out."""
    levels = [int(element.tag[1]) for element in read.elements if element.tag[0] == "H"]
    if not levels or levels[0] != 1:
        yield "no heading of the first level to begin with"
    yield from (f"H{after} after H{before}" for before, after in itertools.pairwise(levels) if after > before + 1)


def heads_its_tables(read: Read) -> Iterator[str]:
    """Every table has a row of column heads, rows of one length, and says what each head is of."""
    for table in (element for element in read.elements if element.tag == "Table"):
        rows = [[(cell.tag, cell.attribute("/Scope")) for cell in row.elements] for row in table.elements]
        if not rows or any(cell != ("TH", "/Column") for cell in rows[0]):
            yield "a table without column heads"
        if len({sum(int(cell.attribute("/ColSpan") or 1) for cell in row.elements) for row in table.elements}) > 1:
            yield "rows of different lengths"
        for row, held in zip(rows[1:], table.elements[1:], strict=True):
            if len(row) == 1 and held.elements[0].attribute("/ColSpan"):
                continue  # it names a group
            if any(cell[0] == "TH" and cell != ("TH", "/Row") for cell in row) or ("TD", "") not in row:
                yield f"a row with {row}"


def ties_rows_to_groups(read: Read) -> Iterator[str]:
    """Where a row names a group, those of the group name it with their column and row, each a head of their table."""
    names = read.pdf.Root.StructTreeRoot.get("/IDTree", pikepdf.Dictionary()).get("/Names", pikepdf.Array()).as_list()
    known = {bytes(name): head.objgen for name, head in zip(names[::2], names[1::2], strict=True)}
    for table in (element for element in read.elements if element.tag == "Table"):
        cells = [cell for row in table.elements for cell in row.elements]
        heads = {cell.object.objgen for cell in cells if cell.tag == "TH"}
        named = [[known.get(bytes(one)) for one in _headers(cell)] for cell in cells if cell.tag == "TD"]
        if any(one not in heads for each in named for one in each) or {len(each) for each in named} - {0, 3}:
            yield "a cell that names other heads than those of its group, row and column"
        groups = {cell.object.objgen for cell in cells if cell.attribute("/ColSpan")}
        if groups - {one for each in named for one in each}:
            yield "a group that no cell names"


def _headers(cell: Element) -> list[Any]:
    """What a cell names the heads by that it stands under."""
    owned = cell.object.get("/A", pikepdf.Dictionary())
    return list(owned.get("/Headers", pikepdf.Array()).as_list()) if isinstance(owned, pikepdf.Dictionary) else []


def tells_what_pictures_show(read: Read) -> Iterator[str]:
    """Every picture has words in its place and a box inside the page."""
    pages = {page.obj.objgen: page for page in read.pdf.pages}
    for figure in (element for element in read.elements if element.tag == "Figure"):
        words = str(figure.object.get("/Alt", "")).strip()
        if len(words) < 20 or words.casefold() in _PLACEHOLDERS:
            yield f"a picture with “{words}”"
        box = [float(part) for part in figure.attribute("/BBox").strip("[]").split()]
        wide = [float(part) for part in pages[figure.object.Pg.objgen].mediabox.as_list()]
        if len(box) != 4 or not (wide[0] <= box[0] < box[2] <= wide[2] and wide[1] <= box[1] < box[3] <= wide[3]):
            yield f"a picture in {box}"


def says_where_links_lead(read: Read) -> Iterator[str]:
    """Every link is an element with its annotation, says where it leads, and leads there."""
    owned = {
        kid.objgen for one in read.elements if one.tag == "Link" for kid in one.kids if isinstance(kid, pikepdf.Object)
    }
    pages = {page.obj.objgen for page in read.pdf.pages}
    for page in read.pdf.pages:
        for link in page.obj.get("/Annots", pikepdf.Array()).as_list():
            if link.objgen not in owned or "/StructParent" not in link:
                yield "a link outside the tree"
            if not str(link.get("/Contents", "")).strip():
                yield "a link that does not say where it leads"
            target = link.get("/Dest")
            if "/A" not in link and not (isinstance(target, pikepdf.Array) and target[0].objgen in pages):
                yield f"a link to {target}"


def reads_downwards(read: Read) -> Iterator[str]:
    """Blocks come in the order in which they stand on the page, labels beside their text apart."""
    before = (-1, 0.0)
    for block in _blocks(read.tree):
        begins = next((kid for one in block.walk() for kid in one.kids if isinstance(kid, tuple)), None)
        if begins is None or block.tag == "Figure":
            continue
        place = (begins[0], -read.places.get(begins, 0.0))
        if place[0] < before[0] or (place[0] == before[0] and place[1] < before[1] - 45):
            yield f"{block.tag} on page {place[0] + 1} at {-place[1]:.0f} after what stands at {-before[1]:.0f}"
        before = place


def _blocks(element: Element) -> Iterator[Element]:
    """What stands straight in the sections."""
    for inner in element.elements:
        if inner.tag in {"Sect", "BlockQuote"}:
            yield from _blocks(inner)
        else:
            yield inner


RULES: dict[str, Callable[[Read], Iterator[str]]] = {
    rule.__name__: rule
    for rule in (
        says_what_it_is, has_a_language, means_its_colours, embeds_its_fonts, carries_its_sources,
        marks_all_that_it_draws, leads_back_to_the_tree, numbers_its_pages, has_bookmarks, contrasts,
        knows_its_elements, steps_down_its_headings, heads_its_tables, ties_rows_to_groups, tells_what_pictures_show,
        says_where_links_lead, reads_downwards,
    )
}  # fmt: skip
