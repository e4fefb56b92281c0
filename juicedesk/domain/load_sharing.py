"""How the boxes of a load group share their circuit. Pure, like `policy`; the time is passed in.

Every box is counted all the time at the most it could draw: what it was last allowed, what commands
still under way allow it, and what it draws by itself without a server (its offline share). So the sum
holds when a command is lost, a box loses its network or its power, a car comes at any moment, or the
server is gone; and a raise waits until the boxes that make room for it have acknowledged.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from juicedesk.domain.policy import Draw
from juicedesk.domain.wiring import FLOOR_AMPS

SILENT_AFTER_S = 120.0
"""Four reports of a box that does not charge (protocol sheet §3.6)."""

RUN_OUT_AFTER_S = 600.0
"""Twice the time after which a box without a server goes back to its offline limit (protocol sheet §5)."""

TURN_S = 1800
"""How long the order holds in which cars get current when there is not enough for all."""


@dataclass(frozen=True, slots=True)
class Member:
    """One box of a group, in amps.

    - `limit_amps`: what it may draw now by its own settings and schedule, 0 or 6 and more.
    - `offline_share_amps`: its firm part of the circuit, that it is told to draw without a server.
    - `most_offline_amps`: the most it may draw by itself; more than its share until it has acknowledged.
    - `most_online_amps`: the most that any command, in force or under way, lets it draw; 0 once such
      commands have certainly run out. None is unknown.
    - `is_idle`: the car is offered current and does not take it.
    - `is_silent`: it has not reported for a while.
    - `is_deaf`: it reports, and does not do what it is told.
    """

    limit_amps: int
    offline_share_amps: int
    most_offline_amps: int
    most_online_amps: int | None
    is_plugged: bool = True
    is_idle: bool = False
    is_silent: bool = False
    is_deaf: bool = False

    @property
    def is_out_of_reach(self) -> bool:
        """Whether no command can be counted on: it keeps what it holds, and the others step back."""
        return self.is_silent or self.is_deaf

    @property
    def wanted_amps(self) -> int:
        """What it is to get where there is enough; a car that takes nothing keeps its minimum."""
        if self.is_out_of_reach or not self.is_plugged or self.limit_amps < FLOOR_AMPS:
            return 0
        return FLOOR_AMPS if self.is_idle else self.limit_amps

    @property
    def counted_amps(self) -> int | None:
        """The most it could draw at the moment; None is unknown."""
        if self.most_online_amps is None:
            return None
        return max(self.most_offline_amps, self.most_online_amps)


@dataclass(frozen=True, slots=True)
class Held:
    """The most that a box may have by all that it was told and has said; `online_amps` None is unknown."""

    online_amps: int | None
    offline_amps: int


def member_of(
    draw: Draw | None,
    held: Held,
    silence_s: float,
    *,
    is_plugged: bool = True,
    is_idle: bool = False,
    is_deaf: bool = False,
) -> Member:
    """A box as it counts in its group: with what it may draw by itself and what it may have.

    One that has been silent for long enough has gone back to its offline limit, and counts with that.
    """
    return Member(
        limit_amps=draw.online_amps if draw else 0,
        offline_share_amps=draw.offline_amps if draw else 0,
        most_offline_amps=held.offline_amps,
        most_online_amps=0 if silence_s > RUN_OUT_AFTER_S else held.online_amps,
        is_plugged=is_plugged,
        is_idle=is_idle,
        is_silent=silence_s > SILENT_AFTER_S,
        is_deaf=is_deaf,
    )


def offline_shares(circuit_amps: int, most_amps: Mapping[str, int]) -> dict[str, int]:
    """What each box draws without a server: never more than the circuit carries together.

    `most_amps` is what each could draw alone: min(wire limit, rating). The shares are as large as
    possible without taking anything from a car that charges alone, and at least 6 A. Where the
    circuit cannot give 6 A to every box, all are 0: without a server nobody could say whose turn it is.
    """
    caps = {unit_id: min(amps, circuit_amps) for unit_id, amps in most_amps.items()}

    def at_level(level: int) -> dict[str, int]:
        return {
            unit_id: share if (share := min(cap, level)) >= FLOOR_AMPS else 0 for unit_id, cap in caps.items()
        }

    def fits(level: int) -> bool:
        shares = at_level(level)
        firm = sum(shares.values())
        return all(firm - shares[unit_id] + cap <= circuit_amps for unit_id, cap in caps.items())

    shares = at_level(max(FLOOR_AMPS, _highest(fits, circuit_amps)))
    return shares if sum(shares.values()) <= circuit_amps else dict.fromkeys(caps, 0)


def share_amps(circuit_amps: int, members: Mapping[str, Member], unit_id: str, now_s: float) -> int:
    """What a box that has just reported is allowed now: 0, or 6 and more.

    Never more than its fair share, and above what it already may draw only what all others certainly
    leave. One that was deaf gets its share too: should it listen again, it is not stopped for that.
    """
    fair_amps = fair_shares(circuit_amps, _as_if_it_listened(members, unit_id), now_s)[unit_id]
    others = [member.counted_amps for other_id, member in members.items() if other_id != unit_id]
    room_amps = 0 if None in others else circuit_amps - sum(filter(None, others))
    amps = min(fair_amps, max(members[unit_id].most_online_amps or 0, room_amps))
    return amps if amps >= FLOOR_AMPS else 0


def _as_if_it_listened(members: Mapping[str, Member], unit_id: str) -> Mapping[str, Member]:
    if not members[unit_id].is_deaf:
        return members
    return {**members, unit_id: replace(members[unit_id], is_deaf=False)}


def fair_shares(circuit_amps: int, members: Mapping[str, Member], now_s: float) -> dict[str, int]:
    """What each box should get once all have followed; together with what the others hold, the circuit.

    The order of the members moves on by one every TURN_S: whoever is first then gets its 6 A first.
    """
    wanting = {
        unit_id: members[unit_id] for unit_id in _in_turn(members, now_s) if members[unit_id].wanted_amps
    }
    left_amps = circuit_amps - sum(
        max(member.most_offline_amps, (member.most_online_amps or 0) if member.is_out_of_reach else 0)
        for unit_id, member in members.items()
        if unit_id not in wanting
    )
    free_amps = left_amps - sum(member.offline_share_amps for member in wanting.values())
    shares = _as_far_as_it_goes(left_amps, wanting) if free_amps < 0 else _filled(free_amps, wanting)
    return dict.fromkeys(members, 0) | shares


def _in_turn(members: Mapping[str, Member], now_s: float) -> list[str]:
    ids = sorted(members)
    first = int(now_s // TURN_S) % len(ids)
    return ids[first:] + ids[:first]


def _as_far_as_it_goes(left_amps: int, wanting: Mapping[str, Member]) -> dict[str, int]:
    """A box that cannot be reached holds more than its share: the others step back."""
    shares: dict[str, int] = {}
    for unit_id, member in wanting.items():
        amps = min(member.wanted_amps, max(member.offline_share_amps, FLOOR_AMPS), left_amps)
        shares[unit_id] = amps if amps >= FLOOR_AMPS else 0
        left_amps -= shares[unit_id]
    return shares


def _filled(free_amps: int, wanting: Mapping[str, Member]) -> dict[str, int]:
    """Each its firm part, then 6 A for whoever has less, in turn, then all evenly."""
    shares: dict[str, int] = {}
    for unit_id, member in wanting.items():
        amps = min(member.wanted_amps, member.offline_share_amps)
        if amps < FLOOR_AMPS:
            lacking_amps = FLOOR_AMPS - member.offline_share_amps
            amps = FLOOR_AMPS if lacking_amps <= free_amps else 0
            free_amps -= lacking_amps if amps else 0
        shares[unit_id] = amps
    served = {unit_id: amps for unit_id, amps in shares.items() if amps}

    def raised(unit_id: str, level: int) -> int:
        return min(wanting[unit_id].wanted_amps, max(served[unit_id], level))

    def fits(level: int) -> bool:
        return sum(raised(unit_id, level) - amps for unit_id, amps in served.items()) <= free_amps

    level = _highest(fits, max((member.wanted_amps for member in wanting.values()), default=0))
    even = {unit_id: raised(unit_id, level) for unit_id in served}
    free_amps -= sum(even.values()) - sum(served.values())
    higher = [unit_id for unit_id, amps in even.items() if raised(unit_id, level + 1) > amps]
    return shares | even | {unit_id: even[unit_id] + 1 for unit_id in higher[:free_amps]}


def _highest(fits: Callable[[int], bool], most: int) -> int:
    """The highest level from 0 to `most` that fits; 0 fits, and whatever is below one that does."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low
