"""Every operation of a library that can be undone, each made of what happens to be there."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import cycle
from typing import TypeVar

from briefing_app.domain.changes import Change
from briefing_app.domain.excerpts import excerpt
from briefing_app.domain.handed import Brought
from briefing_app.domain.linking import LinkKind
from briefing_app.domain.packs import Comment, Issue, ItemKind, Pack, PackDetails, PackItem, PackSection, SectionKind
from briefing_app.domain.points import Extraction, Point, PointKind, Review
from briefing_app.domain.quotes import Quote
from briefing_app.domain.speakers import OfficeDetails, SpeakerDetails, SpeakerKind
from briefing_app.library.library import Library
from tests.library.made import WORDS, Entry, entry, extraction

T = TypeVar("T")
NAMES = ("Ada Quill", "Bo Reed", "Ms Quill", "Cy Dale", "NHS", None)
ROLES = ("Ports Minister", "Home Secretary", "goalkeeper", "former mayor")
REGISTER = (
    "name,kind,distinction,aliases,role,first\nBo Reed,person,,Bobby Reed,Home Secretary,2026-01-02\nCy Dale,,,,,\n"
)


class Choice:
    """Chooses among what is there, by numbers that come round again."""

    def __init__(self, numbers: Sequence[int]) -> None:
        self._numbers: Iterator[int] = cycle(numbers)

    def number(self, below: int) -> int:
        return next(self._numbers) % below

    def one(self, among: Sequence[T]) -> T:
        """One of them.

        Raises:
            LookupError: there is none.
        """
        if not among:
            raise LookupError
        return among[self.number(len(among))]

    def some(self, among: Sequence[T]) -> list[T]:
        """At least one of them."""
        first = self.number(max(1, len(among)))
        return [self.one(among), *among[first :: 1 + self.number(3)]]


Operation = Callable[[Library, Choice], Change]


def batch(choose: Choice, many: int) -> list[Entry]:
    made = []
    for _ in range(many):
        day = choose.one([None, date(2026, 1, 1), date(2026, 1, 2), date(2026, 2, 1)])
        source, found, origin = entry(choose.number(9), speaker=choose.one(NAMES), published=day)
        quote = replace(found.quotes[0], role=choose.one(ROLES))
        made.append((source, replace(found, quotes=(quote,)), replace(origin, inside=choose.one([None, 0]))))
    return made


def points(library: Library, kind: PointKind | None = None) -> list[Point]:
    found = library.points_by_id(range(1, 500))  # at once: a history never makes so many
    return [point for point in found if kind is None or point.kind is kind]


def ids(found: Sequence[Point]) -> list[int]:
    return [point.id for point in found]


def packed(library: Library, choose: Choice) -> tuple[int, int]:
    """A pack and one of its sections."""
    pack = library.pack(choose.one(library.packs()).id)
    return pack.id, choose.one(pack.sections).id


def comment(library: Library, choose: Choice) -> int:
    return choose.one([one for pack in library.packs() for one in library.pack(pack.id).comments]).id


def issued(pack: Pack) -> Issue:
    """The pack's version, frozen; what a version says is for others to test."""
    at = datetime(2031, 5, 6, tzinfo=UTC)
    return Issue(0, pack.id, pack.details.version, 0, at, "A", None, "", "{}", "00" * 32)


def item(library: Library, choose: Choice) -> PackItem:
    return choose.one([item for pack in library.packs() for item in library.pack(pack.id).items])


def speaker(library: Library, choose: Choice) -> int:
    return choose.one(library.speakers(everybody=True)).id


def office(choose: Choice) -> OfficeDetails:
    first = choose.one([None, date(2026, 1, 1), date(2026, 1, 2)])
    return OfficeDetails(
        choose.one(ROLES), choose.one(["", "Office for Harbours"]), first, choose.one([None, date(2026, 1, 15)])
    )


def office_id(library: Library, choose: Choice) -> int:
    known = [office.id for one in library.speakers(everybody=True) for office in library.speaker(one.id).offices]
    return choose.one(known)


def alias_id(library: Library, choose: Choice) -> int:
    return choose.one(
        [alias.id for one in library.speakers(everybody=True) for alias in library.speaker(one.id).aliases]
    )


def details(choose: Choice) -> SpeakerDetails:
    name = choose.one(NAMES[:3]) or "Nobody"
    return SpeakerDetails(name, choose.one(list(SpeakerKind)), choose.one(["", "the elder"]), "Party")


def quote_of(library: Library, choose: Choice) -> tuple[int, Quote]:
    point = choose.one(points(library, PointKind.QUOTE))
    assert isinstance(point.content, Quote)
    return point.id, replace(point.content, speaker=choose.one(NAMES), role=choose.one([*ROLES, None]))


def renewed(library: Library, choose: Choice, document: int) -> Extraction:
    found = replace(
        extraction(library.document(document).text, WORDS, choose.one(NAMES)), engine=f"test {choose.number(9)}"
    )
    return choose.one([found, replace(found, quotes=()), replace(found, figures=())])


