"""What a grid operator wants to know of a charger, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from juicedesk.domain.grid_hints import GridHint
from juicedesk.ui.messages import Sign

translate = QCoreApplication.translate


def grid_sign(hint: GridHint) -> Sign:
    """A hint as a line."""
    return Sign("info", _words()[hint], "idle")


def _words() -> dict[GridHint, str]:
    return {
        GridHint.REGISTER: translate(
            "GridWords", "Register it with your grid operator (required from 3.6 to 12 kW)."
        ),
        GridHint.CONSENT: translate("GridWords", "Above 12 kW your grid operator has to consent first."),
        GridHint.STEERABLE: translate(
            "GridWords",
            "Above 4.2 kW, installed since 2024: the operator may throttle it (§ 14a EnWG), for a lower fee.",
        ),
        GridHint.IMBALANCE: translate(
            "GridWords", "On one phase usually no more than 4.6 kVA is allowed, about 20 A."
        ),
    }
