"""Moving a box through its console: virtual boxes on real sockets, and consoles that fail half-way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from juicedesk.adopt.memory import Memory, Moved
from juicedesk.adopt.moving import LEAST_GAP_S, Mover, Plan, plan_move
from juicedesk.domain.adopt_errors import (
    ConsoleRefused,
    LeftWithoutStream,
    NoStream,
    NotAJuiceBox,
    NothingRemembered,
    NotRemembered,
    OtherBox,
    TooSoon,
)
from juicedesk.juicebox.console import Destination, Stream
from tests.fakes.box_server import BoxServer
from tests.fakes.console_box import ConsoleBox
from tests.unit.adopt.virtual import RunningBox

BOX_ID = "0910000000000000000000000001"
VENDOR = Destination("juicenet-udp-prod3-usa.enelx.com", 8047)
HERE = Destination("192.168.0.7", 8042)
ALLOWED = ("ver", "get email.name_address", "list", "stream_close ", "udpc ")


class HandTime:
    """A wall clock that only the test moves."""

    def __init__(self) -> None:
        self.now_s = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> HandTime:
    return HandTime()


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "kept" / "adopted.json")


@pytest.fixture
def mover(memory: Memory, clock: HandTime) -> Mover:
    return Mover(memory, clock)


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


def streams(*clients: Destination, first: int = 1) -> list[Stream]:
    page = Stream(0, "FILE", "webapp/index.html (1995, 0)")
    return [page, *(Stream(number, "UDPC", f"{to} (1)") for number, to in enumerate(clients, first))]


@pytest.mark.parametrize(
    ("clients", "plan"),
    [
        ([VENDOR], Plan(VENDOR, [1])),
        ([HERE], None),
        ([HERE, VENDOR], Plan(VENDOR, [2])),
        ([VENDOR, HERE], Plan(VENDOR, [1, 2])),
        ([Destination("old.example", 1), VENDOR, HERE], Plan(VENDOR, [2, 3])),
        ([HERE, HERE], None),
    ],
)
def test_what_has_to_be_closed(clients: list[Destination], plan: Plan | None) -> None:
    assert plan_move(streams(*clients), HERE) == plan


def test_without_any_client_there_is_no_plan() -> None:
    with pytest.raises(ValueError):
        plan_move(streams(), HERE)


@pytest.mark.parametrize("way", ["telnet", "http"])
def test_a_box_is_moved_and_led_back(
    vendor: BoxServer, home: BoxServer, mover: Mover, memory: Memory, way: str
) -> None:
    to_vendor, to_home = Destination(*vendor.address), Destination(*home.address)
    with RunningBox(vendor) as box:
        typed = getattr(box, way)
        done = mover.move(typed, to_home)
        assert (done.juicebox_id, done.before, done.now) == (box.juicebox_id, to_vendor, to_home)
        assert home.wait_for(lambda said: True).juicebox_id == box.juicebox_id
        assert memory.all()[box.juicebox_id].original == to_vendor

        back = mover.restore(box.juicebox_id)
        assert (back.before, back.now) == (to_home, to_vendor)
        assert box.destination == to_vendor
        assert memory.all()[box.juicebox_id].is_here is False
        assert all(line.startswith(ALLOWED) for line in box.lines), box.lines


def test_a_box_that_is_here_already_is_left_alone(vendor: BoxServer, mover: Mover) -> None:
    with RunningBox(vendor) as box:
        done = mover.move(box.telnet, Destination(*vendor.address))
        assert done.was_here
        assert box.lines == ["ver", "get email.name_address", "list"]


def test_it_is_not_repeated_soon(
    vendor: BoxServer, home: BoxServer, mover: Mover, clock: HandTime, memory: Memory
) -> None:
    with RunningBox(vendor) as box:
        mover.move(box.telnet, Destination(*home.address))
        elsewhere = Destination("127.0.0.1", vendor.address[1])
        clock.now_s += LEAST_GAP_S - 1
        with pytest.raises(TooSoon) as refused:
            mover.move(box.telnet, elsewhere)
        assert refused.value.wait_s == pytest.approx(1)
        assert box.destination == Destination(*home.address)
        clock.now_s += 1
        mover.move(box.telnet, elsewhere)
        # What it goes back to is never one of the places to which it was led from here.
        assert memory.all()[box.juicebox_id].original == Destination(*vendor.address)


def test_a_clock_set_back_forbids_nothing(
    vendor: BoxServer, home: BoxServer, mover: Mover, clock: HandTime
) -> None:
    with RunningBox(vendor) as box:
        mover.move(box.telnet, Destination(*home.address))
        clock.now_s -= 86_400
        mover.move(box.telnet, Destination("127.0.0.1", vendor.address[1]))


def test_another_box_at_the_address_is_not_touched(vendor: BoxServer, home: BoxServer, mover: Mover) -> None:
    with RunningBox(vendor) as box:
        with pytest.raises(OtherBox):
            mover.move(box.telnet, Destination(*home.address), BOX_ID)
        assert box.destination == Destination(*vendor.address)


def test_what_cannot_be_remembered_is_not_moved(vendor: BoxServer, home: BoxServer, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    mover = Mover(Memory(tmp_path / "file" / "adopted.json"))
    with RunningBox(vendor) as box:
        with pytest.raises(NotRemembered):
            mover.move(box.telnet, Destination(*home.address))
        assert box.destination == Destination(*vendor.address)


def test_nothing_is_restored_that_was_never_moved(mover: Mover) -> None:
    with pytest.raises(NothingRemembered):
        mover.restore(BOX_ID)


class Module:
    """A console without a box behind it. `breaks` says which lines end the connection, `deaf` are refused."""

    def __init__(self, *clients: Destination, breaks: Callable[[str, int], bool] = lambda line, nth: False):
        self.clients = {number: str(to) for number, to in enumerate(clients, 1)}
        self.refuses: set[str] = set()
        self._breaks = breaks
        self._nth = 0

    def __call__(self, line: str) -> bytes | None:
        self._nth += 1
        if self._breaks(line, self._nth):
            return None
        return f"{line}\r\n{self._said(line)}\r\n> ".encode()

    def _said(self, line: str) -> str:
        word, *rest = line.split()
        if word == "ver":
            return "EMWERK-JB201-1.0.46, Gecko_OS-STANDARD-4.2.7-11064, WGM160P"
        if word == "get":
            return BOX_ID
        if word == "list":
            rows = [f"# {handle} UDPC  {to} (7)" for handle, to in sorted(self.clients.items())]
            return "\r\n".join(("! # Type  Info", *rows))
        if word == "stream_close":
            self.clients.pop(int(rest[0]), None)
            return "Success"
        if f"{rest[0]}:{rest[1]}" in self.refuses:
            return "Command failed"
        handle = min(set(range(1, 9)) - set(self.clients))
        self.clients[handle] = f"{rest[0]}:{rest[1]}"
        return str(handle)


def moved(mover: Mover, module: Module) -> list[str]:
    """Move the module's box here; what its console was told."""
    with ConsoleBox(module) as box:
        mover.move(f"127.0.0.1:{box.port}", HERE)
    return box.heard


