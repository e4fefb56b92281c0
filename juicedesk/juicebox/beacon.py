"""The broadcast by which a box's Wi-Fi module shows itself (protocol sheet §7.1, §7.2)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address

from juicedesk.domain.errors import MalformedFrame

BEACON_PORT = 55555
BEACON_INTERVAL_S = 10.0

_MARK = "EMWERK"
_LONGEST_BEACON_BYTES = 2_048
_HOST_NAME_PREFIXES = ("gecko_os", "zentrios")


@dataclass(frozen=True, slots=True)
class Beacon:
    """What a module broadcasts every 10 s; all but address and version may be missing.

    `uuid` is the module's, not the JuiceBox ID; `terminal_port` is the telnet port that is
    configured, open or not.
    """

    address: str
    version: str
    mac: str | None = None
    uuid: str | None = None
    terminal_port: int | None = None
    rssi_dbm: int | None = None
    time_ms: int | None = None
    """Unix time; the module's clock drifts."""

    @property
    def host_names(self) -> tuple[str, ...]:
        """The mDNS names that the module may have, made of the last three hex digits of the MAC."""
        digits = re.sub("[^0-9A-Fa-f]", "", self.mac or "")
        if len(digits) < 3:
            return ()
        tail = digits[-3:].lower()
        others = (f"{prefix}-{tail}.local." for prefix in _HOST_NAME_PREFIXES)
        return (f"JuiceBox-{tail.upper()}.local.", *others)

    def encode(self) -> bytes:
        """The datagram, without what is not known."""
        body = {
            "mac": self.mac,
            "ip": self.address,
            "rssi": self.rssi_dbm,
            "remote_terminal_port": self.terminal_port,
            "time": self.time_ms,
            "version": self.version,
            "uuid": self.uuid,
        }
        known = {key: value for key, value in body.items() if value is not None}
        return json.dumps(known, separators=(",", ":")).encode("ascii")


def parse_beacon(datagram: bytes) -> Beacon:
    """The beacon in a datagram. Raises MalformedFrame, for a foreign device of the same OS too."""
    body = _json_object(datagram)
    version = body.get("version")
    if not isinstance(version, str) or _MARK not in version:
        raise MalformedFrame("not the beacon of a JuiceBox")
    return Beacon(
        address=_address(body.get("ip")),
        version=version,
        mac=_text(body.get("mac")),
        uuid=_text(body.get("uuid")),
        terminal_port=_whole(body.get("remote_terminal_port"), 1, 65_535),
        rssi_dbm=_whole(body.get("rssi"), -200, 100),
        time_ms=_whole(body.get("time"), 0, 10**14),
    )


def _json_object(datagram: bytes) -> Mapping[str, object]:
    if len(datagram) > _LONGEST_BEACON_BYTES:
        raise MalformedFrame(f"{len(datagram)} bytes are more than a beacon has")
    try:
        body = json.loads(datagram.rstrip(b"\0 \t\r\n").decode("utf-8"))
    except (ValueError, RecursionError) as exc:
        raise MalformedFrame("not JSON") from exc
    if not isinstance(body, dict):
        raise MalformedFrame("not a JSON object")
    return body


def _address(value: object) -> str:
    try:
        return str(IPv4Address(str(value)))
    except AddressValueError as exc:
        raise MalformedFrame("no IPv4 address") from exc


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and 0 < len(value) <= 100 else None


def _whole(value: object, low: int, high: int) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if low <= value <= high else None
