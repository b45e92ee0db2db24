"""The placement census: what each placement costs a week, and who pays which part of it.

Columns of the published editions of June 2019, December 2020, March 2021, March 2022 and December
2025. Every column but the identifier, the kind of provision and the total may be absent; an
edition that asks for deprivation of liberty and lacks that column is told apart (costs.py).
"""

from data.formats.cost_columns import BLOCK, NOTICE, SETTING, TOGETHER, money_column, span_columns
from data.formats.table import UNREAD_STOPS, CellKind, Column, Privacy, Table
from data.reference.provision import PROVISIONS_TO_CHOOSE, distance_reason, provision_meaning

_YES_DOL = (
    "dols (current)", "dol (current)", "dols current", "dol current", "current", "dols in place",
    "dol in place", "in place", "yes (current)", "yes - current", "yes - dols", "yes - dol",
)  # fmt: skip
_NO_DOL = (
    "dols (previous)", "dol (previous)", "dols previous", "dol previous", "previous", "none",
    "no dols", "no dol", "not in place", "no (previous)", "no - previous",
)  # fmt: skip
_POST_18 = ("post 18 (csc placement)", "post 18", "post-18", "over 18", "18 or over", "care leaver")
_IN_CARE = (
    "looked after child (under 18)", "looked after child", "looked after", "lac", "cla",
    "child looked after", "under 18",
)  # fmt: skip

# Headings that only the edition of December 2025 has, by their letters and digits. It asks for
# deprivation of liberty as well, so a file with one of these and no such column lacks a stop.
ONLY_IN_DECEMBER_2025 = frozenset(
    {
        "providerofstedorequivalenturn", "establishmenturn", "primaryregistrationtype",
        "placingatdistancereason", "providercompanynumber", "doesthiscyprequireasoloplacement",
        "doesthisplacementcostincludeadditionalpackages",
    }
)  # fmt: skip

