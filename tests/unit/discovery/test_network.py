"""All sources together, and the states in which the network cannot be asked."""

from __future__ import annotations

import errno
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from juicedesk.discovery import found
from juicedesk.discovery.announce import Announcer
from juicedesk.discovery.found import Source
from juicedesk.discovery.hostname import HostNameResponder
from juicedesk.discovery.mdns import Problem, problem_of
from juicedesk.discovery.network import Discovery
from juicedesk.domain.errors import DiscoveryError
from juicedesk.juicebox.beacon import Beacon
from tests.unit.discovery.watching import (
    LOOPBACK,
    Watch,
    free_udp_port,
    new_id,
    new_juicebox_id,
    send_beacon,
    wait_until,
)

no_loopback_broadcast = pytest.mark.skipif(sys.platform == "darwin", reason="no broadcasts on loopback")


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def beacon_port() -> int:
    return free_udp_port()


@pytest.fixture
def discovery(watch: Watch, beacon_port: int) -> Iterator[Discovery]:
    discovery = Discovery(watch, interfaces=LOOPBACK, beacon_port=beacon_port, names_again_s=0.2)
    discovery.start()
    assert wait_until(lambda: discovery._beacons is not None)
    yield discovery
    discovery.stop()


def new_beacon() -> Beacon:
    digits = new_id()
    mac = ":".join(["4C", "55", "CC", digits[:2], digits[2:4], digits[4:6]])
    return Beacon("127.0.0.1", "EMWERK-JB201-1.0.46", mac=mac, uuid=digits)


@no_loopback_broadcast
def test_beacon_host_name_and_announcement_of_one_box_are_one_entry(
    discovery: Discovery, watch: Watch, beacon_port: int
) -> None:
    beacon, juicebox_id = new_beacon(), new_juicebox_id()
    name = beacon.host_names[1]
    responder, announcer = HostNameResponder("127.0.0.1"), Announcer(LOOPBACK)
    try:
        responder.add(name, "127.0.0.7")
        send_beacon(beacon.encode(), beacon_port)
        box = watch.charger(
            lambda box: box.uuid == beacon.uuid and box.sources == {Source.BEACON, Source.HOST_NAME}
        )
        assert f"{box.name}.local." == name, "the name that answers, not the one that it might have"

        announcer.announce_box(
            juicebox_id=juicebox_id, model="JB201", host=name, address="127.0.0.7", server_id="home"
        )
        whole = {Source.BEACON, Source.HOST_NAME, Source.SERVER}
        box = watch.charger(lambda box: box.juicebox_id == juicebox_id and box.sources == whole)
        assert (box.uuid, box.server_id) == (beacon.uuid, "home")
        assert [box.uuid for box in discovery.snapshot.chargers].count(beacon.uuid) == 1
    finally:
        announcer.close()
        responder.close()


@no_loopback_broadcast
def test_a_box_that_falls_silent_is_lost(
    discovery: Discovery, watch: Watch, beacon_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(found, "SILENCE_S", {Source.BEACON: 0.5, Source.HOST_NAME: 0.5})
    beacon = new_beacon()
    send_beacon(beacon.encode(), beacon_port)
    watch.charger(lambda box: box.uuid == beacon.uuid)
    watch.wait_for(lambda seen: beacon.uuid not in [box.uuid for box in seen.chargers])


@no_loopback_broadcast
def test_a_known_box_is_still_there_while_its_name_answers(
    discovery: Discovery, watch: Watch, beacon_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(found, "SILENCE_S", {Source.BEACON: 0.5, Source.HOST_NAME: 5.0})
    beacon = new_beacon()
    name = beacon.host_names[0]
    responder = HostNameResponder("127.0.0.1")
    try:
        responder.add(name, "127.0.0.8")
        send_beacon(beacon.encode(), beacon_port)
        watch.charger(lambda box: box.sources == {Source.HOST_NAME} and f"{box.name}.local." == name)
    finally:
        responder.close()


@no_loopback_broadcast
def test_the_same_word_again_is_no_change_but_it_is_newer(
    discovery: Discovery, watch: Watch, beacon_port: int
) -> None:
    beacon, other = new_beacon(), new_beacon()
    send_beacon(beacon.encode(), beacon_port)
    first = watch.charger(lambda box: box.uuid == beacon.uuid)
    changes = len(watch.seen)
    send_beacon(beacon.encode(), beacon_port)
    assert wait_until(
        lambda: any(
            box.uuid == beacon.uuid and box.last_seen > first.last_seen for box in discovery.snapshot.chargers
        )
    )
    assert len(watch.seen) == changes
    send_beacon(other.encode(), beacon_port)
    watch.charger(lambda box: box.uuid == other.uuid)


@pytest.mark.parametrize(
    ("cause", "problem"),
    [
        (OSError(errno.EADDRINUSE, "x"), Problem.PORT_TAKEN),
        (OSError(errno.ENETUNREACH, "x"), Problem.NO_ROUTE),
        (OSError(errno.EACCES, "x"), Problem.NOT_ALLOWED),
        (OSError("no number"), Problem.FAILED),
        (RuntimeError("No interfaces"), Problem.NO_NETWORK),
        (ValueError("x"), Problem.FAILED),
    ],
)
def test_every_cause_is_a_problem_with_a_sentence(cause: Exception, problem: Problem) -> None:
    error = DiscoveryError("x")
    error.__cause__ = cause
    assert problem_of(error) is problem
    assert problem.sentence.endswith(".")


IN_A_NETWORK_OF_ITS_OWN = shutil.which("unshare")
NETWORKLESS = Path(__file__).with_name("networkless.py")


def in_a_network_of_its_own(case: str) -> list[str | None]:
    """The problems that discovery reports, in order, in a child process with a network namespace."""
    command = ["unshare", "--net", "--map-root-user", sys.executable, "-W", "error", str(NETWORKLESS), case]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    if done.returncode != 0 and "unshare" in done.stderr:
        pytest.skip(f"no network namespace here: {done.stderr.strip()}")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)  # type: ignore[no-any-return]


@pytest.mark.skipif(IN_A_NETWORK_OF_ITS_OWN is None, reason="needs unshare of util-linux")
@pytest.mark.parametrize(
    ("case", "problems"),
    [
        ("no_network", ["no_network", None]),
        ("no_interface", ["no_route", None]),
        ("port_taken", ["port_taken", None]),
        ("beacon_port_taken", []),
    ],
)
def test_what_is_missing_is_a_state_and_ends_when_it_comes(case: str, problems: list[str | None]) -> None:
    assert in_a_network_of_its_own(case) == problems