def edited(library: Library, choose: Choice) -> Change:
    one = choose.one(library.documents())
    day, title = choose.one([None, date(2026, 1, 1), date(2026, 1, 20)]), choose.one(["New", "Newer"])
    return library.edit_document(one, replace(library.document(one).details, published=day, title=title))


def by_hand(library: Library, choose: Choice) -> Change:
    one = choose.one(library.documents())
    start = library.document(one).text.index("Story")
    quote = replace(quote_of(library, choose)[1], start=start, end=start + 5, text="Story")
    return library.add_point(one, quote)


def restored(library: Library, choose: Choice) -> Change:
    found = choose.some(library.bin())
    return library.restore(
        document_ids=[one.id for one in found if one.kind == "document"],
        pack_ids=[one.id for one in found if one.kind == "pack"],
    )


def both(library: Library, choose: Choice) -> dict[str, list[int]]:
    """Some documents and points."""
    return {"document_ids": choose.some(library.documents()), "point_ids": choose.some(ids(points(library)))}


def split(library: Library, choose: Choice) -> Change:
    one = speaker(library, choose)
    mine = [point.id for point in points(library) if point.speaker_id == one]
    return library.split_speaker(one, choose.some(mine), details(choose))


def renew_one(library: Library, choose: Choice) -> Change:
    one = choose.one(library.documents())
    return library.renew(one, renewed(library, choose, one))


def reworded(library: Library, choose: Choice) -> Change:
    """Other words in an item and a section of one pack."""
    pack = library.pack(choose.one(library.packs()).id)
    items = [replace(one, markdown=choose.one(["Edited", "Again"])) for one in pack.items[:2]]
    return library.reword(pack.id, items, [replace(one, title="Other") for one in pack.sections[:1]])


def put(library: Library, choose: Choice) -> Change:
    """A pack with its parts turned round and new ones, and a document that is closed up."""
    pack = library.pack(choose.one(library.packs()).id)
    document = library.document(choose.one(library.documents()))
    (content, *_) = [point.content for point in points(library) if point.document_id == document.id]
    given = replace(excerpt(document, [content]), id=-1)
    brought = Point(-1, -1, content, choose.one(list(Review)))
    new = PackSection(-1, "New", items=(PackItem(-1, ItemKind.POINT, point_id=-1), *pack.items[1:]))
    kept = [replace(section, items=()) for section in reversed(pack.sections)][choose.number(2) :]
    remark = Comment(-1, -1, "A", "Why?", datetime(2031, 5, 6, tzinfo=UTC))
    pack = replace(pack, id=choose.one([0, pack.id]), sections=(*kept, new), comments=(*pack.comments[1:], remark))
    return library.put_pack(Brought(pack, (brought,), (given,)), name="merge", base=choose.one(["", "{}"]))


def moved(library: Library, choose: Choice) -> Change:
    return library.move_item(item(library, choose).id, packed(library, choose)[1], choose.number(4))


