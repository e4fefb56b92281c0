"""What the API's commands work with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from juicedesk.server.persistence import Persistence
from juicedesk.server.registry import Registry
from juicedesk.server.share_pins import SharePins
from juicedesk.server.tokens import Tokens
from juicedesk.server.wrong_tokens import WrongTokens


@dataclass(slots=True)
class Counts:
    """Of requests since the start."""

    requests: int = 0
    refused: int = 0
    failed: int = 0


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
    wrong_tokens: WrongTokens = field(default_factory=WrongTokens)
    counts: Counts = field(default_factory=Counts)
