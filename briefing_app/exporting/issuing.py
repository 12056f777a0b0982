"""Versions of a pack as they were issued, addenda to them, and what differs between them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.domain.changes import Change
from briefing_app.domain.packs import Issue
from briefing_app.domain.seals import text_hash
from briefing_app.errors import BriefingError
from briefing_app.exporting import clearing, table
from briefing_app.exporting.across import across
from briefing_app.exporting.build import without_kept_back, write_document
from briefing_app.exporting.issued_pages import pages_for, pages_of
from briefing_app.exporting.material import material
from briefing_app.packs.blocks import PackDocument
from briefing_app.packs.compose import compose
from briefing_app.packs.elsewhere import elsewhere
from briefing_app.packs.evidence import evidence
from briefing_app.packs.versions import versions
from briefing_app.packs.versions.differences import Difference
from briefing_app.packs.versions.frozen import Frozen, Slip, frozen, reduced, thawed

if TYPE_CHECKING:
    from briefing_app.library.library import Library


def draft(library: "Library", pack_id: int) -> Frozen:
    """A pack as it stands, without what is for the file alone.

    Raises:
        BriefingError: it is no longer there.
    """
    return reduced(*material(library, pack_id))


def issue(library: "Library", pack_id: int, *, why: str = "", now: datetime | None = None) -> Change:
    """Freeze a pack as the version that its cover names; the pack goes on as the next one. `created` is the issue's id.

    Args:
        library: with the pack.
        pack_id: of the pack.
        why: what the version is for.
        now: when it is issued.

    Raises:
        BriefingError: findings are open and its owner chose that it does not leave so; or it was issued before.
    """
    moment = now or datetime.now().astimezone()
    pack, points, documents = material(library, pack_id)
    beside = across(library, points, documents)
    checked = evidence.check(pack, points, documents, beside, now=moment)
    clearing.refuse_if_open(pack, checked)
    lines = elsewhere(beside, points, documents)
    kept = replace(reduced(pack, points, documents), notice=clearing.notice(checked), elsewhere=lines)
    return library.issue(_issued(kept, pack_id, pack.details.version, 0, moment, why))


def issue_addendum(
    library: "Library",
    pack_id: int,
    whys: Mapping[str, str],
    *,
    sent_to: str = "",
    now: datetime | None = None,
) -> Change:
    """Issue a numbered slip of what changed since the last version or slip; `created` is the issue's id.

    Args:
        library: with the pack.
        pack_id: of the pack.
        whys: the reason for each change, by the keys of `pending`.
        sent_to: to whom it goes; the copy list if not told.
        now: when it is issued.

    Raises:
        BriefingError: no version was issued yet, nothing has changed since, or findings are open and must not be.
    """
    moment = now or datetime.now().astimezone()
    last = _last(library, pack_id)
    changes = versions.slip_changes(as_issued(last), _as_version(draft(library, pack_id), last.number))
    if not changes:
        raise BriefingError(
            f"Nothing has changed since {versions.called(last)}.",
            kept="No addendum was issued.",
            remedy="Change the pack first.",
        )
    pack, points, documents = material(library, pack_id)
    checked = evidence.check(pack, points, documents, across(library, points, documents), now=moment)
    clearing.refuse_if_open(pack, checked)
    slip = Slip(dict(whys), sent_to, moment, pages_for(changes, _pages(library, last), pack))
    kept = replace(reduced(pack, points, documents), notice=clearing.notice(checked), slip=slip)
    why = "; ".join(words for words in whys.values() if words)
    return library.issue(_issued(_as_version(kept, last.number), pack_id, last.number, last.addendum + 1, moment, why))


def _pages(library: "Library", last: Issue) -> dict[str, int]:
    """The pages of the version that the readers have, laid out again as it was issued."""
    version = next(one for one in library.issues(last.pack_id) if (one.number, one.addendum) == (last.number, 0))
    return pages_of(issue_document(library, version), as_issued(version).pack)


def latest(library: "Library", pack_id: int) -> Issue | None:
    """What the readers of a pack have: its last version, or the last addendum to that."""
    return next(iter(library.issues(pack_id)), None)


def pending(library: "Library", pack_id: int) -> tuple[Difference, ...]:
    """What an addendum that is issued now would tell.

    Raises:
        BriefingError: no version was issued yet.
    """
    last = _last(library, pack_id)
    return versions.slip_changes(as_issued(last), _as_version(draft(library, pack_id), last.number))


def as_issued(issued: Issue) -> Frozen:
    """The pack as it was issued.

    Raises:
        BriefingError: what the library kept of it is not what was issued.
    """
    if text_hash(issued.content) != issued.sha256:
        raise BriefingError(
            f"{versions.called(issued)} was changed after it was issued, so it cannot be vouched for.",
            kept="It was left as it is.",
            remedy="Bring the library back from a backup of the time when it was issued.",
        )
    return thawed(issued.content)


def issue_document(library: "Library", issued: Issue, *, public: bool = False) -> PackDocument:
    """A version as it was issued, or an addendum's slip.

    Raises:
        BriefingError: the library does not have it as it was issued.
    """
    kept = as_issued(issued)
    if not issued.addendum:
        return clearing.with_notice(_composed(kept, public=public), kept.notice)
    slip = kept.slip or Slip()
    before = next(
        one
        for one in library.issues(issued.pack_id)
        if (one.number, one.addendum) == (issued.number, issued.addendum - 1)
    )
    return versions.addendum(
        _shown(as_issued(before), public=public),
        _shown(kept, public=public),
        slip.whys,
        number=issued.addendum,
        issued_at=slip.issued_at or issued.issued_at,
        cleared_by=issued.cleared_by,
        sent_to=slip.sent_to,
        pages={} if public else slip.pages,
    )


def _composed(kept: Frozen, *, public: bool) -> PackDocument:
    return compose(kept.pack, kept.points, kept.documents, public=public, elsewhere=kept.elsewhere)


def write_issue(library: "Library", issued: Issue, path: Path, *, public: bool = False, large: bool = False) -> None:
    """Write a version as it was issued, or a slip, as what the ending of the file's name says; PDFs in large print too.

    Raises:
        BriefingError: as `issue_document` does, or the file cannot be written.
    """
    if path.suffix.casefold() == ".csv":
        kept = _shown(as_issued(issued), public=public)
        table.write([kept.points[one] for one in kept.pack.point_ids if one in kept.points], kept.documents, path)
        return
    write_document(replace(issue_document(library, issued, public=public), large=large), path)


def comparison(library: "Library", pack_id: int, old: Issue, new: Issue | None) -> PackDocument:
    """A redline of two versions, or (None) of one and the pack as it stands.

    Raises:
        BriefingError: the library does not have them as they were issued.
    """
    now = as_issued(new) if new is not None else draft(library, pack_id)
    later = versions.called(new) if new is not None else f"Draft of version {now.pack.details.version}"
    return versions.compare(as_issued(old), now, names=(versions.called(old), later))


def _last(library: "Library", pack_id: int) -> Issue:
    last = latest(library, pack_id)
    if last is None:
        raise BriefingError(
            "No version of this pack was issued yet, so there is nothing to add to.",
            kept="Nothing was changed.",
            remedy="Issue the pack first.",
        )
    return last


def _issued(kept: Frozen, pack_id: int, number: int, addendum: int, moment: datetime, why: str) -> Issue:
    content, details = frozen(kept), kept.pack.details
    return Issue(
        0, pack_id, number, addendum, moment, details.cleared_by, details.facts_correct_at, why, content,
        text_hash(content),
    )  # fmt: skip


def _as_version(kept: Frozen, number: int) -> Frozen:
    """The pack under the number of the version that an addendum is to."""
    return replace(kept, pack=replace(kept.pack, details=replace(kept.pack.details, version=number)))


def _shown(kept: Frozen, *, public: bool) -> Frozen:
    """What a build holds: all of it, or what may be used in public."""
    return replace(kept, pack=without_kept_back(kept.pack)) if public else kept
