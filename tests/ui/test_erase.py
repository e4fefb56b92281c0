"""Deleting everything: asked once, told what goes, and done when the program has ended."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from juicedesk.app import CANNOT_START, _end_to_erase, _erase
from juicedesk.desk.erasing import Erasing
from juicedesk.domain.errors import KeyringLocked
from juicedesk.paths import Profile
from juicedesk.secrets.run_only import RunOnlySecrets
from juicedesk.store import Store
from juicedesk.store.accounts import Account
from juicedesk.sync.sender import Sender
from juicedesk.ui.desk import AccountView
from juicedesk.ui.dialogs.erase import EraseDialog
from juicedesk.ui.dialogs.settings import PRIVACY, SettingsDialog
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import Label
from tests.fakes.desk import FakeDesk
from tests.ui.used_window import Used, opened, toast


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[Used]:
    desk = FakeDesk(known_accounts=(AccountView("a", "Home", True, 2), AccountView("b", "Away", False, 1)))
    with opened(qtbot, qapp, desk, is_demo=False) as window:
        yield window


def settings(window: Used) -> SettingsDialog:
    window.main.side_windows.open_settings(PRIVACY)
    return window.main.findChild(SettingsDialog)


def test_it_is_asked_once_and_says_what_goes(window: Used) -> None:
    settings(window).findChild(Button, "settings:erase").click()
    dialog = window.main.findChild(EraseDialog)
    words = " ".join(label.text() for label in dialog.findChildren(Label))
    assert "3 open changes, which will not be sent any more" in words
    assert "tokens" in words and "cannot be undone" in words
    assert "home server that JuiceDesk runs" not in words, "there is none"
    with window.qtbot.waitSignal(window.main.erase_requested):
        dialog.findChild(Button, "erase:go").click()


def test_without_the_button_nothing_is_asked_for(window: Used) -> None:
    settings(window).findChild(Button, "settings:erase").click()
    dialog = window.main.findChild(EraseDialog)
    assert dialog.findChild(Button, "erase:go").isDefault() is False
    with window.qtbot.assertNotEmitted(window.main.erase_requested):
        dialog.reject()


def test_the_demo_has_nothing_of_a_persons_to_delete(qtbot: QtBot, qapp: QApplication) -> None:
    with opened(qtbot, qapp, FakeDesk(), is_demo=True) as window:
        assert settings(window).findChild(Button, "settings:erase") is None


# ------------------------------------------------------------------- when the program has ended


@pytest.fixture
def secrets() -> RunOnlySecrets:
    return RunOnlySecrets()


@pytest.fixture
def profile(tmp_path: Path, secrets: RunOnlySecrets) -> Profile:
    profile = Profile(tmp_path / "desk").create()
    store = Store(profile.database)
    store.accounts.keep(Account("a", "http://fake", "Home", None))
    store.close()
    secrets.set("a", "token")
    return profile


@pytest.fixture
def erasing(profile: Profile, secrets: RunOnlySecrets, tmp_path: Path) -> Erasing:
    return Erasing((profile,), tmp_path / "state", secrets, None)


@pytest.fixture
def boxes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    boxes: list[str] = []
    for kind in ("information", "critical"):
        monkeypatch.setattr(QMessageBox, kind, lambda _parent, _title, words: boxes.append(words))
    return boxes


def test_the_window_closes_without_a_question(window: Used, erasing: Erasing) -> None:
    _end_to_erase(window.main, erasing)
    assert erasing.is_asked and not window.main.isVisible()


def test_what_cannot_be_asked_for_leaves_the_window_open(
    window: Used, erasing: Erasing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def is_full(_path: Path, *_args: str) -> int:
        raise OSError(28, "no space left")

    monkeypatch.setattr(Path, "write_text", is_full)
    _end_to_erase(window.main, erasing)
    assert window.main.isVisible() and "cannot be written to" in toast(window)


def test_it_is_said_when_everything_is_gone(
    profile: Profile, erasing: Erasing, boxes: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    erasing.ask()
    assert _erase(erasing, Sender(profile.lock)) == 0
    assert not profile.folder.exists() and boxes == [
        "All JuiceDesk data on this computer has been deleted. The next start is like the first."
    ]


def test_what_stands_in_the_way_calls_it_off(
    profile: Profile,
    erasing: Erasing,
    secrets: RunOnlySecrets,
    boxes: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def is_locked(_account_id: str) -> str:
        raise KeyringLocked("locked")

    erasing.ask()
    monkeypatch.setattr(secrets, "get", is_locked)
    assert _erase(erasing, Sender(profile.lock)) == CANNOT_START
    assert profile.database.exists() and not erasing.is_asked
    assert len(boxes) == 1 and "keyring" in boxes[0]