PLACEMENT_CENSUS = Table(
    "placement_census",
    "Placement census (costs)",
    "one row per placement that is paid for",
    (
        Column(
            "looked_after",
            "Looked after child?",
            CellKind.YES_NO,
            "in care; if no (18 or over), the line is kept separately",
            Privacy.CARE,
            yes=_IN_CARE,
            no=_POST_18,
        ),
        Column(
            "placing_authority",
            "Placing Authority",
            CellKind.TEXT,
            "the council whose child this is; another's child is set aside",
            Privacy.OTHER,
        ),
        Column(
            "child_id",
            "Identifier",
            CellKind.IDENTIFIER,
            "the child's identifier",
            Privacy.IDENTITY,
            needed=True,
            key=True,
            may_be_blank=False,
            aliases=("Child ID", "Child identifier"),
        ),
        Column("age", "Age", CellKind.WHOLE, "age in years", Privacy.CARE, lowest=0, highest=26),
        Column("sex", "Gender", CellKind.TEXT, "as written", Privacy.AUDIT_ONLY),
        Column("ethnic", "Ethnic Group", CellKind.TEXT, "as written", Privacy.AUDIT_ONLY),
        Column("send", "SEND", CellKind.TEXT, "as written", Privacy.AUDIT_ONLY),
        Column(
            "send_category",
            "Primary SEND category",
            CellKind.TEXT,
            "as written",
            Privacy.AUDIT_ONLY,
        ),
        Column("send_need", "Primary SEND need", CellKind.TEXT, "as written", Privacy.AUDIT_ONLY),
        Column(
            "sourced",
            "How the placement was sourced",
            CellKind.TEXT,
            "framework, spot or block, as written",
            Privacy.MONEY,
        ),
        Column("organisation", "Organisation", CellKind.TEXT, "the provider", Privacy.OTHER),
        Column(
            "provider_id",
            "Provider ID",
            CellKind.IDENTIFIER,
            "its number",
            Privacy.OTHER,
            aliases=("Provider Ofsted (or equivalent) URN",),
        ),
        Column(
            "provider_company",
            "Provider Company number",
            CellKind.IDENTIFIER,
            "its number at Companies House",
            Privacy.OTHER,
        ),
        Column("establishment", "Establishment", CellKind.TEXT, "the home", Privacy.OTHER),
        Column(
            "establishment_urn",
            "Establishment URN",
            CellKind.IDENTIFIER,
            "the home's number",
            Privacy.OTHER,
            aliases=("Establishment registration URN",),
        ),
        Column(
            "registration",
            "Primary registration type",
            CellKind.TEXT,
            "who registers the home; tells its kind where the provision doesn't",
            Privacy.CARE,
            aliases=("Registration type",),
        ),
        Column("host_authority", "Host Authority", CellKind.TEXT, "where it is", Privacy.PLACE),
        Column(
            "provision",
            "Type of provision",
            CellKind.TEXT,
            "kind of provision, as written",
            Privacy.CARE,
            needed=True,
            stop=True,
            reads=provision_meaning,
            offers=PROVISIONS_TO_CHOOSE,
        ),
        Column(
            "distance_reason",
            "Placing at Distance Reason",
            CellKind.TEXT,
            "why the home is far away, as written",
            Privacy.CARE,
            stop=True,
            reads=distance_reason,
            offers=("a deprivation-of-liberty order is in force", "no such order"),
            aliases=("Primary Placing at Distance Reason",),
        ),
        Column("asylum_seeking", "UASC", CellKind.TEXT, "as written", Privacy.AUDIT_ONLY),
        money_column(
            "total_gbp",
            "Total weekly cost",
            "pounds a week in all; 0 or blank = not known",
            needed=True,
        ),
        money_column(
            "trust_gbp",
            "Contribution from Social Care",
            "pounds a week from social care: the trust's own spend",
        ),
        money_column(
            "education_gbp", "Contribution from Education", "pounds a week from education"
        ),
        money_column("health_gbp", "Contribution from Health", "pounds a week from health"),
        *span_columns(),
        Column(
            "deprivation_of_liberty",
            "Deprivation of liberty",
            CellKind.YES_NO,
            "an order is in force",
            Privacy.CARE,
            stop=True,
            yes=_YES_DOL,
            no=_NO_DOL,
            aliases=(
                "DoL",
                "DoLS",
                "Deprivation of Liberty Order",
                "Deprivation of liberty?",
                "Deprivation of Liberty Safeguards in place?",
                "DoLS in place?",
                "Deprivation of Liberty Safeguards",
            ),
        ),
        Column(
            "solo",
            "Solo placement",
            CellKind.YES_NO,
            "the only child in the home",
            Privacy.CARE,
            aliases=("Solo placement?", "Solo"),
        ),
        Column(
            "solo_needed",
            "Does this CYP require a solo placement?",
            CellKind.YES_NO,
            "needs to be the only child in the home",
            Privacy.CARE,
            yes=("yes, and is in a solo placement", "yes, but is not in a solo placement"),
            no=("no, but is in a solo placement", "no, and is not in a solo placement"),
        ),
        Column(
            "includes_packages",
            "Includes additional packages",
            CellKind.YES_NO,
            "the price includes additional support",
            Privacy.MONEY,
            aliases=(
                "Includes additional packages?",
                "Does this placement cost include additional packages?",
            ),
        ),
        Column(
            "financial_year",
            "Financial year",
            CellKind.TEXT,
            "year of these prices, as `2025-26`",
            Privacy.MONEY,
            aliases=("Price year", "Year of prices"),
        ),
        Column(
            "census_date",
            "Census date",
            CellKind.DATE,
            "the day that the list shows",
            Privacy.MONEY,
            aliases=("As at", "As at date", "Date of census", "Snapshot date"),
        ),
        Column(
            "notice_period",
            "Notice period",
            CellKind.TEXT,
            "notice that is still paid, as written: `28`, `28 days` or `4 weeks`",
            Privacy.MONEY,
            aliases=("Notice period (days)", "Notice days"),
        ),
        SETTING,
        BLOCK,
        NOTICE,
        *TOGETHER,
        UNREAD_STOPS,
    ),
    ("IDENTIFIER", "TYPE OF PROVISION", "TOTAL WEEKLY COST"),
    (),
    source="SocialFinanceDigitalLabs/liia-tools-pipeline, liiatools/pnw_census_pipeline/spec: "
    "June 2019, with the changes of December 2020 to December 2025",
)

TABLES: tuple[Table, ...] = (PLACEMENT_CENSUS,)
