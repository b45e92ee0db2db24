"""What Alembic runs: our tables, over the connection and inside the transaction of the opener."""

from alembic import context

given = context.config.attributes
context.configure(connection=given["connection"], target_metadata=given["tables"])
with context.begin_transaction():
    context.run_migrations()
