"""What units have that their rows do not have yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from juicedesk.server.report import Report
from juicedesk.server.sessions import Session
from juicedesk.server.settings import UnitSettings
from juicedesk.server.slots import EnergySlot
from juicedesk.server.tables import report_row, session_row, slot_row, unit_row
from juicedesk.server.unit import Unit
from juicedesk.server.upserts import Rows


@dataclass(frozen=True, slots=True)
class News:
    """One unit's, at one moment. With `settings` None its row is right; `session` is the open one."""

    unit: Unit
    settings: UnitSettings | None
    report: Report | None
    plug_changed_at: int | None
    ended: Sequence[Session]
    session: Session | None
    is_session_new: bool
    slots: Sequence[EnergySlot]


class Ledger:
    """Remembers what has been kept of each unit, so that only what is new is written.

    For the event loop's thread.
    """

    def __init__(self, kept: Iterable[Unit] = ()) -> None:
        """`kept` are the units that are just as their rows say."""
        self._kept: dict[Unit, tuple[UnitSettings | None, Session | None]] = {
            unit: (unit.settings, unit.stay.session) for unit in kept
        }

    def news_of(self, unit: Unit) -> News:
        """What is new of a unit now."""
        settings, session = self._kept.get(unit, (None, None))
        return News(
            unit,
            None if unit.settings is settings else unit.settings,
            unit.report,
            unit.stay.plug_changed_at,
            tuple(unit.stay.ended_sessions),
            unit.stay.session,
            unit.stay.session is not session and unit.stay.session != session,
            tuple(unit.stay.slots.unkept.values()),
        )

    def keep_settings(self, unit: Unit, settings: UnitSettings) -> None:
        """These settings are on the disk."""
        self._kept[unit] = (settings, self._kept.get(unit, (None, None))[1])

    def keep(self, news: News) -> None:
        """All this is on the disk; what has come since is not."""
        unit = news.unit
        self._kept[unit] = (news.settings or self._kept[unit][0], news.session)
        del unit.stay.ended_sessions[: len(news.ended)]
        unit.stay.slots.forget(list(news.slots))

    def forget(self, unit: Unit) -> None:
        """The unit is looked after no more."""
        self._kept.pop(unit, None)


def rows_of(several: Iterable[News]) -> Rows:
    """The rows to write; for any thread."""
    rows = Rows()
    for news in several:
        _add(rows, news)
    return rows


def _add(rows: Rows, news: News) -> None:
    unit_id = news.unit.unit_id
    if news.settings is not None:
        rows.units.append(unit_row(unit_id, news.settings))
    if news.report is not None:
        rows.reports.append(report_row(unit_id, news.report, news.plug_changed_at))
    rows.sessions.extend(session_row(unit_id, session) for session in news.ended)
    if news.session is not None and news.is_session_new:
        rows.sessions.append(session_row(unit_id, news.session))
    rows.slots.extend(slot_row(unit_id, slot) for slot in news.slots)
