"""What stands around a pack: comments, findings that were let stand, and versions as they were issued."""

from collections.abc import Sequence
from datetime import UTC

from sqlalchemy import select
from sqlmodel import Session, col
from sqlmodel import select as rows_of

from briefing_app.domain.changes import Change
from briefing_app.domain.packs import Issue
from briefing_app.domain.wording import counted
from briefing_app.errors import BriefingError
from briefing_app.library.packs import rows as pack_rows
from briefing_app.library.packs.contents import AREAS, pack_row, touch
from briefing_app.library.storage import rows
from briefing_app.library.storage.journal import Writer
from briefing_app.library.storage.pack_tables import ACCEPTANCES, COMMENTS, ISSUES, PACKS, CommentRow, IssueRow
from briefing_app.library.storage.wording import gone, titled


def comment(writer: Writer, pack_id: int, item_id: int | None, author: str, words: str) -> Change:
    """Put a comment beside a pack or one of its items."""
    title = pack_row(writer.session, pack_id).title
    values = {"pack_id": pack_id, "item_id": item_id, "author": author, "words": words, "made_at": rows.now()}
    (made,) = writer.insert(COMMENTS, [{**values, "resolved": False}])
    touch(writer, [pack_id])
    return Change(f"comment on {titled(title)}", AREAS, (made,), created=made)


def edit_comment(writer: Writer, comment_id: int, words: str) -> Change:
    """Change what a comment says."""
    return _comment_changed(writer, comment_id, {"words": words}, "edit a comment")


def resolve_comment(writer: Writer, comment_id: int, resolved: bool) -> Change:
    """Note that a comment was dealt with, or that it was not."""
    name = "resolve a comment" if resolved else "open a comment again"
    return _comment_changed(writer, comment_id, {"resolved": resolved}, name)


def delete_comment(writer: Writer, comment_id: int) -> Change:
    """Take a comment away."""
    pack_id = _comment(writer.session, comment_id).pack_id
    writer.delete(COMMENTS, [comment_id])
    touch(writer, [pack_id])
    return Change("delete a comment", AREAS, (comment_id,))


def accept_findings(writer: Writer, pack_id: int, findings: Sequence[str], by: str, words: str) -> Change:
    """Let findings stand, with the words of who does; one that was accepted before has the new words."""
    pack_row(writer.session, pack_id)
    before = _acceptance_ids(writer.session, pack_id, findings)
    writer.delete(ACCEPTANCES, before)
    values = {"pack_id": pack_id, "by": by, "at": rows.now(), "words": words}
    made = writer.insert(ACCEPTANCES, [{**values, "finding": finding} for finding in dict.fromkeys(findings)])
    touch(writer, [pack_id])
    return Change(f"accept {counted(len(made), 'finding')}", AREAS, tuple(made))


def withdraw_acceptances(writer: Writer, pack_id: int, findings: Sequence[str]) -> Change:
    """Open findings again."""
    pack_row(writer.session, pack_id)
    held = _acceptance_ids(writer.session, pack_id, findings)
    writer.delete(ACCEPTANCES, held)
    touch(writer, [pack_id])
    return Change(f"open {counted(len(held), 'finding')} again", AREAS, tuple(held))


def issue(writer: Writer, issued: Issue) -> Change:
    """Keep a version, or a slip of changes to one, as it was issued; the pack goes on as the next version.

    Raises:
        BriefingError: that version or that slip was issued before.
    """
    row = pack_row(writer.session, issued.pack_id)
    kept = issues(writer.session, issued.pack_id)
    if any((one.number, one.addendum) == (issued.number, issued.addendum) for one in kept):
        what = (
            f"Addendum {issued.addendum} to version {issued.number}" if issued.addendum else f"Version {issued.number}"
        )
        raise BriefingError(
            f"{what} {issued.number} of {titled(row.title)} was issued before.",
            kept="It stands as it was issued.",
            remedy="Issue the pack under the next number.",
        )
    facts = issued.facts_correct_at
    values = {
        "pack_id": issued.pack_id,
        "number": issued.number,
        "addendum": issued.addendum,
        "issued_at": issued.issued_at.astimezone(UTC).replace(tzinfo=None),
        "cleared_by": issued.cleared_by,
        "facts_correct_at": facts and facts.isoformat(),
        "why": issued.why,
        "content": issued.content,
        "sha256": issued.sha256,
    }
    (made,) = writer.insert(ISSUES, [values])
    if not issued.addendum:
        writer.update(PACKS, {issued.pack_id: {"version": issued.number + 1}})
    touch(writer, [issued.pack_id])
    what = f"addendum {issued.addendum} to version" if issued.addendum else "version"
    return Change(f"issue {what} {issued.number} of {titled(row.title)}", AREAS, (made,), created=made)


def issues(session: Session, pack_id: int) -> list[Issue]:
    """What was issued of a pack, the latest first."""
    wanted = rows_of(IssueRow).where(IssueRow.pack_id == pack_id)
    found = session.exec(wanted.order_by(col(IssueRow.number).desc(), col(IssueRow.addendum).desc()))
    return [pack_rows.to_issue(row) for row in found]


def _acceptance_ids(session: Session, pack_id: int, findings: Sequence[str]) -> list[int]:
    wanted = select(ACCEPTANCES.c.id).where(ACCEPTANCES.c.pack_id == pack_id, ACCEPTANCES.c.finding.in_(findings))
    return list(session.connection().execute(wanted).scalars())


def _comment_changed(writer: Writer, comment_id: int, values: rows.Values, name: str) -> Change:
    pack_id = _comment(writer.session, comment_id).pack_id
    writer.update(COMMENTS, {comment_id: values})
    touch(writer, [pack_id])
    return Change(name, AREAS, (comment_id,))


def _comment(session: Session, comment_id: int) -> CommentRow:
    row = session.get(CommentRow, comment_id, populate_existing=True)
    if row is None:
        raise gone("comment")
    pack_row(session, row.pack_id)
    return row
