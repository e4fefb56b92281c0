"""What happens when a person closes the window: away, into the background, or first a question. Pure."""

from __future__ import annotations

from enum import StrEnum

BACKGROUND = "background"
ON_CLOSE = "on_close"


class Leave(StrEnum):
    """What to do."""

    QUIT = "quit"
    HIDE = "hide"
    ASK = "ask"


def how_to_leave(
    *, wants_to_quit: bool, waiting: int, remembered: str, in_background: bool, has_tray: bool
) -> Leave:
    """`wants_to_quit` is Quit, not the window's close button; `remembered` is an answer that is to hold.

    Without an icon to come back by, nothing hides.
    """
    if in_background and has_tray and not wants_to_quit:
        return Leave.HIDE
    if not waiting or remembered == Leave.QUIT:
        return Leave.QUIT
    if remembered == Leave.HIDE and has_tray and not wants_to_quit:
        return Leave.HIDE
    return Leave.ASK
