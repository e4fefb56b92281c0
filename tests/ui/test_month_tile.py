"""What was charged this month, on the overview."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from juicedesk.domain.charge import Charge
from juicedesk.domain.errors import StoreError
from juicedesk.domain.tariff import Tariff
from juicedesk.ui.background import Background
from juicedesk.ui.look import Look
from juicedesk.ui.preferences import Preferences
from juicedesk.ui.tariff_choice import TARIFF, tariff_to_text
from juicedesk.ui.widgets.labels import Label
from juicedesk.ui.widgets.month_tile import MonthTile
from tests.fakes.desk import FakeDesk, a_charger


class Shown:
    """The tile over a desk with two charges of today."""

    def __init__(self, qtbot: QtBot, qapp: QApplication) -> None:
        now = datetime.now(UTC).replace(tzinfo=None) + timedelta(hours=1)
        self.desk = FakeDesk()
        self.desk.charged = tuple(
            Charge(a_charger().unit_id, number, now, now, 10_000, None, None) for number in range(2)
        )
        self.background = Background()
        self.preferences = Preferences(self.desk, self.background)
        self.tile = MonthTile(self.desk, self.background, self.preferences, Look(qapp))
        qtbot.addWidget(self.tile)
        self.tile.show()

    @property
    def words(self) -> list[str]:
        return [label.text() for label in self.tile.findChildren(Label)]


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication) -> Iterator[Shown]:
    shown = Shown(qtbot, qapp)
    yield shown
    shown.background.stop()


def test_the_energy_of_the_month_and_its_cost(shown: Shown, qtbot: QtBot) -> None:
    shown.preferences.choose(TARIFF, tariff_to_text(Tariff(0.5, "€")))
    shown.tile.show_charger(a_charger())
    qtbot.waitUntil(lambda: "20.0 kWh" in shown.words)
    assert any("10.00" in words for words in shown.words)


def test_another_charger_is_not_known_until_it_is_read(shown: Shown, qtbot: QtBot) -> None:
    shown.tile.show_charger(a_charger())
    qtbot.waitUntil(lambda: "20.0 kWh" in shown.words)
    shown.desk.error = StoreError(shown.desk.data_folder(), "gone")
    shown.tile.show_charger(a_charger(1))
    assert "20.0 kWh" not in shown.words


def test_a_month_without_a_charge_says_so(shown: Shown, qtbot: QtBot) -> None:
    shown.desk.charged = ()
    shown.tile.show_charger(a_charger())
    qtbot.waitUntil(lambda: "No charge yet" in shown.words)
