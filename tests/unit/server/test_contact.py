"""What the server says of its contact with a box, to whoever leads the box here."""

from __future__ import annotations

from dataclasses import replace

from juicedesk.domain.contact import Contact
from juicedesk.domain.errors import EncryptedFrame
from juicedesk.juicenet.contacts import contact_from_wire
from juicedesk.juicenet.reading import Fields
from tests.unit.server.home import BOX_ID, IDLE, OLD, Home


def look(home: Home) -> Contact:
    answer = home.account("get_contact", ID=BOX_ID)
    assert answer["success"], answer
    return contact_from_wire(Fields(answer))


def test_a_box_from_nowhere_to_an_acknowledged_command(home: Home) -> None:
    assert look(home) == Contact()
    home.hear(IDLE)
    home.now_s += 7
    assert look(home) == Contact(silent_s=7.0, counter=41, address="192.0.2.7")
    home.adopted(IDLE)
    command = home.hear(IDLE, after_s=3)
    assert command is not None
    waiting = look(home)
    assert (waiting.is_adopted, waiting.gets_commands) == (True, True)
    assert (waiting.counter, waiting.unheeded) == (41, 1)
    home.hear(replace(IDLE, counter=command.counter), after_s=3)
    assert (look(home).counter, look(home).unheeded) == (command.counter, 1)


def test_a_box_that_takes_nothing_leaves_more_and_more_unheeded(home: Home) -> None:
    home.adopted(IDLE)
    for _ in range(4):
        home.hear(IDLE, after_s=10)
    contact = look(home)
    assert contact.counter == 41
    assert contact.unheeded is not None and contact.unheeded >= 4


def test_an_encrypted_box_is_known_as_one_before_and_after_it_is_taken_in(home: Home) -> None:
    home.registry.hear_encrypted(EncryptedFrame(BOX_ID, "v09e"), "192.0.2.7")
    assert look(home) == Contact(is_encrypted=True)
    home.adopted(IDLE)
    home.registry.hear_encrypted(EncryptedFrame(BOX_ID, "v09e"), "192.0.2.7")
    assert look(home).is_encrypted


def test_a_box_of_the_old_format_gets_no_commands(home: Home) -> None:
    home.adopted(OLD)
    home.hear(OLD, after_s=30)
    assert look(home).gets_commands is False
    assert look(home).silent_s == 0.0


def test_only_the_account_may_ask_and_only_for_a_box(home: Home) -> None:
    assert home.account("get_contact")["success"] is False
    assert home.post("/box_pin", {"cmd": "get_contact", "ID": BOX_ID})["error_code"] == 1009


def test_what_an_answer_leaves_out_is_unknown() -> None:
    assert contact_from_wire(Fields({})) == Contact()
    assert contact_from_wire(Fields({"adopted": "yes", "silent_s": "soon", "counter": True})) == Contact()
