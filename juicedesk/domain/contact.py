"""How a home server gets on with boxes: whether it hears them, and whether they take commands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contact:
    """What a server of ours knows of a box now. None is unknown.

    `silent_s` is how long ago its last report came; `counter` is the last command that it says to have
    taken (protocol sheet §1.5), `unheeded` how many were sent after the last acknowledged one.
    """

    silent_s: float | None = None
    is_adopted: bool = False
    is_encrypted: bool = False
    gets_commands: bool = False
    counter: int | None = None
    unheeded: int | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class HeardBox:
    """A box that reports to a server of ours now; the address is None where that is not told."""

    unit_id: str
    address: str | None = None
