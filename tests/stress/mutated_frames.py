"""Mutated datagrams of boxes given to the codec."""

from __future__ import annotations

from random import Random

from juicedesk.domain.errors import FrameError
from juicedesk.juicebox.beacon import Beacon
from juicedesk.juicebox.command import Command
from juicedesk.juicebox.message import Debug
from juicedesk.juicebox.status import Status
from tests.stress.layer import Layer, Result
from tests.unit.juicebox.test_mutated_frames import mutated, outcomes

EXPECTED = (Status | Debug | FrameError, Command | FrameError, Beacon | FrameError)


def run(size: int, seed: int) -> Result:
    """Mutate captured datagrams and read them as all that they might be."""
    random = Random(seed)
    read = 0
    for _frame in range(size):
        frame = mutated(random)
        for outcome, kinds in zip(outcomes(frame), EXPECTED, strict=True):
            assert isinstance(outcome, kinds), f"{frame!r} gives {outcome!r}"
            read += not isinstance(outcome, FrameError)
    return Result(f"nothing else; {read:,} still had a sense")


LAYER = Layer(
    name="frames",
    what="captured datagrams, mutated, given to the codec of the boxes",
    must_be="a message or the codec's own error, nothing else",
    short_size=50_000,
    full_size=1_000_000,
    run=run,
)
