"""Whether a role is given where the text gives one, as the text words it, and none where it gives none."""

from briefing_app.domain.quotes import QuoteKind
from briefing_app.domain.text import SourceText
from briefing_app.extraction.extract import extract
from tests.extraction.quote_cases import CASES, Case, load
from tests.extraction.test_quote_cases import MATCH, overlap, right

LEAST = 98
"""In a hundred quotes."""


def test_roles_are_given_as_the_text_words_them() -> None:
    cases = [case for case in load(CASES / "build") if case.name.startswith("roles_")]
    found = [one for case in cases for one in _roles(case)]
    wrong = [one for one in found if (one[1] or "").casefold() != (one[2] or "").casefold()]
    assert len(found) > 200
    assert 100 * (len(found) - len(wrong)) >= LEAST * len(found), wrong


def _roles(case: Case) -> list[tuple[str, str | None, str | None]]:
    """The case's name, the role found and the role wanted, for every quote that was found with its speaker."""
    rows = []
    quotes = extract(SourceText(text=case.text)).quotes
    for wanted in (one for one in case.quotes if one.speaker is not None):
        alike = [q for q in quotes if (q.kind is QuoteKind.INDIRECT) == (wanted.kind == "indirect")]
        best = max(alike, key=lambda one: overlap(one, wanted), default=None)
        if best is not None and overlap(best, wanted) >= MATCH and right(best, wanted):
            rows.append((case.name, best.role, wanted.speaker.role if wanted.speaker else None))
    return rows
