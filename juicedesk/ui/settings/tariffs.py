"""What a kilowatt-hour costs: for estimates, on this computer only."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from juicedesk.domain.errors import InvalidChange
from juicedesk.domain.schedule import ChargeWindow
from juicedesk.domain.tariff import Tariff
from juicedesk.ui.look import Look
from juicedesk.ui.messages import error_words
from juicedesk.ui.preferences import Preferences
from juicedesk.ui.settings.form import SettingsForm
from juicedesk.ui.tariff_choice import TARIFF, local_currency, money_text, tariff_from_text, tariff_to_text
from juicedesk.ui.widgets.labels import body, caption
from juicedesk.ui.widgets.time_edit import TimeEdit
from juicedesk.ui.widgets.wrong_field import mark_wrong

LOW_FROM_MINUTE, LOW_TO_MINUTE = 22 * 60, 6 * 60
MOST_PER_KWH = 1000.0


class TariffSettings(SettingsForm):
    """Each field holds as soon as it is left with something that can be used; nothing else is kept."""

    def __init__(self, preferences: Preferences, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._preferences = preferences
        words = self.tr("For estimates of what charging costs. Your prices stay on this computer.")
        self.set_title(self.tr("Tariffs"), words)
        self._price, self._low_price, self._currency = QLineEdit(), QLineEdit(), QLineEdit()
        self._has_low = QCheckBox()
        self._from = TimeEdit(self.tr("Cheaper from"), "settings:low-from")
        self._to = TimeEdit(self.tr("Cheaper until"), "settings:low-to", may_be_24=True)
        self._low = QWidget()
        self._example = caption(look, wrap=True)
        self._example.setObjectName("settings:tariff-example")
        self._error = caption(look, tone="fault", wrap=True)
        self._error.hide()
        self._lay_out(look)
        self._show(tariff_from_text(preferences.value(TARIFF)))
        for field in (self._price, self._low_price, self._currency):
            field.editingFinished.connect(self._on_edited)
        self._from.minute_typed.connect(self._on_edited)
        self._to.minute_typed.connect(self._on_edited)

    def _show(self, tariff: Tariff | None) -> None:
        self._currency.setText(local_currency() if tariff is None else tariff.currency)
        if tariff is not None:
            self._price.setText(_price_text(tariff.price))
        low = tariff is not None and tariff.has_low_hours
        hours = tariff.low_hours if tariff is not None else None
        self._has_low.setChecked(low)
        self._low.setVisible(low)
        if tariff is not None and tariff.low_price is not None:
            self._low_price.setText(_price_text(tariff.low_price))
        self._from.reset(LOW_FROM_MINUTE if hours is None else hours.start_minute_of_day)
        self._to.reset(LOW_TO_MINUTE if hours is None else hours.end_minute_of_day)
        self._show_example(tariff)

    def _on_low(self, is_on: bool) -> None:
        self._low.setVisible(is_on)
        self._on_edited()

    def _on_edited(self) -> None:
        if not self._price.text().strip():
            self._say("")
            self._preferences.choose(TARIFF, "")
            self._show_example(None)
            return
        try:
            tariff = self._typed()
        except InvalidChange as error:
            self._say(error_words(error))
            return
        if tariff is None:
            self._say(self.tr("A price is a number like {0}.").format(_price_text(0.32)))
            return
        self._say("")
        self._preferences.choose(TARIFF, tariff_to_text(tariff))
        self._show_example(tariff)

    def _typed(self) -> Tariff | None:
        """What stands there; None for a price that is none. Raises InvalidChange for hours that are none."""
        price, currency = _price_of(self._price.text()), self._currency.text().strip() or local_currency()
        if price is None or not self._has_low.isChecked() or not self._low_price.text().strip():
            return None if price is None else Tariff(price, currency)
        low = _price_of(self._low_price.text())
        hours = ChargeWindow(self._from.minute or 0, self._to.minute or 0)
        return None if low is None else Tariff(price, currency, low, hours)

    def _show_example(self, tariff: Tariff | None) -> None:
        if tariff is None:
            self._example.setText(self.tr("Without a price no cost is shown."))
            return
        words = self.tr("10 kWh cost {0}.").format(money_text(10 * tariff.price, tariff.currency))
        if tariff.low_price is not None:
            low = self.tr("In the cheaper hours {0}.")
            words += " " + low.format(money_text(10 * tariff.low_price, tariff.currency))
        self._example.setText(words)

    def _say(self, words: str) -> None:
        mark_wrong(self._price, self._error, words)

    def _lay_out(self, look: Look) -> None:
        card = self.add_card()
        self.add_row(card, "settings:price", self.tr("Price per kWh"), self._price)
        card.column.addWidget(self._error)
        self.add_row(card, "settings:currency", self.tr("Currency"), self._currency)
        self._currency.setMaxLength(8)
        self._has_low = self.add_switch(
            card,
            "settings:low",
            self.tr("Some hours are cheaper"),
            False,
            self._on_low,
            self.tr("The same hours every day, on the charger's own clock."),
        )
        low = QHBoxLayout(self._low)
        low.setContentsMargins(26, 0, 0, 0)
        low.setSpacing(8)
        self._low_price.setObjectName("settings:low-price")
        self._low_price.setAccessibleName(self.tr("Price per kWh in cheaper hours"))
        self._low_price.setFixedWidth(90)
        for part in (body(look, self.tr("From")), self._from, body(look, self.tr("until")), self._to):
            low.addWidget(part)
        low.addSpacing(12)
        low.addWidget(body(look, self.tr("Price per kWh")))
        low.addWidget(self._low_price)
        low.addStretch(1)
        card.column.addWidget(self._low)
        self.add_divider(card)
        card.column.addWidget(self._example)


def _price_text(price: float) -> str:
    return QLocale().toString(price, "f", 4).rstrip("0").rstrip(QLocale().decimalPoint())


def _price_of(text: str) -> float | None:
    """A price typed with the language's own sign or with a point; None when it is none."""
    plain = text.strip().replace(",", ".")
    try:
        price = float(plain)
    except ValueError:
        return None
    return price if 0 <= price < MOST_PER_KWH else None
