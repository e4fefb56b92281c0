"""The palette (UX guide §4.3): every colour on the screen is one of these tokens."""

from __future__ import annotations

from dataclasses import dataclass, fields

from PySide6.QtGui import QColor, QPalette

STATES = ("charging", "scheduled", "pending", "fault", "idle")


@dataclass(frozen=True, slots=True)
class Theme:
    """Colour tokens as #rrggbb. State colours come with a soft fill and the text on it."""

    is_dark: bool
    window: str
    surface: str
    sunken: str
    hairline: str
    text: str
    text_2: str
    text_3: str
    input_border: str
    accent: str
    on_accent: str
    focus: str
    charging: str
    charging_soft: str
    on_charging_soft: str
    scheduled: str
    scheduled_soft: str
    on_scheduled_soft: str
    pending: str
    pending_soft: str
    on_pending_soft: str
    fault: str
    fault_soft: str
    on_fault_soft: str
    idle: str
    idle_soft: str
    on_idle_soft: str
    is_strong: bool = False

    def strong(self) -> Theme:
        """The same for who asks for more contrast: edges as dark as words, and no soft tints."""
        fills = {f"{state}_soft": self.surface for state in STATES}
        words = {f"on_{state}_soft": self.text for state in STATES}
        other = fills | words | {"text_3": self.text_2}
        other |= dict.fromkeys(("hairline", "input_border", "text_2"), self.text)
        values = {field.name: getattr(self, field.name) for field in fields(self)} | other
        return Theme(**values | {"is_strong": True})

    def soft_edge(self, state: str) -> QColor:
        """The edge of a soft fill."""
        return self.color(state) if self.is_strong else self.mix(state, f"{state}_soft", 0.35)

    def color(self, token: str) -> QColor:
        """A token as a colour. Raises AttributeError for a name that is none."""
        return QColor(getattr(self, token))

    def mix(self, token: str, over: str, share: float) -> QColor:
        """`share` (0–1) of one token over another one."""
        top, below = self.color(token), self.color(over)
        return QColor(
            round(top.red() * share + below.red() * (1 - share)),
            round(top.green() * share + below.green() * (1 - share)),
            round(top.blue() * share + below.blue() * (1 - share)),
        )

    @property
    def card_border(self) -> QColor:
        """Borders of cards and dividers."""
        return self.color("hairline") if self.is_strong else self.mix("hairline", "surface", 0.65)

    @property
    def button_border(self) -> QColor:
        """Borders of outlined buttons: as visible as an input's."""
        return self.color("input_border")

    @property
    def line_px(self) -> int:
        """How thick edges are."""
        return 2 if self.is_strong else 1

    def palette(self) -> QPalette:
        """The same colours for everything that Qt draws itself."""
        palette = QPalette()
        role = QPalette.ColorRole
        pairs = {
            role.Window: "window",
            role.WindowText: "text",
            role.Base: "surface",
            role.AlternateBase: "sunken",
            role.Text: "text",
            role.Button: "surface",
            role.ButtonText: "text",
            role.BrightText: "fault",
            role.ToolTipBase: "text",
            role.ToolTipText: "surface",
            role.PlaceholderText: "text_3",
            role.Highlight: "accent",
            role.HighlightedText: "on_accent",
            role.Link: "accent",
            role.LinkVisited: "accent",
            role.Accent: "accent",
            role.Mid: "hairline",
            role.Light: "surface",
            role.Dark: "input_border",
        }
        for color_role, token in pairs.items():
            palette.setColor(color_role, self.color(token))
        for disabled in (role.Text, role.WindowText, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, disabled, self.color("text_3"))
        return palette


LIGHT = Theme(
    is_dark=False,
    window="#F6F7F9",
    surface="#FFFFFF",
    sunken="#ECEFF3",
    hairline="#C9CFD8",
    text="#171B21",
    text_2="#4A5362",
    text_3="#5C6675",
    input_border="#78828F",
    accent="#0F6B4A",
    on_accent="#FFFFFF",
    focus="#1A5BCB",
    charging="#1E7B50",
    charging_soft="#DDF1E6",
    on_charging_soft="#0E4A2F",
    scheduled="#1A5BCB",
    scheduled_soft="#E2ECFB",
    on_scheduled_soft="#123E8A",
    pending="#945200",
    pending_soft="#FFF0DB",
    on_pending_soft="#5E3400",
    fault="#8E0F14",
    fault_soft="#FBE3E2",
    on_fault_soft="#6B0A0E",
    idle="#586072",
    idle_soft="#E7EAEF",
    on_idle_soft="#2F3743",
)

DARK = Theme(
    is_dark=True,
    window="#14171B",
    surface="#1C2026",
    sunken="#101317",
    hairline="#353C47",
    text="#ECEFF3",
    text_2="#B7C0CC",
    text_3="#929CAA",
    input_border="#737E8E",
    accent="#57E3A0",
    on_accent="#06281B",
    focus="#7FB2FF",
    charging="#57E3A0",
    charging_soft="#123527",
    on_charging_soft="#B5F3D3",
    scheduled="#4BA3F5",
    scheduled_soft="#14294A",
    on_scheduled_soft="#C4E0FF",
    pending="#F2AF27",
    pending_soft="#3B2A0C",
    on_pending_soft="#FBDDA0",
    fault="#F4655D",
    fault_soft="#431A18",
    on_fault_soft="#FFCBC7",
    idle="#A3ABB3",
    idle_soft="#2A2F37",
    on_idle_soft="#D5DAE1",
)

TOKENS = tuple(field.name for field in fields(Theme) if field.name not in ("is_dark", "is_strong"))
