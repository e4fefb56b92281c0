"""The trust page as text: a table of each kind of run, in which a layer replaces its own line."""

from __future__ import annotations

import datetime
import os
import platform
from dataclasses import dataclass
from pathlib import Path

from tests.stress.layer import Layer, Result

PAGE = Path(__file__).resolve().parents[2] / "docs" / "trust.md"
EVERY_RUN = "## Every CI run"
FULL_SIZE = "## Full size"
TABLE_HEAD = ("| What was done | Times | Must be | Figure | Date | Machine |", "|---|---|---|---|---|---|")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table; the first cell is its name."""

    what: str
    times: str
    must_be: str
    figure: str
    date: str
    machine: str

    def __str__(self) -> str:
        cells = (self.what, self.times, self.must_be, self.figure, self.date, self.machine)
        return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"


def publish(page: Path, layer: Layer, result: Result, size: int, is_full: bool) -> None:
    """Write a layer's line into a page's file, whole or not at all."""
    line = Line(layer.what, f"{size:,}", layer.must_be, result.figure, today(), machine_words())
    text = with_line(page.read_text(encoding="utf-8"), FULL_SIZE if is_full else EVERY_RUN, line)
    beside = page.with_suffix(".new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(page)


def with_line(page: str, heading: str, line: Line) -> str:
    """The page with the line in the table under the heading: in its old place, or as the last one."""
    lines = page.splitlines()
    start = _table_start(lines, heading)
    end = start
    while end < len(lines) and lines[end].startswith("|"):
        if _name(lines[end]) == _name(str(line)):
            lines[end] = str(line)
            break
        end += 1
    else:
        lines.insert(end, str(line))
    return "\n".join(lines) + "\n"


def _table_start(lines: list[str], heading: str) -> int:
    """Where the first line below the table's head is."""
    section = lines.index(heading)
    for number in range(section, len(lines) - 1):
        if (lines[number], lines[number + 1]) == TABLE_HEAD:
            return number + 2
    raise ValueError(f"no table under {heading}")


def _name(row: str) -> str:
    return row.split("|")[1].strip()


def today() -> str:
    return datetime.datetime.now(datetime.UTC).date().isoformat()


def machine_words() -> str:
    """Such as "2 cores, x86-64"."""
    return f"{os.cpu_count()} cores, {platform.machine().replace('_', '-')}"
