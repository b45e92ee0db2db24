"""The quarterly regional return: the placements found in a quarter, as the National Placement
Standard's workbook v3 (June 2026) has them, and the standard's own checks before it is handed in.

Its columns are the standard's, in its order; a blank is *not known*. No name is in it, of a child
or of an officer, and of a postcode only the first half.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from models.children.caseload import children_named
from models.children.council import CouncilData
from models.children.council_names import plain_council
from models.children.placements import placements_at
from models.children.records import Child, LegalStatus, Placement
from models.prices.current import placing_authority
from models.prices.price_matching import PricesByChild, priced_line, rows_of_placement
from models.settings import RESIDENTIAL, Setting

# The group over each column, and the columns: the standard's own headings, in its order.
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Determinants of placement availability", (
        "child_ID", "when_placement_is_needed_by", "number_of_siblings_to_place_with",
        "is_preferred_location_local", "out_of_LA_reason",
        "communication_language_learning_needs",
        "specific_communication_and_language_requirements", "adaptation_to_the_home",
        "cultural_needs", "who_can_the_child_be_cared_for_alongside", "can_child_live_with_pets",
        "additional_support", "additional_support_other", "dol",
    )),
    ("Placement Recommendation", (
        "foster_care_suitability", "residential_care_suitability", "supported_accommodation",
    )),
    ("Risks", (
        "risk_to_child_self_harm", "risk_to_child_criminal_exploitation",
        "risk_to_child_drug_and_alcohol_use", "risk_to_child_eating_disorder",
        "risk_to_child_going_missing", "risk_to_others_physical_harm",
        "risk_to_others_sexual_harm", "risk_to_others_fire_setting",
        "risk_to_others_harm_to_animals", "risk_to_others_criminal_exploitation",
    )),
    ("Actual Placement", (
        "cost_core_weekly", "cost_additional_support_weekly", "cost_education_weekly",
        "cost_other_weekly", "cost_total_weekly", "placement_location",
        "preferrability_of_placement_location", "education_continuity", "provider_URN",
        "how_many_siblings_were_placed_together", "placement_type",
    )),
    ("Quality Assurance", (
        "name_of_officer_referral", "Date_entry_referral", "name_of_officer_placement",
        "date_entry_placement", "name_of_officer_placement_cost", "date_entry_placement_cost",
    )),
)  # fmt: skip
HEADINGS: tuple[str, ...] = tuple(heading for _, headings in GROUPS for heading in headings)
COSTS: tuple[str, ...] = tuple(heading for heading in HEADINGS if heading.startswith("cost_"))
_RISKS = tuple(heading for heading in HEADINGS if heading.startswith("risk_to_"))

# Left blank on purpose, whatever is held, and why.
LEFT_BLANK: dict[str, str] = {
    "education_continuity": "the standard asks the opposite of what its heading says",
    "name_of_officer_referral": "the standard keeps officers' names inside the council",
    "name_of_officer_placement": "the standard keeps officers' names inside the council",
    "name_of_officer_placement_cost": "the standard keeps officers' names inside the council",
}
# What the standard's shapes of July 2026 say must be there, in every row.
MANDATORY: tuple[str, ...] = tuple(
    heading
    for heading in HEADINGS
    if heading not in LEFT_BLANK
    and heading not in {
        "number_of_siblings_to_place_with", "out_of_LA_reason", "adaptation_to_the_home",
        "additional_support", "additional_support_other", "dol", *COSTS[:-1],
    }
)  # fmt: skip
_YES_NO = ("Yes", "No")
_SUITS = ("Preferred", "Suitable but not preferred", "Unsuitable", "Not specified")
_ONE_OF: dict[str, tuple[str, ...]] = {
    "when_placement_is_needed_by": ("Today", "< 5 days", "> 5 days"),
    "is_preferred_location_local": _YES_NO,
    "out_of_LA_reason": ("Safeguarding concerns", "Bail conditions", "Court order", "Other"),
    "communication_language_learning_needs": ("Yes", "No", "Not Specified"),
    "adaptation_to_the_home": _YES_NO,
    "cultural_needs": ("Required", "Not Required", "Not Known", "Other"),
    "who_can_the_child_be_cared_for_alongside": (
        "Solo placement recommended", "With other children recommended",
        "Only with other older children", "Only with other younger children", "No preference",
    ),
    "can_child_live_with_pets": ("Yes-must", "Yes-can", "No", "Not known"),
    "dol": _YES_NO,
    "foster_care_suitability": _SUITS,
    "residential_care_suitability": _SUITS,
    "supported_accommodation": _SUITS,
    **dict.fromkeys(_RISKS, ("No known risk", "Risk Present")),
    "preferrability_of_placement_location": _YES_NO,
    "placement_type": ("Residential", "Foster", "Supported Accommodation"),
}  # fmt: skip
LOWEST_GBP, HIGHEST_GBP = 100.0, 100_000.0  # a week; outside, the standard says, likely an error
_DISTRICT = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]?")
_FOSTER = frozenset(
    {
        Setting.FOSTER_IN_HOUSE, Setting.FOSTER_INDEPENDENT, Setting.FOSTER_CONNECTED,
        Setting.FOSTER_SPECIALIST,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RegionalFacts:
    """What only this return needs of the files, within a scope.

    `homes`: child, starts, district (first half of the home's postcode), urn. `answers`: child,
    starts (NaT = not said) and a column for each of the standard's headings that a file in the
    standard's own form has answered, as text.
    """

    homes: pd.DataFrame
    answers: pd.DataFrame


@dataclass(frozen=True, slots=True)
class PlacementLine:
    """One placement: a cell for each of `HEADINGS`, "" = not known; costs are pounds a week."""

    cells: tuple[str, ...]

    def cell(self, heading: str) -> str:
        """The cell below a heading."""
        return self.cells[HEADINGS.index(heading)]


@dataclass(frozen=True, slots=True)
class Finding:
    """What one of the standard's checks says: `rows`: places of the lines, from 0; none = all."""

    check: str
    heading: str
    found: str
    rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RegionalReturn:
    """The return for a quarter up to a day, with what was left out of it.

    `other_kinds`: placements that are none of the standard's three kinds. `others`: placements of
    children whom another authority places.
    """

    since: date
    as_of: date
    lines: tuple[PlacementLine, ...]
    findings: tuple[Finding, ...]
    other_kinds: int
    others: int


def quarter_start(day: date) -> date:
    """The first day of the quarter that holds a day: 1 April, July, October or January."""
    return date(day.year, day.month - (day.month - 1) % 3, 1)


def regional_return(
    data: CouncilData, facts: RegionalFacts, since: date, as_of: date
) -> RegionalReturn:
    """The placements that began from `since` to `as_of`, both days in; sorted by child and start.

    Short breaks are no placements that somebody looked for, so they are left out.
    """
    placements = placements_at(data, as_of)
    starts = placements["starts"]
    recent = placements[starts.between(pd.Timestamp(since), pd.Timestamp(as_of))]
    children = children_named(data, frozenset(recent["child"]), as_of)
    prices = PricesByChild(data.frame("prices"), children)
    lines: list[PlacementLine] = []
    other_kinds = others = 0
    for child in children:
        for position, placement in enumerate(child.journey):
            if (
                not since <= placement.starts <= as_of
                or placement.order is LegalStatus.SHORT_BREAKS
            ):
                continue
            options = replace(child, placement=placement, journey=child.journey[: position + 1])
            if not placement_type(placement.setting):
                other_kinds += 1
            elif not _is_ours(options, prices, data, as_of):
                others += 1
            else:
                lines.append(_line(options, prices, facts, as_of))
    ordered = tuple(lines)
    return RegionalReturn(since, as_of, ordered, tuple(run_checks(ordered)), other_kinds, others)


def placement_type(setting: Setting) -> str:
    """The standard's word for a kind of home, "" where it has none (at home, adoption, health)."""
    if setting in RESIDENTIAL:
        return "Residential"
    if setting in _FOSTER:
        return "Foster"
    return "Supported Accommodation" if setting is Setting.SUPPORTED_ACCOMMODATION else ""


def _is_ours(child: Child, prices: PricesByChild, data: CouncilData, as_of: date) -> bool:
    placed_by = placing_authority(child, prices.of(child), as_of)
    ours = {plain_council(name) for name in data.own_councils}
    return not ours or not placed_by or plain_council(placed_by) in ours


def _line(child: Child, prices: PricesByChild, facts: RegionalFacts, as_of: date) -> PlacementLine:
    placement = child.placement
    cells = dict.fromkeys(HEADINGS, "") | _answers(child, placement, facts)
    usable = [row for row in rows_of_placement(child, prices.of(child), as_of) if row.has_price]
    total = priced_line(tuple(usable), as_of).total_gbp if usable else None
    if total is not None and cells["cost_total_weekly"] != pounds_in_csv(total):
        cells |= dict.fromkeys(COSTS, "") | {"cost_total_weekly": pounds_in_csv(total)}
    district, urn = _home(child, placement, facts)
    cells |= {
        "child_ID": child.child_id,
        "placement_type": placement_type(placement.setting),
        "date_entry_placement": ""
        if placement.started_on_or_before
        else placement.starts.isoformat(),
        "placement_location": district or cells["placement_location"],
        "provider_URN": urn or cells["provider_URN"],
    }
    if child.deprivation_of_liberty is not None:
        cells["dol"] = "Yes" if child.deprivation_of_liberty else "No"
    return PlacementLine(tuple("" if name in LEFT_BLANK else cells[name] for name in HEADINGS))


def pounds_in_csv(amount: float) -> str:
    """Pounds as the csv has them."""
    return f"{amount:.2f}"


def _answers(child: Child, placement: Placement, facts: RegionalFacts) -> dict[str, str]:
    """What a file in the standard's form has said of this placement, else of its referral."""
    rows = facts.answers[facts.answers["child"] == child.key]
    own = rows["starts"] == pd.Timestamp(placement.starts)
    rows = rows[own] if own.any() else rows[rows["starts"].isna()]
    if rows.empty:
        return {}
    last = rows.iloc[-1]
    return {name: str(last[name]) for name in HEADINGS if name in rows and not pd.isna(last[name])}


def _home(child: Child, placement: Placement, facts: RegionalFacts) -> tuple[str, str]:
    """First half of the home's postcode and Ofsted's number of it, "" where not known."""
    rows = facts.homes[facts.homes["child"] == child.key]
    rows = rows[rows["starts"] == pd.Timestamp(placement.starts)]
    if rows.empty:
        return "", ""
    last = rows.iloc[-1]
    return (
        "" if pd.isna(last["district"]) else str(last["district"]),
        "" if pd.isna(last["urn"]) else str(last["urn"]),
    )


def run_checks(lines: Sequence[PlacementLine]) -> Iterator[Finding]:
    """What the standard's checklist and shapes would say of these lines, check by check."""
    yield from _duplicates(lines)
    yield from _costs(lines)
    yield from _postcodes(lines)
    yield from _not_an_option(lines)
    yield from _fields_that_go_together(lines)
    yield from _blanks(lines)


def _rows(lines: Sequence[PlacementLine], wrong: Sequence[bool]) -> tuple[int, ...]:
    """The places of the lines that are wrong."""
    return tuple(
        position for position, (_, hit) in enumerate(zip(lines, wrong, strict=True)) if hit
    )


def _duplicates(lines: Sequence[PlacementLine]) -> Iterator[Finding]:
    times = Counter(line.cell("child_ID") for line in lines)
    rows = _rows(lines, [times[line.cell("child_ID")] > 1 for line in lines])
    if rows:
        words = "the same child more than once: right if the child moved twice in the quarter"
        yield Finding("Duplicates", "child_ID", words, rows)


def _costs(lines: Sequence[PlacementLine]) -> Iterator[Finding]:
    for heading in COSTS:
        amounts = [_amount(line.cell(heading)) for line in lines]
        lowest = LOWEST_GBP if heading == "cost_total_weekly" else 0.0
        rows = _rows(
            lines,
            [amount is not None and not lowest <= amount <= HIGHEST_GBP for amount in amounts],
        )
        if rows:
            words = f"under £{lowest:,.0f} or over £{HIGHEST_GBP:,.0f} a week: likely a slip"
            yield Finding("Cost range", heading, words, rows)


def _amount(text: str) -> float | None:
    return float(text) if text else None


def _postcodes(lines: Sequence[PlacementLine]) -> Iterator[Finding]:
    written = [line.cell("placement_location") for line in lines]
    rows = _rows(lines, [bool(text) and not _DISTRICT.fullmatch(text) for text in written])
    if rows:
        words = "not the first half of a postcode (TA3, BS10)"
        yield Finding("Postcode", "placement_location", words, rows)


def _not_an_option(lines: Sequence[PlacementLine]) -> Iterator[Finding]:
    for heading, options in _ONE_OF.items():
        allowed = {option.casefold() for option in options} | {""}
        rows = _rows(lines, [line.cell(heading).casefold() not in allowed for line in lines])
        if rows:
            yield Finding("Drop-down", heading, f"none of: {', '.join(options)}", rows)


def _fields_that_go_together(lines: Sequence[PlacementLine]) -> Iterator[Finding]:
    for heading in ("Date_entry_referral", "when_placement_is_needed_by"):
        bare = [bool(line.cell("placement_type")) and not line.cell(heading) for line in lines]
        if any(bare):
            rows = () if all(bare) else _rows(lines, bare)
            yield Finding("Fields together", heading, "blank beside a placement_type", rows)


def _blanks(lines: Sequence[PlacementLine]) -> Iterator[Finding]:
    """Mandatory columns with blanks; those that are blank in every row are one finding."""
    if not lines:
        return
    empty: list[str] = []
    for heading in MANDATORY:
        rows = _rows(lines, [not line.cell(heading) for line in lines])
        if len(rows) == len(lines):
            empty.append(heading)
        elif rows:
            yield Finding("Complete record", heading, "blank: not known here", rows)
    if empty:
        yield Finding("Complete record", ", ".join(empty), "blank: not known here")
    for why in dict.fromkeys(LEFT_BLANK.values()):
        headings = [heading for heading, reason in LEFT_BLANK.items() if reason == why]
        yield Finding("Left blank on purpose", ", ".join(headings), why)
