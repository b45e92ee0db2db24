"""Annex A, List 8: the children in care, as every council gives them to the inspectorate.

It holds what the 903 lacks (team, worker, permanence plan, last review and visit, missing
episodes) and, between two returns, says where the children are.
"""

from data.formats.table import UNREAD_STOPS, CellKind, Column, Privacy, Table
from data.reference.annex_a import (
    legal_status_options,
    placement_type_options,
    read_legal_status,
    read_placement_type,
)


def _column(
    name: str,
    heading: str,
    kind: CellKind,
    meaning: str,
    privacy: Privacy = Privacy.CARE,
    *aliases: str,
    highest: float | None = None,
) -> Column:
    lowest = None if highest is None else 0
    return Column(
        name, heading, kind, meaning, privacy, aliases=aliases, lowest=lowest, highest=highest
    )


LIST_8 = Table(
    "annex_a", "Annex A, List 8", "one row per child in care at the inspection date",
    (
        Column(
            "child_id", "Child Unique ID", CellKind.IDENTIFIER, "the child's identifier",
            Privacy.IDENTITY, needed=True, key=True, may_be_blank=False, aliases=("Child ID",),
        ),
        _column("sex", "Gender", CellKind.TEXT, "as written", Privacy.AUDIT_ONLY),
        _column("ethnic", "Ethnicity", CellKind.TEXT, "as written", Privacy.AUDIT_ONLY),
        _column("dob", "Date of Birth", CellKind.DATE, "date of birth"),
        _column(
            "asylum_seeking",
            "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)",
            CellKind.YES_NO, "came alone to seek asylum", Privacy.AUDIT_ONLY,
        ),
        _column(
            "disability", "Does the Child have a Disability", CellKind.TEXT,
            "as written; audited, never used to predict", Privacy.AUDIT_ONLY,
        ),
        Column(
            "care_started", "Date Started to be Looked After", CellKind.DATE,
            "the day this period of care began", Privacy.CARE, needed=True,
        ),
        _column("cin", "Child's Category of Need", CellKind.TEXT, "as written"),
        _column(
            "order_started", "Start date of current legal status", CellKind.DATE,
            "the day the legal status began",
        ),
        Column(
            "legal_status", "Child's Legal Status", CellKind.TEXT, "as written", Privacy.CARE,
            stop=True, reads=read_legal_status, offers=legal_status_options(),
            aliases=("Legal status",),
        ),
        _column(
            "last_review", "Date of Latest Statutory Review", CellKind.DATE,
            "the day of the last statutory review",
        ),
        _column(
            "last_visit", "Date of Last Social Work Visit", CellKind.DATE,
            "the day a social worker last visited",
        ),
        _column(
            "permanence_plan", "What is the permanence plan for this child?", CellKind.TEXT,
            "as written",
        ),
        _column(
            "last_iro_contact", "Date of Last IRO Visit / Contact to the Child", CellKind.DATE,
            "the day the reviewing officer was last in touch",
        ),
        _column(
            "placements_12m", "Number of Placements in the Last 12 months", CellKind.WHOLE,
            "how many homes in twelve months", highest=366,
        ),
        _column(
            "care_ceased", "Date Ceased to be Looked After", CellKind.DATE,
            "the day care ended; blank while in care",
        ),
        _column("ceased_reason", "Reason Ceased to be Looked After", CellKind.TEXT, "as written"),
        Column(
            "placement_started", "Start Date of Most Recent Placement", CellKind.DATE,
            "the day the newest placement began", Privacy.CARE, needed=True,
        ),
        Column(
            "placement_type", "Placement Type", CellKind.TEXT, "kind of placement, as written",
            Privacy.CARE, needed=True, stop=True, reads=read_placement_type,
            offers=placement_type_options(),
        ),
        _column("placement_provider", "Placement Provider", CellKind.TEXT, "own, private or other"),
        _column(
            "placement_postcode", "Placement postcode", CellKind.POSTCODE,
            "postcode of the placement", Privacy.PLACE,
        ),
        _column(
            "urn", "URN of Placement", CellKind.IDENTIFIER, "Ofsted's number of the home",
            Privacy.OTHER,
        ),
        _column(
            "placement_location", "Placement Location", CellKind.TEXT,
            "in or out of the authority", Privacy.PLACE,
        ),
        _column(
            "missing_12m",
            "Number of Episodes the Child has been 'Missing' from their Placement in the last 12"
            " months",
            CellKind.WHOLE, "times missing in twelve months", highest=3660,
        ),
        _column(
            "absent_12m",
            "Number of Episodes the Child has been 'Absent' from their Placement in the last 12"
            " months",
            CellKind.WHOLE, "times absent in twelve months", highest=3660,
        ),
        _column("team", "Allocated Team", CellKind.TEXT, "the child's team", Privacy.OTHER),
        _column("worker", "Allocated Worker", CellKind.TEXT, "the child's worker", Privacy.OTHER),
        Column(
            "setting", "", CellKind.TEXT, "kind of home, from Placement Type and Provider",
            Privacy.CARE, derived=True,
        ),
        UNREAD_STOPS,
    ),
    ("CHILD UNIQUE ID", "DATE STARTED TO BE LOOKED AFTER"),
    ("child_id", "care_started"),
    source="Ofsted inspection Annex A, as coded in the published liia-tools schema",
    unneeded=(
        "Age of Child (Years)",
        "Is this a second or subsequent period of being a Looked After Child within the last 12"
        " months (Y/N)",
        "Date of Last Health Assessment", "Date of Last Dental Check", "LA of Placement",
        "Was the child offered a Return Interview after their last missing episode (Y/N)?",
        "Did the child accept a Return Interview after their last missing episode (Y/N)?",
    ),
)  # fmt: skip

TABLES: tuple[Table, ...] = (LIST_8,)
