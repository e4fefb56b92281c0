"""What the connected server hears, asked of a real one in this process."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

from juicedesk.desk.accounts import Accounts
from juicedesk.desk.hearing import Hearing
from juicedesk.discovery.found import FoundServer
from juicedesk.domain.contact import HeardBox
from juicedesk.domain.errors import LinkError, NotSent
from juicedesk.store.accounts import Account
from juicedesk.ui.desk import HeardView, NetworkView

SERVER = FoundServer("s1", "Home", "https://192.0.2.2:8042", "fp", "192.0.2.2", 8042)
OTHER = FoundServer("s2", "Shed", "https://192.0.2.3:8042", "other", "192.0.2.3", 8042)
BOX = HeardBox("0910000000000000000000000001", "192.0.2.7")


def hearing(answer: list[HeardBox] | LinkError, *, has_session: bool = True) -> Hearing:
    def waiting() -> list[HeardBox]:
        if isinstance(answer, LinkError):
            raise answer
        return answer

    account = Account("a", "https://192.0.2.2:8042", "Home", "fp")
    session = SimpleNamespace(account=account, link=SimpleNamespace(waiting=waiting))
    accounts = SimpleNamespace(session=session if has_session else None)
    return Hearing(cast("Accounts", accounts), lambda: NetworkView(servers=(SERVER, OTHER)))


def test_the_server_says_whom_it_hears() -> None:
    assert hearing([BOX]).heard() == HeardView((BOX,), frozenset({"s1"}), is_told=True)


def test_a_server_that_does_not_say_tells_nothing() -> None:
    assert hearing(NotSent("-", "away")).heard() == HeardView(server_ids=frozenset({"s1"}))


def test_without_an_account_there_is_nobody_to_ask() -> None:
    assert hearing([], has_session=False).heard() == HeardView()
