"""A draft: untouched it follows the server, touched it stays, and it knows what was seen at first."""

from __future__ import annotations

from juicedesk.domain.schedule import ALL_DAY, ANY_TIME, ChargeWindow, Schedule
from juicedesk.store.view import Field
from juicedesk.ui.schedule_draft import FIRST_WINDOW, ScheduleDraft

NIGHT = Schedule(True, ChargeWindow(1380, 390), ChargeWindow(1320, 480))
DAY = Schedule(True, ChargeWindow(600, 960), ChargeWindow(600, 960))
OTHER = ChargeWindow(1320, 360)


def a_draft(schedule: Schedule | None = NIGHT) -> ScheduleDraft:
    draft = ScheduleDraft()
    draft.follow(Field(schedule, 1.0, None))
    return draft


def test_an_untouched_draft_follows_the_server() -> None:
    draft = a_draft()
    draft.follow(Field(DAY, 2.0, None))
    assert draft.current == DAY and draft.base == DAY and not draft.is_touched


def test_a_touched_draft_stays_and_remembers_what_was_seen() -> None:
    draft = a_draft()
    draft.change(weekday=OTHER)
    draft.follow(Field(DAY, 2.0, None))
    assert draft.current == Schedule(True, OTHER, NIGHT.weekend)
    assert draft.base == NIGHT and draft.reported == DAY


def test_changing_back_leaves_nothing_to_save() -> None:
    draft = a_draft()
    draft.change(weekday=OTHER)
    assert draft.is_touched
    draft.change(weekday=NIGHT.weekday)
    assert not draft.is_touched


def test_a_draft_that_the_server_has_by_now_is_no_draft() -> None:
    draft = a_draft()
    draft.change(weekday=OTHER)
    draft.follow(Field(Schedule(True, OTHER, NIGHT.weekend), 2.0, None))
    assert not draft.is_touched


def test_saving_keeps_what_was_edited_meanwhile() -> None:
    draft = a_draft()
    draft.change(weekday=OTHER)
    sent = draft.current
    draft.change(weekend=OTHER)
    draft.saved(sent)
    assert draft.is_touched and draft.current == Schedule(True, OTHER, OTHER)
    draft.saved(draft.current)
    assert not draft.is_touched


def test_discarding_goes_back() -> None:
    draft = a_draft()
    draft.change(enabled=False)
    draft.discard()
    assert draft.current == NIGHT and not draft.is_touched


def test_a_charger_without_a_schedule_is_offered_a_night() -> None:
    draft = a_draft(ANY_TIME)
    assert draft.current == Schedule(False, FIRST_WINDOW, FIRST_WINDOW) and not draft.is_touched
    draft.change(enabled=True)
    assert draft.is_touched and draft.current == Schedule(True, FIRST_WINDOW, FIRST_WINDOW)
    draft.change(enabled=False)
    assert not draft.is_touched


def test_a_schedule_never_read_is_not_known() -> None:
    draft = a_draft(None)
    assert not draft.is_known and draft.base is None


def test_the_weekend_from_midnight_keeps_its_end() -> None:
    draft = a_draft(DAY)
    draft.start_weekend_at_midnight()
    assert draft.current.weekend == ChargeWindow(0, 960)


def test_a_weekend_up_to_midnight_becomes_the_whole_day() -> None:
    draft = a_draft(Schedule(True, NIGHT.weekday, ChargeWindow(600, 0)))
    draft.start_weekend_at_midnight()
    assert draft.current.weekend == ALL_DAY
