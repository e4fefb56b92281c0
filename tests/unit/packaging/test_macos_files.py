"""What macOS is told of the program, as far as files can be checked."""

from __future__ import annotations

import plistlib
import re
from pathlib import Path
from typing import Any

import pytest

from juicedesk import __version__
from juicedesk.desk import log_in
from juicedesk.discovery.announce import BOX_TYPE, SERVER_TYPE
from juicedesk.server.install.launchd import LABEL, launchd_recipe
from juicedesk.ui.program_identity import APP_ID
from tests.unit.packaging.tools import PACKAGING, tool

MACOS = PACKAGING / "macos"
STRING = re.compile(r'^"(\w+)" = "([^"]+)";$')
fill = tool("fill.py")


@pytest.fixture
def facts(tmp_path: Path) -> dict[str, Any]:
    fill.main(MACOS / "Info.plist.in", tmp_path / "Info.plist")
    loaded: dict[str, Any] = plistlib.loads((tmp_path / "Info.plist").read_bytes())
    return loaded


def test_the_bundle_has_this_version_and_id(facts: dict[str, Any]) -> None:
    assert facts["CFBundleShortVersionString"] == facts["CFBundleVersion"] == __version__
    assert facts["CFBundleIdentifier"] == APP_ID


def test_every_service_that_is_browsed_is_asked_for(facts: dict[str, Any]) -> None:
    browsed = {service.removesuffix(".local.") for service in (SERVER_TYPE, BOX_TYPE)}
    assert set(facts["NSBonjourServices"]) == browsed


def test_the_question_about_the_local_network_is_asked_in_every_language(facts: dict[str, Any]) -> None:
    told = {folder: _strings(folder) for folder in facts["CFBundleLocalizations"]}
    assert set(told) == {"en", "de"}
    assert told["en"]["NSLocalNetworkUsageDescription"] == facts["NSLocalNetworkUsageDescription"]
    assert set(told["en"]) == set(told["de"])
    assert told["de"] != told["en"]


def test_dark_windows_and_sharp_screens_are_allowed(facts: dict[str, Any]) -> None:
    assert facts["NSHighResolutionCapable"] is True
    assert facts["NSRequiresAquaSystemAppearance"] is False
    assert float(facts["LSMinimumSystemVersion"]) >= 13


def test_the_hardened_runtime_is_opened_for_one_thing_only() -> None:
    asked = plistlib.loads((MACOS / "entitlements.plist").read_bytes())
    assert asked == {"com.apple.security.cs.allow-unsigned-executable-memory": True}


def test_the_agent_is_the_one_that_the_program_writes() -> None:
    home = Path("/Users/person")
    data = home / "Library" / "Application Support" / "JuiceDesk" / "server"
    command = ["/Applications/JuiceDesk.app/Contents/MacOS/juicedesk", "serve"]
    recipe = launchd_recipe(command, data, home=home, user_number=501)
    assert plistlib.loads((MACOS / f"{LABEL}.plist").read_bytes()) == plistlib.loads(recipe.content)


def test_the_cask_has_this_version_both_sums_and_leaves_nothing_open(tmp_path: Path) -> None:
    image = tmp_path / "image.dmg"
    image.write_bytes(b"image")
    sums = [f"DMG_ARM_SHA256={image}", f"DMG_INTEL_SHA256={image}"]
    fill.main(MACOS / "juicedesk.rb.in", tmp_path / "juicedesk.rb", *sums)
    text = (tmp_path / "juicedesk.rb").read_text(encoding="utf-8")
    assert f'version "{__version__}"' in text
    assert len(re.findall(r'"[0-9A-F]{64}"', text)) == 2
    assert len(re.findall(r"\bdo\b", text)) == len(re.findall(r"^\s*end$", text, re.MULTILINE))
    # An upgrade carries that out too.
    assert "launchctl:" not in text[text.index("  uninstall ") : text.index("  zap ")]
    zapped = text[text.index("  zap ") :]
    for label in (LABEL, log_in.LABEL):
        assert f'"{label}",' in zapped and f"LaunchAgents/{label}.plist" in zapped


def test_a_signature_covers_the_runtime_and_notarising_waits_for_the_answer() -> None:
    steps = (MACOS / "sign-and-pack").read_text(encoding="utf-8")
    assert steps.count("--options runtime") == steps.count("--force --timestamp") - 1  # a disk image has none
    words = ("codesign --verify", "check.py", "hdiutil create", "notarytool submit", "stapler staple")
    order = [steps.index(word) for word in words]
    assert order == sorted(order) and "--wait" in steps


def _strings(language: str) -> dict[str, str]:
    lines = (MACOS / f"{language}.lproj" / "InfoPlist.strings").read_text(encoding="utf-8").splitlines()
    return dict(match.groups() for line in lines if (match := STRING.match(line)))  # type: ignore[misc]
