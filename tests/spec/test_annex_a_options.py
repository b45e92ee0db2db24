"""Annex A's options: read by a 903 code or by words, asked about where neither is sure."""

from pathlib import Path

import pandas as pd
import pytest

from data.reference.annex_a import (
    legal_status_options,
    placement_type_options,
    provider_of_annex_a,
    read_legal_status,
    read_placement_type,
    read_provider,
)
from data.reference.provision import setting_of_annex
from models.labels import Readiness
from tests.make.stop_files import AS_OF, BORN, as_csv, header, look, profiles

# Spellings in the public Annex A schema of liia-tools-pipeline (22 July 2026), retyped, and the
# kind of home that each means here.
SPELLINGS = {
    "childrens_home_independent": (
        "p) K2: Children’s Homes",
        "h) Children’s Homes",
        "Childrens Homes",
        "K2",
        "K2  [Homes Subject to Children's Homes Regs]",
        "K2OUT - Homes and Hostels (outside LA)",
        "Homes and Hostels (inside LA boundary) [K2a]",
        "K2 - Any children's home (except secure)",
        "K2 - Residential Placement",
        "H4 - HOME / HOSTEL NOT LA",
        "Children's home",
        "k2 : k2 home",
    ),
    "secure": (
        "o) K1: Secure Children’s Homes",
        "K1 - Secure unit",
        "Secure unit",
        "K1 - Residential Placement",
        "H1 - SECURE UNIT IN LA",
        "Secure Unit - Criminal (outside LA boundary)",
        "Children's home (secure)",
    ),
    "residential_school": (
        "u) S1: Residential school",
        "All Residential schools, except where dual-registered as a",
        "S1 - School (unless dual reg. as Children's Home)",
        "Residential Schools",
    ),
    "other_residential": ("q) R1: Residential Care Home", "R1  Residential Care/ Nursing Home"),
    "foster_independent": (
        "d) U4: Foster placement - long term",
        "Q2 - FOSTER WITH OTHER CARER",
        "Foster placements",
        "U5 - Placement with other foster carer who is also an approved",
        "a) Foster placement",
    ),
    "foster_connected": (
        "U1 - Foster placement with relative or friend - long term",
        "F1",
        "Foster placement with relative or friend",
        "U3 - Family & Friends Foster Placement",
    ),
    "adoption": (
        "A5 - Placed for adoption with placement order (under section 21",
        "b) Placed for adoption",
        "Adoption with consent not with current foster carer (sect",
    ),
    "home": ("k) P1: Placed with parents", "Placed with own parents or other person with PR"),
    "supported_accommodation": (
        "n) H5: Residential accommodation",
        "H5 Hostels & other supported res setting eg. YMCA",
        "Semi-independent living accommodation not subject to children's",
        "Residential accommodation not subject to 'Children's homes",
        "l) P2: Independent living",
        "Independent living, e.g. in flat or lodgings, bedsit, B&B",
    ),
    "health": ("r) R2: NHS/Health Trust", "NHS/OTHER ESTAB PROVIDING MEDICAL/NURSING CARE"),
    "parent_and_child": ("s) R3: Family Centre or Mother and Baby Unit", "MOTHER & BABY UNIT"),
    "custody": ("t) R5: Young Offender Institution", "YOI or Prison", "R5 - Other - Custodial"),
    "unregistered_or_other": ("v) Z1: Other placements", "Z1-Other Placements", "Other placement"),
    "temporary": (
        "x) T1: Temporary placement - hospital",
        "Temporary",
        "T0 All types of temporary move",
        "Temporary accommodation whilst normal foster carer is on holiday",
    ),
}

# A code against its own words, and words that nobody can place: a person is asked.
UNSURE = (
    "H5 - Young Offender Institution or Prison",
    "U6 - Residential Accommodation not subject to",
    "K2 - All Residental Schools, except where dual-registered",
    "K2 and K1",
    "M3 - WHEREABOUTS UNKNOWN",
    "K2 - Children's Homes (not subject to Children's Homes Regulations)",
    "09",
    "Zebra",
    "p)",
    "Secure units, homes and hostels",
    "Z103 - TEMPORARY STAY IN HOTEL",
    "K2 under a DoLS",
    "Children's home, pending",
    "K2?",
    "Secur children's home",
    "With Parent/Relative/Friend (Not CO)",
)

