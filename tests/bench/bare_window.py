"""The floor of starting: a PySide6 window with nothing in it. Prints when it was painted, and its memory."""

from __future__ import annotations

import sys
import time


def main() -> None:
    """Show, wait for the paint, say so, go."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            QTimer.singleShot(0, done)

    def done() -> None:
        painted = time.monotonic() - float(sys.argv[1])
        from tests.bench.harness import resident_mb

        print(painted, resident_mb())
        app.quit()

    app = QApplication(sys.argv[:1])
    window = Window()
    window.resize(1440, 900)
    window.show()
    app.exec()


main()
