"""What the overview says of a charger: never more than is known of it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from juicedesk.domain.charger import Blocking, ChargerState
from juicedesk.domain.schedule import ANY_TIME, ChargeWindow, Schedule
from juicedesk.store.view import ChargerView
from juicedesk.ui.format import minute_text
from juicedesk.ui.outlook_words import charger_time
from tests.fakes.desk import NOW, FakeDesk, a_charger, a_measurement
from tests.ui.used_window import Used, opened, show


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[Used]:
    with opened(qtbot, qapp, FakeDesk()) as window:
        yield window


def at(window: Used, charger: ChargerView) -> list[str]:
    read_at = time.time() if charger.measured_at == NOW else charger.measured_at
    show(window, chargers=(replace(charger, measured_at=read_at),))
    return window.texts


def test_nothing_charges_while_it_is_switched_off(window: Used) -> None:
    off = replace(a_charger(limit=0, schedule=ANY_TIME), measurement=a_measurement(ChargerState.STANDBY))
    texts = at(window, off)
    assert {"Switched off", "No car charges here until the charge limit is raised."} <= set(texts)


def test_a_fault_is_in_control_before_any_schedule(window: Used) -> None:
    texts = at(window, replace(a_charger(), measurement=a_measurement(ChargerState.ERROR)))
    assert {"The box, with a fault", "No car charges here until the fault is gone."} <= set(texts)
    assert "The schedule" not in texts


def test_a_car_that_charges_is_not_told_to_be_plugged_in(window: Used) -> None:
    texts = at(window, a_charger(schedule=ANY_TIME))
    assert "The car charges until it is full or unplugged." in texts


def test_the_time_to_be_ready_by_is_named(window: Used) -> None:
    now = charger_time(a_charger(), datetime.now(UTC))
    opens, closes, ready = ((now.hour * 60 + more) % 1440 for more in (120, 360, 300))
    soon = ChargeWindow(opens, closes, ready or 1440)
    waits = a_measurement(ChargerState.PLUGGED, Blocking.SCHEDULE)
    texts = at(window, replace(a_charger(schedule=Schedule(True, soon, soon)), measurement=waits))
    (words,) = [text for text in texts if text.startswith("Charging starts ")]
    assert words.endswith(f"at {minute_text(opens)}. To be ready by {minute_text(ready)}.")


def test_an_old_reading_does_not_say_what_comes_next(window: Used) -> None:
    old = replace(a_charger(schedule=ANY_TIME), measured_at=1.0)
    assert "Not known at the moment." in at(window, old)


def test_what_was_never_read_is_a_dash(window: Used) -> None:
    texts = at(window, replace(a_charger(), measurement=None, measured_at=None))
    assert "0 min" not in texts
    assert "Not known before the server has been asked." in texts