STATUSES = {
    "interim care order": ("a) Interim care orders", "C1 Interim Care Order", "ICO"),
    "full care order": ("C2: FCO", "b) Full care orders", "CARE ORDER S31.1(A)", "C2"),
    "placement order": (
        "E1: Placement order or Full Care Order/ Placement Order granted",
        "CLA - E1 - Placement order granted AND C2 - Full Care Order",
        "PO",
    ),
    "accommodated under section 20": ("V2: Single period under S20", "e) Accommodated under S20"),
    "short breaks": ("V4:Agreed Series of Short-Term Breaks where agreements are", "V3"),
    "police protection": ("L1 - PPO", "f) Detained on child protection grounds in LA accomodation"),
    "emergency protection order": ("L2: EPO", "Emergency protection order - Police"),
    "child assessment order": ("L3", "Child Assessment Order - LA accommodation"),
    "remand": (
        "J1 Remanded to LA accommodation",
        "J1 - Remand",
        "Code 'J1' is not mapped",
        "Court ordered secure remand in LA accommodation",
        "g) Youth justice legal Statuses",
    ),
    "accommodated under PACE": ("Detained (PACE)", "J2: LA accommodation under PACE"),
    "youth rehabilitation order with residence": ("J3: Youth rehabilitation order",),
}
UNSURE_STATUS = (
    "Secure Accommodation S25(1)",
    "Ward of Court",
    "J1 - remand ended",
    "C2 (pending)",
    "J4",
    "Special Guardianship Order",
    "DoLS",
    "C2 and secure order",
    "C1 or C2 or J1",
    "Supervision Order",
    "not J1",
    "Police protction",
)

A8 = (
    "Child Unique ID",
    "Date of Birth",
    "Date Started to be Looked After",
    "Child's Legal Status",
    "Start Date of Most Recent Placement",
    "Placement Type",
    "Placement Provider",
    "Date of Last Social Work Visit",
)
LAST_903 = ("CHILD", "DECOM", "RNE", "LS", "PLACE", "PLACE_PROVIDER", "DEC", "REC")


def a_row(
    child: str,
    status: str = "C2: FCO",
    started: str = "01/04/2027",
    kind: str = "p) K2: Children’s Homes",
    care: str = "10/01/2026",
    provider: str = "PR4 - Private",
) -> tuple[str, ...]:
    return (child, BORN, care, status, started, kind, provider, "12/04/2027")


def after_a_return(row: tuple[str, ...], ls: str = "C2") -> dict[str, str]:
    """That row in a newer list, beside a 903 that has the child in a children's home."""
    child = row[0]
    return {
        "2027/header.csv": header([child]),
        "2027/episodes.csv": as_csv(
            LAST_903, [(child, "10/01/2027", "S", ls, "K2", "PR4", "", "")]
        ),
        "annex.csv": as_csv(A8, [row]),
        "needs.csv": profiles([child]),
    }


@pytest.mark.parametrize(("setting", "spellings"), SPELLINGS.items())
def test_a_published_spelling_of_a_placement_type_is_understood(
    setting: str, spellings: tuple[str, ...]
) -> None:
    kinds = pd.Series(spellings)
    settings = setting_of_annex(kinds, pd.Series([None] * len(kinds)))
    assert dict(zip(kinds, settings, strict=True)) == dict.fromkeys(kinds, setting)


@pytest.mark.parametrize("written", UNSURE)
def test_a_placement_type_that_nobody_can_be_sure_of_is_not_understood(written: str) -> None:
    assert read_placement_type(written) is None


@pytest.mark.parametrize(("status", "spellings"), STATUSES.items())
def test_a_published_spelling_of_a_legal_status_is_understood(
    status: str, spellings: tuple[str, ...]
) -> None:
    assert {text: read_legal_status(text) for text in spellings} == dict.fromkeys(spellings, status)


@pytest.mark.parametrize("written", UNSURE_STATUS)
def test_a_legal_status_that_nobody_can_be_sure_of_is_not_understood(written: str) -> None:
    assert read_legal_status(written) is None


def test_every_option_that_a_person_may_choose_is_understood() -> None:
    assert all(
        read_placement_type(text) == text[: text.index(":")] for text in placement_type_options()
    )
    assert all(read_legal_status(text) for text in legal_status_options())


@pytest.mark.parametrize(
    ("written", "code", "provider"),
    [
        ("e) PR4 - Private provision", "PR4", "external"),
        ("b) PR1: Own provision", "PR1", "in_house"),
        ("a) Own LA", "PR1", "in_house"),
        ("[PR5] Voluntary/third sector provision", "PR5", "external"),
        ("Other Public Provision (e.g. by a PCT etc)", "PR3", "other_public"),
        ("PR2 Other LA provision", "PR2", "other_public"),
        ("c) Other", "", "unknown"),
        ("somebody", None, "unknown"),
    ],
)
def test_a_provider_is_understood_by_its_code_or_words(
    written: str, code: str | None, provider: str
) -> None:
    assert read_provider(written) == code
    assert provider_of_annex_a(pd.Series([written])).tolist() == [provider]


