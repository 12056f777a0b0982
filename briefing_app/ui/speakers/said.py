"""How a quote looks on its speaker's page: the role its document states, and the office held that day."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from briefing_app.domain.points import Point
from briefing_app.domain.quotes import Quote
from briefing_app.domain.search import Hit
from briefing_app.domain.wording import capital
from briefing_app.ui.search.delegate import HitDelegate
from briefing_app.ui.search.model import as_what
from briefing_app.ui.widgets.marks import DOUBT_SIGN, SIGNS, TOKENS


def held_otherwise(point: Point) -> tuple[str, ...]:
    """The offices held that day that the document does not state in whole."""
    content = point.content
    if not isinstance(content, Quote):
        return ()
    stated = [part.casefold() for part in (content.role, content.organisation) if part]
    return tuple(office for office in point.held if not _says(stated, office.casefold()))


def _says(stated: list[str], office: str) -> bool:
    return bool(stated) and (all(part in office for part in stated) or any(office in part for part in stated))


def role_then(hit: Hit) -> str:
    """As what: *Leader (that day: Ports Minister, Office for Harbours)*."""
    stated, held = capital(as_what(hit)), "; ".join(map(capital, held_otherwise(hit.point)))
    if not held:
        return stated or "Role not stated"
    return f"{stated} (office that day: {held})" if stated else f"Role not stated; office that day: {held}"


class SaidDelegate(HitDelegate):
    """In place of the name, which is the same in every row: as what, and whether that it was this speaker is sure."""

    def _draw_who(self, painter: QPainter, place: QRectF, hit: Hit) -> None:
        point, theme = hit.point, self.theme
        if not isinstance(point.content, Quote):
            side = self.sign(painter, place.left(), place.center().y(), SIGNS[point.kind], TOKENS[point.kind], 14)
            place = place.adjusted(side + theme.space(6), 0, 0, 0)
        if point.unconfirmed:
            side = self.sign(painter, place.left(), place.center().y(), DOUBT_SIGN, "doubt", 13)
            place = place.adjusted(side + theme.space(4), 0, 0, 0)
            words = f"Unconfirmed: named as {point.named}" if point.named else "Unconfirmed"
            used = self.words(painter, place, words, theme.font(13, 600), "doubt")
            place = place.adjusted(used + theme.space(8), 0, 0, 0)
        if place.width() > theme.text(24):
            self.words(painter, place, role_then(hit), theme.font(13), "text2")
