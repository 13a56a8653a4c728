"""The program's beginning: a verb goes to the command line, none opens the window. Everything is built here, once."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run Levelset; answers with the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments:
        from app.cli import main as command_line
        from app.cli import wants_window

        if not wants_window(arguments):
            return command_line(arguments)
    from ui.start import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
