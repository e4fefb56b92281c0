"""The server of one's own, started and stopped by whichever window of the profile sends."""

from __future__ import annotations

import logging
from collections.abc import Callable

from juicedesk.desk.accounts import Accounts
from juicedesk.desk.asks import Ask, Asks
from juicedesk.desk.own_server import OwnServer, new_token
from juicedesk.domain.errors import JuiceDeskError

log = logging.getLogger(__name__)


class Hosting:
    """It belongs to the process that sends; another one asks that one, and waits. Every method may block."""

    def __init__(
        self, accounts: Accounts, own_server: OwnServer, asks: Asks, on_change: Callable[[], None]
    ) -> None:
        self._accounts = accounts
        self._own_server = own_server
        self._asks = asks
        self._on_change = on_change

    def start(self) -> bool:
        """Start a home server on this computer and use it; whether its token outlives this run."""
        if not self._accounts.is_sending:
            self._ask(True)
            return True
        ready = self._own_server.start()
        if ready.account_token is None:
            if self._accounts.reopen(ready.url, ready.fingerprint):
                return True
            ready = self._own_server.start_anew(new_token())
        return self._accounts.connect(ready.url, ready.account_token or "", ready.fingerprint)

    def resume(self) -> None:
        """Start it as it ran when the program last ended; the account in use stays the one in use."""
        current = self._accounts.current
        if current is not None and self._own_server.is_behind(current.url):
            self.start()
            return
        self._own_server.start()
        self._accounts.sign_in()

    def is_running(self) -> bool | None:
        """Whether this program's own server runs, or should in the window that sends; None: it has none."""
        if not self._own_server.was_started_before:
            return None
        return self._own_server.is_running if self._accounts.is_sending else self._own_server.should_run

    def is_starting(self) -> bool:
        """Whether this program is about to have its own server running, and has not yet."""
        return self._own_server.is_starting

    def set_running(self, running: bool) -> None:
        """Start or really stop the own server."""
        if running:
            self.start()
        elif self._accounts.is_sending:
            self._own_server.stop(keep_stopped=True)
        else:
            self._ask(False)
        self._on_change()

    def do_asked(self) -> None:
        """What another window has asked for; it is told how that went."""
        problem = ""
        try:
            self.set_running(self._own_server.should_run)
        except JuiceDeskError as exc:
            log.error("another window asked for the own server: %s", exc)
            problem = str(exc)
        self._asks.answer(Ask.OWN_SERVER, problem)

    def _ask(self, running: bool) -> None:
        self._own_server.wish(running)
        self._asks.ask_and_wait(Ask.OWN_SERVER)
