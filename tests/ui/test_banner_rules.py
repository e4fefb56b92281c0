"""Which banner, and that it does not flicker."""

from __future__ import annotations

from dataclasses import replace

import pytest

from juicedesk.domain.intent import IntentState
from juicedesk.store.view import DeskView, LinkState, LinkView
from juicedesk.ui.banner_rules import Banner, BannerState, wanted_banner
from tests.fakes.desk import a_change

FINE = DeskView(LinkView(LinkState.CONNECTED, since=0.0), (), (), (), ())


def in_state(state: LinkState, since: float = 0.0) -> DeskView:
    return replace(FINE, link=LinkView(state, since=since))


@pytest.mark.parametrize(
    ("view", "banner"),
    [
        (FINE, Banner.NONE),
        (in_state(LinkState.CONNECTING), Banner.NONE),
        (in_state(LinkState.AWAY), Banner.SERVER_AWAY),
        (in_state(LinkState.NO_INTERNET, since=-90_000), Banner.NO_INTERNET),
        (in_state(LinkState.AWAY, since=-90_000), Banner.SERVER_AWAY_LONG),
        (in_state(LinkState.NONSENSE), Banner.NONSENSE),
        (in_state(LinkState.TOKEN_REFUSED), Banner.TOKEN_REFUSED),
        (in_state(LinkState.TOKEN_MISSING), Banner.TOKEN_MISSING),
        (in_state(LinkState.UNTRUSTED), Banner.UNTRUSTED),
        (replace(FINE, undecided=(a_change(state=IntentState.HELD),)), Banner.DECISION),
        (replace(FINE, no_copy_because="disk full"), Banner.NO_COPY),
    ],
)
def test_the_state_asks_for_its_banner(view: DeskView, banner: Banner) -> None:
    assert wanted_banner(view, 10.0) is banner


def run(states: list[tuple[float, Banner]]) -> list[Banner]:
    state, shown = BannerState(), []
    for at, wanted in states:
        state = state.after(wanted, at)
        shown.append(state.shown)
    return shown


def test_trouble_of_less_than_five_seconds_shows_nothing() -> None:
    away, none = Banner.SERVER_AWAY, Banner.NONE
    assert run([(0, away), (4.9, away), (5.0, none), (9.0, away), (13.9, away)]) == [none] * 5


def test_lasting_trouble_is_shown_and_goes_after_three_seconds_of_health() -> None:
    away, none = Banner.SERVER_AWAY, Banner.NONE
    assert run([(0, away), (5, away), (6, none), (8.9, none), (9, none)]) == [none, away, away, away, none]


def test_a_short_recovery_does_not_make_it_flicker() -> None:
    away, none = Banner.SERVER_AWAY, Banner.NONE
    assert run([(0, away), (5, away), (6, none), (7, away), (8, none), (10, away)])[1:] == [away] * 5


def test_one_trouble_after_another_changes_the_words_at_once() -> None:
    away, refused = Banner.SERVER_AWAY, Banner.TOKEN_REFUSED
    assert run([(0, away), (5, away), (6, refused)])[-1] is refused
