"""Two versions of a pack laid over one another, and slips that tell the readers of one what has changed since."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import groupby

from briefing_app.domain.packs import Issue, PackDetails
from briefing_app.domain.wording import capital
from briefing_app.packs.blocks import (
    Alteration,
    Block,
    Heading,
    Note,
    PackDocument,
    Paragraph,
    Redline,
    Rule,
    Runs,
    SectionOpening,
    Text,
)
from briefing_app.packs.citations import facts_time
from briefing_app.packs.versions.differences import Difference, Turn, differences, runs_of
from briefing_app.packs.versions.flat import LIKELIHOODS, Said, plain
from briefing_app.packs.versions.frozen import Frozen
from briefing_app.packs.versions.redline import joined, laid_over, paired, side_by_side

_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
_RANKS = ("OFFICIAL-SENSITIVE", "SECRET", "TOP SECRET")
_VERBS = {Turn.CHANGED: "replaces", Turn.NEW: "adds", Turn.TAKEN_OUT: "takes out", Turn.MOVED: "moves"}
_LEFT_OUT = {"cover-cleared_by", "cover-facts_correct_at", "cover-copied_to", "cover-paper", "cover-two_sided"}
"""What a slip says in its own place, or need not say."""


def compare(old: Frozen, new: Frozen, *, names: tuple[str, str] | None = None) -> PackDocument:
    """A redline of two states of a pack: what changed, part by part and word by word.

    Args:
        old: the earlier.
        new: the later.
        names: what to call them; *Version 2* and *Version 3*, by the numbers on their covers, if not told.
    """
    earlier, later = names or (f"Version {old.pack.details.version}", f"Version {new.pack.details.version}")
    found = differences(old, new)
    number = counted(len(found)) if found else "No change"
    subtitle = "Words that are gone are struck through, new words are underlined." if found else ""
    opening = SectionOpening("Comparison", f"{number} from {_lower(earlier)} to {_lower(later)}", "changes", subtitle)
    body = list(_redlines(found)) or [Paragraph((Text("Nothing differs between the two."),))]
    return _sheet(new.pack.details, old.pack.details, f"{earlier} to {_lower(later)}", (opening, *body), apart=True)


def slip_changes(old: Frozen, new: Frozen) -> tuple[Difference, ...]:
    """The changes that an addendum would tell of, each with the key under which its reason is given."""
    return tuple(one for one in differences(old, new) if one.key not in _LEFT_OUT)


def addendum(
    old: Frozen,
    new: Frozen,
    whys: Mapping[str, str],
    *,
    number: int,
    issued_at: datetime,
    cleared_by: str = "",
    sent_to: str = "",
    pages: Mapping[str, int] | None = None,
) -> PackDocument:
    """A numbered slip of what changed since a version was issued.

    Args:
        old: the version as its readers have it.
        new: the pack as it is to be read now.
        whys: the reason for each change, by the keys that `slip_changes` gives.
        number: of the slip, from 1.
        issued_at: when it goes out.
        cleared_by: who cleared it; that of the new pack's cover if not told.
        sent_to: to whom it goes; everyone on the version's copy list if not told.
        pages: of the version as it was issued, where each change belongs, by the same keys as the reasons.
    """
    version = old.pack.details.version
    changes = slip_changes(old, new)
    title = f"{counted(len(changes))} to version {version}"
    issued = f"Issued {facts_day(issued_at)}. Keep with the pack. Everything else stands."
    body: list[Block] = [SectionOpening(f"Addendum {number}", title, "addendum", issued)]
    of = pages or {}
    body += [_alteration(at, one, whys.get(one.key, ""), of.get(one.key)) for at, one in enumerate(changes, 1)]
    for label, words in (
        ("Cleared by", cleared_by or new.pack.details.cleared_by or "Not yet cleared"),
        ("Sent to", sent_to or f"Everyone on the copy list of version {version}"),
    ):
        body += [Rule(), Note((Text("; ".join(words.splitlines())),), label)]
    return _sheet(new.pack.details, old.pack.details, f"Addendum {number} to version {version}", tuple(body))


def called(issued: Issue) -> str:
    """*Version 3*, *Addendum 1 to version 3*."""
    return f"Addendum {issued.addendum} to version {issued.number}" if issued.addendum else f"Version {issued.number}"


def counted(number: int) -> str:
    """*Two changes*."""
    words = _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"
    return f"{capital(words)} change{'' if number == 1 else 's'}"


def facts_day(moment: datetime) -> str:
    """*Thursday 5 November 2026, 08:40*."""
    time, _, day = facts_time(moment).partition(" on ")
    return f"{day}, {time}"


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]


def _sheet(
    new: PackDetails, old: PackDetails, version: str, blocks: tuple[Block, ...], *, apart: bool = False
) -> PackDocument:
    """A document of its own that goes by the pack's name, and by the higher of the two markings."""
    return PackDocument(
        title=new.title,
        marking=max(new.marking, old.marking, key=_rank),
        handling=new.handling or old.handling,
        version=version,
        facts_correct_at=facts_time(new.facts_correct_at) if new.facts_correct_at else "",
        author=new.author,
        blocks=blocks,
        paper=new.paper,
        two_sided=new.two_sided,
        foot="Not part of the pack" if apart else "",
    )


