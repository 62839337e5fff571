"""Migration of the ledger's schema by Alembic, inside the caller's transaction: done whole or not at all."""

from functools import lru_cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

_FOLDER = Path(__file__).parent / "migrations"


def upgrade(connection: Connection, version: str = "head") -> None:
    """Bring the schema to a version, the newest by default; nothing happens where it is there already."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, version)


def version(connection: Connection) -> str | None:
    """The version of the schema, None where there is no ledger."""
    return MigrationContext.configure(connection).get_current_revision()


@lru_cache(maxsize=1)
def newest() -> str | None:
    """The version of the schema that this program writes."""
    return ScriptDirectory.from_config(_config()).get_current_head()


@lru_cache(maxsize=1)
def known() -> frozenset[str]:
    """Every version of the schema that this program can bring to the newest."""
    return frozenset(script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    return config
