"""What a person sees and is asked after the data file was damaged."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from juicedesk.app import _parts, _say_what_was_restored
from juicedesk.domain.errors import DamagedDatabase
from juicedesk.paths import Profile, main_profile
from juicedesk.store import Store
from juicedesk.store.restoring import Restored
from juicedesk.sync.sender import Sender
from juicedesk.ui.language import Language
from juicedesk.ui.messages import begin_anew_words, restored_words
from tests.ui.conftest import UK

GARBAGE = b"no database at all " * 500
NOON = 1_772_366_400.0


@pytest.fixture
def profile() -> Profile:
    return main_profile().create()


@pytest.fixture
def sender(profile: Profile) -> Iterator[Sender]:
    sender = Sender(profile.lock)
    yield sender
    sender.release()


@pytest.fixture
def boxes(qtbot: QtBot) -> Iterator[Callable[[str], list[str]]]:
    """Answers the next message box with a button, and returns what all of them said."""
    said: list[str] = []
    timer = QTimer()
    timer.setInterval(10)

    def answer(button_text: str) -> list[str]:
        def press() -> None:
            box = QApplication.activeModalWidget()
            if isinstance(box, QMessageBox):
                said.append(box.text())
                timer.stop()
                next(button for button in box.buttons() if button_text in button.text()).click()

        timer.timeout.connect(press)
        timer.start()
        return said

    yield answer
    timer.stop()


def test_a_damaged_file_without_a_copy_stays_when_the_person_quits(
    profile: Profile, sender: Sender, boxes: Callable[[str], list[str]]
) -> None:
    profile.database.write_bytes(GARBAGE)
    said = boxes("Quit")
    with pytest.raises(DamagedDatabase):
        _parts(profile, False, sender)
    assert said == [begin_anew_words()]
    assert {entry.name for entry in profile.folder.iterdir()} == {"desk.sqlite3", "sender.lock"}
    assert profile.database.read_bytes() == GARBAGE


def test_a_damaged_file_is_set_aside_when_the_person_agrees(
    profile: Profile, sender: Sender, boxes: Callable[[str], list[str]]
) -> None:
    profile.database.write_bytes(GARBAGE)
    boxes("Set it aside")
    parts = _parts(profile, False, sender)
    parts.stop()
    (kept,) = profile.folder.glob("desk.damaged-*.sqlite3")
    assert kept.read_bytes() == GARBAGE


def test_a_restore_is_said_once(
    qtbot: QtBot, profile: Profile, sender: Sender, boxes: Callable[[str], list[str]]
) -> None:
    store = Store(profile.database)
    store.backups.make(NOON)
    store.close()
    profile.database.write_bytes(GARBAGE)
    parts = _parts(profile, False, sender)
    said = boxes("OK")
    _say_what_was_restored(None, parts.store)  # type: ignore[arg-type]
    _say_what_was_restored(None, parts.store)  # type: ignore[arg-type]
    parts.stop()
    assert len(said) == 1
    assert "desk.damaged-" in said[0]


def test_nothing_is_said_of_a_sound_file(qtbot: QtBot, profile: Profile, sender: Sender) -> None:
    parts = _parts(profile, False, sender)
    _say_what_was_restored(None, parts.store)  # type: ignore[arg-type]
    parts.stop()


def test_the_words_name_the_copy_and_what_asks_again(qapp: QApplication) -> None:
    words = restored_words(Restored(NOON, "desk.damaged-x.sqlite3"), NOON + 60)
    assert "“desk.damaged-x.sqlite3”" in words
    assert "copy of today " in words
    assert "a higher current asks you again" in words
    assert "missing" in restored_words(Restored(NOON, ""), NOON + 60)


def test_the_words_are_there_in_german(qapp: QApplication, tmp_path: Path) -> None:
    language = Language(qapp, UK)
    language.choose("de")
    try:
        assert "ein höherer Strom fragt noch einmal nach" in restored_words(Restored(NOON, "x"), NOON)
    finally:
        language.choose("en")
