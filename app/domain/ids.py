"""Identifiers that sort by the time they were made."""

from __future__ import annotations

import secrets
import time

_last = 0


def new_id() -> str:
    """A UUID version 7 (RFC 9562) as 32 hexadecimal digits, larger than every one made before in this process."""
    global _last
    # the 12 bits below the millisecond count up within it; a clock set back does not set the ids back
    stamp = max((time.time_ns() // 1_000_000) << 12, _last + 1)
    _last = stamp
    value = (stamp >> 12 & (1 << 48) - 1) << 80 | 0x7 << 76 | (stamp & 0xFFF) << 64
    value |= 0b10 << 62 | int.from_bytes(secrets.token_bytes(8)) >> 2
    return f"{value:032x}"
