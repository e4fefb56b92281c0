"""A spread sample of the planner's cases, quick enough to be asked about every mutant."""

from __future__ import annotations

from tests.stress import every_planner_case


def test_a_sample_of_the_cases_breaks_no_rule() -> None:
    every_planner_case.run(20_000, 1)
