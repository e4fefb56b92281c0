"""What somebody else in the demo's house does: with the same account, over the server, as from a phone."""

from __future__ import annotations

import logging
import time
from dataclasses import replace

from juicedesk.desk.accounts import Accounts
from juicedesk.desk.local_desk import LocalDesk
from juicedesk.desk.session import Session
from juicedesk.domain.errors import DemoNotReady, JuiceDeskError
from juicedesk.domain.intent import FieldGroup, GroupValue, IntentState
from juicedesk.domain.ports import Unit
from juicedesk.domain.schedule import ChargeWindow, Schedule
from juicedesk.store.view import ChargerView
from juicedesk.ui.demo_stage import Disagreement

log = logging.getLogger(__name__)

NIGHTS = (ChargeWindow(23 * 60, 6 * 60 + 30), ChargeWindow(22 * 60, 6 * 60), ChargeWindow(0, 7 * 60))
ACCEPTED_WITHIN_S = 20.0
LOOK_EVERY_S = 0.1


class DemoScenes:
    """Nothing is made up on the screen: edits go through the queue, and the others' ones to the server.

    Every call blocks. Raises DemoNotReady or LinkError.
    """

    def __init__(self, desk: LocalDesk, accounts: Accounts) -> None:
        self._desk = desk
        self._accounts = accounts
        self._put_off = ""
        """The charger whose schedule somebody else changes as soon as the server is there."""
        self._holds_back = False

    def plan_nights(self, unit_id: str) -> None:
        """The household has given a charger its nights before this program came."""
        self._as_somebody_else(unit_id, FieldGroup.SCHEDULE, Schedule(True, NIGHTS[0], NIGHTS[1]))

    def disagree(self, unit_id: str, *, is_server_there: bool) -> Disagreement:
        """Two people change the same window of a charger, and none has seen the other's change.

        A change of the person's own that waits is the one; else one is made. What somebody else does on a
        server that is stopped happens as soon as it is there again.
        """
        change = self._charger(unit_id).field(FieldGroup.SCHEDULE).pending
        if change is not None and change.state is IntentState.HELD:
            return Disagreement.ASKED
        if change is not None and change.state is not IntentState.QUEUED:
            raise DemoNotReady("the person's own change is under way")
        seen, mine = self._sides(unit_id)
        theirs = their_schedule(seen, mine)
        if theirs is None:
            return Disagreement.NONE
        if is_server_there:
            self._as_somebody_else(unit_id, FieldGroup.SCHEDULE, theirs)
        else:
            self._put_off = unit_id
        if mine is None:
            night = next(night for night in NIGHTS if night not in (seen.weekday, theirs.weekday))
            self._desk.save(unit_id, FieldGroup.SCHEDULE, replace(seen, enabled=True, weekday=night), seen)
        if not is_server_there:
            return Disagreement.AFTER_START
        is_paused = self._desk.view().link.is_paused
        return Disagreement.AFTER_RESUMING if is_paused else Disagreement.ASKED

    def hold_back(self) -> None:
        """The server is about to start: what somebody else does then comes before what waits here."""
        if self._put_off and not self._desk.view().link.is_paused:
            self._holds_back = True
            self._desk.pause(True)

    def catch_up(self) -> None:
        """The server is there: somebody else does now what was put off."""
        unit_id, self._put_off = self._put_off, ""
        try:
            if unit_id:
                theirs = their_schedule(*self._sides(unit_id))
                if theirs is not None:
                    self._as_somebody_else(unit_id, FieldGroup.SCHEDULE, theirs)
        except JuiceDeskError as exc:
            log.warning("nobody else could change the schedule: %s", exc)
        finally:
            if self._holds_back:
                self._holds_back = False
                self._desk.pause(False)

    def _sides(self, unit_id: str) -> tuple[Schedule, Schedule | None]:
        """What the person has seen, and wants instead of it, if anything."""
        field = self._charger(unit_id).field(FieldGroup.SCHEDULE)
        seen = field.reported if field.pending is None else field.pending.base
        mine = None if field.pending is None else field.pending.wanted
        if not isinstance(seen, Schedule):
            raise DemoNotReady("the schedule has not been read yet")
        return seen, mine if isinstance(mine, Schedule) else None

    def set_back(self, unit_id: str) -> None:
        """A lower charge limit is accepted and read back once; then somebody sets the old one again."""
        base = self._charger(unit_id).field(FieldGroup.LIMIT).reported
        if not isinstance(base, int):
            raise DemoNotReady("the charge limit has not been read yet")
        self._desk.save(unit_id, FieldGroup.LIMIT, max(6, base // 2), base)
        self._wait_until_read_back(unit_id)
        self._as_somebody_else(unit_id, FieldGroup.LIMIT, base)
        self._desk.try_now()

    def _wait_until_read_back(self, unit_id: str) -> None:
        deadline_s = time.monotonic() + ACCEPTED_WITHIN_S
        while True:
            change = self._charger(unit_id).field(FieldGroup.LIMIT).pending
            if change is not None and change.state is IntentState.VERIFYING and change.reads_equal:
                return
            if time.monotonic() > deadline_s:
                raise DemoNotReady("the change has not come to the server yet")
            time.sleep(LOOK_EVERY_S)

    def _as_somebody_else(self, unit_id: str, group: FieldGroup, value: GroupValue) -> None:
        session = self._session()
        session.link.write(_unit(session, unit_id), group, value)

    def _session(self) -> Session:
        session = self._accounts.session
        if session is None:
            raise DemoNotReady("there is no account yet")
        return session

    def _charger(self, unit_id: str) -> ChargerView:
        charger = self._desk.view().charger(unit_id)
        if charger is None:
            raise DemoNotReady("the charger has not been found yet")
        return charger


def their_schedule(seen: Schedule, mine: Schedule | None) -> Schedule | None:
    """Somebody else's change of the very window that the person has changed; None when that is neither."""
    if mine is None:
        return replace(seen, enabled=True, weekday=_another(seen.weekday))
    if mine.weekday != seen.weekday:
        return replace(seen, enabled=True, weekday=_another(seen.weekday, mine.weekday))
    if mine.weekend != seen.weekend:
        return replace(seen, enabled=True, weekend=_another(seen.weekend, mine.weekend))
    return None


def _another(*taken: ChargeWindow) -> ChargeWindow:
    return next(night for night in NIGHTS if night not in taken)


def _unit(session: Session, unit_id: str) -> Unit:
    found = next((unit for unit in session.link.units() if unit.unit_id == unit_id), None)
    if found is None:
        raise DemoNotReady("the charger is not in the account yet")
    return found
