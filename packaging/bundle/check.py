"""Starts a bundle as a person's computer would, in an empty environment, and reads what it says.

`python packaging/bundle/check.py FOLDER` looks at everything; names after the folder choose among the checks.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

TOUR_WITHIN_S = 300.0
SAID_WITHIN_S = 30.0
LOOK_EVERY_S = 0.1
STARTS = 5
PROMISED_START_S = 1.2
LONGEST_START_S = 10 * PROMISED_START_S
"""A computer that builds for everybody may be busy; the figure is said, and looked at before a release."""
MOST_UNPACKED_BYTES = 160_000_000
TOKEN = "11111111-2222-3333-4444-555555555555"
TOUR_IS_COMPLETE = "The tour is complete"
NEVER_SAID = ("Traceback", "ModuleNotFoundError", "FileNotFoundError", "cannot be loaded", "Could not load")


class NotAsPromised(Exception):
    """A check saw something else than it should."""


def main() -> int:
    """Run the checks that were asked for; 1 when one of them fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="dist/juicedesk, or dist/JuiceDesk.app")
    parser.add_argument("checks", nargs="*", help=f"from {', '.join(CHECKS)}")
    words = parser.parse_args()
    failed = 0
    for name in words.checks or CHECKS:
        began_s = time.monotonic()
        try:
            said = CHECKS[name](launcher(words.folder.resolve()))
        except (NotAsPromised, subprocess.TimeoutExpired, OSError) as exc:
            failed += 1
            said = f"FAILED: {exc}"
        print(f"{name}: {said} ({time.monotonic() - began_s:.1f} s)", flush=True)
    return 1 if failed else 0


def launcher(bundle: Path) -> Path:
    """The executable that prints: on Windows that is the console's."""
    if bundle.suffix == ".app":
        return bundle / "Contents" / "MacOS" / "juicedesk"
    return bundle / ("juicedesk-console.exe" if sys.platform == "win32" else "juicedesk")


def empty_environment(home: Path, **added: str) -> dict[str, str]:
    """What a program finds that nobody has prepared anything for."""
    kept = ("SYSTEMROOT", "TEMP", "TMP") if sys.platform == "win32" else ()
    known = {name: os.environ[name] for name in kept if name in os.environ}
    folders = {"HOME": str(home), "USERPROFILE": str(home), "APPDATA": str(home), "LOCALAPPDATA": str(home)}
    return {**known, **folders, "PATH": "/usr/bin:/bin", **added}


