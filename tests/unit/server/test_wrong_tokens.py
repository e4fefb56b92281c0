"""Wrong tokens slow down, right ones do not, and nobody fills the memory with addresses."""

from __future__ import annotations

import asyncio

from juicedesk.server.wrong_tokens import _MOST_ADDRESSES, FORGIVEN_AFTER_S, FREE_TRIES, WrongTokens
from tests.unit.server.home import IDLE, Home


class Clock:
    """Stands until it is moved."""

    def __init__(self) -> None:
        self.now_s = 1_000.0

    def __call__(self) -> float:
        return self.now_s


def delays(wrong: WrongTokens, address: str, count: int) -> list[float]:
    return [wrong.note(address) for _ in range(count)]


def test_the_first_tries_are_free_and_later_ones_wait_longer_and_longer_up_to_a_second() -> None:
    wrong = WrongTokens(Clock())
    assert delays(wrong, "192.0.2.1", FREE_TRIES) == [0.0] * FREE_TRIES
    assert delays(wrong, "192.0.2.1", 6) == [0.1, 0.2, 0.4, 0.8, 1.0, 1.0]
    assert wrong.note("192.0.2.2") == 0.0, "another address waits for what it did not do"


def test_an_address_is_forgiven_after_a_while() -> None:
    clock = Clock()
    wrong = WrongTokens(clock)
    delays(wrong, "192.0.2.1", FREE_TRIES)
    clock.now_s += FORGIVEN_AFTER_S
    assert wrong.note("192.0.2.1") > 0
    clock.now_s += FORGIVEN_AFTER_S + 1
    assert wrong.note("192.0.2.1") == 0.0


def test_invented_addresses_do_not_fill_the_memory() -> None:
    wrong = WrongTokens(Clock())
    for number in range(_MOST_ADDRESSES + 500):
        wrong.note(f"2001:db8::{number:x}")
    assert len(wrong._tries) == _MOST_ADDRESSES
    assert wrong.count == _MOST_ADDRESSES + 500


def test_no_more_than_a_few_callers_are_held_at_once() -> None:
    async def hold_many() -> tuple[int, int]:
        wrong = WrongTokens()
        held = [asyncio.create_task(wrong.hold(60.0)) for _ in range(200)]
        done, waiting = await asyncio.wait(held, timeout=0.2)
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        assert wrong._held == 0
        return len(done), len(waiting)

    assert asyncio.run(hold_many()) == (136, 64)


def test_wrong_tokens_and_pins_are_counted_and_right_ones_are_not(home: Home) -> None:
    home.adopted(IDLE)
    home.account("get_account_units")
    home.ask("get_state")
    home.post("/box_pin", {"cmd": "get_account_units", "account_token": "wrong"})
    home.post("/box_api_secure", {"cmd": "get_state", "token": "wrong"})
    home.post("/box_pin", {"cmd": "share_device", "ID": home.unit.unit_id, "pin": "0000"})
    assert home.house.wrong_tokens.count == 3
    assert (home.house.counts.requests, home.house.counts.refused) == (6, 3)
