"""The first schema: every table as it stood before the first release (eleven versions made it)."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = None

GUARDED = ("recorded", "audit", "scenario")


def upgrade() -> None:
    """Make every table, what guards the record, and the one row that counts the data's changes."""
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at_utc", sa.DateTime(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("object", sa.Text(), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_table(
        "child",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("child_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_child")),
        sa.UniqueConstraint("source", "child_id", name=op.f("uq_child")),
    )
    op.create_table(
        "data_version",
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_data_version")),
    )
    op.create_table(
        "document_ticket",
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("expires_utc", sa.DateTime(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_document_ticket")),
    )
    op.create_table(
        "engine_result",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("engine_version", sa.Text(), nullable=False),
        sa.Column("data_version", sa.Text(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("asked", sa.JSON(), nullable=False),
        sa.Column("sight", sa.Text(), nullable=False),
        sa.Column("made_at_utc", sa.DateTime(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_engine_result")),
        sa.UniqueConstraint("name", name=op.f("uq_engine_result")),
    )
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
        "import_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at_utc", sa.DateTime(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("council", sa.Text(), nullable=True),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("undone_at_utc", sa.DateTime(), nullable=True),
        sa.Column("undone_by", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_run")),
    )
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
    op.create_table(
        "child_council",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("child_key", sa.Text(), nullable=False),
        sa.Column("council", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("stated_on", sa.Date(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["child_key"], ["child.key"], name=op.f("fk_child_council_child_key")
        ),
        sa.ForeignKeyConstraint(
            ["import_id"], ["import_run.id"], name=op.f("fk_child_council_import_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_child_council")),
        sa.UniqueConstraint(
            "child_key", "council", "basis", "stated_on", name=op.f("uq_child_council")
        ),
    )
    op.create_table(
        "correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("child_key", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=True),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("noted_at_utc", sa.DateTime(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("data_to", sa.Date(), nullable=True),
        sa.Column("withdraws", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["child_key"], ["child.key"], name=op.f("fk_correction_child_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
        sa.UniqueConstraint("child_key", "number", name=op.f("uq_correction")),
        sa.UniqueConstraint("child_key", "withdraws", name="uq_correction_withdraws"),
    )
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
        "import_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.Column("recognised_as", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_id"], ["import_run.id"], name=op.f("fk_import_file_import_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_file")),
    )
    op.create_index(op.f("ix_import_file_import_id"), "import_file", ["import_id"], unique=False)
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
    op.create_table(
        "statutory_return",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("covers_from", sa.Date(), nullable=False),
        sa.Column("covers_to", sa.Date(), nullable=False),
        sa.Column("content_date", sa.Date(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_id"], ["import_run.id"], name=op.f("fk_statutory_return_import_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statutory_return")),
        sa.UniqueConstraint(
            "source", "kind", "year", "fingerprint", name=op.f("uq_statutory_return")
        ),
    )
    op.create_table(
        "rows_ad1",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("child_key", sa.Text(), nullable=False),
        sa.Column("return_id", sa.Integer(), nullable=False),
        sa.Column("dob", sa.Date(), nullable=True),
        sa.Column("date_int", sa.Date(), nullable=True),
        sa.Column("date_match", sa.Date(), nullable=True),
        sa.Column("foster_care", sa.BigInteger(), nullable=True),
        sa.Column("nb_adoptr", sa.BigInteger(), nullable=True),
        sa.Column("sex_adoptr", sa.Text(), nullable=True),
        sa.Column("ls_adoptr", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["child_key"], ["child.key"], name=op.f("fk_rows_ad1_child_key")),
        sa.ForeignKeyConstraint(["file_id"], ["import_file.id"], name=op.f("fk_rows_ad1_file_id")),
        sa.ForeignKeyConstraint(
            ["return_id"], ["statutory_return.id"], name=op.f("fk_rows_ad1_return_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rows_ad1")),
    )
    op.create_index(op.f("ix_rows_ad1_return_id"), "rows_ad1", ["return_id"], unique=False)
    op.create_table(
        "rows_annex_a",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("child_key", sa.Text(), nullable=False),
        sa.Column("return_id", sa.Integer(), nullable=False),
        sa.Column("sex", sa.Text(), nullable=True),
        sa.Column("ethnic", sa.Text(), nullable=True),
        sa.Column("dob", sa.Date(), nullable=True),
        sa.Column("asylum_seeking", sa.Boolean(), nullable=True),
        sa.Column("disability", sa.Text(), nullable=True),
        sa.Column("care_started", sa.Date(), nullable=True),
        sa.Column("cin", sa.Text(), nullable=True),
        sa.Column("order_started", sa.Date(), nullable=True),
        sa.Column("legal_status", sa.Text(), nullable=True),
        sa.Column("last_review", sa.Date(), nullable=True),
        sa.Column("last_visit", sa.Date(), nullable=True),
        sa.Column("permanence_plan", sa.Text(), nullable=True),
        sa.Column("last_iro_contact", sa.Date(), nullable=True),
        sa.Column("placements_12m", sa.BigInteger(), nullable=True),
        sa.Column("care_ceased", sa.Date(), nullable=True),
        sa.Column("ceased_reason", sa.Text(), nullable=True),
        sa.Column("placement_started", sa.Date(), nullable=True),
        sa.Column("placement_type", sa.Text(), nullable=True),
        sa.Column("placement_provider", sa.Text(), nullable=True),
        sa.Column("placement_postcode", sa.Text(), nullable=True),
        sa.Column("urn", sa.Text(), nullable=True),
        sa.Column("placement_location", sa.Text(), nullable=True),
        sa.Column("missing_12m", sa.BigInteger(), nullable=True),
        sa.Column("absent_12m", sa.BigInteger(), nullable=True),
        sa.Column("team", sa.Text(), nullable=True),
        sa.Column("worker", sa.Text(), nullable=True),
        sa.Column("setting", sa.Text(), nullable=True),
        sa.Column("unread_stops", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["child_key"], ["child.key"], name=op.f("fk_rows_annex_a_child_key")
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["import_file.id"], name=op.f("fk_rows_annex_a_file_id")
        ),
        sa.ForeignKeyConstraint(
            ["return_id"], ["statutory_return.id"], name=op.f("fk_rows_annex_a_return_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rows_annex_a")),
    )
    op.create_index(op.f("ix_rows_annex_a_return_id"), "rows_annex_a", ["return_id"], unique=False)
    op.create_table(
        "rows_budgets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("file_price_year", sa.Integer(), nullable=True),
        sa.Column("file_stated_on", sa.Date(), nullable=True),
        sa.Column("financial_year", sa.Text(), nullable=True),
        sa.Column("council", sa.Text(), nullable=True),
        sa.Column("category", sa.Text(), nullable=True),
        sa.Column("budget_gbp", sa.Double(), nullable=True),
        sa.ForeignKeyConstraint(
            ["file_id"], ["import_file.id"], name=op.f("fk_rows_budgets_file_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rows_budgets")),
    )
    op.create_table(
        "rows_cans_0_5",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("child_key", sa.Text(), nullable=False),
        sa.Column("file_price_year", sa.Integer(), nullable=True),
        sa.Column("file_stated_on", sa.Date(), nullable=True),
        sa.Column("assessed_on", sa.Date(), nullable=True),
        sa.Column("dob", sa.Date(), nullable=True),
        sa.Column("assessment_type", sa.Text(), nullable=True),
        sa.Column("impulsivity_hyperactivity_3yrs", sa.BigInteger(), nullable=True),
        sa.Column("depression", sa.BigInteger(), nullable=True),
        sa.Column("anxiety", sa.BigInteger(), nullable=True),
        sa.Column("oppositional_3yrs", sa.BigInteger(), nullable=True),
        sa.Column("attachment_difficulties", sa.BigInteger(), nullable=True),
        sa.Column("adjustment_to_trauma", sa.BigInteger(), nullable=True),
        sa.Column("regulatory_body_emotion", sa.BigInteger(), nullable=True),
        sa.Column("atypical_behaviours", sa.BigInteger(), nullable=True),
        sa.Column("sleep_12mo", sa.BigInteger(), nullable=True),
        sa.Column("family_functioning", sa.BigInteger(), nullable=True),
        sa.Column("early_education", sa.BigInteger(), nullable=True),
        sa.Column("social_emotional_functioning", sa.BigInteger(), nullable=True),
        sa.Column("development_intellectual", sa.BigInteger(), nullable=True),
        sa.Column("medical_physical", sa.BigInteger(), nullable=True),
        sa.Column("self_injury_12mo", sa.BigInteger(), nullable=True),
        sa.Column("failure_to_thrive", sa.BigInteger(), nullable=True),
        sa.Column("family_strengths", sa.BigInteger(), nullable=True),
        sa.Column("interpersonal", sa.BigInteger(), nullable=True),
        sa.Column("natural_supports", sa.BigInteger(), nullable=True),
        sa.Column("resiliency_persistence_and_adaptability", sa.BigInteger(), nullable=True),
        sa.Column("relationship_permanence", sa.BigInteger(), nullable=True),
        sa.Column("playfulness", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["child_key"], ["child.key"], name=op.f("fk_rows_cans_0_5_child_key")
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["import_file.id"], name=op.f("fk_rows_cans_0_5_file_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rows_cans_0_5")),
    )
    op.create_table(
        "rows_cans_6_21",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("child_key", sa.Text(), nullable=False),
        sa.Column("file_price_year", sa.Integer(), nullable=True),
        sa.Column("file_stated_on", sa.Date(), nullable=True),
        sa.Column("assessed_on", sa.Date(), nullable=True),
        sa.Column("dob", sa.Date(), nullable=True),
        sa.Column("assessment_type", sa.Text(), nullable=True),
        sa.Column("family_strengths", sa.BigInteger(), nullable=True),
        sa.Column("interpersonal", sa.BigInteger(), nullable=True),
        sa.Column("optimism", sa.BigInteger(), nullable=True),
        sa.Column("educational_setting", sa.BigInteger(), nullable=True),
        sa.Column("talents_interests", sa.BigInteger(), nullable=True),
        sa.Column("community_life", sa.BigInteger(), nullable=True),
        sa.Column("relationship_permanence", sa.BigInteger(), nullable=True),
        sa.Column("resiliency", sa.BigInteger(), nullable=True),
        sa.Column("resourcefulness", sa.BigInteger(), nullable=True),
        sa.Column("natural_supports", sa.BigInteger(), nullable=True),
        sa.Column("family_functioning", sa.BigInteger(), nullable=True),
        sa.Column("living_situation", sa.BigInteger(), nullable=True),
        sa.Column("social_functioning", sa.BigInteger(), nullable=True),
        sa.Column("recreational", sa.BigInteger(), nullable=True),
        sa.Column("developmental_intellectual", sa.BigInteger(), nullable=True),
        sa.Column(
            "self_care_daily_living_skills_developmental_intellectual",
            sa.BigInteger(),
            nullable=True,
        ),
        sa.Column("legal", sa.BigInteger(), nullable=True),
        sa.Column("medical_physical", sa.BigInteger(), nullable=True),
        sa.Column("sexual_development", sa.BigInteger(), nullable=True),
        sa.Column("sleep", sa.BigInteger(), nullable=True),
        sa.Column("school_attendance", sa.BigInteger(), nullable=True),
        sa.Column("school_behaviour", sa.BigInteger(), nullable=True),
        sa.Column("school_achievement", sa.BigInteger(), nullable=True),
        sa.Column("decision_making", sa.BigInteger(), nullable=True),
        sa.Column("psychosis_thought_disorder", sa.BigInteger(), nullable=True),
        sa.Column("impulsivity_hyperactivity", sa.BigInteger(), nullable=True),
        sa.Column("attention_concentration", sa.BigInteger(), nullable=True),
        sa.Column("depression", sa.BigInteger(), nullable=True),
        sa.Column("anxiety", sa.BigInteger(), nullable=True),
        sa.Column("oppositional", sa.BigInteger(), nullable=True),
        sa.Column("conduct_antisocial_behaviour", sa.BigInteger(), nullable=True),
        sa.Column("adjustment_to_trauma", sa.BigInteger(), nullable=True),
        sa.Column("anger_control", sa.BigInteger(), nullable=True),
        sa.Column("substance_use", sa.BigInteger(), nullable=True),
        sa.Column("eating_disturbance", sa.BigInteger(), nullable=True),
        sa.Column("attachment_difficulties", sa.BigInteger(), nullable=True),
        sa.Column("behavioural_regression", sa.BigInteger(), nullable=True),
        sa.Column("psycho_somatic_symptoms_somatisation", sa.BigInteger(), nullable=True),
        sa.Column("suicide_risk", sa.BigInteger(), nullable=True),
        sa.Column("non_suicidal_self_harm_self_injury", sa.BigInteger(), nullable=True),
        sa.Column("other_self_harm", sa.BigInteger(), nullable=True),
        sa.Column("danger_to_others", sa.BigInteger(), nullable=True),
        sa.Column("sexual_aggression", sa.BigInteger(), nullable=True),
        sa.Column("running_away", sa.BigInteger(), nullable=True),
        sa.Column("offending_criminal_behaviour", sa.BigInteger(), nullable=True),
        sa.Column("fire_setting", sa.BigInteger(), nullable=True),
        sa.Column("intentional_misbehaviour", sa.BigInteger(), nullable=True),
        sa.Column("bullying", sa.BigInteger(), nullable=True),
        sa.Column("victimisation_exploitation", sa.BigInteger(), nullable=True),
        sa.Column("gang_involvement", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["child_key"], ["child.key"], name=op.f("fk_rows_cans_6_21_child_key")
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["import_file.id"], name=op.f("fk_rows_cans_6_21_file_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rows_cans_6_21")),
    )
    op.create_table(
        "rows_dolo",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("child_key", sa.Text(), nullable=False),
        sa.Column("return_id", sa.Integer(), nullable=False),
        sa.Column("dob", sa.Date(), nullable=True),
        sa.Column("dolo_start", sa.Date(), nullable=True),
        sa.Column("dolo_end", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["child_key"], ["child.key"], name=op.f("fk_rows_dolo_child_key")),
        sa.ForeignKeyConstraint(["file_id"], ["import_file.id"], name=op.f("fk_rows_dolo_file_id")),
        sa.ForeignKeyConstraint(
            ["return_id"], ["statutory_return.id"], name=op.f("fk_rows_dolo_return_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rows_dolo")),
    )
    op.create_index(op.f("ix_rows_dolo_return_id"), "rows_dolo", ["return_id"], unique=False)
    op.create_table(
        "rows_edge_of_care",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("child_key", sa.Text(), nullable=False),
        sa.Column("file_price_year", sa.Integer(), nullable=True),
        sa.Column("file_stated_on", sa.Date(), nullable=True),
        sa.Column("council", sa.Text(), nullable=True),
        sa.Column("referred_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("support", sa.Text(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["child_key"], ["child.key"], name=op.f("fk_rows_edge_of_care_child_key")
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["import_file.id"], name=op.f("fk_rows_edge_of_care_file_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rows_edge_of_care")),
    )
    op.create_table(
        "rows_episodes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("child_key", sa.Text(), nullable=False),
        sa.Column("return_id", sa.Integer(), nullable=False),
        sa.Column("decom", sa.Date(), nullable=True),
        sa.Column("rne", sa.Text(), nullable=True),
        sa.Column("ls", sa.Text(), nullable=True),
        sa.Column("cin", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("place_provider", sa.Text(), nullable=True),
        sa.Column("dec", sa.Date(), nullable=True),
        sa.Column("rec", sa.Text(), nullable=True),
        sa.Column("reason_place_change", sa.Text(), nullable=True),
        sa.Column("home_post", sa.Text(), nullable=True),
        sa.Column("pl_post", sa.Text(), nullable=True),
        sa.Column("urn", sa.Text(), nullable=True),
        sa.Column("unread_stops", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["child_key"], ["child.key"], name=op.f("fk_rows_episodes_child_key")
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["import_file.id"], name=op.f("fk_rows_episodes_file_id")
        ),
        sa.ForeignKeyConstraint(
            ["return_id"], ["statutory_return.id"], name=op.f("fk_rows_episodes_return_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rows_episodes")),
    )
    op.create_index(
        op.f("ix_rows_episodes_return_id"), "rows_episodes", ["return_id"], unique=False
    )
    op.create_table(
        "rows_foster_homes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("file_price_year", sa.Integer(), nullable=True),
        sa.Column("file_stated_on", sa.Date(), nullable=True),
        sa.Column("home_id", sa.Text(), nullable=True),
        sa.Column("setting", sa.Text(), nullable=True),
        sa.Column("council", sa.Text(), nullable=True),
        sa.Column("postcode", sa.Text(), nullable=True),
        sa.Column("places", sa.BigInteger(), nullable=True),
        sa.Column("vacant_from", sa.Date(), nullable=True),
        sa.Column("min_age", sa.BigInteger(), nullable=True),
        sa.Column("max_age", sa.BigInteger(), nullable=True),
        sa.Column("takes_siblings", sa.Boolean(), nullable=True),
        sa.Column("skills", sa.Text(), nullable=True),
        sa.Column("highest_level", sa.BigInteger(), nullable=True),
        sa.Column("weekly_fee_gbp", sa.Double(), nullable=True),
        sa.ForeignKeyConstraint(
            ["file_id"], ["import_file.id"], name=op.f("fk_rows_foster_homes_file_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rows_foster_homes")),
    )
    op.create_table(
        "rows_header",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("child_key", sa.Text(), nullable=False),
        sa.Column("return_id", sa.Integer(), nullable=False),
        sa.Column("sex", sa.Text(), nullable=True),
        sa.Column("dob", sa.Date(), nullable=True),
        sa.Column("ethnic", sa.Text(), nullable=True),
        sa.Column("upn", sa.Text(), nullable=True),
        sa.Column("mother", sa.BigInteger(), nullable=True),
        sa.Column("mc_dob", sa.Date(), nullable=True),
        sa.Column("unread_stops", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["child_key"], ["child.key"], name=op.f("fk_rows_header_child_key")
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["import_file.id"], name=op.f("fk_rows_header_file_id")
        ),
        sa.ForeignKeyConstraint(
            ["return_id"], ["statutory_return.id"], name=op.f("fk_rows_header_return_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rows_header")),
    )
    op.create_index(op.f("ix_rows_header_return_id"), "rows_header", ["return_id"], unique=False)
    op.create_table(
        "rows_incidents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("child_key", sa.Text(), nullable=False),
        sa.Column("file_price_year", sa.Integer(), nullable=True),
        sa.Column("file_stated_on", sa.Date(), nullable=True),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("serious", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["child_key"], ["child.key"], name=op.f("fk_rows_incidents_child_key")
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["import_file.id"], name=op.f("fk_rows_incidents_file_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rows_incidents")),
    )
    op.create_table(
        "rows_ledger",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("child_key", sa.Text(), nullable=False),
        sa.Column("file_price_year", sa.Integer(), nullable=True),
        sa.Column("file_stated_on", sa.Date(), nullable=True),
        sa.Column("setting", sa.Text(), nullable=True),
        sa.Column("provider", sa.Text(), nullable=True),
        sa.Column("paid_from", sa.Date(), nullable=True),
        sa.Column("paid_to", sa.Date(), nullable=True),
        sa.Column("posted_on", sa.Date(), nullable=True),
        sa.Column("paid_gbp", sa.Double(), nullable=True),
        sa.ForeignKeyConstraint(
            ["child_key"], ["child.key"], name=op.f("fk_rows_ledger_child_key")
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["import_file.id"], name=op.f("fk_rows_ledger_file_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rows_ledger")),
    )
    op.create_table(
        "rows_missing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("child_key", sa.Text(), nullable=False),
        sa.Column("return_id", sa.Integer(), nullable=False),
        sa.Column("dob", sa.Date(), nullable=True),
        sa.Column("missing", sa.Text(), nullable=True),
        sa.Column("mis_start", sa.Date(), nullable=True),
        sa.Column("mis_end", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["child_key"], ["child.key"], name=op.f("fk_rows_missing_child_key")
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["import_file.id"], name=op.f("fk_rows_missing_file_id")
        ),
        sa.ForeignKeyConstraint(
            ["return_id"], ["statutory_return.id"], name=op.f("fk_rows_missing_return_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rows_missing")),
    )
    op.create_index(op.f("ix_rows_missing_return_id"), "rows_missing", ["return_id"], unique=False)
    op.create_table(
        "rows_names",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("child_key", sa.Text(), nullable=False),
        sa.Column("file_price_year", sa.Integer(), nullable=True),
        sa.Column("file_stated_on", sa.Date(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["child_key"], ["child.key"], name=op.f("fk_rows_names_child_key")),
        sa.ForeignKeyConstraint(
            ["file_id"], ["import_file.id"], name=op.f("fk_rows_names_file_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rows_names")),
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
    op.create_table(
        "rows_needs_profile",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("child_key", sa.Text(), nullable=False),
        sa.Column("file_price_year", sa.Integer(), nullable=True),
        sa.Column("file_stated_on", sa.Date(), nullable=True),
        sa.Column("assessed_on", sa.Date(), nullable=True),
        sa.Column("item", sa.Text(), nullable=True),
        sa.Column("level", sa.BigInteger(), nullable=True),
        sa.Column("assessed_by", sa.Text(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=True),
        sa.Column("child_view", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["child_key"], ["child.key"], name=op.f("fk_rows_needs_profile_child_key")
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["import_file.id"], name=op.f("fk_rows_needs_profile_file_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rows_needs_profile")),
    )
    op.create_table(
        "rows_oc2",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("child_key", sa.Text(), nullable=False),
        sa.Column("return_id", sa.Integer(), nullable=False),
        sa.Column("dob", sa.Date(), nullable=True),
        sa.Column("sdq_score", sa.BigInteger(), nullable=True),
        sa.Column("sdq_reason", sa.Text(), nullable=True),
        sa.Column("convicted", sa.BigInteger(), nullable=True),
        sa.Column("health_check", sa.BigInteger(), nullable=True),
        sa.Column("immunisations", sa.BigInteger(), nullable=True),
        sa.Column("teeth_check", sa.BigInteger(), nullable=True),
        sa.Column("health_assessment", sa.BigInteger(), nullable=True),
        sa.Column("substance_misuse", sa.BigInteger(), nullable=True),
        sa.Column("intervention_received", sa.BigInteger(), nullable=True),
        sa.Column("intervention_offered", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["child_key"], ["child.key"], name=op.f("fk_rows_oc2_child_key")),
        sa.ForeignKeyConstraint(["file_id"], ["import_file.id"], name=op.f("fk_rows_oc2_file_id")),
        sa.ForeignKeyConstraint(
            ["return_id"], ["statutory_return.id"], name=op.f("fk_rows_oc2_return_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rows_oc2")),
    )
    op.create_index(op.f("ix_rows_oc2_return_id"), "rows_oc2", ["return_id"], unique=False)
    op.create_table(
        "rows_oc3",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("child_key", sa.Text(), nullable=False),
        sa.Column("return_id", sa.Integer(), nullable=False),
        sa.Column("dob", sa.Date(), nullable=True),
        sa.Column("in_touch", sa.Text(), nullable=True),
        sa.Column("activ", sa.Text(), nullable=True),
        sa.Column("accom", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["child_key"], ["child.key"], name=op.f("fk_rows_oc3_child_key")),
        sa.ForeignKeyConstraint(["file_id"], ["import_file.id"], name=op.f("fk_rows_oc3_file_id")),
        sa.ForeignKeyConstraint(
            ["return_id"], ["statutory_return.id"], name=op.f("fk_rows_oc3_return_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rows_oc3")),
    )
    op.create_index(op.f("ix_rows_oc3_return_id"), "rows_oc3", ["return_id"], unique=False)
    op.create_table(
        "rows_placed_adoption",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("child_key", sa.Text(), nullable=False),
        sa.Column("return_id", sa.Integer(), nullable=False),
        sa.Column("dob", sa.Date(), nullable=True),
        sa.Column("date_placed", sa.Date(), nullable=True),
        sa.Column("date_placed_ceased", sa.Date(), nullable=True),
        sa.Column("reason_placed_ceased", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["child_key"], ["child.key"], name=op.f("fk_rows_placed_adoption_child_key")
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["import_file.id"], name=op.f("fk_rows_placed_adoption_file_id")
        ),
        sa.ForeignKeyConstraint(
            ["return_id"], ["statutory_return.id"], name=op.f("fk_rows_placed_adoption_return_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rows_placed_adoption")),
    )
    op.create_index(
        op.f("ix_rows_placed_adoption_return_id"),
        "rows_placed_adoption",
        ["return_id"],
        unique=False,
    )
    op.create_table(
        "rows_placement_census",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("child_key", sa.Text(), nullable=False),
        sa.Column("file_price_year", sa.Integer(), nullable=True),
        sa.Column("file_stated_on", sa.Date(), nullable=True),
        sa.Column("looked_after", sa.Boolean(), nullable=True),
        sa.Column("placing_authority", sa.Text(), nullable=True),
        sa.Column("age", sa.BigInteger(), nullable=True),
        sa.Column("sex", sa.Text(), nullable=True),
        sa.Column("ethnic", sa.Text(), nullable=True),
        sa.Column("send", sa.Text(), nullable=True),
        sa.Column("send_category", sa.Text(), nullable=True),
        sa.Column("send_need", sa.Text(), nullable=True),
        sa.Column("sourced", sa.Text(), nullable=True),
        sa.Column("organisation", sa.Text(), nullable=True),
        sa.Column("provider_id", sa.Text(), nullable=True),
        sa.Column("provider_company", sa.Text(), nullable=True),
        sa.Column("establishment", sa.Text(), nullable=True),
        sa.Column("establishment_urn", sa.Text(), nullable=True),
        sa.Column("registration", sa.Text(), nullable=True),
        sa.Column("host_authority", sa.Text(), nullable=True),
        sa.Column("provision", sa.Text(), nullable=True),
        sa.Column("distance_reason", sa.Text(), nullable=True),
        sa.Column("asylum_seeking", sa.Text(), nullable=True),
        sa.Column("total_gbp", sa.Double(), nullable=True),
        sa.Column("trust_gbp", sa.Double(), nullable=True),
        sa.Column("education_gbp", sa.Double(), nullable=True),
        sa.Column("health_gbp", sa.Double(), nullable=True),
        sa.Column("starts", sa.Date(), nullable=True),
        sa.Column("ends", sa.Date(), nullable=True),
        sa.Column("deprivation_of_liberty", sa.Boolean(), nullable=True),
        sa.Column("solo", sa.Boolean(), nullable=True),
        sa.Column("solo_needed", sa.Boolean(), nullable=True),
        sa.Column("includes_packages", sa.Boolean(), nullable=True),
        sa.Column("financial_year", sa.Text(), nullable=True),
        sa.Column("census_date", sa.Date(), nullable=True),
        sa.Column("notice_period", sa.Text(), nullable=True),
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
            ["child_key"], ["child.key"], name=op.f("fk_rows_placement_census_child_key")
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["import_file.id"], name=op.f("fk_rows_placement_census_file_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rows_placement_census")),
    )
    op.create_table(
        "rows_placements_standard",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("child_key", sa.Text(), nullable=False),
        sa.Column("file_price_year", sa.Integer(), nullable=True),
        sa.Column("file_stated_on", sa.Date(), nullable=True),
        sa.Column("needed_by", sa.Text(), nullable=True),
        sa.Column("siblings_to_place_with", sa.Text(), nullable=True),
        sa.Column("preferred_location", sa.Text(), nullable=True),
        sa.Column("communication_needs", sa.Text(), nullable=True),
        sa.Column("communication_specific", sa.Text(), nullable=True),
        sa.Column("home_adaptation", sa.Text(), nullable=True),
        sa.Column("cultural_needs", sa.Text(), nullable=True),
        sa.Column("pets", sa.Text(), nullable=True),
        sa.Column("living_companions", sa.Text(), nullable=True),
        sa.Column("additional_support", sa.Text(), nullable=True),
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
        sa.Column("risk_other", sa.Text(), nullable=True),
        sa.Column("risk_to_others_physical", sa.Text(), nullable=True),
        sa.Column("risk_to_others_sexual", sa.Text(), nullable=True),
        sa.Column("risk_to_others_fire", sa.Text(), nullable=True),
        sa.Column("risk_to_others_animals", sa.Text(), nullable=True),
        sa.Column("risk_to_others_criminal", sa.Text(), nullable=True),
        sa.Column("risk_to_others_other", sa.Text(), nullable=True),
        sa.Column("total_gbp", sa.Double(), nullable=True),
        sa.Column("placement_location", sa.Text(), nullable=True),
        sa.Column("location_preferred", sa.Text(), nullable=True),
        sa.Column("education_continuity", sa.Boolean(), nullable=True),
        sa.Column("siblings_together", sa.Text(), nullable=True),
        sa.Column("urn", sa.Text(), nullable=True),
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
            ["child_key"], ["child.key"], name=op.f("fk_rows_placements_standard_child_key")
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["import_file.id"], name=op.f("fk_rows_placements_standard_file_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rows_placements_standard")),
    )
    op.create_table(
        "rows_prev_perm",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("child_key", sa.Text(), nullable=False),
        sa.Column("return_id", sa.Integer(), nullable=False),
        sa.Column("dob", sa.Date(), nullable=True),
        sa.Column("prev_perm", sa.Text(), nullable=True),
        sa.Column("la_perm", sa.Text(), nullable=True),
        sa.Column("date_perm", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["child_key"], ["child.key"], name=op.f("fk_rows_prev_perm_child_key")
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["import_file.id"], name=op.f("fk_rows_prev_perm_file_id")
        ),
        sa.ForeignKeyConstraint(
            ["return_id"], ["statutory_return.id"], name=op.f("fk_rows_prev_perm_return_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rows_prev_perm")),
    )
    op.create_index(
        op.f("ix_rows_prev_perm_return_id"), "rows_prev_perm", ["return_id"], unique=False
    )
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
    op.create_table(
        "rows_reviews",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("child_key", sa.Text(), nullable=False),
        sa.Column("return_id", sa.Integer(), nullable=False),
        sa.Column("dob", sa.Date(), nullable=True),
        sa.Column("review", sa.Date(), nullable=True),
        sa.Column("review_code", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["child_key"], ["child.key"], name=op.f("fk_rows_reviews_child_key")
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["import_file.id"], name=op.f("fk_rows_reviews_file_id")
        ),
        sa.ForeignKeyConstraint(
            ["return_id"], ["statutory_return.id"], name=op.f("fk_rows_reviews_return_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rows_reviews")),
    )
    op.create_index(op.f("ix_rows_reviews_return_id"), "rows_reviews", ["return_id"], unique=False)
    op.create_table(
        "rows_s251",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("child_key", sa.Text(), nullable=False),
        sa.Column("file_price_year", sa.Integer(), nullable=True),
        sa.Column("file_stated_on", sa.Date(), nullable=True),
        sa.Column("dob", sa.Date(), nullable=True),
        sa.Column("sex", sa.Text(), nullable=True),
        sa.Column("ethnic", sa.Text(), nullable=True),
        sa.Column("disability", sa.Text(), nullable=True),
        sa.Column("ehcp", sa.Boolean(), nullable=True),
        sa.Column("ls", sa.Text(), nullable=True),
        sa.Column("starts", sa.Date(), nullable=True),
        sa.Column("ends", sa.Date(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("place_provider", sa.Text(), nullable=True),
        sa.Column("platform", sa.Text(), nullable=True),
        sa.Column("framework", sa.Text(), nullable=True),
        sa.Column("urn", sa.Text(), nullable=True),
        sa.Column("pl_post", sa.Text(), nullable=True),
        sa.Column("host_authority", sa.Text(), nullable=True),
        sa.Column("accrued_gbp", sa.Double(), nullable=True),
        sa.Column("accrued_trust_gbp", sa.Double(), nullable=True),
        sa.Column("accrued_health_gbp", sa.Double(), nullable=True),
        sa.Column("accrued_education_gbp", sa.Double(), nullable=True),
        sa.Column("total_gbp", sa.Double(), nullable=True),
        sa.Column("trust_gbp", sa.Double(), nullable=True),
        sa.Column("health_gbp", sa.Double(), nullable=True),
        sa.Column("education_gbp", sa.Double(), nullable=True),
        sa.Column("days", sa.BigInteger(), nullable=True),
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
        sa.ForeignKeyConstraint(["child_key"], ["child.key"], name=op.f("fk_rows_s251_child_key")),
        sa.ForeignKeyConstraint(["file_id"], ["import_file.id"], name=op.f("fk_rows_s251_file_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rows_s251")),
    )
    op.create_table(
        "rows_siblings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("child_key", sa.Text(), nullable=False),
        sa.Column("file_price_year", sa.Integer(), nullable=True),
        sa.Column("file_stated_on", sa.Date(), nullable=True),
        sa.Column("sibling_id", sa.Text(), nullable=True),
        sa.Column("plan", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["child_key"], ["child.key"], name=op.f("fk_rows_siblings_child_key")
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["import_file.id"], name=op.f("fk_rows_siblings_file_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rows_siblings")),
    )
    op.create_table(
        "rows_sw_episodes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("child_key", sa.Text(), nullable=False),
        sa.Column("return_id", sa.Integer(), nullable=False),
        sa.Column("dob", sa.Date(), nullable=True),
        sa.Column("sw_id", sa.Text(), nullable=True),
        sa.Column("sw_decom", sa.Date(), nullable=True),
        sa.Column("sw_dec", sa.Date(), nullable=True),
        sa.Column("sw_reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["child_key"], ["child.key"], name=op.f("fk_rows_sw_episodes_child_key")
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["import_file.id"], name=op.f("fk_rows_sw_episodes_file_id")
        ),
        sa.ForeignKeyConstraint(
            ["return_id"], ["statutory_return.id"], name=op.f("fk_rows_sw_episodes_return_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rows_sw_episodes")),
    )
    op.create_index(
        op.f("ix_rows_sw_episodes_return_id"), "rows_sw_episodes", ["return_id"], unique=False
    )
    op.create_table(
        "rows_targets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("file_price_year", sa.Integer(), nullable=True),
        sa.Column("file_stated_on", sa.Date(), nullable=True),
        sa.Column("financial_year", sa.Text(), nullable=True),
        sa.Column("council", sa.Text(), nullable=True),
        sa.Column("target_gbp", sa.Double(), nullable=True),
        sa.ForeignKeyConstraint(
            ["file_id"], ["import_file.id"], name=op.f("fk_rows_targets_file_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rows_targets")),
    )
    op.create_table(
        "rows_uasc",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("child_key", sa.Text(), nullable=False),
        sa.Column("return_id", sa.Integer(), nullable=False),
        sa.Column("sex", sa.Text(), nullable=True),
        sa.Column("dob", sa.Date(), nullable=True),
        sa.Column("duc", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["child_key"], ["child.key"], name=op.f("fk_rows_uasc_child_key")),
        sa.ForeignKeyConstraint(["file_id"], ["import_file.id"], name=op.f("fk_rows_uasc_file_id")),
        sa.ForeignKeyConstraint(
            ["return_id"], ["statutory_return.id"], name=op.f("fk_rows_uasc_return_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rows_uasc")),
    )
    op.create_index(op.f("ix_rows_uasc_return_id"), "rows_uasc", ["return_id"], unique=False)
    op.create_table(
        "rows_unit_costs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("file_price_year", sa.Integer(), nullable=True),
        sa.Column("file_stated_on", sa.Date(), nullable=True),
        sa.Column("setting", sa.Text(), nullable=True),
        sa.Column("weekly_cost_gbp", sa.Double(), nullable=True),
        sa.Column("support_weekly_gbp", sa.Double(), nullable=True),
        sa.Column("support_weeks", sa.BigInteger(), nullable=True),
        sa.Column("one_off_gbp", sa.Double(), nullable=True),
        sa.Column("price_year", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["file_id"], ["import_file.id"], name=op.f("fk_rows_unit_costs_file_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rows_unit_costs")),
    )
    if op.get_bind().dialect.name == "postgresql":
        _guard_postgres()
    else:
        _guard_sqlite()
    # The token tells this database from any other, so that no cache mistakes one for another.
    versions = sa.table(
        "data_version", sa.column("token", sa.Text), sa.column("number", sa.Integer)
    )
    op.execute(sa.insert(versions).values(token=secrets.token_hex(8), number=0))


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
    number = "SELECT 1 FROM scenario WHERE key = NEW.key AND number = NEW.number"
    _refuse("scenario_no_second_number", f"INSERT ON scenario WHEN EXISTS ({number})")


def _refuse(name: str, before: str) -> None:
    op.execute(
        f"CREATE TRIGGER {name} BEFORE {before} BEGIN "
        "SELECT RAISE(ABORT, 'append-only, nothing in it is changed or deleted'); END"
    )
