"""What somebody else in the demo's house does: with the same account, over the server, as from a phone."""

from __future__ import annotations

import time
from dataclasses import replace

from juicedesk.desk.accounts import Accounts
from juicedesk.desk.local_desk import LocalDesk
from juicedesk.desk.session import Session
from juicedesk.domain.errors import DemoNotReady
from juicedesk.domain.intent import FieldGroup, GroupValue, IntentState
from juicedesk.domain.ports import Unit
from juicedesk.domain.schedule import ChargeWindow, Schedule
from juicedesk.store.view import ChargerView

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

    def plan_nights(self, unit_id: str) -> None:
        """The household has given a charger its nights before this program came."""
        self._as_somebody_else(unit_id, FieldGroup.SCHEDULE, Schedule(True, NIGHTS[0], NIGHTS[1]))

    def disagree(self, unit_id: str) -> None:
        """Two people change the weekday window of a charger, and none has seen the other's change."""
        charger = self._charger(unit_id)
        base = charger.field(FieldGroup.SCHEDULE).reported
        if charger.field(FieldGroup.SCHEDULE).pending is not None:
            return
        if not isinstance(base, Schedule):
            raise DemoNotReady("the schedule has not been read yet")
        theirs, mine, *_ = (night for night in NIGHTS if night != base.weekday)
        self._as_somebody_else(unit_id, FieldGroup.SCHEDULE, replace(base, enabled=True, weekday=theirs))
        self._desk.save(unit_id, FieldGroup.SCHEDULE, replace(base, enabled=True, weekday=mine), base)

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


def _unit(session: Session, unit_id: str) -> Unit:
    found = next((unit for unit in session.link.units() if unit.unit_id == unit_id), None)
    if found is None:
        raise DemoNotReady("the charger is not in the account yet")
    return found
