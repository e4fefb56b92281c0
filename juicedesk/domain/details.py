"""Where a charger hangs: what its owner tells the server about it (API sheet §6.3)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Details:
    """Texts as the server has them; empty is unknown. `time_zone_id` is a Windows zone name."""

    time_zone_id: str = ""
    address: str = ""
    city: str = ""
    zip_code: str = ""
    country_code: str = ""


NO_DETAILS = Details()
"""What stands where nothing is known."""
