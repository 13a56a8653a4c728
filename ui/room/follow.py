"""Follows the console: the scene that the room sees for the place where the console is, read when it may differ."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.changes import Changes
from app.domain.problems import NotFound
from app.domain.workshop import Workshop
from app.queries.room import Decided, Pause, Place, Question, Revealed, Scene, Voting, room
from app.queries.workshops import workshop as workshop_of
from ui.bridge import Bridge
from ui.clock.ticker import Ticker

SEEN_PAGES = ("prepare", "score", "review", "plan", "export")
"""The pages that the room follows; behind any other it keeps what it showed."""


class Follower(QObject):
    """Knows where the console is; while it is started it has the `scene` for it. `changed`: there is another scene.

    It is made with the window, so that it knows the place when the room screen is opened; until then it reads nothing.
    """

    changed = Signal()

    def __init__(self, bridge: Bridge, ticker: Ticker, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._ticker = ticker
        self.scene: Scene | None = None
        self._workshop_id = ""
        self._place = Place("prepare")
        self._started = False
        self._frozen = False
        self._ticks = False
        self._due = QTimer(self, singleShot=True)
        self._due.timeout.connect(self.read)
        ticker.ticked.connect(self._on_ticked)
        bridge.changed.connect(self._on_bridge_changed)

    @property
    def frozen(self) -> bool:
        """Whether the scene stays as it is."""
        return self._frozen

    def set_frozen(self, frozen: bool) -> None:
        """Keep the scene until this is called again; then it is the one for the place where the console is by then."""
        if frozen == self._frozen:
            return
        self._frozen = frozen
        self._halt()
        if not frozen and self._started:
            self.read()

    def start(self) -> None:
        """Follow from now on."""
        self._started = True
        self.read()

    def stop(self) -> None:
        """Follow no longer; the place is still noted."""
        self._started = False
        self._halt()

    def go(self, workshop_id: str, place: Place) -> None:
        """The console is here now."""
        before = (self._workshop_id, self._place)
        if workshop_id != self._workshop_id:
            self._workshop_id, self._place = workshop_id, Place("prepare")
        if place.page in SEEN_PAGES:
            self._place = place
        if (self._workshop_id, self._place) != before:
            self._read_soon()

    def read(self) -> None:
        """Read the scene now, unless it is frozen."""
        self._due.stop()
        if self._frozen or not self._started:
            return
        scene, running_since = self._read()
        if scene != self.scene:
            self.scene = scene
            self.changed.emit()
        self._ticks = running_since is not None
        self._ticker.want(self, running_since)

    def _read(self) -> tuple[Scene | None, str | None]:
        """The scene, and since when the clock on it runs."""
        if not self._workshop_id:
            return None, None
        try:
            scene = self._bridge.read(room, self._workshop_id, self._place, self._ticker.now())
            return scene, _running_since(scene, self._bridge.read(workshop_of, self._workshop_id))
        except NotFound:
            return None, None  # its very adding was undone

    def _on_ticked(self) -> None:
        if self._ticks:
            self.read()

    def _on_bridge_changed(self, changes: Changes) -> None:
        if changes.touches(self._workshop_id):
            self._read_soon()

    def _read_soon(self) -> None:
        # the console's own answer to a key comes first
        if self._started and not self._frozen:
            self._due.start(0)

    def _halt(self) -> None:
        self._due.stop()
        self._ticks = False
        self._ticker.want(self, None)


def _running_since(scene: Scene, shown: Workshop) -> str | None:
    """Since when a clock runs that is on the scene."""
    running = shown.running
    if running is None or running.running_since is None:
        return None
    seen = isinstance(scene, Pause) or (
        isinstance(scene, Question | Voting | Revealed | Decided) and scene.clock is not None and scene.clock.running
    )
    return running.running_since if seen else None
