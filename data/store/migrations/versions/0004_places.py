"""Where the postcodes and sectors of the rows lie, each looked up once.

The table begins empty. Rows imported before are looked up while they are read, and kept by the next
import; a migration must not depend on the edition of the directory that happens to be installed.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table of places."""
    op.create_table(
        "place",
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("easting", sa.Double(), nullable=True),
        sa.Column("northing", sa.Double(), nullable=True),
        sa.Column("authority", sa.Text(), nullable=True),
        sa.Column("unanimous", sa.Boolean(), nullable=True),
        sa.Column("directory_version", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("text", name=op.f("pk_place")),
    )
