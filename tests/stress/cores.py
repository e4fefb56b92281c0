"""How many processes a run is spread over: the cores that it was given, such as one by `taskset -c 0`."""

from __future__ import annotations

import os


def cores() -> int:
    """At least 1."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
