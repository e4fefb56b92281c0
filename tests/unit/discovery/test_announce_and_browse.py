"""Announcers and discovery meet on the real multicast group, on loopback."""

from __future__ import annotations

import asyncio
import gc
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from juicedesk.discovery.announce import Announcer
from juicedesk.discovery.found import Source
from juicedesk.discovery.network import Discovery
from juicedesk.domain.errors import DiscoveryError
from tests.unit.discovery.watching import LOOPBACK, Watch, free_udp_port, new_id, new_juicebox_id, wait_until

FINGERPRINT = "ab" * 32


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def discovery(watch: Watch) -> Iterator[Discovery]:
    discovery = Discovery(watch, interfaces=LOOPBACK, beacon_port=free_udp_port())
    discovery.start()
    yield discovery
    discovery.stop()


@pytest.fixture
def announcer() -> Iterator[Announcer]:
    announcer = Announcer(LOOPBACK)
    yield announcer
    announcer.close()


def announce_server(announcer: Announcer, server_id: str, **changed: object) -> None:
    what: dict[str, object] = {
        "name": "Home. sweet home",
        "version": "0.1.0",
        "fingerprint": FINGERPRINT,
        "port": 8042,
        "addresses": ["127.0.0.1"],
        "tls": True,
    }
    announcer.announce_server(server_id=server_id, **{**what, **changed})  # type: ignore[arg-type]


def announce_box(announcer: Announcer, juicebox_id: str, address: str, host: str | None = None) -> None:
    announcer.announce_box(
        juicebox_id=juicebox_id, model="JB201", host=host, address=address, server_id="home"
    )


def test_a_server_is_found_with_all_that_is_needed_to_reach_it(
    discovery: Discovery, watch: Watch, announcer: Announcer
) -> None:
    server_id = new_id()
    announce_server(announcer, server_id)

    server = watch.server(server_id)

    assert server.name == "Home. sweet home"
    assert server.url == "https://127.0.0.1:8042"
    assert (server.address, server.port, server.fingerprint) == ("127.0.0.1", 8042, FINGERPRINT)
    assert server in discovery.snapshot.servers


def test_a_server_without_tls_is_found_as_one(
    discovery: Discovery, watch: Watch, announcer: Announcer
) -> None:
    server_id = new_id()
    announce_server(announcer, server_id, fingerprint=None, tls=False)
    server = watch.server(server_id)
    assert (server.url, server.fingerprint) == ("http://127.0.0.1:8042", None)


def test_a_server_that_was_there_first_is_found(watch: Watch, announcer: Announcer) -> None:
    server_id = new_id()
    announce_server(announcer, server_id)
    earlier = Discovery(Watch(), interfaces=LOOPBACK, beacon_port=free_udp_port())
    later = Discovery(watch, interfaces=LOOPBACK, beacon_port=free_udp_port())
    for one in (earlier, later):
        one.start()
    try:
        watch.server(server_id)
    finally:
        for one in (earlier, later):
            one.stop()


def test_a_server_moves(discovery: Discovery, watch: Watch, announcer: Announcer) -> None:
    server_id = new_id()
    announce_server(announcer, server_id)
    watch.server(server_id)
    announce_server(announcer, server_id, port=9042, addresses=["127.0.0.9"])
    watch.server(server_id, lambda server: server.url == "https://127.0.0.9:9042")


def test_a_server_says_goodbye_and_comes_back(discovery: Discovery, watch: Watch) -> None:
    server_id = new_id()
    first = Announcer(LOOPBACK)
    announce_server(first, server_id)
    watch.server(server_id)

    first.close()
    watch.wait_for(lambda snapshot: server_id not in [server.id for server in snapshot.servers])

    second = Announcer(LOOPBACK)
    try:
        announce_server(second, server_id)
        watch.server(server_id)
    finally:
        second.close()


KILLED = """
import sys, time
from juicedesk.discovery.announce import Announcer
announcer = Announcer(["127.0.0.1"])
announcer.announce_server(server_id=sys.argv[1], name="Home", version="1", fingerprint=None, port=8042,
                          addresses=["127.0.0.1"], tls=False)
time.sleep(60)
"""


def test_a_server_that_was_killed_and_is_back_is_news(
    discovery: Discovery, watch: Watch, announcer: Announcer
) -> None:
    """Nobody said goodbye, and address and port are the same: only the run tells."""
    server_id = new_id()
    with subprocess.Popen([sys.executable, "-c", KILLED, server_id]) as killed:
        before = watch.server(server_id)
        killed.kill()
    announce_server(announcer, server_id, name="Home", version="1", fingerprint=None, tls=False)
    after = watch.server(server_id, lambda server: server.run != before.run)
    assert replace(after, run=before.run) == before


def test_a_server_with_another_id_replaces_the_one_before(
    discovery: Discovery, watch: Watch, announcer: Announcer
) -> None:
    before, after = new_id(), new_id()
    announce_server(announcer, before)
    watch.server(before)
    announce_server(announcer, after)
    watch.server(after)
    watch.wait_for(lambda snapshot: before not in [server.id for server in snapshot.servers])


