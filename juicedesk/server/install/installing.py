"""Carrying out a recipe, and taking it back."""

from __future__ import annotations

import getpass
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from juicedesk.domain.errors import ProcessError
from juicedesk.server.install.launchd import launchd_recipe
from juicedesk.server.install.recipe import Command, Recipe
from juicedesk.server.install.systemd import systemd_recipe
from juicedesk.server.install.windows_task import windows_recipe

_COMMAND_TIMEOUT_S = 60.0

Run = Callable[[Command], None]


def recipe_here(command: Sequence[str], data: Path, environment: Mapping[str, str] = os.environ) -> Recipe:
    """The recipe for this computer and this person. Raises ProcessError where there is none."""
    home = Path.home()
    if "FLATPAK_ID" in environment or "SNAP" in environment:
        raise ProcessError("a program in a sandbox cannot be started with the computer: use another package")
    if sys.platform == "win32":
        return windows_recipe(command, data, user=getpass.getuser())
    if "SUDO_USER" in environment:
        raise ProcessError("install it without sudo: the server is to run as you, with your data")
    if sys.platform == "darwin":
        return launchd_recipe(command, data, home=home, user_number=os.getuid())
    config = Path(environment.get("XDG_CONFIG_HOME") or home / ".config")
    return systemd_recipe(command, data, is_root=os.geteuid() == 0, config=config)


def install(recipe: Recipe, run: Run | None = None) -> None:
    """Write the file and start the server. Raises ProcessError; then nothing stays."""
    carry_out = run or run_command
    try:
        recipe.path.parent.mkdir(parents=True, exist_ok=True)
        recipe.path.write_bytes(recipe.content)
    except OSError as exc:
        raise ProcessError(f"{recipe.path} cannot be written: {exc.strerror or exc}") from exc
    try:
        for command in recipe.begin:
            carry_out(command)
    except ProcessError:
        # What never ran is not installed: a file that stays would begin to count at the next start.
        uninstall(recipe, carry_out)
        raise
    _try_all(recipe.tries, carry_out)


def is_installed(recipe: Recipe) -> bool:
    """Whether the file is there."""
    return recipe.path.exists()


def uninstall(recipe: Recipe, run: Run | None = None) -> list[str]:
    """Stop the server and remove the file, if it is there; what the system would not do. The data stays.

    Raises ProcessError when the file cannot be removed.
    """
    if not is_installed(recipe):
        return []
    carry_out = run or run_command
    refused = _try_all(recipe.end, carry_out)
    try:
        recipe.path.unlink(missing_ok=True)
    except OSError as exc:
        raise ProcessError(f"{recipe.path} cannot be removed: {exc.strerror or exc}") from exc
    return [*refused, *_try_all(recipe.removed, carry_out)]


def _try_all(commands: Sequence[Command], run: Run) -> list[str]:
    """What those said that failed."""
    refused = []
    for command in commands:
        try:
            run(command)
        except ProcessError as exc:
            refused.append(str(exc))
    return refused


def run_command(command: Command) -> None:
    """Run one command of the system. Raises ProcessError with what it said."""
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=_COMMAND_TIMEOUT_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as exc:
        raise ProcessError(f"{command[0]} cannot be run: {exc}") from exc
    if done.returncode != 0:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise ProcessError(f"{' '.join(command)}: {said[-1] if said else f'exit code {done.returncode}'}")
