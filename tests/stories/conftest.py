"""What the stories share."""

from tests.desk import desk, library, sample

__all__ = ["desk", "library", "sample"]
