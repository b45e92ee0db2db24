"""What the models get: the columns agreed, no 903 code, no child out of scope, one answer."""

from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from data.store.imports.batch import import_batch
from data.store.read import COST_FRAMES, FRAMES, council_data
from data.store.record.corrections import record_correction, withdraw_correction
from data.store.schema.engine import Store, open_store
from models.access import LOCAL_OWNER, Actor, Permission, Role, scope_for
from models.children.council import COLUMNS, CouncilData
from models.children.freshness import WhereaboutsAnswer
from models.recording.join import RecordedFrames
from models.settings import Setting
from tests.make.batches import NOW, a_batch, a_return, a_year, loose


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """SQLite only: that both engines give the same frames is one test below."""
    opened = open_store(f"sqlite:///{tmp_path / 'frames.sqlite3'}")
    yield opened
    opened.engine.dispose()


def bring(store: Store, *parts, **options):
    return import_batch(store, a_batch(*parts), actor=LOCAL_OWNER, now_utc=NOW, **options)


def read(store: Store, *councils: str) -> CouncilData:
    seen = frozenset(councils) if councils else None
    actor = Actor("somebody", frozenset({Role.LOCAL_OWNER}), seen)
    return council_data(store, scope_for(actor, Permission.READ_CHILDREN))


# Frames that no file fills: tests/store/test_recording.py has them.
BY_PEOPLE_ALONE = {field.name for field in fields(RecordedFrames)} - set(FRAMES)


def by_id(data: CouncilData, frame: str) -> dict[str, dict[str, object]]:
    ids = data.frame("children").set_index("child")["child_id"]
    rows = data.frame(frame)
    return {ids[row["child"]]: row for row in rows.to_dict("records")}


def test_every_frame_of_the_contract_is_there_with_its_columns(store: Store) -> None:
    assert set(FRAMES) | set(COST_FRAMES) | BY_PEOPLE_ALONE == set(COLUMNS)
    for parts in ((), (a_year(),)):
        if parts:
            bring(store, *parts)
        data = read(store)
        for name, columns in COLUMNS.items():
            assert tuple(data.frame(name).columns) == columns, name
            for day in {
                "starts",
                "ends",
                "covers_from",
                "covers_to",
                "assessed_on",
                "born",
                "on",
                "as_at",
                "last_review",
                "last_visit",
            } & set(columns):
                assert data.frame(name)[day].dtype.kind == "M", (name, day)


def test_codes_become_words_at_the_door(store: Store) -> None:
    bring(
        store,
        a_return(
            2025,
            episodes=(
                {
                    "child_id": "1",
                    "decom": "2024-05-01",
                    "rne": "S",
                    "ls": "V2",
                    "place": "K2",
                    "place_provider": "PR1",
                    "dec": "2024-06-01",
                    "rec": "X1",
                    "urn": "SC1",
                    "reason_place_change": "CARPL",
                },
                {
                    "child_id": "2",
                    "decom": "2024-06-01",
                    "rne": "L",
                    "ls": "C1",
                    "place": "T1",
                    "pl_post": "ZZ1 1ZZ",
                    "urn": "XXXXXXX",
                },
            ),
        ),
    )
    rows = by_id(read(store), "episodes")
    one, two = rows["1"], rows["2"]
    assert (one["setting"], one["provider"]) == ("childrens_home_in_house", "in_house")
    assert (one["order"], one["ending"]) == (
        "accommodated under section 20",
        "moved to another placement",
    )
    assert (one["starts_placement"], one["starts_care"], one["home"]) == (True, True, "SC1")
    assert one["change_reason"] not in {"", "CARPL"}
    assert one["text"].startswith("1|2024-05-01|S|V2|")
    assert (two["setting"], two["starts_placement"]) == ("temporary", False)
    assert pd.isna(two["ending"]) and pd.isna(two["ends"])
    assert two["home"].startswith("p") and "ZZ" not in two["home"]


def test_no_frame_has_a_postcode_or_an_ethnic_origin(store: Store) -> None:
    header = ({"child_id": "0001", "dob": "2010-05-05", "ethnic": "WBRI", "upn": "UPN123"},)
    bring(
        store,
        a_return(
            2025,
            episodes=(
                {
                    "child_id": "0001",
                    "decom": "2024-05-01",
                    "rne": "S",
                    "home_post": "HH1 1HH",
                    "pl_post": "PP1 1PP",
                },
            ),
            header=header,
        ),
    )
    for name, frame in read(store).frames.items():
        shown = frame.drop(columns=["text"], errors="ignore").to_string()
        assert not any(word in shown for word in ("WBRI", "HH1", "PP1", "UPN123")), name


