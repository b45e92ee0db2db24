"""Annex A, List 8: the children in care, as every council gives them to the inspectorate.

It holds what the 903 lacks (team, worker, permanence plan, last review and visit, missing
episodes) and, between two returns, says where the children are.
"""

from __future__ import annotations

from data.formats.table import UNREAD_STOPS, Column, Kind, Privacy, Table
from data.reference.annex_a import (
    legal_status_options,
    placement_type_options,
    read_legal_status,
    read_placement_type,
)


def _column(
    name: str, heading: str, kind: Kind, meaning: str, privacy: Privacy = Privacy.CARE,
    *aliases: str, highest: float | None = None,
) -> Column:  # fmt: skip
    lowest = None if highest is None else 0
    return Column(name, heading, kind, meaning, privacy, aliases=aliases, lowest=lowest,
                  highest=highest)  # fmt: skip


LIST_8 = Table(
    "annex_a", "Annex A, List 8", "one row a child in care at the inspection date",
    (
        Column(
            "child_id", "Child Unique ID", Kind.IDENTIFIER, "the child's identifier",
            Privacy.IDENTITY, needed=True, key=True, may_be_blank=False, aliases=("Child ID",),
        ),
        _column("sex", "Gender", Kind.TEXT, "as written", Privacy.AUDIT_ONLY),
        _column("ethnic", "Ethnicity", Kind.TEXT, "as written", Privacy.AUDIT_ONLY),
        _column("dob", "Date of Birth", Kind.DATE, "date of birth"),
        _column(
            "asylum_seeking",
            "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)",
            Kind.YES_NO, "came alone to seek asylum", Privacy.AUDIT_ONLY,
        ),
        _column(
            "disability", "Does the Child have a Disability", Kind.TEXT,
            "as written; audited, never used to predict", Privacy.AUDIT_ONLY,
        ),
        Column(
            "care_started", "Date Started to be Looked After", Kind.DATE,
            "the day this period of care began", Privacy.CARE, needed=True,
        ),
        _column("cin", "Child's Category of Need", Kind.TEXT, "as written"),
        _column(
            "order_started", "Start date of current legal status", Kind.DATE,
            "the day the legal status began",
        ),
        Column(
            "legal_status", "Child's Legal Status", Kind.TEXT, "as written", Privacy.CARE,
            stop=True, reads=read_legal_status, offers=legal_status_options(),
            aliases=("Legal status",),
        ),
        _column(
            "last_review", "Date of Latest Statutory Review", Kind.DATE,
            "the day of the last statutory review",
        ),
        _column(
            "last_visit", "Date of Last Social Work Visit", Kind.DATE,
            "the day a social worker last visited",
        ),
        _column(
            "permanence_plan", "What is the permanence plan for this child?", Kind.TEXT,
            "as written",
        ),
        _column(
            "last_iro_contact", "Date of Last IRO Visit / Contact to the Child", Kind.DATE,
            "the day the reviewing officer was last in touch",
        ),
        _column(
            "placements_12m", "Number of Placements in the Last 12 months", Kind.WHOLE,
            "how many homes in twelve months", highest=366,
        ),
        _column(
            "care_ceased", "Date Ceased to be Looked After", Kind.DATE,
            "the day care ended; blank while in care",
        ),
        _column("ceased_reason", "Reason Ceased to be Looked After", Kind.TEXT, "as written"),
        Column(
            "placement_started", "Start Date of Most Recent Placement", Kind.DATE,
            "the day the newest placement began", Privacy.CARE, needed=True,
        ),
        Column(
            "placement_type", "Placement Type", Kind.TEXT, "kind of placement, as written",
            Privacy.CARE, needed=True, stop=True, reads=read_placement_type,
            offers=placement_type_options(),
        ),
        _column("placement_provider", "Placement Provider", Kind.TEXT, "own, private or other"),
        _column(
            "placement_postcode", "Placement postcode", Kind.POSTCODE,
            "postcode of the placement", Privacy.PLACE,
        ),
        _column(
            "urn", "URN of Placement", Kind.IDENTIFIER, "Ofsted's number of the home",
            Privacy.OTHER,
        ),
        _column(
            "placement_location", "Placement Location", Kind.TEXT,
            "in or out of the authority", Privacy.PLACE,
        ),
        _column(
            "missing_12m",
            "Number of Episodes the Child has been 'Missing' from their Placement in the last 12"
            " months",
            Kind.WHOLE, "times missing in twelve months", highest=3660,
        ),
        _column(
            "absent_12m",
            "Number of Episodes the Child has been 'Absent' from their Placement in the last 12"
            " months",
            Kind.WHOLE, "times absent in twelve months", highest=3660,
        ),
        _column("team", "Allocated Team", Kind.TEXT, "the child's team", Privacy.OTHER),
        _column("worker", "Allocated Worker", Kind.TEXT, "the child's worker", Privacy.OTHER),
        Column(
            "setting", "", Kind.TEXT, "kind of home, from Placement Type and Provider",
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
