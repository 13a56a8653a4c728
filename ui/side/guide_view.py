"""What to say at this step and what to do next, with the keys as they are set."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from app.domain.kit import Do, Guide
from app.domain.workshop import Workshop
from app.i18n import tr
from app.queries.guide import guide
from app.queries.room import Place
from ui import theme
from ui.actions import Actions
from ui.widgets.buttons import Pressable
from ui.widgets.labels import PlainLabel
from ui.widgets.paint import box, cap, cap_width, key_text
from ui.widgets.scroll import ScrollColumn
from ui.widgets.textblock import Run, TextBlock

_EDGE = 18


class GuideView(ScrollColumn):
    """The sentences to be read out, and the acts that come next; a click carries one out."""

    def __init__(self, actions: Actions, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("guide")
        self._actions = actions
        self._shown: tuple[Guide, tuple[str, ...]] | None = None
        actions.keys_changed.connect(self._on_keys_changed)
        self.title = PlainLabel("", "question", wrap=True)
        self.title.setObjectName("guide_title")
        self._say: list[Saying] = []
        self._do: list[DoLine] = []
        self._next = PlainLabel(tr("What to do next"), "label")
        self._sayings, self._acts = QVBoxLayout(), QVBoxLayout()
        self._sayings.setSpacing(12)
        self._acts.setSpacing(2)
        self.body.setContentsMargins(_EDGE, 6, 12, 12)
        self.body.setSpacing(12)
        self.body.addWidget(self.title)
        self.body.addLayout(self._sayings)
        self.body.addSpacing(6)
        self.body.addWidget(self._next)
        self.body.addLayout(self._acts)
        self.body.addStretch(1)

    def show_guide(self, workshop: Workshop, place: Place) -> None:
        """Show the guide to where one is; one that is shown already paints nothing."""
        self._show(guide(workshop, place))

    def _show(self, made: Guide) -> None:
        keys = tuple(self._key(do) for do in made.do)
        if (made, keys) == self._shown:
            return
        other = self._shown is None or made.step != self._shown[0].step
        self._shown = (made, keys)
        if self.title.text() != made.title:
            self.title.setText(made.title)
        while len(self._say) < len(made.say):
            self._say.append(Saying())
            self._sayings.addWidget(self._say[-1])
        while len(self._do) < len(made.do):
            self._do.append(DoLine(len(self._do)))
            self._do[-1].clicked.connect(self._on_do_clicked)
            self._acts.addWidget(self._do[-1])
        for nth, saying in enumerate(self._say):
            saying.set_text(made.say[nth] if nth < len(made.say) else "")
        for nth, line in enumerate(self._do):
            if nth < len(made.do):
                line.set_do(made.do[nth], keys[nth])
            line.setVisible(nth < len(made.do))
        if other:
            self.verticalScrollBar().setValue(0)

    def sayings(self) -> list[str]:
        """The sentences that are shown."""
        return [saying.accessibleName() for saying in self._say if not saying.isHidden()]

    def acts(self) -> list[DoLine]:
        """The acts that are shown."""
        return [line for line in self._do if not line.isHidden()]

    def _key(self, do: Do) -> str:
        return key_text(self._actions.key(do.action) if do.action else do.key)

    def _on_keys_changed(self) -> None:
        if self._shown is not None:
            self._show(self._shown[0])

    def _on_do_clicked(self) -> None:
        line = self.sender()
        if isinstance(line, DoLine) and line.action:
            self._actions[line.action].trigger()


class Saying(QWidget):
    """A sentence to be read out, in quotation marks."""

    def __init__(self) -> None:
        super().__init__()
        self._block = TextBlock(15, line_factor=1.32)
        self.setObjectName("saying")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_text(self, text: str) -> None:
        """Show another sentence; '' hides it."""
        self.setVisible(bool(text))
        self.setAccessibleName(text)
        if self._block.set_text(tr("“{text}”").format(text=text)):
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._block.height(max(40, width - 13))

    def sizeHint(self) -> QSize:
        return QSize(280, self.heightForWidth(280))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box(painter, QRectF(0, 2, 3, self.height() - 4), theme.color("accent"), None, radius=1.5)
        self._block.draw(painter, 13, 0, self.width() - 13)


class DoLine(Pressable, QAbstractButton):
    """What to do next, with its key; one without an action only says so."""

    def __init__(self, nth: int) -> None:
        super().__init__()
        self.setObjectName(f"guide_do_{nth}")
        self.action = ""
        self._key = ""
        self._block = TextBlock(14)
        # a click must not take the keys away from the page
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_do(self, do: Do, key: str) -> None:
        """Show another act."""
        self.action, self._key = do.action, key
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if do.action else Qt.FocusPolicy.NoFocus)
        shape = Qt.CursorShape.PointingHandCursor if do.action else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        self.setText(do.text)
        self.setAccessibleName(f"{do.text} ({key})" if key else do.text)
        self._block.set_runs([Run(do.text, "text", QFont.Weight.Medium if do.action else QFont.Weight.Normal)])
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(20, self._block.height(self._room(width))) + 12

    def sizeHint(self) -> QSize:
        return QSize(280, self.heightForWidth(280))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        if self.action and (self.underMouse() or self.isDown()):
            box(painter, area, theme.color("hover"), None, radius=6)
        self.paint_ring(painter, area, radius=6)
        room = self._room(self.width())
        height = self._block.height(room)
        self._block.draw(painter, 8, (self.height() - height) / 2, room)
        if self._key:
            cap(painter, self.width() - cap_width(self._key) - 8, area.center().y(), self._key, theme.color("muted"))

    def _room(self, width: int) -> int:
        return max(60, width - 16 - (cap_width(self._key) + 10 if self._key else 0))
