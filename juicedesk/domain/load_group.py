"""Boxes that share one circuit: together they draw no more than it carries."""

from __future__ import annotations

from dataclasses import dataclass

from juicedesk.domain.errors import (
    CIRCUIT_OUT_OF_RANGE,
    GROUP_NAME_EMPTY,
    MEMBER_WITHOUT_ID,
    NAME_TOO_LONG,
    NAME_UNPRINTABLE,
    TOO_MANY_MEMBERS,
    InvalidChange,
)
from juicedesk.domain.wiring import FLOOR_AMPS

GROUP_NAME_MAX_LENGTH = 60
MOST_CIRCUIT_AMPS = 999
MOST_MEMBERS = 32


@dataclass(frozen=True, slots=True)
class LoadGroup:
    """A circuit and the boxes on it. Members are sorted and named once each; without any it is dissolved."""

    name: str
    circuit_amps: int
    member_ids: tuple[str, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "member_ids", tuple(sorted(set(self.member_ids))))

    @property
    def is_dissolved(self) -> bool:
        """Whether nothing shares the circuit."""
        return not self.member_ids

    @property
    def even_split_amps(self) -> int:
        """What each member may draw so that all together fit by themselves; 0 where that is below 6."""
        each = self.circuit_amps // max(1, len(self.member_ids))
        return each if each >= FLOOR_AMPS else 0


NO_GROUP = LoadGroup("", 0, ())
"""What stands where a group is known not to exist."""


def check_load_group(group: LoadGroup) -> LoadGroup:
    """Return the group unchanged, or raise InvalidChange; what a dissolved one says does not count."""
    if group.is_dissolved:
        return group
    if not group.name.strip():
        raise InvalidChange(GROUP_NAME_EMPTY)
    if len(group.name) > GROUP_NAME_MAX_LENGTH:
        raise InvalidChange(NAME_TOO_LONG, length=len(group.name), limit=GROUP_NAME_MAX_LENGTH)
    if not group.name.isprintable():
        raise InvalidChange(NAME_UNPRINTABLE)
    if not FLOOR_AMPS <= group.circuit_amps <= MOST_CIRCUIT_AMPS:
        facts = {"amps": group.circuit_amps, "least_amps": FLOOR_AMPS, "most_amps": MOST_CIRCUIT_AMPS}
        raise InvalidChange(CIRCUIT_OUT_OF_RANGE, **facts)
    if len(group.member_ids) > MOST_MEMBERS:
        raise InvalidChange(TOO_MANY_MEMBERS, count=len(group.member_ids), limit=MOST_MEMBERS)
    if not all(group.member_ids):
        raise InvalidChange(MEMBER_WITHOUT_ID)
    return group


def lets_more_flow(before: LoadGroup | None, after: LoadGroup) -> bool:
    """Whether a box may draw more after the change than before it.

    That is so for a larger circuit and for every member that leaves, as all do when a group is
    dissolved. `before` None is unknown and counts as a raise; NO_GROUP is known not to exist, and
    making a group is none.
    """
    if before is None:
        return True
    if before.is_dissolved:
        return False
    leaves = not set(before.member_ids) <= set(after.member_ids)
    return leaves or after.circuit_amps > before.circuit_amps
