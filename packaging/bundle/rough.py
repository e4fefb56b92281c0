"""Rough places to start a bundle in: each works, or gets one sentence. Linux, and root for most of them.

`python packaging/bundle/rough.py dist/juicedesk`
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from check import TOUR_IS_COMPLETE, TOUR_WITHIN_S, NotAsPromised, child, empty_environment, expect

STARTS_WITHIN_S = 6.0
STARTS_ON_A_BARE_SCREEN = 5
OFF_SCREEN = {"QT_QPA_PLATFORM": "offscreen"}


def main(bundle: Path) -> int:
    """Run every check; 1 when one of them fails."""
    failed = 0
    for name, check in CHECKS.items():
        try:
            with tempfile.TemporaryDirectory() as folder:
                Path(folder).chmod(0o755)
                said = check(bundle / "juicedesk", Path(folder))
        except (NotAsPromised, subprocess.SubprocessError, OSError) as exc:
            failed += 1
            said = f"FAILED: {exc}"
        print(f"{name}: {said}", flush=True)
    return 1 if failed else 0


def an_odd_path(program: Path, folder: Path) -> str:
    """A home and a program in folders with spaces and umlauts, in a locale that knows none."""
    place = folder / "Jürgen Müller" / "Juice Desk ü"
    shutil.copytree(program.parent, place, symlinks=True)
    home = folder / "Zuhause von Jürgen"
    home.mkdir()
    environment = empty_environment(home, LANG="C", **OFF_SCREEN)
    _tour([place / "juicedesk"], environment, home / "Bilder ä")
    return "the tour is complete"


def loopback_alone(program: Path, folder: Path) -> str:
    """The demo needs no network but the computer's own."""
    raised = ["unshare", "--net", "sh", "-c", 'ip link set lo up && exec "$@"', "sh", program]
    _tour(raised, empty_environment(folder, **OFF_SCREEN), folder / "pictures")
    return "the tour is complete"


def no_network(program: Path, folder: Path) -> str:
    """The window opens without any network, and says so in its log."""
    said = _stays(["unshare", "--net", program], empty_environment(folder, **OFF_SCREEN))
    expect("Traceback" not in said, said)
    return "the window stays open"


