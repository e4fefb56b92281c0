"""The options of `juicedesk serve`."""

from __future__ import annotations

import argparse
import ipaddress
import math
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from juicedesk import paths
from juicedesk.discovery.vendor_names import UDP_PORTS

TOKEN_VARIABLE = "JUICEDESK_ACCOUNT_TOKEN"
HTTP_PORT = 8042
DNS_PORT = 53
OFFLINE_AFTER_S = 300.0
_TOKEN_MAX_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks for. A port of 0 picks a free one."""

    host: str
    http_port: int
    udp_ports: tuple[int, ...]
    data: Path
    account_token: str | None
    adopts_all: bool
    tls: bool
    plain_http_port: int | None
    announces: bool
    offline_after_s: float
    with_parent: bool
    standard_loop: bool = False
    new_token: bool = False
    dns_port: int | None = None
    """At which DNS is answered for the vendor's names; None: nobody asked for that."""
    installs: bool = False
    uninstalls: bool = False
    log: Path | None = None
    """The file in which the log is kept beside standard error."""

    @property
    def is_loopback(self) -> bool:
        """Whether only this computer can reach the server."""
        return self.host == "localhost" or _is_loopback(self.host)


def parse_options(arguments: Sequence[str], environment: Mapping[str, str] | None = None) -> Options:
    """What the words of a command line say. Ends the program with 2 and a sentence for a wrong one."""
    words = _parser().parse_args(arguments)
    given = words.account_token or (os.environ if environment is None else environment).get(TOKEN_VARIABLE)
    return Options(
        host=words.host,
        http_port=words.http_port,
        udp_ports=tuple(words.udp_port) if words.udp_port else UDP_PORTS,
        data=words.data or paths.server_folder(),
        account_token=_token(given) if given else None,
        adopts_all=words.adopt == "auto",
        tls=not words.no_tls,
        plain_http_port=words.plain_http_port,
        announces=not words.no_announce,
        offline_after_s=words.offline_after,
        with_parent=words.with_parent,
        standard_loop=words.loop == "standard",
        new_token=words.new_token,
        dns_port=words.dns_port if words.answer_dns else None,
        installs=words.install,
        uninstalls=words.uninstall,
        log=words.log,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="juicedesk serve", description="Run a JuiceNet server of your own, without a window."
    )
    add = parser.add_argument
    add("--host", default="0.0.0.0", metavar="H", help="address to listen at; every interface by default")
    add("--http-port", type=_port, default=HTTP_PORT, metavar="N", help=f"the API, {HTTP_PORT} by default")
    add("--udp-port", type=_port, action="append", metavar="N", help="for boxes; all usual ones if not given")
    add("--data", type=Path, metavar="DIR", help="where units, settings and sessions are kept")
    add("--account-token", type=_token, metavar="T", help=f"or in ${TOKEN_VARIABLE}, which no list shows")
    add("--new-token", action="store_true", help="make a new account token; the present one ends")
    add("--adopt", choices=("ask", "auto"), default="ask", help="whether a new box waits for add_unit")
    add("--no-tls", action="store_true", help="plain HTTP instead of HTTPS")
    add("--plain-http-port", type=_port, metavar="N", help="plain HTTP beside HTTPS, for old clients")
    add("--no-announce", action="store_true", help="stay silent on mDNS")
    add("--answer-dns", action="store_true", help="answer DNS for the vendor's names with this address")
    add("--dns-port", type=_port, default=DNS_PORT, metavar="N", help=f"of --answer-dns, else {DNS_PORT}")
    silent = "until a silent box counts as away"
    add("--offline-after", type=_seconds, default=OFFLINE_AFTER_S, metavar="SECONDS", help=silent)
    add("--loop", choices=("auto", "standard"), default="auto", help="auto: uvloop where it is installed")
    add("--log", type=Path, metavar="FILE", help="keep the log in a file too, in at most 2 MB")
    later = parser.add_mutually_exclusive_group().add_argument
    later("--install", action="store_true", help="start with the computer from now on, with these options")
    later("--uninstall", action="store_true", help="take that back; the data stays")
    add("--with-parent", action="store_true", help="end when standard input closes")
    return parser


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65_535:
        raise argparse.ArgumentTypeError(f"{text} is not a port from 0 to 65535")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError as exc:
        raise argparse.ArgumentTypeError(f"{text} is not a number of seconds") from exc
    if not (math.isfinite(seconds) and seconds > 0):
        raise argparse.ArgumentTypeError("the time must be above 0 s")
    return seconds


def _token(text: str) -> str:
    token = text.strip()
    if not token.isprintable() or not 0 < len(token) <= _TOKEN_MAX_LENGTH:
        raise argparse.ArgumentTypeError(f"a token has 1 to {_TOKEN_MAX_LENGTH} printable characters")
    return token


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
