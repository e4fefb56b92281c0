"""The main job, step by step, on the demo: edit, lose the server, edit, lose the app, get all of it back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from juicedesk.ui.tour.driver import Driver

Seen = Mapping[str, Any]

FOUND_S = 30.0
SEEN_S = 10.0
CONFIRMED_S = 60.0
AWAY_S = 20.0
OBEYED_S = 20.0
CHARGER_ROW = "charger:Garage"
BOX, CARPORT = 0, 1
"""Garage is the demo's first box."""


def found_by_mdns(tour: Driver) -> None:
    """The chargers appear: found through mDNS, taken in, read."""
    tour.start_app()
    tour.wait_for("three chargers with values", _three_chargers, FOUND_S)
    tour.do("click", name=CHARGER_ROW)
    tour.picture("chargers-found")


def edit_a_window(tour: Driver) -> None:
    """A weekday window is typed, and saved."""
    tour.do("click", name="tab:schedule")
    tour.do("click", name="schedule:windows")
    tour.do("type", name="schedule:weekday:start", text="22:45")
    tour.do("type", name="schedule:weekday:end", text="6:15")
    tour.picture("weekday-window")
    tour.click_when_enabled("schedule:save", SEEN_S)
    tour.wait_for("the window on its way", _has_change("schedule"), SEEN_S)


def lower_the_wiring_limit(tour: Driver) -> None:
    """The wire limit is lowered with one click."""
    tour.do("click", name="tab:wiring")
    tour.do("type", name="wiring:amps", text="24")
    tour.picture("wiring-limit")
    tour.click_when_enabled("wiring:lower", SEEN_S)
    tour.wait_for("the limit on its way", _has_change("wire"), SEEN_S)


def cut_the_power(tour: Driver) -> None:
    """A box of the older kind comes back with 40 A on a wire for 32 A: it is told, and stands in red."""
    tour.do("trigger", name="demo:cut-power")
    tour.wait_for("40 A after the power cut", _came_back("Carport", 40), SEEN_S)
    tour.wait_for_box(CARPORT, "lowered again", lambda box: box["offline_amps"] == 32, OBEYED_S)
    tour.wait_until("a notice", lambda: any("Carport" in one for one in tour.do("told")), SEEN_S)
    tour.do("click", name="charger:Carport")
    tour.do("click", name="tab:overview")
    tour.wait_until("a red banner", lambda: "40 A" in tour.do("text", name="banner"), SEEN_S)
    tour.picture("power-cut")
    tour.do("click", name="banner:close")


def read_back(tour: Driver) -> None:
    """Both edits are on the server, read back twice, and in the box."""
    tour.wait_for("both edits confirmed", _confirmed("schedule", "wire"), CONFIRMED_S)
    tour.wait_for_box(BOX, "24 A kept in the box", lambda box: box["offline_amps"] == 24, OBEYED_S)
    tour.do("click", name="nav:changes")
    tour.picture("confirmed")


def stop_the_server(tour: Driver) -> None:
    """The server's process really ends; the window says so calmly."""
    tour.click_when_enabled("demo:server", SEEN_S)
    tour.wait_for("the server is away", lambda seen: seen["link"] == "away", AWAY_S)
    tour.do("click", name=CHARGER_ROW)
    tour.do("click", name="tab:overview")
    tour.wait_for("still away", lambda seen: seen["link"] == "away", SEEN_S)
    tour.picture("server-stopped")


def edit_again(tour: Driver) -> None:
    """Edits go on; they wait."""
    tour.do("click", name="tab:wiring")
    tour.do("type", name="wiring:amps", text="20")
    tour.click_when_enabled("wiring:lower", SEEN_S)
    tour.do("click", name="tab:schedule")
    tour.do("drag", name="schedule:weekday:window", start_x=3, by_x=-60)
    tour.picture("edited-while-away")
    tour.click_when_enabled("schedule:save", SEEN_S)
    tour.wait_for("two edits waiting", lambda seen: len(seen["waiting"]) == 2, SEEN_S)
    tour.do("click", name="nav:changes")
    tour.picture("changes-waiting")


def kill_the_app(tour: Driver) -> None:
    """`kill -9`, and a new start: the edits are there, the server is still off."""
    tour.kill_app()
    tour.start_app()
    tour.wait_for("two edits still waiting", lambda seen: len(seen["waiting"]) == 2, SEEN_S)
    tour.wait_for("the server still off", lambda seen: seen["link"] == "away", AWAY_S)
    tour.do("click", name="nav:changes")
    tour.picture("after-the-kill")


def start_the_server(tour: Driver) -> None:
    """The server is back: every edit is delivered, read back twice, and obeyed."""
    tour.click_when_enabled("demo:server", SEEN_S)
    tour.wait_for("nothing waiting", lambda seen: seen["waiting"] == seen["undecided"] == [], CONFIRMED_S)
    tour.wait_for("four edits confirmed", lambda seen: _count_confirmed(seen) >= 4, SEEN_S)
    tour.wait_for_box(BOX, "20 A kept in the box", lambda box: box["offline_amps"] == 20, OBEYED_S)
    tour.wait_for_box(BOX, "never above 20 A", lambda box: box["online_amps"] <= 20, OBEYED_S)
    tour.picture("delivered")


def look_around(tour: Driver) -> None:
    """The other pages, and the same in the dark and in German."""
    tour.do("click", name=CHARGER_ROW)
    tour.do("click", name="tab:charges")
    tour.wait_until("a year of charges", lambda: "kWh" in tour.do("text", name="charges:summary"), SEEN_S)
    tour.picture("charges")
    tour.do("trigger", name="window:first-steps")
    tour.do("click", name="first:forward")
    tour.picture("first-steps")
    for button in ("first:skip", "first:forward", "first:skip", "first:forward"):
        tour.do("click", name=button)
    tour.do("click", name=CHARGER_ROW)
    tour.do("click", name="tab:overview")
    tour.picture("overview")
    if not tour.chooses_looks:
        tour.do("trigger", name="theme:dark")
        tour.picture("overview-dark")
    tour.do("trigger", name="language:de")
    tour.picture("overview-german")
    tour.do("click", name="tab:schedule")
    tour.picture("schedule-german")
    tour.do("click", name="tab:wiring")
    tour.picture("wiring-german")
    tour.end_app()


STEPS: tuple[Callable[[Driver], None], ...] = (
    found_by_mdns,
    edit_a_window,
    lower_the_wiring_limit,
    cut_the_power,
    read_back,
    stop_the_server,
    edit_again,
    kill_the_app,
    start_the_server,
    look_around,
)


def _three_chargers(seen: Seen) -> bool:
    chargers = seen["chargers"]
    return len(chargers) == 3 and all(charger["wire_limit_amps"] is not None for charger in chargers)


def _came_back(name: str, amps: int) -> Callable[[Seen], bool]:
    return lambda seen: any(
        charger["name"] == name and charger["came_back_amps"] == amps for charger in seen["chargers"]
    )


def _has_change(group: str) -> Callable[[Seen], bool]:
    return lambda seen: any(change["group"] == group for change in [*seen["waiting"], *seen["done"]])


def _confirmed(*groups: str) -> Callable[[Seen], bool]:
    return lambda seen: (
        {change["group"] for change in seen["done"] if change["state"] == "confirmed"} >= set(groups)
    )


def _count_confirmed(seen: Seen) -> int:
    return sum(change["state"] == "confirmed" for change in seen["done"])
