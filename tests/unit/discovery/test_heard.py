"""What the network shows and what a server hears become one list, each box once."""

from __future__ import annotations

from juicedesk.discovery.found import FoundCharger, Source
from juicedesk.discovery.heard import with_heard
from juicedesk.domain.contact import HeardBox

ID, OTHER_ID = "0910000000000000000000000001", "0910000000000000000000000002"


def a_box(juicebox_id: str | None = None, address: str | None = "192.0.2.7") -> FoundCharger:
    return FoundCharger(
        juicebox_id, None, "JuiceBox-1", address, frozenset({Source.HOST_NAME}), None, 1_800_000_000.0
    )


def known(*found: FoundCharger, heard: HeardBox) -> list[tuple[str, str | None, str | None]]:
    return [(box.name, box.juicebox_id, box.server_id) for box in with_heard(found, [heard], "here")]


def test_a_host_name_gets_the_id_that_reports_from_its_address() -> None:
    assert known(a_box(), heard=HeardBox(ID, "192.0.2.7")) == [("JuiceBox-1", ID, "here")]


def test_a_box_that_the_network_does_not_show_is_listed_too() -> None:
    (box,) = with_heard([], [HeardBox(ID, "192.0.2.7")], "here")
    assert (box.juicebox_id, box.address, box.server_id) == (ID, "192.0.2.7", "here")
    assert ID not in box.name


def test_the_id_counts_more_than_the_address() -> None:
    moved = a_box(ID, "192.0.2.9")
    assert known(moved, a_box(), heard=HeardBox(ID, "192.0.2.7")) == [
        ("JuiceBox-1", ID, "here"),
        ("JuiceBox-1", None, None),
    ]


def test_an_address_of_two_boxes_or_of_another_one_says_nothing() -> None:
    heard = HeardBox(ID, "192.0.2.7")
    assert [box.juicebox_id for box in with_heard([a_box(), a_box()], [heard], "here")] == [None, None, ID]
    assert [box.juicebox_id for box in with_heard([a_box(OTHER_ID)], [heard], "here")] == [OTHER_ID, ID]
