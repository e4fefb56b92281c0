"""How a home server gets on with one box: whether it is heard, and whether it takes commands."""

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
