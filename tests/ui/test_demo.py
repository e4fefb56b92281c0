"""The demo's bar and menu: what they say, and what they ask for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from juicedesk.domain.errors import DemoNotReady, ProcessError
from juicedesk.store.view import LinkState, LinkView
from juicedesk.ui.demo_stage import Disagreement
from tests.fakes.desk import FakeDesk
from tests.ui.used_window import Used, opened, show, toast


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[Used]:
    with opened(qtbot, qapp, FakeDesk(server_running=True)) as window:
        yield window


def switch(window: Used) -> tuple[str, bool]:
    button = window.button("demo:server")
    return button.text(), button.isEnabled()


def test_while_the_server_is_on_its_way_there_is_nothing_to_switch(window: Used) -> None:
    window.desk.server_running, window.desk.server_starting = False, True
    window.main.refresh_now()
    assert switch(window) == ("Starting…", False)
    window.desk.server_running, window.desk.server_starting = True, False
    window.main.refresh_now()
    assert switch(window) == ("Stop the server", True)


def test_at_the_very_first_start_the_switch_is_there_too(window: Used) -> None:
    window.desk.server_running, window.desk.server_starting = None, True
    window.main.refresh_now()
    assert window.sees("demo:server")


def test_what_was_asked_for_is_said_while_it_is_done(window: Used) -> None:
    may_go_on = Event()
    really = window.desk.set_own_server_running

    def slowly(running: bool) -> None:
        may_go_on.wait(5)
        really(running)

    window.desk.set_own_server_running = slowly  # type: ignore[method-assign]
    window.click("demo:server")
    assert switch(window) == ("Stopping…", False)
    may_go_on.set()
    window.qtbot.waitUntil(lambda: switch(window) == ("Start the server", True))
    window.click("demo:server")
    assert switch(window)[0] == "Starting…"
    window.qtbot.waitUntil(lambda: switch(window) == ("Stop the server", True))


def test_a_server_that_does_not_stop_can_be_tried_again(window: Used) -> None:
    window.desk.error = ProcessError("no")
    window.click("demo:server")
    window.qtbot.waitUntil(lambda: switch(window) == ("Stop the server", True))
    assert toast(window)


@pytest.mark.parametrize(
    ("entry", "played"),
    [("cut-power", "cut_power"), ("disagree", "disagree"), ("set-back", "set_back")],
)
def test_each_entry_plays_its_scene_and_says_what_to_look_at(window: Used, entry: str, played: str) -> None:
    window.action(f"demo:{entry}").trigger()
    window.qtbot.waitUntil(lambda: window.stage.played == [played])
    window.qtbot.waitUntil(lambda: bool(toast(window)))


@pytest.mark.parametrize(
    ("how", "said"),
    [
        (Disagreement.ASKED, "which one counts."),
        (Disagreement.AFTER_RESUMING, "as soon as sending is resumed."),
        (Disagreement.AFTER_START, "As soon as it runs again"),
        (Disagreement.NONE, "Change a time instead."),
    ],
)
def test_it_is_said_when_the_question_comes(window: Used, how: Disagreement, said: str) -> None:
    window.stage.disagreement = how
    window.action("demo:disagree").trigger()
    window.qtbot.waitUntil(lambda: said in toast(window))


def test_a_scene_that_cannot_be_played_yet_says_so(window: Used) -> None:
    window.stage.error = DemoNotReady("no boxes")
    entry = window.action("demo:cut-power")
    entry.trigger()
    words = "The demo is not ready for that yet. Please try again in a moment."
    window.qtbot.waitUntil(lambda: toast(window) == words)
    assert entry.isEnabled()


def test_the_menu_is_the_demo_s_alone(qtbot: QtBot, qapp: QApplication) -> None:
    with opened(qtbot, qapp, FakeDesk(), is_demo=False) as window:
        titles = [action.text() for action in window.main.menuBar().actions()]
        assert "&Demo" not in titles


def test_the_demo_can_be_left_by_its_menu_and_opened_by_help(
    window: Used, qtbot: QtBot, qapp: QApplication
) -> None:
    window.action("demo:leave").trigger()
    assert not window.main.isVisible()
    usual = opened(qtbot, qapp, FakeDesk(), is_demo=False)
    with usual as other, qtbot.waitSignal(other.main.demo_requested):
        other.action("window:demo").trigger()


def test_a_forgetful_box_is_told_stands_in_red_and_is_read_once(
    window: Used, monkeypatch: pytest.MonkeyPatch
) -> None:
    now_s = [1_800_000_000.0]
    monkeypatch.setattr("juicedesk.ui.main_window.time.time", lambda: now_s[0])
    told: list[str] = []
    window.main.notifier.told.connect(lambda title, words: told.append(title))
    window.main.refresh_now()
    garage, carport, courtyard = window.desk.shown.chargers

    def come_back(at_s: float) -> None:
        assert carport.measurement is not None
        measured = replace(carport.measurement, came_back_amps=40, came_back_at=int(at_s))
        show(window, chargers=(garage, replace(carport, measurement=measured), courtyard))
        now_s[0] += 6
        window.main.refresh_now()

    come_back(now_s[0])
    assert told == ["Carport"]
    bar = window.main._banners.bar
    assert bar.property("tone") == "fault"
    assert "After a power cut Carport came back with 40 A; its wiring limit is 32 A." in bar.accessibleName()
    window.click("banner:button")
    assert window.main.stack.guide.is_shown
    window.click("banner:close")
    now_s[0] += 6
    window.main.refresh_now()
    assert not bar.isVisible()
    come_back(now_s[0])
    assert told == ["Carport", "Carport"] and bar.isVisible()
    now_s[0] += 25 * 3600
    window.main.refresh_now()
    now_s[0] += 6
    window.main.refresh_now()
    assert not bar.isVisible(), "a day later it is no news any more"


def test_until_its_chargers_are_there_the_demo_says_that_it_starts(qtbot: QtBot, qapp: QApplication) -> None:
    desk = FakeDesk()
    there, desk.shown = desk.shown, replace(desk.shown, link=LinkView(LinkState.NO_ACCOUNT), chargers=())
    with opened(qtbot, qapp, desk) as window:
        for state in (LinkState.NO_ACCOUNT, LinkState.CONNECTING, LinkState.CONNECTED):
            show(window, link=LinkView(state, "127.0.0.1:8042"))
            assert "Starting the demo…" in window.texts and "No charger yet" not in window.texts
            assert not window.main.stack.welcome.is_shown and not window.sees("empty:add")
            assert not window.sees("nav:begin")
        show(window, chargers=there.chargers)
        assert "Starting the demo…" not in window.texts and "Garage" in window.texts
