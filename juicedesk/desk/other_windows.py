"""What the profile's other windows do: their commits are noticed, and the sending is taken over from them."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from juicedesk.domain.errors import StoreError
from juicedesk.store import Store
from juicedesk.sync.sender import Sender

log = logging.getLogger(__name__)

LOOK_EVERY_S = 0.5
TRY_EVERY_S = 2.0


class OtherWindows:
    """One thread that looks at the file's version, and at the lock while another process sends.

    All three calls come from it: `on_commit` when another process has committed, `on_take_over` when this
    one sends from now on, `on_replaced` when it does so no longer, although nobody has stopped it.
    """

    def __init__(
        self,
        store: Store,
        sender: Sender,
        on_commit: Callable[[], None],
        on_take_over: Callable[[], None],
        on_replaced: Callable[[], None],
    ) -> None:
        self._store = store
        self._sender = sender
        self._on_commit = on_commit
        self._on_take_over = on_take_over
        self._on_replaced = on_replaced
        self._version = store.data_version()
        self._next_try_at_s = 0.0
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="other-windows")

    def start(self) -> None:
        """Start the thread; it tries to take over at once."""
        self._thread.start()

    def stop(self) -> None:
        """End, and wait for it: no call comes afterwards. Nothing happens if it never started."""
        self._stopping.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._look()
                self._try_to_take_over()
            except StoreError as exc:
                log.error("cannot see what other windows do: %s", exc)
            except Exception:
                # A bug must not leave the profile without a sender.
                log.exception("looking at the other windows failed")
            self._stopping.wait(LOOK_EVERY_S)

    def _look(self) -> None:
        version = self._store.data_version()
        if version == self._version:
            return
        self._version = version
        if self._sender.step_down_if_replaced(self._store.senders):
            self._on_replaced()
        self._on_commit()

    def _try_to_take_over(self) -> None:
        if self._sender.is_sending or time.monotonic() < self._next_try_at_s:
            return
        self._next_try_at_s = time.monotonic() + TRY_EVERY_S
        if self._sender.take_over(self._store.senders, time.time()):
            self._on_take_over()
