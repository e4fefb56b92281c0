"""What a box says about itself (protocol sheet §1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from juicedesk.juicebox.crc import checksum


class Protocol(StrEnum):
    """The three readable forms (protocol sheet §1.2). v08 and v09e are encrypted and not among them."""

    OLD = "old"
    V07 = "v07"
    V09U = "v09u"


NO_CAR, PLUGGED, CHARGING, FAULT = 0, 1, 2, 5


@dataclass(frozen=True, slots=True)
class Status:
    """One status message. None means that the datagram does not say; nothing is a guessed 0.

    Letters, units and scales: protocol sheet §1.3; state codes: §1.4. The old format is read as §1.6
    infers it: `L` in kWh, the first of two `E` as the session, the state from the current.
    """

    juicebox_id: str
    protocol: Protocol
    counter: int | None = None
    """`s`, the counter of the last command that the box accepted."""
    state_code: int | None = None
    """`S`: 0 no car, 1 plugged in, 2 charging, 5 error; any other number is unknown."""
    online_amps: int | None = None
    """`M`, the limit in force while online."""
    offline_amps: int | None = None
    """`C`, the limit stored in the box; only v09u says it."""
    rating_amps: int | None = None
    """`m`, fixed by the hardware."""
    volts: float | None = None
    current_amps: float | None = None
    """`A`, what the car draws."""
    power_factor: float | None = None
    lifetime_wh: int | None = None
    session_wh: int | None = None
    temperature_c: int | None = None
    """`T`, inside the box."""
    frequency_hz: float | None = None
    report_interval_s: int | None = None
    slot_index: int | None = None
    """`i`, quarter of an hour of the box's local day, 0 … 95."""
    slot_wh: int | None = None
    """`e`, the energy of that slot; None also where the box has no data for it (-1 on the wire)."""
    clock_ticks: int | None = None
    """`u`: v07 10 ms ticks modulo 65,536, v09u about one a second."""
    second_energy: int | None = None
    """The other `E` of the old format, whose meaning is not known."""
    unexplained: tuple[tuple[str, int], ...] = ()
    """Letters without a known meaning (F, r, b, B, P, X, Y and any new one) as they were sent."""

    def encode(self) -> bytes:
        """The datagram in its padded form, with the CRC that v07 and v09u carry."""
        layout = _layout_of(self)
        numbers = self._numbers()
        fields = (f"{letter[0]}{numbers[letter]:0{width}d}" for letter, width in layout if letter in numbers)
        if self.protocol is Protocol.OLD:
            return f"{self.juicebox_id}:{','.join(fields)}:".encode("ascii")
        text = f"{self.juicebox_id}:{','.join([self.protocol.value, *fields])}"
        return f"{text}!{checksum(text)}:".encode("ascii")

    def _numbers(self) -> Mapping[str, int]:
        """Every number of the message by its letter, in the scale of the wire."""
        is_old = self.protocol is Protocol.OLD
        numbers = {
            "s": self.counter,
            "u": self.clock_ticks,
            "V": _scaled(self.volts, 1 if is_old else 10),
            "L": self.lifetime_wh if not is_old or self.lifetime_wh is None else self.lifetime_wh // 1000,
            "S": self.state_code,
            "T": self.temperature_c,
            "M": self.online_amps,
            "C": self.offline_amps,
            "m": self.rating_amps,
            "t": self.report_interval_s,
            "i": self.slot_index,
            "e": -1 if self.slot_wh is None and self.slot_index is not None else self.slot_wh,
            "f": _scaled(self.frequency_hz, 100),
            "E": self.session_wh,
            "E2": self.second_energy,
            "A": _scaled(self.current_amps, 10),
            "p": _scaled(self.power_factor, 1000),
            **dict(self.unexplained),
        }
        return {letter: number for letter, number in numbers.items() if number is not None}


Layout = tuple[tuple[str, int], ...]
"""Letters in their order, each with its width; the sign counts (protocol sheet §1.2)."""

_V07: Layout = (
    *(("s", 4), ("u", 5), ("V", 4), ("L", 10), ("S", 1), ("T", 2), ("M", 2), ("m", 2), ("t", 2)),
    *(("i", 2), ("e", 4), ("f", 4), ("X", 1), ("Y", 1), ("E", 6), ("A", 4), ("p", 4)),
)
_V09U: Layout = (
    *(("s", 3), ("F", 2), ("u", 8), ("V", 4), ("L", 11), ("S", 2), ("T", 2), ("M", 4), ("C", 4)),
    *(("m", 4), ("t", 2), ("i", 2), ("e", 5), ("f", 4), ("r", 2), ("b", 3), ("B", 7)),
    *(("P", 1), ("E", 7), ("A", 5), ("p", 4)),
)
# The old format pads nothing, and has two forms (protocol sheet §1.6).
_OLD_WITHOUT_CAR: Layout = tuple((letter, 1) for letter in ("V", "L", "S", "T", "E2", "i", "e", "t"))
_OLD_WITH_CAR: Layout = tuple((letter, 1) for letter in ("V", "L", "E", "A", "T", "t", "E2", "i", "e"))


def _layout_of(status: Status) -> Layout:
    if status.protocol is Protocol.V09U:
        return _V09U
    if status.protocol is Protocol.V07:
        return _V07
    return _OLD_WITHOUT_CAR if status.current_amps is None else _OLD_WITH_CAR


def _scaled(value: float | None, scale: int) -> int | None:
    return None if value is None else round(value * scale)
