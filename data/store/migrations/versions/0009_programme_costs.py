"""What the programme itself costs, from the councils' own file."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the table; older databases hold no such file."""
    op.create_table(
        "rows_programme_costs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("file_price_year", sa.Integer(), nullable=True),
        sa.Column("file_stated_on", sa.Date(), nullable=True),
        sa.Column("financial_year", sa.Text(), nullable=True),
        sa.Column("council", sa.Text(), nullable=True),
        sa.Column("item", sa.Text(), nullable=True),
        sa.Column("cost_gbp", sa.Double(), nullable=True),
        sa.ForeignKeyConstraint(
            ["file_id"], ["import_file.id"], name=op.f("fk_rows_programme_costs_file_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rows_programme_costs")),
    )
