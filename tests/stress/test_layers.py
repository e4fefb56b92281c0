"""Every stress layer at its short size. The figures go into `build/trust.md`, not into the checkout."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.stress.layer import Layer
from tests.stress.registry import LAYERS
from tests.stress.trust_page import PAGE, publish


@pytest.fixture(scope="module")
def page() -> Path:
    """This run's own copy of the trust page."""
    copy = PAGE.parents[1] / "build" / PAGE.name
    copy.parent.mkdir(exist_ok=True)
    shutil.copyfile(PAGE, copy)
    return copy


@pytest.mark.parametrize("layer", LAYERS, ids=lambda layer: layer.name)
def test_short_size(layer: Layer, page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if layer.not_here:
        pytest.skip(layer.not_here)
    result = layer.outcome(layer.short_size, layer.seed)
    publish(page, layer, result, layer.short_size, is_full=False)
    with capsys.disabled():
        print(f"\n{layer.name}: {layer.short_size:,} times, {result.figure}")
    assert result.passed, result.figure
