"""Undo and redo: the named steps that are kept in the library, so that they outlive the program."""

import json
from dataclasses import replace

from sqlalchemy import delete
from sqlmodel import Session, col, select

from briefing_app.domain.changes import Area, Change
from briefing_app.library.register import offices
from briefing_app.library.storage.journal import Writer, read_images, swap, write_images
from briefing_app.library.storage.rows import now
from briefing_app.library.storage.tables import IMAGES, STEPS, StepRow

STEPS_KEPT = 100


def record(writer: Writer, change: Change) -> Change:
    """Finish an operation and keep it as a step; one that changed nothing leaves no step behind."""
    offices.keep_up(writer)
    writer.finish()
    if not writer.images:
        return replace(change, undoable=False)
    _forget_undone(writer)
    areas, ids = json.dumps(sorted(change.areas)), json.dumps(change.ids)
    step = StepRow(name=change.name, areas=areas, ids=ids, undone=False, made_at=now())
    writer.session.add(step)
    writer.session.flush()
    write_images(writer, step.id or 0)
    _forget_oldest(writer.session)
    return change


def next_undo(session: Session) -> StepRow | None:
    """The step that undo would take back."""
    return session.exec(select(StepRow).where(col(StepRow.undone).is_(False)).order_by(col(StepRow.id).desc())).first()


def next_redo(session: Session) -> StepRow | None:
    """The step that redo would do again."""
    return session.exec(select(StepRow).where(col(StepRow.undone).is_(True)).order_by(col(StepRow.id))).first()


def undo(session: Session) -> Change | None:
    """Take back the last step; None if there is none."""
    return _turn(session, next_undo(session), undone=True)


def redo(session: Session) -> Change | None:
    """Do the step last undone again; None if there is none."""
    return _turn(session, next_redo(session), undone=False)


def _turn(session: Session, step: StepRow | None, *, undone: bool) -> Change | None:
    if step is None or step.id is None:
        return None
    writer = Writer(session)
    swap(writer, read_images(session, step.id))
    writer.finish()
    write_images(writer, step.id)
    step.undone = undone
    session.add(step)
    session.flush()
    areas = frozenset(Area(area) for area in json.loads(step.areas))
    return Change(step.name, areas, tuple(json.loads(step.ids)))


def _forget_undone(writer: Writer) -> None:
    """What was undone cannot be done again once something else has been done."""
    undone = select(StepRow.id).where(col(StepRow.undone).is_(True))
    writer.connection.execute(delete(IMAGES).where(IMAGES.c.step_id.in_(undone)))
    writer.connection.execute(delete(STEPS).where(STEPS.c.undone.is_(True)))


def _forget_oldest(session: Session) -> None:
    oldest = session.exec(select(StepRow.id).order_by(col(StepRow.id).desc()).offset(STEPS_KEPT).limit(1)).first()
    if oldest is not None:
        session.connection().execute(delete(IMAGES).where(IMAGES.c.step_id <= oldest))
        session.connection().execute(delete(STEPS).where(STEPS.c.id <= oldest))
