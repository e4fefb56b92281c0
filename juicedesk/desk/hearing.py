"""Which boxes the server of the account in use hears, whether or not the network tells."""

from __future__ import annotations

from collections.abc import Callable

from juicedesk.desk.accounts import Accounts
from juicedesk.desk.session import is_same_server
from juicedesk.domain.errors import LinkError
from juicedesk.ui.desk import HeardView, NetworkView


class Hearing:
    """Asks it each time. Any thread; blocks."""

    def __init__(self, accounts: Accounts, network: Callable[[], NetworkView]) -> None:
        self._accounts = accounts
        self._network = network

    def heard(self) -> HeardView:
        """What it says; nothing is told by a server of another maker, or by one that is away."""
        session = self._accounts.session
        if session is None:
            return HeardView()
        servers = self._network().servers
        ids = frozenset(server.id for server in servers if is_same_server(session.account, server))
        try:
            return HeardView(tuple(session.link.waiting()), ids, is_told=True)
        except LinkError:
            return HeardView(server_ids=ids)
