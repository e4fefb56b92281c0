"""What a server knows of the device itself, beside what it measures and what people have set."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Feature(StrEnum):
    """What a server can take out of a person's hands, by the names of the API (API sheet §6.3)."""

    SCHEDULE = "set_tou"
    OVERRIDE = "set_override"


USUAL_POLICY = "Default"
"""The name of the policy that every charger has. The vendor's own sample forbids control under it, and its
chargers could be controlled all the same (API sheet §9): so only a policy of another name is one."""


@dataclass(frozen=True, slots=True)
class Policy:
    """Who may control a charger, by its server. `refused` says why a feature cannot be had, by its name of
    the API; the reason may be empty."""

    name: str = ""
    is_user_allowed: bool = True
    refused: tuple[tuple[str, str], ...] = ()

    @property
    def is_of_utility(self) -> bool:
        """Whether somebody else than its owner decides over the charger."""
        return not self.is_user_allowed and self.name not in ("", USUAL_POLICY)

    def refusal(self, feature: Feature) -> str | None:
        """Why a feature cannot be had, perhaps empty; None when it can be."""
        return dict(self.refused).get(feature)


@dataclass(frozen=True, slots=True)
class BoxFacts:
    """None and empty are unknown; all but address and policy only our own server tells.

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
    model: str = ""
    policy: Policy = Policy()


NO_FACTS = BoxFacts()
"""What stands where nothing is known."""
