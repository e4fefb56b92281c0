"""Where a charger hangs, as far as anybody has said."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from juicedesk.domain.details import Details
from juicedesk.domain.intent import FieldGroup
from juicedesk.store.view import ChargerView


def territory_of(charger: ChargerView) -> str:
    """The ISO code of the country in its details, else of the region that this computer is set to."""
    details = charger.field(FieldGroup.DETAILS).shown
    stated = details.country_code.strip().upper() if isinstance(details, Details) else ""
    return stated if len(stated) == 2 else system_territory()


def system_territory() -> str:
    """The ISO code of the region that this computer is set to; empty when it has none."""
    return QLocale.territoryToCode(QLocale.system().territory())
