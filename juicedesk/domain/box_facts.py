"""What a server knows of the device itself, beside what it measures and what people have set."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BoxFacts:
    """None and empty are unknown; all but the address only our own server tells.

    `offline_amps` is what the box may draw without a server; in a load group that is its share of the
    circuit. `wire_limit_verified`: the box itself has shown its wire limit. `held_since_restore`: the
    server's database was put back, and the box gets little until a person sets its limit.
    """

    address: str = ""
    protocol: str = ""
    offline_amps: int | None = None
    wire_limit_verified: bool | None = None
    wire_limit_lowered_by_box: bool = False
    load_group_id: str = ""
    held_since_restore: bool = False


NO_FACTS = BoxFacts()
"""What stands where nothing is known."""
