"""What a box has shown of the current that it draws without a server (protocol sheet §5).

A v09u box says it in every report. A v07 box shows it only while nobody commands it.
"""

from __future__ import annotations

from juicedesk.domain.policy import shown_offline_amps
from juicedesk.juicebox.status import Status

_BOOT_SHOWN_WITHIN_S = 30.0
"""So soon after it has said that it starts, no command has reached it (protocol sheet §4.2)."""


class OfflineValue:
    """The offline value of one box, as it was last shown. Times are of a clock that never jumps."""

    __slots__ = ("_booted_at_s", "shown_amps")

    def __init__(self, shown_amps: int | None = None) -> None:
        self.shown_amps = shown_amps
        """None: never shown."""
        self._booted_at_s: float | None = None

    def hear_boot(self, at_s: float) -> None:
        """The box says that it starts."""
        self._booted_at_s = at_s

    def read(self, status: Status, at_s: float | None, *, is_long_alone: bool) -> int | None:
        """What this report shows; None when it does not say.

        `is_long_alone`: nobody has commanded the box for so long that it has gone back to this value.
        """
        booted_at_s, self._booted_at_s = self._booted_at_s, None
        has_booted = (
            at_s is not None and booted_at_s is not None and at_s - booted_at_s <= _BOOT_SHOWN_WITHIN_S
        )
        shown_amps = shown_offline_amps(
            status.offline_amps, status.online_amps, is_on_its_own=is_long_alone or has_booted
        )
        if shown_amps is not None:
            self.shown_amps = shown_amps
        return shown_amps
