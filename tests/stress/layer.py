"""What a stress layer is: one thing that is broken on purpose, many times, and what must come of it."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a run. `figure` is words for the trust page, of a failure too."""

    figure: str
    passed: bool = True


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer. `run(size, seed)` does it `size` times, with every random choice made from `seed`.

    It returns a Result, or fails with an AssertionError whose text says what went wrong. It makes its
    own temporary folders, ends what it starts and runs in one process at a time. `name` is for the
    command line; `what` and `must_be` are cells of the trust page, and `what` is its line's name there.
    """

    name: str
    what: str
    must_be: str
    short_size: int
    full_size: int
    run: Callable[[int, int], Result]
    seed: int = 1
    not_here: str = ""
    """Why this computer cannot run it; empty where it can."""

    def size(self, is_full: bool) -> int:
        """How many times a run does it."""
        return self.full_size if is_full else self.short_size

    def outcome(self, size: int, seed: int) -> Result:
        """Run it; what fails is a result too, and its traceback goes to standard error."""
        try:
            return self.run(size, seed)
        except Exception as failed:
            traceback.print_exc()
            words = [type(failed).__name__, *str(failed).strip().splitlines()]
            return Result(f"FAILED with seed {seed}: {words[min(1, len(words) - 1)]}", passed=False)
