"""Which boxes wait for somebody to add them, as our own server says it."""

from __future__ import annotations

import pytest

from juicedesk.domain.contact import HeardBox
from juicedesk.juicenet.contacts import heard_from_wire
from juicedesk.juicenet.reading import Fields, WireError

ID = "0910000000000000000000000001"


def test_a_box_that_reports_is_told_with_its_address() -> None:
    units = [{"unit_id": ID, "state": "standby", "encrypted": False, "address": "192.0.2.7"}]
    assert heard_from_wire(Fields({"units": units})) == [HeardBox(ID, "192.0.2.7")]


def test_an_older_server_tells_no_address() -> None:
    assert heard_from_wire(Fields({"units": [{"unit_id": ID, "state": "plugged"}]})) == [HeardBox(ID)]


@pytest.mark.parametrize("part", [{"state": "disconnect"}, {"encrypted": True}, {"unit_id": ""}])
def test_one_that_is_silent_or_cannot_be_read_is_not_offered(part: dict[str, object]) -> None:
    unit = {"unit_id": ID, "state": "standby", "address": "192.0.2.7", **part}
    assert heard_from_wire(Fields({"units": [unit]})) == []


def test_an_answer_without_a_list_is_none() -> None:
    with pytest.raises(WireError):
        heard_from_wire(Fields({}))
