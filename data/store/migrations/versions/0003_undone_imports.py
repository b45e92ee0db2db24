"""Who undid an import, and when; blank for every import that stands."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Two columns more; the imports of before all stand."""
    op.add_column("import_run", sa.Column("undone_at_utc", sa.DateTime(), nullable=True))
    op.add_column("import_run", sa.Column("undone_by", sa.Text(), nullable=True))
