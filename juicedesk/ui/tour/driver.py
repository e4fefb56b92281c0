"""Outside the window's process: starts it, gives orders, waits for what must be seen, kills it."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from juicedesk.domain.errors import ProcessError
from juicedesk.processes import Child
from juicedesk.ui.tour.pictures import Pictures

LOOK_EVERY_S = 0.2
APP_ARGUMENTS = ("--demo", "--follow-tour")


class StepFailed(ProcessError):
    """Something that a step must show was not seen in time."""


class Driver:
    """One demo app at a time, in a process of its own. Every call blocks; raises ProcessError."""

    def __init__(self, pictures: Pictures | Path, *arguments: str, language: str = "") -> None:
        """`arguments` go to the app besides those of the demo; `language` is chosen at its start."""
        self._arguments = arguments
        self._language = language
        self._pictures = Pictures(pictures) if isinstance(pictures, Path) else pictures
        self._app: Child | None = None

    def start_app(self) -> None:
        """Open the demo."""
        self._app = Child([*APP_ARGUMENTS, *self._arguments])
        self._app.start(timeout_s=60.0)
        if self._language:
            self.do("trigger", name=f"language:{self._language}")

    @property
    def chooses_looks(self) -> bool:
        """Whether somebody has said in which language and colours the pictures are to be."""
        return bool(self._language or self._pictures.themes)

    def kill_app(self) -> None:
        """End it the hard way: no clean-up of its own."""
        app = self._running
        assert app.pid is not None
        os.kill(app.pid, signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
        app.stop()

    def end_app(self) -> None:
        """Close it as a person does; nothing happens when none runs."""
        if self._app is not None:
            self._app.stop(timeout_s=10.0)

    @property
    def pid(self) -> int:
        """The process number of the app that runs."""
        assert self._running.pid is not None
        return self._running.pid

    def do(self, order: str, **details: object) -> Any:
        """Give one order. Raises StepFailed with the app's own words when it cannot be followed."""
        answer = self._running.ask(json.dumps({"do": order, **details}), timeout_s=20.0)
        if "error" in answer:
            raise StepFailed(answer["error"])
        return answer["ok"]

    def click_when_enabled(self, name: str, timeout_s: float) -> None:
        """Click something that is busy for a while."""
        deadline_s = time.monotonic() + timeout_s
        while True:
            try:
                self.do("click", name=name)
                return
            except StepFailed:
                if time.monotonic() > deadline_s:
                    raise
                time.sleep(LOOK_EVERY_S)

    def wait_for(self, what: str, holds: Callable[[Mapping[str, Any]], bool], timeout_s: float) -> None:
        """Look at the screen's values until a condition holds."""
        deadline_s = time.monotonic() + timeout_s
        while not holds(seen := self.do("view")):
            if time.monotonic() > deadline_s:
                raise StepFailed(f"not seen within {timeout_s:g} s: {what}; last seen: {seen}")
            time.sleep(LOOK_EVERY_S)

    def wait_until(self, what: str, holds: Callable[[], bool], timeout_s: float) -> None:
        """Ask until a condition holds; what cannot be found yet counts as not holding."""
        deadline_s = time.monotonic() + timeout_s
        while True:
            with suppress(StepFailed):
                if holds():
                    return
            if time.monotonic() > deadline_s:
                raise StepFailed(f"not seen within {timeout_s:g} s: {what}")
            time.sleep(LOOK_EVERY_S)

    def wait_for_box(
        self, number: int, what: str, holds: Callable[[Mapping[str, Any]], bool], timeout_s: float
    ) -> None:
        """Ask a virtual box for its true state until a condition holds."""
        deadline_s = time.monotonic() + timeout_s
        while not holds(state := self.do("box", number=number, word="state")):
            if time.monotonic() > deadline_s:
                raise StepFailed(f"not obeyed within {timeout_s:g} s: {what}; the box: {state}")
            time.sleep(LOOK_EVERY_S)

    def picture(self, name: str) -> None:
        """Keep a picture of the whole window, in all colours that are wanted."""
        for theme, path in self._pictures.of(name):
            if theme:
                self.do("trigger", name=f"theme:{theme}")
            self.do("grab", path=str(path))

    @property
    def _running(self) -> Child:
        assert self._app is not None, "start_app comes first"
        return self._app
