"""Section 251 placement costs: pounds accrued in the year to date, turned into pounds a week.

Weekly price = accrued ÷ days of the placement in the year so far × 7; the days are the reader's
own working, so each file carries one problem that says so.
"""

from data.formats.cost_columns import (
    BLOCK,
    DEAREST_YEAR_OF_A_CHILD,
    NOTICE,
    SETTING,
    TOGETHER,
    WEEKLY,
    money_column,
    span_columns,
    worked_out,
)
from data.formats.table import UNREAD_STOPS, CellKind, Column, Privacy, Table

S251 = Table(
    "s251",
    "Section 251 placement costs",
    "one row per placement and what it has cost this year",
    (
        Column(
            "child_id",
            "Child ID",
            CellKind.IDENTIFIER,
            "the child's identifier",
            Privacy.IDENTITY,
            needed=True,
            key=True,
            may_be_blank=False,
            aliases=("Child Unique ID",),
        ),
        Column("dob", "Date of birth", CellKind.DATE, "date of birth", Privacy.CARE),
        Column("sex", "Gender", CellKind.TEXT, "as written", Privacy.AUDIT_ONLY),
        Column("ethnic", "Ethnicity", CellKind.TEXT, "as written", Privacy.AUDIT_ONLY),
        Column("disability", "Disability", CellKind.TEXT, "as written", Privacy.AUDIT_ONLY),
        Column(
            "ehcp",
            "Does the child have an EHCP",
            CellKind.YES_NO,
            "has an education, health and care plan",
            Privacy.CARE,
        ),
        Column(
            "ls",
            "Legal status",
            CellKind.CODE,
            "903 legal status",
            Privacy.CARE,
            codes="LS",
            stop=True,
        ),
        *span_columns(needed=True),
        Column(
            "place",
            "Placement type",
            CellKind.CODE,
            "903 kind of placement",
            Privacy.CARE,
            codes="PLACE",
            stop=True,
        ),
        Column(
            "place_provider",
            "Provider type",
            CellKind.CODE,
            "903 provider",
            Privacy.CARE,
            codes="PLACE_PROVIDER",
        ),
        Column(
            "platform",
            "Procurement platform",
            CellKind.CODE,
            "framework, spot or block",
            Privacy.MONEY,
            values=("Framework", "Spot", "Block"),
        ),
        Column("framework", "Procurement framework", CellKind.TEXT, "its name", Privacy.MONEY),
        Column("urn", "Ofsted URN", CellKind.IDENTIFIER, "Ofsted's number", Privacy.OTHER),
        Column("pl_post", "Placement postcode", CellKind.POSTCODE, "of the home", Privacy.PLACE),
        Column("host_authority", "LA of placement", CellKind.TEXT, "where it is", Privacy.PLACE),
        money_column(
            "accrued_gbp",
            "Total committed cost accrued in FY to date",
            "pounds since 1 April, not a week",
            needed=True,
            highest=DEAREST_YEAR_OF_A_CHILD,
        ),
        money_column(
            "accrued_trust_gbp",
            "Contribution from social care provider/s",
            "pounds since 1 April from social care",
            highest=DEAREST_YEAR_OF_A_CHILD,
        ),
        money_column(
            "accrued_health_gbp",
            "Contribution from health provider/s",
            "pounds since 1 April from health",
            highest=DEAREST_YEAR_OF_A_CHILD,
        ),
        money_column(
            "accrued_education_gbp",
            "Contribution from education provider/s",
            "pounds since 1 April from education",
            highest=DEAREST_YEAR_OF_A_CHILD,
        ),
        *WEEKLY,
        worked_out("days", CellKind.WHOLE, "days of the placement in the year so far"),
        SETTING,
        BLOCK,
        NOTICE,
        *TOGETHER,
        UNREAD_STOPS,
    ),
    ("CHILD ID", "PLACEMENT START DATE", "TOTAL COMMITTED COST ACCRUED IN FY TO DATE"),
    (),
    source="Department for Education Section 251 placement cost pilot, published liia-tools schema",
)

TABLES: tuple[Table, ...] = (S251,)
