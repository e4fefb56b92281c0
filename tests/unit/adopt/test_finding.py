"""From what a person calls a box to where it is."""

from __future__ import annotations

import contextlib

import pytest

from juicedesk.adopt import finding
from juicedesk.adopt.finding import is_juicebox_id, remembered_id, with_address
from juicedesk.adopt.memory import Moved
from juicedesk.discovery.hostname import HostNameResponder
from juicedesk.domain.adopt_errors import NothingRemembered
from juicedesk.domain.errors import DiscoveryError, NotAnAddress, NothingThere
from juicedesk.juicebox.console import Destination

MOVED = Moved(Destination("a", 1), Destination("b", 1), "192.0.2.5", 1.0)
BOXES = {"0910000000000000000000001234": MOVED, "0910000000000000000000005678": MOVED}


def test_an_id_or_its_tail_names_a_box_that_was_moved_from_here() -> None:
    for typed in ("0910000000000000000000001234", "1234", "…1234", "001234"):
        assert is_juicebox_id(typed)
        assert remembered_id(typed, BOXES) == "0910000000000000000000001234"


@pytest.mark.parametrize("typed", ["9999", "4", "", "00910"])
def test_a_tail_of_none_or_several_names_none(typed: str) -> None:
    with pytest.raises(NothingRemembered):
        remembered_id(typed, BOXES)
    with pytest.raises(NothingRemembered):
        remembered_id("1234", {"01234": MOVED, "51234": MOVED})


@pytest.mark.parametrize("typed", ["192.168.0.5", "http://192.168.0.5", "box", ""])
def test_addresses_are_no_ids(typed: str) -> None:
    assert not is_juicebox_id(typed)


@pytest.mark.parametrize("typed", ["192.168.0.5:2000", "http://192.168.0.5", "box.fritz.box"])
def test_what_the_system_resolves_stays_as_it_is(typed: str) -> None:
    assert with_address(typed) == typed


def test_no_address_is_refused() -> None:
    with pytest.raises(NotAnAddress):
        with_address("a b")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("JuiceBox-0E8.local", "127.0.1.9"),
        ("juicebox-0e8.local.", "127.0.1.9"),
        ("JuiceBox-0E8.local:2000", "127.0.1.9:2000"),
        ("http://JuiceBox-0E8.local", "http://127.0.1.9"),
    ],
)
def test_an_mdns_name_is_resolved_where_the_system_does_not(
    monkeypatch: pytest.MonkeyPatch, typed: str, meant: str
) -> None:
    monkeypatch.setattr(finding, "_resolved_by_system", lambda _host: None)
    with contextlib.closing(HostNameResponder("127.0.0.1")) as box:
        box.add("JuiceBox-0E8.local.", "127.0.1.9")
        assert with_address(typed, "127.0.0.1") == meant


def test_a_name_that_nobody_answers_to_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "_resolved_by_system", lambda _host: None)
    monkeypatch.setattr(finding, "_TIMEOUT_MS", 300)
    with pytest.raises(NothingThere):
        with_address("JuiceBox-FFF.local", "127.0.0.1")


def test_without_mdns_nobody_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(_interfaces: object) -> None:
        raise DiscoveryError("port taken")

    monkeypatch.setattr(finding, "_resolved_by_system", lambda _host: None)
    monkeypatch.setattr(finding, "open_zeroconf", refuses)
    with pytest.raises(NothingThere):
        with_address("JuiceBox-0E8.local")
