"""Load groups: an extension of this server, on the account's path (decision 0007)."""

from __future__ import annotations

from juicedesk.juicenet.load_groups import load_group_from_wire, load_group_to_wire
from juicedesk.juicenet.reading import Fields
from juicedesk.server.commands.changing import base_stamp
from juicedesk.server.house import House


async def get_load_groups(house: House, _fields: Fields) -> dict[str, object]:
    """All load groups with their change stamps."""
    return {
        "load_groups": [
            {**load_group_to_wire(circuit.group_id, circuit.group), "change_stamp": circuit.change_stamp}
            for circuit in house.registry.circuits.by_id.values()
        ]
    }


async def set_load_group(house: House, fields: Fields) -> dict[str, object]:
    """Make or replace the group with the ID that the client has chosen; without members it is dissolved.

    With `if_change_stamp` refused (1409) unless that is the group's stamp; 0 stands for no group.
    """
    asked = load_group_from_wire(fields)
    stamp = await house.persistence.change_load_group(
        asked.group_id, asked.value, base_stamp(fields, "if_change_stamp")
    )
    return {"id": asked.group_id, "change_stamp": stamp}
