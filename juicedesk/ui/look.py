"""How the program looks now: theme, icons and fonts, and the signal when that changes."""

from __future__ import annotations

import sys

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessibilityHints,
    QColor,
    QFont,
    QFontDatabase,
    QFontInfo,
    QGuiApplication,
    QIcon,
    QPainter,
    QPixmap,
    QStyleHints,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QStyleFactory

from juicedesk.paths import resource
from juicedesk.ui.style_sheet import style_sheet
from juicedesk.ui.theme import DARK, LIGHT, Theme

FONT_FAMILY = "Inter"
FONT_FILES = ("Inter-Light.ttf", "Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf")
BODY_PX = 13
USUAL_FONT_PX = {"win32": 12, "darwin": 13}
"""The font of a system that nobody has enlarged. Elsewhere desktops differ: 15 is the largest of them."""
LARGEST_TEXT = 2.0
SYSTEM, LIGHT_CHOICE, DARK_CHOICE = "system", "light", "dark"
CHOICES = (SYSTEM, LIGHT_CHOICE, DARK_CHOICE)


class Look(QObject):
    """Theme and icons of the running program; one for the whole window.

    Signals: changed() – another theme is in force; repaint and fetch icons again.
    """

    changed = Signal()

    def __init__(
        self, application: QApplication, *, is_dressed: bool = True, text_scale: float | None = None
    ) -> None:
        """Undressed, there is no style sheet before `dress`: see there. Texts are as large as on the rest of
        the system unless `text_scale` (1–2) says so."""
        super().__init__()
        self._application = application
        self._is_dressed = is_dressed
        # The hints object is freed under its users unless somebody holds it.
        self._hints = QGuiApplication.styleHints()
        self._access = _access_of(self._hints)
        self._svg: dict[str, bytes] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
        self._choice = SYSTEM
        self.theme: Theme = LIGHT
        self.text_scale = system_text_scale() if text_scale is None else text_scale
        for name in FONT_FILES:
            QFontDatabase.addApplicationFont(str(resource("font", name)))
        application.setStyle(QStyleFactory.create("Fusion"))
        application.setFont(self.font())
        self._apply(self._wanted())
        self._hints.colorSchemeChanged.connect(self._on_scheme_changed)
        if self._access is not None:
            self._access.contrastPreferenceChanged.connect(self._on_contrast_changed)

    @property
    def choice(self) -> str:
        """`system`, `light` or `dark`."""
        return self._choice

    def choose(self, choice: str) -> None:
        """Use a theme from now on; an unknown choice is `system`."""
        self._choice = choice if choice in CHOICES else SYSTEM
        self._apply(self._wanted())

    def dress(self) -> None:
        """Set the style sheet, once the first window is built.

        Set before, each of its hundreds of parts is dressed anew whenever one around it gets a parent:
        that takes two thirds of the time in which the window is built.
        """
        self._is_dressed = True
        self._set_sheet()

    def font(self, scale: float = 1.0, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """The program's font at a size relative to the body's."""
        font = QFont(FONT_FAMILY)
        font.setPixelSize(max(1, round(BODY_PX * self.text_scale * scale)))
        font.setWeight(weight)
        return font

    def figure_font(self, scale: float, weight: QFont.Weight) -> QFont:
        """The same for a number that changes in its place: all digits are of one width.

        So are hyphens, commas and spaces then, which is why no words are written in it.
        """
        font = self.font(scale, weight)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def px(self, usual_px: int) -> int:
        """A length that holds text, at the size of the texts in force."""
        return round(usual_px * self.text_scale)

    def color(self, token: str) -> QColor:
        """A colour of the theme in force."""
        return self.theme.color(token)

    def pixmap(self, name: str, token: str = "text_2", size_px: int = 16) -> QPixmap:
        """A Lucide icon drawn in a colour of the theme. Raises FileNotFoundError for an unknown name."""
        ratio = self._application.devicePixelRatio()
        key = (name, self.color(token).name(), size_px, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._draw(name, self.color(token), size_px, ratio)
        return self._pixmaps[key]

    def icon(self, name: str, token: str = "text_2", size_px: int = 16, gap_px: int = 0) -> QIcon:
        """The same as an icon for buttons; it fades when disabled. `gap_px` stays free at its right."""
        icon = QIcon(_with_gap(self.pixmap(name, token, size_px), gap_px))
        icon.addPixmap(_with_gap(self.pixmap(name, "text_3", size_px), gap_px), QIcon.Mode.Disabled)
        return icon

    def _draw(self, name: str, color: QColor, size_px: int, ratio: float) -> QPixmap:
        if name not in self._svg:
            self._svg[name] = resource("icons", f"{name}.svg").read_bytes()
        source = self._svg[name].replace(b"currentColor", color.name().encode())
        pixmap = QPixmap(round(size_px * ratio), round(size_px * ratio))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(source)).render(painter, QRectF(pixmap.rect()))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _wanted(self) -> Theme:
        is_dark = self._choice == DARK_CHOICE
        if self._choice == SYSTEM:
            is_dark = self._hints.colorScheme() == Qt.ColorScheme.Dark
        theme = DARK if is_dark else LIGHT
        return theme.strong() if self._wants_contrast else theme

    @property
    def _wants_contrast(self) -> bool:
        """Whether the system is set to more contrast; one that cannot say so is not."""
        if self._access is None:
            return False
        return self._access.contrastPreference() is Qt.ContrastPreference.HighContrast

    def _apply(self, theme: Theme) -> None:
        self.theme = theme
        self._application.setPalette(theme.palette())
        if self._is_dressed:
            self._set_sheet()
        self.changed.emit()

    def _set_sheet(self) -> None:
        self._application.setStyleSheet(style_sheet(self.theme, resource("icons").as_posix(), self.px))

    def _on_scheme_changed(self, _scheme: Qt.ColorScheme) -> None:
        if self._choice == SYSTEM:
            self._apply(self._wanted())

    def _on_contrast_changed(self, _preference: Qt.ContrastPreference) -> None:
        self._apply(self._wanted())


def _access_of(hints: QStyleHints) -> QAccessibilityHints | None:
    """What the system wants for people who see or move otherwise; Qt before 6.10 cannot say it. It is
    freed under its users unless somebody holds it."""
    return hints.accessibility() if hasattr(hints, "accessibility") else None


def system_text_scale() -> float:
    """How much larger than usual this system shows its texts: 1 to 2, never smaller."""
    system = QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
    return max(1.0, min(LARGEST_TEXT, system.pixelSize() / USUAL_FONT_PX.get(sys.platform, 15)))


def _with_gap(pixmap: QPixmap, gap_px: int) -> QPixmap:
    """Room between an icon and a button's words, which no style sheet can give."""
    if not gap_px:
        return pixmap
    ratio = pixmap.devicePixelRatio()
    wide = QPixmap(pixmap.width() + round(gap_px * ratio), pixmap.height())
    wide.setDevicePixelRatio(ratio)
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    painter.drawPixmap(0, 0, pixmap)
    painter.end()
    return wide
