"""The placement census of December 2025: every heading and value of it is read, and no stop lost.

Headings and values as published (facts, retyped): SocialFinanceDigitalLabs/liia-tools-pipeline,
liiatools/pnw_census_pipeline/spec/pnw_census_schema_2025_dec.diff.yml, read on 29 November 2026.
"""

from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd
import pytest

from data.formats.batch import Batch
from data.formats.read import read_paths
from data.reference.provision import setting_of_provision
from data.store.imports.batch import import_batch
from data.store.read import council_data
from data.store.schema.engine import open_store
from models.access import LOCAL_OWNER, Permission, scope_for
from models.labels import Readiness
from models.settings import Setting
from models.shortlist.options import ChildOptions
from services.shortlist import build_shortlist
from tests.drive.reading import TODAY, loose, put, told

CASES = Path(__file__).resolve().parents[1] / "data" / "cases"
HEADINGS = (
    "Looked after child?", "Placing Authority", "Identifier", "Age", "Gender", "Ethnic Group",
    "How the placement was sourced", "Placement start date", "Organisation",
    "Provider Ofsted (or equivalent) URN", "Provider Company number", "Establishment",
    "Establishment URN", "Primary registration type", "Placing at Distance Reason",
    "Type of provision", "UASC", "Total weekly cost", "Contribution from Social Care",
    "Contribution from Education", "Contribution from Health",
    "Does this placement cost include additional packages?",
    "Deprivation of Liberty Safeguards in place?", "Does this CYP require a solo placement?",
)  # fmt: skip
ROW = {
    "Looked after child?": "Looked after child (under 18)", "Placing Authority": "North",
    "Identifier": "7001", "Age": "14", "Gender": "Male (including trans male)",
    "How the placement was sourced": "Direct Award / Off Framework",
    "Placement start date": "02/05/2024", "Type of provision": "Residential - Mainstream",
    "Primary registration type": "Ofsted", "Placing at Distance Reason": "Not applicable",
    "UASC": "No", "Total weekly cost": "5400", "Contribution from Social Care": "5400",
    "Contribution from Education": "0", "Contribution from Health": "0",
    "Does this placement cost include additional packages?": "No",
    "Deprivation of Liberty Safeguards in place?": "No",
    "Does this CYP require a solo placement?": "No, and is not in a solo placement",
}  # fmt: skip
PROVISIONS = {
    "Fostering - Mainstream": Setting.FOSTER_INDEPENDENT,
    "Fostering - Enhanced": Setting.FOSTER_SPECIALIST,
    "Fostering - Parent and child": Setting.PARENT_AND_CHILD,
    "Fostering - Short breaks": Setting.OTHER,
    "Residential - Mainstream": Setting.CHILDRENS_HOME_INDEPENDENT,
    "Residential - With Education": Setting.CHILDRENS_HOME_INDEPENDENT,
    "Residential - Parent and Child": Setting.PARENT_AND_CHILD,
    "Residential - 38 week Residential School/College": Setting.RESIDENTIAL_SCHOOL,
    "Residential - 52 week Residential School/College": Setting.RESIDENTIAL_SCHOOL,
    "Supported Accommodation - Category 1: Self contained solo accommodation ":
        Setting.SUPPORTED_ACCOMMODATION,
    "Supported Accommodation - Category 2: Shared or group living for LAC and care leavers":
        Setting.SUPPORTED_ACCOMMODATION,
    "Supported Accommodation - Category 3: Shared or group living not limited to LAC or care "
    "leavers": Setting.SUPPORTED_ACCOMMODATION,
    "Supported Accommodation - Category 4: Supported Lodgings": Setting.SUPPORTED_ACCOMMODATION,
    "Secure Welfare": Setting.SECURE,
    "Student accommodation": Setting.OTHER,
    "Unregistered (where it should be registered)": Setting.UNREGISTERED_OR_OTHER,
    "Youth Offending Institution": Setting.CUSTODY,
    "Remand": Setting.CUSTODY,
    "CQC": Setting.OTHER_RESIDENTIAL,
}  # fmt: skip
RETURN = (
    "CHILD,DECOM,RNE,LS,PLACE,PLACE_PROVIDER,DEC,REC\n"
    "7001,02/05/2024,S,C2,K2,PR4,,\n7002,20/03/2026,S,C2,K2,PR4,,\n"
)
HEADER = "CHILD,DOB\n7001,14/03/2012\n7002,14/03/2012\n"


def census(*rows: dict[str, str], without: tuple[str, ...] = ()) -> str:
    """A census with all its headings but some, a line of each row's changes to ROW."""
    headings = [heading for heading in HEADINGS if heading not in without]
    lines = [[({**ROW, **row}).get(heading, "") for heading in headings] for row in rows]
    return "\n".join(",".join(f'"{cell}"' for cell in line) for line in [headings, *lines])


