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


def _longest_wait_s(failures: int, is_watched: bool) -> float:
    waits = []
    for seed in range(400):
        pace = Pace(TIMES, Random(seed))
        pace.is_watched = is_watched
        waits.append(pace.jitter_s(failures))
    assert min(waits) >= 1.0
    assert min(waits) < 1.0 + 0.02 * max(waits)
    return max(waits)


def test_the_interval_doubles_while_watched_and_grows_fourfold_while_not() -> None:
    assert [round(_longest_wait_s(n, is_watched=True)) for n in (1, 2, 3)] == [2, 4, 8]
    assert [round(_longest_wait_s(n, is_watched=False)) for n in (1, 2, 3)] == [2, 8, 32]


def test_each_failure_counts_once() -> None:
    twice, at_once = Pace(TIMES, Random(1)), Pace(TIMES, Random(1))
    twice.failed(0.0)
    twice.failed(0.0)
    at_once.jitter_s(1)
    assert twice.next_try_at == at_once.jitter_s(2)


def test_how_long_a_server_was_away_counts_from_its_first_silence() -> None:
    pace = Pace(TIMES, Random(1))
    pace.failed(0.0)
    pace.failed(299.0)
    pace.answered(301.0)
    assert pace.next_try_at > 301.0


def test_an_outage_of_just_under_five_minutes_after_another_is_not_long() -> None:
    pace = Pace(TIMES, Random(1))
    pace.failed(0.0)
    pace.answered(1.0)
    pace.failed(100.0)
    pace.answered(399.0)
    assert pace.next_try_at == 0.0


def test_after_the_clock_was_set_back_nothing_waits_for_times_of_before() -> None:
    pace = Pace(TIMES, Random(1))
    pace.failed(1000.0, at_least_s=500.0)
    pace.wrote(1000.0)
    pace.asked_now(1000.0)
    pace.forget_times()
    assert (pace.next_try_at, pace.write_wait_s(0.0)) == (0.0, 0.0)
    pace.next_try_at = 50.0
    pace.asked_now(0.5)
    assert pace.next_try_at == 0.5


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
    pace.next_try_at = 60.0
    pace.asked_now(5.1)
    assert pace.next_try_at == 5.1


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
