"""Levelset's own start. Prints when it was first painted, when the library was listed and usable, and its memory."""

from __future__ import annotations

import sys
import time


def main() -> None:
    """Start as a user does; the clock reads at the first paint and when the filled window has been painted."""
    from PySide6.QtCore import QTimer

    import ui.start as start

    begin = float(sys.argv[1])
    moments: list[float] = []
    fill = start._fill

    def filled(app, window, arguments) -> None:
        moments.append(time.monotonic() - begin)
        fill(app, window, arguments)
        window.content.repaint()
        QTimer.singleShot(0, lambda: done(app, window))

    def done(app, window) -> None:
        moments.append(time.monotonic() - begin)
        from tests.bench.harness import resident_mb

        print(*moments, resident_mb(), len(window.content.page.table_model.rows))
        sys.stdout.flush()
        window.close()

    start._fill = filled
    start.run(sys.argv[2:])


main()
