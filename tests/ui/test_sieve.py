"""The sieve looks only at what is new, and still finds the same as looking at everything."""

from __future__ import annotations

import random
from dataclasses import replace

from juicedesk.store.view import ChargerView
from juicedesk.ui.sieve import Sieve
from tests.fakes.desk import a_charger


def is_dry(charger: ChargerView) -> bool:
    return charger.measurement is None


def test_it_finds_what_looking_at_everything_finds() -> None:
    chance, sieve = random.Random(7), Sieve(is_dry)
    chargers = [a_charger(number) for number in range(20)]
    for _look in range(200):
        kind = chance.randrange(4)
        number = chance.randrange(len(chargers))
        if kind == 0:
            chargers[number] = replace(chargers[number], measurement=None)
        elif kind == 1:
            chargers[number] = a_charger(number)
        elif kind == 2:
            chance.shuffle(chargers)
        elif len(chargers) > 5:
            del chargers[number]
        assert sieve.of(tuple(chargers)) == tuple(filter(is_dry, chargers))


def test_it_looks_only_at_what_is_new() -> None:
    looked: list[str] = []
    sieve = Sieve(lambda charger: looked.append(charger.unit_id) is None)
    chargers = tuple(a_charger(number) for number in range(5))
    sieve.of(chargers)
    looked.clear()
    sieve.of((*chargers[:4], replace(chargers[4], measurement=None)))
    assert looked == [chargers[4].unit_id]
