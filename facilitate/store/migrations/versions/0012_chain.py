"""The chain covers who typed an entry too, and in two halves: an entry may be shown without its writer, or without its words.
Logs from before are chained anew; the eight characters on older papers and photos of the wall are those of the old chain."""

from __future__ import annotations

from hashlib import sha256

from alembic import op
from sqlalchemy import Connection, text

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

ROWS = text('select seq, "at", person, entered_by, body, salt from log where meeting = :id order by seq')
SET_ROW = text("update log set digest = :digest, chain = :chain where meeting = :id and seq = :seq")
SET_HEAD = text("update meetings set chain = :chain where id = :id")


def upgrade() -> None:
    rechain(op.get_bind())


def rechain(connection: Connection) -> None:
    """Every log of this database; those that are chained so already come out the same."""
    for (id,) in connection.execute(text("select id from meetings")).all():
        chain, told = "0" * 64, []
        for row in connection.execute(ROWS, {"id": id}):
            who = _hash(_hash("who", row.salt), row.person, row.entered_by)
            what = _hash(_hash("what", row.salt), row.body)
            digest = _hash(str(row.seq), str(row.at), who, what)
            chain = _hash(chain, digest)
            told.append({"id": id, "seq": row.seq, "digest": digest, "chain": chain})
        if told:
            connection.execute(SET_ROW, told)
            connection.execute(SET_HEAD, {"id": id, "chain": chain})


def _hash(*told: str) -> str:
    return sha256("|".join(told).encode()).hexdigest()
