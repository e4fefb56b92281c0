"""Composition of the home server: everything is made here, connected, started and stopped in order."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import socket
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass

import filelock

from juicedesk import paths
from juicedesk.domain.errors import ProcessError
from juicedesk.juicenet.zones import local_windows_id
from juicedesk.server.announcing import Announcement
from juicedesk.server.answering_names import names_answered
from juicedesk.server.api import Api
from juicedesk.server.backups import Backups
from juicedesk.server.box_socket import SYSTEM_TELLS, answering
from juicedesk.server.boxes import Boxes
from juicedesk.server.certificate import Certificate, certificate_in
from juicedesk.server.connections import Gate, limit_open_files
from juicedesk.server.db import Database
from juicedesk.server.health import Health
from juicedesk.server.house import House
from juicedesk.server.http import listening
from juicedesk.server.leash import end_with_input, ends_on_signals
from juicedesk.server.metrics import Datagrams, Measured
from juicedesk.server.options import Options
from juicedesk.server.own_addresses import own_addresses, separate_addresses
from juicedesk.server.pages import pages_of
from juicedesk.server.persistence import Persistence
from juicedesk.server.ready import say_ready, url_of
from juicedesk.server.registry import Registry, unit_maker
from juicedesk.server.sockets import port_of, reachable_address, tcp_socket, udp_sockets
from juicedesk.server.storage import Storage
from juicedesk.server.tokens import Identity, establish, new_account_token

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sockets:
    """All that the server listens on; `udp` holds a port more than once where each address has a socket."""

    http: socket.socket
    plain_http: socket.socket | None
    udp: tuple[socket.socket, ...]


async def run(options: Options) -> None:
    """Serve until told to end. Raises PortInUse, ProcessError, StoreError, before it was ready."""
    ended = asyncio.Event()
    limit_open_files()
    with (
        ends_on_signals(ended),
        _data_folder(options),
        contextlib.closing(_database(options)) as database,
        _sockets(options) as sockets,
        names_answered(options) as names,
    ):
        identity = _identity(options, database)
        certificate = certificate_in(options.data) if options.tls else None
        async with _serving(options, database, identity, certificate, sockets):
            url = url_of(options.host, port_of(sockets.http), certificate)
            ports = {"udp": [*dict.fromkeys(map(port_of, sockets.udp))], "dns": names.port if names else None}
            say_ready(url, ports, certificate, identity.shown_token, options.data)
            _look_for_garbage_seldom()
            if options.with_parent:
                end_with_input(ended)
            await ended.wait()
    _LOG.info("the server has stopped")


def _look_for_garbage_seldom() -> None:
    """Looking through all boxes for it takes a tenth of the time in which they could be answered."""
    gc.freeze()
    gc.set_threshold(20_000, 50, 100)


@contextlib.asynccontextmanager
async def _serving(
    options: Options,
    database: Database,
    identity: Identity,
    certificate: Certificate | None,
    sockets: Sockets,
) -> AsyncIterator[None]:
    house = _house(options, database, identity)
    gate, backups, boxes = Gate(), Backups(database), Datagrams(Boxes(house.registry).answer)
    health = Health(house, backups, time.monotonic())
    api = Api(house, pages_of(health, Measured(house, backups, boxes, gate)))
    async with contextlib.AsyncExitStack() as stack:
        await stack.enter_async_context(backups.kept())
        await stack.enter_async_context(_keeping(house.persistence))
        if options.announces:
            announcement = Announcement(house.server_id, house.registry)
            await stack.enter_async_context(
                _announced(announcement, options, house.name, certificate, sockets)
            )
        for udp in sockets.udp:
            await stack.enter_async_context(answering(udp, boxes))
        places = [(sockets.http, certificate.path if certificate else None)]
        if sockets.plain_http is not None:
            places.append((sockets.plain_http, None))
            _LOG.info("plain HTTP is answered on port %d", port_of(sockets.plain_http))
        await stack.enter_async_context(listening(api, places, gate))
        stack.callback(api.close)
        yield


def _house(options: Options, database: Storage, identity: Identity) -> House:
    """The server as the last run left it."""
    token_of = identity.tokens.unit_token
    groups, last_group_stamp = database.load_groups()
    registry = Registry(
        database.units(token_of),
        unit_maker(token_of, local_windows_id()),
        adopts_all=options.adopts_all,
        groups=groups,
        last_group_stamp=last_group_stamp,
    )
    for unit_id, share_id in database.shares():
        registry.share(registry.units[unit_id], identity.tokens.share_token(unit_id, share_id))
    return House(
        server_id=identity.server_id,
        name=f"JuiceDesk on {socket.gethostname()}",
        registry=registry,
        persistence=Persistence(database, registry),
        tokens=identity.tokens,
        offline_after_s=options.offline_after_s,
        clock=time.time,
    )


@contextlib.asynccontextmanager
async def _keeping(persistence: Persistence) -> AsyncIterator[None]:
    task = asyncio.create_task(persistence.run())
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
        await persistence.close()


@contextlib.asynccontextmanager
async def _announced(
    announcement: Announcement,
    options: Options,
    name: str,
    certificate: Certificate | None,
    sockets: Sockets,
) -> AsyncIterator[None]:
    opening = asyncio.create_task(
        announcement.open(
            name=name,
            address=reachable_address(options.host),
            port=port_of(sockets.http),
            tls=options.tls,
            fingerprint=certificate.fingerprint if certificate else None,
            only_loopback=options.is_loopback,
        )
    )
    try:
        yield
    finally:
        await opening
        await announcement.close()


def prepare(options: Options) -> tuple[Identity, Certificate | None]:
    """Make what the first start would make. Raises ProcessError while a server runs, and StoreError."""
    with _data_folder(options), contextlib.closing(_database(options)) as database:
        return _identity(options, database), certificate_in(options.data) if options.tls else None


def _database(options: Options) -> Database:
    return Database(options.data / "server.sqlite3", paths.state_folder())


def _identity(options: Options, database: Database) -> Identity:
    given_token = options.account_token or (new_account_token() if options.new_token else None)
    return establish(database, given_token)


@contextlib.contextmanager
def _data_folder(options: Options) -> Iterator[None]:
    """The folder, for this process alone."""
    lock = filelock.FileLock(options.data / "serve.lock")
    try:
        options.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock.acquire(timeout=0)
    except filelock.Timeout as exc:
        raise ProcessError(f"another home server uses the folder {options.data}") from exc
    except OSError as exc:
        raise ProcessError(f"the folder {options.data} cannot be used: {exc.strerror or exc}") from exc
    try:
        yield
    finally:
        lock.release()


@contextlib.contextmanager
def _sockets(options: Options) -> Iterator[Sockets]:
    with contextlib.ExitStack() as stack:

        def kept(opened: socket.socket) -> socket.socket:
            return stack.enter_context(contextlib.closing(opened))

        plain_port = options.plain_http_port
        own = () if SYSTEM_TELLS else own_addresses()
        separate = separate_addresses(options.host, own, system_tells=SYSTEM_TELLS)
        yield Sockets(
            http=kept(tcp_socket(options.host, options.http_port)),
            plain_http=None if plain_port is None else kept(tcp_socket(options.host, plain_port)),
            udp=tuple(
                kept(opened)
                for port in options.udp_ports
                for opened in udp_sockets(options.host, port, separate)
            ),
        )
