"""Hearing the broadcasts of real boxes on UDP 55555 (protocol sheet §7.1)."""

from __future__ import annotations

import time
from collections.abc import Callable

from juicedesk.discovery.datagrams import DatagramReceiver, shared_udp_socket
from juicedesk.discovery.found import Sighting, Source, printable
from juicedesk.discovery.names import plain
from juicedesk.domain.errors import DiscoveryError, MalformedFrame
from juicedesk.juicebox.beacon import BEACON_PORT, Beacon, parse_beacon

OnBeacon = Callable[[Beacon, Sighting], None]
"""Called in the listener's thread with the beacon and what it says of a box."""


class BeaconListener:
    """Listens until it is closed; foreign and damaged beacons are passed over in silence.

    Other programs may listen beside it. Raises DiscoveryError when the port cannot be used.
    """

    def __init__(self, on_beacon: OnBeacon, host: str = "", port: int = BEACON_PORT) -> None:
        self._on_beacon = on_beacon
        bound = shared_udp_socket()
        try:
            bound.bind((host, port))
        except OSError as exc:
            bound.close()
            raise DiscoveryError(f"beacon port {port}: {exc.strerror or exc}") from exc
        self.port: int = bound.getsockname()[1]
        self._receiver = DatagramReceiver("beacons", bound, self._on_datagram)

    def close(self) -> None:
        """Stop listening and leave no thread."""
        self._receiver.close()

    def _on_datagram(self, data: bytes, sender: tuple[str, int]) -> None:
        try:
            beacon = parse_beacon(data)
        except MalformedFrame:
            return
        self._on_beacon(beacon, _sighting(beacon, sender[0]))


def _sighting(beacon: Beacon, sender: str) -> Sighting:
    names = beacon.host_names
    return Sighting(
        source=Source.BEACON,
        key=beacon.uuid or beacon.mac or sender,
        seen_at=time.time(),
        name=names[0].removesuffix(".local.") if names else "",
        # Where the packet came from is the address that answers; what the box says may be another one.
        address=sender,
        uuid=beacon.uuid,
        host_names=plain(names),
        firmware=printable(beacon.version.partition(",")[0]),
    )
