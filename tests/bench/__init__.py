"""Times and memory beside their floors: `python3 start.py bench [--json FILE]`. Nothing here is ever asserted."""
