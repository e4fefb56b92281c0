"""How others find the real server: by mDNS on loopback, and by a typed address."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from juicedesk.discovery.found import FoundServer
from juicedesk.discovery.network import Discovery
from juicedesk.discovery.probe import probe
from tests.e2e.home_server import Box, HomeServer, ended
from tests.unit.discovery.watching import LOOPBACK, Watch, free_udp_port, new_juicebox_id


@pytest.fixture
def watch() -> Iterator[Watch]:
    watching = Watch()
    discovery = Discovery(watching, interfaces=LOOPBACK, beacon_host="127.0.0.1", beacon_port=free_udp_port())
    discovery.start()
    yield watching
    discovery.stop()


@pytest.mark.parametrize("adopt", ["ask", "auto"])
def test_announces_itself_and_its_boxes_and_says_goodbye(tmp_path: Path, watch: Watch, adopt: str) -> None:
    juicebox_id = new_juicebox_id()
    with HomeServer(tmp_path, "--adopt", adopt, announces=True) as server, Box(server, juicebox_id) as box:
        server_id = server.info()["server_id"]
        found = watch.server(server_id)
        assert (found.url, found.fingerprint) == (server.url, server.ready["fingerprint"])
        box.say()
        charger = watch.charger(lambda charger: charger.juicebox_id == juicebox_id)
        assert (charger.address, charger.server_id) == ("127.0.0.1", server_id)
        server.stop()
        watch.wait_for(
            lambda seen: (
                server_id not in [one.id for one in seen.servers]
                and juicebox_id not in [one.juicebox_id for one in seen.chargers]
            )
        )


def test_keeps_its_identity_over_a_restart(tmp_path: Path) -> None:
    identities = []
    for _ in range(2):
        with HomeServer(tmp_path, "--no-tls") as server:
            identities.append(server.info()["server_id"])
    assert identities[0] == identities[1]


@pytest.mark.parametrize("options", [(), ("--no-tls",)])
def test_a_typed_address_finds_it_with_its_fingerprint(tmp_path: Path, options: tuple[str, ...]) -> None:
    with HomeServer(tmp_path, *options) as server:
        found = probe(server.url.partition("//")[2])
        assert isinstance(found, FoundServer)
        assert (found.url, found.fingerprint) == (server.url, server.ready["fingerprint"])
        assert found.id == server.info()["server_id"]


def test_stops_while_it_is_still_beginning_to_announce(tmp_path: Path) -> None:
    with HomeServer(tmp_path, "--no-tls", announces=True) as server:
        server.process.terminate()
        exit_code, words = ended(server.process)
    assert exit_code == 0
    assert "Traceback" not in words
