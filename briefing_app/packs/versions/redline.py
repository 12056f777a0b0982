"""Two wordings of one passage laid over one another, word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import NamedTuple

from rapidfuzz.distance import Indel

from briefing_app.packs.blocks import Runs, Text

_WORD = re.compile(r"\s+|\w+(?:[’'.,/-]\w+)*|[^\w\s]")
_SHORT = 3


class Pair(NamedTuple):
    """A stretch of both wordings: the same in both, or what stood there and what stands there now."""

    same: bool
    old: list[Text]
    new: list[Text]


def laid_over(old: Runs, new: Runs) -> Runs:
    """What is gone struck through, what is new marked, the rest as it is."""
    found: list[Text] = []
    for pair in _pairs(old, new):
        found += pair.new if pair.same else [*_struck(pair.old), *_between(pair), *_marked(pair.new)]
    return joined(found)


def side_by_side(old: Runs, new: Runs) -> tuple[Runs, Runs]:
    """What it said, with what is gone in bold, and what it says now, with what is new marked."""
    before: list[Text] = []
    now: list[Text] = []
    for pair in _pairs(old, new):
        before += pair.old if pair.same else [replace(word, bold=True) for word in pair.old]
        now += pair.new if pair.same else _marked(pair.new)
    return joined(before), joined(now)


def paired(old: Sequence[Runs], new: Sequence[Runs]) -> Iterator[tuple[Runs, Runs]]:
    """The paragraphs that are not the same in both, each beside what became of it; nothing where there is none."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, first, last, begin, end in matcher.get_opcodes():
        if tag == "equal":
            continue
        many = max(last - first, end - begin)
        yield from zip(
            [*old[first:last], *[()] * (many - last + first)],
            [*new[begin:end], *[()] * (many - end + begin)],
            strict=True,
        )


def joined(words: Sequence[Text]) -> Runs:
    """Neighbours of one look as one run."""
    result: list[Text] = []
    for word in words:
        if result and replace(result[-1], text="") == replace(word, text=""):
            result[-1] = replace(word, text=result[-1].text + word.text)
        else:
            result.append(word)
    return tuple(result)


def _between(pair: Pair) -> list[Text]:
    """A space between what is gone and what is new, where neither brings one."""
    touch = pair.old and pair.new and not pair.old[-1].text.isspace() and not pair.new[0].text.isspace()
    return [Text(" ")] if touch else []


def _struck(words: list[Text]) -> list[Text]:
    return [replace(word, struck=True) for word in words]


def _marked(words: list[Text]) -> list[Text]:
    return [replace(word, changed=True) for word in words]


def _words(runs: Runs) -> list[Text]:
    return [replace(run, text=found.group()) for run in runs for found in _WORD.finditer(run.text)]


def _pairs(old: Runs, new: Runs) -> list[Pair]:
    """The stretches in order; what is the same by chance between two changes goes with them."""
    before, after = _words(old), _words(new)
    pairs: list[Pair] = []
    for code in Indel.opcodes(before, after):
        old_words, new_words = before[code.src_start : code.src_end], after[code.dest_start : code.dest_end]
        pair = Pair(code.tag == "equal", old_words, new_words)
        if len(pairs) > 1 and not pair.same and pairs[-1].same and _by_chance(pairs[-1]) and not pairs[-2].same:
            between, earlier = pairs.pop(), pairs.pop()
            pair = Pair(False, [*earlier.old, *between.old, *pair.old], [*earlier.new, *between.new, *pair.new])
        elif pairs and not pair.same and not pairs[-1].same:
            earlier = pairs.pop()
            pair = Pair(False, [*earlier.old, *pair.old], [*earlier.new, *pair.new])
        pairs.append(pair)
    return pairs


def _by_chance(pair: Pair) -> bool:
    words = [word.text for word in pair.old if word.text.strip()]
    return len(words) <= 1 and all(len(word) <= _SHORT for word in words)
