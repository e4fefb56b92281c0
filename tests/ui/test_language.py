"""One language at a time, and the numbers and times of the place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

from juicedesk.ui.format import counts_to_12, number_text
from juicedesk.ui.language import SYSTEM, Language, formats_of


@pytest.mark.parametrize(
    ("choice", "system", "to_12", "number"),
    [
        (SYSTEM, "en_US", True, "1,234.5"),
        (SYSTEM, "en_GB", False, "1,234.5"),
        (SYSTEM, "de_AT", False, "1\N{NO-BREAK SPACE}234,5"),
        ("en", "de_DE", False, "1.234,5"),
        ("en", "pl_PL", False, None),
        ("en", "C", False, "1,234.5"),
        ("de", "en_US", False, "1.234,5"),
        (SYSTEM, "es_MX", True, "1,234.5"),
    ],
)
def test_formats_are_those_of_the_place(
    qapp: QApplication, choice: str, system: str, to_12: bool, number: str | None
) -> None:
    language = Language(qapp, QLocale(system))
    language.choose(choice)
    assert counts_to_12() is to_12
    assert number is None or number_text(1234.5, 1) == number
    language.choose("en")


@pytest.mark.parametrize(("system", "cancel"), [("fr_FR", "Cancel"), ("de_DE", "Abbrechen")])
def test_the_texts_of_qt_are_in_the_language_that_is_spoken(
    qapp: QApplication, system: str, cancel: str
) -> None:
    language = Language(qapp, QLocale(system))
    language.choose(SYSTEM)
    shown = QCoreApplication.translate("QPlatformTheme", "Cancel")
    language.choose("en")
    assert shown == cancel


def test_dates_of_another_country_bring_no_names_of_its_days() -> None:
    class Mixed(QLocale):
        """American English with German dates, as a Linux system may be set."""

        def dayName(  # noqa: N802
            self, day: int, form: QLocale.FormatType = QLocale.FormatType.LongFormat
        ) -> str:
            return QLocale("de").dayName(day, form)

    assert formats_of("en", Mixed("en_US")) == QLocale("en_US")
