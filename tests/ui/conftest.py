"""What the tests of the screen share."""

from tests.desk import desk, library, sample

__all__ = ["desk", "library", "sample"]
