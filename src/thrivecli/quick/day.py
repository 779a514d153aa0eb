"""What day it is, in the form in which days are kept."""

import os
import time

_SURE = "28"  # days that every month has


def today() -> str:
    """Such as ``2026-11-22``; empty where ``THRIVE_TODAY`` is for the parser to judge."""
    told = os.environ.get("THRIVE_TODAY")
    if not told:
        return time.strftime("%Y-%m-%d")
    year, month, day, *more = (*told.split("-"), "", "", "")
    is_plain = told.isascii() and (len(year), len(month), len(day)) == (4, 2, 2) and not any(more)
    if not is_plain or not (year + month + day).isdigit() or year == "0000":
        return ""
    return told if "01" <= month <= "12" and "01" <= day <= _SURE else ""
