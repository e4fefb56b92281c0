"""One box that moves, and two that say they are the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from juicedesk.server.sources import Source, Sources

HERE, OTHER_PORT, ELSEWHERE = ("192.0.2.7", 1024), ("192.0.2.7", 1025), ("192.0.2.8", 1024)
places = st.sampled_from([HERE, OTHER_PORT, ELSEWHERE])


def believed(*heard: tuple[Source, float]) -> tuple[list[bool], bool]:
    """Who is believed of those that speak at these seconds, all every 10 s, and whether they quarrel."""
    sources = Sources()
    return [sources.believes(source, at_s, 10) for source, at_s in heard], sources.is_contested


def test_a_new_port_is_the_same_box_at_once() -> None:
    assert believed((HERE, 0), (OTHER_PORT, 5), (OTHER_PORT, 15), (OTHER_PORT, 25)) == ([True] * 4, False)


def test_a_port_that_is_new_with_every_report_is_the_same_box() -> None:
    moving = [(("192.0.2.7", 1024 + number), number * 10.0) for number in range(20)]
    assert believed(*moving) == ([True] * 20, False)


def test_a_new_address_is_the_same_box_once_the_old_one_is_silent() -> None:
    heard = ((HERE, 0), (ELSEWHERE, 10), (ELSEWHERE, 20), (ELSEWHERE, 20.1), (ELSEWHERE, 30))
    assert believed(*heard) == ([True, False, False, True, True], False)


def test_two_that_speak_by_turns_are_flagged_and_the_first_is_believed() -> None:
    for other in (OTHER_PORT, ELSEWHERE):
        turns, is_contested = believed(
            (HERE, 0), (other, 5), (HERE, 10), (other, 15), (HERE, 20), (other, 25)
        )
        assert turns[2:] == [True, False, True, False]
        assert is_contested


def test_one_that_spoke_long_ago_and_comes_back_is_no_quarrel() -> None:
    assert believed((HERE, 0), (OTHER_PORT, 5), (HERE, 25.1))[1] is False


def test_after_a_quarrel_the_newer_one_waits_until_the_first_is_surely_gone() -> None:
    quarrel = ((HERE, 0), (ELSEWHERE, 5), (HERE, 10))
    heard, is_contested = believed(*quarrel, (ELSEWHERE, 15), (ELSEWHERE, 310), (ELSEWHERE, 311))
    assert (heard[3:], is_contested) == ([False, False, True], False)


def test_a_quarrel_is_over_when_the_newer_one_is_gone() -> None:
    quarrel = ((HERE, 0), (OTHER_PORT, 5), (HERE, 10))
    stays = [(HERE, float(at_s)) for at_s in range(20, 310, 10)]
    assert believed(*quarrel, *stays, (HERE, 305))[1] is True
    assert believed(*quarrel, *stays, (HERE, 306))[1] is False


def test_an_interval_beyond_reason_makes_nobody_wait_for_hours() -> None:
    sources = Sources()
    assert sources.believes(HERE, 0, 9_999)
    assert sources.believes(ELSEWHERE, 121, 9_999)


def test_after_a_restart_whoever_speaks_first_is_not_the_box_for_that() -> None:
    for expected, newcomer in ((HERE[0], ELSEWHERE), (ELSEWHERE[0], HERE)):
        sources = Sources(expected)
        assert not sources.believes(newcomer, 0, 10)
        assert sources.believes((expected, 4711), 5, 10)
        assert not sources.believes(newcomer, 10, 10)
    moved = Sources(HERE[0])
    assert [moved.believes(ELSEWHERE, at_s, 10) for at_s in (0, 10, 20, 20.1)] == [False, False, False, True]


@given(st.lists(st.tuples(st.sampled_from([HERE, ELSEWHERE]), st.floats(0.1, 20)), max_size=40))
def test_two_addresses_are_never_both_believed_within_two_intervals(
    reports: list[tuple[Source, float]],
) -> None:
    sources, now_s = Sources(), 0.0
    last: dict[Source, float] = {}
    for source, gap_s in reports:
        now_s += gap_s
        if sources.believes(source, now_s, 10):
            assert all(now_s - at_s > 20 for other, at_s in last.items() if other != source)
            last[source] = now_s