def test_of_two_versions_of_a_return_the_one_imported_later_counts(store: Store) -> None:
    first = a_return(
        2025,
        content_date=date(2024, 12, 1),
        name="a",
        episodes=({"child_id": "1", "decom": "2024-05-01", "rne": "S"},),
    )
    second = a_return(
        2025,
        content_date=date(2025, 3, 1),
        name="b",
        episodes=({"child_id": "1", "decom": "2024-05-02", "rne": "S"},),
    )
    bring(store, second)
    bring(store, first)
    data = read(store)
    newest = data.frame("returns").sort_values("rank")["return_id"].iloc[-1]
    starts = data.frame("episodes").set_index("return_id")["starts"]
    assert str(starts[newest].date()) == "2024-05-01"


def test_a_child_is_what_the_newest_return_says(store: Store) -> None:
    bring(
        store,
        a_return(
            2025,
            episodes=({"child_id": "1", "decom": "2024-05-01", "rne": "S"},),
            header=({"child_id": "1", "dob": "2010-01-02"},),
        ),
    )
    bring(
        store,
        a_return(
            2024,
            episodes=(
                {"child_id": "1", "decom": "2023-05-01", "rne": "S"},
                {"child_id": "2", "decom": "2023-05-01", "rne": "S"},
            ),
            header=({"child_id": "1", "dob": "2010-02-01"},),
            reviews=({"child_id": "2", "dob": "2011-03-03", "review": "2023-09-01"},),
        ),
    )
    born = {key: str(row["born"].date()) for key, row in by_id(read(store), "children").items()}
    assert born == {"1": "2010-01-02", "2": "2011-03-03"}


def test_asylum_seeking_is_yes_no_or_not_said(store: Store) -> None:
    episodes = tuple({"child_id": key, "decom": "2023-05-01", "rne": "S"} for key in "123")
    bring(store, a_return(2024, episodes=episodes))
    assert read(store).frame("children")["asylum_seeking"].isna().all()
    bring(
        store,
        a_return(
            2025,
            episodes=episodes,
            uasc=(
                {"child_id": "1"},
                {"child_id": "2", "duc": "2024-09-01"},
            ),
        ),
    )
    said = {key: row["asylum_seeking"] for key, row in by_id(read(store), "children").items()}
    assert said == {"1": True, "2": False, "3": False}


def test_annex_a_says_where_a_child_is_and_who_knows_the_child(store: Store) -> None:
    row = {
        "child_id": "1",
        "care_started": "2026-01-05",
        "placement_started": "2026-01-05",
        "placement_type": "h) Children’s Homes",
        "placement_provider": "a) Own LA",
        "setting": "childrens_home_in_house",
        "legal_status": "e) Accommodated under S20",
        "permanence_plan": "a) Return to family",
        "disability": "True",
        "team": "East",
        "worker": "A. Worker",
        "last_review": "2026-05-01",
        "missing_12m": 2,
        "dob": "2011-01-01",
        "asylum_seeking": True,
        "urn": "SC9",
    }
    left = row | {
        "child_id": "2",
        "care_started": "2025-01-01",
        "care_ceased": "2026-06-01",
        "ceased_reason": "h) Moved into independent living",
    }
    bring(store, a_return(2027, kind="annex_a", content_date=date(2026, 9, 1), annex_a=(row, left)))
    data = read(store)
    one, two = (by_id(data, "episodes")[key] for key in "12")
    assert (one["setting"], one["provider"]) == (Setting.CHILDRENS_HOME_IN_HOUSE, "in_house")
    assert (one["order"], one["starts_care"]) == ("accommodated under section 20", True)
    assert pd.isna(one["ending"]) and pd.isna(one["ends"])
    assert (two["ending"], str(two["ends"].date())) == ("independent living", "2026-06-01")
    assert not two["starts_care"]
    about = by_id(data, "annex_a")["1"]
    assert (about["permanence_plan"], about["team"], about["missing_12m"]) == (
        "Return to family",
        "East",
        2,
    )
    assert str(about["as_at"].date()) == "2026-09-01"
    assert str(about["care_started"].date()) == row["care_started"]
    person = by_id(data, "children")["1"]
    assert person["asylum_seeking"] and str(person["born"].date()) == "2011-01-01"


