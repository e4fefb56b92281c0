"""Whether a box takes its commands, told by what it acknowledges."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

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
    exchange(orders, exchange(orders, after))
    assert orders.obedience is Obedience.TAKEN


def deaf_and_awaited() -> Orders:
    """Orders that a box does not take, each of which tells it an awaited limit, all numbers in use."""
    orders = Orders("1")
    for _ in range(HIGHEST_COUNTER + 50):
        orders.hear(IDLE)
        orders.answer(IDLE, DRAW, NOON, awaits=True)
    return orders


def test_a_count_that_stands_still_acknowledges_no_wire_limit_when_it_comes_round() -> None:
    orders = Orders("1")
    for _ in range(2 * HIGHEST_COUNTER + 50):
        orders.hear(IDLE)
        assert not orders.has_taken_wire_limit
        orders.answer(IDLE, DRAW, NOON, awaits=True)


@pytest.mark.parametrize("back", range(17))
def test_a_deaf_box_whose_count_jumps_when_it_is_switched_on_has_taken_nothing(back: int) -> None:
    orders = deaf_and_awaited()
    newest = (IDLE.counter or 0) + 50
    started = replace(IDLE, counter=newest - back)
    for _ in range(3):
        orders.hear(started)
        assert not orders.has_taken_wire_limit
        assert orders.obedience is Obedience.NOT_TAKEN


def test_a_deaf_box_that_listens_again_acknowledges_the_wire_limit() -> None:
    orders, status = deaf_and_awaited(), IDLE
    for _ in range(3):
        orders.hear(status)
        answer = orders.answer(status, DRAW, NOON, awaits=True)
        assert answer is not None
        status = replace(status, counter=parse_command(answer).counter)
    assert orders.has_taken_wire_limit


def test_a_box_that_acknowledges_and_allows_itself_more_does_not_follow() -> None:
    orders, status = Orders("1"), exchange(Orders("1"), IDLE)
    followed = []
    for _ in range(7):
        status = replace(exchange(orders, status), online_amps=17)
        followed.append(orders.are_followed)
    assert orders.obedience is Obedience.TAKEN
    assert followed == [True] * 4 + [False] * 3
    exchange(orders, replace(status, online_amps=16))
    assert orders.are_followed


def test_a_box_that_gets_no_command_is_not_accused() -> None:
    orders = Orders("1")
    for _ in range(20):
        orders.hear(OLD)
        assert orders.answer(OLD, DRAW, NOON, awaits=False) is None
    assert orders.obedience is Obedience.UNPROVEN
