"""The whole policy in one function: units, settings, reports and the time in, what each box may draw out.

Pure, and without memory: what boxes were told and have said is passed in as `Held`. What a box may
draw by itself is `policy.may_draw`; how boxes share a circuit is `load_sharing`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from juicedesk.domain.load_sharing import Held, Member, member_of, share_amps
from juicedesk.domain.policy import NOTHING_SEEN, BoxSettings, Draw, Seen, may_draw, within_share


@dataclass(frozen=True, slots=True)
class Box:
    """All that decides about one box.

    `local_time` is in the charger's own zone, `silence_s` how long the box has said nothing, and
    `circuit_id` the load group it belongs to. `is_idle`: its car is offered current and takes none.
    `is_deaf`: it does not do what it is told, as far as its reports say.
    """

    settings: BoxSettings
    local_time: datetime
    held: Held
    seen: Seen = NOTHING_SEEN
    silence_s: float = 0.0
    circuit_id: str | None = None
    is_plugged: bool = True
    is_idle: bool = False
    is_deaf: bool = False


def allowed(
    boxes: Mapping[str, Box], circuits_amps: Mapping[str, int], now_s: float, answered: Iterable[str]
) -> dict[str, Draw | None]:
    """What each of the `answered` boxes may draw now, told in this order; None: it must get no command.

    `boxes` holds every box of their circuits, whoever is answered, and `now_s` is in UTC epoch seconds.
    What a box is told counts for all that are told something after it, so whatever arrives of it, and
    in whatever order, the circuits hold. A box whose circuit is not known gets no more than it would
    draw without a server.
    """
    draws = {unit_id: _draw_alone(box) for unit_id, box in boxes.items()}
    circuits = {circuit_id: _members(boxes, draws, circuit_id) for circuit_id in circuits_amps}
    told: dict[str, Draw | None] = {}
    for unit_id in answered:
        draw, circuit_id = draws[unit_id], boxes[unit_id].circuit_id
        if draw is None or circuit_id is None:
            told[unit_id] = draw
        elif circuit_id not in circuits:
            told[unit_id] = within_share(draw, draw.offline_amps)
        else:
            members = circuits[circuit_id]
            share = within_share(draw, share_amps(circuits_amps[circuit_id], members, unit_id, now_s))
            members[unit_id] = _told(members[unit_id], share.online_amps)
            told[unit_id] = share
    return told


def _draw_alone(box: Box) -> Draw | None:
    return may_draw(box.settings, box.local_time, box.seen)


def _members(
    boxes: Mapping[str, Box], draws: Mapping[str, Draw | None], circuit_id: str
) -> dict[str, Member]:
    return {
        unit_id: member_of(
            draws[unit_id],
            box.held,
            box.silence_s,
            is_plugged=box.is_plugged,
            is_idle=box.is_idle,
            is_deaf=box.is_deaf,
        )
        for unit_id, box in boxes.items()
        if box.circuit_id == circuit_id
    }


def _told(member: Member, online_amps: int) -> Member:
    """With a command under way to it; what is not known of it stays unknown until it reports."""
    if member.most_online_amps is None:
        return member
    return replace(member, most_online_amps=max(member.most_online_amps, online_amps))