def test_a_stored_price_that_no_week_has_is_not_known(store: Store) -> None:
    """Earlier versions kept it; what a file says now is checked at the door."""
    row = {"provision": "x", "setting": "childrens_home_independent"}
    bring(
        store,
        a_year(),
        loose(
            "placement_census",
            row | {"child_id": "0001", "total_gbp": 1e9, "trust_gbp": 3000.0},
            row | {"child_id": "0002", "total_gbp": 5000.0, "trust_gbp": 3000.0},
            price_year=2025,
        ),
    )
    prices = by_id(read(store), "prices")
    assert pd.isna(prices["0001"]["total_gbp"]) and pd.isna(prices["0001"]["trust_gbp"])
    assert (prices["0002"]["total_gbp"], prices["0002"]["trust_gbp"]) == (5000.0, 3000.0)


def test_prices_of_all_three_shapes_are_pounds_a_week_with_source_and_year(store: Store) -> None:
    bring(
        store,
        a_year(),
        loose(
            "placement_census",
            {
                "child_id": "0001",
                "provision": "x",
                "total_gbp": 5000.0,
                "trust_gbp": 3000.0,
                "health_gbp": 2000.0,
                "block": True,
                "setting": "childrens_home_independent",
                "notice_days": 28,
            },
            price_year=2024,
        ),
        loose(
            "s251",
            {"child_id": "0002", "starts": "2025-04-01", "total_gbp": 700.0},
            price_year=2025,
        ),
        loose("placements_standard", {"child_id": "0002", "total_gbp": 710.0}, price_year=2025),
    )
    data = read(store)
    prices = data.frame("prices")
    assert sorted(prices["price_year"]) == [2024, 2025, 2025]
    assert prices["trust_gbp"].isna().tolist() == [False, True, True]
    assert set(prices["source"]) == {
        "Placement census (costs)",
        "Section 251 placement costs",
        "Placements Data Standard v2",
    }
    first = by_id(data, "prices")["0001"]
    assert (first["block"], first["notice_days"], first["total_gbp"]) == (True, 28, 5000.0)


def test_a_block_contract_that_no_file_tells_of_stays_not_known_to_the_end_of_the_frame(
    store: Store,
) -> None:
    about = {"provision": "x", "total_gbp": 5000.0}
    said = [
        about | {"child_id": f"000{position}", "block": block}
        for position, block in ((1, True), (2, False), (3, None))
    ]
    bring(
        store,
        a_year(),
        loose("placement_census", *said, price_year=2024),
        loose("placements_standard", {"child_id": "0004", "total_gbp": 710.0}, price_year=2025),
    )
    data = read(store)
    assert str(data.frame("prices")["block"].dtype) == "boolean"
    found = {child: row["block"] for child, row in by_id(data, "prices").items()}
    assert found == {"0001": True, "0002": False, "0003": None, "0004": None}


def test_own_unit_costs_come_with_the_year_they_are_of(store: Store) -> None:
    row = {"setting": "foster_in_house", "weekly_cost_gbp": 560.0, "source": "Finance"}
    bring(
        store,
        loose(
            "unit_costs",
            row | {"price_year": "2025-26"},
            row | {"price_year": "soon", "weekly_cost_gbp": 600.0},
        ),
    )
    costs = read(store).frame("unit_costs")
    assert costs["weekly_gbp"].tolist() == [560.0]  # a price of no year is none
    assert costs["price_year"].tolist() == [2025]


def test_profiles_hold_what_was_rated_and_blank_stays_unknown(store: Store) -> None:
    texts = {"child_id": "0001", "assessed_on": "2026-09-01", "item": "education"}
    bring(
        store,
        a_year(),
        loose(
            "needs_profile",
            texts | {"level": 2, "evidence": "timetable"},
            texts | {"item": "self_harm", "level": None},
        ),
        loose(
            "cans_6_21",
            {
                "child_id": "0002",
                "assessed_on": "2026-08-01",
                "running_away": 3,
                "victimisation_exploitation": 0,
                "gang_involvement": 0,
            },
        ),
    )
    data = read(store)
    ids = data.frame("children").set_index("child")["child_id"]
    rows = data.frame("profiles").assign(child_id=lambda frame: frame["child"].map(ids))
    own = rows[rows["child_id"] == "0001"].set_index("item")["level"]
    assert own["education"] == 2 and pd.isna(own["self_harm"])
    cans = rows[rows["child_id"] == "0002"].set_index("item")
    assert cans.loc["exploitation_and_missing", "level"] == 3
    assert str(cans["assessed_on"].iloc[0].date()) == "2026-08-01"
    assert cans["level"].drop("exploitation_and_missing").isna().all()


