"""However much is sent to the server, its log stays small."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from juicedesk.juicebox.status import Protocol, Status
from juicedesk.server.boxes import Boxes
from juicedesk.server.sparing import AGAIN_AFTER_S, MOST_AT_ONCE, Sparing
from tests.unit.server.home import BOX_ID, IDLE, Home

MADE_UP = "0910000000000000000000000099"
ELSEWHERE = ("192.0.2.66", 5_000)
HERE = ("192.0.2.7", 5_000)


class Kept(logging.Handler):
    """What has passed."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


@pytest.fixture
def said(home: Home) -> Iterator[list[str]]:
    kept, logger = Kept(), logging.getLogger("juicedesk.server")
    kept.addFilter(Sparing(lambda: home.now_s))
    logger.addHandler(kept)
    yield kept.said
    logger.removeHandler(kept)


def encrypted(unit_id: str) -> bytes:
    return unit_id.encode() + b":v09e\x01\x02\x03"


def plain(unit_id: str) -> bytes:
    return Status(unit_id, Protocol.OLD, state_code=0, volts=240.0, slot_index=1).encode()


def test_a_box_that_encrypts_and_speaks_plainly_by_turns_is_said_once_an_hour(
    home: Home, said: list[str]
) -> None:
    boxes = Boxes(home.registry, lambda: home.wall_s)
    for _ in range(100):
        home.now_s += 10
        for datagram in (plain(MADE_UP), encrypted(MADE_UP)):
            boxes.answer(datagram, ELSEWHERE)
    assert len(said) == 1
    home.now_s += AGAIN_AFTER_S
    for datagram in (plain(MADE_UP), encrypted(MADE_UP)):
        boxes.answer(datagram, ELSEWHERE)
    assert len(said) == 2


def test_a_clock_that_jumps_lets_nothing_be_said_again(home: Home, said: list[str]) -> None:
    boxes = Boxes(home.registry, lambda: home.wall_s)
    for jump_s in (0.0, 86_400.0, -86_400.0):
        home.wall_ahead_s = jump_s
        for datagram in (encrypted(MADE_UP), plain(MADE_UP)):
            boxes.answer(datagram, ELSEWHERE)
    assert len(said) == 1


def test_many_made_up_boxes_are_not_all_named(home: Home, said: list[str]) -> None:
    boxes = Boxes(home.registry, lambda: home.wall_s)
    for number in range(2 * MOST_AT_ONCE):
        boxes.answer(encrypted(f"{number:028d}"), ELSEWHERE)
    assert len(said) == MOST_AT_ONCE
    home.hear(IDLE)
    logging.getLogger("juicedesk.server.run").warning("another matter")
    assert said[-1] == "another matter"


def test_nobody_elsewhere_can_say_that_a_box_of_the_account_encrypts(home: Home, said: list[str]) -> None:
    home.adopted(IDLE)
    home.hear(IDLE)
    boxes = Boxes(home.registry, lambda: home.wall_s)
    boxes.answer(encrypted(BOX_ID), ELSEWHERE)
    assert (home.unit.is_encrypted, said) == (False, [])
    boxes.answer(encrypted(BOX_ID), HERE)
    assert home.unit.is_encrypted and len(said) == 1


def test_a_box_that_encrypts_from_a_new_address_is_known_once_the_old_one_is_silent(home: Home) -> None:
    home.adopted(IDLE)
    home.hear(IDLE)
    home.now_s += 61
    Boxes(home.registry, lambda: home.wall_s).answer(encrypted(BOX_ID), ELSEWHERE)
    assert home.unit.is_encrypted


def test_two_errors_of_one_sentence_are_two() -> None:
    sparing = Sparing(lambda: 0.0)
    passed = []
    for error in (ValueError("a"), ValueError("a"), ValueError("b")):
        record = logging.LogRecord("x", logging.ERROR, "f.py", 1, "failed", (), (ValueError, error, None))
        passed.append(sparing.filter(record))
    assert passed == [True, False, True]
