"""The few things that are said to a box's console. `save` is not among them (protocol sheet §6.2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from juicedesk.adopt.lines import HttpLine, Line, TcpLine
from juicedesk.adopt.reading import juicebox_id_in, says_no
from juicedesk.discovery.typed import TypedAddress, parse_address
from juicedesk.domain.adopt_errors import ConsoleClosed, ConsoleError, ConsoleSilent, NotAJuiceBox
from juicedesk.juicebox.console import (
    CONSOLE_PORT,
    HTTP_CONSOLE_PORT,
    LIST_STREAMS,
    READ_ID,
    READ_VERSION,
    VENDOR_MARK,
    Destination,
    Stream,
    close_command,
    open_command,
    parse_streams,
)


@dataclass(frozen=True, slots=True)
class WhoAnswers:
    """The JuiceBox ID and the firmware's name, as the console tells them."""

    juicebox_id: str
    firmware: str


class Console:
    """A box's console. Every call blocks and raises ConsoleError; nothing is written to the box's flash."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self.address = line.address

    def who_answers(self) -> WhoAnswers:
        """Who it is. Raises NotAJuiceBox for another device of the same make of module."""
        firmware = next((said for said in self._line.ask(READ_VERSION) if VENDOR_MARK in said), None)
        if firmware is None:
            raise NotAJuiceBox(self.address)
        juicebox_id = juicebox_id_in(self._line.ask(READ_ID))
        if juicebox_id is None:
            raise ConsoleSilent(self.address, "it does not tell its ID")
        return WhoAnswers(juicebox_id, firmware)

    def streams(self) -> Sequence[Stream]:
        """The open streams. Raises ConsoleSilent when the answer is no table."""
        said = self._line.ask(LIST_STREAMS)
        streams = parse_streams("\n".join(said))
        if not streams and not any("Type" in line for line in said):
            raise ConsoleSilent(self.address, "it does not list its streams")
        return streams

    def close_stream(self, handle: int) -> None:
        """Close a stream; whether that worked is seen in `streams`."""
        self._line.ask(close_command(handle))

    def open_stream(self, destination: Destination) -> bool:
        """Open a UDP client; False: the box said no. That it worked is seen in `streams`."""
        return not says_no(self._line.ask(open_command(destination)))

    def allow(self, total_s: float) -> None:
        """Let all that follows take this long, whatever was used up before."""
        self._line.allow(total_s)

    def close(self) -> None:
        """Leave the box alone."""
        self._line.close()


def consoles_at(typed: str) -> Sequence[Console]:
    """The consoles that an address may mean, the one to try first in front.

    "http://host[:port]" means the one over HTTP, "host:port" the one on TCP, and a host alone both.
    Raises NotAnAddress.
    """
    address = parse_address(typed)
    if address.scheme is not None:
        return [_over_http(address)]
    if address.port is not None:
        return [_on_tcp(address)]
    return [_on_tcp(address), _over_http(address)]


def reached(typed: str) -> tuple[Console, WhoAnswers]:
    """The console that answers at an address, and who it is. Raises NotAnAddress or ConsoleError.

    Where one is closed or says nothing, the other one may still work; who cannot be read at all is told
    by the one that was open.
    """
    failures: list[ConsoleError] = []
    for console in consoles_at(typed):
        try:
            return console, _who_answers(console)
        except (ConsoleClosed, ConsoleSilent) as exc:
            failures.append(exc)
    raise next((failure for failure in failures if isinstance(failure, ConsoleSilent)), failures[0])


def _who_answers(console: Console) -> WhoAnswers:
    try:
        return console.who_answers()
    except BaseException:
        console.close()
        raise


def _on_tcp(address: TypedAddress) -> Console:
    return Console(TcpLine(address.host, address.port or CONSOLE_PORT))


def _over_http(address: TypedAddress) -> Console:
    return Console(HttpLine(address.host, address.port or HTTP_CONSOLE_PORT))
