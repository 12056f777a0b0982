"""What cases of the evidence check are made of: a pack’s items, what their sources say, and what else is known."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from briefing_app.domain.figures import FigureKind, Modifier
from briefing_app.domain.keypoints import KeyPoint
from briefing_app.domain.packs import ItemKind, PackItem
from tests.packs.evidence_made import DAY, changed, document, figure, line, pointing, quote

EXACT = figure("388", 388, unit="ferry")
ABOUT = figure("70", 70, modifier=Modifier.APPROX)
OVER = figure("2,600", 2600, modifier=Modifier.MORE_THAN)
LEAST = figure("45", 45, modifier=Modifier.AT_LEAST)
UNDER = figure("12", 12, modifier=Modifier.LESS_THAN)
SHARE = figure("94.2 per cent", 94.2, FigureKind.PERCENT, unit="percent")
MONEY = figure("£31.4 million", 31.4e6, FigureKind.MONEY, unit="GBP")
RANGE = figure("1,800 and 2,000", 1800, value_high=2000)
RATE = figure("a quarter", 0.25, FigureKind.RATE)
SAID = quote("We will train nearly 900 crews, and not one fewer than 250 by spring.")
POINT = KeyPoint(0, 29, "Up to 60 quays have one crew.")
SPEECH = quote("We will not close a ferry. Up to 40 crews will train, if the board agrees. That is a promise.")
LATER, EARLIER = DAY + timedelta(30), DAY - timedelta(30)

Items = tuple[PackItem, ...]
Case = tuple[Items, tuple[Any, ...], dict[str, Any]]


def said(words: str, *contents: Any, **more: Any) -> Case:
    """A line of these words in a pack that also holds these figures."""
    return (line(words), *(pointing(key) for key in range(1, len(contents) + 1))), contents, more


def on_point(words: str, content: Any, kind: ItemKind = ItemKind.LINE) -> Case:
    """A line of these words whose evidence is this."""
    return (PackItem(100, kind, "", words, 1),), (content,), {}


def shown(form: str, content: Any = SPEECH) -> Case:
    return (changed(pointing(1), display=form),), (content,), {}


def held(content: Any, **more: Any) -> Case:
    return (pointing(1),), (content,), more


def told(text: str, **details: Any) -> Case:
    """A quote from a document of this text."""
    words = quote().text
    content = replace(quote(), start=len(text), end=len(text) + len(words))
    return held(content, texts={1: document(1, text + words, **details)})
