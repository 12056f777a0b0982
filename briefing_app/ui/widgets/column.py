"""A column that scrolls where its wrapped words need more height than there is; Qt's own squeezes them."""

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget


class ScrollColumn(QScrollArea):
    """Holds a widget that is never lower than its layout asks for at the column's width.

    What is not to grow wider than some measure takes that as the widget's own greatest width: of its parts, Qt would
    ask how high they are at a width that they do not get.
    """

    def __init__(self, column: QWidget, parent: QWidget | None = None) -> None:
        """Hold that widget."""
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hold(column)

    def hold(self, column: QWidget) -> None:
        """Hold another widget from now on."""
        self.setWidget(column)
        column.installEventFilter(self)
        self._measure()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Measure anew when the column asks for another layout."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self._measure()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure anew for another width."""
        super().resizeEvent(event)
        self._measure()

    def scroll_to(self, part: QWidget) -> None:
        """Show a part at the foot of the column: from its head on, and all of it if it is not too high."""
        self._measure()
        bar = self.verticalScrollBar()
        top = part.mapTo(self.viewport(), QPoint(0, 0)).y() + bar.value()
        bar.setValue(min(top, bar.maximum()))

    def _measure(self) -> None:
        column = self.widget()
        layout = column.layout() if column else None
        if column is not None and layout is not None:
            width = min(self.viewport().width(), column.maximumWidth())
            column.setMinimumHeight(max(0, layout.totalMinimumHeightForWidth(width)))


class FittingColumn(ScrollColumn):
    """As high as its words need, and scrolling only where there is less room: for a pane above others."""

    def __init__(self, column: QWidget) -> None:
        """Hold that widget."""
        super().__init__(column)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        """The height of all that it holds."""
        column = self.widget()
        width = self.viewport().width()
        layout = column.layout() if column is not None else None
        high = layout.totalHeightForWidth(width) if layout is not None and layout.hasHeightForWidth() else -1
        return QSize(width, high if high >= 0 or column is None else column.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Never higher than what it holds."""
        least = super().minimumSizeHint()
        return QSize(least.width(), min(least.height(), max(0, self.sizeHint().height())))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is in it now may ask for another height."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may ask for another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
