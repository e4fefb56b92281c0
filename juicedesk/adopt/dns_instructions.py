"""The way by DNS: how each of the usual routers leads the vendor's names to the home server."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from juicedesk.adopt.instruction import RESTART_CHARGER, Instruction, steps
from juicedesk.adopt.phrases import translate
from juicedesk.discovery.vendor_names import BLOCKED_NAMES, REPORT_HOSTS

BLOCKED_ADDRESS = "0.0.0.0"
THIS_COMPUTER = "this_computer"

_CHECK = translate("Adopt", "Check the names here, then check the charger.")


def dns_instructions(server_address: str) -> Sequence[Instruction]:
    """One for each router; `server_address` is the home server's IPv4 address."""
    return [make(server_address) for make in _ROUTERS]


def _fritz_box(address: str) -> Instruction:
    return Instruction(
        "fritzbox",
        "FRITZ!Box",
        steps(
            translate(
                "Adopt",
                "A FRITZ!Box cannot redirect single names by itself. Run Pi-hole or AdGuard Home in your "
                "network and set it up as described there.",
            ),
            translate(
                "Adopt",
                "Open fritz.box, Home Network → Network → Network Settings → IPv4 Settings, and enter the "
                "address of Pi-hole or AdGuard Home as the local DNS server.",
            ),
            translate(
                "Adopt",
                "Do not enter this computer there: it answers only for the charger's names, so nothing "
                "else in your home would find its way.",
            ),
            RESTART_CHARGER,
            _CHECK,
        ),
    )


def _open_wrt(address: str) -> Instruction:
    adds = [f"uci add_list dhcp.@dnsmasq[0].address='/{host}/{address}'" for host in REPORT_HOSTS]
    blocks = [f"uci add_list dhcp.@dnsmasq[0].address='/{host}/'" for host in BLOCKED_NAMES]
    return Instruction(
        "openwrt",
        "OpenWrt",
        steps(
            translate("Adopt", "Log in to the router over SSH and enter these lines."),
            RESTART_CHARGER,
            _CHECK,
        ),
        (*adds, *blocks, "uci commit dhcp", "/etc/init.d/dnsmasq restart"),
    )


def _dnsmasq(address: str) -> Instruction:
    leads = [f"address=/{host}/{address}" for host in REPORT_HOSTS]
    blocks = [f"address=/{host}/" for host in BLOCKED_NAMES]
    return Instruction(
        "dnsmasq",
        "dnsmasq",
        steps(
            translate("Adopt", "Save these lines as /etc/dnsmasq.d/juicedesk.conf and restart dnsmasq."),
            RESTART_CHARGER,
            _CHECK,
        ),
        (*leads, *blocks),
    )


def _pi_hole(address: str) -> Instruction:
    return Instruction(
        "pihole",
        "Pi-hole",
        steps(
            translate(
                "Adopt",
                "Open Settings → Local DNS Records (older versions: Local DNS → DNS Records) and add each of "
                "these names with the address in front of it.",
            ),
            translate("Adopt", "Open Domains and deny this name exactly: {blocked}"),
            RESTART_CHARGER,
            _CHECK,
            blocked=", ".join(BLOCKED_NAMES),
        ),
        _pairs(address, blocks=False),
    )


def _adguard(address: str) -> Instruction:
    leads = [f"|{host}^$dnsrewrite=NOERROR;A;{address}" for host in REPORT_HOSTS]
    blocks = [f"|{host}^$dnsrewrite=NXDOMAIN;;" for host in BLOCKED_NAMES]
    return Instruction(
        "adguard",
        "AdGuard Home",
        steps(
            translate("Adopt", "Open Filters → Custom filtering rules, add these lines and apply them."),
            RESTART_CHARGER,
            _CHECK,
        ),
        (*leads, *blocks),
    )


def _unifi(address: str) -> Instruction:
    return Instruction(
        "unifi",
        "UniFi",
        steps(
            translate(
                "Adopt",
                "In UniFi Network open the DNS records of the gateway (Settings → Policy Engine → DNS; older "
                "versions: Settings → Routing → DNS) and create a record of type Host (A) for each of these "
                "names with the address in front of it.",
            ),
            translate(
                "Adopt",
                "If the gateway does not take 0.0.0.0, block {blocked} with a rule for the charger instead.",
            ),
            RESTART_CHARGER,
            _CHECK,
            blocked=", ".join(BLOCKED_NAMES),
        ),
        _pairs(address, blocks=True),
    )


def _pf_sense(address: str) -> Instruction:
    return Instruction(
        "pfsense",
        "pfSense",
        steps(
            translate(
                "Adopt",
                "Open Services → DNS Resolver → General Settings, show the custom options, add these lines, "
                "save and apply.",
            ),
            RESTART_CHARGER,
            _CHECK,
        ),
        _unbound(address),
    )


def _opn_sense(address: str) -> Instruction:
    return Instruction(
        "opnsense",
        "OPNsense",
        steps(
            translate(
                "Adopt",
                "Save these lines as /usr/local/etc/unbound.opnsense.d/juicedesk.conf and restart Unbound "
                "DNS.",
            ),
            RESTART_CHARGER,
            _CHECK,
        ),
        _unbound(address),
    )


def _this_computer(address: str) -> Instruction:
    return Instruction(
        THIS_COMPUTER,
        translate("Adopt", "This computer"),
        steps(
            translate(
                "Adopt",
                "Turn on the switch below, or run the command on a computer that is always on. It answers "
                "only these names and refuses all others. Some systems ask for administrator rights.",
            ),
            translate(
                "Adopt",
                "In your router, make the computer that answers the DNS server for the charger only. With "
                "dnsmasq or OpenWrt these are the last two lines, with the charger's own MAC address, and "
                "with the address of that computer if it is not the one with the home server.",
            ),
            RESTART_CHARGER,
            _CHECK,
        ),
        (
            f"juicedesk adopt --answer-dns --server {address}",
            "dhcp-host=00:00:00:00:00:00,set:juicebox",
            f"dhcp-option=tag:juicebox,6,{address}",
        ),
    )


def _pairs(address: str, *, blocks: bool) -> Sequence[str]:
    leads = [f"{address} {host}" for host in REPORT_HOSTS]
    return (*leads, *(f"{BLOCKED_ADDRESS} {host}" for host in BLOCKED_NAMES if blocks))


def _unbound(address: str) -> Sequence[str]:
    leads = [f'local-data: "{host}. 60 IN A {address}"' for host in REPORT_HOSTS]
    blocks = [f'local-zone: "{host}." always_nxdomain' for host in BLOCKED_NAMES]
    return ("server:", *leads, *blocks)


_ROUTERS: Sequence[Callable[[str], Instruction]] = (
    _fritz_box,
    _open_wrt,
    _unifi,
    _pf_sense,
    _opn_sense,
    _dnsmasq,
    _pi_hole,
    _adguard,
    _this_computer,
)
