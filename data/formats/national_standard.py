"""The National Placement Standard: what a child needs, what was recommended, what was found.

One row a placement that was found. Read from the reporting workbook (April and June 2026, v3), a
csv with its headings, and the JSON of draft 01, whose own words for the same things are aliases.
It follows the Placements Data Standard v2, which `placements_standard.py` reads.
"""

from data.formats.cost_columns import BLOCK, NOTICE, SETTING, TOGETHER, money_column
from data.formats.table import UNREAD_STOPS, CellKind, Column, Privacy, Table

SUITABILITY = ("Preferred", "Suitable but not preferred", "Unsuitable", "Not specified")
RISK = ("No known risk", "Risk Present")
COMPANIONS = (
    "Solo placement recommended", "With other children recommended",
    "Only with other older children", "Only with other younger children", "No preference",
)  # fmt: skip
PLACEMENT_TYPES = ("Residential", "Foster", "Supported Accommodation")


def _written(
    name: str, heading: str, in_json: str, meaning: str, privacy: Privacy = Privacy.CARE
) -> Column:
    return Column(
        name, heading, CellKind.TEXT, f"{meaning}, as written", privacy, aliases=(in_json,)
    )


def _suits(name: str, heading: str, in_json: str, meaning: str, *texts: str) -> Column:
    return Column(
        name,
        heading,
        CellKind.CODE,
        meaning,
        Privacy.CARE,
        values=SUITABILITY,
        aliases=(in_json, *texts),
    )


def _risk(name: str, heading: str, in_json: str, meaning: str) -> Column:
    return Column(
        name, heading, CellKind.CODE, meaning, Privacy.CARE, values=RISK, aliases=(in_json,)
    )


