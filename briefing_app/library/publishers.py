"""What people correct about documents, and the register of publishers that learns from it."""

import json
from urllib.parse import urlsplit

from sqlalchemy import select
from sqlmodel import Session

from briefing_app.domain.changes import Change
from briefing_app.domain.documents import Document, DocumentDetails
from briefing_app.library import documents
from briefing_app.library.storage.journal import Writer
from briefing_app.library.storage.tables import DOCUMENTS, PUBLISHERS

BY_HAND = "corrected by hand"
"""Where a detail comes from that somebody corrected."""
_CORRECTED = ("title", "publisher", "byline", "published", "link", "genre")
Known = dict[tuple[str, str], str]
"""By host and by what its documents say of themselves (nothing, perhaps), who publishes them."""


def host_of(link: str) -> str:
    """The host of a link, as publishers are told apart by; empty if it has none."""
    try:
        host = urlsplit(link.strip()).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def known(session: Session) -> Known:
    """The register."""
    rows = session.connection().execute(select(PUBLISHERS.c.host, PUBLISHERS.c.read, PUBLISHERS.c.name))
    return {(host, read): name for host, read, name in rows}


def edit(writer: Writer, document_id: int, details: DocumentDetails) -> Change:
    """Correct what is known about a document, note that a person said so, and learn who publishes what."""
    before = documents.document(writer.session, document_id)
    change = documents.edit(writer, document_id, details)
    corrected = [name for name in _CORRECTED if getattr(details, name) != getattr(before.details, name)]
    if corrected:
        where = dict(before.provenance) | dict.fromkeys(corrected, BY_HAND)
        writer.update(DOCUMENTS, {document_id: {"provenance": json.dumps(where)}})
    if "publisher" in corrected:
        _learn(writer, before, details)
    return change


def _learn(writer: Writer, before: Document, details: DocumentDetails) -> None:
    """Remember a name for the documents of a host that say the same of themselves as this one did."""
    host, said, name = host_of(details.link), before.details.publisher, details.publisher
    if not host:
        return
    found = writer.connection.execute(select(PUBLISHERS).where(PUBLISHERS.c.host == host)).all()
    # A name that was given from the register is corrected there; otherwise it is what the document says.
    rows = [row for row in found if row.name == said] or [row for row in found if row.read == said]
    kept = {row.id: {"name": name} for row in rows if name not in {"", row.read}}
    writer.delete(PUBLISHERS, {row.id for row in rows} - kept.keys())
    writer.update(PUBLISHERS, kept)
    if name and not rows:
        writer.insert(PUBLISHERS, [{"host": host, "read": said, "name": name}])
