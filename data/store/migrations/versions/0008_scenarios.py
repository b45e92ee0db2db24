"""What-if scenarios that are saved and shared, append-only as the record is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the table, then its guards; older databases hold no scenario."""
    op.create_table(
        "scenario",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at_utc", sa.DateTime(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("content", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scenario")),
        sa.UniqueConstraint("key", "number", name=op.f("uq_scenario")),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE TRIGGER scenario_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON scenario "
            "FOR EACH STATEMENT EXECUTE FUNCTION circle_append_only()"  # made by 0007
        )
        return
    # REPLACE INTO deletes without a delete trigger, so a row that is there is refused too.
    _refuse("scenario_no_update", "UPDATE ON scenario")
    _refuse("scenario_no_delete", "DELETE ON scenario")
    there = "SELECT 1 FROM scenario WHERE scenario.id = NEW.id"
    _refuse("scenario_no_replace", f"INSERT ON scenario WHEN EXISTS ({there})")
    number = "SELECT 1 FROM scenario WHERE key = NEW.key AND number = NEW.number"
    _refuse("scenario_no_second_number", f"INSERT ON scenario WHEN EXISTS ({number})")


def _refuse(name: str, before: str) -> None:
    op.execute(
        f"CREATE TRIGGER {name} BEFORE {before} BEGIN "
        "SELECT RAISE(ABORT, 'append-only, nothing in it is changed or deleted'); END"
    )