def _rank(marking: str) -> int:
    words = marking.strip().upper()
    return 1 + _RANKS.index(words) if words in _RANKS else 0


def _redlines(found: tuple[Difference, ...]) -> Iterator[Block]:
    for group, members in groupby(found, key=lambda one: one.group):
        yield Heading(group)
        for one in members:
            yield from _redline(one)


def _redline(one: Difference) -> Iterator[Redline]:
    """A change paragraph by paragraph; only the first has the label and the place."""
    label, place = one.turn.value, capital(one.place)
    if one.turn is Turn.MOVED:
        yield Redline(f"{place}; was {one.was}", label, runs_of(one.new))
        return
    for before, now in paired(one.old.paragraphs, one.new.paragraphs):
        yield Redline(place, label, laid_over(before, now))
        label = place = ""
    if one.old.evidence != one.new.evidence and one.turn is Turn.CHANGED:
        source = (Text("Evidence ", bold=True), *laid_over(one.old.evidence, one.new.evidence))
        yield Redline(place, label, source)


def _alteration(number: int, one: Difference, why: str, page: int | None) -> Alteration:
    """A change as the slip tells it: what it said, what to say now."""
    label = f"Change {number} {_VERBS[one.turn]}"
    place = f"{one.group}, {one.place}"
    if one.turn is Turn.NEW and one.after:
        place = f"{one.group}, after “{one.after}”"
    place = f"Page {page}: {place}" if page else place
    before, now = _both(one)
    return Alteration(label, place, before, now, (Text(why),) if why else (), one.new.evidence)


def _both(one: Difference) -> tuple[Runs, Runs]:
    if one.turn is Turn.MOVED:
        return (Text(f"It stood in {one.was}."),), runs_of(one.new)
    if one.turn is not Turn.CHANGED:
        return runs_of(_to_say(one.old)), runs_of(_to_say(one.new))
    pairs = [side_by_side(before, now) for before, now in paired(one.old.paragraphs, one.new.paragraphs)]
    if not pairs:  # only what bears it out is another
        return runs_of(Said((one.old.evidence,))), runs_of(one.new)
    return _one([before for before, _ in pairs]), _one([now for _, now in pairs])


def _to_say(whole: Said) -> Said:
    """What is said, without how likely it is to be asked."""
    return Said(tuple(runs for runs in whole.paragraphs if plain(runs) not in LIKELIHOODS), whole.evidence)


def _one(paragraphs: list[Runs]) -> Runs:
    return joined(
        [run for at, runs in enumerate(filter(None, paragraphs)) for run in ((Text(" "),) if at else ()) + runs]
    )
