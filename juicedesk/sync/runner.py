"""The one thread that drives the engine."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from juicedesk.domain.errors import StoreError
from juicedesk.store.view import LinkView
from juicedesk.sync.clock import Clock
from juicedesk.sync.engine import Engine
from juicedesk.sync.sender import Sender

log = logging.getLogger(__name__)

LONGEST_WAIT_S = 60.0
LEAST_WAIT_S = 0.05
AFTER_A_FAILURE_S = 10.0


class Runner:
    """Runs cycles until it is stopped. `on_change` is called from its thread after every cycle.

    Besides every event there is a tick every 60 s at the latest, so that nothing waits for ever. While
    `sender` says that another process sends, no cycle runs; poke it when that has changed. Without a
    sender this process is alone with its database.
    """

    def __init__(
        self, engine: Engine, clock: Clock, on_change: Callable[[], None], sender: Sender | None = None
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._on_change = on_change
        self._sender = sender
        self._wake = threading.Condition()
        self._poked = False
        self._stopping = False
        self._requests: list[Callable[[float], None]] = []
        self._thread = threading.Thread(target=self._run, name="sync")

    @property
    def link_view(self) -> LinkView:
        """The server's state as the last cycle left it. Any thread."""
        return self._engine.link_view

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def stop(self) -> None:
        """End after the request that is under way, and wait for it."""
        with self._wake:
            self._stopping = True
            self._wake.notify()
        self._thread.join()

    def poke(self) -> None:
        """Something was saved: look at the database again. Any thread."""
        with self._wake:
            self._poked = True
            self._wake.notify()

    def server_seen(self) -> None:
        """The server announced itself on the network. Any thread."""
        self._request(self._engine.pace.seen_on_network)

    def network_changed(self) -> None:
        """The computer has another address, or woke up. Any thread."""
        self._request(self._engine.pace.network_changed)

    def watch(self, is_watched: bool) -> None:
        """Whether the window is before a person: an absent server is then tried more often. Any thread."""

        def note(_now: float) -> None:
            self._engine.pace.is_watched = is_watched

        self._request(note)

    def try_now(self) -> None:
        """A person wants an answer now. Any thread."""
        self._request(self._engine.asked_now)

    def list_again(self) -> None:
        """The account has got another charger. Any thread."""
        self._request(lambda _now: self._engine.list_again())

    def _request(self, request: Callable[[float], None]) -> None:
        with self._wake:
            self._requests.append(request)
            self._poked = True
            self._wake.notify()

    def _run(self) -> None:
        while not self._stopping:
            wait_s = LONGEST_WAIT_S
            if self._may_send():
                wait_s = self._cycle()
                self._on_change()
            self._wait(min(max(wait_s, LEAST_WAIT_S), LONGEST_WAIT_S))

    def _may_send(self) -> bool:
        if self._sender is None:
            return True
        epoch = self._sender.epoch
        self._engine.send_as(epoch)
        return epoch is not None

    def _cycle(self) -> float:
        try:
            return self._engine.cycle()
        except StoreError as exc:
            log.error("the database refuses: %s", exc)
        except Exception:
            # A bug must not end the delivery of everything else in silence.
            log.exception("a cycle failed")
            self._engine.cannot_go_on()
        return AFTER_A_FAILURE_S

    def _wait(self, wait_s: float) -> None:
        with self._wake:
            if not self._poked and not self._stopping:
                self._wake.wait(wait_s)
            self._poked = False
            requests, self._requests = self._requests, []
        for request in requests:
            request(self._clock.now().wall_s)
