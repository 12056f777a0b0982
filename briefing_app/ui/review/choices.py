"""Whom a quote may be put down to: the candidates of its document, and those of the register that bear the name."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing_app.domain.points import Point
from briefing_app.domain.quotes import Candidate, Quote
from briefing_app.domain.speakers import Likeness, SettlePreview, SpeakerSummary
from briefing_app.domain.wording import counted

_MOST = 7


@dataclass(frozen=True, slots=True)
class Choice:
    """A speaker that may be taken; `speaker` None leaves it open. `speaker_id` is an entry of the register."""

    speaker: str | None
    role: str | None
    organisation: str | None
    why: str
    speaker_id: int | None = None
    title: str = ""

    def of(self, quote: Quote) -> Quote:
        """The quote as it is once this is taken: a person settled it."""
        if self.speaker_id is not None:
            return quote
        sure = 1.0 if self.speaker else quote.confidence
        return replace(quote, speaker=self.speaker, role=self.role, organisation=self.organisation, confidence=sure)


def choices_of(quote: Quote) -> list[Choice]:
    """The speaker that was found and the other candidates, at most seven, and *not settled* where it is not."""
    found = Candidate(quote.speaker, quote.role, quote.organisation, 1.0, quote.evidence) if quote.speaker else None
    ranked = [*([found] if found else []), *sorted(quote.candidates, key=lambda each: -each.score)]
    choices: dict[str, Choice] = {}
    for each in ranked:
        choices.setdefault(each.speaker, Choice(each.speaker, each.role, each.organisation, each.why))
    listed = list(choices.values())[:_MOST]
    if not quote.settled:
        listed.append(Choice(None, None, None, "Kept as doubtful until someone settles it"))
    return listed


def register_choices(point: Point, quote: Quote, preview: SettlePreview) -> list[Choice]:
    """For a mention that is not confirmed: entries of the register, the name as an entry of its own, or leave it.

    Where the document itself leaves the speaker open, its own candidates come first.
    """
    listed = [] if quote.settled else [choice for choice in choices_of(quote) if choice.speaker][:3]
    known = [_of_entry(entry) for entry in preview.choices]
    if point.speaker_id is not None and all(entry.id != point.speaker_id for entry in preview.choices):
        title = f"{preview.named or quote.speaker}, as an entry of its own"
        own = Choice(quote.speaker, None, None, "Not one of those that the register has", point.speaker_id, title)
        known = [*known[: _MOST - len(listed) - 1], own]
    left = Choice(None, None, None, "Kept as unconfirmed until someone settles it")
    return [*(listed + known)[:_MOST], left]


def _of_entry(entry: SpeakerSummary) -> Choice:
    roles = "; ".join(role[:1].upper() + role[1:] for role in entry.roles[:2])
    why = ", ".join(part for part in (entry.distinction, counted(entry.quotes, "quote")) if part)
    return Choice(entry.name, roles or None, None, why[:1].upper() + why[1:], entry.id)


def question(quote: Quote, preview: SettlePreview, choices: Sequence[Choice]) -> str:
    """What is asked: *Named as Ms Pell: which of these?*."""
    many = sum(choice.speaker_id is not None for choice in choices) > 1
    named = preview.named or quote.speaker or "nobody"
    return f"Named as {named}: which of these?" if many else f"Named as {named}: is it so?"


def likely(preview: SettlePreview) -> list[int]:
    """The ids of the others that are surely meant alike: of the same document, role or body."""
    return [each.point_id for each in preview.mentions if each.surely and each.likeness is not Likeness.ITSELF]


def of_the_name(preview: SettlePreview) -> list[int]:
    """The ids of those that have only the name in common."""
    return [each.point_id for each in preview.mentions if not each.surely]


def alike_words(preview: SettlePreview) -> str:
    """*Also 4 more in this library: 3 in the same document, 1 of the same role or body*."""
    kinds = [each.likeness for each in preview.mentions]
    told = [f"{kinds.count(kind):,} {kind.value}" for kind in (Likeness.DOCUMENT, Likeness.ROLE) if kind in kinds]
    return f"Also {len(likely(preview)):,} more in this library: {', '.join(told)}"
