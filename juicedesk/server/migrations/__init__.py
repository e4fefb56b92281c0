"""The numbered steps that bring the server's database up to date."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection

from juicedesk.domain.errors import NewerDatabase

_FOLDER = Path(__file__).parent
_LOG = logging.getLogger(__name__)
# A line for each step is for whoever writes them.
logging.getLogger("alembic").setLevel(logging.WARNING)


def migrate(connection: Connection, path: Path) -> None:
    """Apply the missing steps inside the connection's transaction: all of them, or none.

    Raises NewerDatabase, before anything is touched, for a file whose step is not known here.
    """
    scripts = ScriptDirectory(str(_FOLDER))
    options = {"fn": _steps(scripts, path), "transactional_ddl": True}
    context = MigrationContext.configure(connection, opts=options)
    with Operations.context(context):
        before = context.get_current_revision()
        context.run_migrations()
        after = context.get_current_revision()
    if before is not None and before != after:
        _LOG.info("the data was brought from step %s to step %s", before, after)


def _steps(scripts: ScriptDirectory, path: Path) -> Callable[[Any, Any], Any]:
    def missing(current: Any, _context: object) -> Any:
        try:
            for revision in current:
                scripts.get_revision(revision)
        except CommandError as exc:
            detail = "it was written by a newer version of JuiceDesk; please start that version"
            raise NewerDatabase(path, detail) from exc
        return scripts._upgrade_revs("head", current)

    return missing
