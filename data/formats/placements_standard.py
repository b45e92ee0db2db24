"""Placements Data Standard v2 (JSON): what a child needs, what was recommended, what it costs.

One JSON record a placement; its entities (`PlacementRequirements`, `Risks`, `ActualPlacement` …)
are read as one row, whatever the nesting. Its successor is in `national_standard.py`; what only
this edition says (`preferredLocation`, `homeAdaptation` …) tells the two apart.
"""

from data.formats.cost_columns import BLOCK, NOTICE, SETTING, TOGETHER, money_column
from data.formats.table import UNREAD_STOPS, CellKind, Column, Privacy, Table

_SUITABILITY = ("Preferred", "Suitable but not preferred", "Unsuitable", "Not specified")
_RISK = ("No known risk", "Risk Present")


def _suits(name: str, heading: str, meaning: str) -> Column:
    return Column(name, heading, CellKind.CODE, meaning, Privacy.CARE, values=_SUITABILITY)


def _written(name: str, heading: str, meaning: str, privacy: Privacy = Privacy.CARE) -> Column:
    return Column(name, heading, CellKind.TEXT, f"{meaning}, as written", privacy)


def _risk(name: str, heading: str, meaning: str) -> Column:
    return Column(name, heading, CellKind.CODE, meaning, Privacy.CARE, values=_RISK)


PLACEMENTS_STANDARD = Table(
    "placements_standard",
    "Placements Data Standard v2",
    "one record per placement",
    (
        Column(
            "child_id",
            "childId",
            CellKind.IDENTIFIER,
            "the child's identifier",
            Privacy.IDENTITY,
            needed=True,
            key=True,
            may_be_blank=False,
        ),
        _written("needed_by", "neededBy", "how soon a home is needed"),
        _written("siblings_to_place_with", "siblingCount", "brothers and sisters to live with"),
        _written(
            "preferred_location", "preferredLocation", "where the home should be", Privacy.PLACE
        ),
        _written(
            "communication_needs",
            "communicationNeeds",
            "needs with communication, language or learning",
        ),
        _written(
            "communication_specific",
            "specificCommunicationRequirements",
            "which help with communication",
        ),
        _written("home_adaptation", "homeAdaptation", "does the home have to be adapted"),
        _written("cultural_needs", "culturalNeeds", "cultural needs", Privacy.AUDIT_ONLY),
        _written("pets", "pets", "can the child live with pets"),
        Column(
            "living_companions",
            "livingCompanions",
            CellKind.CODE,
            "who to live with",
            Privacy.CARE,
            values=(
                "Solo placement recommended",
                "With other children recommended",
                "Only with other older children",
                "Only with other younger children",
                "No preference",
            ),
        ),
        Column(
            "additional_support", "additionalSupport", CellKind.TEXT, "as written", Privacy.CARE
        ),
        Column(
            "deprivation_of_liberty",
            "deprivationOfLiberty",
            CellKind.YES_NO,
            "an order is in force",
            Privacy.CARE,
            stop=True,
        ),
        _suits("foster_suits", "fosterCareSuitability", "does foster care suit"),
        _suits("residential_suits", "residentialCareSuitability", "does residential care suit"),
        _suits(
            "supported_suits",
            "supportedAccommodationSuitability",
            "does supported accommodation suit",
        ),
        _risk("risk_self_harm", "riskSelfHarm", "self-harm"),
        _risk("risk_sexual_exploitation", "riskSexualExploitation", "sexual exploitation"),
        _risk("risk_criminal_exploitation", "riskCriminalExploitation", "criminal exploitation"),
        _risk("risk_drug_alcohol", "riskDrugAlcohol", "drugs or alcohol"),
        _risk("risk_eating_disorder", "riskEatingDisorder", "eating disorder"),
        _risk("risk_missing", "riskMissing", "going missing"),
        _written("risk_other", "riskOther", "another risk to the child"),
        _risk("risk_to_others_physical", "riskToOthersPhysical", "physical harm to others"),
        _risk("risk_to_others_sexual", "riskToOthersSexual", "sexual harm to others"),
        _risk("risk_to_others_fire", "riskToOthersFire", "fire"),
        _risk("risk_to_others_animals", "riskToOthersAnimals", "harm to animals"),
        _risk("risk_to_others_criminal", "riskToOthersCriminal", "offending"),
        _written("risk_to_others_other", "riskToOthersOther", "another risk to others"),
        money_column(
            "total_gbp", "totalWeeklyCost", "pounds a week in all; 0 or blank = not known"
        ),
        _written(
            "placement_location",
            "placementLocation",
            "first half of the home's postcode",
            Privacy.PLACE,
        ),
        _written(
            "location_preferred",
            "preferabilityLocation",
            "is the home where it was wanted",
            Privacy.PLACE,
        ),
        Column(
            "education_continuity",
            "educationContinuity",
            CellKind.YES_NO,
            "the school stays; used nowhere",
            Privacy.CARE,
        ),
        _written(
            "siblings_together", "siblingsPlacedTogether", "brothers and sisters who live there"
        ),
        Column(
            "urn",
            "providerURN",
            CellKind.IDENTIFIER,
            "Ofsted's number of the provider",
            Privacy.OTHER,
        ),
        Column(
            "placement_type",
            "placementType",
            CellKind.CODE,
            "residential, foster or supported",
            Privacy.CARE,
            values=("Residential", "Foster", "Supported Accommodation"),
        ),
        Column(
            "referred_on", "referralDate", CellKind.DATE, "the day of the referral", Privacy.CARE
        ),
        Column(
            "starts",
            "placementDate",
            CellKind.DATE,
            "the day of the placement",
            Privacy.CARE,
            future_ok=True,
        ),
        Column("costed_on", "costDate", CellKind.DATE, "the day the cost was set", Privacy.MONEY),
        SETTING,
        BLOCK,
        NOTICE,
        *TOGETHER,
        UNREAD_STOPS,
    ),
    ("CHILDID", "TOTALWEEKLYCOST"),
    (),
    source="SocialCareData/placements-standard: v2, effective 18 July 2025, draft",
    unneeded=("referralOfficerName", "placementOfficerName", "costOfficerName"),
)

TABLES: tuple[Table, ...] = (PLACEMENTS_STANDARD,)
