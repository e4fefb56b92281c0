"""One box is one entry, whoever saw it; two boxes are two, whatever they share."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from juicedesk.discovery.found import (
    FoundServer,
    Sighting,
    Source,
    merge_chargers,
    merge_servers,
    printable,
)

ID = "0910" + "1" * 24
OTHER_ID = "0910" + "2" * 24
NAMES = frozenset({"juicebox-0e8.local", "gecko_os-0e8.local", "zentrios-0e8.local"})

BEACON = Sighting(
    Source.BEACON, "ab", 10.0, name="JuiceBox-0E8", address="192.0.2.5", uuid="ab", host_names=NAMES
)
NAMED = Sighting(
    Source.HOST_NAME, "juicebox-0e8.local.", 11.0, name="gecko_os-0e8", address="192.0.2.5", host_names=NAMES
)
ANNOUNCED = Sighting(
    Source.SERVER,
    "JuiceBox 1",
    12.0,
    name="JuiceBox-0E8",
    address="192.0.2.5",
    juicebox_id=ID,
    host_names=frozenset({"juicebox-0e8.local"}),
    server_id="home",
)


def test_a_box_seen_three_ways_is_one_entry_in_any_order() -> None:
    for order in permutations([BEACON, NAMED, ANNOUNCED]):
        (box,) = merge_chargers(order)
        assert box.juicebox_id == ID
        assert box.uuid == "ab"
        assert box.name == "gecko_os-0e8", "the name it really answers to"
        assert box.address == "192.0.2.5"
        assert box.sources == {Source.BEACON, Source.HOST_NAME, Source.SERVER}
        assert box.server_id == "home"
        assert box.last_seen == 12.0


def test_an_address_joins_what_has_no_other_sign() -> None:
    announced = Sighting(Source.SERVER, "x", 1.0, address="192.0.2.5", juicebox_id=ID)
    (box,) = merge_chargers([BEACON, announced])
    assert (box.juicebox_id, box.uuid) == (ID, "ab")


def test_virtual_boxes_on_one_address_stay_apart() -> None:
    boxes = [
        Sighting(Source.SERVER, str(n), 1.0, address="127.0.0.1", juicebox_id=f"0910{n:024d}")
        for n in range(3)
    ]
    assert len(merge_chargers([*boxes, BEACON_ON_LOOPBACK])) == 4


BEACON_ON_LOOPBACK = Sighting(Source.BEACON, "cd", 10.0, address="127.0.0.1", uuid="cd")


def test_a_host_name_tells_which_of_the_boxes_on_one_address_it_is() -> None:
    first = Sighting(
        Source.SERVER,
        "1",
        1.0,
        address="127.0.0.1",
        juicebox_id=ID,
        host_names=frozenset({"juicebox-0aa.local"}),
    )
    second = Sighting(
        Source.SERVER, "2", 1.0, address="127.0.0.1", juicebox_id=OTHER_ID, host_names=frozenset(NAMES)
    )
    beacon = Sighting(Source.BEACON, "ab", 2.0, address="127.0.0.1", uuid="ab", host_names=NAMES)
    boxes = merge_chargers([first, second, beacon])
    assert {(box.juicebox_id, box.uuid) for box in boxes} == {(ID, None), (OTHER_ID, "ab")}


def test_other_host_names_on_one_address_are_another_box() -> None:
    """The address was given to another box; the first one's beacon is still remembered."""
    newcomer = Sighting(
        Source.SERVER,
        "2",
        99.0,
        address="192.0.2.5",
        juicebox_id=ID,
        host_names=frozenset({"juicebox-777.local"}),
    )
    assert len(merge_chargers([BEACON, newcomer])) == 2


def test_two_macs_with_the_same_last_digits_are_two_boxes() -> None:
    twin = Sighting(Source.BEACON, "ef", 10.0, address="192.0.2.9", uuid="ef", host_names=NAMES)
    assert {box.uuid for box in merge_chargers([BEACON, twin])} == {"ab", "ef"}


def test_two_servers_that_look_after_one_box_give_one_entry() -> None:
    second = Sighting(Source.SERVER, "y", 20.0, address="192.0.2.6", juicebox_id=ID, server_id="barn")
    (box,) = merge_chargers([ANNOUNCED, second])
    assert (box.server_id, box.address) == ("barn", "192.0.2.6"), "the newer word counts"


def test_a_moved_box_has_its_newest_address() -> None:
    moved = Sighting(Source.BEACON, "ab", 30.0, address="192.0.2.77", uuid="ab", host_names=NAMES)
    (box,) = merge_chargers([ANNOUNCED, NAMED, moved])
    assert box.address == "192.0.2.77"


def test_a_box_known_by_id_alone_is_not_named_in_full() -> None:
    (box,) = merge_chargers([Sighting(Source.SERVER, "x", 1.0, juicebox_id=ID)])
    assert box.name == "JuiceBox …1111"
    assert box.address is None


def test_silence_ends_what_has_no_goodbye() -> None:
    assert BEACON.is_alive(10.0 + 149)
    assert not BEACON.is_alive(10.0 + 150)
    assert ANNOUNCED.is_alive(1e9)


sightings = st.builds(
    Sighting,
    source=st.sampled_from(Source),
    key=st.text("abc", max_size=2),
    seen_at=st.floats(0, 100),
    address=st.sampled_from([None, "192.0.2.1", "192.0.2.2"]),
    juicebox_id=st.sampled_from([None, ID, OTHER_ID]),
    uuid=st.sampled_from([None, "ab", "cd"]),
    host_names=st.sampled_from([frozenset(), NAMES, frozenset({"juicebox-777.local"})]),
)


@given(st.lists(sightings, max_size=8))
def test_no_id_is_ever_listed_twice_and_none_is_lost(seen: list[Sighting]) -> None:
    boxes = merge_chargers(seen)
    ids = [box.juicebox_id for box in boxes if box.juicebox_id]
    assert len(ids) == len(set(ids))
    assert set(ids) == {sighting.juicebox_id for sighting in seen} - {None}
    assert bool(boxes) == bool(seen)


UNRESOLVED = FoundServer("s1", "JuiceDesk s1", None, None, None, None)
RESOLVED = FoundServer("s1", "Home", "https://192.0.2.1:8042", "ff", "192.0.2.1", 8042)


def test_a_server_is_listed_once_and_resolved_wins() -> None:
    assert merge_servers([UNRESOLVED, RESOLVED]) == (RESOLVED,)
    assert merge_servers([RESOLVED, UNRESOLVED]) == (RESOLVED,)
    assert merge_servers([UNRESOLVED]) == (UNRESOLVED,)


def test_servers_are_in_the_order_of_their_names() -> None:
    barn = FoundServer("s0", "barn", None, None, None, None)
    assert [server.name for server in merge_servers([RESOLVED, barn])] == ["barn", "Home"]


def test_what_strangers_write_is_made_fit_for_a_screen() -> None:
    assert printable(" Ho\x00me\n\u202e ") == "Home"
    assert len(printable("x" * 1000)) == 60


def test_a_box_keeps_the_firmware_that_its_beacon_tells() -> None:
    told = replace(BEACON, firmware="EMWERK-JB201-1.0.46")
    (box,) = merge_chargers([told, replace(told, seen_at=told.seen_at + 1, firmware="")])
    assert box.firmware == "EMWERK-JB201-1.0.46"
