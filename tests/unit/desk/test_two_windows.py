"""Two windows of one profile without their screens: one sends, the other is told how it goes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from juicedesk.desk.accounts import Accounts
from juicedesk.desk.local_desk import LocalDesk
from juicedesk.desk.other_windows import OtherWindows
from juicedesk.desk.own_server import OwnServer
from juicedesk.domain.intent import FieldGroup, IntentState
from juicedesk.juicenet.client import JuiceNetClient
from juicedesk.paths import Profile
from juicedesk.secrets.run_only import RunOnlySecrets
from juicedesk.secrets.with_fallback import SecretsWithFallback
from juicedesk.store import Store
from juicedesk.store.accounts import Account
from juicedesk.store.view import DeskView, LinkState
from juicedesk.sync.clock import SystemClock
from juicedesk.sync.decisions import Decisions
from juicedesk.sync.sender import Sender
from juicedesk.sync.times import SyncTimes
from tests.fakes.juicenet_account import ACCOUNT_TOKEN, JuiceNetAccount

UNIT = "0910000000000000000000000000"
WITHIN_S = 30.0


class Window:
    """A desk as the app builds it, over a keyring that all windows share."""

    def __init__(self, profile: Profile, keyring: RunOnlySecrets) -> None:
        self.store = Store(profile.database)
        self.sender = Sender(profile.lock)
        self._changed = threading.Condition()
        clock, times = SystemClock(), SyncTimes(poll_s=0.2, between_equal_reads_s=0.1, settle_read_s=0.05)
        tokens = SecretsWithFallback(keyring)
        self.accounts = Accounts(self.store, tokens, _link, clock, times, self._note, self.sender)
        self.own_server = OwnServer(profile.server_data, self.store.settings)
        decisions = Decisions(self.store.intents, clock, times)
        self.desk = LocalDesk(
            self.store, self.accounts, self.own_server, decisions, _no_probe, clock, self._note
        )
        self.others = OtherWindows(
            self.store, self.sender, self.desk.other_window_changed, self._take_over, lambda: None
        )
        self.others.start()
        self.accounts.sign_in()

    def wait_for(self, holds: Callable[[DeskView], bool]) -> None:
        """Look whenever the window is told that something has changed, until it shows what is wanted."""
        with self._changed:
            held = self._changed.wait_for(lambda: holds(self.desk.view()), WITHIN_S)
        assert held, self.desk.view()

    def wait_until(self, holds: Callable[[], bool]) -> None:
        """The same for what is behind the window."""
        with self._changed:
            assert self._changed.wait_for(holds, WITHIN_S)

    def rename(self, name: str) -> None:
        (charger,) = self.desk.view().chargers
        self.desk.save(UNIT, FieldGroup.NAME, name, charger.name)

    def end(self) -> None:
        self.others.stop()
        self.accounts.close()
        self.sender.release()
        self.store.close()

    def _take_over(self) -> None:
        self.desk.other_window_changed()

    def _note(self) -> None:
        with self._changed:
            self._changed.notify_all()


def _link(account: Account, token: str) -> JuiceNetClient:
    return JuiceNetClient(account.url, token, "test")


def _no_probe(address: str) -> object:
    raise NotImplementedError


@pytest.fixture
def server() -> Iterator[JuiceNetAccount]:
    with JuiceNetAccount([UNIT]) as server:
        yield server


@pytest.fixture
def windows(tmp_path: Path, server: JuiceNetAccount) -> Iterator[tuple[Window, Window]]:
    """The first one sends, both show the charger."""
    profile, keyring = Profile(tmp_path), RunOnlySecrets()
    first = Window(profile, keyring)
    first.desk.connect_server(server.url, ACCOUNT_TOKEN, None)
    first.wait_for(_is_connected)
    second = Window(profile, keyring)
    yield first, second
    second.end()
    first.end()


def _is_connected(view: DeskView) -> bool:
    return view.link.state is LinkState.CONNECTED and len(view.chargers) == 1


def _is_settled(view: DeskView) -> bool:
    return not view.waiting and bool(view.done)


def test_the_second_window_shows_the_server_as_the_first_one_tells_it(
    windows: tuple[Window, Window],
) -> None:
    first, second = windows
    second.wait_for(_is_connected)
    assert second.desk.view().link.by_other_window
    assert not first.desk.view().link.by_other_window
    assert second.desk.view().link.last_answer_at is not None


def test_an_edit_in_the_second_window_is_sent_by_the_first(
    windows: tuple[Window, Window], server: JuiceNetAccount
) -> None:
    first, second = windows
    second.rename("Carport")
    second.wait_for(_is_settled)
    first.wait_for(_is_settled)
    (change,) = second.desk.view().done
    assert change.state is IntentState.CONFIRMED
    assert server.writes == [(UNIT, "name", "Carport")]


def test_the_second_window_sends_once_the_first_has_ended(
    windows: tuple[Window, Window], server: JuiceNetAccount
) -> None:
    first, second = windows
    first.others.stop()
    first.accounts.close()
    first.sender.release()
    second.rename("Carport")
    second.wait_for(_is_settled)
    assert not second.desk.view().link.by_other_window
    assert server.writes == [(UNIT, "name", "Carport")]


def test_a_server_chosen_in_the_second_window_is_used_by_the_first(
    windows: tuple[Window, Window], server: JuiceNetAccount
) -> None:
    first, second = windows
    with JuiceNetAccount(["0910000000000000000000000009"]) as another:
        second.desk.connect_server(another.url, ACCOUNT_TOKEN, None)
        first.wait_for(lambda view: [charger.unit_id[-1] for charger in view.chargers] == ["9"])
        second.wait_for(_is_connected)
        for window in reversed(windows):
            window.others.stop()
            window.accounts.close()


def test_a_token_that_the_second_window_was_given_anew_is_used_by_the_first(
    windows: tuple[Window, Window], server: JuiceNetAccount
) -> None:
    """The account's row is the same as before: nothing but the question tells of it."""
    first, second = windows
    session = first.accounts.session
    second.desk.connect_server(server.url, ACCOUNT_TOKEN, None)
    first.wait_for(lambda view: first.accounts.session is not session and _is_connected(view))