NATIONAL_STANDARD = Table(
    "national_standard",
    "National Placement Standard",
    "one row per placement that was found",
    (
        Column(
            "child_id",
            "child_ID",
            CellKind.IDENTIFIER,
            "the child's identifier",
            Privacy.IDENTITY,
            needed=True,
            key=True,
            may_be_blank=False,
            aliases=("childId",),
        ),
        _written("needed_by", "when_placement_is_needed_by", "neededBy", "how soon it is needed"),
        _written(
            "siblings_to_place_with",
            "number_of_siblings_to_place_with",
            "siblingCount",
            "how many brothers and sisters to live with (NA: has none)",
        ),
        _written(
            "local_preferred",
            "is_preferred_location_local",
            "isPreferredLocationLocal",
            "is a home in the council's area preferred",
        ),
        _written(
            "out_of_area_reason",
            "out_of_LA_reason",
            "outOfLAReason",
            "why a home elsewhere is preferred",
        ),
        _written(
            "out_of_area_reason_other",
            "out_of_LA_reason_other",
            "outOfLAReasonOther",
            "another reason for a home elsewhere",
        ),
        _written(
            "communication_needs",
            "communication_language_learning_needs",
            "communicationNeeds",
            "needs with communication, language or learning",
        ),
        _written(
            "communication_specific",
            "specific_communication_and_language_requirements",
            "specificCommunicationRequirement",
            "which help with communication",
        ),
        _written(
            "communication_other",
            "specific_communication_requirement_other",
            "specificCommunicationRequirementOther",
            "other help with communication",
        ),
        _written(
            "home_adaptation",
            "adaptation_to_the_home",
            "homeAdaptationRequired",
            "does the home have to be adapted",
        ),
        _written(
            "cultural_needs",
            "cultural_needs",
            "culturalNeeds",
            "cultural needs",
            Privacy.AUDIT_ONLY,
        ),
        _written(
            "cultural_needs_other",
            "cultural_needs_other",
            "culturalNeedsOther",
            "other cultural needs",
            Privacy.AUDIT_ONLY,
        ),
        Column(
            "living_companions",
            "who_can_the_child_be_cared_for_alongside",
            CellKind.CODE,
            "who to live with",
            Privacy.CARE,
            values=COMPANIONS,
            aliases=("livingCompanions",),
        ),
        _written("pets", "can_child_live_with_pets", "pets", "can the child live with pets"),
        _written("additional_support", "additional_support", "additionalSupport", "support wanted"),
        _written(
            "additional_support_other",
            "additional_support_other",
            "additionalSupportOther",
            "other support wanted",
        ),
        Column(
            "deprivation_of_liberty",
            "dol",
            CellKind.YES_NO,
            "an order is in force",
            Privacy.CARE,
            stop=True,
            aliases=("deprivationOfLiberty", "deprivation_of_liberty_order"),
        ),
        _suits(
            "foster_suits",
            "foster_care_suitability",
            "fosterCareSuitability",
            "does foster care suit",
        ),
        _suits(
            "residential_suits",
            "residential_care_suitability",
            "residentialCareSuitability",
            "does residential care suit",
        ),
        _suits(
            "supported_suits",
            "supported_accommodation",
            "supportedAccommodationSuitability",
            "does supported accommodation suit",
            "supported_accomodation",
        ),
        _risk("risk_self_harm", "risk_to_child_self_harm", "riskSelfHarm", "self-harm"),
        _risk(
            "risk_sexual_exploitation",
            "risk_to_child_sexual_exploitation",
            "riskSexualExploitation",
            "sexual exploitation; in draft 01, not in the workbook",
        ),
        _risk(
            "risk_criminal_exploitation",
            "risk_to_child_criminal_exploitation",
            "riskCriminalExploitation",
            "criminal exploitation",
        ),
        _risk(
            "risk_drug_alcohol",
            "risk_to_child_drug_and_alcohol_use",
            "riskDrugAlcohol",
            "drugs or alcohol",
        ),
        _risk(
            "risk_eating_disorder",
            "risk_to_child_eating_disorder",
            "riskEatingDisorder",
            "eating disorder",
        ),
        _risk("risk_missing", "risk_to_child_going_missing", "riskMissing", "going missing"),
        _risk(
            "risk_to_others_physical",
            "risk_to_others_physical_harm",
            "riskToOthersPhysical",
            "physical harm to others",
        ),
        _risk(
            "risk_to_others_sexual",
            "risk_to_others_sexual_harm",
            "riskToOthersSexual",
            "sexual harm to others",
        ),
        _risk("risk_to_others_fire", "risk_to_others_fire_setting", "riskToOthersFire", "fire"),
        _risk(
            "risk_to_others_animals",
            "risk_to_others_harm_to_animals",
            "riskToOthersAnimals",
            "harm to animals",
        ),
        _risk(
            "risk_to_others_criminal",
            "risk_to_others_criminal_exploitation",
            "riskToOthersCriminal",
            "exploiting others for crime",
        ),
        _written(
            "risk_to_others_other",
            "risk_to_others_other",
            "riskToOthersOther",
            "another risk to others; only in the workbook of April 2026",
        ),
        money_column(
            "core_gbp",
            "cost_core_weekly",
            "pounds a week: the provider's basic price",
            aliases=("coreWeeklyCost",),
        ),
        money_column(
            "additional_support_gbp",
            "cost_additional_support_weekly",
            "pounds a week for what this child needs beyond it",
            aliases=("additionalSupportWeeklyCost",),
        ),
        money_column(
            "education_cost_gbp",
            "cost_education_weekly",
            "pounds a week for education; who pays them isn't said",
            aliases=("educationWeeklyCost",),
        ),
        money_column(
            "other_gbp",
            "cost_other_weekly",
            "pounds a week for anything else",
            aliases=("otherWeeklyCost",),
        ),
        money_column(
            "total_gbp",
            "cost_total_weekly",
            "pounds a week in all, without VAT; blank = the parts added up, else not known",
            aliases=("totalWeeklyCost", "total_weekly_cost"),
        ),
        _written(
            "placement_location",
            "placement_location",
            "placementLocation",
            "first half of the home's postcode",
            Privacy.PLACE,
        ),
        Column(
            "location_preferred",
            "preferrability_of_placement_location",
            CellKind.YES_NO,
            "is the home where it was wanted",
            Privacy.PLACE,
            aliases=("isLocationPreferred", "preferability_of_placement_location"),
        ),
        _written(
            "education_continuity",
            "education_continuity",
            "isEducationContinuous",
            (
                'asked as "was education disrupted?" under a name that says the opposite, so '
                "it is not used"
            ),
        ),
        Column(
            "urn",
            "provider_URN",
            CellKind.IDENTIFIER,
            "Ofsted's number of the provider",
            Privacy.OTHER,
            aliases=("providerURN",),
        ),
        _written(
            "siblings_together",
            "how_many_siblings_were_placed_together",
            "siblingsPlacedTogether",
            "how many brothers and sisters live there too",
        ),
        Column(
            "placement_type",
            "placement_type",
            CellKind.CODE,
            "residential, foster or supported",
            Privacy.CARE,
            values=PLACEMENT_TYPES,
            aliases=("placementType",),
        ),
        Column(
            "referred_on",
            "Date_entry_referral",
            CellKind.DATE,
            "the day of the referral",
            Privacy.CARE,
            aliases=("referralDate",),
        ),
        Column(
            "starts",
            "date_entry_placement",
            CellKind.DATE,
            "the day from which the placement was agreed",
            Privacy.CARE,
            future_ok=True,
            aliases=("placementDate",),
        ),
        Column(
            "costed_on",
            "date_entry_placement_cost",
            CellKind.DATE,
            "the day the cost was recorded",
            Privacy.MONEY,
            aliases=("costDate",),
        ),
        SETTING,
        BLOCK,
        NOTICE,
        *TOGETHER,
        UNREAD_STOPS,
    ),
    ("CHILD_ID", "COST_TOTAL_WEEKLY"),
    (),
    source=(
        "SocialCareData/standard: reporting workbooks of 27 April and 24 June 2026 (v3), JSON of"
        " draft 01 as of 17 July 2026"
    ),
    # Names of officers: who typed a row is nobody's business here.
    unneeded=(
        "name_of_officer_referral",
        "name_of_officer_placement",
        "name_of_officer_placement_cost",
        "referralOfficerName",
        "placementOfficerName",
        "costOfficerName",
        "placementId",
    ),
)

TABLES: tuple[Table, ...] = (NATIONAL_STANDARD,)
