"""The options of `juicedesk simulate`."""

from __future__ import annotations

import argparse
import ipaddress
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from juicedesk.domain.wiring import FLOOR_AMPS
from juicedesk.simulator.eeprom import HIGHEST_AMPS
from juicedesk.simulator.identity import RATINGS_AMPS, ProtocolChoice

USUAL_SERVER = ("127.0.0.1", 8042)
MOST_BOXES = 4_096  # as many names as there are three hex digits


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks for."""

    boxes: int
    server: tuple[str, int]
    protocol: ProtocolChoice
    seed: int
    interval_s: float | None
    data: Path | None
    forgetful: bool
    interface: str
    with_parent: bool
    console_port: int | None = None
    http_console_port: int | None = None
    deaf_once_moved: bool = False
    dns: tuple[str, int] | None = None
    ratings_amps: tuple[int, ...] = RATINGS_AMPS


def parse_options(arguments: Sequence[str]) -> Options:
    """What the words of a command line say. Ends the program with 2 and a sentence for a wrong one."""
    parser = argparse.ArgumentParser(
        prog="juicedesk simulate", description="Run virtual JuiceBoxes that behave like real ones."
    )
    parser.add_argument("--boxes", type=_box_count, required=True, metavar="N", help="how many")
    parser.add_argument(
        "--server",
        type=host_and_port,
        default=USUAL_SERVER,
        metavar="HOST:PORT",
        help="where they report; by default the home server of this computer",
    )
    parser.add_argument("--protocol", choices=[choice.value for choice in ProtocolChoice], default="v09u")
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same boxes and cars")
    parser.add_argument(
        "--interval", type=_seconds, dest="interval_s", metavar="SECONDS", help="instead of 30 and 10 s"
    )
    parser.add_argument("--data", type=Path, metavar="DIR", help="where the boxes keep their EEPROM")
    parser.add_argument("--forgetful", action="store_true", help="v07 boxes come back at their rating")
    parser.add_argument("--interface", type=_ipv4, default="127.0.0.1", metavar="A", help="IPv4 address")
    parser.add_argument("--with-parent", action="store_true", help="end when standard input closes")
    parser.add_argument(
        "--console-port", type=_port, metavar="N", help="open the boxes' console; real ones have 2000, 0: any"
    )
    parser.add_argument(
        "--http-console-port", type=_port, metavar="N", help="the same over HTTP; real ones have 80, 0: any"
    )
    parser.add_argument(
        "--deaf-once-moved", action="store_true", help="boxes moved by their console read no command"
    )
    parser.add_argument(
        "--dns", type=host_and_port, metavar="HOST:PORT", help="the DNS server that the boxes ask"
    )
    parser.add_argument(
        "--ratings",
        type=_ratings,
        dest="ratings_amps",
        default=RATINGS_AMPS,
        metavar="A,A,…",
        help="the boxes' ratings, by turns",
    )
    words = vars(parser.parse_args(arguments))
    return Options(**{**words, "protocol": ProtocolChoice(words["protocol"])})


def _box_count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_BOXES:
        raise argparse.ArgumentTypeError(f"{text} is not a number from 1 to {MOST_BOXES}")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError as exc:
        raise argparse.ArgumentTypeError(f"{text} is not a number of seconds") from exc
    if not (math.isfinite(seconds) and seconds >= 0.01):
        raise argparse.ArgumentTypeError("the interval must be 0.01 s or more")
    return seconds


def _ratings(text: str) -> tuple[int, ...]:
    parts = text.split(",")
    if not all(part.isdecimal() and FLOOR_AMPS <= int(part) <= HIGHEST_AMPS for part in parts):
        raise argparse.ArgumentTypeError(f"{text} is not amps from {FLOOR_AMPS} to {HIGHEST_AMPS}")
    return tuple(int(part) for part in parts)


def host_and_port(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal() or not 1 <= int(port) <= 65_535:
        raise argparse.ArgumentTypeError(f"{text} is not HOST:PORT")
    return host, int(port)


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65_535:
        raise argparse.ArgumentTypeError(f"{text} is not a port from 0 to 65535")
    return int(text)


def _ipv4(text: str) -> str:
    try:
        return str(ipaddress.IPv4Address(text))
    except ValueError as exc:
        raise argparse.ArgumentTypeError(f"{text} is not an IPv4 address") from exc
