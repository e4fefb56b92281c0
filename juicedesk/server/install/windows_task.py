"""The task for Windows: it starts when the person logs on, without a window."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

from juicedesk.server.install.recipe import Recipe, with_log

TASK = "JuiceDesk home server"
_NAMESPACE = "http://schemas.microsoft.com/windows/2004/02/mit/task"
_SETTINGS = {
    "MultipleInstancesPolicy": "IgnoreNew",
    "DisallowStartIfOnBatteries": "false",
    "StopIfGoingOnBatteries": "false",
    "StartWhenAvailable": "true",
    "ExecutionTimeLimit": "PT0S",
}


def windows_recipe(command: Sequence[str], data: Path, *, user: str) -> Recipe:
    """`user` is the person's account; the file is kept beside the data."""
    path = data.absolute() / "juicedesk-serve.xml"
    return Recipe(
        path,
        _task(command, data, user),
        begin=(
            ("schtasks", "/Create", "/F", "/TN", TASK, "/XML", str(path)),
            ("schtasks", "/Run", "/TN", TASK),
        ),
        end=(("schtasks", "/End", "/TN", TASK), ("schtasks", "/Delete", "/F", "/TN", TASK)),
        hint="It starts when you log on. Windows asks once whether it may be reached on private networks.",
    )


def _task(command: Sequence[str], data: Path, user: str) -> bytes:
    task = ElementTree.Element("Task", {"version": "1.2", "xmlns": _NAMESPACE})
    trigger = _under(_under(task, "Triggers"), "LogonTrigger")
    _under(trigger, "UserId", user)
    principal = _under(_under(task, "Principals"), "Principal", id="Author")
    for name, text in (("UserId", user), ("LogonType", "InteractiveToken"), ("RunLevel", "LeastPrivilege")):
        _under(principal, name, text)
    settings = _under(task, "Settings")
    for name, text in _SETTINGS.items():
        _under(settings, name, text)
    restart = _under(settings, "RestartOnFailure")
    _under(restart, "Interval", "PT1M")
    _under(restart, "Count", "255")
    run = _under(_under(task, "Actions", Context="Author"), "Exec")
    _under(run, "Command", _without_console(command[0]))
    _under(run, "Arguments", subprocess.list2cmdline(with_log(command, data)[1:]))
    _under(run, "WorkingDirectory", str(data.absolute()))
    text = ElementTree.tostring(task, encoding="unicode")
    return ('<?xml version="1.0" encoding="UTF-16"?>\n' + text).encode("utf-16")


def _without_console(program: str) -> str:
    """What opens no console, beside what does: pythonw.exe, or the bundle's other launcher."""
    folder, separator, name = program.rpartition("\\")
    quiet = {"python.exe": "pythonw.exe", "juicedesk-console.exe": "juicedesk.exe"}
    return f"{folder}{separator}{quiet.get(name.lower(), name)}"


def _under(parent: ElementTree.Element, name: str, text: str = "", **attributes: str) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, name, attributes)
    child.text = text or None
    return child
