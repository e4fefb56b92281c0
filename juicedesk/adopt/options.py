"""The options of `juicedesk adopt`."""

from __future__ import annotations

import argparse
import math
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from juicedesk.discovery.dns_responder import DNS_PORT

TOKEN_VARIABLE = "JUICEDESK_ACCOUNT_TOKEN"
UDP_PORT = 8042
LISTEN_S = 12.0
"""Boxes broadcast every 10 s (protocol sheet §7.1)."""

_EXIT_CODES = """\
exit codes: 0 done and verified by an acknowledged command; 1 it failed; 2 wrongly called;
3 the charger was led here, but that was not verified
"""


class Way(StrEnum):
    """How a box is led here."""

    CONSOLE = "console"
    DNS = "dns"
    REDIRECT = "redirect"


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks for."""

    box: str | None
    lists: bool
    restores: bool
    answers_dns: bool
    way: Way
    server: str
    udp_port: int | None
    account_token: str | None
    fingerprint: str | None
    name: str | None
    juicebox_id: str | None
    dns_server: str | None
    dns_port: int
    listen_s: float
    patience_s: float | None
    interface: str | None


def parse_options(arguments: Sequence[str], environment: Mapping[str, str] | None = None) -> Options:
    """What the words of a command line say. Ends the program with 2 and a sentence for a wrong one."""
    parser = _parser()
    words = parser.parse_args(arguments)
    if (words.box is None) != (words.lists or words.answers_dns):
        parser.error("give one BOX, or --list, or --answer-dns")
    variables = os.environ if environment is None else environment
    values = vars(words)
    values["account_token"] = words.account_token or variables.get(TOKEN_VARIABLE) or None
    values["box"] = words.box.strip() if words.box is not None else None
    return Options(**{**values, "way": Way(words.way)})


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="juicedesk adopt",
        description="Make a real charger report to a home server (juicedesk serve).",
        epilog=_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("box", nargs="?", metavar="BOX", help="address, host name, http://address, or JuiceBox ID")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--list", action="store_true", dest="lists", help="the chargers of this network")
    what.add_argument("--restore", action="store_true", dest="restores", help="lead BOX back")
    what.add_argument(
        "--answer-dns", action="store_true", dest="answers_dns", help="answer for the vendor's names"
    )
    add("--way", choices=[way.value for way in Way], default=Way.CONSOLE.value, help="console by default")
    add("--server", default="127.0.0.1", metavar="HOST", help="the home server; HOST:PORT or a URL, too")
    add("--udp-port", type=_port, metavar="N", help=f"where the server hears boxes, {UDP_PORT} by default")
    add("--account-token", metavar="T", help=f"or in ${TOKEN_VARIABLE}; needed to verify")
    add("--fingerprint", metavar="F", help="of the server's certificate, as juicedesk serve prints it")
    add("--name", metavar="TEXT", help="for a charger that is new to the server")
    add("--id", dest="juicebox_id", metavar="ID", help="the JuiceBox ID, where its console is closed")
    add("--dns-server", metavar="A", help="with --way dns: the server that the charger asks")
    add("--dns-port", type=_port, default=DNS_PORT, metavar="N", help="of that server or of --answer-dns")
    add("--listen", type=_seconds, default=LISTEN_S, dest="listen_s", metavar="SECONDS", help="for --list")
    add("--patience", type=_seconds, dest="patience_s", metavar="SECONDS", help="for the verification")
    add("--interface", metavar="A", help="the address of the interface to look at; all by default")
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
    if not (math.isfinite(seconds) and 0 < seconds <= 3_600):
        raise argparse.ArgumentTypeError("the time must be above 0 and at most 3600 s")
    return seconds
