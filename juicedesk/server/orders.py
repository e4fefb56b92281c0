"""The commands that one box gets, and whether it takes them (protocol sheet §1.5, §3)."""

from __future__ import annotations

import logging
from datetime import datetime
from enum import StrEnum

from juicedesk.domain.charger import masked_id
from juicedesk.domain.policy import Draw
from juicedesk.juicebox.command import datagram_at, next_counter
from juicedesk.juicebox.status import Protocol, Status
from juicedesk.server.told import Told

_LOG = logging.getLogger(__name__)
_DEAF_AFTER_COMMANDS = 5
"""One is acknowledged by the next report; so many are not lost one after the other by chance."""
_LISTENS_AFTER_MOVES = 2
"""A deaf box that is switched off and on moves its count once, to one that may just have been sent."""


class Obedience(StrEnum):
    """Whether a box takes commands, as far as its acknowledgements say."""

    UNPROVEN = "unproven"
    TAKEN = "taken"
    NOT_TAKEN = "not_taken"


class Orders:
    """The commands to one box. Reports are heard, then answered."""

    __slots__ = (
        "_beyond",
        "_counter",
        "_heard_counter",
        "_moves",
        "_unit_id",
        "_with_wire_limit",
        "are_exceeded",
        "obedience",
        "told",
    )

    def __init__(self, unit_id: str) -> None:
        self.told = Told()
        self.obedience = Obedience.UNPROVEN
        self._unit_id = unit_id
        self._counter: int | None = None
        self._heard_counter: int | None = None
        self._moves = 0
        self._beyond = 0
        self.are_exceeded = False
        """Whether the box has reported more than any of them allows: that is a limit of its own."""
        self._with_wire_limit: set[int] = set()

    @property
    def are_followed(self) -> bool:
        """Whether the box keeps to them, as far as its reports say: takes them, shows no more."""
        return self.obedience is not Obedience.NOT_TAKEN and self._beyond < _DEAF_AFTER_COMMANDS

    def hear(self, status: Status) -> None:
        """The box has reported, and with it what it took last."""
        if self._is_telling(status.counter):
            self.told.acknowledge(status.counter)
        shown_amps = status.online_amps
        is_within = shown_amps is not None and shown_amps <= self.told.most_online_amps
        self._beyond = 0 if is_within else self._beyond + 1
        self.are_exceeded = not (is_within or self.told.is_nothing)
        if self.told.unheeded >= _DEAF_AFTER_COMMANDS:
            self._change_to(Obedience.NOT_TAKEN)
        elif self.told.is_acknowledged:
            self._change_to(Obedience.TAKEN)

    def _is_telling(self, counter: int | None) -> bool:
        """Whether its count says what it took: one that stands still is met again after 999 commands."""
        has_moved = counter != self._heard_counter
        self._heard_counter = counter
        if self.obedience is not Obedience.NOT_TAKEN:
            self._moves = 0
            return True
        self._moves += has_moved
        return has_moved and self._moves >= _LISTENS_AFTER_MOVES

    def answer(
        self,
        status: Status,
        draw: Draw,
        local_time: datetime,
        *,
        awaits: bool = False,
        is_aside: bool = False,
    ) -> bytes | None:
        """The command that says this to the box; None where it takes none.

        `awaits` says that it tells a wire limit whose acknowledgement counts, `is_aside` that perhaps
        another box hears it, whose silence would say nothing about this one.
        """
        last = status.counter if self._counter is None else self._counter
        counter = next_counter(last or 0)  # after a restart the box's own count goes on (sheet §3.5)
        try:
            datagram = datagram_at(local_time, draw.online_amps, draw.offline_amps, counter, status.protocol)
        except ValueError as error:
            if status.protocol is not Protocol.OLD:
                _LOG.warning("%s gets no command: %s", masked_id(self._unit_id), error)
            return None
        self._counter = counter
        self.told.send(counter, draw, is_aside=is_aside)
        if awaits:
            self._with_wire_limit.add(counter)
        else:
            self._with_wire_limit.discard(counter)
        return datagram

    @property
    def has_taken_wire_limit(self) -> bool:
        """Whether the last command that the box acknowledged told it the wire limit which is awaited."""
        return self.told.acknowledged in self._with_wire_limit

    def forget_wire_limit(self) -> None:
        """What was told about a wire limit before counts no more."""
        self._with_wire_limit.clear()

    def _change_to(self, obedience: Obedience) -> None:
        if obedience is self.obedience:
            return
        if obedience is Obedience.NOT_TAKEN:
            _LOG.warning("%s does not take commands", masked_id(self._unit_id))
        elif self.obedience is Obedience.NOT_TAKEN:
            _LOG.info("%s takes commands again", masked_id(self._unit_id))
        self.obedience = obedience
