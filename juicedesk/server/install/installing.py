"""Carrying out a recipe, and taking it back."""

from __future__ import annotations

import contextlib
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
    if sys.platform == "win32":
        return windows_recipe(command, data, user=getpass.getuser())
    if "SUDO_USER" in environment:
        raise ProcessError("install it without sudo: the server is to run as you, with your data")
    if sys.platform == "darwin":
        return launchd_recipe(command, data, home=home, user_number=os.getuid())
    config = Path(environment.get("XDG_CONFIG_HOME") or home / ".config")
    return systemd_recipe(command, data, is_root=os.geteuid() == 0, config=config)


def install(recipe: Recipe, run: Run | None = None) -> None:
    """Write the file and start the server. Raises ProcessError."""
    carry_out = run or run_command
    try:
        recipe.path.parent.mkdir(parents=True, exist_ok=True)
        recipe.path.write_bytes(recipe.content)
    except OSError as exc:
        raise ProcessError(f"{recipe.path} cannot be written: {exc.strerror or exc}") from exc
    for command in recipe.begin:
        carry_out(command)
    _try_all(recipe.tries, carry_out)


def uninstall(recipe: Recipe, run: Run | None = None) -> bool:
    """Stop the server and remove the file; False when it was not installed. The data stays.

    Raises ProcessError when the file cannot be removed.
    """
    if not recipe.path.exists():
        return False
    _try_all(recipe.end, run or run_command)
    try:
        recipe.path.unlink(missing_ok=True)
    except OSError as exc:
        raise ProcessError(f"{recipe.path} cannot be removed: {exc.strerror or exc}") from exc
    _try_all(recipe.removed, run or run_command)
    return True


def _try_all(commands: Sequence[Command], run: Run) -> None:
    for command in commands:
        with contextlib.suppress(ProcessError):
            run(command)


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
