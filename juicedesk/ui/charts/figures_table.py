"""The figures behind a chart as a table: for the eye, for a screen reader, and for other programs."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date, datetime

from juicedesk.ui.charts.csv_form import CsvForm

Cell = str | int | float | date | datetime | None
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Column:
    """`key` names it in files and never changes with the language; `words` are for people."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class FiguresTable:
    """`rows` are exact, `texts` the same cells as people read them."""

    columns: tuple[Column, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    texts: tuple[tuple[str, ...], ...] = ()


def csv_text(table: FiguresTable, form: CsvForm) -> str:
    """The table as a file, with the byte order mark that makes spreadsheets read UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=form.separator, lineterminator="\r\n")
    writer.writerow([column.key for column in table.columns])
    writer.writerows([_cell(cell, form.decimal_sign) for cell in row] for row in table.rows)
    return "\ufeff" + out.getvalue()


def _cell(cell: Cell, decimal_sign: str) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:.3f}".replace(".", decimal_sign)
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, str) and cell.startswith(_FORMULA_SIGNS):
        return f"'{cell}"  # a name is no formula
    return str(cell)
