"""The program's font."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from juicedesk.ui.look import Look


def test_words_have_hyphens_and_spaces_of_their_own_width(qapp: QApplication) -> None:
    look = Look(qapp)
    words, figures = QFontMetrics(look.font()), QFontMetrics(look.figure_font(1.0, QFont.Weight.Normal))
    assert words.horizontalAdvance("made-up, or not") < figures.horizontalAdvance("made-up, or not")


def test_a_number_that_changes_stays_as_wide_as_it_is(qapp: QApplication) -> None:
    figures = QFontMetrics(Look(qapp).figure_font(2.6, QFont.Weight.Light))
    assert figures.horizontalAdvance("1.1") == figures.horizontalAdvance("7.4")
