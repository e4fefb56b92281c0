"""The names and ports under which boxes look for the vendor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VendorName:
    """A host that boxes have been seen to report to, and the UDP port there (protocol sheet §6.1)."""

    host: str
    udp_port: int


REPORT_NAMES: Sequence[VendorName] = (
    VendorName("jbv1.emotorwerks.com", 8042),
    VendorName("juicenet-udp-prod-usa.enelx.com", 8043),
    VendorName("juicenet-udp-prod3-usa.enelx.com", 8047),
    VendorName("juicenet-udp-prod4-usa.enelx.com", 8051),
    VendorName("juicenet-udp-prod5-usa.enelx.com", 8047),
    VendorName("juicenet-udp-prod6-usa.enelx.com", 8055),
    VendorName("juicenet-udp-prod4-exw.enelx.com", 9004),
    VendorName("device-backend-udp-evos.juice.net", 8042),
    VendorName("ohm.voltie.us", 8055),
    VendorName("dummy.voltie.us", 8055),
)
"""All of these have to lead to the home server: which one a box uses is not known from outside."""

BLOCKED_NAMES: Sequence[str] = ("directory-api.emotorwerks.com",)
"""The directory tells boxes where to report and to encrypt: it must not be found (sheet §4.3, §6.4)."""

REPORT_HOSTS = tuple(name.host for name in REPORT_NAMES)
UDP_PORTS = tuple(sorted({name.udp_port for name in REPORT_NAMES}))
"""The ports at which a server has to listen that those names lead to."""
