import zoneinfo

import pytest
import tzlocal
from tzlocal.windows_tz import win_tz

from juicedesk.juicenet.reading import WireError
from juicedesk.juicenet.zones import as_windows_id, local_windows_id, windows_id, zone_info


@pytest.mark.parametrize(
    ("name", "iana"),
    [
        ("Pacific Standard Time", "America/Los_Angeles"),
        (" pacific standard time ", "America/Los_Angeles"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("Europe/Vienna", "Europe/Vienna"),
        ("UTC", "Etc/UTC"),
    ],
)
def test_windows_and_iana_names_are_understood(name: str, iana: str) -> None:
    assert zone_info(name).key == iana


@pytest.mark.parametrize("name", ["W. Europe Standard Time", " w. europe standard time ", "Europe/Vienna"])
def test_a_zone_has_one_windows_name_however_it_is_given(name: str) -> None:
    assert as_windows_id(name) == "W. Europe Standard Time"


@pytest.mark.parametrize(
    "name", ["", "Middle-earth", "America", "../etc/passwd", "/etc/passwd", "x\0y", "é" * 300]
)
def test_an_unknown_zone_is_a_named_error(name: str) -> None:
    with pytest.raises(WireError):
        zone_info(name)
    with pytest.raises(WireError):
        as_windows_id(name)


def test_every_windows_name_leads_to_a_zone_that_leads_back() -> None:
    assert {windows_id(zone_info(name).key) for name in win_tz} <= set(win_tz)
    assert windows_id("Europe/Vienna") == "W. Europe Standard Time"


def test_older_names_keep_their_clock() -> None:
    for name in ("EST5EDT", "PST8PDT", "GMT", "Europe/Uzhgorod"):
        assert windows_id(name) in win_tz


def test_nearly_every_zone_of_the_world_has_a_windows_name() -> None:
    def has_none(name: str) -> bool:
        try:
            return windows_id(name) not in win_tz
        except WireError:
            return True

    without = {name for name in zoneinfo.available_timezones() if has_none(name)}
    assert without <= {"Antarctica/Troll", "Factory", "localtime"}


def test_this_computers_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tzlocal, "get_localzone_name", lambda: "Europe/Vienna")
    assert local_windows_id() == "W. Europe Standard Time"


def test_a_computer_without_a_known_zone_counts_as_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tzlocal, "get_localzone_name", lambda: "Factory")
    assert local_windows_id() == "UTC"
