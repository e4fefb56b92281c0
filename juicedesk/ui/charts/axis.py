"""Round numbers for the side of a chart, and what both kinds of axis share."""

from __future__ import annotations

import math

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
HOUR_STEPS = (1, 2, 3, 4, 6, 12, 24)


def nice_step(largest: float, most_lines: int = 4) -> float:
    """The distance of the lines, so that at most so many reach over the largest value."""
    if largest <= 0:
        return 1.0
    rough = largest / most_lines
    magnitude = 10.0 ** math.floor(math.log10(rough))
    return next(step * magnitude for step in STEPS if step * magnitude >= rough * 0.999)


def lines_up_to(largest: float, step: float) -> list[float]:
    """The values of the lines from 0 to the first one that is not below the largest value."""
    count = max(1, math.ceil(largest / step - 1e-9))
    return [step * number for number in range(count + 1)]


def hour_step(hours: float, most_ticks: int) -> int:
    """The distance of the ticks of a time axis, in whole hours."""
    return next((step for step in HOUR_STEPS if hours / step <= max(1, most_ticks)), HOUR_STEPS[-1])
