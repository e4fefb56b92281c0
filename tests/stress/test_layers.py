"""Every stress layer at its short size. The figures go into `build/trust.md`, not into the checkout."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from filelock import FileLock

from tests.stress.layer import Layer
from tests.stress.registry import LAYERS
from tests.stress.trust_page import PAGE, publish

COPY = PAGE.parents[1] / "build" / PAGE.name
LOCK = COPY.with_suffix(".lock")


@pytest.fixture(scope="module")
def page(testrun_uid: str) -> Path:
    """This run's own copy of the trust page; the first worker makes it, and all write into it."""
    COPY.parent.mkdir(exist_ok=True)
    made_for = COPY.with_suffix(".run")
    with FileLock(LOCK):
        if not made_for.exists() or made_for.read_text() != testrun_uid:
            shutil.copyfile(PAGE, COPY)
            made_for.write_text(testrun_uid)
    return COPY


@pytest.mark.parametrize("layer", LAYERS, ids=lambda layer: layer.name)
def test_short_size(layer: Layer, page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if layer.not_here:
        pytest.skip(layer.not_here)
    result = layer.outcome(layer.short_size, layer.seed)
    with FileLock(LOCK):
        publish(page, layer, result, layer.short_size, is_full=False)
    with capsys.disabled():
        print(f"\n{layer.name}: {layer.short_size:,} times, {result.figure}")
    assert result.passed, result.figure
