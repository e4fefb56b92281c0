"""`kill -9` of the whole app, window and all, at random moments while a person edits."""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from juicedesk.paths import HOME_VARIABLE, demo_profile
from juicedesk.ui.format import minute_text
from juicedesk.ui.tour.driver import Driver
from tests.stress.layer import Layer, Result

LOWEST_AMPS = 8
LANE_START = "schedule:weekday:start"


class Person:
    """Edits one charger in the real window, and remembers what the window has shown as saved."""

    def __init__(self, tour: Driver, random: Random) -> None:
        self._tour = tour
        self._random = random
        self.start_minute = 0
        self.wire_amps = 32

    def open_page(self) -> None:
        self._tour.wait_for("the charger", lambda seen: len(seen["chargers"]) == 3, 30)
        # The sidebar follows the values a moment later.
        self._tour.click_when_enabled("charger:Garage", 10)

    def edits(self) -> list[Callable[[], None]]:
        """What may be done next; a limit cannot be lowered for ever."""
        can_lower = self.wire_amps > LOWEST_AMPS
        return [self.edit_schedule, self.lower_wire if can_lower else self.edit_schedule]

    def edit_schedule(self) -> None:
        minute = self._random.randrange(18 * 60, 23 * 60)
        self._tour.do("click", name="tab:schedule")
        self._tour.do("click", name="schedule:windows")
        self._tour.do("type", name=LANE_START, text=minute_text(minute))
        self._tour.click_when_enabled("schedule:save", 10)
        self._wait_until_shown("schedule", f"{minute_text(minute)} – ")
        self.start_minute = minute

    def lower_wire(self) -> None:
        amps = self.wire_amps - 1
        self._tour.do("click", name="tab:wiring")
        self._tour.do("type", name="wiring:amps", text=str(amps))
        self._tour.click_when_enabled("wiring:lower", 10)
        self._wait_until_shown("wire", f"{amps} A")
        self.wire_amps = amps

    def _wait_until_shown(self, group: str, words: str) -> None:
        self._tour.wait_for(
            f"{group} {words} saved",
            lambda seen: any(
                change["group"] == group and words in change["wanted"] + change["next"]
                for change in [*seen["waiting"], *seen["done"]]
            ),
            10,
        )

    def check_nothing_is_lost(self) -> None:
        """What was shown as saved is waiting, or has arrived."""
        seen = self._tour.do("view")
        garage = next(charger for charger in seen["chargers"] if charger["name"] == "Garage")
        changes = [*seen["waiting"], *seen["undecided"], *seen["done"]]
        texts = [change[part] for change in changes for part in ("wanted", "next")]
        if self.start_minute:
            there = garage["weekday"] is not None and garage["weekday"][0] == self.start_minute
            assert there or any(f"{minute_text(self.start_minute)} – " in text for text in texts), seen
        if self.wire_amps < 32:
            assert garage["wire_limit_amps"] == self.wire_amps or f"{self.wire_amps} A" in texts, seen


def run(size: int, seed: int) -> Result:
    """Kill the demo `size` times while somebody edits, then start it once more and look."""
    random = Random(seed)
    with tempfile.TemporaryDirectory() as home, _own_home(home):
        tour = Driver(Path(home))
        person = Person(tour, random)
        edits = 0
        try:
            for _kill in range(size):
                tour.start_app()
                person.open_page()
                person.check_nothing_is_lost()
                for edit in random.sample(person.edits(), random.randint(1, 2)):
                    edit()
                    edits += 1
                time.sleep(random.uniform(0.0, 1.0))  # the moment of the kill, not a wait for anything
                tour.kill_app()
            tour.start_app()
            person.open_page()
            person.check_nothing_is_lost()
            _wait_until_settled(tour, person)
        finally:
            tour.end_app()
        _check_record()
    return Result(f"0 lost of {edits:,} edits that the window had shown as saved; none sent twice")


@contextmanager
def _own_home(folder: str) -> Iterator[None]:
    before = os.environ.get(HOME_VARIABLE)
    os.environ[HOME_VARIABLE] = folder
    try:
        yield
    finally:
        if before is None:
            del os.environ[HOME_VARIABLE]
        else:
            os.environ[HOME_VARIABLE] = before


def _wait_until_settled(tour: Driver, person: Person) -> None:
    def settled(seen: dict[str, list[dict[str, object]]]) -> bool:
        garage = next(charger for charger in seen["chargers"] if charger["name"] == "Garage")
        return (
            seen["waiting"] == []
            and garage["wire_limit_amps"] == person.wire_amps
            and garage["weekday"][0] == person.start_minute  # type: ignore[index]
        )

    # A kill between a send and its answer is settled by reading for two minutes.
    tour.wait_for("every newest edit on the server", settled, 200)  # type: ignore[arg-type]


def _check_record() -> None:
    """The program's own record: no intent without an end, no raise and no override sent twice."""
    db = sqlite3.connect(demo_profile().database)
    try:
        assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok", "the file is not sound"
        doubled = db.execute(
            "SELECT count(*) FROM attempt JOIN intent USING(intent_id) JOIN edit USING(edit_id)"
            " WHERE (edit.confirmed OR intent.field_group = 'override') AND outcome != 'not sent'"
            " GROUP BY edit_id HAVING count(*) > 1"
        ).fetchall()
        assert doubled == [], "a raise or an override was sent twice"
    finally:
        db.close()


LAYER = Layer(
    name="kill-app",
    what="`kill -9` of the whole app, window and all, at random moments during edits",
    must_be="0 edits lost that were shown as saved, no raise and no override twice",
    short_size=3,
    full_size=500,
    run=run,
    seed=11,
    not_here="kill -9 is for POSIX" if sys.platform == "win32" else "",
)