def test_a_later_return_that_knows_the_end_replaces_the_open_statement(store: Store) -> None:
    episodes = ({"child_id": "1", "decom": "2024-05-01", "rne": "S"},)
    away = {"child_id": "1", "missing": "M", "mis_start": "2025-03-30"}
    bring(store, a_return(2025, episodes=episodes, missing=(away,)))
    bring(store, a_return(2026, episodes=episodes, missing=(away | {"mis_end": "2025-04-02"},)))
    (row,) = read(store).frame("missing").to_dict("records")
    assert str(row["ends"].date()) == "2025-04-02"


def test_a_cost_file_speaks_of_orders_only_of_the_children_in_it(store: Store) -> None:
    bring(store, a_year())
    bring(
        store,
        loose(
            "placement_census",
            {
                "child_id": "0001",
                "provision": "x",
                "deprivation_of_liberty": True,
                "starts": "2025-01-01",
            },
            price_year=2025,
        ),
    )
    data = read(store)
    assert not data.orders_ever_held
    (row,) = data.frame("deprivation_of_liberty").to_dict("records")
    assert row["in_force"] is True and str(row["starts"].date()) == "2025-01-01"


def test_a_return_with_an_order_table_says_who_has_none(store: Store) -> None:
    bring(
        store,
        a_year(
            2027, dolo=({"child_id": "0001", "dolo_start": "2026-06-01", "dolo_end": "2026-12-01"},)
        ),
    )
    data = read(store)
    assert data.orders_ever_held
    ids = data.frame("children").set_index("child")["child_id"]
    rows = data.frame("deprivation_of_liberty")
    rows = rows.assign(child_id=rows["child"].map(ids))
    (order,) = rows[rows["in_force"].isna()].to_dict("records")
    assert order["child_id"] == "0001" and str(order["ends"].date()) == "2026-12-01"
    assert rows[rows["in_force"] == False]["child_id"].tolist() == ["0001", "0002"]  # noqa: E712


def test_siblings_are_named_by_their_key_when_they_are_held(store: Store) -> None:
    bring(
        store,
        a_year(),
        loose(
            "siblings",
            {"child_id": "0001", "sibling_id": "0002", "plan": "together"},
            {"child_id": "0001", "sibling_id": "9999"},
        ),
    )
    data = read(store)
    keys = data.frame("children").set_index("child_id")["child"]
    rows = data.frame("siblings")
    assert rows["sibling"].iloc[0] == keys["0002"] and pd.isna(rows["sibling"].iloc[1])


def test_a_child_is_of_the_placing_authority_else_the_imports_council(store: Store) -> None:
    price = {"provision": "x", "total_gbp": 1.0}
    bring(store, a_year(), council="North")
    bring(
        store,
        loose(
            "placement_census",
            price | {"child_id": "0001", "placing_authority": " West "},
            price | {"child_id": "8"},
            price_year=2020,
        ),
    )
    councils = {key: row["council"] for key, row in by_id(read(store), "children").items()}
    assert councils == {"0001": "West", "0002": "North", "8": "unknown"}


def test_nobody_sees_a_child_of_another_council_in_any_frame(store: Store) -> None:
    bring(
        store,
        a_return(
            2025,
            episodes=({"child_id": "canary-7", "decom": "2024-05-01", "rne": "S"},),
            missing=({"child_id": "canary-7", "mis_start": "2024-06-01"},),
        ),
        loose("names", {"child_id": "canary-7", "name": "Canary"}),
        loose("incidents", {"child_id": "canary-7", "on": "2024-06-01", "kind": "canary"}),
        loose("siblings", {"child_id": "0001", "sibling_id": "canary-7"}),
        loose("placement_census", {"child_id": "canary-7", "provision": "x"}, price_year=2024),
        council="West",
    )
    bring(store, a_year(2026), council="North")
    hidden = by_id(read(store), "children")["canary-7"]["child"]
    data = read(store, "North")
    assert set(by_id(data, "children")) == {"0001", "0002"}
    for name, frame in data.frames.items():
        shown = frame.to_string()
        assert "anary" not in shown and hidden not in shown, name
    assert list(read(store, "west").frame("children")["name"]) == ["Canary"]
    assert read(store, "South").frame("episodes").empty


