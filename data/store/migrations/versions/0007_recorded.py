"""What people record, their drafts, and guards: the record and the audit are append-only.

The guards lie in the database itself, below every function of the tool. A later change of these two
tables must add columns only: a table that is made anew loses its guards.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

GUARDED = ("recorded", "audit")


def upgrade() -> None:
    """Make the two tables, then the guards."""
    op.create_table(
        "draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("child_key", sa.Text(), nullable=True),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("based_on", sa.Integer(), nullable=False),
        sa.Column("saves", sa.Integer(), nullable=False),
        sa.Column("saved_at_utc", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["child_key"], ["child.key"], name=op.f("fk_draft_child_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sa.UniqueConstraint("actor", "stream", name=op.f("uq_draft")),
    )
    op.create_index(op.f("ix_draft_child_key"), "draft", ["child_key"], unique=False)
    op.create_table(
        "recorded",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("child_key", sa.Text(), nullable=True),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("meeting_key", sa.Text(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("at_utc", sa.DateTime(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("content", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("replaces", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["child_key"], ["child.key"], name=op.f("fk_recorded_child_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recorded")),
        sa.UniqueConstraint("stream", "number", name=op.f("uq_recorded")),
    )
    op.create_index(op.f("ix_recorded_child_key"), "recorded", ["child_key"], unique=False)
    op.create_index(op.f("ix_recorded_kind"), "recorded", ["kind"], unique=False)
    op.create_index(op.f("ix_recorded_meeting_key"), "recorded", ["meeting_key"], unique=False)
    if op.get_bind().dialect.name == "postgresql":
        _guard_postgres()
    else:
        _guard_sqlite()


def _guard_postgres() -> None:
    op.execute(
        """
        CREATE FUNCTION circle_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'append-only, nothing in it is changed or deleted'
                USING ERRCODE = 'restrict_violation';
        END $$
        """
    )
    for table in GUARDED:
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION circle_append_only()"
        )


def _guard_sqlite() -> None:
    """REPLACE INTO deletes without a delete trigger, so a row that is there is refused too."""
    for table in GUARDED:
        _refuse(f"{table}_no_update", f"UPDATE ON {table}")
        _refuse(f"{table}_no_delete", f"DELETE ON {table}")
        there = f"SELECT 1 FROM {table} WHERE {table}.id = NEW.id"
        _refuse(f"{table}_no_replace", f"INSERT ON {table} WHEN EXISTS ({there})")
    number = "SELECT 1 FROM recorded WHERE stream = NEW.stream AND number = NEW.number"
    _refuse("recorded_no_second_number", f"INSERT ON recorded WHEN EXISTS ({number})")


def _refuse(name: str, before: str) -> None:
    op.execute(
        f"CREATE TRIGGER {name} BEFORE {before} BEGIN "
        "SELECT RAISE(ABORT, 'append-only, nothing in it is changed or deleted'); END"
    )
