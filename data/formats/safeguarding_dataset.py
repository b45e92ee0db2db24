"""The Standard Safeguarding Dataset: nightly tables from five case systems, read as csv files.

Its tables are no rows of their own here: `safeguarding.py` joins them, at the door, into the
tables of a return so far (Episodes, Header, Reviews …). Cells stay as written until then.
"""

from data.formats.table import CellKind, Column, Privacy, Table

_SOURCE = (
    "data-to-insight/ssd-data-model, data/objects as of 14 July 2026 (deployments up to v1.4.3)"
)


def _column(
    heading: str, meaning: str, privacy: Privacy = Privacy.CARE, *, needed: bool = False
) -> Column:
    return Column(heading, heading, CellKind.TEXT, meaning, privacy, needed=needed)


def _id(heading: str, meaning: str, *, needed: bool = True) -> Column:
    return _column(heading, meaning, Privacy.IDENTITY, needed=needed)


def _table(
    name: str, title: str, meaning: str, columns: tuple[Column, ...], unneeded: str = ""
) -> Table:
    told_by = tuple(column.heading.upper() for column in columns if column.needed)
    return Table(
        name,
        f"Safeguarding Dataset: {title}",
        meaning,
        columns,
        told_by,
        (),
        source=_SOURCE,
        unneeded=tuple(unneeded.split()),
    )


PERSON = _table(
    "ssd_person",
    "people",
    "one row per person the case system knows; read with ssd_cla_episodes",
    (
        _id("pers_person_id", "the person's number in the case system"),
        _id("pers_legacy_id", "another number of the person", needed=False),
        _column("pers_dob", "date of birth", needed=True),
        _column("pers_sex", "sex", Privacy.AUDIT_ONLY),
        _column("pers_ethnicity", "ethnic origin; audited, never used", Privacy.AUDIT_ONLY),
        _column("pers_upn", "unique pupil number", Privacy.IDENTITY),
        _column("pers_is_mother", "is a mother", Privacy.AUDIT_ONLY),
    ),
    "pers_forename pers_surname pers_gender pers_common_child_id pers_single_unique_id"
    " pers_upn_unknown pers_send_flag pers_expected_dob pers_death_date pers_nationality",
)

EPISODES = _table(
    "ssd_cla_episodes",
    "episodes of care",
    "one row per episode, as in the 903",
    (
        _id("clae_cla_episode_id", "the episode's number"),
        _id("clae_person_id", "the child, as in ssd_person"),
        _column("clae_cla_id", "the period of care", Privacy.OTHER),
        _column("clae_cla_placement_id", "the placement, in ssd_cla_placement", Privacy.OTHER),
        _column("clae_cla_episode_start_date", "the day it began", needed=True),
        _column("clae_cla_episode_start_reason", "why: 903 code or its words"),
        _column("clae_cla_primary_need_code", "category of need"),
        _column("clae_cla_episode_ceased_date", "the day it ended; blank = open", needed=True),
        _column("clae_cla_episode_ceased_reason", "why it ended: 903 code or its words"),
    ),
    "clae_referral_id clae_entered_care_date clae_cla_last_iro_contact_date",
)

PLACEMENT = _table(
    "ssd_cla_placement",
    "placements",
    "one row per placement",
    (
        _id("clap_cla_placement_id", "the placement's number"),
        _column("clap_cla_id", "the period of care", Privacy.OTHER),
        _column("clap_person_id", "the child, as in ssd_person", Privacy.IDENTITY),
        _column("clap_cla_placement_start_date", "the day it began", needed=True),
        _column("clap_cla_placement_end_date", "the day it ended"),
        _column("clap_cla_placement_type", "903 code of the kind of placement", needed=True),
        _column("clap_cla_placement_provider", "903 code of the provider"),
        _column("clap_cla_placement_urn", "Ofsted's number of the home", Privacy.OTHER),
        _column("clap_cla_placement_postcode", "postcode", Privacy.PLACE),
        _column("clap_cla_placement_change_reason", "why the placement changed"),
    ),
    "clap_cla_placement_distance",
)

