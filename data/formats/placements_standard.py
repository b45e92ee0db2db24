"""Placements Data Standard v2 (JSON): what a child needs, what was recommended, what it costs.

One JSON record a placement; its entities (`PlacementRequirements`, `Risks`, `ActualPlacement` …)
are read as one row, whatever the nesting.
"""

from __future__ import annotations

from data.formats.cost_columns import BLOCK, NOTICE, SETTING, money
from data.formats.table import Column, Kind, Privacy, Table

_SUITABILITY = ("Preferred", "Suitable but not preferred", "Unsuitable", "Not specified")
_RISK = ("No known risk", "Risk Present")


def _suits(name: str, heading: str, meaning: str) -> Column:
    return Column(name, heading, Kind.CODE, meaning, Privacy.CARE, values=_SUITABILITY)


def _risk(name: str, heading: str, meaning: str) -> Column:
    return Column(name, heading, Kind.CODE, meaning, Privacy.CARE, values=_RISK)


PLACEMENTS_STANDARD = Table(
    "placements_standard", "Placements Data Standard v2", "one record a placement",
    (
        Column(
            "child_id", "childId", Kind.IDENTIFIER, "the child's identifier", Privacy.IDENTITY,
            needed=True, key=True, may_be_blank=False,
        ),
        Column(
            "living_companions", "livingCompanions", Kind.CODE, "who to live with", Privacy.CARE,
            values=(
                "Solo placement recommended", "With other children recommended",
                "Only with other older children", "Only with other younger children",
                "No preference",
            ),
        ),
        Column(
            "additional_support", "additionalSupport", Kind.TEXT, "as written", Privacy.CARE
        ),
        Column(
            "deprivation_of_liberty", "deprivationOfLiberty", Kind.YES_NO,
            "an order is in force", Privacy.CARE,
        ),
        _suits("foster_suits", "fosterCareSuitability", "does foster care suit"),
        _suits("residential_suits", "residentialCareSuitability", "does residential care suit"),
        _suits(
            "supported_suits", "supportedAccommodationSuitability",
            "does supported accommodation suit",
        ),
        _risk("risk_self_harm", "riskSelfHarm", "self-harm"),
        _risk("risk_sexual_exploitation", "riskSexualExploitation", "sexual exploitation"),
        _risk("risk_criminal_exploitation", "riskCriminalExploitation", "criminal exploitation"),
        _risk("risk_drug_alcohol", "riskDrugAlcohol", "drugs or alcohol"),
        _risk("risk_eating_disorder", "riskEatingDisorder", "eating disorder"),
        _risk("risk_missing", "riskMissing", "going missing"),
        _risk("risk_to_others_physical", "riskToOthersPhysical", "physical harm to others"),
        _risk("risk_to_others_sexual", "riskToOthersSexual", "sexual harm to others"),
        _risk("risk_to_others_fire", "riskToOthersFire", "fire"),
        _risk("risk_to_others_animals", "riskToOthersAnimals", "harm to animals"),
        _risk("risk_to_others_criminal", "riskToOthersCriminal", "offending"),
        money("total_gbp", "totalWeeklyCost", "pounds a week in all; 0 or blank = not known"),
        Column(
            "education_continuity", "educationContinuity", Kind.YES_NO, "the school stays",
            Privacy.CARE,
        ),
        Column(
            "urn", "providerURN", Kind.IDENTIFIER, "Ofsted's number of the provider",
            Privacy.OTHER,
        ),
        Column(
            "placement_type", "placementType", Kind.CODE, "residential, foster or supported",
            Privacy.CARE, values=("Residential", "Foster", "Supported Accommodation"),
        ),
        Column("referred_on", "referralDate", Kind.DATE, "the day of the referral", Privacy.CARE),
        Column(
            "starts", "placementDate", Kind.DATE, "the day of the placement", Privacy.CARE,
            future_ok=True,
        ),
        Column("costed_on", "costDate", Kind.DATE, "the day the cost was set", Privacy.MONEY),
        SETTING, BLOCK, NOTICE,
    ),
    ("CHILDID", "TOTALWEEKLYCOST"), (),
    source="Placements Data Standard v2",
)  # fmt: skip

TABLES: tuple[Table, ...] = (PLACEMENTS_STANDARD,)
