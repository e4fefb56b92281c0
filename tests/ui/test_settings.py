"""What a person chooses in the settings holds at once, and at the next start."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from juicedesk.discovery.found import FoundCharger, FoundServer, Source
from juicedesk.domain.errors import EntryRefused, StoreError
from juicedesk.ui.charger_stack import DETAILS
from juicedesk.ui.desk import AccountView, NetworkView
from juicedesk.ui.dialogs.settings import ACCOUNTS, NETWORK, PRIVACY, SettingsDialog
from juicedesk.ui.dialogs.sign_out import SignOutDialog
from juicedesk.ui.widgets.labels import Label
from juicedesk.ui.widgets.toast import Toast
from tests.fakes.desk import NOW, FakeDesk
from tests.ui.test_accessible_names import nameless
from tests.ui.used_window import Used, opened, toast


def a_desk() -> FakeDesk:
    box = FoundCharger(
        "0910000000000000000000001234", None, "JuiceBox-a1b", "192.168.1.20",
        frozenset({Source.BEACON}), None, NOW,
    )  # fmt: skip
    server = FoundServer("s", "Home server", "https://192.168.1.2:8042", None, "192.168.1.2", 8042)
    return FakeDesk(
        found=NetworkView((box,), (server,)),
        server_running=True,
        known_accounts=(
            AccountView("a", "Home server", True, 2),
            AccountView("b", "Summer house", False, 0),
            AccountView("c", "Old flat", False, 1, is_signed_in=False),
        ),
    )


@pytest.fixture
def desk() -> FakeDesk:
    return a_desk()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, desk: FakeDesk) -> Iterator[Used]:
    with opened(qtbot, qapp, desk) as window:
        qtbot.waitUntil(window.main.isActiveWindow)
        window.press(Qt.Key.Key_Comma)
        yield window
        settings(window).reject()


def settings(window: Used) -> SettingsDialog:
    return next(found for found in window.main.findChildren(SettingsDialog) if found.isVisible())


def choose(window: Used, name: str, value: str) -> None:
    combo = settings(window).findChild(QComboBox, name)
    combo.setCurrentIndex(combo.findData(value))
    combo.activated.emit(combo.currentIndex())


def click(window: Used, name: str) -> None:
    button = settings(window).findChild(QWidget, name)
    assert button.isVisible()
    window.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def texts(window: Used) -> str:
    return "\n".join(label.text() for label in settings(window).findChildren(Label) if label.isVisible())


def test_theme_holds_at_once_and_is_kept(window: Used, desk: FakeDesk) -> None:
    choose(window, "settings:theme", "dark")
    assert window.look.theme.is_dark
    assert window.action("theme:dark").isChecked(), "the menu says the same"
    window.qtbot.waitUntil(lambda: desk.settings.get("theme") == "dark")


def test_language_changes_the_window_and_the_open_settings(window: Used, desk: FakeDesk) -> None:
    choose(window, "settings:language", "de")
    window.qtbot.waitUntil(lambda: settings(window).windowTitle() == "Einstellungen")
    assert "Ladestationen" in window.texts
    assert window.language.choice == "de"
    window.qtbot.waitUntil(lambda: desk.settings.get("language") == "de")


def test_temperature_is_told_in_the_chosen_unit(window: Used) -> None:
    window.main.open_page(DETAILS)
    choose(window, "settings:temperature", "fahrenheit")
    window.main.refresh_now()
    assert "75 °F" in window.texts
    choose(window, "settings:temperature", "celsius")
    window.main.refresh_now()
    assert "24 °C" in window.texts


def test_opening_at_log_in_is_an_entry_of_the_system(window: Used, desk: FakeDesk) -> None:
    box = settings(window).findChild(QCheckBox, "settings:log-in")
    box.click()
    window.qtbot.waitUntil(lambda: desk.at_log_in is True)
    desk.error = EntryRefused("the folder is read-only")
    box.click()
    window.qtbot.waitUntil(lambda: "read-only" in texts(window))
    assert box.isChecked(), "it shows what is, not what was asked for"


def test_opening_at_log_in_is_offered_only_where_it_can_be(window: Used, desk: FakeDesk) -> None:
    desk.at_log_in = None
    settings(window).build_again()
    window.qtbot.waitUntil(lambda: settings(window).findChild(QWidget, "settings:log-in") is None)


def test_a_choice_that_cannot_be_kept_holds_and_is_said(
    window: Used, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(name: str, value: str) -> None:
        raise StoreError(desk.data_folder(), name)

    monkeypatch.setattr(desk, "keep_setting", refuse)
    choose(window, "settings:theme", "dark")
    window.qtbot.waitUntil(lambda: bool(window.main.findChild(Toast).accessibleName()))
    assert "cannot be written" in toast(window)
    assert window.look.theme.is_dark


def test_the_network_page_searches_once_that_is_wanted(window: Used, desk: FakeDesk) -> None:
    desk.found = NetworkView(looks=False)
    window.main.refresh_now()
    assert any("not searched yet" in label.text() for label in window.main.findChildren(Label))
    click(window, f"settings:page:{NETWORK}")
    window.qtbot.waitUntil(lambda: "JuiceDesk has not searched your network yet." in texts(window))
    click(window, "settings:search")
    window.qtbot.waitUntil(lambda: "Nothing found yet. It goes on looking." in texts(window))
    assert not settings(window).findChild(QWidget, "settings:search").isVisible()


def test_the_network_page_shows_what_is_found_without_full_ids(window: Used, desk: FakeDesk) -> None:
    click(window, f"settings:page:{NETWORK}")
    shown = texts(window)
    assert "JuiceBox-a1b" in shown and "Home server" in shown
    assert "…1234" in shown and "0910000000000000000000001234" not in shown
    desk.found = NetworkView(problem="no_network")
    settings(window).refresh()
    assert "no network" in texts(window)


def test_a_box_of_the_account_is_shown_by_its_own_name(window: Used, desk: FakeDesk) -> None:
    (box,) = desk.found.chargers
    unit_id = desk.shown.chargers[0].unit_id
    desk.found = replace(desk.found, chargers=(replace(box, juicebox_id=unit_id),))
    click(window, f"settings:page:{NETWORK}")
    settings(window).refresh()
    QApplication.processEvents()  # new rows appear with the next layout
    assert "Garage" in texts(window) and f"JuiceBox-a1b · …{unit_id[-4:]} · 192.168.1.20" in texts(window)


def test_the_own_server_is_stopped_and_started(window: Used, desk: FakeDesk) -> None:
    click(window, f"settings:page:{NETWORK}")
    click(window, "settings:server")
    window.qtbot.waitUntil(lambda: desk.server_running is False)
    window.qtbot.waitUntil(lambda: "is stopped" in texts(window))


def test_without_an_own_server_there_is_no_switch_for_it(window: Used, desk: FakeDesk) -> None:
    desk.server_running = None
    click(window, f"settings:page:{NETWORK}")
    settings(window).refresh()
    assert not settings(window).findChild(QWidget, "settings:server").isVisible()


def test_accounts_can_be_used_and_left(window: Used, desk: FakeDesk) -> None:
    click(window, f"settings:page:{ACCOUNTS}")
    assert "2 changes open" in texts(window)
    click(window, "settings:use:b")
    window.qtbot.waitUntil(lambda: desk.chosen == ["b"])
    click(window, "settings:leave:b")
    dialog = window.main.findChild(SignOutDialog)
    assert dialog.isVisible()
    dialog.reject()


def test_the_privacy_page_names_server_and_folder(window: Used, desk: FakeDesk) -> None:
    click(window, f"settings:page:{PRIVACY}")
    assert "127.0.0.1:8042" in texts(window)
    assert str(desk.data_folder()) in texts(window)


def test_every_control_of_every_page_has_a_name(window: Used) -> None:
    for page in range(PRIVACY + 1):
        click(window, f"settings:page:{page}")
        assert nameless(settings(window)) == []
