"""Whether a box takes its commands, told by what it acknowledges."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from juicedesk.domain.policy import Control, Draw
from juicedesk.juicebox.command import HIGHEST_COUNTER, parse_command
from juicedesk.juicebox.status import Status
from juicedesk.server.orders import Obedience, Orders
from tests.unit.server.home import IDLE, OLD

NOON = datetime.fromisoformat("2026-06-01T12:00")
DRAW = Draw(16, 32, Control.FREE)


def exchange(orders: Orders, status: Status) -> Status:
    """A report and its answer; what the box says once it has taken the answer."""
    orders.hear(status)
    answer = orders.answer(status, DRAW, NOON, awaits=False)
    assert answer is not None
    return replace(status, counter=parse_command(answer).counter)


def test_a_box_that_acknowledges_takes_commands_though_some_are_lost() -> None:
    orders, status = Orders("1"), exchange(Orders("1"), IDLE)
    for number in range(40):
        after = exchange(orders, status)
        status = after if number % 4 == 0 else status
    assert orders.obedience is Obedience.TAKEN


def test_a_count_that_never_moves_says_that_no_command_is_taken_not_even_when_it_comes_round() -> None:
    orders = Orders("1")
    for _ in range(2 * HIGHEST_COUNTER + 50):
        exchange(orders, IDLE)
        assert orders.obedience is not Obedience.TAKEN
    assert orders.obedience is Obedience.NOT_TAKEN


def test_a_box_that_stops_to_take_commands_and_begins_again() -> None:
    orders, status = Orders("1"), IDLE
    for _ in range(3):
        status = exchange(orders, status)
    words = []
    for _ in range(7):
        after = exchange(orders, status)
        words.append(orders.obedience)
    assert words == [Obedience.TAKEN] * 5 + [Obedience.NOT_TAKEN] * 2
    exchange(orders, after)
    assert orders.obedience is Obedience.TAKEN


def test_a_box_that_gets_no_command_is_not_accused() -> None:
    orders = Orders("1")
    for _ in range(20):
        orders.hear(OLD)
        assert orders.answer(OLD, DRAW, NOON, awaits=False) is None
    assert orders.obedience is Obedience.UNPROVEN
