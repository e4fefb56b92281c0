"""Contrast of every pair of tokens that meets on the screen, by the WCAG formula (UX guide §3.12)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from juicedesk.ui.look import Look, _access_of
from juicedesk.ui.style_sheet import style_sheet
from juicedesk.ui.theme import DARK, LIGHT, Theme

GROUNDS = ("window", "surface", "sunken")
TEXTS = ("text", "text_2", "text_3", "accent")
THEMES, IDS = [LIGHT, DARK, LIGHT.strong(), DARK.strong()], ["light", "dark", "light strong", "dark strong"]
STATES = ("charging", "scheduled", "pending", "fault", "idle")


def luminance(theme: Theme, token: str) -> float:
    color = theme.color(token)
    parts = [part / 255 for part in (color.red(), color.green(), color.blue())]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(theme: Theme, one: str, other: str) -> float:
    lighter, darker = sorted((luminance(theme, one), luminance(theme, other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=IDS)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", [*TEXTS, *STATES])
def test_text_can_be_read(theme: Theme, ground: str, text: str) -> None:
    assert contrast(theme, text, ground) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=IDS)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("edge", ["input_border", "focus"])
def test_edges_can_be_seen(theme: Theme, ground: str, edge: str) -> None:
    assert contrast(theme, edge, ground) >= 3.0


@pytest.mark.parametrize("theme", THEMES, ids=IDS)
@pytest.mark.parametrize("state", STATES)
def test_words_on_a_soft_fill_can_be_read(theme: Theme, state: str) -> None:
    assert contrast(theme, f"on_{state}_soft", f"{state}_soft") >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=IDS)
def test_words_on_the_accent_can_be_read(theme: Theme) -> None:
    assert contrast(theme, "on_accent", "accent") >= 4.5


@pytest.mark.parametrize("theme", [LIGHT.strong(), DARK.strong()], ids=["light", "dark"])
def test_more_contrast_means_no_tints_and_edges_like_words(theme: Theme) -> None:
    assert all(getattr(theme, f"{state}_soft") == theme.surface for state in STATES)
    assert all(contrast(theme, f"on_{state}_soft", f"{state}_soft") >= 7.0 for state in STATES)
    assert all(contrast(theme, text, ground) >= 7.0 for text in TEXTS[:2] for ground in GROUNDS)
    assert theme.input_border == theme.hairline == theme.text
    sheet = style_sheet(theme, "icons", round)
    assert "1px solid" not in sheet and "2px solid" in sheet


def test_the_look_follows_what_the_system_wants(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Look, "_wants_contrast", True)
    look = Look(qapp)
    assert look.theme == LIGHT.strong()
    look.choose("dark")
    assert look.theme == DARK.strong()
    monkeypatch.setattr(Look, "_wants_contrast", False)
    look._on_contrast_changed(Qt.ContrastPreference.NoPreference)
    assert look.theme == DARK


def test_an_older_qt_that_cannot_say_so_is_no_reason_to_fail() -> None:
    assert _access_of(object()) is None  # type: ignore[arg-type]
