"""Judges what the engine sends in a hostile world, and how everything ended (sync model §4.1)."""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass

from juicedesk.domain.intent import FieldGroup, GroupValue, Intent, IntentState, Override, is_amps, is_raise
from juicedesk.store import Store
from juicedesk.store.values import value_from_text
from juicedesk.sync.times import DAY_S, SyncTimes
from tests.fakes.charger_link import HandClock
from tests.stress.hostile_world import Key, World
from tests.stress.new_values import UNIT_RATING_AMPS
from tests.stress.random_edits import LOST_EDITS

TIMES = SyncTimes()
WIRE_WRITES_A_DAY = 10
A_MOMENT_S = 0.001

_NEWEST_ATTEMPT = """SELECT intent.state, intent.account_id, unit_id, field_group, attempt.value, undo_to,
    (SELECT count(*) FROM intent WHERE state = 'sending') FROM attempt JOIN intent USING(intent_id)
    ORDER BY attempt_id DESC LIMIT 1"""
_SILENT = """SELECT count(*) FROM intent WHERE settled_at NOTNULL AND state != 'confirmed' AND reason = ''"""
_SENT_AFTER_THE_END = """SELECT count(*) FROM attempt JOIN intent USING(intent_id)
    WHERE attempt.sent_at > settled_at"""
_CONFIRMED = """SELECT unit_id, field_group, wanted, settled_at, max(attempt.sent_at) FROM intent
    JOIN attempt USING(intent_id) WHERE state = 'confirmed' AND outcome != 'not sent' GROUP BY intent_id"""
_LAST_SETTLED = """SELECT CASE WHEN state IN ('confirmed', 'not_needed') THEN wanted END FROM intent
    WHERE unit_id = ? AND field_group = ? ORDER BY settled_at DESC, intent_id DESC LIMIT 1"""

_QUEUED, _SENDING, _UNKNOWN = IntentState.QUEUED, IntentState.SENDING, IntentState.UNKNOWN
_VERIFYING, _HELD = IntentState.VERIFYING, IntentState.HELD
MOVING = (_QUEUED, _SENDING, _UNKNOWN, _VERIFYING)
_ENDS = frozenset(IntentState) - {*MOVING, _HELD}
_LANDED = {IntentState.CONFIRMED, IntentState.NOT_NEEDED, IntentState.CHANGED_AFTER}
_WAYS: dict[IntentState, frozenset[IntentState]] = {
    _QUEUED: _ENDS - _LANDED - {IntentState.NOT_KEPT} | {_SENDING, _VERIFYING, _HELD},
    _SENDING: _ENDS - _LANDED - {IntentState.NOT_KEPT} | {_QUEUED, _UNKNOWN, _VERIFYING, _HELD},
    _UNKNOWN: _ENDS - _LANDED | {_QUEUED, _SENDING, _VERIFYING, _HELD},
    _VERIFYING: _ENDS | {_QUEUED, _SENDING, _HELD},
    _HELD: frozenset(MOVING) | {IntentState.CANCELLED, IntentState.SUPERSEDED},
}
"""From where an intent may get where (sync model §3.4); nothing leaves an end."""


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A person confirmed a raise over what was on the screen: the server's value or an own pending one."""

    key: Key
    wanted: GroupValue
    over: tuple[GroupValue | None, ...]