def test_our_own_provision_makes_a_childrens_home_in_house() -> None:
    kinds = pd.Series(["h) Children’s Homes", "p) K2: Children’s Homes", "d) U4: Foster"])
    settings = setting_of_annex(kinds, pd.Series(["b) PR1: Own provision"] * 3))
    assert settings.tolist() == ["childrens_home_in_house"] * 2 + ["foster_in_house"]


def test_an_option_that_is_not_understood_is_a_question_with_its_rows(tmp_path: Path) -> None:
    rows = [a_row("1", kind="Zebra"), a_row("2", status="Wardship"), a_row("3", provider="them")]
    outcome = look(tmp_path, {"annex.csv": as_csv(A8, rows)})
    asked = {
        (question.column, question.asked, question.rows) for question in outcome.batch.questions
    }
    assert ("Placement Type", 'what does "Zebra" mean?', (2,)) in asked
    assert ("Child's Legal Status", 'what does "Wardship" mean?', (3,)) in asked
    assert any(
        problem.row == 4 and problem.column == "Placement Provider"
        for problem in outcome.batch.problems
    )
    assert outcome.readiness("2") == {Readiness.NOT_ENOUGH_KNOWN}


def test_a_child_stays_in_the_list_when_a_newer_kind_of_home_is_not_understood(
    tmp_path: Path,
) -> None:
    outcome = look(tmp_path, after_a_return(a_row("7", kind="Zebra")))
    (child,) = outcome.caseload.residential
    assert child.placement.setting.value == "childrens_home_independent"
    assert child.unread_stops == ('Annex A, List 8 says "Zebra" under Placement Type',)
    assert outcome.readiness("7") == {Readiness.NOT_ENOUGH_KNOWN}


def test_a_newer_kind_of_home_that_is_understood_replaces_the_903s(tmp_path: Path) -> None:
    outcome = look(tmp_path, after_a_return(a_row("7", kind="d) U4: Foster placement")))
    assert outcome.caseload.in_care == 1 and outcome.caseload.residential == ()


def test_a_row_without_the_placements_start_is_in_care_since_before(tmp_path: Path) -> None:
    files = {"annex.csv": as_csv(A8, [a_row("7", started="", care="10/01/2027")])}
    outcome = look(tmp_path, files)
    (child,) = outcome.caseload.residential
    assert child.placement.started_on_or_before
    assert "already in this placement" in outcome.words()


def test_a_row_with_neither_date_is_told(tmp_path: Path) -> None:
    outcome = look(tmp_path, {"annex.csv": as_csv(A8, [a_row("7", started="", care="")])})
    assert outcome.caseload.in_care == 0
    assert "cannot place the child" in outcome.words()


def test_a_missing_start_keeps_the_903s_placement(tmp_path: Path) -> None:
    outcome = look(tmp_path, after_a_return(a_row("7", started="")))
    (child,) = outcome.caseload.residential
    assert child.placement.starts.isoformat() == "2027-01-10"


def test_a_list_without_legal_status_leaves_nobody_ready_unless_a_903_tells_it(
    tmp_path: Path,
) -> None:
    headings = tuple(name for name in A8 if name != "Child's Legal Status")
    row = a_row("7")
    text = as_csv(headings, [(*row[:3], *row[4:])])
    alone = look(tmp_path / "alone", {"annex.csv": text, "needs.csv": profiles(["7"])})
    assert alone.readiness("7") == {Readiness.NOT_ENOUGH_KNOWN}
    assert "no such column" in alone.words()
    beside = look(tmp_path / "beside", after_a_return(row) | {"annex.csv": text})
    assert Readiness.READY in beside.readiness("7")


def test_a_blank_legal_status_takes_no_stop_of_the_903_back(tmp_path: Path) -> None:
    outcome = look(tmp_path, after_a_return(a_row("7", status="", started="10/01/2027"), ls="J1"))
    assert outcome.readiness("7") == {Readiness.RULED_OUT}


def test_the_newest_legal_status_counts_whichever_file_says_it(tmp_path: Path) -> None:
    outcome = look(tmp_path, after_a_return(a_row("7", status="J1", started="10/01/2027")))
    assert outcome.readiness("7") == {Readiness.RULED_OUT}, AS_OF
