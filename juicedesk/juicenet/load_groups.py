"""Load groups as get_load_groups and set_load_group write them: an extension of our own server."""

from __future__ import annotations

from juicedesk.domain.load_group import LoadGroup
from juicedesk.domain.ports import ReportedLoadGroup
from juicedesk.juicenet.reading import Fields, WireError


def load_group_to_wire(group_id: str, group: LoadGroup) -> dict[str, object]:
    """`id`, `name`, `circuit_amps` and `members`, always all of them: a write replaces everything."""
    return {
        "id": group_id,
        "name": group.name,
        "circuit_amps": group.circuit_amps,
        "members": list(group.member_ids),
    }


def load_group_from_wire(fields: Fields) -> ReportedLoadGroup:
    """A group and its ID; raises WireError for anything that does not say all of it."""
    group_id, circuit_amps = fields.text_of("id"), fields.int_of("circuit_amps")
    members = fields.value_of("members")
    if not group_id or circuit_amps is None:
        raise WireError("a load group without id or circuit_amps")
    if not isinstance(members, list) or not all(isinstance(member, str) for member in members):
        raise WireError("members of a load group must be a list of IDs")
    group = LoadGroup(fields.text_of("name") or "", circuit_amps, tuple(members))
    return ReportedLoadGroup(group_id, group, fields.int_of("change_stamp"))


def load_groups_from_wire(answer: Fields) -> list[ReportedLoadGroup]:
    """The answer of get_load_groups."""
    entries = answer.objects_of("load_groups")
    if entries is None:
        raise WireError("the answer holds no list of load groups")
    return [load_group_from_wire(entry) for entry in entries]
