"""The small style sheet over Fusion, made of the theme's tokens only."""

from __future__ import annotations

from collections.abc import Callable
from string import Template

from juicedesk.ui.theme import TOKENS, Theme

SIZES_PX = (8, 14, 16, 24, 26, 30, 32, 36)

_SHEET = Template("""
* { outline: none; }
QToolTip { background: $text; color: $surface; border: none; padding: 6px 8px; }
QMainWindow, QDialog { background: $window; }
QFrame[role="card"] { background: $surface; border: 1px solid $card_border; border-radius: 10px; }
QFrame[role="card"][opens="true"]:hover { border-color: $input_border; }
QFrame[role="guard"] { background: $pending_soft; border: 1px solid $pending; border-radius: 10px; }
QFrame[role="guard"] QLabel, QFrame[role="guard"] QCheckBox { color: $on_pending_soft; }
QFrame[role="gate-danger"] { background: $fault_soft; border: 1px solid $fault; border-radius: 10px; }
QFrame[role="gate-danger"] QLabel, QFrame[role="gate-danger"] QCheckBox { color: $on_fault_soft; }
QFrame[role="gate-safe"] { background: $charging_soft; border: 1px solid $charging; border-radius: 10px; }
QFrame[role="gate-safe"] QLabel { color: $on_charging_soft; }
QFrame[role="conflict"] { background: $surface; border: 1px solid $pending; border-radius: 10px; }
QFrame[role="choice"] { background: transparent; border: 1px solid $input_border; border-radius: 6px;
    margin: 1px; }
QFrame[role="choice"]:hover { background: $sunken; }
QFrame[role="choice"][chosen="true"] { background: $charging_soft; border: 2px solid $accent; margin: 0; }
QFrame[role="choice"][chosen="true"] QLabel { color: $on_charging_soft; }
QFrame[role="divider"] { background: $card_border; border: none; }
QFrame[role="sidebar"] { background: $sunken; border: none; border-right: 1px solid $card_border; }
QFrame[role="statusbar"] { background: $sunken; border: none; border-top: 1px solid $card_border; }
QFrame[role="statusbar"]:focus { border: 2px solid $focus; }
QFrame[role="banner"] { background: $pending_soft; border: none; border-bottom: 1px solid $pending; }
QFrame[role="banner"] QLabel { color: $on_pending_soft; }
QFrame[role="banner"][tone="info"] { background: $scheduled_soft; border-bottom-color: $scheduled; }
QFrame[role="banner"][tone="info"] QLabel { color: $on_scheduled_soft; }
QFrame[role="banner"][tone="fault"] { background: $fault_soft; border-bottom-color: $fault; }
QFrame[role="banner"][tone="fault"] QLabel { color: $on_fault_soft; }
QFrame[role="toast"] { background: $text; border-radius: 10px; }
QFrame[role="toast"] QLabel { color: $surface; }
QFrame[role="segments"] { background: $sunken; border: 1px solid $card_border; border-radius: 8px; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }

QLabel[tone="2"] { color: $text_2; }
QLabel[tone="3"] { color: $text_3; }
QLabel[tone="pending"] { color: $pending; }
QLabel[tone="fault"] { color: $fault; }
QLabel[tone="accent"] { color: $accent; }

QPushButton { min-height: $px_30; padding: 0 14px; border: 1px solid $input_border; border-radius: 6px;
    background: $surface; color: $text; font-weight: 600; }
QPushButton:hover { background: $sunken; }
QPushButton:pressed { background: $idle_soft; }
QPushButton:disabled { color: $text_3; border-color: $hairline; background: transparent; }
QPushButton[ring="true"]:focus { border: 2px solid $focus; padding: 0 13px; }
QPushButton[kind="filled"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[kind="filled"]:disabled { background: $idle_soft; color: $text_3; border-color: $idle_soft; }
QPushButton[kind="filled"][ring="true"]:focus { border: 2px solid $focus; }
QPushButton[kind="plain"] { background: transparent; border-color: transparent; color: $text_2; }
QPushButton[kind="plain"]:hover { background: $sunken; color: $text; }
QPushButton[kind="plain"][ring="true"]:focus { border: 2px solid $focus; }
QPushButton[kind="link"] { background: transparent; border-color: transparent; color: $accent;
    padding: 0 6px; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"][ring="true"]:focus { border: 2px solid $focus; padding: 0 5px; }
QPushButton[kind="plain"]:disabled, QPushButton[kind="link"]:disabled { color: $text_3; }
QPushButton[kind="toast"] { background: transparent; border-color: transparent; color: $surface; }
QPushButton[kind="toast"][ring="true"]:focus { border: 2px solid $surface; }
QPushButton[kind="square"] { min-width: $px_30; max-width: $px_30; padding: 0; }
QPushButton[kind="nav"] { text-align: left; background: transparent; border: 2px solid transparent;
    min-height: $px_32; padding: 0 12px; font-weight: 500; }
QPushButton[kind="nav"]:hover { background: $window; }
QPushButton[kind="nav"]:checked { background: $surface; border: 1px solid $card_border; font-weight: 600;
    padding: 0 13px; }
QPushButton[kind="nav"][ring="true"]:focus { border: 2px solid $focus; padding: 0 12px; }
QPushButton[kind="tab"] { background: transparent; border: none; border-bottom: 3px solid transparent;
    border-radius: 0; color: $text_2; padding: 0 2px; min-height: $px_36; font-weight: 500; }
QPushButton[kind="tab"]:hover { color: $text; }
QPushButton[kind="tab"]:checked { color: $text; font-weight: 600; border-bottom-color: $accent; }
QPushButton[kind="tab"][ring="true"]:focus { border: 2px solid $focus; border-radius: 4px; padding: 0; }
QPushButton[kind="segment"] { background: transparent; border: 2px solid transparent; color: $text_2;
    min-height: $px_26; padding: 0 10px; font-weight: 500; }
QPushButton[kind="segment"]:checked { background: $surface; color: $text; border: 1px solid $input_border;
    padding: 0 11px; }
QPushButton[kind="segment"][ring="true"]:focus { border: 2px solid $focus; padding: 0 10px; }

QLineEdit, QComboBox, QSpinBox { min-height: $px_30; padding: 0 8px; border: 1px solid $input_border;
    border-radius: 6px; background: $surface; color: $text; selection-background-color: $accent;
    selection-color: $on_accent; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus { border: 2px solid $focus; padding: 0 7px; }
QPlainTextEdit { border: 1px solid $input_border; border-radius: 6px; padding: 4px; background: $surface;
    color: $text; selection-background-color: $accent; selection-color: $on_accent; }
QPlainTextEdit:focus { border: 2px solid $focus; padding: 3px; }
QLineEdit:disabled, QComboBox:disabled { background: $sunken; color: $text_3; border-color: $hairline; }
QLineEdit[wrong="true"] { border: 2px solid $fault; padding: 0 7px; }
QComboBox::drop-down { border: none; width: $px_26; }
QComboBox::down-arrow { image: url("$icons/chevron-down-$shade.svg"); width: $px_14; height: $px_14; }
QComboBox QAbstractItemView { background: $surface; color: $text; border: 1px solid $input_border;
    selection-background-color: $accent; selection-color: $on_accent; padding: 4px; }
QCheckBox, QRadioButton { spacing: 8px; min-height: $px_24; color: $text; border: 2px solid transparent;
    border-radius: 4px; padding-right: 4px; }
QCheckBox:focus, QRadioButton:focus { border-color: $focus; }
QCheckBox::indicator, QListWidget::indicator { width: $px_16; height: $px_16; border: 1px solid $input_border;
    border-radius: 4px; background: $surface; }
QCheckBox::indicator:checked, QListWidget::indicator:checked { background: $accent; border-color: $accent;
    image: url("$icons/check-$shade.svg"); }
QRadioButton::indicator { width: $px_16; height: $px_16; border: 1px solid $input_border;
    border-radius: $round; background: $surface; }
QRadioButton::indicator:checked { width: $px_8; height: $px_8; border: $rim solid $accent;
    border-radius: $round; }
QListWidget::indicator:disabled { background: $sunken; border-color: $hairline; }
QListWidget { border: 1px solid $input_border; border-radius: 6px; padding: 3px; background: $surface;
    color: $text; }
QListWidget:focus { border: 2px solid $focus; padding: 2px; }
QListWidget::item { color: $text; background: transparent; padding: 0 4px; }
QListWidget::item:disabled { color: $text_3; }
QListWidget::item:selected { background: $sunken; color: $text; border-radius: 4px; }
QListView { background: transparent; border: none; }
QTableView { background: transparent; border: none; gridline-color: $card_border; color: $text;
    selection-background-color: $scheduled_soft; selection-color: $on_scheduled_soft; }
QTableView::item { padding: 0 6px; }
QTableView:focus { border: 2px solid $focus; border-radius: 6px; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: transparent; color: $text_2; border: none;
    border-bottom: 1px solid $card_border; padding: 4px 6px; font-weight: 500; }
QTableCornerButton::section { background: transparent; border: none; }
QMenuBar { background: $window; color: $text; }
QMenuBar::item { padding: 4px 10px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected { background: $idle_soft; color: $text; }
QMenu { background: $surface; color: $text; border: 1px solid $input_border; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent; color: $on_accent; }
QMenu::item:disabled { color: $text_3; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: $input_border; border-radius: 4px; min-height: 32px; margin: 1px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle:horizontal { background: $input_border; border-radius: 4px; min-width: 32px; margin: 1px; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def style_sheet(theme: Theme, icons: str, px: Callable[[int], int]) -> str:
    """The sheet for a theme; `icons` is the folder of the two pictures that Qt wants as files, `px` says how
    long something is beside texts of the size in force."""
    values = {token: getattr(theme, token) for token in TOKENS}
    values["card_border"] = theme.card_border.name()
    values |= {f"px_{usual}": f"{px(usual)}px" for usual in SIZES_PX}
    # A ring around the chosen one, as large as the circle of the others: that has a border of one pixel.
    values["rim"] = f"{(px(16) + 2 - px(8)) // 2}px"
    values["round"] = f"{(px(16) + 2) // 2}px"
    values["shade"] = "dark" if theme.is_dark else "light"
    sheet = _SHEET.substitute(values, icons=icons)
    return _with_strong_edges(sheet) if theme.is_strong else sheet


def _with_strong_edges(sheet: str) -> str:
    """Edges are thicker; what is switched off is told by its dashes, as no colour is left for that."""
    return sheet.replace("1px solid", "2px solid") + "QPushButton:disabled { border-style: dashed; }"