OPERATIONS: dict[str, Operation] = {
    "add_document": lambda library, choose: library.add_document(*replaced_inside(batch(choose, 1)[0])),
    "add_documents": lambda library, choose: library.add_documents(batch(choose, 1 + choose.number(3))),
    "edit_document": edited,
    "delete_documents": lambda library, choose: library.delete_documents(choose.some(library.documents())[:2]),
    "replace_document": lambda library, choose: library.replace_document(
        choose.one(library.documents()), *replaced_inside(batch(choose, 1)[0])
    ),
    "review": lambda library, choose: library.review(choose.some(ids(points(library))), choose.one(list(Review))),
    "edit_point": lambda library, choose: library.edit_point(*quote_of(library, choose)),
    "settle_point": lambda library, choose: library.settle_point(
        *quote_of(library, choose), speaker_id=speaker(library, choose)
    ),
    "add_point": by_hand,
    "renew": renew_one,
    "renew_documents": lambda library, choose: library.renew_documents(
        [(one, renewed(library, choose, one)) for one in dict.fromkeys(choose.some(library.documents()))]
    ),
    "add_pack": lambda library, _: library.add_pack(PackDetails("Pack"), [("Text", SectionKind.TEXT)]),
    "edit_pack": lambda library, choose: library.edit_pack(
        choose.one(library.packs()).id, PackDetails(choose.one(["One", "Two"]))
    ),
    "delete_pack": lambda library, choose: library.delete_pack(choose.one(library.packs()).id),
    "add_section": lambda library, choose: library.add_section(
        choose.one(library.packs()).id, "Section", position=choose.number(3)
    ),
    "edit_section": lambda library, choose: library.edit_section(
        packed(library, choose)[1], title=choose.one(["One", "Two"]), kind=choose.one(list(SectionKind))
    ),
    "move_section": lambda library, choose: library.move_section(packed(library, choose)[1], choose.number(3)),
    "delete_section": lambda library, choose: library.delete_section(packed(library, choose)[1]),
    "add_to_pack": lambda library, choose: library.add_to_pack(
        choose.one(library.packs()).id, choose.some(ids(points(library)))
    ),
    "add_item": lambda library, choose: library.add_item(
        packed(library, choose)[1], PackItem(0, ItemKind.NOTE, "Note"), position=choose.number(3)
    ),
    "edit_item": lambda library, choose: library.edit_item(
        replace(item(library, choose), markdown="Edited", chart_points=tuple(choose.some(ids(points(library)))))
    ),
    "move_item": moved,
    "delete_items": lambda library, choose: library.delete_items([item(library, choose).id]),
    "edit_comment": lambda library, choose: library.edit_comment(comment(library, choose), "Edited"),
    "comment": lambda library, choose: library.comment(
        choose.one(library.packs()).id, choose.one([None, 1]), author="A", words="Why?"
    ),
    "resolve_comment": lambda library, choose: library.resolve_comment(
        comment(library, choose), resolved=choose.one([True, False])
    ),
    "delete_comment": lambda library, choose: library.delete_comment(comment(library, choose)),
    "accept_findings": lambda library, choose: library.accept_findings(
        choose.one(library.packs()).id, choose.some(["a", "b", "c"]), by="A", words="Known."
    ),
    "withdraw_acceptances": lambda library, choose: library.withdraw_acceptances(
        choose.one(library.packs()).id, choose.some(["a", "b", "c"])
    ),
    "issue": lambda library, choose: library.issue(issued(library.pack(choose.one(library.packs()).id))),
    "put_pack": put,
    "reword": reworded,
    "restore": restored,
    "tag": lambda library, choose: library.tag(choose.one(["Hot", "hot", "Cold"]), **both(library, choose)),
    "untag": lambda library, choose: library.untag(choose.one(library.tags()).id, **both(library, choose)),
    "rename_tag": lambda library, choose: library.rename_tag(choose.one(library.tags()).id, choose.one(["Hot", "New"])),
    "delete_tag": lambda library, choose: library.delete_tag(choose.one(library.tags()).id),
    "add_collection": lambda library, choose: library.add_collection("Things", **both(library, choose)),
    "collect": lambda library, choose: library.collect(choose.one(library.collections()).id, **both(library, choose)),
    "uncollect": lambda library, choose: library.uncollect(
        choose.one(library.collections()).id, **both(library, choose)
    ),
    "rename_collection": lambda library, choose: library.rename_collection(
        choose.one(library.collections()).id, choose.one(["A", "B"])
    ),
    "move_collection": lambda library, choose: library.move_collection(
        choose.one(library.collections()).id, choose.number(3)
    ),
    "delete_collection": lambda library, choose: library.delete_collection(choose.one(library.collections()).id),
    "add_remark": lambda library, choose: library.add_remark("Ask them", point_id=choose.one(ids(points(library)))),
    "edit_remark": lambda library, choose: library.edit_remark(remark(library, choose), choose.one(["Asked", "Done"])),
    "delete_remark": lambda library, choose: library.delete_remark(remark(library, choose)),
    "save_search": lambda library, _: library.save_search("Ports", "ports"),
    "edit_search": lambda library, choose: library.edit_search(
        choose.one(library.saved_searches()).id, name="", query=choose.one(["a", "b"])
    ),
    "delete_search": lambda library, choose: library.delete_search(choose.one(library.saved_searches()).id),
    "add_speaker": lambda library, choose: library.add_speaker(details(choose)),
    "edit_speaker": lambda library, choose: library.edit_speaker(speaker(library, choose), details(choose)),
    "delete_speaker": lambda library, choose: library.delete_speaker(
        choose.one([one.id for one in library.speakers(everybody=True) if not one.quotes])
    ),
    "add_alias": lambda library, choose: library.add_alias(speaker(library, choose), choose.one(["Ms Quill", "Bobby"])),
    "remove_alias": lambda library, choose: library.remove_alias(alias_id(library, choose)),
    "add_office": lambda library, choose: library.add_office(speaker(library, choose), office(choose)),
    "edit_office": lambda library, choose: library.edit_office(office_id(library, choose), office(choose)),
    "remove_office": lambda library, choose: library.remove_office(office_id(library, choose)),
    "settle_speaker": lambda library, choose: library.settle_speaker(
        choose.some(ids(points(library))), speaker(library, choose) if choose.number(2) else details(choose)
    ),
    "confirm_speaker": lambda library, choose: library.confirm_speaker(speaker(library, choose)),
    "split_speaker": split,
    "merge_speakers": lambda library, choose: library.merge_speakers(
        speaker(library, choose), choose.some([one.id for one in library.speakers(everybody=True)])[:3]
    ),
    "keep_apart": lambda library, choose: library.keep_apart(
        LinkKind.DOCUMENT, choose.some(library.documents()), choose.some(library.documents())
    ),
    "put_together": lambda library, choose: library.put_together(LinkKind.DOCUMENT, choose.some(library.documents())),
    "forget_decisions": lambda library, choose: library.forget_decisions([1 + choose.number(4), 1 + choose.number(4)]),
    "import_register": lambda library, _: library.import_register(REGISTER),
}


def remark(library: Library, choose: Choice) -> int:
    return choose.one([one.id for document in library.documents() for one in library.remarks_within(document)])


def replaced_inside(made: Entry) -> Entry:
    """A document by itself came inside no other of its batch."""
    source, found, origin = made
    return source, found, replace(origin, inside=None)
