"""Every waiting time and lifetime of the engine, in one place (sync model §3.2, §3.4, §3.8)."""

from __future__ import annotations

from dataclasses import dataclass

MINUTE_S = 60.0
HOUR_S = 3600.0
DAY_S = 86400.0


@dataclass(frozen=True, slots=True)
class SyncTimes:
    """Seconds. The defaults are the model's; tests and the demo shorten some."""

    poll_s: float = 30.0
    list_units_s: float = 300.0
    read_is_fresh_s: float = 2.0
    between_equal_reads_s: float = 15.0
    settle_read_s: float = 3.0
    grace_s: float = 60.0
    watch_s: float = 120.0
    untold_s: float = 5 * MINUTE_S
    charger_seen_s: float = 120.0
    charger_away_retry_s: float = 10.0
    refused_retry_s: float = 30.0
    between_writes_s: float = 1.0
    between_wire_writes_s: float = MINUTE_S
    write_budget_retry_s: float = 10 * MINUTE_S
    retry_first_s: float = 2.0
    retry_cap_s: float = 300.0
    retry_cap_seen_s: float = 120.0
    long_outage_s: float = 5 * MINUTE_S
    trial_within_s: float = 30.0
    override_lives_s: float = 10 * MINUTE_S
    limit_raise_lives_s: float = HOUR_S
    limit_lower_lives_s: float = DAY_S
    wire_raise_lives_s: float = DAY_S
    lasting_lives_s: float = 30 * DAY_S
