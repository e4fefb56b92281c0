"""What can happen to an intent, and what is known when it happens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from juicedesk.domain.intent import GroupValue, Intent
from juicedesk.domain.moment import Moment
from juicedesk.sync.times import SyncTimes


class Trigger(StrEnum):
    """What can happen to an intent."""

    TIME = "time"
    READ = "read"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    TOKEN_REFUSED = "token_refused"
    CHANGED_MEANWHILE = "changed_meanwhile"
    NOT_SENT = "not_sent"
    NO_ANSWER = "no_answer"
    FOUND_AT_START = "found_at_start"
    CHARGER_GONE = "charger_gone"
    PATH_MOVED = "path_moved"
    SIGNED_OUT = "signed_out"
    CANCEL = "cancel"
    GIVE_UP = "give_up"
    KEEP_MINE = "keep_mine"
    KEEP_SERVER = "keep_server"


@dataclass(frozen=True, slots=True)
class Fact:
    """What is known at one moment.

    `current` is the server's value, read at most 2 s ago; None is unknown. `charger_silent_s` is how
    long ago the box last reported to the server; None is unknown. `plugged_since` is the plug-in period
    that the server tells. `wire_writes_at` are the writes of the wire limit in the last 24 hours.
    `confirmed_at` gives a raise its confirmation back when it was not sent after all.
    """

    now: Moment
    times: SyncTimes
    current: GroupValue | None = None
    unit_rating_amps: int | None = None
    wire_limit_amps: int | None = None
    charger_silent_s: float | None = None
    plugged_since: int | None = None
    wire_writes_at: tuple[float, ...] = ()
    confirmed_at: Moment | None = None

    @property
    def charger_is_there(self) -> bool:
        """Whether the box has checked in lately; the server may park a command otherwise."""
        return self.charger_silent_s is not None and self.charger_silent_s <= self.times.charger_seen_s


Rule = Callable[[Intent, Fact], Intent]
Check = Callable[[Intent, Fact], Intent | None]
