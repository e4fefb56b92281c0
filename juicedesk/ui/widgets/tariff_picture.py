"""Which price holds when, on a weekday and on a weekend day of this time of the year."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from juicedesk.domain.schedule import SATURDAY
from juicedesk.domain.tariff import Tariff
from juicedesk.ui.format import hour_text
from juicedesk.ui.look import Look
from juicedesk.ui.tariff_choice import season_text
from juicedesk.ui.widgets.labels import Label, body, caption
from juicedesk.ui.widgets.tariff_strip import TariffStrip

AXIS_PX, LABEL_PX, DAY_GAP_PX = 16, 48, 6
HOURS = (0, 6, 12, 18, 24)


class TariffPicture(QWidget):
    """Two strips under one row of hours; below each one the same in words."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weekday = TariffStrip(look, self.tr("Prices from Monday to Friday"))
        self._weekend = TariffStrip(look, self.tr("Prices on Saturday and Sunday"))
        self._weekday_words, self._weekend_words = caption(look, wrap=True), caption(look, wrap=True)
        self._other_season = caption(look, wrap=True)
        self._weekday.setObjectName("tariff:weekday")
        self._weekend.setObjectName("tariff:weekend")
        self._weekday_words.setObjectName("tariff:weekday-words")
        self._weekend_words.setObjectName("tariff:weekend-words")
        self._other_season.setObjectName("tariff:other-season")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.addWidget(_DayAxis(look), 0, 1)
        for row, (words, strip, below) in enumerate(
            (
                (self.tr("Mon–Fri"), self._weekday, self._weekday_words),
                (self.tr("Sat–Sun"), self._weekend, self._weekend_words),
            )
        ):
            grid.addWidget(body(look, words), 3 * row + 1, 0)
            grid.addWidget(strip, 3 * row + 1, 1)
            grid.addWidget(below, 3 * row + 2, 1)
            grid.setRowMinimumHeight(3 * row + 3, DAY_GAP_PX)
        grid.addWidget(self._other_season, 7, 0, 1, 2)

    def show_tariff(self, tariff: Tariff, today: date) -> None:
        """Show the prices of the part of the year in which a day lies."""
        for strip, label, is_weekend in (
            (self._weekday, self._weekday_words, False),
            (self._weekend, self._weekend_words, True),
        ):
            self._show_day(strip, label, tariff, day_near(today, is_weekend=is_weekend))
        resting = [band for band in tariff.bands if not band.is_in_season(today)]
        named = [
            self.tr("{0} ({1})").format(band.name, season_text(band.season))
            for band in resting
            if band.season is not None
        ]
        self._other_season.setText(self.tr("Not at this time of the year: {0}.").format(", ".join(named)))
        self._other_season.setVisible(bool(named))

    def _show_day(self, strip: TariffStrip, label: Label, tariff: Tariff, day: date) -> None:
        lowest, highest = tariff.lowest_price(day), tariff.highest_price(day)
        strip.show_hours(tariff.hours_on(day), tariff.currency, lowest, highest)
        label.setText(", ".join(words.replace(" ", "\N{NO-BREAK SPACE}") for words in strip.words))


def day_near(today: date, *, is_weekend: bool) -> date:
    """A weekday or a weekend day of the month of `today`, itself where it is one."""
    near = sorted((today + timedelta(days=days) for days in range(-6, 7)), key=lambda day: abs(day - today))
    return next(day for day in near if day.month == today.month and (day.weekday() >= SATURDAY) is is_weekend)


class _DayAxis(QWidget):
    """The hours above the strips."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setFixedHeight(look.px(AXIS_PX))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first and the last one stay inside."""
        painter = QPainter(self)
        painter.setFont(self._look.font(0.85))
        painter.setPen(self._look.color("text_2"))
        label_px = self._look.px(LABEL_PX)
        for hour in HOURS:
            side = {0: Qt.AlignmentFlag.AlignLeft, 24: Qt.AlignmentFlag.AlignRight}
            left = {0: 0.0, 24: self.width() - label_px}
            middle = self.width() * hour / 24 - label_px / 2
            box = QRectF(left.get(hour, middle), 0, label_px, self.height())
            painter.drawText(box, side.get(hour, Qt.AlignmentFlag.AlignHCenter), hour_text(hour))
