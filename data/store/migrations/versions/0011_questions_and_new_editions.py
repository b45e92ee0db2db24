"""What people answered to questions about files, and the columns of newer editions of the files."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add the answers, the National Placement Standard's rows, and columns; all start out empty."""
    op.create_table(
        "import_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("at_utc", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_answer")),
    )
    op.create_table(
        "rows_national_standard",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("child_key", sa.Text(), nullable=False),
        sa.Column("file_price_year", sa.Integer(), nullable=True),
        sa.Column("file_stated_on", sa.Date(), nullable=True),
        sa.Column("needed_by", sa.Text(), nullable=True),
        sa.Column("siblings_to_place_with", sa.Text(), nullable=True),
        sa.Column("local_preferred", sa.Text(), nullable=True),
        sa.Column("out_of_area_reason", sa.Text(), nullable=True),
        sa.Column("out_of_area_reason_other", sa.Text(), nullable=True),
        sa.Column("communication_needs", sa.Text(), nullable=True),
        sa.Column("communication_specific", sa.Text(), nullable=True),
        sa.Column("communication_other", sa.Text(), nullable=True),
        sa.Column("home_adaptation", sa.Text(), nullable=True),
        sa.Column("cultural_needs", sa.Text(), nullable=True),
        sa.Column("cultural_needs_other", sa.Text(), nullable=True),
        sa.Column("living_companions", sa.Text(), nullable=True),
        sa.Column("pets", sa.Text(), nullable=True),
        sa.Column("additional_support", sa.Text(), nullable=True),
        sa.Column("additional_support_other", sa.Text(), nullable=True),
        sa.Column("deprivation_of_liberty", sa.Boolean(), nullable=True),
        sa.Column("foster_suits", sa.Text(), nullable=True),
        sa.Column("residential_suits", sa.Text(), nullable=True),
        sa.Column("supported_suits", sa.Text(), nullable=True),
        sa.Column("risk_self_harm", sa.Text(), nullable=True),
        sa.Column("risk_sexual_exploitation", sa.Text(), nullable=True),
        sa.Column("risk_criminal_exploitation", sa.Text(), nullable=True),
        sa.Column("risk_drug_alcohol", sa.Text(), nullable=True),
        sa.Column("risk_eating_disorder", sa.Text(), nullable=True),
        sa.Column("risk_missing", sa.Text(), nullable=True),
        sa.Column("risk_to_others_physical", sa.Text(), nullable=True),
        sa.Column("risk_to_others_sexual", sa.Text(), nullable=True),
        sa.Column("risk_to_others_fire", sa.Text(), nullable=True),
        sa.Column("risk_to_others_animals", sa.Text(), nullable=True),
        sa.Column("risk_to_others_criminal", sa.Text(), nullable=True),
        sa.Column("risk_to_others_other", sa.Text(), nullable=True),
        sa.Column("core_gbp", sa.Double(), nullable=True),
        sa.Column("additional_support_gbp", sa.Double(), nullable=True),
        sa.Column("education_cost_gbp", sa.Double(), nullable=True),
        sa.Column("other_gbp", sa.Double(), nullable=True),
        sa.Column("total_gbp", sa.Double(), nullable=True),
        sa.Column("placement_location", sa.Text(), nullable=True),
        sa.Column("location_preferred", sa.Boolean(), nullable=True),
        sa.Column("education_continuity", sa.Text(), nullable=True),
        sa.Column("urn", sa.Text(), nullable=True),
        sa.Column("siblings_together", sa.Text(), nullable=True),
        sa.Column("placement_type", sa.Text(), nullable=True),
        sa.Column("referred_on", sa.Date(), nullable=True),
        sa.Column("starts", sa.Date(), nullable=True),
        sa.Column("costed_on", sa.Date(), nullable=True),
        sa.Column("setting", sa.Text(), nullable=True),
        sa.Column("block", sa.Boolean(), nullable=True),
        sa.Column("notice_days", sa.BigInteger(), nullable=True),
        sa.Column("placement_gbp", sa.Double(), nullable=True),
        sa.Column("placement_trust_gbp", sa.Double(), nullable=True),
        sa.Column("placement_health_gbp", sa.Double(), nullable=True),
        sa.Column("placement_education_gbp", sa.Double(), nullable=True),
        sa.Column("added_up", sa.Text(), nullable=True),
        sa.Column("year_unsaid", sa.Boolean(), nullable=True),
        sa.Column("unread_stops", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["child_key"], ["child.key"], name=op.f("fk_rows_national_standard_child_key")
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["import_file.id"], name=op.f("fk_rows_national_standard_file_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rows_national_standard")),
    )
    op.add_column("rows_annex_a", sa.Column("unread_stops", sa.Text(), nullable=True))
    op.add_column("rows_episodes", sa.Column("unread_stops", sa.Text(), nullable=True))
    op.add_column("rows_header", sa.Column("unread_stops", sa.Text(), nullable=True))
    op.add_column("rows_placement_census", sa.Column("ethnic", sa.Text(), nullable=True))
    op.add_column("rows_placement_census", sa.Column("send", sa.Text(), nullable=True))
    op.add_column("rows_placement_census", sa.Column("send_category", sa.Text(), nullable=True))
    op.add_column("rows_placement_census", sa.Column("send_need", sa.Text(), nullable=True))
    op.add_column("rows_placement_census", sa.Column("provider_company", sa.Text(), nullable=True))
    op.add_column("rows_placement_census", sa.Column("establishment_urn", sa.Text(), nullable=True))
    op.add_column("rows_placement_census", sa.Column("registration", sa.Text(), nullable=True))
    op.add_column("rows_placement_census", sa.Column("distance_reason", sa.Text(), nullable=True))
    op.add_column("rows_placement_census", sa.Column("solo_needed", sa.Boolean(), nullable=True))
    op.add_column("rows_placement_census", sa.Column("financial_year", sa.Text(), nullable=True))
    op.add_column("rows_placement_census", sa.Column("census_date", sa.Date(), nullable=True))
    op.add_column("rows_placement_census", sa.Column("placement_gbp", sa.Double(), nullable=True))
    op.add_column(
        "rows_placement_census", sa.Column("placement_trust_gbp", sa.Double(), nullable=True)
    )
    op.add_column(
        "rows_placement_census", sa.Column("placement_health_gbp", sa.Double(), nullable=True)
    )
    op.add_column(
        "rows_placement_census", sa.Column("placement_education_gbp", sa.Double(), nullable=True)
    )
    op.add_column("rows_placement_census", sa.Column("added_up", sa.Text(), nullable=True))
    op.add_column("rows_placement_census", sa.Column("year_unsaid", sa.Boolean(), nullable=True))
    op.add_column("rows_placement_census", sa.Column("unread_stops", sa.Text(), nullable=True))
    op.add_column("rows_placements_standard", sa.Column("needed_by", sa.Text(), nullable=True))
    op.add_column(
        "rows_placements_standard", sa.Column("siblings_to_place_with", sa.Text(), nullable=True)
    )
    op.add_column(
        "rows_placements_standard", sa.Column("preferred_location", sa.Text(), nullable=True)
    )
    op.add_column(
        "rows_placements_standard", sa.Column("communication_needs", sa.Text(), nullable=True)
    )
    op.add_column(
        "rows_placements_standard", sa.Column("communication_specific", sa.Text(), nullable=True)
    )
    op.add_column(
        "rows_placements_standard", sa.Column("home_adaptation", sa.Text(), nullable=True)
    )
    op.add_column("rows_placements_standard", sa.Column("cultural_needs", sa.Text(), nullable=True))
    op.add_column("rows_placements_standard", sa.Column("pets", sa.Text(), nullable=True))
    op.add_column("rows_placements_standard", sa.Column("risk_other", sa.Text(), nullable=True))
    op.add_column(
        "rows_placements_standard", sa.Column("risk_to_others_other", sa.Text(), nullable=True)
    )
    op.add_column(
        "rows_placements_standard", sa.Column("placement_location", sa.Text(), nullable=True)
    )
    op.add_column(
        "rows_placements_standard", sa.Column("location_preferred", sa.Text(), nullable=True)
    )
    op.add_column(
        "rows_placements_standard", sa.Column("siblings_together", sa.Text(), nullable=True)
    )
    op.add_column(
        "rows_placements_standard", sa.Column("placement_gbp", sa.Double(), nullable=True)
    )
    op.add_column(
        "rows_placements_standard", sa.Column("placement_trust_gbp", sa.Double(), nullable=True)
    )
    op.add_column(
        "rows_placements_standard", sa.Column("placement_health_gbp", sa.Double(), nullable=True)
    )
    op.add_column(
        "rows_placements_standard", sa.Column("placement_education_gbp", sa.Double(), nullable=True)
    )
    op.add_column("rows_placements_standard", sa.Column("added_up", sa.Text(), nullable=True))
    op.add_column("rows_placements_standard", sa.Column("year_unsaid", sa.Boolean(), nullable=True))
    op.add_column("rows_placements_standard", sa.Column("unread_stops", sa.Text(), nullable=True))
    op.add_column("rows_s251", sa.Column("placement_gbp", sa.Double(), nullable=True))
    op.add_column("rows_s251", sa.Column("placement_trust_gbp", sa.Double(), nullable=True))
    op.add_column("rows_s251", sa.Column("placement_health_gbp", sa.Double(), nullable=True))
    op.add_column("rows_s251", sa.Column("placement_education_gbp", sa.Double(), nullable=True))
    op.add_column("rows_s251", sa.Column("added_up", sa.Text(), nullable=True))
    op.add_column("rows_s251", sa.Column("year_unsaid", sa.Boolean(), nullable=True))
    op.add_column("rows_s251", sa.Column("unread_stops", sa.Text(), nullable=True))