def no_keyring(program: Path, folder: Path) -> str:
    """A session bus that leads nowhere: the window opens all the same."""
    bus = {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={folder}/no-bus"}
    said = _stays([program], empty_environment(folder, **OFF_SCREEN, **bus))
    expect("Traceback" not in said, said)
    return "the window stays open"


def a_home_that_cannot_be_written(program: Path, folder: Path) -> str:
    """A read-only home: one sentence from the app, and one from the server."""
    home = folder / "home"
    home.mkdir(mode=0o555)
    environment = empty_environment(home, **OFF_SCREEN)
    for words, sentence in (([], "cannot be written to"), (["serve", "--no-announce"], "cannot be used")):
        said = _stays(_as_nobody([program, *words]), environment)
        lines = [line for line in said.splitlines() if sentence in line]
        expect(len(lines) == 1 and "Traceback" not in said, said)
    return "one sentence"


def no_home(program: Path, folder: Path) -> str:
    """A user without a home: one sentence."""
    said = _stays(_as_nobody([program]), empty_environment(folder / "nowhere", **OFF_SCREEN))
    expect("cannot be written to" in said and "Traceback" not in said, said)
    return "one sentence"


def a_screen_that_is_gone(program: Path, folder: Path) -> str:
    """DISPLAY names a screen where none is: one sentence, exit code 2."""
    return _says_one_sentence([program], empty_environment(folder, DISPLAY=":4711"))


def missing_libraries(program: Path, folder: Path) -> str:
    """A system without the libraries of a screen, from CLEAN_ROOT (a bare debootstrap): one sentence."""
    clean = os.environ.get("CLEAN_ROOT", "")
    if not clean:
        return "not looked at: CLEAN_ROOT names no bare system"
    there = f"{clean}/mnt"
    inside = f'mount --bind "{program.parent}" "{there}" && exec chroot "{clean}" /mnt/juicedesk "$@"'
    environment = empty_environment(Path("/root"), **OFF_SCREEN)
    environment["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin"
    raised = ["unshare", "--mount", "--propagation", "private", "sh", "-c", inside, "sh"]
    _says_one_sentence([*raised, "tour", "--out", "/tmp/pictures"], environment)
    return _says_one_sentence(raised, environment)


def a_platform_that_is_none(program: Path, folder: Path) -> str:
    """QT_QPA_PLATFORM names a platform that Qt does not know: one sentence, exit code 2."""
    return _says_one_sentence([program], empty_environment(folder, QT_QPA_PLATFORM="fernseher"))


def pictures_that_have_no_place(program: Path, folder: Path) -> str:
    """A tour into a folder that nobody can make: one sentence."""
    environment = empty_environment(folder, **OFF_SCREEN)
    return _says_one_sentence([program, "tour", "--out", "/proc/x"], environment, exit_code=1)


def a_bare_x_server(program: Path, folder: Path) -> str:
    """A screen with no other program on it starts anew whenever its last one leaves: a window each time."""
    for _ in range(STARTS_ON_A_BARE_SCREEN):
        with _bare_screen() as number:
            environment = empty_environment(folder, DISPLAY=f":{number}")
            with child([program, "--demo", "--follow-tour"], environment):
                pass
    return f"{STARTS_ON_A_BARE_SCREEN} windows"


@contextmanager
def _bare_screen() -> Iterator[str]:
    """The number of an X server that nothing is on."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield told.readline().strip()
    finally:
        server.terminate()
        server.wait()


def _says_one_sentence(command: list[str | Path], environment: dict[str, str], exit_code: int = 2) -> str:
    words = [str(word) for word in command]
    done = subprocess.run(words, env=environment, capture_output=True, text=True, timeout=30, check=False)
    expect(done.returncode == exit_code and done.stderr.count("\n") == 1, f"{done.returncode}: {done.stderr}")
    return done.stderr.strip()


def _as_nobody(command: list[str | Path]) -> list[str | Path]:
    return [
        "setpriv",
        "--reuid",
        "nobody",
        "--regid",
        str(pwd.getpwnam("nobody").pw_gid),
        "--clear-groups",
        *command,
    ]


def _tour(command: list[str | Path], environment: dict[str, str], out: Path) -> None:
    words = [str(word) for word in [*command, "tour", "--out", out]]
    done = subprocess.run(
        words, env=environment, capture_output=True, encoding="utf-8", timeout=TOUR_WITHIN_S, check=False
    )
    expect(done.returncode == 0 and TOUR_IS_COMPLETE in done.stdout, done.stdout + done.stderr)
    expect(len(list(out.glob("*.png"))) >= 10, "pictures are missing")


def _stays(command: list[str | Path], environment: dict[str, str]) -> str:
    """What it says while it runs; then it is ended. A process that ends by itself has said its sentence."""
    process = subprocess.Popen(
        [str(word) for word in command],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    try:
        return process.communicate(timeout=STARTS_WITHIN_S)[1]
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        return process.communicate()[1]


CHECKS: dict[str, Callable[[Path, Path], str]] = {
    "a folder with spaces and umlauts": an_odd_path,
    "loopback alone": loopback_alone,
    "no network": no_network,
    "no keyring": no_keyring,
    "a home that cannot be written": a_home_that_cannot_be_written,
    "no home": no_home,
    "a screen that is gone": a_screen_that_is_gone,
    "a platform that is none": a_platform_that_is_none,
    "pictures that have no place": pictures_that_have_no_place,
    "a bare X server": a_bare_x_server,
    "missing libraries": missing_libraries,
}


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
