"""What becomes of a pack that leaves while findings of the evidence check are open: as its owner chose."""

from dataclasses import replace

from briefing_app.domain.packs import OpenFindings, Pack
from briefing_app.errors import BriefingError
from briefing_app.packs.blocks import Cover, PackDocument, Text
from briefing_app.packs.evidence.findings import Checked

_NAMED = 3


def notice(checked: Checked) -> str:
    """What the cover says of open findings; nothing where there are none."""
    number = len(checked.open)
    if not number:
        return ""
    return f"{number} finding{'s' if number > 1 else ''} of the evidence check {'are' if number > 1 else 'is'} open."


def refuse_if_open(pack: Pack, checked: Checked) -> None:
    """See that a pack whose owner lets nothing open leave has nothing open.

    Raises:
        BriefingError: it has.
    """
    if pack.details.open_findings is not OpenFindings.REFUSE or not checked.open:
        return
    kinds = list(dict.fromkeys(one.kind.value for one in checked.open))
    more = f" and {len(kinds) - _NAMED} more kinds" if len(kinds) > _NAMED else ""
    raise BriefingError(
        f"{notice(checked)} This pack is not to leave like that ({'; '.join(kinds[:_NAMED])}{more}).",
        kept="Nothing was written.",
        remedy="Put them right or accept them, or let exports say so on the cover.",
    )


def with_notice(document: PackDocument, words: str) -> PackDocument:
    """The document with that on its cover."""
    runs = (Text(words),) if words else ()
    blocks = (replace(block, notice=runs) if isinstance(block, Cover) else block for block in document.blocks)
    return replace(document, blocks=tuple(blocks))
