"""Every page and every dialog: no control is nameless, and no words are cut off, however large they are."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

import juicedesk.ui
from juicedesk.ui import look
from juicedesk.ui.widgets.buttons import Button
from tests.ui.surfaces import (
    a_full_desk,
    clashing,
    cut_off,
    every_dialog,
    every_page,
    let_work_end,
    nameless,
    settle,
    words_on,
)
from tests.ui.used_window import Used, opened
from tests.unit.test_translations import CATALOGS, read_catalog

SMALLEST, USUAL = (880, 600), (1280, 800)
WIDEST_CLOCK = QLocale("en_US")


class LongWords(QTranslator):
    """A language whose texts are 40 % longer than the English ones. Counted texts stay as they are."""

    def translate(self, _context: str, source: str, _disambiguation: str | None = None, _n: int = -1) -> str:
        more = max(1, round(len(source) * 0.4))
        return source if "%n" in source or len(source) < 3 else source + (" ~~~~~~~" * 20)[:more]

    def isEmpty(self) -> bool:  # noqa: N802
        return False


@pytest.fixture(scope="session")
def longer() -> LongWords:
    """One for all: were an earlier one swept up while another translates, its end would wait for that one."""
    return LongWords()


@pytest.fixture
def window(
    request: pytest.FixtureRequest,
    qtbot: QtBot,
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    longer: LongWords,
) -> Iterator[Used]:
    """In a language, with texts so many times as large as usual, in a window of so many pixels."""
    language, text_scale, size = getattr(request, "param", ("en", 1.0, SMALLEST))
    monkeypatch.setattr(look, "system_text_scale", lambda: text_scale)
    if language == "longer":
        qapp.installTranslator(longer)
    with opened(qtbot, qapp, a_full_desk(), system=WIDEST_CLOCK) as window:
        if language == "de":
            window.main.speak("de")
        window.main.resize(*size)
        settle(window.main)
        yield window
    qapp.removeTranslator(longer)


def look_at_all(window: Used, finds: object) -> dict[str, list[str]]:
    """What is wrong, by the surface it is on."""
    assert callable(finds)
    wrong = {}
    for name in every_page(window):
        let_work_end(window, window.main)
        wrong[name] = finds(window.main)
    for name, dialog in every_dialog(window):
        wrong[name] = finds(dialog)
    return {name: found for name, found in wrong.items() if found}


def test_no_control_is_nameless(window: Used) -> None:
    assert look_at_all(window, nameless) == {}


@pytest.mark.parametrize(
    "window",
    [
        ("en", 1.0, SMALLEST),
        ("de", 1.0, SMALLEST),
        ("longer", 1.0, SMALLEST),
        ("longer", 1.0, USUAL),
        ("en", 1.5, SMALLEST),
        ("de", 1.5, USUAL),
        ("longer", 1.5, SMALLEST),
        ("en", 2.0, USUAL),
        ("de", 2.0, SMALLEST),
    ],
    indirect=True,
    ids=str,
)
def test_no_words_are_cut_off(window: Used) -> None:
    assert look_at_all(window, cut_off) == {}


@pytest.mark.parametrize("window", [("en", 1.0, SMALLEST), ("de", 1.0, SMALLEST)], indirect=True, ids=str)
def test_no_two_entries_of_a_menu_have_the_same_letter(window: Used) -> None:
    assert look_at_all(window, clashing) == {}


@pytest.mark.parametrize("window", [("de", 1.0, SMALLEST)], indirect=True, ids=str)
def test_at_the_usual_size_nothing_has_to_be_moved_sideways(window: Used) -> None:
    assert look_at_all(window, wider_than_its_place) == {}


@pytest.mark.parametrize("window", [("de", 1.0, USUAL)], indirect=True, ids=str)
def test_nothing_is_left_in_english(window: Used) -> None:
    """No text on any surface is the English one of a message whose German is another."""
    messages = read_catalog((CATALOGS / "juicedesk_de.ts").read_text(encoding="utf-8"))
    german = {form for message in messages for form in message.forms}
    english = {message.source for message in messages} - german

    def left(root: QWidget) -> list[str]:
        return [words for words in words_on(root) if words in english]

    assert look_at_all(window, left) == {}


def test_dialogs_have_one_style_of_buttons(window: Used) -> None:
    """What a dialog is for is filled, and Cancel is plain."""
    cancels = 0
    for name, dialog in every_dialog(window):
        own = [button for button in dialog.findChildren(Button) if button.isVisibleTo(dialog)]
        plain = [button for button in own if button.text() == "Cancel"]
        assert all(button.property("kind") == "plain" for button in plain), name
        if plain:
            assert [button for button in own if button.property("kind") == "filled"], name
        cancels += len(plain)
    assert cancels >= 7


@pytest.mark.parametrize("window", [("de", 2.0, USUAL)], indirect=True, ids=str)
def test_with_texts_twice_as_large_the_changes_still_fit(window: Used) -> None:
    window.main.open_changes()
    settle(window.main)
    assert wider_than_its_place(window.main) == []


def wider_than_its_place(root: QWidget) -> list[str]:
    areas = [area for area in root.findChildren(QScrollArea) if area.isVisibleTo(root)]
    return [area.accessibleName() for area in areas if area.horizontalScrollBar().maximum() > 0]


@pytest.mark.parametrize("screen_scale", ["1.5", "2"])
def test_no_words_are_cut_off_on_a_finer_screen(screen_scale: str) -> None:
    """The scale of the screen holds for a whole process: the same checks in one of its own."""
    chosen = "cut_off and de and 1.0 and 880 and not finer"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", __file__, "-k", chosen]
    environment = {**os.environ, "QT_SCALE_FACTOR": screen_scale}
    done = subprocess.run(
        command,
        env=environment,
        cwd=CATALOGS.parents[1],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]
    assert "1 passed" in done.stdout


def test_every_page_and_dialog_of_the_program_is_looked_at(window: Used) -> None:
    """Who writes another one is told to add it to `surfaces`."""
    met: set[str] = set()

    def meet(root: QWidget) -> list[str]:
        parts = [root, *(part for part in root.findChildren(QWidget) if part.isVisibleTo(root))]
        met.update(type(part).__name__ for part in parts)
        return []

    look_at_all(window, meet)
    assert classes_named("pages", "Page") | classes_named("dialogs", "Dialog") <= met


def classes_named(folder: str, kind: str) -> set[str]:
    files = (Path(juicedesk.ui.__file__).parent / folder).glob("*.py")
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    names = [line.removeprefix("class ").partition("(")[0] for line in lines if line.startswith("class ")]
    return {name for name in names if name.endswith(kind)} - {"FittingDialog"}


def test_what_is_wrong_would_be_found(qtbot: QtBot, qapp: QApplication) -> None:
    """The checks see what they look for."""
    root = QWidget()
    qtbot.addWidget(root)
    narrow, no_name = QLabel("words that need room", root), QPushButton(root)
    narrow.resize(20, 20)
    for part in (narrow, no_name):
        part.show()
    root.resize(300, 100)
    menu = QMenu("&File", root)
    for words in ("&Open", "&Other"):
        menu.addAction(words)
    root.show()
    assert len(cut_off(root)) == 1 and nameless(root) == ["QPushButton "]
    assert clashing(root) == ["File: o in Open, Other"]
