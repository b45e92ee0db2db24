"""The National Placement Standard's own files as facts: headings, descriptions, examples, options.

Retyped from SocialCareData/standard, workbooks of 27 April and 24 June 2026 (v3) and draft 01's
example of July 2026; the descriptions are shortened.
"""

import io
import json
from collections.abc import Sequence

import openpyxl

from models.papers.regional_return import GROUPS, HEADINGS

EXAMPLE: tuple[object, ...] = (
    "ABCD2012", "< 5 days", 2, "No", "Court Order", "Not Specified", "ESOL", "Yes", "Required",
    "Only With Other younger children", "No", "Taxis to school", None, "Yes", "Preferred",
    "Suitable but not preferred", "Unsuitable", "Risk Present", "No known risk", "No known risk",
    "No known risk", "Risk Present", "No known risk", "No known risk", "No known risk",
    "No known risk", "No known risk", None, None, None, None, 23000, "N18", "Yes", "No",
    "ABCD10293002", 1, "Residential", "ABCS", "12/02/2024", "ABBC", "21/03/2024", "ABBC",
    "30/04/2024",
)  # fmt: skip
APRIL_HEADINGS = tuple(
    name
    for heading in HEADINGS
    for name in (("risk_to_others_other", heading) if heading == "cost_core_weekly" else (heading,))
)  # the edition of 27 April 2026 has one column more
_OLD_NAMES = {
    "supported_accommodation": "supported_accomodation",
    "cost_total_weekly": "total_weekly_cost",
    "cultural_needs": "cultural_needs\n",
}
_OLD = tuple(
    _OLD_NAMES.get(heading, heading)
    for heading in APRIL_HEADINGS
    if not heading.startswith("cost_") or heading == "cost_total_weekly"
)
_OPTIONS: dict[str, tuple[str, ...]] = {
    "child_ID": ("free text",),
    "when_placement_is_needed_by": ("Today", "< 5 days", "> 5 days"),
    "number_of_siblings_to_place_with": ("Integers",),
    "dol": ("Yes", "No"),
    "foster_care_suitability": ("Preferred", "Suitable but not preferred,", " Unsuitable"),
    "risk_to_child_self_harm": ("No known risk", "Risk Present"),
    "total_weekly_cost": ("number",),
    "placement_location": ("free text",),
    "provider_URN": ("free text",),
    "how_many_siblings_were_placed_together": ("number",),
    "placement_type": ("Residential ", "Foster", "Supported Accommodation"),
}


def workbook(
    *rows: Sequence[object],
    headings: Sequence[str] = HEADINGS,
    described: bool = True,
    drop_downs: bool = True,
) -> bytes:
    """The reporting workbook: checklist, data collection (rows from row 4) and drop-downs."""
    book = openpyxl.Workbook()
    notes = book.active
    assert notes is not None
    notes.title = "Checklist and QA"
    notes.append(
        [None, "Cover Note\nThis short quality assurance checklist helps placement teams."]
    )
    notes.append([1, "Coverage check"])
    notes.append([None, "Please ensure you are capturing all found placements for this quarter"])
    data = book.create_sheet("Data Collection")
    data.append(
        [name if position == 0 else None for name, some in GROUPS for position in range(len(some))]
    )
    data.append(list(headings))
    if described:
        data.append([f"{heading}\n\nPlease choose one of the options." for heading in headings])
    for row in rows:
        data.append(list(row))
    if drop_downs:
        lists = book.create_sheet("Data Validation and Drop Downs")
        lists.append([GROUPS[0][0]])
        lists.append(list(_OLD))
        lists.append([f"{heading}\n\nPlease choose one of the options." for heading in _OLD])
        lists.append([])
        for position in range(3):
            lists.append([(*_OPTIONS.get(name, ()), None, None, None)[position] for name in _OLD])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def draft_01(**actual: object) -> str:
    """The full example of draft 01, JSON-LD, with other values of the placement where given."""
    risks = dict.fromkeys(
        (
            "riskSelfHarm",
            "riskCriminalExploitation",
            "riskDrugAlcohol",
            "riskEatingDisorder",
            "riskMissing",
            "riskSexualExploitation",
            "riskToOthersPhysical",
            "riskToOthersSexual",
            "riskToOthersFire",
            "riskToOthersAnimals",
            "riskToOthersCriminal",
        ),
        "No known risk",
    )
    record = {
        "@context": "../context.jsonld",
        "@id": "ex:ABCD2012-001",
        "@type": "Placement",
        "childId": "ABCD2012",
        "placementAvailability": {
            "@id": "ex:ABCD2012-001/availability",
            "@type": "PlacementAvailability",
            "neededBy": "< 5 days",
            "siblingCount": 2,
            "isPreferredLocationLocal": False,
            "outOfLAReason": "Court order",
        },
        "placementRequirements": {
            "@type": "PlacementRequirements",
            "communicationNeeds": "Not Specified",
            "specificCommunicationRequirement": ["ESOL"],
            "culturalNeeds": "Required",
            "livingCompanions": "Only With Other younger children",
            "pets": "No",
            "additionalSupport": ["TaxisToSchool"],
            "deprivationOfLiberty": True,
        },
        "placementRecommendation": {
            "@type": "PlacementRecommendation",
            "fosterCareSuitability": "Preferred",
            "residentialCareSuitability": "Suitable but not preferred",
            "supportedAccommodationSuitability": "Unsuitable",
        },
        "riskAssessment": {
            "@type": "RiskAssessment",
            **risks,
            "riskSelfHarm": "Risk Present",
            "riskMissing": "Risk Present",
        },
        "actualPlacement": {
            "@type": "ActualPlacement",
            "coreWeeklyCost": 2500.00,
            "additionalSupportWeeklyCost": 1500.00,
            "educationWeeklyCost": 0.00,
            "otherWeeklyCost": 500.00,
            "totalWeeklyCost": 4500.00,
            "placementLocation": "N18",
            "isLocationPreferred": True,
            "isEducationContinuous": False,
            "providerURN": "ABCD10293002",
            "siblingsPlacedTogether": 1,
            "placementType": "Residential",
            **actual,
        },
        "qualityAssurance": {
            "@type": "QualityAssurance",
            "referralOfficerName": "Alex Brown",
            "referralDate": "2024-02-12",
            "placementOfficerName": "Beth Green",
            "placementDate": "2024-03-21",
            "costOfficerName": "Casey White",
            "costDate": "2024-03-25",
        },
    }
    return json.dumps(record)
