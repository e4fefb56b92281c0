"""One process of a profile sends at a time; two Senders on one file stand for two processes."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from juicedesk.domain.errors import StoreError
from juicedesk.domain.intent import FieldGroup, Intent, IntentState
from juicedesk.store import Store
from juicedesk.sync.runner import Runner
from juicedesk.sync.sender import Sender
from tests.unit.sync.bench import ACCOUNT, Bench


@pytest.fixture
def lock_file(tmp_path: Path) -> Path:
    return tmp_path / "sender.lock"


def test_only_one_has_the_lock_and_the_next_one_begins_another_epoch(bench: Bench, lock_file: Path) -> None:
    first, second = Sender(lock_file), Sender(lock_file)
    assert first.take_over(bench.store.senders, 1.0)
    assert not second.take_over(bench.store.senders, 2.0)
    assert (first.epoch, second.epoch) == (1, None)
    first.release()
    assert second.take_over(bench.store.senders, 3.0)
    assert (first.epoch, second.epoch, bench.store.senders.epoch) == (None, 2, 2)
    second.release()


def test_who_was_replaced_by_force_steps_down_and_may_come_back(bench: Bench, lock_file: Path) -> None:
    first, second = Sender(lock_file), Sender(lock_file)
    first.take_over(bench.store.senders, 1.0)
    assert not first.step_down_if_replaced(bench.store.senders), "nobody has replaced it"
    lock_file.unlink()
    assert second.take_over(bench.store.senders, 2.0)
    assert first.step_down_if_replaced(bench.store.senders)
    assert not first.is_sending
    assert not first.take_over(bench.store.senders, 3.0), "the second one has the lock"
    second.release()
    assert first.take_over(bench.store.senders, 4.0)
    assert first.epoch == 3
    first.release()


def test_taking_over_twice_begins_one_epoch(bench: Bench, lock_file: Path) -> None:
    sender = Sender(lock_file)
    assert sender.take_over(bench.store.senders, 1.0)
    assert not sender.take_over(bench.store.senders, 2.0)
    assert bench.store.senders.epoch == 1
    sender.release()


def test_who_cannot_begin_an_epoch_does_not_send(lock_file: Path, tmp_path: Path) -> None:
    store = Store(tmp_path / "closed.sqlite3")
    store.close()
    sender = Sender(lock_file)
    with pytest.raises(StoreError):
        sender.take_over(store.senders, 1.0)
    assert sender.epoch is None
    sender.release()


def test_a_lock_that_cannot_be_made_is_an_expected_failure(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        Sender(tmp_path).try_lock()


def test_what_a_former_sender_still_commits_counts_for_nothing(bench: Bench) -> None:
    former = bench.store.senders.take_over(1, 1.0)
    bench.ask(FieldGroup.NAME, "Carport", "Garage")
    (intent,) = bench.store.intents.open_intents(ACCOUNT)
    bench.store.senders.take_over(2, 2.0)
    after = replace(intent, state=IntentState.SENDING, attempted=("Carport",), sent_at=3.0)
    assert not bench.store.intents.apply(intent, after, 3.0, epoch=former)
    assert bench.only().state is IntentState.QUEUED


def test_a_former_sender_sends_nothing(bench: Bench) -> None:
    bench.engine.send_as(bench.store.senders.take_over(1, 1.0))
    bench.store.senders.take_over(2, 2.0)
    bench.ask(FieldGroup.NAME, "Carport", "Garage")
    bench.run_s(120)
    assert bench.sent() == []


def test_who_is_replaced_between_the_attempt_and_the_send_sends_nothing(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.engine.send_as(bench.store.senders.take_over(1, 1.0))
    commit = bench.store.intents.apply

    def replaced_then(
        before: Intent, after: Intent, now: float, detail: str = "", epoch: int | None = None
    ) -> bool:
        committed = commit(before, after, now, detail, epoch)
        if after.state is IntentState.SENDING:
            bench.store.senders.take_over(2, 2.0)
        return committed

    monkeypatch.setattr(bench.store.intents, "apply", replaced_then)
    bench.ask(FieldGroup.NAME, "Carport", "Garage")
    bench.run_s(120)
    assert bench.sent() == []
    assert bench.only().state is IntentState.SENDING, "the new sender reads what came of it"


def test_a_runner_without_the_lock_runs_no_cycle_until_it_gets_it(bench: Bench, lock_file: Path) -> None:
    other, mine, cycled = Sender(lock_file), Sender(lock_file), threading.Event()
    other.take_over(bench.store.senders, 1.0)
    mine.take_over(bench.store.senders, 1.0)
    bench.ask(FieldGroup.NAME, "Carport", "Garage")
    runner = Runner(bench.engine, bench.clock, cycled.set, mine)
    runner.start()
    try:
        seen = threading.Event()
        runner._request(lambda _now: seen.set())
        assert seen.wait(10), "the runner does not turn"
        assert bench.link.reads == 0
        other.release()
        assert mine.take_over(bench.store.senders, 2.0)
        runner.poke()
        assert cycled.wait(10)
        assert bench.link.reads > 0
    finally:
        runner.stop()
        mine.release()


def test_the_file_tells_when_another_process_has_changed_it(bench: Bench, tmp_path: Path) -> None:
    other = Store(tmp_path / "desk.sqlite3")
    try:
        before = bench.store.data_version()
        bench.store.settings.keep("theme", "dark")
        assert bench.store.data_version() == before, "an own commit is nobody else's"
        other.settings.keep("theme", "light")
        assert bench.store.data_version() != before
    finally:
        other.close()


def test_many_that_try_at_once_begin_one_epoch(bench: Bench, lock_file: Path) -> None:
    senders = [Sender(lock_file) for _ in range(8)]
    start_at = threading.Barrier(len(senders))

    def take_over(sender: Sender) -> None:
        start_at.wait()
        sender.take_over(bench.store.senders, time.time())

    threads = [threading.Thread(target=take_over, args=(sender,)) for sender in senders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [sender.epoch for sender in senders].count(None) == len(senders) - 1
    assert bench.store.senders.epoch == 1
    for sender in senders:
        sender.release()
