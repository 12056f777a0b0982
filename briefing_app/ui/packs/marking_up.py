"""What the buttons over the text do to Markdown: pure functions of a text and a selection in it."""

import re
from dataclasses import dataclass

_LEAD = re.compile(r"^(\s*)(?:[-*+]|\d{1,3}[.)])\s+")
_NOTE = re.compile(r"\[\^(\d+)\]")
TABLE = "| Measure | Before | Now |\n| --- | ---: | ---: |\n| … | … | … |\n"


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and what is selected in it, in characters from its start."""

    text: str
    start: int
    end: int

    @property
    def selected(self) -> str:
        """The words selected."""
        return self.text[self.start : self.end]


def wrapped(marked: Marked, mark: str, blank: str) -> Marked:
    """The selected words between marks, or out of them; where none are selected, `blank`, to be written over."""
    words = marked.selected
    if words.startswith(mark) and words.endswith(mark) and len(words) > 2 * len(mark):
        return _put(marked, words[len(mark) : -len(mark)], 0, len(words) - 2 * len(mark))
    words = words or blank
    if not marked.selected:
        return _put(marked, f"{mark}{words}{mark}", len(mark), len(mark) + len(words))
    return _put(marked, f"{mark}{words}{mark}", 0, len(words) + 2 * len(mark))


def linked(marked: Marked) -> Marked:
    """The selected words as a link; the address is selected, to be written over."""
    words, start = marked.selected or "words", len(marked.selected or "words") + 3
    return _put(marked, f"[{words}](https://)", start, start + len("https://"))


def listed(marked: Marked, *, numbered: bool = False) -> Marked:
    """The lines that the selection touches as a list, or no longer as one."""
    begin = marked.text.rfind("\n", 0, marked.start) + 1
    stop = marked.text.find("\n", marked.end)
    stop = len(marked.text) if stop < 0 else stop
    lines = marked.text[begin:stop].split("\n")
    if all(_LEAD.match(line) for line in lines if line.strip()) and any(line.strip() for line in lines):
        changed = [_LEAD.sub(r"\1", line) for line in lines]
    else:
        bare = (_LEAD.sub("", line) for line in lines)
        changed = [f"{f'{at}.' if numbered else '-'} {line}" for at, line in enumerate(bare, 1)]
    words = "\n".join(changed)
    return Marked(marked.text[:begin] + words + marked.text[stop:], begin, begin + len(words))


def tabled(marked: Marked) -> Marked:
    """A table after the paragraph of the selection."""
    stop = marked.text.find("\n", marked.end)
    stop = len(marked.text) if stop < 0 else stop
    before = marked.text[:stop].rstrip("\n")
    lead = f"{before}\n\n" if before else ""
    after = marked.text[stop:].lstrip("\n")
    text = f"{lead}{TABLE}\n{after}" if after else f"{lead}{TABLE}"
    return Marked(text, len(lead) + 2, len(lead) + 2 + len("Measure"))


def footnoted(marked: Marked) -> Marked:
    """A footnote's mark after the selection and the note, to be written, at the end."""
    number = max((int(found[1]) for found in _NOTE.finditer(marked.text)), default=0) + 1
    noted = f"{marked.text[: marked.end]}[^{number}]{marked.text[marked.end :]}".rstrip("\n")
    parted = "\n" if noted.splitlines()[-1].startswith("[^") else "\n\n"
    text = f"{noted}{parted}[^{number}]: "
    return Marked(f"{text}The note.", len(text), len(text) + len("The note."))


def _put(marked: Marked, words: str, start: int, end: int) -> Marked:
    """Those words in the place of the selection; `start` and `end` of what is then selected count in them."""
    text = marked.text[: marked.start] + words + marked.text[marked.end :]
    return Marked(text, marked.start + start, marked.start + end)
