"""Which pictures a tour keeps, in which colours, and under which names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

LIGHT, DARK, BOTH = "light", "dark", "both"

IN_THE_DOCS: Mapping[str, str] = {
    "chargers-found": "overview",
    "first-steps": "first-steps",
    "wiring-limit": "wiring-limit",
    "power-cut": "power-cut",
    "changes-waiting": "changes-waiting",
    "charges": "charges",
    "schedule-german": "schedule-german",
}
"""The pictures that the README and the packages show, by the step that they are of."""


@dataclass
class Pictures:
    """`themes` are those to be chosen for each picture; none leaves the window as it is. With `names` only
    those steps are kept, under these names instead of numbers."""

    folder: Path
    themes: tuple[str, ...] = ()
    names: Mapping[str, str] | None = None
    _count: int = field(default=0, init=False)

    def of(self, step: str) -> Iterator[tuple[str, Path]]:
        """The pictures of a step, as (theme, file); in the first theme the name stays as it is."""
        if self.names is not None and step not in self.names:
            return
        self._count += 1
        name = f"{self._count:02}-{step}" if self.names is None else self.names[step]
        for number, theme in enumerate(self.themes or ("",)):
            suffix = f"-{theme}" if number else ""
            yield theme, self.folder / f"{name}{suffix}.png"


def themes_of(choice: str) -> tuple[str, ...]:
    """The themes that a word of the command line means."""
    return (LIGHT, DARK) if choice == BOTH else (choice,) if choice else ()
