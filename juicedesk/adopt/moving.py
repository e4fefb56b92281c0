"""Leading a box to another server through its console, and back (protocol sheet §6.2)."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from juicedesk.adopt.console import Console, reached
from juicedesk.adopt.memory import Memory, Moved
from juicedesk.domain.adopt_errors import (
    ConsoleError,
    ConsoleRefused,
    LeftWithoutStream,
    NoStream,
    NothingRemembered,
    OtherBox,
    TooSoon,
)
from juicedesk.juicebox.console import Destination, Stream

LEAST_GAP_S = 600.0
"""Doing it again and again makes some boxes hang (protocol sheet §6.2), so not before this time is over."""

_RESCUE_S = 15.0


@dataclass(frozen=True, slots=True)
class MoveDone:
    """What came of it: which box, and from where to where. `was_here` says that nothing had to be done."""

    juicebox_id: str
    firmware: str
    before: Destination
    now: Destination
    was_here: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """Which streams to close, in this order, and where the box's application reports now."""

    before: Destination
    to_close: Sequence[int]


def plan_move(streams: Sequence[Stream], target: Destination) -> Plan | None:
    """What has to be done so that the application's own stream leads to the target; None: nothing.

    The newest stream to somewhere else is the application's; those above it are dead ones that would
    take its handle. Raises ValueError when there is no UDP client at all.
    """
    clients = {stream.handle: stream.destination for stream in streams if stream.destination}
    if not clients:
        raise ValueError("no UDP client")
    elsewhere = [handle for handle, destination in clients.items() if destination != target]
    if not elsewhere:
        return None
    newest = max(elsewhere)
    before = clients[newest]
    assert before is not None
    return Plan(before, sorted(handle for handle in clients if handle >= newest))


class Mover:
    """Moves boxes and remembers where they were. Every call blocks for less than a minute.

    Raises NotAnAddress, ConsoleError or another AdoptError; nothing else was changed then, except as
    LeftWithoutStream says.
    """

    def __init__(self, memory: Memory, clock: Callable[[], float] = time.time) -> None:
        self._memory = memory
        self._clock = clock

    def move(self, typed: str, target: Destination, juicebox_id: str | None = None) -> MoveDone:
        """Lead the box at an address to a server; `juicebox_id` is who it must be, where that is known."""
        console, who = reached(typed)
        with contextlib.closing(console):
            if juicebox_id not in (None, who.juicebox_id):
                raise OtherBox(console.address)
            known = self._memory.all().get(who.juicebox_id)
            streams = console.streams()
            try:
                plan = plan_move(streams, target)
            except ValueError as exc:
                if known is None:
                    raise NoStream(console.address) from exc
                plan = Plan(known.original, ())  # a move of ours was cut off half-way
            if plan is None:
                before = known.original if known else target
                return MoveDone(who.juicebox_id, who.firmware, before, target, was_here=True)
            self._check_not_too_soon(known)
            original = _original(known, plan.before)
            moved = Moved(original, target, typed, self._clock())
            self._memory.keep(who.juicebox_id, moved)
            try:
                _swap(console, plan, target)
            except ConsoleRefused:
                self._memory.keep(who.juicebox_id, replace(moved, is_here=False))
                raise
            return MoveDone(who.juicebox_id, who.firmware, plan.before, target)

    def restore(self, juicebox_id: str, typed: str | None = None) -> MoveDone:
        """Lead a box back to where it reported at first; at `typed` if it has another address now."""
        known = self._memory.all().get(juicebox_id)
        if known is None:
            raise NothingRemembered
        console, who = reached(typed or known.console)
        with contextlib.closing(console):
            if who.juicebox_id != juicebox_id:
                raise OtherBox(console.address)
            try:
                plan = plan_move(console.streams(), known.original)
            except ValueError:
                plan = Plan(known.moved_to, ())
            self._memory.keep(juicebox_id, replace(known, moved_at=self._clock()))
            if plan is not None:
                _swap(console, plan, known.original)
            self._memory.keep(juicebox_id, replace(known, moved_at=self._clock(), is_here=False))
            before = plan.before if plan else known.original
            return MoveDone(juicebox_id, who.firmware, before, known.original, was_here=plan is None)

    def _check_not_too_soon(self, known: Moved | None) -> None:
        if known is None:
            return
        since_s = self._clock() - known.moved_at
        if 0 <= since_s < LEAST_GAP_S:  # a clock that was set back must not forbid it for ever
            raise TooSoon(LEAST_GAP_S - since_s)


def _original(known: Moved | None, before: Destination) -> Destination:
    """The destination to go back to: never one of our own, to which the box was led earlier."""
    return known.original if known is not None and before == known.moved_to else before


def _swap(console: Console, plan: Plan, target: Destination) -> None:
    """Close the application's stream and open one to the target in its place.

    Raises ConsoleRefused when the box reports where it did before, LeftWithoutStream when nowhere.
    """
    try:
        for handle in plan.to_close:
            console.close_stream(handle)
        console.open_stream(target)
        if target in _destinations(console):
            return
    except ConsoleError as exc:
        if _rescued(console, (target, plan.before)) != target:
            raise ConsoleRefused(console.address) from exc
    else:
        if _rescued(console, (plan.before,)) != target:
            raise ConsoleRefused(console.address)


def _destinations(console: Console) -> Sequence[Destination]:
    return [stream.destination for stream in console.streams() if stream.destination]


def _rescued(console: Console, choices: Sequence[Destination]) -> Destination:
    """Where the box reports after a failure; where it reports nowhere, one of the choices is opened.

    A box must not stay silent. Raises LeftWithoutStream.
    """
    console.allow(_RESCUE_S)
    try:
        for choice in choices:
            if not _destinations(console):
                console.open_stream(choice)
        led = _destinations(console)
    except ConsoleError as exc:
        raise LeftWithoutStream(console.address) from exc
    if not led:
        raise LeftWithoutStream(console.address)
    return choices[0] if choices[0] in led else led[0]
