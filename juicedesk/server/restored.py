"""What still counts of a unit's settings when an old database stands in the place of the present one.

They may have been lowered since, and nobody knows how far. No box is raised by them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from juicedesk.domain.policy import OverrideOrder
from juicedesk.domain.wiring import FLOOR_AMPS
from juicedesk.juicebox.status import Protocol
from juicedesk.server.settings import UnitSettings
from juicedesk.server.unit import Unit

_SURELY_A_STOP = timedelta(days=2)
"""Clients say "not at all" with a start that is a year ahead (API sheet §6.8)."""


def distrusted(unit: Unit) -> UnitSettings:
    """The unit's settings as far as they can raise nothing: 6 A until a person says more, no order to charge.

    A v09u box itself says a lower wire limit. Of another one nobody knows it any more: it gets no command
    before a person has stated its wiring.
    """
    settings = unit.settings
    says_wire_limit = unit.report is not None and unit.report.status.protocol is Protocol.V09U
    charge_limit_amps = settings.charge_limit_amps
    return replace(
        settings,
        wire_limit_amps=settings.wire_limit_amps if says_wire_limit else None,
        wire_limit_awaited=False,
        wire_limit_verified=False,
        charge_limit_amps=FLOOR_AMPS if charge_limit_amps is None else min(charge_limit_amps, FLOOR_AMPS),
        held_since_restore=True,
        override=settings.override if _is_stop(unit, settings.override) else None,
    )


def _is_stop(unit: Unit, order: OverrideOrder | None) -> bool:
    if order is None or unit.report is None:
        return False
    return order.start - unit.local_time(unit.report.heard_at_s) > _SURELY_A_STOP
