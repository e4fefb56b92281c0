"""Sessions by the page, and the power of a session over time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from juicedesk.juicebox.status import Status
from juicedesk.juicenet.clock import to_local_epoch
from tests.unit.server.home import IDLE, LOADING, MONDAY_NOON_S, PARKED, Home

QUARTER_S = 900


def charge(home: Home, quarters_wh: list[int], lifetime_wh: int = 1_000_000) -> int:
    """A car comes, takes this in each quarter of an hour, and leaves; the meter afterwards."""
    home.hear(status(lifetime_wh, 0))
    session_wh = 0
    for energy_wh in quarters_wh:
        for _ in range(3):
            session_wh += energy_wh // 3
            home.hear(status(lifetime_wh + session_wh, session_wh), after_s=QUARTER_S / 3)
    home.hear(replace(IDLE, lifetime_wh=lifetime_wh + session_wh), after_s=1)
    return lifetime_wh + session_wh


def status(lifetime_wh: int, session_wh: int) -> Status:
    return replace(LOADING, lifetime_wh=lifetime_wh, session_wh=session_wh)


def sessions(home: Home, **fields: object) -> list[dict[str, Any]]:
    answer = home.ask("get_history", **fields)
    assert answer["success"], answer
    return list(answer["sessions"])


def points(home: Home, session_id: int, intervals: int = 100) -> list[dict[str, int]]:
    answer = home.ask("get_plot", attribute="power", intervals=intervals, session_id=session_id)
    assert answer["success"], answer
    return list(answer["points"])


def test_a_session_is_told_once_it_has_ended(home: Home) -> None:
    home.adopted(IDLE)
    home.hear(status(1_000_000, 0))
    assert sessions(home) == []
    charge(home, [900, 600])
    (session,) = sessions(home)
    noon = to_local_epoch(home.unit.local_time(MONDAY_NOON_S))
    assert session == {
        "id": session["id"],
        "time_start": noon,
        "time_end": noon + 2 * QUARTER_S + 1,
        "duration": 2 * QUARTER_S,
        "wh_energy": 1_500,
    }


def test_history_comes_by_pages_of_forty_newest_first(home: Home) -> None:
    home.adopted(IDLE)
    for _ in range(85):
        home.hear(PARKED, after_s=60)
        home.hear(IDLE, after_s=60)
    first = home.ask("get_history")
    second = home.ask("get_history", continuity_token=str(first["continuity_token"]))
    third = home.ask("get_history", continuity_token=second["continuity_token"])
    pages = [page["sessions"] for page in (first, second, third)]
    assert [len(page) for page in pages] == [40, 40, 5]
    assert "continuity_token" not in third
    starts = [session["time_start"] for page in pages for session in page]
    assert starts == sorted(set(starts), reverse=True)


def test_a_last_page_that_is_full_promises_no_more(home: Home) -> None:
    home.adopted(IDLE)
    for _ in range(40):
        home.hear(PARKED, after_s=60)
        home.hear(IDLE, after_s=60)
    assert "continuity_token" not in home.ask("get_history")


def test_a_plot_shows_the_power_of_every_quarter_of_an_hour(home: Home) -> None:
    home.adopted(IDLE)
    charge(home, [1_800, 0, 900])
    (session,) = sessions(home)
    shown = points(home, session["id"])
    assert [point["v"] for point in shown] == [7_200, 0, 3_600]
    assert [point["t"] for point in shown] == [session["time_start"] + n * QUARTER_S for n in range(3)]


@pytest.mark.parametrize("intervals", [1, 2, 3, 4, 5, 1_000_000])
def test_joined_points_keep_the_energy(home: Home, intervals: int) -> None:
    home.adopted(IDLE)
    charge(home, [1_800, 300, 900, 600, 1_500])
    (session,) = sessions(home)
    shown = points(home, session["id"], intervals)
    assert 1 <= len(shown) <= intervals
    ends = [point["t"] for point in shown[1:]] + [session["time_end"]]
    energy_wh = sum(point["v"] * (end - point["t"]) / 3_600 for point, end in zip(shown, ends, strict=True))
    assert abs(energy_wh - session["wh_energy"]) < 5


def test_a_plot_goes_on_after_a_restart(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.adopted(IDLE)
    home.hear(status(1_000_000, 0))
    home.hear(status(1_000_200, 200), after_s=300)
    home.close()
    home = Home(tmp_path, now_s=home.now_s)
    home.hear(status(1_000_400, 400), after_s=300)
    home.hear(replace(IDLE, lifetime_wh=1_000_400), after_s=10)
    (session,) = sessions(home)
    (point,) = points(home, session["id"])
    assert point["v"] == round(400 * 3_600 / 610)
    home.close()


@pytest.mark.parametrize(
    "fields",
    [
        {"session_id": 999},
        {"session_id": "x"},
        {"attribute": "voltage"},
        {"attribute": None},
        {"intervals": 0},
        {"intervals": None},
    ],
)
def test_what_cannot_be_plotted_is_1002(home: Home, fields: dict[str, object]) -> None:
    home.adopted(IDLE)
    charge(home, [900])
    (session,) = sessions(home)
    sound = {"attribute": "power", "intervals": 10, "session_id": session["id"]}
    answer = home.ask("get_plot", **(sound | fields))
    assert (answer["success"], answer["error_code"]) == (False, 1002)


def test_a_session_without_energy_has_no_points(home: Home) -> None:
    home.adopted(IDLE)
    home.hear(PARKED, after_s=60)
    home.hear(IDLE, after_s=60)
    assert points(home, sessions(home)[0]["id"]) == []


def test_a_token_of_nobody_is_no_page(home: Home) -> None:
    home.adopted(IDLE)
    assert not home.ask("get_history", continuity_token="abc")["success"]
