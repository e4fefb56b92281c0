"""Keeps a book of all charges: what the server of the account in use tells, on this computer for good."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping

from juicedesk.desk.session import Session
from juicedesk.domain.charge import Charge, PowerPoint
from juicedesk.domain.errors import LinkError, Refused, StoreError
from juicedesk.domain.ports import Unit
from juicedesk.store import Store
from juicedesk.store.view import LinkState

log = logging.getLogger(__name__)

READ_EVERY_S = 1800.0
LOOK_EVERY_S = 5.0
PAUSE_S = 0.5
"""Between two requests: the server's chargers come first."""

MOST_PAGES = 500
MOST_PLOTS = 40
"""Read in one go; the others follow the next time, the newest ones first."""

Cars = Mapping[str, int | None]


class ChargeBook:
    """One thread between `start` and `stop`; it reads when a car has left, and now and then.

    Only the process that sends has one. What cannot be read is tried again the next time; the person never
    waits for it.
    """

    def __init__(
        self,
        store: Store,
        session_of: Callable[[], Session | None],
        on_change: Callable[[], None],
        pause_s: float = PAUSE_S,
        look_every_s: float = LOOK_EVERY_S,
    ) -> None:
        self._store = store
        self._session_of = session_of
        self._on_change = on_change
        self._pause_s = pause_s
        self._look_every_s = look_every_s
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._read_for: str = ""
        self._next_at = 0.0
        self._cars: Cars = {}

    def start(self) -> None:
        """Begin to read; it may be stopped and begun again."""
        self._stopping.clear()
        self._thread = threading.Thread(target=self._run, name="charge book")
        self._thread.start()

    def stop(self) -> None:
        """End after the request that is under way. Nothing happens if it does not run."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        while not self._stopping.wait(self._look_every_s):
            try:
                self._look()
            except StoreError as exc:
                log.error("charges cannot be kept: %s", exc)
                self._next_at = time.monotonic() + READ_EVERY_S

    def _look(self) -> None:
        session = self._session_of()
        if session is None or session.link_view.state is not LinkState.CONNECTED:
            return
        account_id = session.account.account_id
        has_left = self._has_left(session)
        if account_id == self._read_for and not has_left and time.monotonic() < self._next_at:
            return
        self._read_for, self._next_at = account_id, time.monotonic() + READ_EVERY_S
        try:
            self.read(session)
        except LinkError as exc:
            log.info("charges could not be read: %s", exc)

    def _has_left(self, session: Session) -> bool:
        """Whether a car that was plugged in is not there any more: then its charge has ended."""
        view = self._store.projection.view(session.account.account_id, session.link_view)
        cars = {
            charger.unit_id: charger.measurement.plug_in_period
            for charger in view.chargers
            if charger.measurement is not None
        }
        before, self._cars = self._cars, cars
        return any(car and cars.get(unit_id) != car for unit_id, car in before.items())

    def read(self, session: Session) -> None:
        """Read what is new, and the power of charges that have none yet. Blocks. Raises LinkError or
        StoreError; what has been kept until then stays."""
        account_id = session.account.account_id
        units = {unit.unit_id: unit for unit in session.link.units()}
        found = sum(self._read_unit(session, unit) for unit in units.values())
        for charge in self._store.charges.without_power(account_id, MOST_PLOTS):
            unit = units.get(charge.unit_id)
            if unit is not None and not self._rest():
                self._store.charges.keep_power(account_id, charge, _power(session, unit, charge))
                found += 1
        if found:
            self._on_change()

    def _read_unit(self, session: Session, unit: Unit) -> int:
        """Back to the first charge that is known, and all of it kept at once: no gap is left behind."""
        account_id = session.account.account_id
        known = self._store.charges.keys(account_id, unit.unit_id)
        new: list[Charge] = []
        more: int | None = None
        for _page in range(MOST_PAGES):
            if self._rest():
                return 0
            page = session.link.read_charges(unit, more)
            fresh = [one for one in page.charges if (one.session_id, one.started) not in known]
            new += fresh
            more = page.more
            if more is None or len(fresh) < len(page.charges):
                break
        self._store.charges.keep(account_id, new)
        return len(new)

    def _rest(self) -> bool:
        """A pause between two requests; True when it is time to end."""
        return self._stopping.wait(self._pause_s)


def _power(session: Session, unit: Unit, charge: Charge) -> tuple[PowerPoint, ...]:
    """Nothing for a charge of which the server has no power: asking again would not bring it."""
    try:
        return session.link.read_power(unit, charge.session_id)
    except Refused as exc:
        if exc.is_token_refusal:
            raise
        return ()
