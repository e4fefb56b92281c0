"""Which boxes there are: those of the account, and those that wait to be taken in.

Gathers what `domain.policy` needs to decide; holds no rule about amps itself.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from juicedesk.domain.charger import masked_id
from juicedesk.domain.errors import EncryptedFrame
from juicedesk.domain.policy import first_wire_limit
from juicedesk.server.circuits import Circuits, KeptGroup
from juicedesk.server.refusals import Refusal, bad_unit_token
from juicedesk.server.report import Report
from juicedesk.server.settings import UnitSettings
from juicedesk.server.tokens import hash_of
from juicedesk.server.unit import Unit

_LOG = logging.getLogger(__name__)
MOST_UNITS = 200_000
MOST_UNITS_UNASKED = 2_000
MOST_WAITING = 256
"""Anybody on the network can make up boxes: the lists have an end, an early one where nobody is asked."""
_FORGOTTEN_AFTER_S = 600.0
SEEN_AGAIN_AFTER_S = 10.0
"""Two that speak with one ID by turns would else be told to the network with every datagram."""


@dataclass(slots=True)
class WaitingBox:
    """A box that reports and belongs to nobody yet. Without a report it has only sent encrypted ones."""

    unit_id: str
    report: Report | None
    seen_at_steady_s: float
    is_encrypted: bool = False


class Registry:
    """All boxes, in memory. For the event loop's thread only.

    `unsaved` are the units whose rows are older than they are; `on_urgent` is called when one of them
    should be kept at once, `on_seen` when a box appears or its address changes, once in 10 s for each.
    `steady_clock` never jumps.
    """

    def __init__(
        self,
        units: Iterable[Unit],
        make_unit: Callable[[str, str, Report], Unit],
        *,
        adopts_all: bool,
        groups: Iterable[KeptGroup] = (),
        last_group_stamp: int = 0,
        steady_clock: Callable[[], float] = time.monotonic,
        on_urgent: Callable[[], None] = lambda: None,
        on_seen: Callable[[str, Report], None] = lambda unit_id, report: None,
    ) -> None:
        self._units: dict[str, Unit] = {}
        self._by_token_hash: dict[str, Unit] = {}
        self._waiting: dict[str, WaitingBox] = {}
        self._seen: dict[str, tuple[str, float]] = {}
        """From which address each was last seen anew, and when."""
        self._dismissed: set[str] = set()
        self._make_unit = make_unit
        self._adopts_all = adopts_all
        self.on_urgent = on_urgent
        self.on_seen = on_seen
        self.unsaved: set[Unit] = set()
        self.steady_clock = steady_clock
        for unit in units:
            self._add(unit)
        self.circuits = Circuits(groups, self._units, last_stamp=last_group_stamp, steady_clock=steady_clock)

    @property
    def units(self) -> Mapping[str, Unit]:
        """The account's boxes by their JuiceBox ID."""
        return self._units

    @property
    def waiting(self) -> Mapping[str, WaitingBox]:
        """The boxes that wait to be taken in, by their JuiceBox ID."""
        return self._waiting

    @property
    def _is_full_unasked(self) -> bool:
        return len(self._units) >= MOST_UNITS_UNASKED

    def unit_with_token(self, token: str | None) -> Unit:
        """The unit that a unit token stands for. Raises Refusal (1007)."""
        unit = self._by_token_hash.get(hash_of(token)) if token else None
        if unit is None:
            raise bad_unit_token()
        return unit

    def share(self, unit: Unit, token: str) -> None:
        """Let another token stand for a unit, too."""
        self._by_token_hash[hash_of(token)] = unit

    def withdraw(self, token: str) -> None:
        """Let a token stand for no unit any more."""
        self._by_token_hash.pop(hash_of(token), None)

    def renew_token(self, unit: Unit, token: str) -> None:
        """Let another token stand for a unit instead of its own."""
        self.withdraw(unit.token)
        unit.token = token
        self.share(unit, token)

    def withdraw_shares(self, unit: Unit) -> None:
        """Let nothing but its own token stand for a unit."""
        self._by_token_hash = {key: known for key, known in self._by_token_hash.items() if known is not unit}
        self._by_token_hash[hash_of(unit.token)] = unit

    def dismiss(self, unit: Unit) -> None:
        """Look after a box no more; when it reports again, it waits, even where all boxes are adopted."""
        self.withdraw_shares(unit)
        del self._by_token_hash[hash_of(unit.token)]
        del self._units[unit.unit_id]
        self.unsaved.discard(unit)
        self._dismissed.add(unit.unit_id)

    def hear(self, unit_id: str, report: Report) -> bytes | None:
        """Take in a box's status; the command to answer with, None when it must get none."""
        unit = self._units.get(unit_id)
        if unit is None:
            unit = self._hear_stranger(unit_id, report)
            if unit is None:
                return None
        if not unit.believes(report):
            return unit.command_without_raise(report)
        if unit.hear(report):
            self.on_urgent()
        self.unsaved.add(unit)
        self._notice(unit_id, report)
        return unit.command(report.heard_at_s)

    def hear_boot(self, unit_id: str, address: str) -> None:
        """A box says that it starts."""
        unit = self._units.get(unit_id)
        if unit is not None:
            unit.hear_boot(address, self.steady_clock())

    def hear_encrypted(self, frame: EncryptedFrame, address: str) -> None:
        """Remember that a box has been told to encrypt, until it speaks plainly.

        Of one of the account's boxes anybody could say so: it counts from where that one speaks.
        """
        unit = self._units.get(frame.juicebox_id)
        if unit is not None and not unit.sources.may_speak_from(address, self.steady_clock()):
            return
        known = unit or self._waiting_box(frame.juicebox_id)
        if known is None or known.is_encrypted:
            return
        known.is_encrypted = True
        _LOG.warning(
            "%s sends encrypted messages (%s) and cannot be read: block its way to the vendor's directory"
            " server, then switch its power off and on",
            masked_id(frame.juicebox_id),
            frame.version,
        )

    def new_unit(self, unit_id: str, name: str) -> Unit:
        """A unit for a box that waits; it counts once it is passed to `adopt`. Raises Refusal."""
        box = self._waiting.get(unit_id)
        if box is None:
            raise Refusal("No box with this ID has reported to this server yet.")
        if box.report is None:
            raise Refusal("This box sends encrypted messages, which this server cannot read.")
        if len(self._units) >= MOST_UNITS:
            raise Refusal(f"This server looks after {MOST_UNITS} boxes already.")
        return self._make_unit(unit_id, name, box.report)

    def adopt(self, unit: Unit) -> None:
        """Look after a box from now on."""
        self._waiting.pop(unit.unit_id, None)
        self._dismissed.discard(unit.unit_id)
        self._add(unit)

    def _add(self, unit: Unit) -> None:
        self._units[unit.unit_id] = unit
        self._by_token_hash[hash_of(unit.token)] = unit

    def _hear_stranger(self, unit_id: str, report: Report) -> Unit | None:
        box = self._waiting_box(unit_id)
        if box is None:
            return None
        box.report, box.is_encrypted = report, False
        self._notice(unit_id, report)
        if not self._adopts_all or unit_id in self._dismissed or self._is_full_unasked:
            return None
        unit = self._make_unit(unit_id, default_name(unit_id), report)
        self.adopt(unit)
        self.on_urgent()
        return unit

    def _waiting_box(self, unit_id: str) -> WaitingBox | None:
        box, steady_s = self._waiting.get(unit_id), self.steady_clock()
        if box is None:
            if not self._has_room(steady_s):
                return None
            box = self._waiting[unit_id] = WaitingBox(unit_id, None, steady_s)
        box.seen_at_steady_s = steady_s
        return box

    def _has_room(self, steady_s: float) -> bool:
        """By the clock that never jumps: else one that is set back would keep made-up boxes for long."""
        if len(self._waiting) >= MOST_WAITING:
            for box in list(self._waiting.values()):
                if steady_s - box.seen_at_steady_s > _FORGOTTEN_AFTER_S:
                    del self._waiting[box.unit_id]
                    self._seen.pop(box.unit_id, None)
        return len(self._waiting) < MOST_WAITING

    def _notice(self, unit_id: str, report: Report) -> None:
        address, at_s = self._seen.get(unit_id, (None, 0.0))
        if address == report.address:  # as at nearly every report
            return
        steady_s = self.steady_clock()
        if address is None or steady_s - at_s >= SEEN_AGAIN_AFTER_S:
            self._seen[unit_id] = (report.address, steady_s)
            self.on_seen(unit_id, report)


def default_name(unit_id: str) -> str:
    """The name of a box for which nobody has chosen one."""
    return f"JuiceBox {masked_id(unit_id)}"


def model_of(report: Report) -> str:
    """What the box is, as far as it says."""
    rating_amps = report.status.rating_amps
    return f"JuiceBox {rating_amps}" if rating_amps else "JuiceBox"


def unit_maker(token_of: Callable[[str], str], time_zone_id: str) -> Callable[[str, str, Report], Unit]:
    """Makes units with the settings of a new one: nothing but what the box itself reports."""

    def make(unit_id: str, name: str, report: Report) -> Unit:
        status = report.status
        rating_amps = status.rating_amps or None
        wire = first_wire_limit(rating_amps, status.offline_amps, status.online_amps)
        settings = UnitSettings(
            name=name,
            time_zone_id=time_zone_id,
            info_timestamp=int(report.heard_at_s),
            unit_rating_amps=rating_amps,
            wire_limit_amps=wire.amps,
            wire_limit_verified=wire.verified,
        )
        return Unit(unit_id, token_of(unit_id), settings)

    return make
