"""One adopted box: its settings, its latest report, its session, and the commands that it gets."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from juicedesk.domain.charger import masked_id
from juicedesk.domain.load_sharing import RUN_OUT_AFTER_S, Held
from juicedesk.domain.policy import (
    NOTHING_SEEN,
    BoxSettings,
    Draw,
    Seen,
    Settled,
    may_draw,
    settle_wire_limit,
    within_share,
    without_raise,
)
from juicedesk.juicebox.status import CHARGING
from juicedesk.juicenet.zones import zone_info
from juicedesk.server.offline_value import OfflineValue
from juicedesk.server.orders import Orders
from juicedesk.server.report import Report
from juicedesk.server.settings import UnitSettings
from juicedesk.server.sources import Sources
from juicedesk.server.stay import Stay

if TYPE_CHECKING:
    from juicedesk.server.circuit import Circuit

_LOG = logging.getLogger(__name__)
_RAISE_AWAITED_S = 86_400.0


class Unit:
    """A box that belongs to the account. For the event loop's thread only.

    `hear` and `change` replace `settings`; whatever they replaced is for the caller to store.
    """

    def __init__(
        self,
        unit_id: str,
        token: str,
        settings: UnitSettings,
        *,
        report: Report | None = None,
        stay: Stay | None = None,
        unkept_changes: int = 0,
    ) -> None:
        """`unkept_changes` is how many changes may have been told to clients and lost with the last run."""
        self.unit_id = unit_id
        self.token = token
        self.settings = settings
        self.report = report
        self.stay = stay or Stay()
        self.is_encrypted = False
        self.circuit: Circuit | None = None
        self.orders = Orders(unit_id)
        self.sources = Sources(report.address if report else None)
        self._offline_value = OfflineValue(report.status.offline_amps if report else None)
        self._policy = (settings, settings.for_policy)
        self._on_its_own_at_s: float | None = None
        self._last_stamp = settings.info_timestamp + unkept_changes

    @property
    def heard_at_steady_s(self) -> float | None:
        """When it was last heard, on the steady clock; None: not in this run of the server."""
        return self.report.steady_s if self.report else None

    @property
    def held(self) -> Held:
        """The currents that it may have, as far as it has not shown or acknowledged less."""
        told, rating_amps = self.orders.told, self.settings.unit_rating_amps or 0
        reported_amps: int | None = None
        if self.report is not None and self.report.steady_s is not None:
            reported_amps = self.report.status.online_amps
            reported_amps = rating_amps if reported_amps is None else reported_amps
        return Held(
            online_amps=None if reported_amps is None else max(reported_amps, told.most_online_amps),
            offline_amps=max(
                self.for_policy.offline_amps or 0,
                rating_amps if self._is_offline_value_unsure else self._offline_value.shown_amps or 0,
                told.most_offline_amps,
                self._own_amps(reported_amps),
            ),
        )

    def _own_amps(self, reported_amps: int | None) -> int:
        """What a box that does not say its offline value shows of it by having more than it was told."""
        is_shown = self.orders.are_exceeded and not self._says_offline_value
        return reported_amps or 0 if is_shown else 0

    @property
    def _is_offline_value_unsure(self) -> bool:
        """Whether nobody can say what it draws without a server: then that is all that it can."""
        if self._says_offline_value:
            # What it said in an earlier run, and perhaps in an old database, counts where that was settled.
            return self.heard_at_steady_s is None and not self.settings.wire_limit_verified
        return self.settings.wire_limit_awaited or self.for_policy.offline_amps is None

    @property
    def came_back(self) -> tuple[int, float] | None:
        """With how many amps a v07 box was last on its own, and when (UTC epoch seconds), where that is more
        than it may: it has forgotten its wire limit. None else, and when this server has not seen it."""
        shown_amps, at_s, limit_amps = (
            self._offline_value.shown_amps,
            self._on_its_own_at_s,
            self.for_policy.offline_amps,
        )
        if self._says_offline_value or shown_amps is None or at_s is None or limit_amps is None:
            return None
        return (shown_amps, at_s) if shown_amps > limit_amps else None

    @property
    def _says_offline_value(self) -> bool:
        return self.report is not None and self.report.status.offline_amps is not None

    @property
    def for_policy(self) -> BoxSettings:
        """What decides what the box may draw; made once for settings that stay for thousands of reports."""
        known_for, made = self._policy
        if known_for is not self.settings:
            made = self.settings.for_policy
            self._policy = (self.settings, made)
        return made

    @property
    def seen(self) -> Seen:
        """What its reports say, as far as it decides what it may draw."""
        status = self.report.status if self.report else None
        if status is None:
            return NOTHING_SEEN
        return Seen(self.stay.session_wh, status.volts, status.state_code == CHARGING)

    def zoned_time(self, now_s: float) -> datetime:
        """The time in the zone where the charger hangs."""
        return datetime.fromtimestamp(now_s, zone_info(self.settings.time_zone_id))

    def local_time(self, now_s: float) -> datetime:
        """The wall clock where the charger hangs, without a zone."""
        return self.zoned_time(now_s).replace(tzinfo=None)

    def draw(self, now_s: float) -> Draw | None:
        """What the box may draw now; None: it must get no command."""
        if self.circuit is not None:
            return self.circuit.draw(self, now_s)
        draw = may_draw(self.for_policy, self.zoned_time(now_s), self.seen)
        if draw is None or self.settings.load_group_id is None:
            return draw
        # Its group is not known: no more than it would draw without a server.
        return within_share(draw, draw.offline_amps)

    def next_stamp(self, now_s: float) -> int:
        """A change stamp (`info_timestamp`) that was never given to this unit before.

        It is the time (UTC epoch seconds) where that is later than every earlier stamp, else one more:
        neither a clock set back nor a crash brings a stamp back.
        """
        self._last_stamp = max(int(now_s), self._last_stamp + 1)
        return self._last_stamp

    def change(self, **changes: Any) -> None:
        """Take over changed settings that a person asked for."""
        self.settings = replace(self.settings, **changes)
        if changes.get("wire_limit_awaited"):
            self.orders.forget_wire_limit()

    def believes(self, report: Report) -> bool:
        """Whether a report counts, or comes from another place while the box still speaks from its own."""
        if report.steady_s is None:
            return True
        source, was_contested = (report.address, report.port), self.sources.is_contested
        is_believed = self.sources.believes(source, report.steady_s, report.status.report_interval_s)
        if self.sources.is_contested and not was_contested:
            _LOG.warning("two devices report as %s: the newer one gets no raise", masked_id(self.unit_id))
        return is_believed

    def hear_boot(self, address: str, steady_s: float) -> None:
        """The box says that it starts. From another address anybody could say so."""
        if self.report is not None and self.report.address == address:
            self._offline_value.hear_boot(steady_s)

    def hear(self, report: Report) -> bool:
        """Take a report in; whether the settings changed by it."""
        before, settings_before = self.report, self.settings
        self.report = report
        self.is_encrypted = False
        if before is None or before.steady_s is None:
            self._forget_old_raise(report)
        is_long_alone = _has_surely_been_alone(before, report)
        if is_long_alone:
            self.orders.told.run_out()
        self.orders.hear(report.status)
        was_plugged = self.stay.session is not None
        self.stay.hear(report, before)
        self._follow_rating(report)
        shown_amps = self._offline_value.read(report.status, report.steady_s, is_long_alone=is_long_alone)
        if shown_amps is not None and not self.settings.wire_limit_awaited:
            self._on_its_own_at_s = report.heard_at_s
        self._settle_wire_limit(report, shown_amps)
        self._begin_override(report)
        self._end_override(report, is_unplugged=was_plugged and self.stay.session is None)
        return self.settings is not settings_before

    def command(self, now_s: float) -> bytes | None:
        """The command that answers the latest report, or None when the box must get none."""
        draw = self.draw(now_s)
        if self.report is None or draw is None:
            return None
        awaits = self.settings.wire_limit_awaited
        return self.orders.answer(self.report.status, draw, self.zoned_time(now_s), awaits=awaits)

    def command_without_raise(self, report: Report) -> bytes | None:
        """The command for a report that does not count: it lowers what the sender has, or leaves it."""
        draw, status = self.draw(report.heard_at_s), report.status
        lowered = draw and without_raise(draw, status.online_amps, status.offline_amps)
        if not lowered:
            return None
        return self.orders.answer(status, lowered, self.zoned_time(report.heard_at_s), is_aside=True)

    def _follow_rating(self, report: Report) -> None:
        """The rating is the hardware's: what the box says last is right."""
        status = report.status
        if status.rating_amps and status.rating_amps != self.settings.unit_rating_amps:
            self._keep(report.heard_at_s, unit_rating_amps=status.rating_amps)

    def _forget_old_raise(self, report: Report) -> None:
        """What was asked for in an earlier run is awaited for a day: longer ago, the database may be old.

        In a load group it goes on: until the box acknowledges its share, it counts with more.
        """
        if not self.settings.wire_limit_awaited or self.settings.load_group_id is not None:
            return
        asked_at = max(self.settings.offline_changed_at, default=0)
        if not 0 <= report.heard_at_s - asked_at <= _RAISE_AWAITED_S:
            self._keep(report_s=report.heard_at_s, wire_limit_awaited=False)

    def _settle_wire_limit(self, report: Report, shown_amps: int | None) -> None:
        settings, offline_amps = self.settings, self.for_policy.offline_amps
        if offline_amps is None:
            return
        if shown_amps == offline_amps and settings.wire_limit_verified and not settings.wire_limit_awaited:
            return  # as at nearly every report
        awaited = settings.wire_limit_awaited and not (
            shown_amps == offline_amps or self.orders.has_taken_wire_limit
        )
        settled = settle_wire_limit(offline_amps, shown_amps, awaited)
        kept = "wire_limit_amps" if settings.offline_share_amps is None else "offline_share_amps"
        self._keep(
            report_s=report.heard_at_s if settled.box_was_lower else None,
            **({kept: settled.wire_limit_amps} if settled.box_was_lower else {}),
            wire_limit_awaited=awaited,
            wire_limit_verified=self._is_verified(settled, shown_amps, offline_amps, awaited=awaited),
            wire_limit_lowered=settings.wire_limit_lowered or settled.box_was_lower,
        )
        if not awaited:
            self.orders.forget_wire_limit()

    def _is_verified(
        self, settled: Settled, shown_amps: int | None, offline_amps: int, *, awaited: bool
    ) -> bool:
        """A v07 box that comes back with more has forgotten its value, and will again."""
        if settled.box_was_lower or shown_amps == offline_amps:
            return True
        forgets = shown_amps is not None and not self._says_offline_value and not awaited
        return self.settings.wire_limit_verified and not forgets

    def _begin_override(self, report: Report) -> None:
        order = self.settings.override
        if order and not order.is_begun and order.lets_charge(self.zoned_time(report.heard_at_s)):
            self._keep(report_s=None, override=replace(order, is_begun=True))

    def _end_override(self, report: Report, *, is_unplugged: bool) -> None:
        order = self.settings.override
        if order is not None and (is_unplugged or order.is_delivered(self.stay.session_wh)):
            self._keep(report_s=report.heard_at_s, override=None)

    def _keep(self, report_s: float | None, **changes: Any) -> None:
        """Replace settings where they differ; with a time, as a change of the configuration."""
        if all(getattr(self.settings, name) == value for name, value in changes.items()):
            return  # at nearly every report; making new settings to compare took a third of its time
        stamp = self.settings.info_timestamp if report_s is None else self.next_stamp(report_s)
        self.settings = replace(self.settings, **changes, info_timestamp=stamp)


def _has_surely_been_alone(before: Report | None, report: Report) -> bool:
    """Whether nobody has commanded the box for long. Of an earlier run the wall clock alone would tell,
    and it may have jumped."""
    if before is None or before.steady_s is None or report.steady_s is None:
        return False
    return report.steady_s - before.steady_s > RUN_OUT_AFTER_S
