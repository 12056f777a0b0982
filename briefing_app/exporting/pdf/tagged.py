"""A canvas whose content is tagged: a screen reader meets every element in order, and nothing besides (PDF/UA-1)."""

import contextlib
import functools
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from briefing_app.domain.seals import to_json
from briefing_app.exporting.pdf import archive, fonts
from briefing_app.exporting.pdf.sheet import sheet_of
from briefing_app.exporting.pdf.structure import LinkArea, Node, element, elements, pruned
from briefing_app.packs.blocks import PackDocument
from briefing_app.packs.sealed_lines import sealed_lines

_REFERENCE = re.compile(r"\{([^}]+)\}")
_TREE = "tree"
_PARENTS = "parents"
_PRINTED = 4
"""The flag that an annotation is printed with its page."""

_original_format = pdfdoc.PDFStream.format


def _with_line_end(stream: pdfdoc.PDFStream, document: Any) -> bytes:
    """A stream with the line end before *endstream* that archives ask for and ReportLab leaves out."""
    plain: bytes = _original_format(stream, document)
    return plain.removesuffix(b"endstream\n") + b"\nendstream\n"


rl_config.useA85 = 0  # streams as bytes: a fifth smaller than as text
pdfdoc.PDFStream.format = _with_line_end  # type: ignore[method-assign, assignment]


_ESCAPED = tuple(
    f"\\{chr(code)}" if chr(code) in "\\()" else chr(code) if 32 <= code < 127 else f"\\{code:03o}"
    for code in range(256)
)
"""Each byte as it is written in a PDF's text."""


@functools.cache
def _rgb(colour: str) -> str:
    """The parts of a colour, from 0 to 1."""
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.5g}" for at in (1, 3, 5))


class _Made(pdfdoc.PDFObject):
    """An object whose text is made when the file is written, references and all."""

    __RefOnly__ = 1

    def __init__(self, text: str) -> None:
        """Keep the text, in which `{name}` stands for a reference."""
        self.text = text

    def format(self, document: Any) -> bytes:
        """The text with its references filled in."""
        numbers = document.idToObjectNumberAndVersion
        return _REFERENCE.sub(lambda match: "{} {} R".format(*numbers[match[1]]), self.text).encode("latin-1")


