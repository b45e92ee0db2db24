"""Prices agreed down and rises refused, from the councils' own file."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add the table; older databases hold no such file."""
    op.create_table(
        "rows_renegotiations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("child_key", sa.Text(), nullable=False),
        sa.Column("file_price_year", sa.Integer(), nullable=True),
        sa.Column("file_stated_on", sa.Date(), nullable=True),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("starts", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("old_weekly_gbp", sa.Double(), nullable=True),
        sa.Column("new_weekly_gbp", sa.Double(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("provider", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["child_key"], ["child.key"], name=op.f("fk_rows_renegotiations_child_key")
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["import_file.id"], name=op.f("fk_rows_renegotiations_file_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rows_renegotiations")),
    )