def test_the_second_window_asks_the_first_to_try_now(windows: tuple[Window, Window]) -> None:
    first, second = windows
    session, asked = first.accounts.session, threading.Event()
    assert session is not None
    session.try_now = asked.set  # type: ignore[method-assign]
    second.desk.try_now()
    assert asked.wait(WITHIN_S)


def test_the_second_window_lets_the_first_start_the_own_server(windows: tuple[Window, Window]) -> None:
    first, second = windows
    asked = threading.Event()
    first.desk.hosting.start = lambda: bool(asked.set())  # type: ignore[method-assign]
    assert second.desk.start_own_server()
    assert asked.is_set()
    assert second.desk.own_server_running()


def test_leaving_the_last_account_in_the_second_window_ends_the_work_of_the_first(
    windows: tuple[Window, Window], server: JuiceNetAccount
) -> None:
    first, second = windows
    account = first.accounts.current
    assert account is not None

    second.accounts.sign_out(account.account_id)

    first.wait_for(lambda view: view.link.state is LinkState.NO_ACCOUNT)
    first.wait_until(lambda: first.accounts.session is None)


def test_what_was_settled_can_be_read_without_an_account(windows: tuple[Window, Window]) -> None:
    first, _second = windows
    first.rename("Barn")
    first.wait_for(_is_settled)
    settled = first.desk.history()
    account = first.accounts.current
    assert account is not None
    first.accounts.sign_out(account.account_id)
    assert [one.change for one in first.desk.history()] == [one.change for one in settled] != []
