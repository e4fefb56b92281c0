"""How a table is written for spreadsheets: the sign between its cells, and that of its decimals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from PySide6.QtCore import QLocale

SEPARATORS = (";", ",", "\t")
DECIMAL_SIGNS = (",", ".")


@dataclass(frozen=True, slots=True)
class CsvForm:
    """`separator` is one of SEPARATORS, `decimal_sign` one of DECIMAL_SIGNS."""

    separator: str
    decimal_sign: str

    @classmethod
    def of(cls, locale: QLocale) -> Self:
        """What spreadsheets of a language open by a double click."""
        has_comma = locale.decimalPoint() == ","
        return cls(";" if has_comma else ",", "," if has_comma else ".")

    @classmethod
    def from_text(cls, text: str) -> Self:
        """What was kept by `to_text`; anything else is the form of the language in force."""
        if len(text) == 2 and text[0] in SEPARATORS and text[1] in DECIMAL_SIGNS:
            return cls(text[0], text[1])
        return cls.of(QLocale())

    def to_text(self) -> str:
        """Both signs."""
        return self.separator + self.decimal_sign
