"""What Alembic runs: our tables, over the connection and inside the transaction of the opener."""

from __future__ import annotations

from alembic import context

from data.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
