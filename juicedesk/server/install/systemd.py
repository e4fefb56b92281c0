"""The unit for systemd: of the person's own, or of the system when root asks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from juicedesk.server.install.recipe import Command, Recipe

UNIT = "juicedesk-serve.service"
_SYSTEM_FOLDER = Path("/etc/systemd/system")
_NEVER_IN_A_UNIT = str.maketrans({"\n": None, "\r": None, "\0": None})


def systemd_recipe(command: Sequence[str], data: Path, *, is_root: bool, config: Path) -> Recipe:
    """`config` is the person's folder of settings; `data` is the one folder that the server writes to."""
    systemctl: Command = ("systemctl",) if is_root else ("systemctl", "--user")
    path = (_SYSTEM_FOLDER if is_root else config / "systemd" / "user") / UNIT
    return Recipe(
        path,
        _unit(command, data, is_root=is_root).encode(),
        begin=((*systemctl, "daemon-reload"), (*systemctl, "enable", "--now", UNIT)),
        end=((*systemctl, "disable", "--now", UNIT),),
        removed=((*systemctl, "daemon-reload"),),
        tries=() if is_root else (("loginctl", "enable-linger"),),
        hint="" if is_root else "It runs while nobody is logged in only where lingering is on (loginctl).",
    )


def _unit(command: Sequence[str], data: Path, *, is_root: bool) -> str:
    fences = _FENCES.format(data=_quoted(str(data.absolute()))) if is_root else ""
    return _UNIT.format(
        # Only in a command a dollar begins a variable.
        command=" ".join(_quoted(word).replace("$", "$$") for word in command),
        # Not a word but the rest of a line: without quotes.
        program=command[0].translate(_NEVER_IN_A_UNIT).replace("%", "%%"),
        fences=fences,
        wanted_by="multi-user.target" if is_root else "default.target",
    )


def _quoted(word: str) -> str:
    """A word of a unit file, where `%` and the backslash are systemd's own (systemd.syntax(7))."""
    plain = word.translate(_NEVER_IN_A_UNIT).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain.replace("%", "%%")}"'


# Standard output would carry a new account token into the journal.
_UNIT = """\
[Unit]
Description=JuiceDesk home server
Wants=network-online.target
After=network-online.target
ConditionFileIsExecutable={program}
StartLimitIntervalSec=0

[Service]
ExecStart={command}
Restart=always
RestartSec=5
TimeoutStopSec=30
StandardOutput=null
NoNewPrivileges=yes
UMask=0077
{fences}
[Install]
WantedBy={wanted_by}
"""

_FENCES = """\
ProtectSystem=strict
ProtectHome=read-only
PrivateTmp=yes
PrivateDevices=yes
ProtectKernelTunables=yes
ProtectControlGroups=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK
ReadWritePaths={data}
StateDirectory=JuiceDesk
Environment=XDG_STATE_HOME=%S
"""