class TaggedCanvas(Canvas):
    """A canvas that knows which element each thing it draws belongs to."""

    # what ReportLab keeps to itself and its stubs leave out
    _doc: Any
    _annotationCount: int  # noqa: N815
    _annotationrefs: list[Any]
    _code: list[str]
    _addAnnotation: Any  # noqa: N815
    _bookmarkReference: Any  # noqa: N815

    def __init__(self, target: io.BytesIO, document: PackDocument) -> None:
        """An empty document with what readers, archives and search programs ask of it."""
        sheet = sheet_of(document)
        super().__init__(
            target,
            pagesize=sheet.paper,
            invariant=1,
            pageCompression=1,
            pdfVersion=(1, 7),
            lang=document.language,
            initialFontName=fonts.font(fonts.Face.REGULAR).fontName,  # type: ignore[arg-type] # the stubs say float
        )
        self.setTitle(document.title)
        self.setAuthor(document.author)
        self.setSubject(document.version)
        self.setCreator("Briefing Desk")
        self.setProducer("Briefing Desk")
        self.setViewerPreference("DisplayDocTitle", "true")
        self.showOutline()
        self._pack = document
        self._words: dict[tuple[fonts.Face, str], list[tuple[str, str]]] = {}
        self._marks: list[Node] = []
        self._parents: list[list[Node] | Node] = []

    # while a page is drawn

    @contextlib.contextmanager
    def element(self, node: Node | None) -> Iterator[None]:
        """What is drawn inside belongs to the element; without one it is decoration."""
        if node is None:
            self.addLiteral("/Artifact BMC")
        else:
            number = len(self._marks)
            self._marks.append(node)
            node.parts.append((self._doc.thisPageName(), number))
            self.addLiteral(f"/{node.tag} <</MCID {number}>> BDC")
        yield
        self.addLiteral("EMC")

    @contextlib.contextmanager
    def furniture(self, kind: str) -> Iterator[None]:
        """What is drawn inside stands on every page; `kind` is Header or Footer."""
        self.addLiteral(f"/Artifact <</Type /Pagination /Subtype /{kind}>> BDC")
        yield
        self.addLiteral("EMC")

    @contextlib.contextmanager
    def actual(self, original: str) -> Iterator[None]:
        """What is drawn inside stands for the original text."""
        self.addLiteral(f"/Span <</ActualText <FEFF{original.encode('utf-16-be').hex()}>>> BDC")
        yield
        self.addLiteral("EMC")

    def words(
        self, place: tuple[float, float], words: str, look: tuple[fonts.Face, float, str], spacing: float = 0.0
    ) -> None:
        """Words in a face, a size and a colour (*#16191D*), their baseline at the place, letters `spacing` apart.

        Written by ourselves: ReportLab's text objects take twice as long, most of it to write numbers.
        """
        face, size, colour = look
        parts = [f"BT 1 0 0 1 {place[0]:.2f} {place[1]:.2f} Tm {_rgb(colour)} rg"]
        parts += [f"{spacing:.3g} Tc"] if spacing else []
        parts += [f"{font} {size:.4g} Tf ({chunk}) Tj" for font, chunk in self._encoded(face, words)]
        self._code.append(f"{' '.join(parts)}{' 0 Tc' if spacing else ''} ET")

    def _encoded(self, face: fonts.Face, words: str) -> list[tuple[str, str]]:
        """The words by the parts of the font that hold their letters, as a PDF writes them."""
        known = self._words.get((face, words))
        if known is None:
            font = fonts.font(face)
            known = [
                (font.getSubsetInternalName(subset, self._doc), "".join(map(_ESCAPED.__getitem__, chunk)))
                for subset, chunk in font.splitString(words, self._doc)
            ]
            self._words[face, words] = known
        return known

    def link(self, node: Node, area: tuple[float, float, float, float], target: str, description: str) -> None:
        """Make an area a link: to an anchor after a number sign, or to a web address. The element is its *Link*."""
        annotation = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Annot"),
                "Subtype": pdfdoc.PDFName("Link"),
                "Rect": pdfdoc.PDFArray(list(area)),
                "Border": pdfdoc.PDFArray([0, 0, 0]),
                "F": _PRINTED,
                "Contents": pdfdoc.PDFString(description),
                "StructParent": len(self._parents),
                **self._where(target),
            }
        )
        name = f"link{self._annotationCount + 1}"
        self._addAnnotation(annotation, name)
        self._parents.append(node)
        node.parts.append(LinkArea(self._doc.annotationName(name), self._doc.thisPageName()))

    def _where(self, target: str) -> dict[str, Any]:
        """Where a link leads."""
        if target.startswith("#"):
            return {"Dest": self._bookmarkReference(target[1:])}
        action = {"S": pdfdoc.PDFName("URI"), "URI": pdfdoc.PDFString(target)}
        return {"A": pdfdoc.PDFDictionary(action)}

    def _setAnnotations(self, page: Any) -> None:  # noqa: N802 - ReportLab's name
        """Give the page its place in the tree; ReportLab calls this as it ends each page."""
        page.Annots = self._annotationrefs
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(self._parents)
        page.Tabs = pdfdoc.PDFName("S")
        self._parents.append(self._marks)
        self._marks = []

    # when all pages are drawn

    def finish(self, root: Node) -> None:
        """Write the tree, the declarations that archives ask for, and the file."""
        catalog = self._doc.Catalog
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        catalog.MarkInfo = self._made("<< /Marked true >>", "markinfo")
        catalog.StructTreeRoot = self._tree(root)
        catalog.Metadata = self._stream(archive.metadata(self._pack), Type="Metadata", Subtype="XML")
        catalog.OutputIntents = pdfdoc.PDFArray([self._made(archive.OUTPUT_INTENT, "srgb")])
        self._doc.Reference(self._stream(archive.srgb(), N=3), archive.PROFILE)
        if self._pack.seals is not None:
            seals = self._pack.seals
            lines = seals.lines or sealed_lines(self._pack.blocks)
            self._attach(to_json(replace(seals, lines=lines)).encode())
        self.save()

    def _attach(self, content: bytes) -> None:
        """Put the list of sources into the file, as PDF/A-3 asks: by name, and as the source of the whole document."""
        catalog = self._doc.Catalog
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "AF"]
        stream = self._stream(content, Type="EmbeddedFile")
        stream.dictionary["Subtype"] = _Made("/application#2Fjson")  # ReportLab would escape its number sign
        stream.dictionary["Params"] = _Made(archive.PARAMS.format(size=len(content)))
        self._doc.Reference(stream, archive.EMBEDDED)
        filespec = self._made(archive.FILESPEC, archive.ATTACHED)
        catalog.AF = pdfdoc.PDFArray([filespec])
        catalog.Names = self._made(archive.NAMES, "names")

    def _made(self, text: str, name: str) -> Any:
        """An object of the file, by reference."""
        return self._doc.Reference(_Made(text), name)

    def _stream(self, content: bytes, **entries: str | int) -> pdfdoc.PDFStream:
        """A stream that is not packed, as archives want metadata."""
        values = {key: pdfdoc.PDFName(value) if isinstance(value, str) else value for key, value in entries.items()}
        return pdfdoc.PDFStream(pdfdoc.PDFDictionary(values), content)

    def _tree(self, root: Node) -> Any:
        """The tree, and the way back to it from what pages hold."""
        for number, node in enumerate(elements(pruned(root))):
            node.name = f"element{number}"
        known: dict[str, str] = {}
        for node in elements(root):
            self._made(element(node, _TREE), node.name)
            known |= {node.ident: node.name} if node.ident else {}
        entries = [f"{number} {_claim(parent)}" for number, parent in enumerate(self._parents)]
        self._made(f"<< /Nums [{' '.join(entries)}] >>", _PARENTS)
        kids = f"/K [{{{root.name}}}] /ParentTree {{{_PARENTS}}} /ParentTreeNextKey {len(self._parents)}"
        names = " ".join(f"({ident}) {{{known[ident]}}}" for ident in sorted(known))
        idents = f" /IDTree << /Names [{names}] >>" if known else ""
        return self._made(f"<< /Type /StructTreeRoot {kids}{idents} >>", _TREE)


def _claim(parent: list[Node] | Node) -> str:
    """The elements of a page's content by its numbers, or the one element of a link."""
    if isinstance(parent, Node):
        return f"{{{parent.name}}}"
    return f"[{' '.join(f'{{{node.name}}}' for node in parent)}]"
