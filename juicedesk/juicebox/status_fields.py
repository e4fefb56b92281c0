"""From the comma-separated fields of a status message to its values (protocol sheet §1.3, §1.6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from juicedesk.domain.errors import MalformedFrame
from juicedesk.juicebox.status import CHARGING, PLUGGED, Protocol, Status

_RANGES: Mapping[str, tuple[int, int]] = {
    "s": (0, 9_999),
    "S": (0, 99),
    "M": (0, 999),
    "C": (0, 999),
    "m": (0, 999),
    "V": (0, 9_999),
    "A": (0, 9_999),
    "p": (-1_000, 1_000),
    "L": (0, 99_999_999_999),
    "E": (0, 9_999_999),
    "T": (-99, 199),
    "f": (0, 9_999),
    "t": (0, 9_999),
    "i": (0, 95),
    "e": (-1, 99_999),
    "u": (0, 99_999_999),
}
"""What a number of the wire may be, in the wire's scale."""
_UNEXPLAINED_RANGE = (-99_999_999, 99_999_999)


def read_fields(juicebox_id: str, protocol: Protocol, fields: str) -> Status:
    """The status that the text between version and CRC says.

    `fields` holds only ASCII letters, digits, commas and minus signs. Raises MalformedFrame for a
    field without form, a letter sent twice, and a number outside its range.
    """
    pieces = fields.split(",")
    if protocol is Protocol.OLD:
        return _old_status(juicebox_id, pieces)
    numbers = _numbers(pieces)
    get = numbers.get
    # By position, in the order of the class: keyword passing costs a tenth of the whole parse.
    return Status(
        juicebox_id,
        protocol,
        get("s"),
        get("S"),
        get("M"),
        get("C"),
        get("m"),
        _volts(numbers, pieces),
        _divided(get("A"), 10),
        _divided(get("p"), 1000),
        get("L"),
        get("E"),
        get("T"),
        _divided(get("f"), 100),
        get("t"),
        get("i"),
        _slot_wh(numbers),
        get("u"),
        None,
        _unexplained(numbers),
    )


def _old_status(juicebox_id: str, pieces: Sequence[str]) -> Status:
    """The old format, where `E` may come twice and the state has to be derived (sheet §1.6)."""
    energies = [index for index, piece in enumerate(pieces) if piece[:1] == "E"]
    if len(energies) > 2:
        raise MalformedFrame("a letter is sent more than twice")
    has_session = len(energies) == 2
    second = _numbers([pieces[energies[-1]]])["E"] if energies else None
    numbers = _numbers([piece for index, piece in enumerate(pieces) if index not in energies[1:]])
    lifetime_kwh = numbers.get("L")
    return Status(
        juicebox_id,
        Protocol.OLD,
        state_code=_old_state(numbers),
        volts=_volts(numbers, pieces),
        current_amps=_divided(numbers.get("A"), 10),
        lifetime_wh=None if lifetime_kwh is None else lifetime_kwh * 1000,
        session_wh=numbers["E"] if has_session else None,
        temperature_c=numbers.get("T"),
        report_interval_s=numbers.get("t"),
        slot_index=numbers.get("i"),
        slot_wh=_slot_wh(numbers),
        second_energy=second,
        unexplained=_unexplained(numbers),
    )


def _old_state(numbers: Mapping[str, int]) -> int | None:
    """`S` where it is sent, else from the current: the message with a car has none (sheet §1.3)."""
    if "S" in numbers:
        return numbers["S"]
    if "A" in numbers:
        return CHARGING if numbers["A"] > 0 else PLUGGED
    return None


def _numbers(pieces: Sequence[str]) -> dict[str, int]:
    try:
        numbers = {piece[0]: int(piece[1:]) for piece in pieces}
    except (IndexError, ValueError) as exc:
        raise MalformedFrame("a field is not a letter and a number") from exc
    if len(numbers) != len(pieces):
        raise MalformedFrame("a letter is sent twice")
    for letter, number in numbers.items():
        low, high = _RANGES.get(letter, _UNEXPLAINED_RANGE)
        if not low <= number <= high:
            raise MalformedFrame(f"{letter} is outside {low} to {high}")
    return numbers


def _unexplained(numbers: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    found = tuple([item for item in numbers.items() if item[0] not in _RANGES])
    if found and min(found)[0] < "A":  # digits and the minus sign sort before the letters
        raise MalformedFrame("a field does not begin with a letter")
    return found


def _volts(numbers: Mapping[str, int], pieces: Sequence[str]) -> float | None:
    """Four digits or more are tenths of a volt, fewer are volts (protocol sheet §1.3)."""
    number = numbers.get("V")
    if number is None:
        return None
    if number > 999 or any(piece[0] == "V" and len(piece) > 4 for piece in pieces):
        return number / 10
    return float(number)


def _slot_wh(numbers: Mapping[str, int]) -> int | None:
    slot_wh = numbers.get("e")
    return None if slot_wh == -1 else slot_wh


def _divided(number: int | None, scale: int) -> float | None:
    return None if number is None else number / scale
