"""Every case that the planner can meet, each judged by what must hold of a single transition."""

from __future__ import annotations

from tests.stress.layer import Layer, Result
from tests.stress.planner_blocks import COUNT, cases
from tests.stress.planner_checks import broken


def run(size: int, seed: int) -> Result:
    """Plan all the cases, or as many of them spread evenly."""
    done = 0
    for case in cases(size, seed):
        done += 1
        words = broken(case)
        assert not words, f"{words}: {case}"
    return Result(f"no invariant broken in {done:,} of the {COUNT:,} cases")


LAYER = Layer(
    name="planner",
    what="all combinations of values, states, events, ages and answers that the planner tells apart",
    must_be="only rows of the sync model's table, each raise guarded, each lowering free",
    short_size=COUNT // 6,
    full_size=COUNT,
    run=run,
)
