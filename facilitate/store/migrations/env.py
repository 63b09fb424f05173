"""Alembic runs on the connection that the program gives it."""

from alembic import context

from facilitate.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
