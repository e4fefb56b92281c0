"""Settings go to another computer in a small file: no token, no charger, and nothing that is not known."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from juicedesk.ui.csv_files import CSV_FORM
from juicedesk.ui.dialogs.settings import PRIVACY, SettingsDialog
from juicedesk.ui.pages.schedule import LANE_VIEW
from juicedesk.ui.settings.files import SettingsFiles
from juicedesk.ui.settings_file import PORTABLE, SettingsFileError, read_settings, settings_text
from juicedesk.ui.tray import TRAY
from juicedesk.ui.widgets.labels import Label
from tests.fakes.desk import FakeDesk
from tests.ui.used_window import Used, opened

SECRETS = {
    "token": "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
    "installation_id": "abc",
    "own_server": "on",
    "energy_need_0910000000000000000000000000": "{}",
    "updates": "weekly",
}


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[Used]:
    desk = FakeDesk(settings={"theme": "dark", "temperature": "celsius", **SECRETS})
    with opened(qtbot, qapp, desk, is_demo=False) as window:
        window.main.side_windows.open_settings(PRIVACY)
        yield window


def files(window: Used) -> SettingsFiles:
    return window.main.findChild(SettingsDialog).findChild(SettingsFiles)


def said(window: Used) -> str:
    return files(window).findChild(Label, "settings:file-words").text()


def test_only_what_was_chosen_here_is_written(window: Used, tmp_path: Path) -> None:
    files(window).keep_in(tmp_path / "mine.json")
    written = tmp_path / "mine.juicedesk-settings.json"
    assert said(window) == "Saved as mine.juicedesk-settings.json."
    text = written.read_text("utf-8")
    assert json.loads(text)["settings"] == {"theme": "dark", "temperature": "celsius"}
    assert not any(secret in text for secret in SECRETS)


def test_what_a_file_says_holds_at_once(window: Used, tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    there = {"theme": "light", "temperature": "fahrenheit", "tray": "on"}
    path.write_text(settings_text(lambda name: there.get(name, "")), "utf-8")
    assert window.main.preferences.value("temperature") == "celsius"
    files(window).use(path)
    assert window.main.preferences.in_fahrenheit
    assert not window.look.theme.is_dark
    assert said(window) == "3 settings changed."


def test_another_language_is_spoken(window: Used, tmp_path: Path) -> None:
    path = tmp_path / "german.json"
    path.write_text(settings_text(lambda name: "de" if name == "language" else ""), "utf-8")
    files(window).use(path)
    assert window.main.windowTitle() == "JuiceDesk" and window.main.preferences.value("language") == "de"


def test_nothing_that_is_not_known_is_taken_in(tmp_path: Path) -> None:
    path = tmp_path / "strange.json"
    strange = {"theme": "dark", "tray": 7, "sending": "paused", **SECRETS}
    path.write_text(json.dumps({"juicedesk_settings": 1, "settings": strange}), "utf-8")
    assert read_settings(path) == {"theme": "dark"}
    assert {CSV_FORM, LANE_VIEW, TRAY} <= set(PORTABLE)
    assert not {"sending", "updates", *SECRETS} & set(PORTABLE)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"\xff\xfe",
        b'{"settings": {"theme": "dark"}}',
        b'{"juicedesk_settings": 2, "settings": {}}',
        b'{"juicedesk_settings": 1, "settings": []}',
        b"[" * 100_000,
        b" " * 300_000,
    ],
    ids=["empty", "list", "no text", "unmarked", "newer", "no settings", "deep", "large"],
)
def test_what_holds_no_settings_is_refused(window: Used, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(content)
    files(window).use(path)
    assert said(window) == "Nothing has changed: bad.json holds no JuiceDesk settings."
    assert window.main.preferences.value("theme") == "dark"


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(SettingsFileError, match="could not be read"):
        read_settings(tmp_path / "none.json")
