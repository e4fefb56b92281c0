"""What every API command works with."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from juicedesk.server.persistence import Persistence
from juicedesk.server.registry import Registry
from juicedesk.server.tokens import Identity

SERVER_NAME = "JuiceDesk home server"

Answer = dict[str, object]
"""What an answer says besides `success`."""


@dataclass(frozen=True, slots=True)
class Service:
    """The server behind the API. `clock` gives UTC epoch seconds."""

    registry: Registry
    persistence: Persistence
    identity: Identity
    offline_after_s: float
    clock: Callable[[], float] = time.time
