"""A PostgreSQL and a Redis for one test run, as the bench starts them; a house's tables are made once and copied."""

from facilitate.bench import servers
from facilitate.bench.servers import Redis

__all__ = ["Postgres", "Redis"]


class Postgres(servers.Postgres):
    """It does not wait for the disk."""

    _ready = ""

    def ready_database(self) -> str:
        """A database with a new house's tables, copied from one that was migrated; gives its SQLAlchemy URL."""
        from facilitate.store.database import open_database

        if not self._ready:
            url = self.fresh_database()
            open_database(url).dispose()
            self._ready = url.rpartition("/")[2]
        return self.fresh_database(self._ready)
