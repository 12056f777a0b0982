"""House styles: how numbers, dates and per cent stand in the official's own words and in tables.

GOV.UK writes numerals with %, 5 to 10, 3 November 2026, 5:30pm and tax years in full; a Cabinet minute writes one to
ten in words, per cent, and 5.30pm. Somebody's exact words, quotations inside own words, links and titles in italics
stay as they are, and to set what is set changes nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from briefing_app.domain.packs import HouseStyle
from briefing_app.packs.blocks import (
    Block,
    BulletList,
    Heading,
    LineToTake,
    Note,
    Paragraph,
    QuestionHeading,
    Runs,
    Table,
    Text,
)
from briefing_app.packs.house_rules import RULES, Rule

_QUOTED = re.compile(r"“[^”]*(?:”|$)|‘(?:[^’]|’(?=\w))*(?:’|$)|\"[^\"]*(?:\"|$)|«[^»]*(?:»|$)", re.DOTALL)
_ROUNDS = 4
"""What one rule writes another may have to set; text that people write is settled at once."""
_PER_CENT = re.compile(r"^(?:per cent|percent)\b")


@lru_cache(maxsize=8192)
def set_runs(runs: Runs, style: HouseStyle) -> Runs:
    """The runs of one paragraph in a house style; a number may stand in two of them, as in **94** per cent."""
    if style is HouseStyle.AS_WRITTEN or not any(any(map(str.isalnum, run.text)) for run in runs):
        return runs
    for _ in range(_ROUNDS):
        before = runs
        for rule in RULES[style]:
            runs = _applied(runs, rule)
        if runs == before:
            break
    return runs


def set_text(text: str, style: HouseStyle) -> str:
    """A text of one look in a house style."""
    return "".join(run.text for run in set_runs((Text(text),), style)) if text else text


def set_block(block: Block, style: HouseStyle) -> Block:
    """A block of own words in a house style; evidence beside a line stays as its source has it."""
    if style is HouseStyle.AS_WRITTEN:
        return block
    match block:
        case Paragraph() | Note() | LineToTake():
            return replace(block, runs=set_runs(block.runs, style))
        case BulletList():
            return replace(block, items=_each(block.items, style))
        case Table():
            return replace(block, head=_each(block.head, style), rows=tuple(_each(row, style) for row in block.rows))
        case Heading() | QuestionHeading():
            return replace(block, text=set_text(block.text, style))
        case _:
            return block


def set_figure(value: str, unit: str, style: HouseStyle) -> tuple[str, str]:
    """A figure's value and unit for a row of a table, where numerals stand in every style."""
    if style is HouseStyle.AS_WRITTEN:
        return value, unit
    value = re.sub(r"(?<=\d)\s?–\s?(?=[£€$]?\d)", " to ", value)
    value = re.sub(r"(?<=\d)\.00$", "", value) if value[:1] in "£€$" else value
    return value, _PER_CENT.sub("%", unit) if style is HouseStyle.GOV_UK else unit


def _each(parts: tuple[Runs, ...], style: HouseStyle) -> tuple[Runs, ...]:
    return tuple(set_runs(part, style) for part in parts)


def _applied(runs: Runs, rule: Rule) -> Runs:
    """The runs after a rule; what touches protected words stays."""
    whole = "".join(run.text for run in runs)
    edits = [(*found.span(), new) for found in rule.pattern.finditer(whole) if (new := rule.change(found)) is not None]
    edits = [edit for edit in edits if whole[edit[0] : edit[1]] != edit[2]]
    if not edits:
        return runs
    kept = [*_protected(runs, whole)]
    allowed = [one for one in edits if not any(start < one[1] and one[0] < end for start, end in kept)]
    return _edited(runs, allowed)


def _protected(runs: Runs, whole: str) -> Iterator[tuple[int, int]]:
    """What no rule may touch; a raised number also parts what stands before it from what follows."""
    at = 0
    for run in runs:
        end = at + len(run.text)
        if run.exact or run.italic or run.link is not None or run.page_of is not None:
            yield at, end
        if run.reference is not None:
            yield end - 1, end + 1
        at = end
    yield from (found.span() for found in _QUOTED.finditer(whole))


def _edited(runs: Runs, edits: list[tuple[int, int, str]]) -> Runs:
    """The runs with stretches replaced; the new words take the look of the run that the stretch begins in."""
    result: list[Text] = []
    at = 0
    for run in runs:
        end = at + len(run.text)
        text = "".join(_pieces(run.text, at, edits))
        if text or not run.text:
            result.append(run if text == run.text else replace(run, text=text))
        at = end
    return tuple(result)


def _pieces(text: str, at: int, edits: list[tuple[int, int, str]]) -> Iterator[str]:
    done, end = at, at + len(text)
    for first, last, new in edits:
        if last <= at or first >= end:
            continue
        yield text[done - at : max(first - at, done - at)]
        yield new if first >= at else ""
        done = min(last, end)
    yield text[done - at :]
