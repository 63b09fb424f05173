"""The tables of what is kept until when: who asked to be erased, what was erased, and when a meeting's raw data go."""

from sqlalchemy import Boolean, Column, Integer, String, Table, Text, false

from facilitate.store.register_columns import code, instant
from facilitate.store.tables import ID, metadata

erasures = Table(
    "erasures", metadata,
    Column("id", ID, primary_key=True, autoincrement=True),
    code("meeting", 8),
    code("person", 16),                               # her number in the meeting, never her name; "": everybody, by its date
    Column("words", Boolean, nullable=False, server_default=false()),  # all she wrote, or her name alone
    instant("asked"),                                 # server ms
    Column("done", ID, nullable=True, index=True),    # server ms
    Column("cleaned", ID, nullable=True),             # server ms at which nothing of it was left in the house's own files
    Column("left_over", Text, nullable=False, server_default=""),  # until then: what could not be done, by name, in lines
    sqlite_autoincrement=True,
)  # fmt: skip

retentions = Table(
    "retentions", metadata,
    Column("meeting", String(8), primary_key=True),
    Column("days", Integer, nullable=False),          # after its end; 0: until somebody says otherwise
    Column("minors", Boolean, nullable=False, server_default=false()),  # whether children take part
    Column("done", ID, nullable=True),                # server ms at which its raw data went
)  # fmt: skip