class HostileJudge:
    """Knows what people saved, confirmed and clicked; everything else it looks up where it is kept."""

    def __init__(self, store: Store, world: World, clock: HandClock) -> None:
        self.edits = 0
        self.confirmations: list[Confirmation] = []
        self.clicks: Counter[Key] = Counter()
        self._store = store
        self._world = world
        self._clock = clock
        self._used: Confirmation | None = None
        self._last_write_at = float("-inf")
        self._wire_writes: dict[str, list[float]] = {}

    def program_starts(self) -> None:
        """The pace is kept in memory."""
        self._last_write_at = float("-inf")

    def write_arrives(self, key: Key, value: GroupValue) -> None:
        """I3 to I7, I17, I18."""
        now, group = self._clock.wall_s, key[1]
        state, _account, unit_id, name, sent, undo_to, sending = self._row(_NEWEST_ATTEMPT)
        told = (unit_id, name, value_from_text(group, sent))
        assert (state, told) == ("sending", (*key, value)), f"I4: {key} {value}, on the disk {state} {told}"
        assert sending == 1, "I3: more than one is being sent"
        if undo_to is None:
            assert now - self._last_write_at >= TIMES.between_writes_s - A_MOMENT_S, "I17: too fast"
        self._last_write_at = now
        if value is Override.CHARGE_NOW:
            self.clicks[key] -= 1
            assert self.clicks[key] >= 0, "I7: an override more than was clicked"
        if is_amps(group):
            self._judge_amps(key, value, is_undone=undo_to is not None)
        self._judge_raise(key, value, now)
        if group is FieldGroup.WIRE:
            self._judge_wear(unit_id, now)

    def write_was_refused(self, key: Key, value: GroupValue) -> None:
        """Nothing was used up by it."""
        if self._used is not None and (self._used.key, self._used.wanted) == (key, value):
            self.confirmations.append(self._used)
        if value is Override.CHARGE_NOW:
            self.clicks[key] += 1

    def _judge_amps(self, key: Key, value: GroupValue, is_undone: bool) -> None:
        assert isinstance(value, int)
        assert value == 0 or 6 <= value <= UNIT_RATING_AMPS, f"I5: {value} A"
        wire_reads = self._world.settings[key[0], FieldGroup.WIRE].reads
        if key[1] is FieldGroup.LIMIT and wire_reads and not is_undone:
            wire_amps = wire_reads[-1][1]
            assert isinstance(wire_amps, int) and value <= wire_amps, f"I5: {value} A over {wire_amps} A"

    def _raises(self, key: Key, value: GroupValue) -> bool:
        return is_raise(key[1], value, self._world.settings[key].reads[-1][1])

    def _judge_raise(self, key: Key, value: GroupValue, now: float) -> None:
        """A raise rests on a fresh reading of the very value that it was confirmed over, and uses that up."""
        self._used = None
        if not self._raises(key, value):
            return
        read_at, current = self._world.settings[key].reads[-1]
        assert now - read_at <= TIMES.read_is_fresh_s, "I6: a raise on an old reading"
        fitting = [
            one for one in self.confirmations if (one.key, one.wanted) == (key, value) and current in one.over
        ]
        assert fitting, f"I6: {key} from {current} to {value}, which nobody confirmed"
        self._used = fitting[-1]
        self.confirmations.remove(self._used)

    def _judge_wear(self, unit_id: str, now: float) -> None:
        writes = [at for at in self._wire_writes.get(unit_id, []) if at > now - DAY_S] + [now]
        self._wire_writes[unit_id] = writes
        assert len(writes) <= WIRE_WRITES_A_DAY, "I18: the memory of the wire limit wears out"

    # How it ended

    def judge_the_end(self, open_intents: list[Intent]) -> None:
        """I1, I2, I8, I9, I11 and I13."""
        still = [intent for intent in open_intents if intent.state in MOVING]
        assert not still, f"I11: still {still[0].state} {still[0].reason} {still[0].key.group}"
        with self._store._database.reading() as db:  # where no program needs to look
            assert _number(db, "SELECT count(*) FROM edit") == self.edits, "I1: an edit is lost"
            assert not db.execute(LOST_EDITS).fetchall(), "I1: an edit without an intent"
            assert _number(db, _SILENT) == 0, "I2: ended without a reason"
            self._judge_the_ways(db)
            assert _number(db, _SENT_AFTER_THE_END) == 0, "I9: sent after its end"
            self._judge_what_was_confirmed(db)
            open_keys = {(intent.key.unit_id, intent.key.group) for intent in open_intents}
            for key in self._world.settings.keys() - open_keys:
                self._judge_last_value(db, key)

    def _judge_the_ways(self, db: sqlite3.Connection) -> None:
        for before, after in db.execute("SELECT DISTINCT from_state, to_state FROM event"):
            ways = _WAYS.get(IntentState(before), frozenset()) if before else {_QUEUED}
            is_a_way = before == after or IntentState(after) in ways
            assert is_a_way, f"I2: from {before} to {after}"

    def _judge_what_was_confirmed(self, db: sqlite3.Connection) -> None:
        for unit_id, name, text, settled_at, sent_at in db.execute(_CONFIRMED):
            group = FieldGroup(name)
            wanted = value_from_text(group, text)
            reads = self._world.settings[unit_id, group].reads
            equal = [at for at, value in reads if sent_at <= at <= settled_at and value == wanted]
            apart_s = equal[-1] - equal[0] if equal else 0.0
            assert apart_s >= TIMES.between_equal_reads_s, f"I8: confirmed {group}, {apart_s:.1f} s apart"

    def _judge_last_value(self, db: sqlite3.Connection, key: Key) -> None:
        setting = self._world.settings[key]
        if setting.by_others or key[1] is FieldGroup.OVERRIDE:
            return
        row = db.execute(_LAST_SETTLED, key).fetchone()
        if row is not None and row[0] is not None:
            last = value_from_text(key[1], row[0])
            assert last == setting.value, f"I13: an older own value of {key[1]} won: {setting.value}"

    def _row(self, query: str) -> sqlite3.Row:
        rows = self._store._database.rows(query)
        assert rows, "I4: a write without an attempt"
        return rows[0]


def _number(db: sqlite3.Connection, query: str) -> int:
    return int(db.execute(query).fetchone()[0])
