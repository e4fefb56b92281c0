"""The tools of packaging/, which is no package, as modules."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[3]
PACKAGING = ROOT / "packaging"


def tool(name: str) -> ModuleType:
    """A file of packaging/ by its path there, `bundle/build.py`."""
    path = PACKAGING / name
    module_name = f"packaging_{path.stem}"
    if module_name not in sys.modules:
        spec = importlib.util.spec_from_file_location(module_name, path)
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        sys.modules[module_name] = module
    return sys.modules[module_name]
