"""Everything that is found on the network, kept up to date in a thread of its own."""

from __future__ import annotations

import logging
import queue
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from juicedesk.discovery.announced import Gone, NetworkEvent, ServerSeen
from juicedesk.discovery.avahi import Avahi
from juicedesk.discovery.beacon_listener import BeaconListener
from juicedesk.discovery.found import (
    FoundCharger,
    FoundServer,
    Sighting,
    Source,
    merge_chargers,
    merge_servers,
)
from juicedesk.discovery.mdns import Mdns, Problem, problem_of
from juicedesk.discovery.names import plain
from juicedesk.domain.errors import DiscoveryError
from juicedesk.juicebox.beacon import BEACON_PORT, Beacon

_LOG = logging.getLogger(__name__)
_TICK_S = 1.0
_STOP_TIMEOUT_S = 2.0
_MOST_SIGHTINGS = 2_000


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What is found now. `problem` is why mDNS cannot be used, None while it looks."""

    chargers: tuple[FoundCharger, ...] = ()
    servers: tuple[FoundServer, ...] = ()
    problem: Problem | None = None

    def looks_like(self, other: Snapshot) -> bool:
        """Whether nothing but the time of the last word differs."""
        return self.without_times() == other.without_times()

    def without_times(self) -> Snapshot:
        """The same, with no time in it."""
        return replace(self, chargers=tuple(replace(box, last_seen=0.0) for box in self.chargers))


@dataclass(frozen=True, slots=True)
class _Heard:
    """A beacon: what it says of a box, and the names under which the box may be asked for."""

    sighting: Sighting
    host_names: tuple[str, ...]


class Discovery:
    """Looks for boxes and home servers between `start` and `stop`, with whatever the network allows.

    `on_change` is called from its own thread with every new Snapshot, also when only the problem
    changed. What cannot be opened is tried again every `retry_s`; nothing here is fatal.
    """

    def __init__(
        self,
        on_change: Callable[[Snapshot], None],
        *,
        interfaces: Sequence[str] | None = None,
        beacon_host: str = "",
        beacon_port: int = BEACON_PORT,
        retry_s: float = 30.0,
        names_again_s: float = 60.0,
    ) -> None:
        self._on_change = on_change
        self._interfaces = interfaces
        self._beacon_at = (beacon_host, beacon_port)
        self._retry_s = retry_s
        self._names_again_s = names_again_s
        self._events: queue.SimpleQueue[NetworkEvent | _Heard | None] = queue.SimpleQueue()
        self._sightings: dict[tuple[str, str], Sighting] = {}
        self._servers: dict[str, FoundServer] = {}
        self._looked_at_s: dict[tuple[str, ...], float] = {}
        self._mdns: Mdns | Avahi | None = None
        self._beacons: BeaconListener | None = None
        self._snapshot = Snapshot()
        self._thread: threading.Thread | None = None

    @property
    def snapshot(self) -> Snapshot:
        """What is found now; from any thread, never waits."""
        return self._snapshot

    def start(self) -> None:
        """Begin to look; returns at once."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="discovery", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Stop looking, within 2 s, and leave no thread. What was found stays readable."""
        if self._thread is None:
            return
        self._events.put(None)
        self._thread.join(_STOP_TIMEOUT_S)
        self._thread = None

    def _run(self) -> None:
        self._sightings, self._servers, self._looked_at_s = {}, {}, {}
        try:
            self._watch()
        finally:
            self._close()

    def _watch(self) -> None:
        open_again_at_s = time.monotonic()
        while True:
            if time.monotonic() >= open_again_at_s:
                self._open()
                open_again_at_s = time.monotonic() + self._retry_s
            if not self._take_events():
                return
            self._forget_the_silent()
            self._look_for_names()
            self._publish()

    def _open(self) -> None:
        """Open what is not open; where mDNS works, take up interfaces that have appeared."""
        problem = self._open_mdns()
        if problem is not self._snapshot.problem:
            _LOG.info("%s", problem.sentence if problem else "mDNS works.")
            self._change(replace(self._snapshot, problem=problem))
        if self._beacons is None:
            try:
                self._beacons = BeaconListener(self._on_beacon, *self._beacon_at)
            except DiscoveryError as error:
                _LOG.info("beacons are not heard: %s", error)

    def _open_mdns(self) -> Problem | None:
        if isinstance(self._mdns, Avahi) and self._mdns.problem is not None:
            # Whoever kept the port has ended: it can be had, or there is another Avahi.
            self._mdns.close()
            self._mdns = None
        if self._mdns is not None:
            self._mdns.follow_interfaces()
            return self._mdns.problem
        try:
            self._mdns = self._mdns_here()
        except DiscoveryError as error:
            return problem_of(error)
        return self._mdns.problem

    def _mdns_here(self) -> Mdns | Avahi:
        """Our own taking part, or Avahi's where that keeps the port to itself. Raises DiscoveryError."""
        try:
            return Mdns(self._interfaces, self._events.put)
        except DiscoveryError as error:
            if problem_of(error) is not Problem.PORT_TAKEN or sys.platform != "linux":
                raise
            return self._avahi_instead_of(error)

    def _avahi_instead_of(self, refused: DiscoveryError) -> Avahi:
        try:
            return Avahi(self._events.put)
        except DiscoveryError as error:
            _LOG.info("nor through Avahi: %s", error)
            raise refused from refused.__cause__

    def _close(self) -> None:
        if self._beacons is not None:
            self._beacons.close()
        if self._mdns is not None:
            self._mdns.close()
        self._beacons = self._mdns = None

    def _on_beacon(self, beacon: Beacon, sighting: Sighting) -> None:
        self._events.put(_Heard(sighting, beacon.host_names))

    def _take_events(self) -> bool:
        """Wait for an event, at most a tick, and take all that are there; False when it is time to stop."""
        try:
            event = self._events.get(timeout=_TICK_S)
            while event is not None:
                self._take(event)
                event = self._events.get_nowait()
        except queue.Empty:
            return True
        return False

    def _take(self, event: NetworkEvent | _Heard) -> None:
        match event:
            case Sighting():
                self._keep(event)
            case _Heard():
                self._keep(event.sighting)
                if event.host_names:
                    self._looked_at_s.setdefault(event.host_names, float("-inf"))
            case ServerSeen():
                self._servers[event.key] = event.server
            case Gone():
                self._servers.pop(event.key, None)
                self._sightings.pop((Source.SERVER, event.key), None)

    def _keep(self, sighting: Sighting) -> None:
        place = (sighting.source, sighting.key)
        # Anybody on the network can make up beacons: the list has an end.
        if place in self._sightings or len(self._sightings) < _MOST_SIGHTINGS:
            self._sightings[place] = sighting

    def _forget_the_silent(self) -> None:
        now = time.time()
        self._sightings = {place: seen for place, seen in self._sightings.items() if seen.is_alive(now)}
        named = {name for seen in self._sightings.values() for name in seen.host_names}
        self._looked_at_s = {
            names: looked_at_s for names, looked_at_s in self._looked_at_s.items() if plain(names) & named
        }

    def _look_for_names(self) -> None:
        """Ask for the boxes' names again now and then: a box may be known although no beacon is heard."""
        if self._mdns is None:
            return
        now_s = time.monotonic()
        for names, looked_at_s in self._looked_at_s.items():
            if now_s >= looked_at_s + self._names_again_s:
                self._looked_at_s[names] = now_s
                self._mdns.look(names)

    def _publish(self) -> None:
        chargers = merge_chargers(self._sightings.values())
        servers = merge_servers(self._servers.values())
        self._change(replace(self._snapshot, chargers=chargers, servers=servers))

    def _change(self, snapshot: Snapshot) -> None:
        before, self._snapshot = self._snapshot, snapshot
        if snapshot.looks_like(before):
            return
        try:
            self._on_change(snapshot)
        except Exception:
            _LOG.exception("a change on the network could not be shown")
