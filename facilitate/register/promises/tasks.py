"""The tasks that somebody has taken on and not finished, by which a group may be made."""

from sqlalchemy import Connection, select

from facilitate.store.register_tables import promises

OVER = ("dropped", "confirmed", "withdrawn")
MOST = 100


def tasks(connection: Connection, community: int) -> dict[int, str]:
    """What is to be done, by number of the promise, the newest first."""
    query = select(promises.c.id, promises.c.text).where(
        promises.c.community == community, promises.c.state.not_in(OVER)
    )
    rows = connection.execute(query.where(promises.c.text != "").order_by(promises.c.id.desc()).limit(MOST))
    return {row.id: row.text for row in rows}
