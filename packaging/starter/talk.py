"""Plain sentences to the person at the terminal, and the one exception that ends a start with such a sentence."""

from __future__ import annotations

import sys


class Stop(Exception):
    """The start ends here; `str()` is the sentence to show, `code` the exit code."""

    def __init__(self, sentence: str, code: int = 1) -> None:
        super().__init__(sentence)
        self.code = code


def say(sentence: str) -> None:
    """Print one line at once, also where the output is a file or a pipe."""
    print(sentence, flush=True)


def complain(sentence: str) -> None:
    """Print one line to the error output."""
    print(sentence, file=sys.stderr, flush=True)
