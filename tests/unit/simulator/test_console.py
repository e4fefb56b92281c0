"""The console of a virtual box, talked to over real sockets."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest

from juicedesk.juicebox.status import Protocol
from juicedesk.simulator.box import VirtualBox
from juicedesk.simulator.car import Garage
from juicedesk.simulator.console import Console
from juicedesk.simulator.console_servers import http, open_door, telnet
from juicedesk.simulator.eeprom import Eeprom, EepromFile
from juicedesk.simulator.fleet import Fleet, LiveBox
from juicedesk.simulator.identity import ProtocolChoice, identities
from tests.fakes.box_server import BoxServer

(MEMBER,) = identities(1, ProtocolChoice.V09U, 5, "127.0.0.1")
ANSWERED_WITHIN_S = 10.0


@pytest.fixture
def vendor() -> Iterator[BoxServer]:
    server = BoxServer()
    yield server
    server.close()


@pytest.fixture
def home() -> Iterator[BoxServer]:
    server = BoxServer()
    yield server
    server.close()


class Telnet:
    """A person at the console."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    async def ask(self, line: str, end: str = "\r\n") -> list[str]:
        """What is said until the next prompt."""
        self._writer.write((line + end).encode())
        return await self.until_prompt()

    async def until_prompt(self) -> list[str]:
        """The lines before the prompt."""
        read = await asyncio.wait_for(self._reader.readuntil(b"> "), ANSWERED_WITHIN_S)
        return read.decode().split("\r\n")[:-1]

    async def is_over(self) -> bool:
        """Whether the box closes the connection."""
        return await asyncio.wait_for(self._reader.read(), ANSWERED_WITHIN_S) == b""


@asynccontextmanager
async def a_box(server: BoxServer, *, deaf: bool = False) -> AsyncIterator[LiveBox]:
    box = VirtualBox(MEMBER, Eeprom(32, 0), Garage(5, 0), asyncio.get_running_loop().time(), interval_s=0.05)
    live = LiveBox(box, EepromFile(None, MEMBER.juicebox_id), deaf_once_moved=deaf)
    async with Fleet([live]).running(server.address):
        yield live


@asynccontextmanager
async def a_console(server: BoxServer, *, deaf: bool = False) -> AsyncIterator[tuple[Console, Telnet]]:
    async with a_box(server, deaf=deaf) as live:
        console = Console(live)
        async with open_door(console, telnet, MEMBER.address, 0) as port:
            reader, writer = await asyncio.open_connection(MEMBER.address, port)
            yield console, Telnet(reader, writer)
            writer.close()


