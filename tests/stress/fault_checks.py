"""What must hold after every case, whatever met it (sync model §4.1). Each check says what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from juicedesk.domain.intent import FieldGroup, IntentState, Reason
from juicedesk.ui.change_words import reason_words
from tests.stress.fault_cases import (
    NOW_ON,
    OVERRIDE_LIVES_S,
    endings,
    on_the_wire,
    outcomes,
    server_value,
    value_in,
)
from tests.stress.fault_scene import BYSTANDER, UNIT, Exchanged, Scene
from tests.stress.fault_table import FOREIGN_AMPS, Known, Phase

RATING_AMPS = 40
FLOOR_AMPS = 6
FRESH_S = 2.0
APART_S = 15.0
BETWEEN_WRITES_S = 1.0
MOST_CYCLES = 60
NEEDS_NO_REASON = {IntentState.CONFIRMED, IntentState.CANCELLED, IntentState.SUPERSEDED}
NEEDS_NO_WORDS = {Reason.NONE, Reason.BY_PERSON, Reason.ALREADY_SO}


@dataclass(frozen=True)
class Ended:
    """The intent of a charger as the case left it."""

    state: IntentState
    reason: Reason
    outcomes: tuple[str, ...]


def wrong(scene: Scene) -> list[str]:
    """Everything that does not hold; empty is right."""
    ended = _ended(scene, UNIT)
    said = [*scene.journal.wrong, *_bounds(scene), *_raises(scene), *_overrides(scene), *_pace(scene)]
    said += [*_own_requests(scene), *_visible(ended), *_as_expected(scene, ended), *_value(scene, ended)]
    if ended.state is IntentState.CONFIRMED:
        said += [*_read_twice(scene), *_nothing_after(scene)]
    if scene.case.has_bystander and _ended(scene, BYSTANDER).state is not IntentState.CONFIRMED:
        said.append("I12: the other charger's change was not confirmed")
    return said


def _ended(scene: Scene, unit_id: str) -> Ended:
    ((intent_id, state, reason),) = scene.rows(
        "SELECT intent_id, state, reason FROM intent WHERE unit_id = ?", unit_id
    )
    rows = scene.rows("SELECT outcome FROM attempt WHERE intent_id = ? ORDER BY attempt_id", intent_id)
    return Ended(IntentState(state), Reason(reason), tuple(row[0] for row in rows))


def _visible(ended: Ended) -> Iterator[str]:
    if ended.state.is_open and ended.state is not IntentState.HELD:
        yield f"I11: still {ended.state}"
    if ended.state not in NEEDS_NO_REASON and ended.reason is Reason.NONE:
        yield f"I2: {ended.state} without a reason"
    if ended.reason not in NEEDS_NO_WORDS and not reason_words(ended.reason):
        yield f"I2: no words for {ended.reason!r}"


def _as_expected(scene: Scene, ended: Ended) -> Iterator[str]:
    if not scene.journal.struck:
        yield "the fault was never met"
    expected = endings(scene.case, scene.journal.met_sending)
    if (ended.state, ended.reason) not in expected:
        yield f"ended {ended.state} {ended.reason}, expected {' or '.join(' '.join(e) for e in expected)}"
    classes = outcomes(scene.case, scene.journal.met_sending)
    for number, outcome in enumerate(ended.outcomes):
        if outcome not in classes[min(number, len(classes) - 1)]:
            yield f"§3.7: attempt {number + 1} came to {outcome!r}"
    if not ended.outcomes and ended.state not in (IntentState.HELD, IntentState.EXPIRED):
        yield "nothing was tried"


def _bounds(scene: Scene) -> Iterator[str]:
    """I5, as the server sees it."""
    for body, rated_amps in ((request.body, amps) for request, amps in scene.journal.writes_seen):
        wire, limit = body.get("amps_wire_rating"), body.get("amperage", 0)
        if "amps_unit_rating" in body:
            yield "I5: the unit rating was sent"
        if wire is not None and not FLOOR_AMPS <= wire <= RATING_AMPS:
            yield f"I5: wire limit {wire}"
        if limit != 0 and not FLOOR_AMPS <= limit <= rated_amps:
            yield f"I5: charge limit {limit}"


def _writes(scene: Scene) -> list[Exchanged]:
    """The writes for the charger, met by the fault or not, as the client made them."""
    return [e for e in _of_unit(scene) if e.command.startswith("set_")]


def _of_unit(scene: Scene) -> list[Exchanged]:
    return [e for e in scene.journal.exchanged if e.body.get("token") == scene.unit.token]


def _reads(scene: Scene) -> list[tuple[float, Any]]:
    """When the group's value was read soundly, and what it was."""
    group = scene.case.asked.group
    answers = [(e.at, e.answer) for e in _of_unit(scene) if e.command.startswith("get_") and e.answer]
    return [(at, value) for at, answer in answers if (value := value_in(group, answer)) is not None]