def test_the_councils_served_come_from_settings_budgets_and_targets(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert read(store).own_councils == frozenset()
    year = {"financial_year": "2025-26"}
    bring(
        store,
        loose(
            "budgets",
            year | {"council": "both", "category": "x", "budget_gbp": 1.0},
            year | {"council": "East", "category": "x", "budget_gbp": 1.0},
        ),
        loose("targets", year | {"council": " All", "target_gbp": 1.0}),
    )
    monkeypatch.setenv("CIRCLE_COUNCILS", "West ; North;")
    assert read(store).own_councils == {"West", "North", "East"}


def test_a_target_that_is_said_again_is_the_last_one_said(store: Store) -> None:
    year = {"financial_year": "2025-26", "council": "North"}
    for pounds in (1.0, 3.0, 2.0):
        bring(store, loose("targets", year | {"target_gbp": pounds}))
    assert read(store).frame("targets").to_dict("records") == [year | {"target_gbp": 2.0}]


def test_targets_and_budgets_of_other_councils_and_of_all_together_are_not_seen(
    store: Store,
) -> None:
    year = {"financial_year": "2025-26"}
    each = [year | {"council": name, "target_gbp": 1.0} for name in ("North", "West", "both")]
    plans = [
        year | {"council": name, "category": "x", "budget_gbp": 1.0}
        for name in ("North", "West", "all")
    ]
    costs = [
        year | {"council": name, "item": "team", "cost_gbp": 1.0}
        for name in ("North", "West", "both")
    ]
    bring(
        store, loose("targets", *each), loose("budgets", *plans), loose("programme_costs", *costs)
    )
    assert len(read(store).frame("targets")) == len(read(store).frame("budgets")) == 3
    data = read(store, "north")
    assert list(data.frame("targets")["council"]) == ["North"]
    assert list(data.frame("budgets")["council"]) == ["North"]
    assert read(store).frame("programme_costs").to_dict("records") == costs
    assert list(data.frame("programme_costs")["council"]) == ["North"]
    assert read(store, "South").frame("targets").empty


def test_frames_are_the_same_on_both_engines_in_any_order_of_imports(
    store: Store, postgres: Callable[[], str]
) -> None:
    about = {"child_id": "0001"}
    listed = about | {
        "care_started": "2024-06-01",
        "placement_started": "2026-01-05",
        "setting": "secure",
        "asylum_seeking": False,
        "missing_12m": 1,
    }
    price = about | {"provision": "x", "total_gbp": 1 / 3, "starts": "2025-01-01"}
    parts = [
        a_year(2024),
        a_year(
            2025,
            missing=(about | {"missing": "M", "mis_start": "2025-01-03"},),
            oc2=(about | {"sdq_score": 17},),
            uasc=(about,),
            reviews=(about | {"review": "2024-09-01"},),
        ),
        a_return(2027, kind="annex_a", content_date=date(2026, 9, 1), annex_a=(listed,)),
        loose(
            "incidents",
            *(about | {"on": "2025-01-01", "kind": kind, "serious": kind == "a"} for kind in "ba"),
        ),
        loose(
            "placement_census",
            price,
            price
            | {
                "child_id": "0002",
                "block": True,
                "deprivation_of_liberty": False,
                "placing_authority": "West",
                "unread_stops": 'Type of provision: "Welfare"',
            },
            price_year=2025,
        ),
        loose(
            "needs_profile",
            about
            | {
                "assessed_on": "2026-01-01",
                "item": "education",
                "level": 2,
                "child_view": "“Füße” 💷",
            },
        ),
        loose("siblings", about | {"sibling_id": "0002"}),
        loose("names", about | {"name": "Zoë"}),
        loose(
            "unit_costs",
            {
                "setting": "home",
                "weekly_cost_gbp": 0.1,
                "support_weeks": 26,
                "price_year": "2025-26",
                "source": "x",
            },
        ),
        loose(
            "budgets",
            {"financial_year": "2025-26", "council": "North", "category": "x", "budget_gbp": 1 / 3},
        ),
        loose(
            "targets",
            *(
                {"financial_year": "2025-26", "council": name, "target_gbp": 2.0}
                for name in ("West", "North", "both")
            ),
        ),
        loose(
            "programme_costs",
            {
                "financial_year": "2025-26",
                "council": "both",
                "item": "Team “step-down”",
                "cost_gbp": 1 / 3,
            },
        ),
        loose(
            "renegotiations",
            about
            | {
                "agreed_on": "2025-03-01",
                "starts": "2025-04-01",
                "old_weekly_gbp": 5_400.1,
                "new_weekly_gbp": 1 / 3,
                "kind": "price_cut",
                "source": "letter",
            },
        ),
        loose(
            "edge_of_care",
            {
                "child_id": "0099",
                "council": "North",
                "referred_on": "2025-05-01",
                "support": "therapy",
            },
        ),
        loose(
            "ledger",
            *(
                about
                | {
                    "setting": "childrens_home_independent",
                    "provider": "A home",
                    "paid_from": "2025-04-01",
                    "paid_to": "2025-04-30",
                    "posted_on": "2025-05-02",
                    "paid_gbp": gbp,
                }
                for gbp in (1 / 3, 23_142.86)
            ),
        ),
    ]
    other = open_store(postgres())
    for database, order in ((store, parts), (other, parts[::-1])):
        for part in order:
            bring(database, part, council="North")
        said_and_taken_back(database)
    frames, two = without_keys(read(store)), without_keys(read(other))
    assert {name for name in COLUMNS if frames[name].empty} == BY_PEOPLE_ALONE
    for name in frames:
        pd.testing.assert_frame_equal(frames[name], two[name])
    other.engine.dispose()


def said_and_taken_back(store: Store) -> None:
    """A correction of child 0001 and its withdrawal: blanks of both kinds in the frame."""
    people = read(store).frame("children").set_index("child_id")
    who = {"actor": LOCAL_OWNER, "child": people["child"]["0001"], "now_utc": NOW}
    record_correction(
        store, answer=WhereaboutsAnswer.STILL_HERE, on=NOW.date(), expected_version=0, **who
    )
    withdraw_correction(store, number=1, expected_version=1, **who)


def without_keys(data: CouncilData) -> dict[str, pd.DataFrame]:
    """The frames with identifiers for keys and years for return ids, which differ by database."""
    people = data.frame("children")
    ids = dict(zip(people["child"], people["source"] + "/" + people["child_id"], strict=True))
    returns = data.frame("returns")
    named = returns["kind"] + returns["year"].astype("str") + "/" + returns["rank"].astype("str")
    said = dict(zip(returns["return_id"], named, strict=True))
    frames = {}
    for name, frame in data.frames.items():
        for column, names in (("child", ids), ("sibling", ids), ("return_id", said)):
            if column in frame.columns:
                frame = frame.assign(**{column: frame[column].map(names).astype("str")})
        frames[name] = frame
    return frames


def test_a_child_at_the_edge_of_care_is_not_expected_in_any_return(store: Store) -> None:
    about = {"child_id": "0099"}
    families = loose("edge_of_care", about | {"council": "North", "referred_on": "2025-05-01"})
    told = bring(store, a_year(), families, loose("siblings", about | {"sibling_id": "0098"}))
    assert [one.table for one in told.unmatched] == ["siblings"]
    assert len(read(store).frame("edge_of_care")) == 1


def test_an_agreement_without_a_price_or_a_kind_that_can_be_read_is_none(store: Store) -> None:
    """Rejected at the door by a file's reader; here the rows come past it."""
    good = {
        "child_id": "0001",
        "agreed_on": "2025-03-01",
        "starts": "2025-04-01",
        "old_weekly_gbp": 5_400.0,
        "new_weekly_gbp": 5_050.0,
        "kind": "price_cut",
    }
    blank = ("old_weekly_gbp", "new_weekly_gbp", "kind")
    bad = [
        good | {"starts": f"2025-0{month}-01", name: None} for month, name in enumerate(blank, 5)
    ]
    bring(store, a_year(), loose("renegotiations", good, *bad))
    assert len(read(store).frame("renegotiations")) == 1
