"""Every fault at every phase of every edit: the real store, engine and client against the fault server."""

from __future__ import annotations

import tempfile
import traceback
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import count, islice
from pathlib import Path
from random import Random

from tests.fakes.juicenet_server import FaultServer
from tests.stress.fault_cases import Case, cases
from tests.stress.fault_certificates import Certificates, trusted_certificates
from tests.stress.fault_checks import wrong
from tests.stress.fault_scene import Scene
from tests.stress.fault_table import FAULTS
from tests.stress.layer import Layer, Result

AT_ONCE = 3
SHOWN = 20
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
"""Cuts of power are not what is tried here, so that no case has to wait for a disk."""


def run(size: int, seed: int) -> Result:
    """Play `size` cases: all of them with one seed after the other."""
    of_all_seeds = ((case, each) for each in count(seed) for case in cases(each))
    chosen = list(islice(of_all_seeds, size))
    said = zip(chosen, play(chosen), strict=True)
    failed = [f"{case}: {'; '.join(words)}" for (case, _), words in said if words]
    assert not failed, f"{len(failed)} of {size} cases: " + "\n".join(failed[:SHOWN])
    return Result(f"0 of {size:,} cases broke a promise")


def play(chosen: Iterable[tuple[Case, int]]) -> list[list[str]]:
    """What is wrong after each case; cases that wait for a time limit wait together."""
    with tempfile.TemporaryDirectory() as folder, FaultServer() as elsewhere:
        with trusted_certificates(Path(folder)) as certificates, ThreadPoolExecutor(AT_ONCE) as pool:
            play_one = partial(_play_one, certificates=certificates, elsewhere=elsewhere.base_url)
            said = list(pool.map(lambda one: play_one(*one), chosen))
        assert not elsewhere.connections, "I10: a request went to another host"
    return said


def _play_one(case: Case, seed: int, certificates: Certificates, elsewhere: str) -> list[str]:
    random = Random(f"{seed} {case}")
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        try:
            with Scene(case, random, Path(folder), certificates, elsewhere) as scene:
                scene.play()
                return wrong(scene)
        except Exception:
            return [traceback.format_exc()]


LAYER = Layer(
    name="fault-server",
    what=f"a server that fails in {len(FAULTS)} ways (cut off, late, wrong, untrusted, busy, forgetful)"
    " at the reads before, the write and the reads after each kind of change",
    must_be="each ends visibly and as its answer allows; nothing raised twice or over a value not seen",
    short_size=len(cases(1)),
    full_size=10 * len(cases(1)),
    run=run,
)
