"""What a client keeps with a unit (API sheet §6.3): as it is asked for, and as it is shown.

What cannot be read is refused: passed over, it would look as if it were kept.
"""

from __future__ import annotations

from juicedesk.domain.savings import Drive
from juicedesk.juicenet.reading import Fields
from juicedesk.server.refusals import Refusal
from juicedesk.server.settings import EFFICIENCY, MINIMUM, TO_ADD, Details

TEXT_MAX_LENGTH = 100
GARAGE = "garage_id"
_TEXTS = ("zip", "country_code", "address", "city", GARAGE)
_WHOLE_NUMBERS = ("gascost", "mpg", "whpermile")
"""Cents per gallon, miles per gallon, Wh per mile: clients read them as whole (API sheet §5)."""
_PRICE = "ecost"
"""Cents per kWh."""
DEFAULT_EFFICIENCY = 92
"""Per cent of the energy that reach the car, where nobody has said: as on the vendor's page."""
_MOST = 1_000_000
_MOST_PERCENT = 100
_ENERGY_NAMES = {
    "energy_at_plugin": "The energy at plug-in",
    "energy_to_add": "The energy to add",
    MINIMUM: "The minimum charge",
    TO_ADD: "The energy to add",
}


def asked_details(fields: Fields) -> dict[str, str | float]:
    """The details that a request names. Raises Refusal for any that cannot be kept."""
    asked: dict[str, str | float] = {}
    for key in (*_TEXTS, *_WHOLE_NUMBERS, _PRICE, EFFICIENCY, MINIMUM, TO_ADD):
        if fields.value_of(key) is not None:
            asked[key] = _asked(fields, key)
    return asked


def shown_details(kept: Details) -> dict[str, object]:
    """The details as get_info tells them; the numbers always, 0 where nobody has stated one."""
    numbers = {key: round(_number(kept, key)) for key in (*_WHOLE_NUMBERS, MINIMUM)}
    fractions = {key: _shortest(_number(kept, key)) for key in (_PRICE, EFFICIENCY)}
    return {"zip": "", **kept, **numbers, **fractions}


def saved_cents(kept: Details, energy_wh: int | None) -> int:
    """What an energy has saved; 0 where the prices or the car's thirst are not stated (decision 0007)."""
    gas, mpg, whpermile = (_number(kept, key) for key in _WHOLE_NUMBERS)
    if energy_wh is None or _PRICE not in kept or not (gas and mpg and whpermile):
        return 0
    drive = Drive(gas, mpg, _number(kept, _PRICE), whpermile, _number(kept, EFFICIENCY))
    return drive.saved_cents(energy_wh)


def asked_energy_wh(fields: Fields, key: str) -> int:
    """An energy; 0 where none is named. Not understood is not "none": an override would charge on and on."""
    if fields.value_of(key) is None:
        return 0
    energy_wh = fields.rounded_of(key)
    if energy_wh is None or not 0 <= energy_wh <= _MOST:
        raise Refusal(f"{_ENERGY_NAMES.get(key, key)} must be 0 to {_MOST} Wh.")
    return energy_wh


def asked_text(fields: Fields, key: str) -> str:
    """A text that every screen can show. Raises Refusal."""
    text = fields.text_of(key)
    if text is None or not text.isprintable() or len(text) > TEXT_MAX_LENGTH:
        raise Refusal(f"{key}: up to {TEXT_MAX_LENGTH} printable characters are allowed.")
    return text


def _asked(fields: Fields, key: str) -> str | float:
    if key in _TEXTS:
        return asked_text(fields, key)
    if key in (MINIMUM, TO_ADD):
        return asked_energy_wh(fields, key)
    if key == EFFICIENCY:
        return _asked_percent(fields)
    number = fields.int_of(key) if key in _WHOLE_NUMBERS else fields.number_of(key)
    if number is None or not 0 <= number <= _MOST:
        raise Refusal(f"{key} must be a {'whole ' if key in _WHOLE_NUMBERS else ''}number, 0 to {_MOST}.")
    return number


def _asked_percent(fields: Fields) -> float:
    percent = fields.number_of(EFFICIENCY)
    if percent is None or not 1 <= percent <= _MOST_PERCENT:
        raise Refusal(f"{EFFICIENCY} must be 1 to {_MOST_PERCENT} per cent.")
    return percent


def _number(kept: Details, key: str) -> float:
    return float(kept.get(key, DEFAULT_EFFICIENCY if key == EFFICIENCY else 0))


def _shortest(number: float) -> float:
    return int(number) if number.is_integer() else number
