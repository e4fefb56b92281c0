from __future__ import annotations

from juicedesk.juicebox.status import Protocol
from juicedesk.simulator.identity import ProtocolChoice, identities
from juicedesk.simulator.options import MOST_BOXES
from juicedesk.simulator.presence import beacon_of


def test_the_same_seed_gives_the_same_boxes_and_another_one_others() -> None:
    first = identities(3, ProtocolChoice.V09U, 5, "127.0.0.1")
    assert first == identities(3, ProtocolChoice.V09U, 5, "127.0.0.1")
    assert {box.juicebox_id for box in first}.isdisjoint(
        box.juicebox_id for box in identities(3, ProtocolChoice.V09U, 6, "127.0.0.1")
    )


def test_no_two_boxes_are_alike() -> None:
    boxes = identities(MOST_BOXES, ProtocolChoice.MIXED, 1, "127.0.0.1")
    for distinct in ({box.juicebox_id for box in boxes}, {box.host_name for box in boxes}):
        assert len(distinct) == MOST_BOXES
    assert all(box.juicebox_id.isdecimal() and len(box.juicebox_id) == 28 for box in boxes)
    assert all(box.juicebox_id.startswith("0910") for box in boxes)


def test_mixed_takes_turns() -> None:
    boxes = identities(3, ProtocolChoice.MIXED, 1, "127.0.0.1")
    assert [box.protocol for box in boxes] == [Protocol.V09U, Protocol.V07, Protocol.V09U]


def test_the_beacon_gives_the_host_name_away() -> None:
    for box in identities(20, ProtocolChoice.MIXED, 3, "127.0.0.1"):
        assert f"{box.host_name}." in beacon_of(box).host_names


def test_on_another_interface_all_boxes_share_its_address() -> None:
    boxes = identities(2, ProtocolChoice.V09U, 1, "192.0.2.7")
    assert {box.address for box in boxes} == {"192.0.2.7"}


def test_the_boxes_take_turns_at_the_ratings() -> None:
    boxes = identities(3, ProtocolChoice.V09U, 1, "127.0.0.1", (40, 32))
    assert [box.rating_amps for box in boxes] == [40, 32, 40]
