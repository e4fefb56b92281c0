"""A notice of the system's own, outside of the window. Do-not-disturb is the system's business."""

from __future__ import annotations

import logging
import sys
from importlib import import_module

from juicedesk.paths import APP_NAME

log = logging.getLogger(__name__)

_TIMEOUT_S = 3.0


def can_show_without_tray() -> bool:
    """Only Linux takes notices from a program that has no tray icon."""
    return sys.platform == "linux"


def show_by_bus(title: str, words: str) -> bool:
    """Hand a notice to the desktop of a Linux session; whether it took it. Blocks for a moment.

    QtDBus cannot send a correct Notify from Python, so jeepney does, which the keyring brings along.
    """
    try:
        jeepney, blocking = import_module("jeepney"), import_module("jeepney.io.blocking")
    except ImportError:
        return False
    bus_name = "org.freedesktop.Notifications"
    address = jeepney.DBusAddress("/org/freedesktop/Notifications", bus_name=bus_name, interface=bus_name)
    values: tuple[object, ...] = (APP_NAME, 0, "juicedesk", title, words, [], {}, -1)
    try:
        with blocking.open_dbus_connection(bus="SESSION") as connection:
            message = jeepney.new_method_call(address, "Notify", "susssasa{sv}i", values)
            connection.send_and_get_reply(message, timeout=_TIMEOUT_S)
    except Exception as exc:
        log.info("the desktop took no notice: %s", type(exc).__name__)
        return False
    return True
