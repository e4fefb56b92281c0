"""What a box may have been told: datagrams get lost, and only an acknowledgement says which arrived."""

from __future__ import annotations

from juicedesk.domain.policy import Draw

_MOST_UNDER_WAY = 16
"""A box that acknowledges nothing is told something every few seconds, for weeks."""


class Told:
    """The last command that a box has acknowledged, and those sent after it that may still count."""

    __slots__ = ("_aside", "_under_way", "acknowledged", "is_acknowledged", "unheeded")

    def __init__(self) -> None:
        self._under_way: dict[int, tuple[int, int]] = {}
        self._aside: set[int] = set()
        self.unheeded = 0
        """How many were sent, none aside, since the last one that the box has acknowledged."""
        self.is_acknowledged = False
        """Whether it has ever acknowledged one."""
        self.acknowledged: int | None = None
        """The count of the last one acknowledged; None again once another command has that count."""

    @property
    def is_nothing(self) -> bool:
        """Whether it was told nothing yet, in this run of the server."""
        return not self._under_way

    @property
    def most_online_amps(self) -> int:
        """The most that any of them lets the box draw while it hears the server."""
        return max((online for online, _ in self._under_way.values()), default=0)

    @property
    def most_offline_amps(self) -> int:
        """The most that any of them lets the box draw without a server."""
        return max((offline for _, offline in self._under_way.values()), default=0)

    def send(self, counter: int, draw: Draw, *, is_aside: bool = False) -> None:
        """A command goes out; aside: to a place where perhaps not this box, but another one hears it."""
        if counter == self.acknowledged:
            self.acknowledged = None
        self._under_way.pop(counter, None)
        self._under_way[counter] = (draw.online_amps, draw.offline_amps)
        self._aside.discard(counter)
        if is_aside:
            self._aside.add(counter)
        else:
            self.unheeded += 1
        if len(self._under_way) > _MOST_UNDER_WAY:
            self._join_the_oldest_two()

    def acknowledge(self, counter: int | None) -> None:
        """The box names the last command that it has taken; those before it no longer count."""
        if counter not in self._under_way:
            return
        while (earlier := next(iter(self._under_way))) != counter:
            del self._under_way[earlier]
            self._aside.discard(earlier)
        self.unheeded = len(self._under_way) - len(self._aside | {counter})
        self.is_acknowledged = True
        self.acknowledged = counter

    def run_out(self) -> None:
        """The box has heard nothing for so long that it is back at its offline limit."""
        self._under_way = {counter: (0, offline) for counter, (_, offline) in self._under_way.items()}

    def _join_the_oldest_two(self) -> None:
        oldest, next_one, *_ = self._under_way
        self._aside.discard(oldest)
        online, offline = self._under_way.pop(oldest)
        other_online, other_offline = self._under_way[next_one]
        self._under_way[next_one] = (max(online, other_online), max(offline, other_offline))
