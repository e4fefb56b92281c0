"""The way by the router: the rule that leads a box's datagrams to the home server (protocol sheet §6.5)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from juicedesk.adopt.instruction import RESTART_CHARGER, Instruction, steps
from juicedesk.adopt.phrases import Phrase, translate
from juicedesk.discovery.vendor_names import UDP_PORTS

_FIXED_ADDRESS = translate("Adopt", "Have your router always give the charger the same address ({box}).")
_CHECK_CHARGER = translate("Adopt", "Then check the charger here.")
_ENTER_LINES = translate(
    "Adopt",
    "Log in to the router and enter these lines. The last rule keeps the charger away from the vendor's "
    "directory, which would make it send encrypted messages.",
)
_SENSE_SAME_PORTS = translate(
    "Adopt",
    "Under Firewall → NAT → Port Forward add a rule: interface LAN, protocol UDP, source {box}, any "
    "destination, the ports {ports}, redirect to {server} and the same ports.",
)
_SENSE_ONE_PORT = translate(
    "Adopt",
    "Under Firewall → NAT → Port Forward add a rule: interface LAN, protocol UDP, source {box}, any "
    "destination, the ports {ports}, redirect to {server} and port {port}.",
)


def redirect_instructions(
    server_address: str, box_address: str, server_port: int | None = None
) -> Sequence[Instruction]:
    """One for each kind of router.

    With a `server_port` everything goes to that one; else each datagram keeps its port, and the server
    has to listen at all of them. `box_address` should be one that the router always gives to the box.
    """
    return [make(server_address, box_address, server_port) for make in _ROUTERS]


def _entered(box: str) -> Sequence[Phrase]:
    return steps(_FIXED_ADDRESS, _ENTER_LINES, RESTART_CHARGER, _CHECK_CHARGER, box=box)


def _nftables(server: str, box: str, port: int | None) -> Instruction:
    ports = "{ " + ", ".join(map(str, UDP_PORTS)) + " }"
    there = server if port is None else f"{server}:{port}"
    arrived = ports if port is None else str(port)
    return Instruction(
        "nftables",
        "Linux, nftables",
        _entered(box),
        (
            "nft add table ip juicedesk",
            "nft 'add chain ip juicedesk there { type nat hook prerouting priority dstnat; }'",
            "nft 'add chain ip juicedesk back { type nat hook postrouting priority srcnat; }'",
            "nft 'add chain ip juicedesk stop { type filter hook forward priority filter; }'",
            f"nft 'add rule ip juicedesk there ip saddr {box} udp dport {ports} dnat to {there}'",
            f"nft 'add rule ip juicedesk back ip saddr {box} ip daddr {server} udp dport {arrived}"
            " masquerade'",
            f"nft 'add rule ip juicedesk stop ip saddr {box} tcp dport 443 reject'",
        ),
    )


def _iptables(server: str, box: str, port: int | None) -> Instruction:
    ports = ",".join(map(str, UDP_PORTS))
    there = server if port is None else f"{server}:{port}"
    arrived = ports if port is None else str(port)
    return Instruction(
        "iptables",
        "Linux, iptables",
        _entered(box),
        (
            f"iptables -t nat -A PREROUTING -s {box} -p udp -m multiport --dports {ports}"
            f" -j DNAT --to-destination {there}",
            f"iptables -t nat -A POSTROUTING -s {box} -d {server} -p udp -m multiport --dports {arrived}"
            " -j MASQUERADE",
            f"iptables -I FORWARD -s {box} -p tcp --dport 443 -j REJECT",
        ),
    )


def _open_wrt_redirect(server: str, box: str, port: int | None) -> Instruction:
    lines: list[str] = []
    for first in UDP_PORTS:
        lines += _uci(
            "redirect",
            f"JuiceBox {first}",
            target="DNAT",
            src="lan",
            dest="lan",
            proto="udp",
            src_ip=box,
            src_dport=first,
            dest_ip=server,
            dest_port=port or first,
            reflection=0,
        )
    lines += _uci(
        "nat", "JuiceBox answers", target="MASQUERADE", src="lan", proto="udp", src_ip=box, dest_ip=server
    )
    lines += _uci(
        "rule",
        "JuiceBox directory",
        target="REJECT",
        src="lan",
        dest="wan",
        proto="tcp",
        src_ip=box,
        dest_port=443,
    )
    return Instruction(
        "openwrt",
        "OpenWrt",
        _entered(box),
        (*lines, "uci commit firewall", "/etc/init.d/firewall restart"),
    )


def _uci(kind: str, name: str, **values: object) -> list[str]:
    options = {"name": name, **values}
    return [
        f"uci add firewall {kind}",
        *(f"uci set firewall.@{kind}[-1].{option}='{value}'" for option, value in options.items()),
    ]


def _sense_redirect(server: str, box: str, port: int | None) -> Instruction:
    there = _SENSE_SAME_PORTS if port is None else _SENSE_ONE_PORT
    return Instruction(
        "pfsense",
        "pfSense, OPNsense",
        steps(
            _FIXED_ADDRESS,
            there,
            translate(
                "Adopt",
                "Under Firewall → NAT → Outbound choose the hybrid mode and add a rule: interface LAN, "
                "protocol UDP, source {box}, destination {server}, translation to the interface address.",
            ),
            translate(
                "Adopt", "Under Firewall → Rules → LAN add a rule on top: reject TCP from {box} to port 443."
            ),
            RESTART_CHARGER,
            _CHECK_CHARGER,
            box=box,
            server=server,
            ports=", ".join(map(str, UDP_PORTS)),
            port=port,
        ),
    )


_ROUTERS: Sequence[Callable[[str, str, int | None], Instruction]] = (
    _open_wrt_redirect,
    _sense_redirect,
    _nftables,
    _iptables,
)
