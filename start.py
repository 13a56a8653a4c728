#!/usr/bin/env python3
"""Sets Levelset up and starts it: `python3 start.py`; `python3 start.py help` lists the other verbs."""

# Only what every Python can read stands in this file, so that too old a one says so instead of failing on the syntax.
import os
import sys

ROOT = os.path.dirname(os.path.abspath(__file__))
SUPPORTED = ((3, 11), (3, 12), (3, 13), (3, 14))


def wrong_python():
    """One line that says which Python is needed, and names one that is installed where there is one."""
    line = "Levelset needs Python 3.11 to 3.14, and this is Python %d.%d." % sys.version_info[:2]
    for major, minor in SUPPORTED:
        name = "python%d.%d" % (major, minor)
        for folder in os.environ.get("PATH", "").split(os.pathsep):
            if os.access(os.path.join(folder, name), os.X_OK):
                return line + " Start it with: %s start.py" % name
    return line + " Install one of them and start this file with it."


def start():
    """Hand over to packaging/starter, or say in one line why not."""
    if sys.version_info[:2] not in SUPPORTED:
        sys.stderr.write(wrong_python() + "\n")
        return 1
    sys.path.insert(0, os.path.join(ROOT, "packaging"))
    from starter.main import main

    return main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(start())