def finished(
    command: list[str | Path], environment: Mapping[str, str], timeout_s: float = SAID_WITHIN_S
) -> subprocess.CompletedProcess[str]:
    """A run to its end, in an empty folder. Raises NotAsPromised when it says what no person should read."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [str(word) for word in command],
            env=dict(environment),
            cwd=folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=timeout_s,
            check=False,
        )
    for words in NEVER_SAID:
        expect(words not in done.stdout + done.stderr, f"it said: {done.stdout}{done.stderr}")
    return done


def expect(holds: bool, otherwise: str) -> None:
    """Raise NotAsPromised with the last of what was seen, unless it holds."""
    if not holds:
        raise NotAsPromised(otherwise[-2000:])


def size(program: Path) -> str:
    """The folder is small enough."""
    folder = program.parent
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    total_bytes = sum(path.stat().st_size for path in files)
    if sys.platform == "linux":
        expect(total_bytes < MOST_UNPACKED_BYTES, f"{total_bytes:,} bytes")
    return f"{len(files)} files, {total_bytes / 1e6:.1f} MB"


def version(program: Path) -> str:
    """The version and the commands are told without Qt, a home or a screen."""
    with tempfile.TemporaryDirectory() as home:
        told = finished([program, "--version"], empty_environment(Path(home))).stdout.strip()
        listed = finished([program, "--help"], empty_environment(Path(home))).stdout
    expect(told.startswith("juicedesk "), told)
    for face in ("serve", "simulate", "adopt", "tour"):
        expect(f"juicedesk {face} " in listed, listed)
    return told


def adopt(program: Path) -> str:
    """The taking over says what it can do."""
    with tempfile.TemporaryDirectory() as home:
        done = finished([program, "adopt", "--help"], empty_environment(Path(home)))
    expect(done.returncode == 0 and "--restore" in done.stdout, done.stdout + done.stderr)
    return "answers"


def serve(program: Path) -> str:
    """The home server and two virtual boxes, until the server knows both, and to an end in good order."""
    with tempfile.TemporaryDirectory() as home, ExitStack() as running:
        data = Path(home) / "server"
        environment = empty_environment(Path(home), JUICEDESK_ACCOUNT_TOKEN=TOKEN)
        ports = ["--host", "127.0.0.1", "--http-port", "0", "--udp-port", "0", "--no-announce"]
        server = running.enter_context(
            child([program, "serve", *ports, "--adopt", "auto", "--data", data], environment)
        )
        boxes = ["--boxes", "2", "--server", f"127.0.0.1:{server['udp'][0]}", "--interval", "0.2"]
        running.enter_context(child([program, "simulate", *boxes], environment))
        units = until(lambda: _units(server["http"], data / "certificate.pem"), lambda seen: len(seen) == 2)
    return f"{len(units)} boxes known over {server['http'].partition(':')[0]}"


def _units(url: str, certificate: Path) -> list[Any]:
    body = json.dumps({"cmd": "get_account_units", "device_id": "check", "account_token": TOKEN}).encode()
    trusted = ssl.create_default_context(cafile=str(certificate))
    request = urllib.request.Request(f"{url}/box_pin", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=SAID_WITHIN_S, context=trusted) as answer:
        found: list[Any] = json.load(answer)["units"]
    return found


def until(look: Callable[[], Any], holds: Callable[[Any], bool], timeout_s: float = SAID_WITHIN_S) -> Any:
    """What is seen as soon as it is as it should be. Raises NotAsPromised after that time."""
    deadline_s = time.monotonic() + timeout_s
    while not holds(seen := look()):
        expect(time.monotonic() < deadline_s, f"not within {timeout_s:g} s: {seen}")
        time.sleep(LOOK_EVERY_S)
    return seen


@contextmanager
def child(
    command: list[str | Path], environment: Mapping[str, str], order: str = ""
) -> Iterator[dict[str, Any]]:
    """A face of the program that says in one line that it is ready, and ends when its input closes.

    What it said; to a line with an `order`, what it answered.
    """
    process = subprocess.Popen(
        [str(word) for word in [*command, "--with-parent"]],
        env=dict(environment),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdin is not None and process.stdout is not None
    try:
        line = process.stdout.readline()
        if line and order:
            process.stdin.write(order + "\n")
            process.stdin.flush()
            line = process.stdout.readline()
        expect(bool(line), line or str(process.communicate(timeout=SAID_WITHIN_S)))
        yield json.loads(line)
        said = process.communicate(timeout=SAID_WITHIN_S)[1]
        expect(process.returncode == 0 and "Traceback" not in said, f"{command[1]}: {said}")
    finally:
        process.kill()
        process.communicate()


def first_window(program: Path) -> str:
    """How long a warm start takes until the window has been painted: the best of a few."""
    times_s = []
    with tempfile.TemporaryDirectory() as home:
        shown = (
            {"DISPLAY": os.environ["DISPLAY"]}
            if "DISPLAY" in os.environ
            else {"QT_QPA_PLATFORM": "offscreen"}
        )
        if "XAUTHORITY" in os.environ:
            shown["XAUTHORITY"] = os.environ["XAUTHORITY"]
        for _ in range(STARTS):
            began_s = time.monotonic()
            with child([program, "--demo", "--follow-tour"], empty_environment(Path(home), **shown)):
                times_s.append(time.monotonic() - began_s)
    expect(min(times_s) < LONGEST_START_S, f"{times_s}")
    return f"{min(times_s):.2f} s warm, {PROMISED_START_S} s promised"


def tour_off_screen(program: Path) -> str:
    """The whole tour without a screen."""
    return _tour(program, [], QT_QPA_PLATFORM="offscreen")


def tour_on_screen(program: Path) -> str:
    """The whole tour on a screen of X, by the platform plugin that a person's desktop uses."""
    if shutil.which("xvfb-run") is None:
        expect(sys.platform != "linux", "xvfb-run is missing")
        return _tour(program, [])
    return _tour(program, ["xvfb-run", "--auto-servernum", "--server-args=-screen 0 1600x1000x24"])


def _tour(program: Path, before: list[str], **added: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "pictures"
        environment = empty_environment(Path(folder), **added)
        done = finished([*before, program, "tour", "--out", out], environment, TOUR_WITHIN_S)
        pictures = [path.stat().st_size for path in out.glob("*.png")]
    expect(done.returncode == 0 and TOUR_IS_COMPLETE in done.stdout, done.stdout + done.stderr)
    expect(len(pictures) >= 10 and min(pictures) > 10_000, f"pictures: {pictures}")
    return f"{done.stdout.count(chr(10)) - 1} steps, {len(pictures)} pictures"


def one_sentence_without_a_screen(program: Path) -> str:
    """Without a display: what is missing, in one line, and exit code 2."""
    if sys.platform != "linux":
        return "there always is a screen here"
    with tempfile.TemporaryDirectory() as home:
        done = finished([program], empty_environment(Path(home)))
    expect(done.returncode == 2, f"exit code {done.returncode}: {done.stderr}")
    expect(done.stderr.count("\n") == 1 and "screen" in done.stderr, done.stderr)
    return "says so"


CHECKS: dict[str, Callable[[Path], str]] = {
    "size": size,
    "version": version,
    "adopt": adopt,
    "no-screen": one_sentence_without_a_screen,
    "serve": serve,
    "first-window": first_window,
    "tour-off-screen": tour_off_screen,
    "tour-on-screen": tour_on_screen,
}


if __name__ == "__main__":
    sys.exit(main())
