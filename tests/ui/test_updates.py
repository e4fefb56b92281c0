"""Looking for newer versions: off until a person says so, then once a week, and never in a store's build."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from juicedesk.domain.errors import UpdateUnknown
from juicedesk.domain.update import CHECK_EVERY_S, Release
from juicedesk.ui.background import Background
from juicedesk.ui.dialogs.settings import SettingsDialog
from juicedesk.ui.preferences import Preferences
from juicedesk.ui.updates import LOOKED_AT, NEVER, UPDATES, WEEKLY, UpdateWatch
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import Label
from tests.fakes.desk import FakeDesk
from tests.ui.used_window import opened

NEWER = Release("0.2.0", "https://updates.example/0.2.0")
NOW = 1_800_000_000.0


@dataclass
class Found:
    """An address that gives one answer, and counts how often it was asked."""

    answer: Release | None = NEWER
    address: str = "https://updates.example/latest.json"
    asked: int = 0
    fails: bool = False

    def look(self) -> Release | None:
        self.asked += 1
        if self.fails:
            raise UpdateUnknown("no answer")
        return self.answer


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    background = Background()
    yield background
    background.stop()


def test_nobody_is_asked_before_the_person_says_so(background: Background) -> None:
    preferences = Preferences(FakeDesk(), background)
    UpdateWatch(Found(), preferences, background, lambda: NOW, background).look_if_due()
    assert preferences.value(LOOKED_AT) == ""


@pytest.mark.parametrize("last", ["", str(int(NOW - CHECK_EVERY_S)), str(int(NOW + 9))])
def test_it_looks_after_a_week_and_then_not_again(qtbot: QtBot, background: Background, last: str) -> None:
    updates, desk = Found(), FakeDesk(settings={UPDATES: WEEKLY, LOOKED_AT: last})
    times = [NOW, NOW + CHECK_EVERY_S - 1]
    watch = UpdateWatch(updates, Preferences(desk, background), background, lambda: times.pop(0), background)
    with qtbot.waitSignal(watch.found):
        watch.look_if_due()
    watch.look_if_due()
    assert desk.settings[LOOKED_AT] == str(int(NOW)) and updates.asked == 1


def test_what_it_finds_is_told_and_a_failure_is_not(qtbot: QtBot, background: Background) -> None:
    desk = FakeDesk(settings={UPDATES: WEEKLY})
    watch = UpdateWatch(Found(), Preferences(desk, background), background, lambda: NOW, background)
    with qtbot.waitSignal(watch.found) as seen:
        watch.look_if_due()
    assert seen.args == [NEWER]
    updates = Found(fails=True)
    failing = UpdateWatch(
        updates, Preferences(desk, background), background, lambda: NOW + CHECK_EVERY_S, background
    )
    with qtbot.assertNotEmitted(failing.found):
        failing.look_if_due()
        qtbot.waitUntil(lambda: updates.asked == 1)


def test_the_settings_name_the_address_and_keep_the_choice(qtbot: QtBot, qapp: QApplication) -> None:
    desk = FakeDesk(newer=Found())
    with opened(qtbot, qapp, desk) as window:
        window.main.side_windows.open_settings()
        dialog = window.main.findChild(SettingsDialog)
        choice = dialog.findChild(QComboBox, "settings:updates")
        assert choice.currentData() == NEVER
        assert "https://updates.example/latest.json" in choice.accessibleDescription()
        choice.setCurrentIndex(1)
        choice.activated.emit(1)
        qtbot.waitUntil(lambda: desk.settings.get(UPDATES) == WEEKLY)
        dialog.findChild(Button, "settings:look-for-update").click()
        found = dialog.findChild(Label, "settings:update-found")
        qtbot.waitUntil(lambda: "0.2.0" in found.text())
        assert not dialog.findChild(Button, "settings:open-update").isHidden()
        dialog.reject()


def test_a_build_of_a_store_has_nothing_to_switch_on(qtbot: QtBot, qapp: QApplication) -> None:
    with opened(qtbot, qapp, FakeDesk()) as window:
        window.main.side_windows.open_settings()
        dialog = window.main.findChild(SettingsDialog)
        assert dialog.findChild(QComboBox, "settings:updates") is None
        dialog.reject()
