"""What is announced of the boxes: made-up ones crowd out nobody, and nothing is remembered for ever."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from juicedesk.domain.errors import DiscoveryError
from juicedesk.server.announcing import Announcement
from juicedesk.server.boxes import Boxes
from juicedesk.server.registry import MOST_WAITING, SEEN_AGAIN_AFTER_S
from tests.unit.server.home import BOX_ID, IDLE, Home


class Announcer:
    """Remembers what is announced."""

    def __init__(self, _interfaces: Sequence[str] | None = None) -> None:
        self.boxes: list[str] = []

    def announce_server(self, **_: Any) -> None:
        return None

    def announce_box(self, *, juicebox_id: str, **_: Any) -> None:
        self.boxes.append(juicebox_id)

    def withdraw_box(self, juicebox_id: str) -> None:
        self.boxes.remove(juicebox_id)

    def close(self) -> None:
        return None


def opened(home: Home, announcer: Any) -> Announcement:
    announcement = Announcement("s1", home.registry, announcer)
    asyncio.run(
        announcement.open(
            name="Home", address="192.0.2.1", port=8042, tls=True, fingerprint=None, only_loopback=False
        )
    )
    return announcement


def invent(home: Home, count: int) -> None:
    for number in range(count):
        if number % MOST_WAITING == 0:
            home.now_s += 700  # those that are silent are forgotten, and make room
        home.hear(replace(IDLE, juicebox_id=f"{number:028d}"))


def test_made_up_boxes_are_announced_up_to_as_many_as_wait_and_the_accounts_stay(home: Home) -> None:
    announcer = Announcer()
    home.adopted(IDLE)
    opened(home, lambda _: announcer)
    home.hear(replace(IDLE), after_s=1)
    invent(home, 3 * MOST_WAITING)
    assert MOST_WAITING <= len(announcer.boxes) <= MOST_WAITING + 1
    assert len(set(announcer.boxes)) == len(announcer.boxes)


def test_a_box_that_waited_and_was_taken_in_stays_announced(home: Home) -> None:
    announcer = Announcer()
    opened(home, lambda _: announcer)
    home.adopted(IDLE)
    invent(home, 2 * MOST_WAITING)
    assert BOX_ID in announcer.boxes


def test_two_that_speak_with_one_id_by_turns_are_told_to_the_network_once_in_ten_seconds(home: Home) -> None:
    announcer = Announcer()
    opened(home, lambda _: announcer)
    boxes = Boxes(home.registry, lambda: home.wall_s)
    for number in range(100):
        boxes.answer(IDLE.encode(), (f"192.0.2.{number % 2}", 5_000))
    assert announcer.boxes == [BOX_ID]
    home.now_s += SEEN_AGAIN_AFTER_S
    for number in range(100):
        boxes.answer(IDLE.encode(), (f"192.0.2.{number % 2}", 5_000))
    assert announcer.boxes == [BOX_ID] * 2


def test_without_mdns_nothing_is_remembered_of_the_boxes(home: Home) -> None:
    def refuse(_interfaces: object) -> Announcer:
        raise DiscoveryError("no mDNS here")

    announcement = opened(home, refuse)
    invent(home, 10)
    assert announcement._seen is None
