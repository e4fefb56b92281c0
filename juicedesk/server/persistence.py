"""Keeping units: a person's change before it counts, a box's reports a few seconds later."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from operator import attrgetter
from typing import Any, TypeVar

from juicedesk.domain.errors import StoreError
from juicedesk.domain.load_group import LoadGroup
from juicedesk.server.news import Ledger, News, rows_of
from juicedesk.server.refusals import Refusal, bad_unit_token, changed_meanwhile
from juicedesk.server.registry import Registry
from juicedesk.server.settings import UnitSettings
from juicedesk.server.storage import Storage
from juicedesk.server.tables import unit_row
from juicedesk.server.unit import Unit
from juicedesk.server.upserts import Rows

_LOG = logging.getLogger(__name__)
_KEEP_EVERY_S = 2.0
"""A report is on the disk within 5 s: this, and the time that writing the reports of these seconds takes."""
_UNITS_AT_ONCE = 1_000
"""In one transaction: so many that the disk is asked seldom, so few that no change waits for long."""

Changes = Mapping[str, Any]
Result = TypeVar("Result")


class Persistence:
    """Writes in a thread of its own, so that no box waits for the disk; one write at a time.

    For the event loop's thread.
    """

    def __init__(self, database: Storage, registry: Registry, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._registry = registry
        self._clock = clock
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="database")
        self._one_at_a_time = asyncio.Lock()
        self._is_urgent = asyncio.Event()
        self._ledger = Ledger(registry.units.values())
        self.problem: StoreError | None = None
        """Why the boxes' reports cannot be kept at the moment; None: they are."""
        self.kept_reports = 0
        registry.on_urgent = self._is_urgent.set

    async def change(
        self, unit: Unit, decide: Callable[[UnitSettings], Changes], if_stamp: int | None = None
    ) -> int:
        """Change settings as `decide` says, on the disk first; the unit's change stamp after it.

        With `if_stamp` only when that is still the unit's stamp; between this check and the change no
        other change comes. The stamp stays where nothing becomes different. Raises StoreError, Refusal
        (changed meanwhile) or what `decide` raises: then nothing has changed, neither on the disk nor in
        memory.
        """
        async with self._one_at_a_time:
            self._check_known(unit)
            if if_stamp not in (None, unit.settings.info_timestamp):
                raise changed_meanwhile("The charger")
            changes = decide(unit.settings)
            if all(getattr(unit.settings, name) == value for name, value in changes.items()):
                return await self._kept_as_it_is(unit)
            stamp = unit.next_stamp(self._clock())
            settings = replace(unit.settings, **changes, info_timestamp=stamp)
            await self._in_writer(self._database.keep, Rows(units=[unit_row(unit.unit_id, settings)]))
            return self._applied(unit, changes, stamp)

    async def _kept_as_it_is(self, unit: Unit) -> int:
        """What a client asks for is there already, but perhaps by a report that is not on the disk yet."""
        settings = unit.settings
        if self._ledger.news_of(unit).settings is not None:
            await self._in_writer(self._database.keep, Rows(units=[unit_row(unit.unit_id, settings)]))
            self._ledger.keep_settings(unit, settings)
        return settings.info_timestamp

    async def change_load_group(self, group_id: str, group: LoadGroup, if_stamp: int | None = None) -> int:
        """Make, change or dissolve a load group with all its boxes, on the disk first; its new change stamp.

        Raises StoreError, InvalidChange or Refusal: then nothing has changed.
        """
        async with self._one_at_a_time:
            change = self._registry.circuits.plan(group_id, group, if_stamp, self._clock())
            if change is None:
                return self._registry.circuits.by_id[group_id].change_stamp
            stamps = {unit: unit.next_stamp(self._clock()) for unit in change.unit_changes}
            rows = [
                unit_row(unit.unit_id, replace(unit.settings, **changes, info_timestamp=stamps[unit]))
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
            row = unit_row(unit_id, unit.settings)
            await self._in_writer(self._database.keep, Rows(units=[row]))
            self._ledger.keep_settings(unit, unit.settings)
            box = self._registry.waiting.get(unit_id)
            self._registry.adopt(unit)
            if box is not None and box.report is not None:
                unit.hear(box.report)
                self._registry.unsaved.add(unit)
            return unit

    async def dismiss(self, unit: Unit) -> int:
        """Look after a unit no more, on the disk first; its token's generation should it come back.

        Raises StoreError or Refusal.
        """
        async with self._one_at_a_time:
            self._check_known(unit)
            if unit.settings.load_group_id is not None:
                raise Refusal("Take the charger out of its load group first: it draws from that circuit.")
            generation = await self._in_writer(self._database.remove_unit, unit.unit_id)
            self._registry.dismiss(unit)
            self._ledger.forget(unit)
            return generation

    async def share(self, unit: Unit, token_of: Callable[[str, int], str]) -> str:
        """Share a unit once more, on the disk first; the token of the share. Raises StoreError or Refusal."""
        await self._flush([unit])  # the row of a unit that has just come may not be there yet
        async with self._one_at_a_time:
            self._check_known(unit)
            share_id = await self._in_writer(self._database.add_share, unit.unit_id, int(self._clock()))
            token = token_of(unit.unit_id, share_id)
            self._registry.share(unit, token)
            return token

    async def withdraw_share(self, unit: Unit, share_id: int, token: str) -> int:
        """Withdraw one share, on the disk first; 0 when there was none. Raises StoreError."""
        async with self._one_at_a_time:
            count = await self._in_writer(self._database.remove_shares, unit.unit_id, share_id)
            self._registry.withdraw(token)
            return count

    async def renew_token(self, unit: Unit, renewed: Callable[[str, int], str]) -> str:
        """Give a unit another token, on the disk first. Raises StoreError or Refusal."""
        await self._flush([unit])
        async with self._one_at_a_time:
            self._check_known(unit)
            generation = await self._in_writer(self._database.next_generation, unit.unit_id)
            token = renewed(unit.unit_id, generation)
            self._registry.renew_token(unit, token)
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
        """Keep what changes, until cancelled: every few seconds, a changed setting at once."""
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
        # In order, so that neighbours on the disk are written together.
        units = sorted(self._registry.unsaved, key=attrgetter("unit_id"))
        for start in range(0, len(units), _UNITS_AT_ONCE):
            if not await self._flush(units[start : start + _UNITS_AT_ONCE]):
                return

    async def _flush(self, units: Iterable[Unit]) -> bool:
        """Keep these units as far as they are newer than their rows; whether that has worked."""
        async with self._one_at_a_time:
            news = [self._ledger.news_of(unit) for unit in units if unit in self._registry.unsaved]
            self._registry.unsaved.difference_update(one.unit for one in news)
            try:
                await self._in_writer(self._write, news)
            except BaseException as error:
                self._registry.unsaved.update(one.unit for one in news)
                if not isinstance(error, StoreError):
                    raise
                self._say_failing(error)
                return False
            self.problem = None
            self.kept_reports += len(news)
            for one in news:
                self._ledger.keep(one)
            return True

    def _write(self, news: Iterable[News]) -> None:
        self._database.keep(rows_of(news))

    def _say_failing(self, error: StoreError) -> None:
        if self.problem is None:
            _LOG.error("the boxes' reports cannot be kept at the moment: %s", error)
        self.problem = error

    def _applied(self, unit: Unit, changes: Changes, stamp: int) -> int:
        """Let kept changes count; the unit's change stamp after it."""
        if unit.settings.info_timestamp > stamp:
            # The box has changed something while the disk was at work; the next write keeps that.
            stamp = unit.next_stamp(self._clock())
        unit.change(**changes, info_timestamp=stamp)
        self._registry.unsaved.add(unit)
        return stamp

    async def read(self, unit: Unit, work: Callable[[Storage], Result]) -> Result:
        """What the database says, after all that the unit has reported so far. Raises StoreError."""
        await self._flush([unit])
        async with self._one_at_a_time:
            return await self._in_writer(work, self._database)

    async def _in_writer(self, work: Callable[..., Result], *arguments: object) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._writer, work, *arguments)
