"""Small settings of the library: its name, its marking, the pack that is open."""

from sqlmodel import Session

from briefing_app.domain.changes import Change
from briefing_app.library.storage.tables import NoteRow


def note(session: Session, key: str) -> str | None:
    """The value under a key."""
    row = session.get(NoteRow, key)
    return row.value if row else None


def set_note(session: Session, key: str, value: str) -> Change:
    """Keep a value under a key."""
    session.merge(NoteRow(key=key, value=value))
    return Change(f"set {key}", frozenset(), undoable=False)
