"""The wire forms of `get_contact` and `get_waiting_units`, commands of our own server."""

from __future__ import annotations

from juicedesk.domain.charger import ChargerState
from juicedesk.domain.contact import Contact, HeardBox
from juicedesk.juicenet.reading import Fields, WireError


def contact_from_wire(answer: Fields) -> Contact:
    """The contact in an answer; what is missing there is unknown, and not taken for good."""
    return Contact(
        silent_s=answer.number_of("silent_s"),
        is_adopted=answer.truth_of("adopted") is True,
        is_encrypted=answer.truth_of("encrypted") is True,
        gets_commands=answer.truth_of("gets_commands") is True,
        counter=answer.int_of("counter"),
        unheeded=answer.int_of("unheeded"),
        address=answer.text_of("address"),
    )


def heard_from_wire(answer: Fields) -> list[HeardBox]:
    """The boxes in an answer that report now and could be taken in. Raises WireError."""
    entries = answer.objects_of("units")
    if entries is None:
        raise WireError("the answer holds no list of units")
    return [
        HeardBox(unit_id, entry.text_of("address") or None)
        for entry in entries
        if (unit_id := entry.text_of("unit_id"))
        and entry.text_of("state") != ChargerState.DISCONNECT.value
        and entry.truth_of("encrypted") is not True
    ]
