"""What a system asks about the network, and where to look when nothing is found: in the words of each."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

MAC, WINDOWS = "darwin", "win32"

SETTINGS = {
    MAC: "x-apple.systempreferences:com.apple.preference.security?Privacy_LocalNetwork",
    WINDOWS: "ms-settings:network-status",
}
"""Where a system keeps its switch, as its own programs open it."""


def question_words(platform: str) -> str:
    """Before the first look: what the system will ask, and what to answer."""
    if platform == MAC:
        return translate(
            "NetworkWords",
            "macOS will ask whether JuiceDesk may find devices on your local network. Please choose Allow: "
            "without it no charger can be found.",
        )
    if platform == WINDOWS:
        return translate(
            "NetworkWords",
            "Windows may ask whether JuiceDesk may be reached in networks. Please allow private networks; "
            "public ones are not needed.",
        )
    return translate(
        "NetworkWords",
        "JuiceDesk listens, and asks which JuiceBoxes are there. For that a firewall has to let mDNS "
        "through (UDP port 5353).",
    )


def missing_words(platform: str) -> str:
    """When a charger is not found: the switch of the system."""
    if platform == MAC:
        return translate(
            "NetworkWords",
            "In System Settings, under Privacy & Security ▸ Local Network, JuiceDesk has to be switched on.",
        )
    if platform == WINDOWS:
        return translate(
            "NetworkWords",
            "Your network has to be set to private in the Windows settings, and the firewall has to let "
            "JuiceDesk through there.",
        )
    return translate(
        "NetworkWords",
        "A firewall has to let mDNS (UDP 5353) and the chargers’ beacon (UDP 55555) through. In firewalld: "
        "the service “mdns”.",
    )


def always_words() -> str:
    """What holds on every system."""
    return translate(
        "NetworkWords", "The charger has to be on the same Wi-Fi, and its network light has to be steady."
    )
