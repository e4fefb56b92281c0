"""Full jitter, the cap, and what may shorten a wait."""

from __future__ import annotations

from random import Random

from juicedesk.sync.pace import Pace
from juicedesk.sync.times import SyncTimes

TIMES = SyncTimes(retry_cap_s=300.0)


def test_waits_spread_over_the_whole_capped_interval() -> None:
    waits = []
    for seed in range(2000):
        pace = Pace(TIMES, Random(seed))
        pace.is_watched = False
        for _failure in range(12):
            pace.failed(0.0)
        waits.append(pace.next_try_at)
    assert 1.0 <= min(waits) < 20.0
    assert 280.0 < max(waits) <= 300.0
    assert 140.0 < sum(waits) / len(waits) < 161.0


def test_the_first_wait_is_short() -> None:
    pace = Pace(TIMES, Random(1))
    pace.failed(100.0)
    assert 101.0 <= pace.next_try_at <= 102.0


def test_a_million_failures_do_not_overflow() -> None:
    pace = Pace(TIMES, Random(1))
    for _failure in range(5000):
        pace.failed(0.0)
    assert pace.next_try_at <= 300.0


def test_the_network_and_the_person_only_shorten_a_wait() -> None:
    pace = Pace(TIMES, Random(1))
    for _failure in range(12):
        pace.failed(0.0)
    pace.next_try_at = 0.5
    pace.seen_on_network(0.0)
    assert pace.next_try_at == 0.5
    pace.next_try_at = 200.0
    pace.seen_on_network(0.0)
    assert 1.0 <= pace.next_try_at <= 3.0
    pace.asked_now(0.0)
    assert pace.next_try_at == 0.0


def test_trying_now_again_and_again_is_honoured_every_five_seconds() -> None:
    pace = Pace(TIMES, Random(1))
    pace.failed(0.0)
    pace.asked_now(0.1)
    assert pace.next_try_at == 0.1
    pace.failed(0.2)
    waiting_until = pace.next_try_at
    pace.asked_now(1.0)
    assert pace.next_try_at == waiting_until
    pace.asked_now(5.2)
    assert pace.next_try_at == min(waiting_until, 5.2)


def test_a_server_is_asked_more_often_while_somebody_looks() -> None:
    waits = []
    for seed in range(500):
        pace = Pace(TIMES, Random(seed))
        for _failure in range(12):
            pace.failed(0.0)
        waits.append(pace.next_try_at)
    assert 100.0 < max(waits) <= 120.0


def test_nothing_is_tried_before_the_server_said() -> None:
    pace = Pace(TIMES, Random(1))
    pace.failed(0.0, at_least_s=200.0)
    pace.seen_on_network(1.0)
    pace.network_changed(2.0)
    pace.asked_now(3.0)
    assert pace.next_try_at == 200.0


def test_the_third_silence_in_a_row_counts_as_away() -> None:
    pace = Pace(TIMES, Random(1))
    assert [pace.struck(), pace.struck(), pace.struck()] == [False, False, True]
    pace.answered(1.0)
    assert not pace.struck()


def test_after_a_long_outage_clients_do_not_come_back_all_at_once() -> None:
    waits = []
    for seed in range(500):
        pace = Pace(TIMES, Random(seed))
        pace.failed(0.0)
        pace.answered(301.0)
        waits.append(pace.next_try_at - 301.0)
    assert min(waits) < 2.0
    assert 28.0 < max(waits) <= 30.0


def test_after_a_short_outage_work_goes_on_at_once() -> None:
    pace = Pace(TIMES, Random(1))
    pace.failed(0.0)
    pace.answered(200.0)
    assert pace.next_try_at == 0.0
    assert not pace.is_away


def test_writes_come_slower_after_trouble_and_recover() -> None:
    pace = Pace(TIMES, Random(1))
    pace.struck()
    pace.struck()
    waits = []
    for now in (0.0, 100.0, 200.0, 300.0):
        pace.wrote(now)
        waits.append(pace.write_wait_s(now))
    assert waits == [4.0, 2.0, 1.0, 1.0]