LEGAL_STATUS = _table(
    "ssd_legal_status",
    "legal statuses",
    "one row per legal status of a child",
    (
        _id("lega_legal_status_id", "its number", needed=False),
        _id("lega_person_id", "the child, as in ssd_person"),
        _column("lega_legal_status", "903 code or its words", needed=True),
        _column("lega_legal_status_start_date", "the day it began", needed=True),
        _column("lega_legal_status_end_date", "the day it ended; blank = in force"),
    ),
)

REVIEWS = _table(
    "ssd_cla_reviews", "reviews", "one row per statutory review",
    (
        _id("clar_cla_review_id", "its number", needed=False),
        _column("clar_cla_id", "the period of care, in ssd_cla_episodes", Privacy.OTHER,
                needed=True),
        _column("clar_cla_review_date", "the day of the review", needed=True),
        _column("clar_cla_review_cancelled", "Y: it was cancelled, so there was none"),
        _column("clar_cla_review_participation", "903 code of how the child took part"),
    ),
    "clar_cla_review_due_date",
)  # fmt: skip

MISSING = _table(
    "ssd_missing",
    "times missing",
    "one row per time missing or absent",
    (
        _id("miss_table_id", "its number", needed=False),
        _id("miss_person_id", "the child, as in ssd_person"),
        _column("miss_missing_episode_start_date", "the day it began", needed=True),
        _column("miss_missing_episode_end_date", "the day it ended"),
        _column("miss_missing_episode_type", "missing or absent"),
    ),
    "miss_missing_rhi_offered miss_missing_rhi_accepted",
)

SDQ = _table(
    "ssd_sdq_scores",
    "SDQ scores",
    "one row per strengths and difficulties questionnaire",
    (
        _id("csdq_table_id", "its number", needed=False),
        _id("csdq_person_id", "the child, as in ssd_person"),
        _column("csdq_sdq_completed_date", "the day it was filled in", needed=True),
        _column("csdq_sdq_score", "total, 0 to 40", needed=True),
        _column("csdq_sdq_reason", "why there is no score"),
    ),
)

PERMANENCE = _table(
    "ssd_permanence", "permanence", "one row per plan for adoption or another permanent home",
    (
        _id("perm_table_id", "its number", needed=False),
        _id("perm_person_id", "the child, as in ssd_person"),
        _column("perm_adm_decision_date", "the day it was decided to place for adoption",
                needed=True),
        _column("perm_decision_reversed_date", "the day that decision ended"),
        _column("perm_decision_reversed_reason", "why it ended: 903 code"),
    ),
    "perm_cla_id perm_ffa_cp_decision_date perm_placement_order_date"
    " perm_placed_for_adoption_date perm_matched_date perm_adopted_by_carer_flag"
    " perm_placed_ffa_cp_date perm_placed_foster_carer_date perm_part_of_sibling_group"
    " perm_siblings_placed_together perm_siblings_placed_apart perm_placement_provider_urn"
    " perm_permanence_order_date perm_permanence_order_type perm_adoption_worker_id"
    " perm_adopter_sex perm_adopter_legal_status perm_number_of_adopters",
)  # fmt: skip

VISITS = _table(
    "ssd_cla_visits",
    "visits",
    "one row per visit; recognised but not used yet",
    (
        _id("clav_cla_visit_id", "its number", needed=False),
        _id("clav_person_id", "the child, as in ssd_person", needed=False),
        _column("clav_cla_id", "the period of care", Privacy.OTHER, needed=True),
        _column("clav_cla_visit_date", "the day of the visit", needed=True),
        _column("clav_cla_visit_seen", "was the child seen"),
        _column("clav_cla_visit_seen_alone", "was the child seen alone"),
    ),
)

DISABILITY = _table(
    "ssd_disability",
    "disabilities",
    "one row per disability; recognised but not used",
    (
        _id("disa_table_id", "its number", needed=False),
        _id("disa_person_id", "the child, as in ssd_person"),
        _column("disa_disability_code", "code", Privacy.AUDIT_ONLY, needed=True),
    ),
)

TABLES: tuple[Table, ...] = (
    PERSON, EPISODES, PLACEMENT, LEGAL_STATUS, REVIEWS, MISSING, SDQ, PERMANENCE, VISITS,
    DISABILITY,
)  # fmt: skip