async def get(port: int, path: str) -> tuple[str, dict[str, object]]:
    """The status line and the JSON of one HTTP answer; the box closes the connection."""
    reader, writer = await asyncio.open_connection(MEMBER.address, port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: box\r\n\r\n".encode())
    answer = (await asyncio.wait_for(reader.read(), ANSWERED_WITHIN_S)).decode()
    writer.close()
    head, _, body = answer.partition("\r\n\r\n")
    return head.splitlines()[0] if head else "", json.loads(body or "{}")


def test_it_greets_echoes_and_says_who_it_is(vendor: BoxServer) -> None:
    async def main() -> None:
        async with a_console(vendor) as (_, person):
            (banner,) = await person.until_prompt()
            assert banner.endswith(": Ready]")
            assert await person.ask("ver") == ["ver", MEMBER.banner]
            assert await person.ask("get email.name_address", "\n") == [
                "get email.name_address",
                MEMBER.juicebox_id,
            ]
            assert (await person.ask("get system.uuid"))[-1] == MEMBER.module_uuid
            assert await person.ask("") == [""]
            assert (await person.ask("fly"))[-1] == "Unknown command"

    asyncio.run(main())


def test_lines_of_its_own_come_in_between(vendor: BoxServer) -> None:
    async def main() -> None:
        async with a_console(vendor) as (_, person):
            await person.until_prompt()
            answers = [await person.ask("ver") for _ in range(3)]
            assert [len(answer) for answer in answers] == [2, 2, 3]
            assert answers[2][1].endswith(": Closed: 0]")

    asyncio.run(main())


def test_udpc_moves_the_reports_and_commands_count_there(vendor: BoxServer, home: BoxServer) -> None:
    async def main() -> None:
        async with a_console(vendor) as (_, person):
            await person.until_prompt()
            await asyncio.to_thread(vendor.wait_for, lambda said: True)
            listed = await person.ask("list")
            assert listed[1] == "! # Type  Info"
            assert listed[3].startswith(f"# 1 UDPC  127.0.0.1:{vendor.address[1]} (")
            assert (await person.ask("stream_close 1"))[-2:] == [listed_log("Closed: 1"), "Success"]
            assert not [row for row in await person.ask("list") if "UDPC" in row]
            opened = await person.ask(f"udpc 127.0.0.1 {home.address[1]}")
            assert opened[-1] == "1"
            assert opened[-2].endswith(": Opened: 1]")
            assert (await person.ask("list"))[-1].startswith(f"# 1 UDPC  127.0.0.1:{home.address[1]} (")
            await asyncio.to_thread(home.wait_for, lambda said: True)
            home.order(MEMBER.juicebox_id, 18, 20, 9, Protocol.V09U)
            await asyncio.to_thread(home.wait_for, lambda said: said.counter == 9)

    asyncio.run(main())


def listed_log(words: str) -> object:
    """A line of the module itself that ends in some words, whatever the time is."""

    class Ends:
        def __eq__(self, other: object) -> bool:
            return isinstance(other, str) and other.startswith("[") and other.endswith(f": {words}]")

    return Ends()


def test_a_box_without_its_stream_reports_nowhere_until_it_restarts(vendor: BoxServer) -> None:
    async def main() -> None:
        async with a_console(vendor) as (console, person):
            await person.until_prompt()
            await asyncio.to_thread(vendor.wait_for, lambda said: True)
            await person.ask("stream_close 1")
            console.restart()
            await asyncio.to_thread(vendor.wait_for_debug, "BOT:EMWERK")
            assert f"127.0.0.1:{vendor.address[1]}" in (await person.ask("list"))[-1]

    asyncio.run(main())


def test_a_second_stream_changes_nothing_and_handles_run_out(vendor: BoxServer, home: BoxServer) -> None:
    async def main() -> None:
        async with a_console(vendor) as (console, person):
            await person.until_prompt()
            opened = [(await person.ask(f"udpc 127.0.0.1 {home.address[1]}"))[-1] for _ in range(7)]
            assert opened == ["2", "3", "4", "5", "6", "7", "Command failed"]
            assert str(console._live.streams.destination) == f"127.0.0.1:{vendor.address[1]}"
            assert home.heard == []

    asyncio.run(main())


def test_what_cannot_be_done_fails_and_moves_nothing(vendor: BoxServer) -> None:
    async def main() -> None:
        async with a_console(vendor) as (console, person):
            await person.until_prompt()
            for line in ("stream_close 5", "udpc no-such-host.invalid 8042", "udpc 127.0.0.1 0"):
                assert (await person.ask(line))[-1] == "Command failed"
            assert str(console._live.streams.destination) == f"127.0.0.1:{vendor.address[1]}"

    asyncio.run(main())


def test_a_restart_leads_the_box_back(vendor: BoxServer, home: BoxServer) -> None:
    async def main() -> None:
        async with a_console(vendor) as (_, person):
            await person.until_prompt()
            await person.ask("stream_close 1")
            await person.ask(f"udpc 127.0.0.1 {home.address[1]}")
            await asyncio.to_thread(home.wait_for, lambda said: True)
            vendor.heard.clear()
            person._writer.write(b"reboot\r\n")
            assert "Rebooting" in (await asyncio.wait_for(person._reader.read(), ANSWERED_WITHIN_S)).decode()
            await asyncio.to_thread(vendor.wait_for_debug, "BOT:EMWERK")

    asyncio.run(main())


def test_a_deaf_box_reports_where_it_was_moved_and_obeys_nobody(vendor: BoxServer, home: BoxServer) -> None:
    async def main() -> None:
        async with a_console(vendor, deaf=True) as (_, person):
            await person.until_prompt()
            await asyncio.to_thread(vendor.wait_for, lambda said: True)
            vendor.order(MEMBER.juicebox_id, 18, 20, 4, Protocol.V09U)
            await asyncio.to_thread(vendor.wait_for, lambda said: said.counter == 4)
            await person.ask("stream_close 1")
            await person.ask(f"udpc 127.0.0.1 {home.address[1]}")
            await asyncio.to_thread(home.wait_for, lambda said: True)
            for _ in range(3):
                home.order(MEMBER.juicebox_id, 10, 20, 9, Protocol.V09U)
                said = await asyncio.to_thread(home.wait_for, lambda said: True)
            assert (said.counter, said.online_amps) == (4, 18)

    asyncio.run(main())


def test_http_answers_json_and_closes(vendor: BoxServer, home: BoxServer) -> None:
    async def main() -> None:
        async with a_box(vendor) as live, open_door(Console(live), http, MEMBER.address, 0) as port:
            said = await get(port, "/command/ver")
            assert said == (
                "HTTP/1.1 200 OK",
                {"id": 1, "code": 0, "flags": 0, "response": MEMBER.banner + "\r\n"},
            )
            assert (await get(port, "/command/get%20email.name_address"))[1]["response"] == (
                MEMBER.juicebox_id + "\r\n"
            )
            assert (await get(port, "/command/stream_close%201"))[1]["code"] == 0
            moved = await get(port, f"/command/udpc%20127.0.0.1%20{home.address[1]}")
            assert str(moved[1]["response"]).endswith("\r\n1\r\n")
            await asyncio.to_thread(home.wait_for, lambda said: True)
            assert (await get(port, "/command/fly"))[1]["code"] != 0
            assert (await get(port, "/"))[0] == "HTTP/1.1 404 Not Found"
            assert await get(port, "/command/reboot") == ("", {})

    asyncio.run(main())


def test_the_console_counts_how_often_its_flash_was_written(vendor: BoxServer) -> None:
    async def main() -> None:
        async with a_console(vendor) as (console, person):
            await person.until_prompt()
            assert (await person.ask("save"))[-1] == "Success"
            assert console.saved == 1

    asyncio.run(main())


def test_a_line_without_end_closes_the_connection(vendor: BoxServer) -> None:
    async def main() -> None:
        async with a_console(vendor) as (_, person):
            await person.until_prompt()
            person._writer.write(b"x" * 100_000)
            with pytest.raises((asyncio.IncompleteReadError, ConnectionError)):
                await person.until_prompt()

    asyncio.run(main())
