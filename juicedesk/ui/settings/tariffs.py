"""What a kilowatt-hour costs: for estimates, on this computer only."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QLineEdit, QWidget

from juicedesk.domain.tariff import Band, Tariff
from juicedesk.ui.look import Look
from juicedesk.ui.preferences import Preferences
from juicedesk.ui.settings.form import SettingsForm
from juicedesk.ui.tariff_choice import TARIFF, local_currency, money_text, tariff_from_text, tariff_to_text
from juicedesk.ui.widgets.labels import caption
from juicedesk.ui.widgets.wrong_field import mark_wrong

MOST_PER_KWH = 1000.0


class TariffSettings(SettingsForm):
    """Each field holds as soon as it is left with something that can be used; nothing else is kept."""

    def __init__(self, preferences: Preferences, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._preferences = preferences
        words = self.tr("For estimates of what charging costs. Your prices stay on this computer.")
        self.set_title(self.tr("Tariffs"), words)
        self._bands: tuple[Band, ...] = ()
        self._price, self._currency = QLineEdit(), QLineEdit()
        self._example = caption(look, wrap=True)
        self._example.setObjectName("settings:tariff-example")
        self._error = caption(look, tone="fault", wrap=True)
        self._error.hide()
        self._lay_out(look)
        self._show(tariff_from_text(preferences.value(TARIFF)))
        for field in (self._price, self._currency):
            field.editingFinished.connect(self._on_edited)

    def _show(self, tariff: Tariff | None) -> None:
        self._currency.setText(local_currency() if tariff is None else tariff.currency)
        if tariff is not None:
            self._price.setText(_price_text(tariff.price))
            self._bands = tariff.bands
        self._show_example(tariff)

    def _on_edited(self) -> None:
        if not self._price.text().strip():
            self._say("")
            self._preferences.choose(TARIFF, "")
            self._show_example(None)
            return
        tariff = self._typed()
        if tariff is None:
            self._say(self.tr("A price is a number like {0}.").format(_price_text(0.32)))
            return
        self._say("")
        self._preferences.choose(TARIFF, tariff_to_text(tariff))
        self._show_example(tariff)

    def _typed(self) -> Tariff | None:
        """What stands there; None for a price that is none."""
        price, currency = _price_of(self._price.text()), self._currency.text().strip() or local_currency()
        return None if price is None else Tariff(price, currency, self._bands)

    def _show_example(self, tariff: Tariff | None) -> None:
        if tariff is None:
            self._example.setText(self.tr("Without a price no cost is shown."))
            return
        words = self.tr("10 kWh cost {0}.").format(money_text(10 * tariff.price, tariff.currency))
        self._example.setText(words)

    def _say(self, words: str) -> None:
        mark_wrong(self._price, self._error, words)

    def _lay_out(self, look: Look) -> None:
        card = self.add_card()
        self.add_row(card, "settings:price", self.tr("Price per kWh"), self._price)
        card.column.addWidget(self._error)
        self.add_row(card, "settings:currency", self.tr("Currency"), self._currency)
        self._currency.setMaxLength(8)
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
