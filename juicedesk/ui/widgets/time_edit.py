"""A typed time of day. What is wrong is said, and stays until it is mended."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from juicedesk.domain.errors import ONLY_AN_END, InvalidChange
from juicedesk.domain.schedule import MINUTES_PER_DAY
from juicedesk.ui.format import minute_text, parse_minutes

WIDTH_PX = 66
LONG_MINUTES = (10 * 60, 22 * 60)
SIDES_PX = 24
"""Border, padding, and the margin that Qt keeps inside them."""
EMPTY = "--:--"


class TimeEdit(QLineEdit):
    """Signals: minute_typed(int) – another minute of the day was typed; wrong(object) – an InvalidChange."""

    minute_typed = Signal(int)
    wrong = Signal(object)

    def __init__(
        self, name: str, object_name: str, *, may_be_24: bool = False, parent: QWidget | None = None
    ) -> None:
        """`may_be_24` is for an end: there midnight is 24:00, not the beginning of the day."""
        super().__init__(parent)
        self._most = MINUTES_PER_DAY if may_be_24 else MINUTES_PER_DAY - 1
        self._shown: int | None = None
        self._typed: int | None = None
        self.setObjectName(object_name)
        self.setAccessibleName(name)
        self.setPlaceholderText(EMPTY)
        self.ensurePolished()
        longest = (EMPTY, *(minute_text(minute) for minute in LONG_MINUTES))
        words_px = max(self.fontMetrics().horizontalAdvance(words) for words in longest)
        self.setFixedWidth(max(WIDTH_PX, words_px + SIDES_PX))
        self.setMaxLength(12)
        self.editingFinished.connect(self._on_finished)

    @property
    def is_wrong(self) -> bool:
        """Whether the text cannot be used as it is."""
        return bool(self.property("wrong"))

    @property
    def minute(self) -> int | None:
        """The time that was shown or typed last, whether or not it goes with its siblings."""
        return self._typed

    def show_minute(self, minute_of_day: int | None) -> None:
        """Show a time; a text that a person is typing, or that is wrong, stays."""
        if minute_of_day != self._shown or not (self.is_wrong or self.isModified()):
            self.reset(minute_of_day)

    def reset(self, minute_of_day: int | None) -> None:
        """Show a time, whatever stood there."""
        words = "" if minute_of_day is None else minute_text(minute_of_day)
        self._shown = self._typed = minute_of_day
        if self.text() != words:
            self.setText(words)
        self.setModified(False)
        self.mark(wrong=False)

    def mark(self, *, wrong: bool) -> None:
        """Say by the border whether the text can be used."""
        if self.is_wrong != wrong:
            self.setProperty("wrong", wrong)
            self.style().unpolish(self)
            self.style().polish(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling past a field never changes it."""
        event.ignore()

    def _on_finished(self) -> None:
        if not self.isModified():
            return
        self.setModified(False)
        try:
            minute = parse_minutes(self.text())
            if minute == 0 and self._most == MINUTES_PER_DAY:
                minute = MINUTES_PER_DAY  # an end at midnight is that of the day: 12 AM is 24:00
            if minute > self._most:
                raise InvalidChange(ONLY_AN_END)
        except InvalidChange as error:
            self.mark(wrong=True)
            self.wrong.emit(error)
            return
        self._typed = minute
        self.setText(minute_text(minute))
        self.mark(wrong=False)
        self.minute_typed.emit(minute)
