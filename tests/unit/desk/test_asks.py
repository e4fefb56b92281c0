"""What one window asks of another, over two stores on one file."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from juicedesk.desk import asks
from juicedesk.desk.asks import Ask, Asks
from juicedesk.domain.errors import ProcessError
from juicedesk.store import Store


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    both = Store(tmp_path / "desk.sqlite3"), Store(tmp_path / "desk.sqlite3")
    yield both
    for store in both:
        store.close()


def test_each_question_is_seen_once_and_none_from_before(stores: tuple[Store, Store]) -> None:
    mine = Asks(stores[0].settings)
    mine.ask(Ask.LIST_AGAIN)
    theirs = Asks(stores[1].settings)
    assert list(theirs.new()) == []
    for _time in range(2):
        mine.ask(Ask.TRY_NOW)
        assert list(theirs.new()) == [Ask.TRY_NOW]
        assert list(theirs.new()) == []


@pytest.mark.parametrize("problem", ["", "the port is taken"])
def test_who_waits_is_told_how_it_went(stores: tuple[Store, Store], problem: str) -> None:
    mine, theirs = Asks(stores[0].settings), Asks(stores[1].settings)

    def answer() -> None:
        while Ask.OWN_SERVER not in theirs.new():
            pass
        theirs.answer(Ask.OWN_SERVER, problem)

    thread = threading.Thread(target=answer)
    thread.start()
    try:
        if problem:
            with pytest.raises(ProcessError, match=problem):
                mine.ask_and_wait(Ask.OWN_SERVER)
        else:
            mine.ask_and_wait(Ask.OWN_SERVER)
    finally:
        thread.join()


def test_who_gets_no_answer_does_not_wait_for_ever(
    stores: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asks, "ANSWERED_WITHIN_S", 0.0)
    with pytest.raises(ProcessError):
        Asks(stores[0].settings).ask_and_wait(Ask.OWN_SERVER)
