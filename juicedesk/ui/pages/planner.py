"""Planning nights without a charger: the schedule page on one that is only thought of."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from juicedesk.domain.box_facts import BoxFacts, Feature, Policy
from juicedesk.domain.intent import FieldGroup, GroupValue
from juicedesk.domain.schedule import Schedule
from juicedesk.juicenet.zones import local_windows_id
from juicedesk.store.view import ChargerView, Field, LinkState, LinkView
from juicedesk.ui.background import Background
from juicedesk.ui.desk import Desk
from juicedesk.ui.format import amps_text
from juicedesk.ui.look import Look
from juicedesk.ui.pages.schedule import SchedulePage
from juicedesk.ui.preferences import Preferences
from juicedesk.ui.schedule_draft import FIRST_WINDOW
from juicedesk.ui.widgets.labels import body, caption, page_title
from juicedesk.ui.widgets.still_choice import StillChoice

AMPS = (10, 13, 16, 20, 24, 32, 40, 48)
USUAL_AMPS = 32


class PlannerPage(QWidget):
    """What a schedule would make of a car. Nothing here is saved or sent."""

    def __init__(
        self,
        desk: Desk,
        background: Background,
        preferences: Preferences,
        look: Look,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.schedule = SchedulePage(desk, background, preferences, look)
        self._amps = StillChoice()
        self._amps.setObjectName("planner:amps")
        self._amps.setAccessibleName(self.tr("Charging current"))
        for amps in AMPS:
            self._amps.addItem(amps_text(amps), amps)
        self._amps.setCurrentIndex(AMPS.index(USUAL_AMPS))
        self._amps.activated.connect(lambda _index: self.refresh())
        self._lay_out(look)

    def refresh(self) -> None:
        """Show the plan at the present time."""
        self.schedule.show_charger(self._thought_of(), LinkView(LinkState.NO_ACCOUNT))

    def keep_drafts_of(self, other: PlannerPage) -> None:
        """Take over what a person has tried on a page that goes away."""
        self._amps.setCurrentIndex(other._amps.currentIndex())
        self.schedule.keep_drafts_of(other.schedule)

    def _thought_of(self) -> ChargerView:
        """A charger beside this computer, with the current that was chosen; it cannot be saved to."""
        offset = datetime.now().astimezone().utcoffset()
        reason = self.tr("Just for trying out: a schedule is saved for a charger, and there is none yet.")
        values: dict[FieldGroup, GroupValue] = {
            FieldGroup.SCHEDULE: Schedule(True, FIRST_WINDOW, FIRST_WINDOW),
            FieldGroup.WIRE: int(self._amps.currentData()),
        }
        return ChargerView(
            unit_id="",
            name="",
            measurement=None,
            measured_at=None,
            unit_rating_amps=None,
            time_zone_id=local_windows_id(),
            local_offset_s=round(offset.total_seconds()) if offset is not None else None,
            fields={group: Field(value, None, None) for group, value in values.items()},
            facts=BoxFacts(policy=Policy(refused=((Feature.SCHEDULE, reason),))),
        )

    def _lay_out(self, look: Look) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(page_title(look, self.tr("Plan nights")))
        note = self.tr("What a schedule means for a car, without a charger")
        words.addWidget(caption(look, note, wrap=True))
        head = QHBoxLayout()
        head.setContentsMargins(24, 18, 24, 0)
        head.setSpacing(8)
        head.addLayout(words, 1)
        label = body(look, self.tr("Charging current"), tone="2")
        label.setBuddy(self._amps)
        head.addWidget(label)
        head.addWidget(self._amps)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self.schedule, 1)
