"""A page that is built when it is first wanted: what nobody opens costs neither time nor memory."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QStackedWidget, QWidget

Page_co = TypeVar("Page_co", bound=QWidget, covariant=True)

_PAGES = (
    "schedule",
    "wiring",
    "charges",
    "details",
    "changes",
    "all_chargers",
    "load_groups",
    "outage_guide",
    "planner",
)


def read_pages() -> None:
    """Read the code of all pages, so that none is held up by that when it is built. Any thread."""
    for name in _PAGES:
        importlib.import_module(f"juicedesk.ui.pages.{name}")


class Late(Generic[Page_co]):
    """One page of a stack. `fill` brings into it what is the case now. For the UI thread."""

    def __init__(
        self, stack: QStackedWidget, make: Callable[[], Page_co], fill: Callable[[Page_co], None]
    ) -> None:
        self._stack = stack
        self._make = make
        self._fill = fill
        self._page: Page_co | None = None

    @property
    def page(self) -> Page_co:
        """The page, built and filled when this is the first time."""
        if self._page is None:
            self._page = self._make()
            self._stack.addWidget(self._page)
            self._fill(self._page)
        return self._page

    @property
    def built(self) -> Page_co | None:
        """The page, if anybody has wanted it yet."""
        return self._page

    @property
    def is_shown(self) -> bool:
        """Whether it is the one on top."""
        return self._page is not None and self._stack.currentWidget() is self._page

    def show(self) -> Page_co:
        """Bring it to the top, with what is the case now."""
        page = self.page
        self._stack.setCurrentWidget(page)
        self._fill(page)
        return page

    def refresh(self) -> None:
        """Bring in what is the case now, if it is there."""
        if self._page is not None:
            self._fill(self._page)
