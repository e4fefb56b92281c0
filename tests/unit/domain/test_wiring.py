import pytest
from hypothesis import given
from hypothesis import strategies as st

from juicedesk.domain.errors import (
    AMPS_ABOVE_RATING,
    AMPS_ABOVE_WIRE_LIMIT,
    AMPS_BELOW_FLOOR,
    AMPS_NEGATIVE,
    RATING_UNKNOWN,
    InvalidChange,
)
from juicedesk.domain.wiring import (
    FLOOR_AMPS,
    check_charge_limit,
    check_wire_limit,
)

amps = st.integers(-10, 100)
ratings = st.none() | st.integers(0, 80)


@pytest.mark.parametrize(
    ("wanted", "rating", "reason"),
    [
        (-1, 40, AMPS_NEGATIVE),
        (1, 40, AMPS_BELOW_FLOOR),
        (5, 40, AMPS_BELOW_FLOOR),
        (41, 40, AMPS_ABOVE_RATING),
        (16, None, RATING_UNKNOWN),
        (0, None, RATING_UNKNOWN),
    ],
)
def test_a_wire_limit_that_may_not_be_asked_for(wanted: int, rating: int | None, reason: str) -> None:
    with pytest.raises(InvalidChange) as caught:
        check_wire_limit(wanted, rating)
    assert caught.value.reason == reason


@pytest.mark.parametrize("wanted", [0, 6, 40])
def test_a_wire_limit_that_may(wanted: int) -> None:
    assert check_wire_limit(wanted, 40) == wanted


def test_the_error_carries_the_numbers() -> None:
    with pytest.raises(InvalidChange) as caught:
        check_charge_limit(33, 32, 40)
    assert caught.value.reason == AMPS_ABOVE_WIRE_LIMIT
    assert caught.value.facts == {"amps": 33, "limit_amps": 32}


@given(amps, ratings)
def test_a_wire_limit_is_refused_or_unchanged(wanted: int, rating: int | None) -> None:
    right = rating is not None and (wanted == 0 or FLOOR_AMPS <= wanted <= rating)
    try:
        assert check_wire_limit(wanted, rating) == wanted
        assert right
    except InvalidChange:
        assert not right


@given(amps, ratings, ratings)
def test_a_charge_limit_is_refused_or_unchanged(wanted: int, wire: int | None, rating: int | None) -> None:
    known = wire is not None and rating is not None
    right = wanted == 0 or (known and FLOOR_AMPS <= wanted <= min(wire or 0, rating or 0))
    try:
        assert check_charge_limit(wanted, wire, rating) == wanted
        assert right
    except InvalidChange:
        assert not right


@given(amps, ratings, ratings, st.sampled_from([6, 16, 40]))
def test_unknown_ratings_forbid_raising_and_not_lowering(
    wanted: int, wire: int | None, rating: int | None, current: int
) -> None:
    sound = wanted == 0 or wanted >= FLOOR_AMPS
    bounds = [current if bound is None else bound for bound in (wire, rating)]
    try:
        assert check_charge_limit(wanted, wire, rating, current) == wanted
        assert sound and wanted <= min(bounds)
    except InvalidChange:
        assert not sound or wanted > min(bounds)
