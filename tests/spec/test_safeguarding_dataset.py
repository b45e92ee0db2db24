"""The Standard Safeguarding Dataset's tables, read as a return so far (FORMATS section 3)."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from data.formats.batch import Batch
from data.formats.read import read_paths
from data.formats.safeguarding_dataset import TABLES
from data.formats.table import Table
from models.labels import Readiness
from models.problems import Weight
from tests.drive.reading import EPISODES, HEADER, put
from tests.make.stop_files import look, profiles

TODAY = date(2026, 11, 24)

# The heads as a deployment of July 2026 writes them, every column, in its order.
HEADS = {
    "ssd_person": (
        "pers_legacy_id,pers_person_id,pers_upn,pers_forename,pers_surname,pers_sex,pers_gender,"
        "pers_ethnicity,pers_dob,pers_single_unique_id,pers_upn_unknown,pers_send_flag,"
        "pers_expected_dob,pers_death_date,pers_is_mother,pers_nationality"
    ),
    "ssd_cla_episodes": (
        "clae_cla_episode_id,clae_person_id,clae_cla_placement_id,clae_cla_episode_start_date,"
        "clae_cla_episode_start_reason,clae_cla_primary_need_code,clae_cla_episode_ceased_date,"
        "clae_cla_episode_ceased_reason,clae_cla_id,clae_referral_id,"
        "clae_cla_last_iro_contact_date,clae_entered_care_date"
    ),
    "ssd_cla_placement": (
        "clap_cla_placement_id,clap_cla_id,clap_person_id,clap_cla_placement_start_date,"
        "clap_cla_placement_type,clap_cla_placement_urn,clap_cla_placement_distance,"
        "clap_cla_placement_provider,clap_cla_placement_postcode,clap_cla_placement_end_date,"
        "clap_cla_placement_change_reason"
    ),
    "ssd_legal_status": (
        "lega_legal_status_id,lega_person_id,lega_legal_status,lega_legal_status_start_date,"
        "lega_legal_status_end_date"
    ),
    "ssd_cla_reviews": (
        "clar_cla_review_id,clar_cla_id,clar_cla_review_due_date,clar_cla_review_date,"
        "clar_cla_review_cancelled,clar_cla_review_participation"
    ),
    "ssd_cla_visits": (
        "clav_cla_visit_id,clav_cla_id,clav_person_id,clav_cla_visit_date,clav_cla_visit_seen,"
        "clav_cla_visit_seen_alone"
    ),
    "ssd_sdq_scores": (
        "csdq_table_id,csdq_person_id,csdq_sdq_score,csdq_sdq_completed_date,csdq_sdq_reason"
    ),
    "ssd_missing": (
        "miss_table_id,miss_person_id,miss_missing_episode_start_date,miss_missing_episode_type,"
        "miss_missing_episode_end_date,miss_missing_rhi_offered,miss_missing_rhi_accepted"
    ),
    "ssd_permanence": (
        "perm_table_id,perm_person_id,perm_cla_id,perm_adm_decision_date,"
        "perm_ffa_cp_decision_date,perm_placement_order_date,perm_placed_for_adoption_date,"
        "perm_matched_date,perm_adopted_by_carer_flag,perm_placed_ffa_cp_date,"
        "perm_decision_reversed_date,perm_placed_foster_carer_date,perm_part_of_sibling_group,"
        "perm_siblings_placed_together,perm_siblings_placed_apart,perm_placement_provider_urn,"
        "perm_decision_reversed_reason,perm_permanence_order_date,perm_permanence_order_type,"
        "perm_adopter_sex,perm_adopter_legal_status,perm_number_of_adopters,"
        "perm_adoption_worker_id"
    ),
    "ssd_disability": "disa_table_id,disa_person_id,disa_disability_code",
}
ROWS: dict[str, tuple[str, ...]] = {
    "ssd_person": (
        "L1,7001,,Somebody,Else,M,01,WBRI,2012-03-14 00:00:00,,,,,,N,",
        "L2,7002,,Somebody,Else,F,02,WBRI,2012-03-14 00:00:00,,,,,,N,",
        "L9,9999,,Somebody,Else,F,02,WBRI,2015-03-14 00:00:00,,,,,,N,",
    ),
    "ssd_cla_episodes": (
        "E1,7001,P1,2024-05-02 00:00:00,Started to be looked after,N1,2025-06-01 00:00:00,"
        "X1,C1,R1,,",
        "E2,7001,P2,2025-06-01 00:00:00,Change of placement and carer(s) only,N1,,,C1,R1,,",
        "E3,7002,P3,2026-05-01 00:00:00,S,N1,,,C2,R2,,",
    ),
    "ssd_cla_placement": (
        "P1,C1,7001,2024-05-02 00:00:00,U6,SC1,1.0,PR4,ZZ1 1ZZ,2025-06-01 00:00:00,",
        "P2,C1,7001,2025-06-01 00:00:00,K2,SC2,1.0,PR4,ZZ1 1ZZ,,CARPL",
        "P3,C2,7002,2026-05-01 00:00:00,K2,SC3,1.0,PR1,ZZ1 1ZZ,,",
    ),
    "ssd_legal_status": (
        "1,7001,Full care order,2024-05-02 00:00:00,",
        "2,7002,Interim care order,2026-05-01 00:00:00,",
    ),
    "ssd_cla_reviews": (
        "1,C1,2026-09-09 00:00:00,2026-09-10 00:00:00,N,PN1",
        "2,C1,2027-03-09 00:00:00,,N,",
    ),
    "ssd_cla_visits": ("1,C1,7001,2026-11-09 00:00:00,Y,Y",),
    "ssd_sdq_scores": ("1,7001,17,2026-09-09 00:00:00,", "2,7001,15,2026-05-09 00:00:00,"),
    "ssd_missing": ("1,7002,2026-09-09 00:00:00,Missing,2026-09-10 00:00:00,Y,Y",),
}


def extract(folder: Path, **instead: tuple[str, ...] | None) -> Path:
    """The files of one extract; `name=None` leaves a table out."""
    rows = {**ROWS, **instead}
    files = {
        name: "\n".join((HEADS[name], *lines)) + "\n"
        for name, lines in rows.items()
        if lines is not None
    }
    return put(folder, **files)


def episodes(batch: Batch) -> pd.DataFrame:
    (only,) = batch.returns
    return only.tables["episodes"].set_index("child_id")


def test_an_extract_is_a_return_so_far_of_the_children_in_care(tmp_path: Path) -> None:
    batch = read_paths([extract(tmp_path)], TODAY)

    (only,) = batch.returns
    assert (only.kind, only.year, only.covers_to) == ("ssda903", 2027, date(2026, 5, 1))
    rows = episodes(batch)[["decom", "rne", "ls", "place", "place_provider", "urn"]]
    assert rows.astype(str).to_numpy().tolist() == [
        ["2025-06-01", "P", "C2", "K2", "PR4", "SC2"],
        ["2026-05-01", "S", "C1", "K2", "PR1", "SC3"],
    ]
    header = only.tables["header"]
    assert header["child_id"].tolist() == ["7001", "7002"]
    assert header["sex"].tolist() == ["M", "F"]
    assert only.tables["reviews"]["review"].tolist() == [pd.Timestamp(2026, 9, 10)]
    assert only.tables["oc2"]["sdq_score"].tolist() == [17]
    assert only.tables["missing"][["child_id", "missing"]].to_numpy().tolist() == [["7002", "M"]]


def test_what_is_left_aside_is_said_and_every_row_is_counted(tmp_path: Path) -> None:
    batch = read_paths([extract(tmp_path)], TODAY)

    for count in batch.counts:
        assert count.read == count.kept + count.merged + count.rejected + count.blank
    assert sum(count.read for count in batch.counts) == sum(map(len, ROWS.values()))
    left_out = [problem.found for problem in batch.problems if "left out" in problem.found]
    assert any("1 episodes that ended before 01/04/2026" in words for words in left_out)
    assert any("1 people without an episode" in words for words in left_out)
    assert any("1 rows that we do not use yet" in words for words in left_out)


def test_no_name_is_taken_from_the_people(tmp_path: Path) -> None:
    (only,) = read_paths([extract(tmp_path)], TODAY).returns

    for frame in only.tables.values():
        assert not frame.astype(str).isin(["Somebody", "Else"]).any().any()


@pytest.mark.parametrize(
    "lines",
    [
        ("1,7001,Full care order,2025-06-01 00:00:00,",
         "2,7001,Remanded to local authority accommodation or to youth detention accommodation,"
         "2025-06-01 00:00:00,"),
        ("1,7001,J1,2025-07-01 00:00:00,", "2,7001,C2,2026-07-01 00:00:00,"),
        ("1,7001,j1 - Remand,2025-07-01 00:00:00,", "2,7001,C2,,"),
    ],
)  # fmt: skip
def test_a_legal_status_that_is_a_stop_comes_first_wherever_it_is_in_the_file(
    tmp_path: Path, lines: tuple[str, ...]
) -> None:
    for number, ordered in enumerate((lines, lines[::-1])):
        folder = extract(tmp_path / str(number), ssd_legal_status=ordered)
        assert episodes(read_paths([folder], TODAY)).loc["7001", "ls"] == "J1"


def test_a_legal_status_that_is_over_is_not_in_force(tmp_path: Path) -> None:
    lines = (
        "1,7001,J1,2025-06-01 00:00:00,2025-08-01 00:00:00",
        "2,7001,C2,2025-08-01 00:00:00,",
    )
    folder = extract(tmp_path, ssd_legal_status=lines)

    assert episodes(read_paths([folder], TODAY)).loc["7001", "ls"] == "C2"


def test_a_legal_status_that_is_not_understood_is_asked_even_beside_one_that_is(
    tmp_path: Path,
) -> None:
    lines = (
        "1,7001,Zebra order,2025-06-01 00:00:00,",
        "2,7001,C2,2026-06-01 00:00:00,",
        "3,7002,C1,2026-05-01 00:00:00,",
    )
    folder = extract(tmp_path, ssd_legal_status=lines)
    batch = read_paths([folder], TODAY)

    (question,) = [question for question in batch.questions if "Zebra" in question.asked]
    assert question.file == "ssd_cla_episodes.csv" and question.rows == (3,)
    assert 'LS: "Zebra order"' in str(episodes(batch).loc["7001", "unread_stops"])
    answered = read_paths([folder], TODAY, {question.key: "C2"})
    assert episodes(answered).loc["7001", "ls"] == "C2"


@pytest.mark.parametrize(
    "name", ["ssd_cla_placement", "ssd_legal_status", "ssd_person", "ssd_cla_episodes"]
)
def test_without_placements_or_legal_statuses_nothing_is_kept_and_the_file_is_named(
    tmp_path: Path, name: str
) -> None:
    batch = read_paths([extract(tmp_path, **{name: None})], TODAY)

    assert not batch.returns
    (problem,) = [problem for problem in batch.problems if problem.weight is Weight.FILE]
    assert name in problem.found and name in problem.what_to_do


def test_a_placement_without_its_number_is_found_by_child_and_day(tmp_path: Path) -> None:
    lines = ("E3,7002,,2026-05-01 00:00:00,S,N1,,,C2,R2,,",)
    folder = extract(tmp_path, ssd_cla_episodes=lines)

    assert episodes(read_paths([folder], TODAY)).loc["7002", "place"] == "K2"


def test_which_of_two_numbers_of_a_person_counts_is_asked(tmp_path: Path) -> None:
    folder = extract(tmp_path)
    batch = read_paths([folder], TODAY)

    (question,) = [question for question in batch.questions if "two numbers" in question.asked]
    answered = read_paths([folder], TODAY, {question.key: "pers_legacy_id"})
    assert episodes(batch).index.tolist() == ["7001", "7002"]
    assert episodes(answered).index.tolist() == ["L1", "L2"]
    assert not [question for question in answered.questions if "two numbers" in question.asked]


def test_an_extract_beside_a_return_stays_a_statement_of_its_own(tmp_path: Path) -> None:
    put(tmp_path, e=EPISODES, h=HEADER)
    batch = read_paths([extract(tmp_path)], TODAY)

    assert [rows.year for rows in batch.returns] == [2025, 2027]


@pytest.mark.parametrize("table", TABLES, ids=lambda one: one.name)
def test_the_makers_empty_table_is_recognised_and_reads_nothing(
    table: Table, tmp_path: Path
) -> None:
    batch = read_paths([put(tmp_path, any_name=HEADS[table.name] + "\n")], TODAY)

    assert batch.files[0].recognised_as == table.name
    assert not batch.returns and not batch.loose
    assert not [problem for problem in batch.problems if "column" in problem.found]


def ready_or_not(folder: Path, legal: str) -> set[Readiness]:
    """The answers for a child of the extract with low needs and this legal status."""
    person = "L1,7001,,,,M,01,WBRI,2013-03-14 00:00:00,,,,,,N,"
    lines = {
        **ROWS,
        "ssd_person": (person,),
        "ssd_cla_episodes": ("E1,7001,P2,2026-05-02 00:00:00,S,N1,,,C1,R1,,",),
        "ssd_legal_status": (f"1,7001,{legal},2026-05-02 00:00:00,",),
    }
    files = {f"{name}.csv": "\n".join((HEADS[name], *some, "")) for name, some in lines.items()}
    files["needs.csv"] = profiles(["7001"])
    return look(folder, files, as_of=date(2027, 3, 30)).readiness("7001")


@pytest.mark.parametrize(
    "legal", ["J1", "j1", "J1 - Remand", "Remand", "Emergency protection order"]
)
def test_a_stop_of_the_extract_rules_the_child_out(tmp_path: Path, legal: str) -> None:
    """Since May 2026: one that can't have lasted so long is asked about, and never a yes."""
    assert ready_or_not(tmp_path / "without", "C2") >= {Readiness.READY}
    answers = ready_or_not(tmp_path / "with", legal)
    assert answers and answers <= {Readiness.RULED_OUT, Readiness.NOT_ENOUGH_KNOWN}


@pytest.mark.parametrize("legal", ["Zebra order", "C2 J1", ""])
def test_a_legal_status_that_is_not_known_never_makes_a_child_ready(
    tmp_path: Path, legal: str
) -> None:
    answers = ready_or_not(tmp_path, legal)

    assert answers and not answers & {Readiness.READY, Readiness.NEARLY}
