"""Which font each kind of widget has: sizes in px at 100 %, weights as in CSS.

Qt gives a font to a class of widgets by its name, whatever the style sheet says about colours; so each kind of label
is a class. (A style sheet could not set the weight: these fonts are variable, and it knows no axes.)
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Type:
    """A size and weight; `serif` for words from a source."""

    size: float
    weight: int = 400
    serif: bool = False


LABELS: dict[str, Type] = {
    "title": Type(20, 600),
    "hero": Type(26, 600),
    "heading": Type(16, 600),
    "lead": Type(15),
    "strong": Type(13, 600),
    "name": Type(14, 600),
    "body": Type(13),
    "note": Type(13),
    "small": Type(12),
    "small-2": Type(12),
    "small-strong": Type(12, 500),
    "group": Type(12, 600),
    "ok": Type(13, 500),
    "danger": Type(13, 500),
    "warn": Type(13, 500),
    "accent": Type(13, 600),
    "on-accent": Type(13, 600),
    "button": Type(13, 500),
    "serif": Type(16, serif=True),
    "serif-small": Type(14, serif=True),
    "key": Type(12, 600),
    "plain": Type(13),
}
"""Kinds of label; each is also the `type` that the style sheet colours."""

# No class here may inherit from another: Qt takes whichever it meets first.
CLASSES: dict[str, Type] = {
    "QPushButton": Type(13, 500),
    "QLineEdit": Type(13),
    "QMenu": Type(13),
    "QMenuBar": Type(13),
    "QTipLabel": Type(12),
    "QHeaderView": Type(12, 500),
    "QTabBar": Type(13, 500),
    "QTextEdit": Type(15),
    "QPlainTextEdit": Type(15),
}


def label_class(kind: str, *, elided: bool = False) -> str:
    """The name of the class of labels of a kind."""
    words = "".join(part.capitalize() for part in kind.split("-"))
    return f"{'Elided' if elided else ''}{words}Label"


def fonts_by_class() -> dict[str, Type]:
    """Every class that has a font of its own."""
    plain = {label_class(kind): entry for kind, entry in LABELS.items()}
    return CLASSES | plain | {label_class(kind, elided=True): entry for kind, entry in LABELS.items()}
