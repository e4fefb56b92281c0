"""Virtual boxes for the tests, at a time that the test makes."""

from __future__ import annotations

from datetime import UTC, datetime

from juicedesk.juicebox.command import command_at
from juicedesk.juicebox.message import Debug, parse
from juicedesk.juicebox.status import Protocol, Status
from juicedesk.simulator.box import VirtualBox
from juicedesk.simulator.car import Garage
from juicedesk.simulator.eeprom import Eeprom
from juicedesk.simulator.identity import Identity, ProtocolChoice, identities

NOON = datetime(2024, 10, 20, 12, 0, tzinfo=UTC)
CAR_CHARGES, CAR_IS_FULL, NO_CAR_YET = 0, 1, 2
START_S = 1000.0


def identity(protocol: Protocol = Protocol.V09U) -> Identity:
    """A box with a rating of 40 A."""
    return identities(1, ProtocolChoice(protocol.value), 7, "127.0.0.1")[0]


def a_box(
    protocol: Protocol = Protocol.V09U,
    *,
    start: int = CAR_CHARGES,
    wire_limit_amps: int = 32,
    interval_s: float | None = None,
    forgetful: bool = False,
) -> VirtualBox:
    """A box of 40 A that has just got power."""
    return VirtualBox(
        identity(protocol),
        Eeprom(wire_limit_amps, lifetime_wh=1_000_000),
        Garage(7, start),
        START_S,
        interval_s=interval_s,
        forgetful=forgetful,
    )


def order(box: VirtualBox, online_amps: int, offline_amps: int, now_s: float, counter: int = 1) -> None:
    """Let a box receive a sound command, which it takes without a word."""
    command = command_at(NOON, online_amps, offline_amps, counter)
    assert box.receive(command.encode(box.identity.protocol), now_s) is None


def report(box: VirtualBox, now_s: float) -> Status:
    """The status that is due now."""
    statuses = [message for message in said(box, now_s) if isinstance(message, Status)]
    assert len(statuses) == 1
    return statuses[0]


def said(box: VirtualBox, now_s: float) -> list[Status | Debug]:
    """Everything that is due now."""
    return [parse(datagram) for datagram in box.take_due(now_s)]
