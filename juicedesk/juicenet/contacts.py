"""The wire form of `get_contact`, a command of our own server."""

from __future__ import annotations

from juicedesk.domain.contact import Contact
from juicedesk.juicenet.reading import Fields


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