def read(folder: Path, *rows: dict[str, str], without: tuple[str, ...] = ()) -> Batch:
    return read_paths([put(folder, census=census(*rows, without=without))], TODAY)


def children(folder: Path, batch: Batch) -> dict[str, ChildOptions]:
    """The shortlist after an import, by child."""
    store = open_store(f"sqlite:///{folder}/store.sqlite3")
    import_batch(store, batch, actor=LOCAL_OWNER, now_utc=datetime.now(UTC))
    data = council_data(store, scope_for(LOCAL_OWNER, Permission.EXPORT_CHILDREN))
    as_of = data.data_date
    assert as_of is not None
    made = build_shortlist(data, None, as_of=as_of, move_on=None, year=None)
    return {child.child.child_id: child for child in made.children}


def readiness(child: ChildOptions) -> set[Readiness]:
    return {option.verdict.readiness for option in child.options}


def profile(child: str) -> str:
    """A needs profile of low needs: nothing in it keeps a child from being ready."""
    lines = (CASES / "min-08-dol" / "needs.csv").read_text().splitlines()
    return "\n".join([lines[0], *(line for line in lines[1:] if line.startswith(child))])


def test_every_heading_is_read(tmp_path: Path) -> None:
    batch = read(tmp_path, ROW)
    assert not [problem for problem in batch.problems if "column" in problem.found]
    row = loose(batch).iloc[0]
    assert (row["total_gbp"], row["trust_gbp"], row["setting"]) == (
        5400,
        5400,
        Setting.CHILDRENS_HOME_INDEPENDENT,
    )
    assert not row["deprivation_of_liberty"] and not row["solo_needed"] and not row["solo"]
    assert not row["includes_packages"] and row["looked_after"]
    assert row["registration"] == "Ofsted" and row["distance_reason"] == "Not applicable"
    assert pd.isna(row["unread_stops"])


@pytest.mark.parametrize(("provision", "setting"), PROVISIONS.items())
def test_every_kind_of_provision_is_known(provision: str, setting: Setting) -> None:
    assert setting_of_provision(pd.Series([provision])).tolist() == [setting]


@pytest.mark.parametrize(
    ("written", "in_force"),
    [("DoLS (current)", True), ("dols (CURRENT)", True), ("DoLS (previous)", False),
     ("No", False), ("Yes", True)],
)  # fmt: skip
def test_deprivation_of_liberty_is_read(tmp_path: Path, written: str, in_force: bool) -> None:
    batch = read(tmp_path, {"Deprivation of Liberty Safeguards in place?": written})
    assert loose(batch)["deprivation_of_liberty"].tolist() == [in_force]


@pytest.mark.parametrize(
    "written", ["DoLS (pending)", "Applied for", "yes?", "current or previous"]
)
def test_another_word_for_it_is_asked_about_and_kept(tmp_path: Path, written: str) -> None:
    batch = read(tmp_path, {"Deprivation of Liberty Safeguards in place?": written})
    assert loose(batch)["deprivation_of_liberty"].isna().all()
    assert written in loose(batch)["unread_stops"][0]
    assert any(written in question.asked for question in batch.questions)


def test_a_child_under_an_order_is_ruled_out(tmp_path: Path) -> None:
    """The case as it was met: ready to go home, with a saving, before the column was read."""
    batch = read_paths([CASES / "min-08-dol"], date.today())
    children_result = children(tmp_path, batch)
    assert readiness(children_result["7001"]) == {Readiness.RULED_OUT}


def test_the_whole_edition_as_met_rules_out_the_child_under_an_order(tmp_path: Path) -> None:
    children_result = children(tmp_path, read_paths([CASES / "census-2025-edition"], date.today()))
    assert readiness(children_result["7001"]) == {Readiness.RULED_OUT}
    assert Readiness.RULED_OUT not in readiness(children_result["7002"])
    assert [children_result[child].current.total.weekly_gbp for child in ("7001", "7002")] == [
        5400,
        9800,
    ]


def test_without_its_liberty_column_the_edition_leaves_nobody_ready(tmp_path: Path) -> None:
    absent = ("Deprivation of Liberty Safeguards in place?",)
    put(tmp_path / "r", e=RETURN, h=HEADER)
    put(tmp_path / "n", n=profile("7001"))
    put(tmp_path, census=census(ROW, without=absent))
    batch = read_paths([tmp_path], date.today())

    (costs,) = [loose_rows for loose_rows in batch.loose if loose_rows.table == "placement_census"]
    assert costs.frame["unread_stops"].tolist() == [
        "Deprivation of liberty: the column of this edition is absent"
    ]
    assert len(told(batch, "although this edition of the census has one")) == 1
    assert readiness(children(tmp_path, batch)["7001"]) == {Readiness.NOT_ENOUGH_KNOWN}


