"""Run by test_avahi.py in a network namespace of its own: this computer, on which Avahi keeps the mDNS port,
and another one beside it, on which a home server announces itself and a box. Prints what discovery saw."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

HERE, THERE = "192.0.2.1", "192.0.2.2"
BOX_ID, BOX_HOST = "9" * 28, "juicebox-0e8"
WITHIN_S = 20.0
BUS = """<busconfig>
<type>system</type>
<listen>unix:path={0}</listen>
<auth>EXTERNAL</auth>
<policy context="default">
<allow user="*"/><allow own="*"/><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
</policy>
</busconfig>"""
AVAHI = """[server]
use-ipv4=yes
use-ipv6=no
allow-interfaces=here
disallow-other-stacks=yes
enable-dbus=yes
[publish]
disable-publishing=yes
"""


def run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


def other_computer() -> None:
    """Announces until its input closes, in the network to which its end of the cable has been brought."""
    print("born", flush=True)
    sys.stdin.readline()
    run("ip", "address", "add", f"{THERE}/24", "dev", "there")
    run("ip", "link", "set", "there", "up")
    from juicedesk.discovery.announce import Announcer
    from juicedesk.discovery.hostname import HostNameResponder

    announcer, names = Announcer([THERE]), HostNameResponder(THERE)
    announcer.announce_server(
        server_id="s1",
        name="Cellar",
        version="1",
        fingerprint="ab",
        port=8042,
        addresses=[THERE],
        tls=True,
    )
    announcer.announce_box(juicebox_id=BOX_ID, model="JB", host=BOX_HOST, address=THERE, server_id="s1")
    names.add("gecko_os-abc.local.", THERE)
    print("announced", flush=True)
    sys.stdin.readline()
    names.close()
    announcer.close()


def start_avahi(folder: Path) -> list[subprocess.Popen[bytes]]:
    """A system bus and an Avahi of this computer alone."""
    socket, bus_file, avahi_file = folder / "bus", folder / "bus.conf", folder / "avahi.conf"
    os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = f"unix:path={socket}"
    bus_file.write_text(BUS.format(socket))
    avahi_file.write_text(AVAHI)
    run("mount", "-t", "tmpfs", "tmpfs", "/run")
    bus = daemon("dbus-daemon", f"--config-file={bus_file}", "--nofork")
    wait_until(socket.exists, "the bus")
    avahi = daemon("avahi-daemon", f"--file={avahi_file}", "--no-drop-root", "--no-chroot", "--no-rlimits")
    return [avahi, bus]


def daemon(*command: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, stderr=subprocess.DEVNULL)


def wait_until(holds: Callable[[], object], what: str) -> None:
    deadline_s = time.monotonic() + WITHIN_S
    while not holds():
        assert time.monotonic() < deadline_s, f"not within {WITHIN_S:g} s: {what}"
        time.sleep(0.05)


def look(other: subprocess.Popen[str], avahi: subprocess.Popen[bytes]) -> dict[str, object]:
    """What discovery finds, again without Avahi once that has ended, and whether nothing is left when the
    other computer has said goodbye."""
    from juicedesk.discovery.network import Discovery

    wait_until(refusal, "Avahi's hold on the port")
    discovery = Discovery(lambda _snapshot: None, retry_s=0.2, beacon_port=0)
    discovery.start()
    try:
        wait_until(lambda: any(server.url for server in discovery.snapshot.servers), "the server")
        wait_until(lambda: any(box.address for box in discovery.snapshot.chargers), "the box")
        found, named = discovery.snapshot, address_of("gecko_os-abc.local.")
        without, seen = refusal(), discovery.snapshot
        avahi.terminate()
        avahi.wait()
        wait_until(lambda: not discovery.snapshot.servers, "Avahi's end")
        wait_until(lambda: discovery.snapshot.servers == seen.servers, "the server, without Avahi")
        assert other.stdin is not None
        other.stdin.close()
        wait_until(lambda: not (discovery.snapshot.servers or discovery.snapshot.chargers), "their goodbye")
    finally:
        discovery.stop()
    server, box = found.servers[0], found.chargers[0]
    return {
        "without_avahi": without,
        "problem": found.problem,
        "server": [server.id, server.name, server.url, server.fingerprint],
        "box": [box.juicebox_id, box.name, box.address, box.server_id],
        "named": named,
    }


def refusal() -> str | None:
    """Why mDNS cannot be had without Avahi."""
    from juicedesk.discovery.announce import open_zeroconf
    from juicedesk.discovery.mdns import problem_of
    from juicedesk.domain.errors import DiscoveryError

    try:
        open_zeroconf(None).close()
    except DiscoveryError as error:
        return problem_of(error).value
    return None


def address_of(host_name: str) -> str | None:
    """What Avahi says to a name that a box without a home server answers to."""
    from juicedesk.discovery.avahi import Avahi
    from juicedesk.discovery.found import Sighting, Source

    heard: list[Sighting] = []

    def on_event(event: object) -> None:
        if isinstance(event, Sighting) and event.source is Source.HOST_NAME:
            heard.append(event)

    avahi = Avahi(on_event)
    avahi.look(("zentrios-abc.local.", host_name))
    wait_until(lambda: heard, "the address of a name")
    avahi.close()
    return heard[0].address


def this_computer() -> None:
    run("ip", "link", "set", "lo", "up")
    command = ["unshare", "--net", sys.executable, __file__, "other"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdin is not None and other.stdout is not None
        assert other.stdout.readline() == "born\n"
        run("ip", "link", "add", "here", "type", "veth", "peer", "name", "there", "netns", str(other.pid))
        run("ip", "address", "add", f"{HERE}/24", "dev", "here")
        run("ip", "link", "set", "here", "up")
        with tempfile.TemporaryDirectory() as folder:
            daemons = start_avahi(Path(folder))
            try:
                other.stdin.write("\n")
                other.stdin.flush()
                assert other.stdout.readline() == "announced\n"
                print(json.dumps(look(other, daemons[0])))
            finally:
                for daemon in daemons:
                    daemon.terminate()
                    daemon.wait()


if __name__ == "__main__":
    other_computer() if sys.argv[1:] else this_computer()