def _raises(scene: Scene) -> Iterator[str]:
    """I6: over a fresh read that equals the base, and at most once for the one confirmation."""
    asked = scene.case.asked
    if not asked.raises:
        return
    raises = [e for e in _writes(scene) if _amps(e) == asked.wanted]
    for write in raises:
        before = [(at, value) for at, value in _reads(scene) if at <= write.at]
        if not before or write.at - before[-1][0] > FRESH_S or before[-1][1] != asked.base:
            yield f"I6: raised over {before[-1:]} at {write.at}, the base was {asked.base}"
    if len(raises) > _sends_allowed(scene):
        yield f"I6: raised {len(raises)} times"


def _sends_allowed(scene: Scene) -> int:
    """One for one confirmation or click, and one more after a send that certainly was none."""
    return 2 if scene.case.fault.known is Known.NOT_SENT and scene.case.phase is Phase.WRITE else 1


def _amps(exchanged: Exchanged) -> Any:
    return _amps_of(exchanged.body)


def _amps_of(body: Any) -> Any:
    return body.get("amps_wire_rating", body.get("amperage"))


def _overrides(scene: Scene) -> Iterator[str]:
    """I7: within its lifetime, and once for the one click."""
    if scene.case.asked.group is not FieldGroup.OVERRIDE:
        return
    on = scene.case.asked.wanted is NOW_ON
    clicks = [e for e in _writes(scene) if (e.body["override_time"] != 0) is on]
    if any(e.at - scene.asked_at > OVERRIDE_LIVES_S for e in clicks):
        yield "I7: sent after its lifetime"
    if len(clicks) > _sends_allowed(scene):
        yield f"I7: sent {len(clicks)} times"


def _read_twice(scene: Scene) -> Iterator[str]:
    """I8: two equal reads far enough apart, after the last send and before it was confirmed."""
    sent_at, settled_at = max(e.at for e in _writes(scene)), _settled_at(scene)
    wanted = on_the_wire(scene.case.asked.group, scene.case.asked.wanted)
    equal = [at for at, value in _reads(scene) if sent_at <= at <= settled_at and value == wanted]
    if not equal or equal[-1] - equal[0] < APART_S:
        yield f"I8: confirmed by reads at {[round(at - sent_at, 1) for at in equal]}"


def _settled_at(scene: Scene) -> float:
    ((settled_at,),) = scene.rows("SELECT settled_at FROM intent WHERE unit_id = ?", UNIT)
    return float(settled_at)


def _nothing_after(scene: Scene) -> Iterator[str]:
    """I9: what is confirmed is never written again."""
    if any(e.at > _settled_at(scene) for e in _writes(scene)):
        yield "I9: written after it was confirmed"


def _value(scene: Scene, ended: Ended) -> Iterator[str]:
    """I13: never an older own value, and what the screen says is what the server has."""
    asked = scene.case.asked
    has = server_value(scene.unit, asked.group)
    wanted, base = on_the_wire(asked.group, asked.wanted), on_the_wire(asked.group, asked.base)
    late = scene.case.fault.name == "applied later over a lower value"
    put_back = scene.case.fault.name.startswith("put back")
    if has not in (wanted, base, *([FOREIGN_AMPS] if late else [])):
        yield f"I13: the server has {has}"
    if late and has != FOREIGN_AMPS:
        yield f"I13: {has} A over somebody's {FOREIGN_AMPS} A"
    if ended.state is IntentState.CONFIRMED and has != wanted and not put_back:
        yield f"I13: confirmed, but the server has {has}"


def _pace(scene: Scene) -> Iterator[str]:
    """I17: writes are a second apart. And no processor is kept busy by waiting."""
    if scene.journal.cycles > MOST_CYCLES + 2 * len(scene.journal.exchanged):
        yield f"{scene.journal.cycles} cycles for {len(scene.journal.exchanged)} requests"
    writes = [e.at for e in scene.journal.exchanged if e.command.startswith("set_")]
    if any(later - sooner < BETWEEN_WRITES_S - 0.001 for sooner, later in pairwise(writes)):
        yield "I17: two writes within a second"


def _own_requests(scene: Scene) -> Iterator[str]:
    """I10: every request carries this account's token."""
    tokens = {r.body.get("account_token") for r in scene.server.received}
    if tokens - {scene.server.account_token}:
        yield "I10: another token was sent"
