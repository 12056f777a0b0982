"""The library's methods for what belongs together across documents."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from briefing_app.domain.changes import Change
from briefing_app.domain.linking import LinkKind
from briefing_app.library import link_decisions
from briefing_app.library.door import Door
from briefing_app.library.link_store import LinkStore

T = TypeVar("T")


class LinkDoor(Door):
    """Links, facts and stories. What is linked is derived from documents and points, so undo does not know it."""

    def waiting_to_be_linked(self, limit: int = -1) -> list[int]:
        """Ids of documents whose links are not what they should be, the newest first; so many at most."""
        with self._database.reading() as session:
            return LinkStore(session).waiting(limit)

    def looking_at_links(self, operation: Callable[[LinkStore], T]) -> T:
        """Look at links as they are at one moment."""
        with self._database.reading() as session:
            return operation(LinkStore(session))

    def linking(self, operation: Callable[[LinkStore], T]) -> T:
        """Do something to links in one transaction: wholly, or not at all if it raises anything."""
        with self._database.writing() as session:
            return operation(LinkStore(session))

    # What people decide

    def keep_apart(self, kind: LinkKind, ids: Sequence[int], others: Sequence[int]) -> Change:
        """Remember that none of `ids` (quotes, figures, or documents of a story) is the same as any of `others`.

        Undoable; outlives finding again. The documents wait to be linked then.
        """
        return self._write(link_decisions.keep_apart, kind, ids, others)

    def put_together(self, kind: LinkKind, ids: Sequence[int]) -> Change:
        """Remember that all of `ids` are the same; as `keep_apart`."""
        return self._write(link_decisions.put_together, kind, ids)

    def forget_decisions(self, ids: Sequence[int]) -> Change:
        """Let the program judge again what people decided."""
        return self._write(link_decisions.forget, ids)
