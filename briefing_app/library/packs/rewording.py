"""Other words in many places of a pack at once: one step of the history."""

from collections.abc import Sequence

from briefing_app.domain.changes import Change
from briefing_app.domain.packs import PackItem, PackSection
from briefing_app.domain.wording import counted
from briefing_app.library.packs import contents
from briefing_app.library.packs import rows as pack_rows
from briefing_app.library.storage.journal import Writer
from briefing_app.library.storage.pack_tables import ITEMS, SECTIONS
from briefing_app.library.storage.wording import titled


def reword(writer: Writer, pack_id: int, items: Sequence[PackItem], sections: Sequence[PackSection]) -> Change:
    """Give items and sections of a pack other titles and words of their own; all else of them stays as it is."""
    title = contents.pack_row(writer.session, pack_id).title
    words = {item.id: pack_rows.item_values(item) for item in items}
    writer.update(ITEMS, {key: {name: values[name] for name in _ITEM} for key, values in words.items()})
    writer.update(SECTIONS, {each.id: {"title": each.title, "subtitle": each.subtitle} for each in sections})
    contents.touch(writer, [pack_id])
    number = counted(len(items) + len(sections), "place")
    ids = (*(item.id for item in items), *(section.id for section in sections))
    return Change(f"replace words in {number} of {titled(title)}", contents.AREAS, ids)


_ITEM = ("title", "markdown")
