"""Keeps PySide from reading the source of every module that is imported after it."""

from __future__ import annotations

import PySide6.QtCore  # noqa: F401 - puts its support modules in place


def read_no_sources() -> None:
    """Call it before anything else is imported; nothing happens where PySide has changed.

    To know which modules use its `__feature__` switches, PySide looks for its own name in the source of
    each module (`shibokensupport.feature`, https://bugreports.qt.io/browse/PYSIDE-2029), and `linecache`
    then keeps all of that text: 13 MB and an eighth of the way to the first window. Nobody here uses
    those switches, so the answer for a module that may use PySide holds for all.
    """
    try:
        from shibokensupport import feature  # type: ignore[import-not-found] # noqa: PLC0415 - comes with QtCore
    except ImportError:
        return
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = lambda module: True
