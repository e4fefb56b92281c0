"""What the API's commands work with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from juicedesk.server.persistence import Persistence
from juicedesk.server.registry import Registry
from juicedesk.server.share_pins import SharePins
from juicedesk.server.tokens import Tokens


@dataclass(frozen=True, slots=True)
class House:
    """One home server. `clock` gives UTC epoch seconds."""

    server_id: str
    name: str
    registry: Registry
    persistence: Persistence
    tokens: Tokens
    offline_after_s: float
    clock: Callable[[], float]
    share_pins: SharePins = field(default_factory=SharePins)
