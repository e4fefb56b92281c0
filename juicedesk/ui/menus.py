"""The menu bar: everything that buttons do is here too, with its shortcut (UX guide §3.9)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from juicedesk.ui.account_menu import AccountMenu
from juicedesk.ui.charger_stack import SCHEDULE
from juicedesk.ui.demo_menu import DemoMenu
from juicedesk.ui.duties import Duty, who_does
from juicedesk.ui.edit_menu import EditMenu
from juicedesk.ui.way_menu import WayMenu

if TYPE_CHECKING:
    from juicedesk.ui.main_window import MainWindow

translate = QCoreApplication.translate
CHARGER_SHORTCUTS = 9


def fill_menus(window: MainWindow) -> None:
    """Make the menus anew, in the language in force."""
    window.menuBar().clear()
    _file_menu(window)
    _edit_menu(window)
    _charger_menu(window)
    _view_menu(window)
    if window.demo is not None:
        demo_menu = DemoMenu(window.demo, window.background, window.menuBar())
        demo_menu.said.connect(window.say)
        demo_menu.left.connect(window.quit)
        window.menuBar().addMenu(demo_menu)
    help_menu = window.menuBar().addMenu(translate("Menus", "&Help"))
    words = translate("Menus", "&What works now")
    _add(help_menu, words, window.open_guide, "Shift+F1").setObjectName("window:guide")
    side = window.side_windows
    _add(help_menu, translate("Menus", "&User guide"), side.open_user_guide, "F1")
    _add(help_menu, translate("Menus", "&Keyboard shortcuts"), side.open_shortcuts, "Ctrl+/")
    steps = translate("Menus", "&First steps")
    _add(help_menu, steps, window.open_first_steps).setObjectName("window:first-steps")
    if window.demo is None:
        words = translate("Menus", "&Try the demo")
        _add(help_menu, words, window.demo_requested.emit).setObjectName("window:demo")
    help_menu.addSeparator()
    _add(help_menu, translate("Menus", "&Log…"), side.open_log)
    _add(help_menu, translate("Menus", "&Diagnostics…"), side.open_diagnostics)
    about = _add(help_menu, translate("Menus", "&About JuiceDesk"), side.open_about)
    about.setMenuRole(QAction.MenuRole.AboutRole)


def add_number_keys(window: MainWindow) -> None:
    """Ctrl+1 to Ctrl+9 choose a charger, in every language: once per window."""
    for number in range(CHARGER_SHORTCUTS):
        shortcut = QShortcut(QKeySequence(f"Ctrl+{number + 1}"), window)
        shortcut.setObjectName("charger-number")
        shortcut.activated.connect(partial(window.open_number, number))


def _file_menu(window: MainWindow) -> None:
    menu = window.menuBar().addMenu(translate("Menus", "&File"))
    _add(menu, translate("Menus", "&Add charger…"), window.add_charger, "Ctrl+N")
    menu.addMenu(AccountMenu(window, menu))
    menu.addSeparator()
    _add(menu, translate("Menus", "Sa&ve"), partial(window.do_here, Duty.SAVE), QKeySequence.StandardKey.Save)
    _add(menu, translate("Menus", "Sync n&ow"), window.desk.try_now, "Ctrl+Shift+S")
    words = translate("Menus", "Pa&use or resume sending")
    _add(menu, words, partial(_open_and_do, window, window.open_changes, Duty.PAUSE))
    _add(menu, translate("Menus", "E&xport charges…"), window.export_charges, "Ctrl+E")
    words = translate("Menus", "&Print what works now…")
    _add(menu, words, partial(_open_and_do, window, window.open_guide, Duty.PRINT))
    menu.addSeparator()
    settings = _add(menu, translate("Menus", "&Settings…"), window.side_windows.open_settings, "Ctrl+,")
    settings.setObjectName("window:settings")
    settings.setMenuRole(QAction.MenuRole.PreferencesRole)
    words = translate("Menus", "New &window")
    _add(menu, words, window.new_window_requested.emit, "Ctrl+Shift+N").setObjectName("window:new")
    quit_action = _add(menu, translate("Menus", "&Quit"), window.quit, QKeySequence.StandardKey.Quit)
    quit_action.setMenuRole(QAction.MenuRole.QuitRole)


def _edit_menu(window: MainWindow) -> None:
    window.edit_menu = EditMenu(window, window.steps)
    window.menuBar().addMenu(window.edit_menu)
    window.edit_menu.addSeparator()
    _add(window.edit_menu, translate("Menus", "&Find"), window.find_here, QKeySequence.StandardKey.Find)


def _charger_menu(window: MainWindow) -> None:
    menu = window.menuBar().addMenu(translate("Menus", "&Charger"))
    words = translate("Menus", "Charge &now / back to schedule")
    _add(menu, words, partial(_toggle_override, window), "Ctrl+G")
    _add(menu, translate("Menus", "&Rename…"), partial(_rename, window), "F2")
    through = WayMenu(lambda: window.pages.ways, menu)
    through.chosen.connect(partial(_control_through, window))
    menu.addMenu(through)
    words = translate("Menus", "C&opy the schedule to others…")
    open_schedule = partial(window.open_page, SCHEDULE)
    _add(menu, words, partial(_open_and_do, window, open_schedule, Duty.COPY_SCHEDULE))
    menu.addSeparator()
    _add_for_ticked(window, menu)
    menu.addSeparator()
    words = translate("Menus", "New load &group…")
    new_group = _add(menu, words, partial(_open_and_do, window, window.open_load_groups, Duty.NEW_GROUP))
    new_group.setObjectName("menu:new_group")


# Which pages a window has is asked each time: in another language there are others, and those before may go.
def _toggle_override(window: MainWindow) -> None:
    window.pages.toggle_override()


def _rename(window: MainWindow) -> None:
    window.pages.rename()


def _control_through(window: MainWindow, account_id: str) -> None:
    window.pages.control_through(account_id)


def _add_for_ticked(window: MainWindow, menu: QMenu) -> None:
    """What can be done with the chargers that are ticked in the list of all, while it is shown."""
    entries = (
        (translate("Menus", "&Schedule for the ticked ones…"), Duty.SET_SCHEDULES),
        (translate("Menus", "&Limit for the ticked ones…"), Duty.SET_LIMITS),
        (translate("Menus", "Co&mpare the ticked ones…"), Duty.COMPARE),
    )
    actions = [(_add(menu, words, partial(window.do_here, duty)), duty) for words, duty in entries]
    for action, duty in actions:
        action.setObjectName(f"menu:{duty}")

    def show_what_can_be() -> None:
        for action, duty in actions:
            action.setEnabled(who_does(duty, window.stack) is not None)

    menu.aboutToShow.connect(show_what_can_be)


def _open_and_do(window: MainWindow, open_page: Callable[[], None], duty: Duty) -> None:
    open_page()
    window.do_here(duty)


def _view_menu(window: MainWindow) -> None:
    menu = window.menuBar().addMenu(translate("Menus", "&View"))
    pages = (
        translate("Menus", "&Overview"),
        translate("Menus", "&Schedule"),
        translate("Menus", "&Wiring limit"),
        translate("Menus", "C&harges"),
        translate("Menus", "D&etails"),
    )
    for page, words in enumerate(pages):
        _add(menu, words, partial(window.open_page, page), f"Alt+{page + 1}")
    _add(menu, translate("Menus", "&All chargers"), window.open_all, "Ctrl+Shift+A")
    _add(menu, translate("Menus", "&Changes"), window.open_changes, "Ctrl+Shift+C")
    words = translate("Menus", "Earl&ier changes…")
    _add(menu, words, partial(_open_and_do, window, window.open_changes, Duty.EARLIER))
    _add(menu, translate("Menus", "Load &groups"), window.open_load_groups, "Ctrl+Shift+L")
    _add(menu, translate("Menus", "Histor&y"), window.open_history, "Ctrl+Shift+H")
    menu.addSeparator()
    refresh = _add(menu, translate("Menus", "&Refresh"), window.refresh_all)
    refresh.setShortcuts([QKeySequence("F5"), QKeySequence("Ctrl+R")])
    _add(menu, translate("Menus", "&Next part of the window"), partial(window.go_to_part, 1), "F6")
    _add(menu, translate("Menus", "&Previous part of the window"), partial(window.go_to_part, -1), "Shift+F6")
    menu.addSeparator()
    themes = (
        ("system", translate("Menus", "Same as the system")),
        ("light", translate("Menus", "Light")),
        ("dark", translate("Menus", "Dark")),
    )
    theme_menu = menu.addMenu(translate("Menus", "&Theme"))
    _choices(window, theme_menu, "theme", themes, window.look.choice, window.use_theme)
    languages = (("system", translate("Menus", "Same as the system")), ("en", "English"), ("de", "Deutsch"))
    language_menu = menu.addMenu(translate("Menus", "&Language"))
    _choices(window, language_menu, "language", languages, window.language.choice, window.speak)


def _choices(
    window: MainWindow,
    menu: QMenu,
    name: str,
    choices: tuple[tuple[str, str], ...],
    current: str,
    choose: Callable[[str], None],
) -> None:
    group = QActionGroup(menu)
    for choice, words in choices:
        action = menu.addAction(words)
        action.setObjectName(f"{name}:{choice}")
        action.setCheckable(True)
        action.setChecked(choice == current)
        group.addAction(action)
        action.triggered.connect(lambda _checked, choice=choice: choose(choice))


def _add(
    menu: QMenu,
    words: str,
    work: Callable[[], object],
    keys: str | QKeySequence.StandardKey = "",
) -> QAction:
    action = menu.addAction(words)
    if keys:
        action.setShortcut(QKeySequence(keys))
    # Through a lambda, so that the signal's `checked` does not become an argument.
    action.triggered.connect(lambda: work())  # noqa: PLW0108
    return action
