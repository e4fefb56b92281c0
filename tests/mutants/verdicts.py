"""Which surviving mutants are no mistakes: they do what the code did before."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

Judge = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Survivor:
    """A mutant that no test noticed: the line before and after. A line that was taken away is empty."""

    name: str
    before: str
    after: str

    @property
    def module(self) -> str:
        """The module it is in."""
        return self.name.partition(".x")[0]


def from_diff(name: str, diff: str) -> Survivor:
    """Read the changed lines out of a unified diff."""
    lines = [line for line in diff.splitlines() if not line.startswith(("---", "+++"))]
    before, after = (" ".join(line[1:].strip() for line in lines if line.startswith(mark)) for mark in "-+")
    return Survivor(name, before, after)


def why_equivalent(survivor: Survivor) -> str:
    """Why a survivor does the same as the original; empty when it does not, or nobody knows."""
    for reason, is_so in _RULES.items():
        if is_so(survivor.before, survivor.after):
            return reason
    return ""


def _only_the_case_of(pattern: str) -> Judge:
    """Whether letters changed their case, and only in lines that hold the pattern."""
    found = re.compile(pattern)
    return lambda before, after: (
        before != after and before.casefold() == after.casefold() and bool(found.search(before))
    )


def _in(pattern: str) -> Judge:
    found = re.compile(pattern)
    return lambda before, _after: bool(found.search(before))


_RULES: dict[str, Judge] = {
    "SQL and the names of columns have no case": _only_the_case_of(
        r"row\[|_rows\(|_those\(|excluded\.|PRAGMA|SELECT|INSERT|DELETE|UPDATE|WHERE|BEGIN|COMMIT|ROLLBACK"
        r"|UNION|ORDER BY|CREATE|VALUES|LEFT JOIN|^\" AND |attempted != "
        r"|^\"(journal_mode|synchronous|foreign_keys|[a-z_]*fsync)="
    ),
    "the names of columns in a row that is written have no case": _only_the_case_of(
        r"^\"[a-z_]+\": (intent\.|values?_to_text\(|confirmed_|edit_id,|0,)|columns = |columns\["
    ),
    "only the words of an assertion differ": _in(r"^\s*assert .*, \""),
    "names of headers have no case": _only_the_case_of(r"headers|\"[A-Z][a-z]+(-[A-Z][a-z]+)*\":"),
    "a float is read in any case": _only_the_case_of(r"float\("),
    "only the words of the log differ": _in(r"^\s*log\.(debug|info|warning|error|exception)\("),
    "only a thread's name differs": _in(r"threading\.Thread\("),
}
