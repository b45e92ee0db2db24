"""The placement census: what each placement costs a week, and who pays which part of it.

Columns of the published 2019 edition, with those that later editions add. Every column but the
identifier, the kind of provision and the total may be absent.
"""

from __future__ import annotations

from data.formats.cost_columns import BLOCK, NOTICE, SETTING, money, span
from data.formats.table import Column, Kind, Privacy, Table

PLACEMENT_CENSUS = Table(
    "placement_census", "Placement census (costs)", "one row a placement that is paid for",
    (
        Column(
            "looked_after", "Looked after child?", Kind.YES_NO, "in care or not", Privacy.CARE
        ),
        Column(
            "placing_authority", "Placing Authority", Kind.TEXT,
            "the council whose child this is; another's child is set aside", Privacy.OTHER,
        ),
        Column(
            "child_id", "Identifier", Kind.IDENTIFIER, "the child's identifier", Privacy.IDENTITY,
            needed=True, key=True, may_be_blank=False, aliases=("Child ID", "Child identifier"),
        ),
        Column("age", "Age", Kind.WHOLE, "age in years", Privacy.CARE, lowest=0, highest=26),
        Column("sex", "Gender", Kind.TEXT, "as written", Privacy.AUDIT_ONLY),
        Column(
            "sourced", "How the placement was sourced", Kind.TEXT,
            "framework, spot or block, as written", Privacy.MONEY,
        ),
        Column("organisation", "Organisation", Kind.TEXT, "the provider", Privacy.OTHER),
        Column("provider_id", "Provider ID", Kind.IDENTIFIER, "its number", Privacy.OTHER),
        Column("establishment", "Establishment", Kind.TEXT, "the home", Privacy.OTHER),
        Column("host_authority", "Host Authority", Kind.TEXT, "where it is", Privacy.PLACE),
        Column(
            "provision", "Type of provision", Kind.TEXT, "kind of provision, as written",
            Privacy.CARE, needed=True,
        ),
        Column(
            "asylum_seeking", "UASC", Kind.TEXT, "as written", Privacy.AUDIT_ONLY
        ),
        money(
            "total_gbp", "Total weekly cost", "pounds a week in all; 0 or blank = not known",
            needed=True,
        ),
        money(
            "trust_gbp", "Contribution from Social Care",
            "pounds a week from social care: the trust's own spend",
        ),
        money("education_gbp", "Contribution from Education", "pounds a week from education"),
        money("health_gbp", "Contribution from Health", "pounds a week from health"),
        *span(),
        Column(
            "deprivation_of_liberty", "Deprivation of liberty", Kind.YES_NO,
            "an order is in force", Privacy.CARE,
            aliases=("DoL", "DoLS", "Deprivation of Liberty Order", "Deprivation of liberty?"),
        ),
        Column(
            "solo", "Solo placement", Kind.YES_NO, "the only child in the home", Privacy.CARE,
            aliases=("Solo placement?", "Solo"),
        ),
        Column(
            "includes_packages", "Includes additional packages", Kind.YES_NO,
            "the price includes additional support", Privacy.MONEY,
            aliases=("Includes additional packages?",),
        ),
        Column(
            "notice_period", "Notice period", Kind.TEXT,
            "notice that is still paid, as written: `28`, `28 days` or `4 weeks`", Privacy.MONEY,
            aliases=("Notice period (days)", "Notice days"),
        ),
        SETTING, BLOCK, NOTICE,
    ),
    ("IDENTIFIER", "TYPE OF PROVISION", "TOTAL WEEKLY COST"), (),
    source="Placement census 2019, as coded in the published liia-tools schema",
)  # fmt: skip

TABLES: tuple[Table, ...] = (PLACEMENT_CENSUS,)