def test_two_servers_of_one_name_are_two(discovery: Discovery, watch: Watch, announcer: Announcer) -> None:
    other = Announcer(LOOPBACK)
    try:
        mine, theirs = new_id(), new_id()
        announce_server(announcer, mine)
        announce_server(other, theirs)
        assert watch.server(mine).name == watch.server(theirs).name
    finally:
        other.close()


def test_a_box_is_found_moved_and_lost(discovery: Discovery, watch: Watch, announcer: Announcer) -> None:
    juicebox_id = new_juicebox_id()
    host = f"JuiceBox-{new_id()}"
    announce_box(announcer, juicebox_id, "127.0.0.5", host=f"{host}.local.")
    box = watch.charger(lambda found: found.juicebox_id == juicebox_id)
    assert (box.name, box.address, box.server_id) == (host, "127.0.0.5", "home")
    assert box.sources == {Source.SERVER}

    announce_box(announcer, juicebox_id, "127.0.0.6", host=f"{host}.local.")
    watch.charger(lambda found: found.juicebox_id == juicebox_id and found.address == "127.0.0.6")

    announcer.withdraw_box(juicebox_id)
    watch.wait_for(lambda seen: juicebox_id not in [found.juicebox_id for found in seen.chargers])


def test_of_a_box_that_moves_again_and_again_only_the_last_place_waits_to_be_said(
    discovery: Discovery, watch: Watch, announcer: Announcer
) -> None:
    juicebox_id, loop = new_juicebox_id(), announcer._zeroconf.loop
    assert loop is not None
    asyncio.run_coroutine_threadsafe(announcer._order.acquire(), loop).result(10)
    before = len(asyncio.all_tasks(loop))
    for number in range(500):
        announce_box(announcer, juicebox_id, f"127.0.1.{number % 250}")
    announce_box(announcer, juicebox_id, "127.0.0.9")
    assert len(asyncio.all_tasks(loop)) <= before + 1
    loop.call_soon_threadsafe(announcer._order.release)
    watch.charger(lambda charger: (charger.juicebox_id, charger.address) == (juicebox_id, "127.0.0.9"))


def test_a_box_without_a_known_name_is_named_by_the_end_of_its_id(
    discovery: Discovery, watch: Watch, announcer: Announcer
) -> None:
    juicebox_id = new_juicebox_id()
    announce_box(announcer, juicebox_id, "127.0.0.5")
    box = watch.charger(lambda found: found.juicebox_id == juicebox_id and found.address is not None)
    assert box.name == f"JuiceBox …{juicebox_id[-4:]}"


def test_many_at_once_are_all_found(discovery: Discovery, watch: Watch, announcer: Announcer) -> None:
    ids = {new_juicebox_id() for _ in range(60)}
    for number, juicebox_id in enumerate(sorted(ids)):
        announce_box(announcer, juicebox_id, f"127.0.1.{number}")
    watch.wait_for(
        lambda seen: ids <= {found.juicebox_id for found in seen.chargers if found.address is not None}
    )


def test_a_goodbye_takes_less_than_a_second_and_nothing_more_is_sent() -> None:
    announcer = Announcer(LOOPBACK)
    for _ in range(20):
        announce_box(announcer, new_juicebox_id(), "127.0.0.5")
    begun_s = time.monotonic()
    announcer.close()
    assert time.monotonic() - begun_s < 1.0
    announce_box(announcer, new_juicebox_id(), "127.0.0.5")
    announcer.close()


def test_stopping_is_quick_can_be_repeated_and_begun_again(watch: Watch, announcer: Announcer) -> None:
    before = threading.active_count()
    discovery = Discovery(watch, interfaces=LOOPBACK, beacon_port=free_udp_port())
    discovery.stop()
    for _ in range(2):
        server_id = new_id()
        announce_server(announcer, server_id)
        discovery.start()
        discovery.start()
        assert wait_until(
            lambda sought=server_id: sought in {found.id for found in discovery.snapshot.servers}
        )
        begun_s = time.monotonic()
        discovery.stop()
        discovery.stop()
        assert time.monotonic() - begun_s < 2.0
        assert threading.active_count() == before


def test_an_interface_that_is_not_here_is_an_expected_failure() -> None:
    with pytest.raises(DiscoveryError):
        Announcer(["not an address"])


def test_a_listener_that_fails_does_not_end_the_search(announcer: Announcer) -> None:
    watch = Watch()
    failures: list[object] = []

    def fail_first(snapshot: object) -> None:
        if not failures:
            failures.append(snapshot)
            raise RuntimeError("a bug in a listener")
        watch(snapshot)  # type: ignore[arg-type]

    discovery = Discovery(fail_first, interfaces=LOOPBACK, beacon_port=free_udp_port())
    discovery.start()
    try:
        first, second = new_id(), new_id()
        announce_server(announcer, first)
        assert wait_until(lambda: bool(failures))
        other = Announcer(LOOPBACK)
        announce_server(other, second)
        watch.server(second)
        other.close()
    finally:
        discovery.stop()


def test_who_follows_the_interfaces_leaves_nothing_pending(caplog: pytest.LogCaptureFixture) -> None:
    announcer = Announcer()
    announcer.close()
    del announcer
    gc.collect()
    assert "pending" not in caplog.text
