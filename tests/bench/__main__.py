"""Run the benchmarks and print their table; `--json FILE` writes it as a list of objects too."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def main() -> int:
    """Measure everything, or the parts that are named."""
    parser = argparse.ArgumentParser(prog="start.py bench")
    parser.add_argument("parts", nargs="*", help="starting, deciding, voting, printing")
    parser.add_argument("--json", metavar="FILE", help="write the figures as JSON")
    wanted = parser.parse_args()
    from tests.bench import deciding, harness, printing, starting, voting

    parts = {"starting": starting, "deciding": deciding, "voting": voting, "printing": printing}
    figures: list[harness.Figure] = []
    with tempfile.TemporaryDirectory(prefix="levelset-bench-") as folder:
        os.environ["LEVELSET_HOME"] = folder
        for name in wanted.parts or parts:
            figures += parts[name].measure(Path(folder))
    print(harness.table(figures))
    if wanted.json:
        Path(wanted.json).write_text(json.dumps([f._asdict() for f in figures], indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