def test_dead_streams_are_closed_first(mover: Mover) -> None:
    module = Module(Destination("old.example", 1), VENDOR, HERE)
    heard = moved(mover, module)
    assert [line for line in heard if line.startswith("stream_close")] == ["stream_close 2", "stream_close 3"]
    assert module.clients == {1: "old.example:1", 2: str(HERE)}


def test_a_refused_destination_leaves_the_box_where_it_was(mover: Mover, memory: Memory) -> None:
    module = Module(VENDOR)
    module.refuses = {str(HERE)}
    with pytest.raises(ConsoleRefused):
        moved(mover, module)
    assert module.clients == {1: str(VENDOR)}
    assert memory.all()[BOX_ID].is_here is False


def test_a_connection_lost_between_closing_and_opening_is_taken_up_again(mover: Mover) -> None:
    module = Module(VENDOR, breaks=lambda line, nth: line.startswith("udpc") and nth == 5)
    heard = moved(mover, module)
    assert module.clients == {1: str(HERE)}
    assert len([line for line in heard if line.startswith("udpc")]) == 2


def test_a_box_that_is_left_silent_is_said_to_be(mover: Mover) -> None:
    module = Module(VENDOR, breaks=lambda line, nth: nth >= 5)
    with pytest.raises(LeftWithoutStream):
        moved(mover, module)
    assert module.clients == {}


def test_a_box_that_takes_no_destination_any_more_is_said_to_be_silent(mover: Mover) -> None:
    module = Module(VENDOR)
    module.refuses = {str(HERE), str(VENDOR)}
    with pytest.raises(LeftWithoutStream):
        moved(mover, module)


def test_a_box_left_silent_by_an_earlier_try_is_helped(mover: Mover, memory: Memory, clock: HandTime) -> None:
    memory.keep(BOX_ID, Moved(VENDOR, HERE, "192.0.2.1", clock.now_s - LEAST_GAP_S))
    module = Module()
    moved(mover, module)
    assert module.clients == {1: str(HERE)}
    assert memory.all()[BOX_ID].original == VENDOR


def test_a_box_without_a_stream_that_nobody_knows_is_left_alone(mover: Mover) -> None:
    module = Module()
    with pytest.raises(NoStream):
        moved(mover, module)
    assert module.clients == {}


def test_other_devices_of_that_module_are_left_alone(mover: Mover) -> None:
    def say(line: str) -> bytes:
        return f"{line}\r\nMLINK-1.2, Gecko_OS-STANDARD-4.2.7\r\n> ".encode()

    with ConsoleBox(say) as box, pytest.raises(NotAJuiceBox):
        mover.move(f"127.0.0.1:{box.port}", HERE)
    assert box.heard == ["ver"]
