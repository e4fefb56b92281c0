"""What a kilowatt-hour costs: for estimates, on this computer only."""

from __future__ import annotations

from datetime import UTC, date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from juicedesk.domain.schedule import ChargeWindow
from juicedesk.domain.tariff import MOST_BANDS, Days, Tariff
from juicedesk.ui.look import Look
from juicedesk.ui.preferences import Preferences
from juicedesk.ui.settings.form import SettingsForm
from juicedesk.ui.settings.tariff_files import TariffFiles
from juicedesk.ui.tariff_choice import (
    LONGEST_CURRENCY,
    TARIFF,
    local_currency,
    money_text,
    plain_price_text,
    tariff_from_text,
    tariff_to_text,
    typed_line,
    typed_price,
)
from juicedesk.ui.widgets.band_editor import BandEditor, Stated
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import caption
from juicedesk.ui.widgets.scrolling import go_to
from juicedesk.ui.widgets.surfaces import Card, Divider
from juicedesk.ui.widgets.tab_order import follow_layout
from juicedesk.ui.widgets.tariff_picture import TariffPicture
from juicedesk.ui.widgets.wrong_field import mark_wrong

NIGHT, EVENING, MIDDAY = ChargeWindow(22 * 60, 6 * 60), ChargeWindow(17 * 60, 20 * 60), ChargeWindow(660, 900)


