"""Our own child processes: the home server and the virtual boxes. Started, asked, ended, never orphaned."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import queue
import re
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, Self

from juicedesk.domain.errors import PortInUse, ProcessError
from juicedesk.log import masked

_LOG = logging.getLogger(__name__)
_PORT_IN_USE = re.compile(r"(\w+) port (\d+) is in use")
_LAST_LINES = 8
_AFTER_TERMINATE_S = 1.0
_FAILED_START_S = 1.0
_THREADS_END_S = 1.0


def program(*, opens_window: bool = False) -> list[str]:
    """The command that starts this program again: the frozen executable, or Python with the package.

    The bundle for Windows has two executables: one with a console, for what prints, and one without.
    """
    if not getattr(sys, "frozen", False):
        return [sys.executable, "-m", "juicedesk"]
    wanted = Path(sys.executable).with_name("juicedesk.exe" if opens_window else "juicedesk-console.exe")
    return [str(wanted) if wanted.exists() else sys.executable]


class Child:
    """One `juicedesk` sub-command as a process of its own, from `start` to `stop`.

    Its standard input is the leash: the pipe closes when this process ends, however it ends, and the
    child then ends by itself (`--with-parent`). No other child inherits the pipe. Its standard error
    goes to the log, masked. `on_unexpected_end` gets the exit code, from a thread of the child's own,
    when it ends after having been ready without `stop`.
    """

    def __init__(
        self,
        arguments: Sequence[str],
        *,
        on_unexpected_end: Callable[[int], None] | None = None,
        command: Sequence[str] | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """`environment` is added to this process's own: the place for what no process list may show."""
        self._command = [*(command or program()), *arguments, "--with-parent"]
        self._environment = dict(environment or {})
        self._name = arguments[0] if arguments else "child"
        self._on_unexpected_end = on_unexpected_end
        self._process: subprocess.Popen[str] | None = None
        self._lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._last_words: deque[str] = deque(maxlen=_LAST_LINES)
        self._threads: list[threading.Thread] = []
        self._asking = threading.Lock()
        self._late_answers = 0
        self._is_settled = threading.Event()
        self._is_stopping = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def pid(self) -> int | None:
        """The process number; None before `start`."""
        return self._process.pid if self._process else None

    @property
    def is_running(self) -> bool:
        """Whether the process is there now."""
        return self._process is not None and self._process.poll() is None

    def start(self, timeout_s: float = 20.0) -> Mapping[str, Any]:
        """Start the process and return its ready line; blocks until then.

        Raises ProcessError with its last words when it ends first or takes too long, PortInUse when
        that is what it says; then no process is left. A Child is started once.
        """
        self._process = self._open()
        self._follow(self._process)
        try:
            ready = self._answer(timeout_s)
            if ready.get("ready") is not True:
                raise ProcessError(f"{self._name} is not ready")
        except ProcessError as error:
            self._is_stopping = True
            self._is_settled.set()
            self.stop(_FAILED_START_S)
            raise self._reason(error) from error
        self._is_settled.set()
        return ready

    def ask(self, line: str, timeout_s: float = 5.0) -> Mapping[str, Any]:
        """Write one line to the child and return the JSON line that it answers with; blocks.

        Raises ProcessError when there is no answer in time or the child has ended.
        """
        with self._asking:
            self._write(line)
            return self._answer(timeout_s)

    def stop(self, timeout_s: float = 5.0) -> None:
        """End the process: by its leash, after `timeout_s` by a signal, at last by force. Blocks.

        Nothing happens when it has ended already or was never started.
        """
        self._is_stopping = True
        process = self._process
        if process is None:
            return
        _close(process.stdin)
        _end(process, timeout_s)
        for thread in self._threads:
            if thread is not threading.current_thread():
                thread.join(_THREADS_END_S)

    def _open(self) -> subprocess.Popen[str]:
        if self._process is not None:
            raise ProcessError(f"{self._name} was started before")
        try:
            return subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                encoding="utf-8",
                errors="replace",
                env={**os.environ, "PYTHONUTF8": "1", **self._environment},
                # Ctrl+C is for the parent, which then ends the child in good order.
                start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as exc:
            raise ProcessError(f"{self._name} cannot be started: {exc.strerror}") from exc

    def _follow(self, process: subprocess.Popen[str]) -> None:
        readers = [self._thread("out", self._read_out, process), self._thread("err", self._read_err, process)]
        self._threads = [*readers, self._thread("end", self._wait, process, readers)]

    def _thread(self, role: str, work: Callable[..., None], *arguments: object) -> threading.Thread:
        thread = threading.Thread(target=work, args=arguments, name=f"{self._name}-{role}", daemon=True)
        thread.start()
        return thread

    def _read_out(self, process: subprocess.Popen[str]) -> None:
        for line in _lines(process.stdout):
            self._lines.put(line)
        self._lines.put(None)

    def _read_err(self, process: subprocess.Popen[str]) -> None:
        """Keep the pipe empty: a child whose standard error is full stands still."""
        for line in _lines(process.stderr):
            self._last_words.append(line)
            _LOG.info("%s: %s", self._name, line)

    def _wait(self, process: subprocess.Popen[str], readers: Sequence[threading.Thread]) -> None:
        exit_code = process.wait()
        for reader in readers:
            reader.join(_THREADS_END_S)
        self._is_settled.wait()
        if not self._is_stopping:
            _LOG.warning("%s ended by itself with exit code %d", self._name, exit_code)
            _close(process.stdin)
            if self._on_unexpected_end is not None:
                self._on_unexpected_end(exit_code)

    def _write(self, line: str) -> None:
        if self._process is None or self._process.stdin is None:
            raise ProcessError(f"{self._name} was not started")
        try:
            self._process.stdin.write(f"{line}\n")
            self._process.stdin.flush()
        except (OSError, ValueError) as exc:
            raise ProcessError(f"{self._name} has ended") from exc

    def _answer(self, timeout_s: float) -> Mapping[str, Any]:
        """The next answer; those that came too late for an earlier question are passed over."""
        deadline_s = time.monotonic() + timeout_s
        while True:
            try:
                line = self._lines.get(timeout=max(0.0, deadline_s - time.monotonic()))
            except queue.Empty as exc:
                self._late_answers += 1
                raise ProcessError(f"{self._name} did not answer within {timeout_s:g} s") from exc
            if line is None:
                self._lines.put(None)
                raise ProcessError(f"{self._name} has ended")
            if self._late_answers == 0:
                return self._parsed(line)
            self._late_answers -= 1

    def _parsed(self, line: str) -> Mapping[str, Any]:
        try:
            answer = json.loads(line)
        except ValueError as exc:
            raise ProcessError(f"{self._name} answered with something that is not JSON") from exc
        if not isinstance(answer, dict):
            raise ProcessError(f"{self._name} answered with something that is not a JSON object")
        return answer

    def _reason(self, error: ProcessError) -> ProcessError:
        """Why it did not start, out of its own mouth where it said so."""
        words = masked(" / ".join(self._last_words))
        taken = _PORT_IN_USE.search(words)
        if taken is not None:
            return PortInUse(int(taken[2]), taken[1])
        return ProcessError(f"{error}: {words}" if words else str(error))


def _lines(pipe: IO[str] | None) -> Iterator[str]:
    if pipe is None:
        return
    with pipe, contextlib.suppress(ValueError, OSError):
        for line in pipe:
            yield line.rstrip()


def _close(pipe: IO[str] | None) -> None:
    with contextlib.suppress(OSError, ValueError):
        if pipe is not None:
            pipe.close()


def _end(process: subprocess.Popen[str], timeout_s: float) -> None:
    """Wait, then ask with a signal, then use force; each in its time."""
    for insist in (process.terminate, process.kill):
        try:
            process.wait(timeout_s)
            return
        except subprocess.TimeoutExpired:
            _LOG.warning("process %d does not end by itself", process.pid)
            insist()
        timeout_s = _AFTER_TERMINATE_S
    process.wait()
