"""Why PySide6 has an upper bound: docs/decisions/0002-dependencies.md.

PySide6 6.12 on Python 3.11 loses one reference to True on each emit and one to None on each void call,
until the process dies. This test tells when the bound can go.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal

ROUNDS = 1_000
NOISE = 100
"""References that the interpreter itself may take or drop meanwhile."""


class Switch(QObject):
    turned = Signal(bool)


def test_emitting_true_keeps_its_references(qapp: object) -> None:
    switch = Switch()
    before = sys.getrefcount(True)
    for _ in range(ROUNDS):
        switch.turned.emit(True)
    assert abs(sys.getrefcount(True) - before) < NOISE


def test_void_calls_keep_the_references_of_none(qapp: object) -> None:
    switch = Switch()
    before = sys.getrefcount(None)
    for _ in range(ROUNDS):
        switch.setObjectName("garage")
    assert abs(sys.getrefcount(None) - before) < NOISE
