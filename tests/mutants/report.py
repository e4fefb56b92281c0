"""The page about the mutants: the share that was noticed, and every survivor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from tests.mutants.verdicts import Survivor, why_equivalent

LEAST_PERCENT = 95.0


@dataclass(frozen=True, slots=True)
class Tally:
    """How many mutants there were, and which of them no test noticed."""

    mutants: int
    survivors: Sequence[Survivor]

    @property
    def mistakes(self) -> list[Survivor]:
        """The survivors that are not known to do the same as the original."""
        return [survivor for survivor in self.survivors if not why_equivalent(survivor)]

    @property
    def noticed_percent(self) -> float:
        """How many of the mutants that are mistakes were noticed."""
        killed = self.mutants - len(self.survivors)
        return 100.0 * killed / max(1, killed + len(self.mistakes))


def report(tally: Tally) -> str:
    """The page in Markdown."""
    same = Counter(reason for survivor in tally.survivors if (reason := why_equivalent(survivor)))
    killed, left = tally.mutants - len(tally.survivors), len(tally.mistakes)
    return "\n".join(
        [
            "# Mutants",
            "",
            "Planner, store and transport with one small mistake at a time, and whether a test noticed.",
            "`python -m tests.mutants` makes them and writes this page.",
            "",
            f"{datetime.now(UTC):%Y-%m-%d}: of {tally.mutants:,} mutants {killed:,} were noticed,"
            f" {sum(same.values())} do the same as the original, {left} survived:",
            f"**{tally.noticed_percent:.1f} %** of those that are mistakes were noticed"
            f" (must be {LEAST_PERCENT:.0f} %).",
            "",
            "## The same as the original",
            "",
            *(f"- {count} × {reason}" for reason, count in same.most_common()),
            "",
            "## Survivors",
            "",
            *_listed(tally.mistakes),
            "",
        ]
    )


def _listed(survivors: Sequence[Survivor]) -> list[str]:
    lines: list[str] = []
    for module in sorted({survivor.module for survivor in survivors}):
        lines += [f"### {module}", "", "```diff"]
        for survivor in survivors:
            if survivor.module == module:
                lines += [f"- {survivor.before}", f"+ {survivor.after}"]
        lines += ["```", ""]
    return lines