def test_an_older_edition_never_had_the_column_and_isnt_doubted(tmp_path: Path) -> None:
    old = "Identifier,Type of provision,Total weekly cost\n7001,Residential - in House,5400\n"
    batch = read_paths([put(tmp_path, census=old)], TODAY)
    assert loose(batch)["unread_stops"].isna().all()


def test_a_placement_after_18_is_kept_apart_and_named(tmp_path: Path) -> None:
    put(tmp_path / "r", e=RETURN, h=HEADER)
    adult = {
        "Looked after child?": "Post 18 (CSC placement)",
        "Identifier": "7002",
        "Total weekly cost": "900",
    }
    put(tmp_path, census=census(ROW, adult))
    batch = read_paths([tmp_path], date.today())

    assert len(told(batch, "kept separately")) == 1
    children_result = children(tmp_path, batch)
    assert (
        children_result["7001"].current.recorded is None,
        children_result["7002"].current.recorded is None,
    ) == (
        False,
        True,
    )


@pytest.mark.parametrize("provision", ["Secure - other", "Remand placement", "LASCH welfare bed"])
def test_a_provision_that_hints_at_a_stop_and_isnt_known_is_asked_about(
    tmp_path: Path, provision: str
) -> None:
    batch = read(tmp_path, {"Type of provision": provision})
    assert provision in loose(batch)["unread_stops"][0]
    (question,) = [question for question in batch.questions if provision in question.asked]
    answered = read_paths([tmp_path], TODAY, {question.key: "Residential - Secure Welfare"})
    assert loose(answered)["setting"].tolist() == [Setting.SECURE]
    assert loose(answered)["unread_stops"].isna().all()


def test_any_other_unknown_provision_is_a_doubt_and_its_price_is_kept(tmp_path: Path) -> None:
    batch = read(tmp_path, {"Type of provision": "Residential - Therapeutic"})
    assert loose(batch)["total_gbp"].tolist() == [5400]
    assert loose(batch)["unread_stops"].isna().all()
    assert told(batch, "kind of provision that this tool knows")


def test_who_registers_the_home_tells_its_kind_where_the_provision_doesnt(tmp_path: Path) -> None:
    batch = read(
        tmp_path,
        {"Type of provision": "Crisis bed", "Primary registration type": "Unregistered"},
        {"Type of provision": "Crisis bed", "Primary registration type": "CQC only"},
        {
            "Type of provision": "Residential - Mainstream",
            "Primary registration type": "Unregistered",
        },
    )
    assert loose(batch)["setting"].tolist() == [
        Setting.UNREGISTERED_OR_OTHER,
        Setting.OTHER_RESIDENTIAL,
        Setting.CHILDRENS_HOME_INDEPENDENT,
    ]


def test_a_distance_reason_of_2022_that_speaks_of_an_order_is_asked_about(tmp_path: Path) -> None:
    """The edition of March 2022 has no column for orders; one of its reasons tells of one."""
    text = (
        "Identifier,Type of provision,Total weekly cost,Primary Placing at Distance Reason\n"
        "7001,Residential - External (Commissioned),5400,Requirement for DOLS or LPS placement\n"
        "7002,Residential - External (Commissioned),5400,No placement available locally\n"
    )
    batch = read_paths([put(tmp_path, census=text)], TODAY)
    assert loose(batch)["unread_stops"].notna().tolist() == [True, False]
    (question,) = [question for question in batch.questions if "LPS" in question.asked]
    answer = {question.key: question.choices[0].value}
    answered = loose(read_paths([tmp_path], TODAY, answer))
    assert answered["deprivation_of_liberty"].fillna(False).tolist() == [True, False]


@pytest.mark.parametrize(
    ("written", "needed", "alone"),
    [
        ("Yes, and is in a solo placement", True, True),
        ("Yes, but is not in a solo placement", True, False),
        ("No, but is in a solo placement", False, True),
        ("No, and is not in a solo placement", False, False),
    ],
)
def test_a_solo_placement_is_needed_or_not_and_is_one_or_not(
    tmp_path: Path, written: str, needed: bool, alone: bool
) -> None:
    row = loose(read(tmp_path, {"Does this CYP require a solo placement?": written})).iloc[0]
    assert (row["solo_needed"], row["solo"]) == (needed, alone)


@pytest.mark.parametrize(
    ("sourced", "block"),
    [("GM RCC Flexi Block", True), ("Block Contract - Collaborative", True),
     ("Direct Award / Off Framework", False), ("", None)],
)  # fmt: skip
def test_how_it_was_sourced_tells_a_block_contract_or_nothing(
    tmp_path: Path, sourced: str, block: bool | None
) -> None:
    frame = loose(read(tmp_path, {"How the placement was sourced": sourced}))
    assert (None if pd.isna(frame["block"][0]) else bool(frame["block"][0])) is block
