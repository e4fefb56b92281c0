"""A load group that a person is editing, and what letting more current flow would mean. No Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from juicedesk.domain.intent import FieldGroup
from juicedesk.domain.load_group import NO_GROUP, LoadGroup, lets_more_flow
from juicedesk.store.view import ChargerView, DeskView, LoadGroupView


@dataclass(slots=True)
class LoadGroupDraft:
    """What is wanted of one group. `base` is what the person saw on the server, `shown` the newest wish."""

    group_id: str
    base: LoadGroup | None
    shown: LoadGroup
    name: str = ""
    circuit_amps: int | None = None
    member_ids: set[str] = field(default_factory=set)
    is_dissolving: bool = False

    @classmethod
    def of_group(cls, group: LoadGroupView, wanted: LoadGroup | None = None) -> LoadGroupDraft:
        """Begin to edit a group; with `wanted` as if it had been typed."""
        wish = wanted or group.shown
        return cls(
            group.group_id,
            group.reported,
            group.shown,
            wish.name or group.shown.name,
            wish.circuit_amps or group.shown.circuit_amps,
            set(wish.member_ids),
            wish.is_dissolved,
        )

    @classmethod
    def of_new(cls, group_id: str) -> LoadGroupDraft:
        """Begin a group that is not there yet."""
        return cls(group_id, NO_GROUP, NO_GROUP)

    @property
    def is_new(self) -> bool:
        """Whether nobody has asked for this group before."""
        return self.shown.is_dissolved and (self.base is None or self.base.is_dissolved)

    @property
    def wanted(self) -> LoadGroup:
        """What would be saved; it may be one that is not allowed."""
        if self.is_dissolving:
            return NO_GROUP
        return LoadGroup(self.name.strip(), self.circuit_amps or 0, tuple(self.member_ids))

    @property
    def is_touched(self) -> bool:
        """Whether there is something to save."""
        return self.wanted != self.shown

    @property
    def raises(self) -> bool:
        """Whether more current may flow than the server has or than was asked for last."""
        if self.is_new:
            return False
        return any(lets_more_flow(before, self.wanted) for before in (self.base, self.shown))

    @property
    def leaving_ids(self) -> frozenset[str]:
        """The chargers that would no longer share the circuit."""
        before = set(self.shown.member_ids) | set(self.base.member_ids if self.base else ())
        return frozenset(before - set(self.wanted.member_ids))


def taken_ids(view: DeskView, group_id: str) -> dict[str, str]:
    """The chargers that are in another load group, or soon will be, with its name."""
    taken: dict[str, str] = {}
    for group in view.load_groups:
        if group.group_id != group_id:
            reported = group.reported.member_ids if group.reported else ()
            name = group.shown.name or (group.reported.name if group.reported else "")
            taken |= dict.fromkeys((*reported, *group.shown.member_ids), name)
    return taken


def most_amps(charger: ChargerView | None) -> int | None:
    """What a charger may draw by itself: its wiring limit, or what its hardware can deliver; None unknown."""
    if charger is None:
        return None
    wire = charger.field(FieldGroup.WIRE).reported
    known = [amps for amps in (wire, charger.unit_rating_amps) if isinstance(amps, int)]
    return min(known) if known else None


def together_amps(draft: LoadGroupDraft, leaving: Iterable[ChargerView | None]) -> int:
    """What may flow at most afterwards: the circuit, and what the leaving ones may draw as far as known."""
    circuit_amps = draft.wanted.circuit_amps
    return circuit_amps + sum(most_amps(charger) or 0 for charger in leaving)
