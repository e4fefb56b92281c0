"""What helps to find a fault, without anything that is nobody's business."""

from __future__ import annotations

import ipaddress
import platform
import re
import sys
from importlib import metadata
from pathlib import Path
from urllib.parse import urlsplit

from juicedesk import __version__
from juicedesk.domain.charger import masked_id
from juicedesk.domain.intent import FieldGroup
from juicedesk.log import earlier_lines, masked, recent_lines
from juicedesk.paths import Profile
from juicedesk.store import Store
from juicedesk.store.view import DeskView

_ADDRESS = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])")
_ADDRESS_6 = re.compile(r"(?<![\w:.])(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}(?![\w:])")
_NEAR_NAMES = (".local", ".box", ".lan", ".home", ".home.arpa", ".internal")
_LIBRARIES = ("PySide6-Essentials", "requests", "zeroconf", "keyring")
_PERSONAL = (FieldGroup.NAME, FieldGroup.DETAILS)
_LEFT_OUT = ("installation_id", "restored")


def diagnostics(store: Store, view: DeskView) -> dict[str, str]:
    """File names and their texts, each redacted. Blocks for some milliseconds. Raises StoreError."""
    texts = {
        "versions.txt": _versions(),
        "chargers.txt": _chargers(view),
        "settings.txt": _settings(store),
        "database.txt": _database(store),
        "log.txt": "\n".join(recent_lines()),
        "log-earlier.txt": earlier_lines(Profile(store.path.parent).log),
    }
    servers = _servers_in_the_world(store)
    return {name: redacted(_without(servers, text)) for name, text in texts.items()}


def redacted(text: str) -> str:
    """Without tokens, full charger IDs, the person's home folder, and addresses beyond the home network."""
    text = masked(text).replace(str(Path.home()), "~")
    for address in (_ADDRESS, _ADDRESS_6):
        text = address.sub(lambda match: match[0] if _is_at_home(match[0]) else "(address)", text)
    return text


def _is_at_home(address: str) -> bool:
    try:
        return not ipaddress.ip_address(address).is_global
    except ValueError:
        return True  # numbers that are no address: a version, a time of day


def _servers_in_the_world(store: Store) -> list[str]:
    """The names of the accounts' servers, but those that mean something at home only."""
    hosts = [urlsplit(account.url).hostname or "" for account in store.accounts.known()]
    return [host for host in hosts if "." in host and not host.endswith(_NEAR_NAMES)]


def _without(hosts: list[str], text: str) -> str:
    for host in hosts:
        if any(letter.isalpha() for letter in host):
            text = text.replace(host, "(address)")
    return text


def _versions() -> str:
    lines = [f"JuiceDesk {__version__}", f"Python {sys.version.split()[0]}", platform.platform()]
    for name in _LIBRARIES:
        try:
            lines.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            lines.append(f"{name} missing")
    return "\n".join(lines)


def _chargers(view: DeskView) -> str:
    """No names: people give them, and they say where somebody lives."""
    lines = [f"link: {view.link.state}, since {view.link.since}, last answer {view.link.last_answer_at}"]
    for charger in view.chargers:
        measured = charger.measurement
        state = "not read" if measured is None else f"{measured.state_text}, {measured.blocking}"
        lines.append(f"{masked_id(charger.unit_id)}: rating {charger.unit_rating_amps} A, {state}")
        lines += [
            f"  {group}: {field.reported} read at {field.read_at}"
            for group, field in charger.fields.items()
            if group not in _PERSONAL
        ]
    for title, changes in (("waiting", view.waiting), ("undecided", view.undecided)):
        lines += [
            f"{title}: {masked_id(change.unit_id)} {change.group} {change.state} {change.reason}"
            for change in changes
        ]
    return "\n".join(lines)


def _settings(store: Store) -> str:
    return "\n".join(
        f"{name} = {value}" for name, value in store.settings.everything() if name not in _LEFT_OUT
    )


def _database(store: Store) -> str:
    lines = [f"{store.path.name}: {store.path.stat().st_size} bytes"]
    return "\n".join([*lines, *(f"{table}: {count} rows" for table, count in store.table_sizes())])
