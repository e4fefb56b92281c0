"""Who a virtual box is: everything that the factory gave it, made from a seed."""

from __future__ import annotations

import ipaddress
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from juicedesk.juicebox.status import Protocol

RATINGS_AMPS = (40, 32, 48)
_BANNERS = {
    Protocol.V09U: "EMWERK-JB201-1.0.46, Gecko_OS-STANDARD-4.2.7-11064, WGM160P",
    Protocol.V07: "EMWERK-JB_1_1-1.4.0.28, 2021-04-27T20:39:50Z, ZentriOS-WZ-3.6.4.0",
}
_MAC_TAILS = 0x1000


class ProtocolChoice(StrEnum):
    """Which protocol the boxes of a fleet speak; mixed takes turns, v09u first."""

    V09U = "v09u"
    V07 = "v07"
    MIXED = "mixed"

    def of_box(self, index: int) -> Protocol:
        """The protocol of one box of the fleet, counted from 0."""
        if self is ProtocolChoice.MIXED:
            return (Protocol.V09U, Protocol.V07)[index % 2]
        return Protocol(self.value)


@dataclass(frozen=True, slots=True)
class Identity:
    """What never changes about a box. `address` is the IPv4 address that it sends from."""

    juicebox_id: str
    protocol: Protocol
    rating_amps: int
    mac: str
    module_uuid: str
    address: str
    mains_volts: float

    @property
    def banner(self) -> str:
        """The firmware's name as the boot line and the beacon give it (protocol sheet §8)."""
        return _BANNERS[self.protocol]

    @property
    def host_name(self) -> str:
        """The mDNS name without the final dot: the MAC's last three digits (protocol sheet §7.2)."""
        return f"JuiceBox-{self.mac.replace(':', '')[-3:].upper()}.local"


def identities(
    count: int,
    choice: ProtocolChoice,
    seed: int,
    interface: str,
    ratings_amps: Sequence[int] = RATINGS_AMPS,
) -> Sequence[Identity]:
    """The boxes of a fleet, which take turns at the ratings; the same seed gives the same boxes.

    No two share their host name as long as there are not more than 4,096.
    """
    first_tail = random.Random(seed).randrange(_MAC_TAILS)
    return [
        _identity(
            seed,
            index,
            (first_tail + 37 * index) % _MAC_TAILS,
            choice,
            interface,
            ratings_amps[index % len(ratings_amps)],
        )
        for index in range(count)
    ]


def _identity(
    seed: int, index: int, mac_tail: int, choice: ProtocolChoice, interface: str, rating_amps: int
) -> Identity:
    dice = random.Random(f"{seed}/{index}")
    return Identity(
        juicebox_id="0910" + "".join(dice.choices("0123456789", k=24)),
        protocol=choice.of_box(index),
        rating_amps=rating_amps,
        # 02 in front: locally administered, so no maker's.
        mac=f"02:4A:44:{index & 0xFF:02X}:{dice.randrange(16):X}{mac_tail >> 8:X}:{mac_tail & 0xFF:02X}",
        module_uuid=f"{dice.getrandbits(160):040x}",
        address=_address(interface, index),
        mains_volts=round(dice.uniform(236.0, 246.0), 1),
    )


def _address(interface: str, index: int) -> str:
    """An address of its own for each box where the system has all of 127/8, else the interface's."""
    if interface == "127.0.0.1" and sys.platform == "linux":
        return str(ipaddress.IPv4Address("127.0.1.1") + index)
    return interface
