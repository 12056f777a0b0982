"""A page of the original as a picture beside its text, with the selected point washed on it."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from briefing_app.domain.text import Page
from briefing_app.ui.theme import Theme
from briefing_app.ui.tokens import LIGHT
from briefing_app.ui.widgets.buttons import Button
from briefing_app.ui.widgets.labels import elided, label

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in parts of the page."""


class _Sheet(QWidget):
    """The picture, as wide as the pane."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self._boxes: tuple[Box, ...] = ()
        self._colour = "quote"
        self.setAccessibleName("Page as a picture; its words are in the text beside it")

    def show_image(self, image: QImage, boxes: tuple[Box, ...], token: str) -> None:
        self._image, self._boxes, self._colour = image, boxes, token
        self.fit(self.width())
        self.update()

    def fit(self, width: int) -> None:
        """Take the height that the picture has at a width."""
        size = self._image.size()
        self.setFixedHeight(round(width * size.height() / size.width()) if size.width() else 0)

    @property
    def boxes(self) -> list[QRectF]:
        """The boxes, in px."""
        width, height = self.width(), self.height()
        return [
            QRectF(left * width, top * height, (right - left) * width, (bottom - top) * height)
            for left, top, right, bottom in self._boxes
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page's shape."""
        if event.size().width() != event.oldSize().width():
            self.fit(event.size().width())
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page, and over it the wash that its ink shows through; paper is light in a dark window too."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(self.rect()), self._image)
        if not self._image.isNull():
            painter.setPen(QColor(LIGHT.hair))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        wash = QColor(LIGHT.colour(f"{self._colour}_wash"))
        for box in self.boxes:
            painter.fillRect(box.adjusted(-1.5, -1, 1.5, 1), wash)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setPen(QPen(QColor(LIGHT.colour(self._colour)), 1.5))
        for box in self.boxes:
            painter.drawRoundedRect(box.adjusted(-2, -1.5, 2, 1.5), 2, 2)


class PagePane(QWidget):
    """`show_page`, then `show_picture` or `say`; `turned` carries the number of the page that a person wants to see."""

    turned = Signal(int)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        """Empty."""
        super().__init__()
        self._theme = theme
        self.number, self._count = 0, 0
        self.setAccessibleName("Page of the original")
        self._label = elided("", "small-2")
        self._before = Button(theme, "Page before", look="icon", icon="arrow-up")
        self._after = Button(theme, "Page after", look="icon", icon="arrow-down")
        self._close = Button(theme, "Hide the page", look="icon", icon="x")
        self._before.clicked.connect(lambda: self.turned.emit(self.number - 1))
        self._after.clicked.connect(lambda: self.turned.emit(self.number + 1))
        self._close.clicked.connect(self.closed)
        self.sheet = _Sheet()
        self._notice = label("", "body", wrap=True)
        self._lay_out()

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self._label, 1)
        for button in (self._before, self._after, self._close):
            self._head.addWidget(button)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(16, 6, 16, 16)
        column.addWidget(self._notice)
        column.addWidget(self.sheet)
        column.addStretch(1)
        self._scroll.setWidget(holder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head)
        layout.addWidget(self._scroll, 1)
        self.retheme()

    def retheme(self) -> None:
        """Take the theme's measures."""
        space = self._theme.space
        self._head.setContentsMargins(space(16), space(6), space(12), space(2))
        self._notice.setContentsMargins(0, space(6), 0, 0)
        self.setMinimumWidth(space(240))

    def show_page(self, page: Page, count: int) -> None:
        """Say which page it is, while its picture is on the way; `count` is that of the document's last page."""
        self.number, self._count = page.number, count
        self._label.setText(page.cited)
        self._before.setEnabled(page.number > 1)
        self._after.setEnabled(page.number < count)

    def show_picture(self, image: QImage, boxes: tuple[Box, ...], token: str) -> None:
        """Show the page, the boxes washed in the colours of that token and in view."""
        self._notice.hide()
        self.sheet.show_image(image, boxes, token)
        if self.sheet.boxes:
            box = self.sheet.boxes[0]
            self._scroll.ensureVisible(round(box.center().x()), round(box.center().y()), 0, self.height() // 3)

    def say(self, words: str) -> None:
        """Say why there is no picture."""
        self.sheet.show_image(QImage(), (), "quote")
        self._notice.setText(words)
        self._notice.show()

    @property
    def picture_width(self) -> int:
        """How many dots wide a picture may be to be sharp here."""
        return max(200, round(self._scroll.viewport().width() * self.devicePixelRatioF()))