class TariffSettings(SettingsForm):
    """Each field holds as soon as it is left with something that can be used; nothing else is kept."""

    def __init__(self, preferences: Preferences, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._preferences = preferences
        words = self.tr("For estimates of what charging costs. Your prices stay on this computer.")
        self.set_title(self.tr("Tariffs"), words)
        self._price, self._currency = QLineEdit(), QLineEdit()
        self._example, self._no_bands = caption(look, wrap=True), caption(look, wrap=True)
        self._error = caption(look, tone="fault", wrap=True)
        self._bands = QVBoxLayout()
        self._editors: list[BandEditor] = []
        self._add = Button(look, self.tr("Add hours with another price"), icon="plus", kind="link")
        self._picture = TariffPicture(look)
        self._files = TariffFiles(look)
        self._lay_out(look)
        self._show(tariff_from_text(preferences.value(TARIFF)))
        self._price.editingFinished.connect(self._on_edited)
        self._currency.editingFinished.connect(self._on_edited)
        self._add.clicked.connect(self._on_add)
        self._files.chosen.connect(self._on_file)

    @property
    def _tariff(self) -> Tariff | None:
        return tariff_from_text(self._preferences.value(TARIFF))

    def _show(self, tariff: Tariff | None) -> None:
        self._currency.setText(local_currency() if tariff is None else tariff.currency)
        self._price.setText("" if tariff is None else plain_price_text(tariff.price))
        for editor in tuple(self._editors):
            self._take_out(editor)
        for band in () if tariff is None else tariff.bands:
            self._put_in(Stated.of(band))
        self._say("")
        self._show_effect(tariff)

    def _on_file(self, tariff: Tariff | None) -> None:
        self._preferences.choose(TARIFF, "" if tariff is None else tariff_to_text(tariff))
        self._show(tariff)

    def _on_edited(self) -> None:
        """Keep what can be used; what cannot be used of the price keeps the one before."""
        kept, price = self._tariff, typed_price(self._price.text())
        is_empty = not self._price.text().strip()
        if is_empty and not self._editors:
            self._say("")
            self._keep(None)
            return
        if is_empty:
            words = self.tr(
                "Hours with another price need a usual one, too. To enter no prices, remove these hours "
                "first."
            )
            self._say(words)
        elif price is None:
            self._say(self.tr("A price is a number like {0}.").format(plain_price_text(0.32)))
        elif kept is not None and not self._price.isModified():
            price = kept.price  # it may have more digits than are shown
        else:
            self._say("")
        price = price if price is not None or kept is None else kept.price
        if price is not None:
            bands = tuple(editor.band for editor in self._editors)
            currency = typed_line(self._currency.text()) or local_currency()
            self._keep(Tariff(price, currency, tuple(band for band in bands if band is not None)))

    def _keep(self, tariff: Tariff | None) -> None:
        self._preferences.choose(TARIFF, "" if tariff is None else tariff_to_text(tariff))
        self._show_effect(tariff)

    def _on_add(self) -> None:
        editor = self._put_in(self._next_hours())
        self._show_effect(self._tariff)
        go_to(editor.price_field, editor)

    def _next_hours(self) -> Stated:
        """Hours as many tariffs have them, to be changed."""
        taken = {editor.name for editor in self._editors}
        usual = (
            Stated(self.tr("Low"), None, NIGHT),
            Stated(self.tr("High"), None, EVENING, Days.WEEKDAYS),
        )
        other = Stated(self.tr("Hours {0}").format(len(self._editors) + 1), None, MIDDAY)
        return next((stated for stated in usual if stated.name not in taken), other)

    def _put_in(self, stated: Stated) -> BandEditor:
        editor = BandEditor(self._look, stated)
        editor.changed.connect(self._on_edited)
        editor.removed.connect(lambda: self._on_removed(editor))
        editor.moved_up.connect(lambda: self._on_moved_up(editor))
        self._editors.append(editor)
        self._bands.addWidget(editor)
        editor.show()  # at once, so that it can take the focus
        self._order()
        return editor

    def _take_out(self, editor: BandEditor) -> None:
        self._editors.remove(editor)
        self._bands.removeWidget(editor)
        editor.hide()
        editor.deleteLater()
        self._order()

    def _on_removed(self, editor: BandEditor) -> None:
        place = self._editors.index(editor)
        self._take_out(editor)
        self._on_edited()
        beside = self._editors[min(place, len(self._editors) - 1)].name_field if self._editors else self._add
        go_to(beside)

    def _on_moved_up(self, editor: BandEditor) -> None:
        place = self._editors.index(editor) - 1
        self._editors.remove(editor)
        self._editors.insert(place, editor)
        self._bands.removeWidget(editor)
        self._bands.insertWidget(place, editor)
        self._order()
        self._on_edited()
        go_to(editor.part_after_move, editor)

    def _order(self) -> None:
        for number, editor in enumerate(self._editors, 1):
            editor.stand_at(number)
        follow_layout(self)

    def _show_effect(self, tariff: Tariff | None) -> None:
        self._picture_card.setVisible(tariff is not None)
        self._files.show_tariff(tariff)
        self._add.setVisible(len(self._editors) < MOST_BANDS)
        self._add.setEnabled(tariff is not None)
        self._no_bands.setText(self._bands_words(tariff))
        if tariff is None:
            self._example.setText(self.tr("Without a price no cost is shown."))
            return
        today = _today()
        self._picture.show_tariff(tariff, today)
        least, most = (
            money_text(10 * price, tariff.currency)
            for price in (tariff.lowest_price(today), tariff.highest_price(today))
        )
        one, two = self.tr("10 kWh cost {0}."), self.tr("10 kWh cost {0} to {1}, depending on the hour.")
        self._example.setText((one if least == most else two).format(least, most))

    def _bands_words(self, tariff: Tariff | None) -> str:
        if tariff is None:
            return self.tr("Enter the usual price first.")
        if not self._editors:
            return self.tr("None yet: every hour costs the usual price.")
        words = self.tr("On the charger's own clock. Where two of them overlap, the upper one counts.")
        if len(self._editors) == MOST_BANDS:
            words += " " + self.tr("More than six are not possible.")
        return words

    def _say(self, words: str) -> None:
        mark_wrong(self._price, self._error, words)

    def _lay_out(self, look: Look) -> None:
        usual = self.add_card()
        self.add_row(usual, "settings:price", self.tr("Usual price per kWh"), self._price)
        usual.column.addWidget(self._error)
        self.add_row(usual, "settings:currency", self.tr("Currency"), self._currency)
        self._currency.setMaxLength(LONGEST_CURRENCY)
        self._example.setObjectName("settings:tariff-example")
        usual.column.addWidget(Divider())
        usual.column.addWidget(self._example)
        self._lay_out_bands(self.add_card(self.tr("Hours with another price")))
        self._picture_card = self.add_card(self.tr("Which price when"))
        self._picture_card.column.addWidget(self._picture)
        files = self.add_card(self.tr("Tariff as a file"))
        files.column.addWidget(self._files)

    def _lay_out_bands(self, card: Card) -> None:
        self._no_bands.setObjectName("tariff:bands-words")
        self._add.setObjectName("tariff:add")
        self._add.setAutoDefault(False)
        self._bands.setSpacing(4)
        card.column.addWidget(self._no_bands)
        card.column.addLayout(self._bands)
        card.column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)


def _today() -> date:
    return datetime.now(UTC).astimezone().date()
