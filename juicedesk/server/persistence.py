"""Keeping units: a person's change before it counts, a box's reports about once a second."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any, TypeVar

from juicedesk.domain.errors import StoreError
from juicedesk.domain.load_group import LoadGroup
from juicedesk.server.db import Database, snapshot
from juicedesk.server.refusals import Refusal, bad_unit_token, changed_meanwhile
from juicedesk.server.registry import Registry
from juicedesk.server.settings import UnitSettings
from juicedesk.server.tables import slot_row, unit_row
from juicedesk.server.unit import Unit

_LOG = logging.getLogger(__name__)
_KEEP_EVERY_S = 1.0

Changes = Mapping[str, Any]
Result = TypeVar("Result")


class Persistence:
    """Writes in a thread of its own, so that no box waits for the disk; one write at a time.

    For the event loop's thread.
    """

    def __init__(
        self, database: Database, registry: Registry, clock: Callable[[], float] = time.time
    ) -> None:
        self._database = database
        self._registry = registry
        self._clock = clock
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="database")
        self._one_at_a_time = asyncio.Lock()
        self._is_urgent = asyncio.Event()
        self._is_failing = False
        registry.on_urgent = self._is_urgent.set

    async def change(
        self, unit: Unit, decide: Callable[[UnitSettings], Changes], if_stamp: int | None = None
    ) -> int:
        """Change settings as `decide` says, on the disk first; the unit's change stamp after it.

        With `if_stamp` only when that is still the unit's stamp; between this check and the change no
        other change comes. Raises StoreError, Refusal (changed meanwhile) or what `decide` raises: then
        nothing has changed, neither on the disk nor in memory.
        """
        async with self._one_at_a_time:
            self._check_known(unit)
            if if_stamp not in (None, unit.settings.info_timestamp):
                raise changed_meanwhile("The charger")
            changes = decide(unit.settings)
            stamp = unit.next_stamp(self._clock())
            await self._write([unit_row(unit, replace(unit.settings, **changes, info_timestamp=stamp))], [])
            return self._applied(unit, changes, stamp)

    async def change_load_group(self, group_id: str, group: LoadGroup, if_stamp: int | None = None) -> int:
        """Make, change or dissolve a load group with all its boxes, on the disk first; its new change stamp.

        Raises StoreError, InvalidChange or Refusal: then nothing has changed.
        """
        async with self._one_at_a_time:
            change = self._registry.circuits.plan(group_id, group, if_stamp, self._clock())
            stamps = {unit: unit.next_stamp(self._clock()) for unit in change.unit_changes}
            rows = [
                unit_row(unit, replace(unit.settings, **changes, info_timestamp=stamps[unit]))
                for unit, changes in change.unit_changes.items()
            ]
            await self._in_writer(self._database.keep_group, rows, change)
            for unit, changes in change.unit_changes.items():
                self._applied(unit, changes, stamps[unit])
            self._registry.circuits.apply(change)
            return 0 if change.group.is_dissolved else change.change_stamp

    async def adopt(self, unit_id: str, name: str) -> Unit:
        """Take in a box that waits, on the disk first. Raises StoreError or Refusal."""
        async with self._one_at_a_time:
            known = self._registry.units.get(unit_id)
            if known is not None:
                return known
            unit = self._registry.new_unit(unit_id, name)
            await self._write([unit_row(unit, unit.settings)], [])
            box = self._registry.waiting.get(unit_id)
            self._registry.adopt(unit)
            if box is not None and box.report is not None:
                unit.hear(box.report)
                self._registry.unsaved.add(unit)
            return unit

    async def dismiss(self, unit: Unit) -> None:
        """Look after a unit no more, on the disk first. Raises StoreError or Refusal."""
        async with self._one_at_a_time:
            self._check_known(unit)
            if unit.settings.load_group_id is not None:
                raise Refusal("Take the charger out of its load group first: it draws from that circuit.")
            await self._in_writer(self._database.remove_unit, unit.unit_id)
            self._registry.dismiss(unit)

    async def share(self, unit: Unit, token_of: Callable[[str, int], str]) -> str:
        """Share a unit once more, on the disk first; the token of the share. Raises StoreError or Refusal."""
        await self.flush()  # the row of a unit that has just come may not be there yet
        async with self._one_at_a_time:
            self._check_known(unit)
            share_id = await self._in_writer(self._database.add_share, unit.unit_id, int(self._clock()))
            token = token_of(unit.unit_id, share_id)
            self._registry.share(unit, token)
            return token

    async def withdraw_shares(self, unit: Unit) -> int:
        """Withdraw all shares of a unit, on the disk first; how many there were. Raises StoreError."""
        async with self._one_at_a_time:
            count = await self._in_writer(self._database.remove_shares, unit.unit_id)
            self._registry.withdraw_shares(unit)
            return count

    def _check_known(self, unit: Unit) -> None:
        """A call that has waited for its turn may find its unit gone."""
        if self._registry.units.get(unit.unit_id) is not unit:
            raise bad_unit_token()

    async def run(self) -> None:
        """Keep what changes, until cancelled: about once a second, a changed setting at once."""
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._is_urgent.wait(), _KEEP_EVERY_S)
            self._is_urgent.clear()
            await self.flush()

    async def close(self) -> None:
        """Keep the last reports and end the thread."""
        await self.flush()
        self._writer.shutdown()

    async def flush(self) -> None:
        """Keep every unit that is newer than its row. What cannot be kept is tried again by the next call."""
        async with self._one_at_a_time:
            units, self._registry.unsaved = self._registry.unsaved, set()
            if not units:
                return
            ended = {unit: len(unit.ended_sessions) for unit in units}
            rows, sessions = zip(*map(snapshot, units), strict=True)
            slots = {unit: list(unit.slots.unkept.values()) for unit in units if unit.slots.unkept}
            slot_rows = [slot_row(unit.unit_id, slot) for unit, some in slots.items() for slot in some]
            try:
                await self._write(list(rows), [row for some in sessions for row in some], slot_rows)
            except StoreError as error:
                self._registry.unsaved |= units
                self._say_failing(error)
                return
            except asyncio.CancelledError:
                self._registry.unsaved |= units
                raise
            self._is_failing = False
            for unit, count in ended.items():
                del unit.ended_sessions[:count]
            for unit, some in slots.items():
                unit.slots.forget(some)

    def _say_failing(self, error: StoreError) -> None:
        if not self._is_failing:
            _LOG.error("the boxes' reports cannot be kept at the moment: %s", error)
        self._is_failing = True

    def _applied(self, unit: Unit, changes: Changes, stamp: int) -> int:
        """Let kept changes count; the unit's change stamp after it."""
        if unit.settings.info_timestamp > stamp:
            # The box has changed something while the disk was at work; the next write keeps that.
            stamp = unit.next_stamp(self._clock())
        unit.change(**changes, info_timestamp=stamp)
        self._registry.unsaved.add(unit)
        return stamp

    async def read(self, work: Callable[[Database], Result]) -> Result:
        """What the database says, after all that was reported so far. Raises StoreError."""
        await self.flush()
        async with self._one_at_a_time:
            return await self._in_writer(work, self._database)

    async def _write(
        self, unit_rows: list[Any], session_rows: list[Any], slot_rows: Sequence[Any] = ()
    ) -> None:
        await self._in_writer(self._database.keep, unit_rows, session_rows, slot_rows)

    async def _in_writer(self, work: Callable[..., Result], *arguments: object) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._writer, work, *arguments)
