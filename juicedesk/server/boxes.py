"""The boxes' side: what a datagram is answered with (protocol sheet §3.6)."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from juicedesk.domain.errors import EncryptedFrame, FrameError
from juicedesk.juicebox.message import Debug, parse
from juicedesk.server.registry import Registry
from juicedesk.server.report import Report
from juicedesk.server.sources import Source

_LOG = logging.getLogger(__name__)


class Boxes:
    """Answers every valid status of an adopted box with one command, and nothing else with anything.

    Boxes are told apart by their ID, never by their address or by the port that they speak to.
    """

    def __init__(self, registry: Registry, clock: Callable[[], float] = time.time) -> None:
        self._registry = registry
        self._clock = clock

    def answer(self, datagram: bytes, source: Source) -> bytes | None:
        """The command for a datagram from anybody; None is silence. Raises nothing."""
        address, port = source[:2]
        try:
            message = parse(datagram)
        except EncryptedFrame as frame:
            self._registry.hear_encrypted(frame, address)
            return None
        except FrameError as error:
            _LOG.debug("not answered: %s", error)
            return None
        if isinstance(message, Debug):
            if message.is_boot:
                self._registry.hear_boot(message.juicebox_id, address)
            return None
        report = Report(message, datagram, self._clock(), address, self._registry.steady_clock(), port)
        return self._registry.hear(message.juicebox_id, report)
