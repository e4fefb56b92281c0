import pytest
from hypothesis import given
from hypothesis import strategies as st

from juicedesk.domain.errors import InvalidChange
from juicedesk.domain.write_budget import MOST_CHANGES_A_DAY, with_one_more

DAY_S = 86_400


@given(st.lists(st.integers(-3 * DAY_S, 3 * DAY_S), max_size=60))
def test_no_clock_lets_more_changes_through_between_two_of_its_own_moments(jumps: list[int]) -> None:
    now_s, changed_at, made = 10 * DAY_S, (), []
    for jump in jumps:
        now_s += jump
        try:
            changed_at = with_one_more(changed_at, now_s)
        except InvalidChange:
            continue
        made.append(now_s)
        assert changed_at[-1] == now_s
        assert sum(0 <= now_s - at < DAY_S for at in changed_at) <= MOST_CHANGES_A_DAY
    assert len(changed_at) <= MOST_CHANGES_A_DAY


def test_the_eleventh_waits_until_the_first_is_a_day_old() -> None:
    changed_at: tuple[int, ...] = ()
    for hour in range(10):
        changed_at = with_one_more(changed_at, hour * 3_600)
    with pytest.raises(InvalidChange):
        with_one_more(changed_at, DAY_S - 1)
    assert len(with_one_more(changed_at, DAY_S)) == 10
