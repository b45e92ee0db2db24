"""Annex A, List 8, drawn some days before today: where everybody is, and what the 903 lacks."""

from pathlib import Path

import numpy as np
import pandas as pd

from data.demo.calendar import Calendar, day_number, to_903_dates
from data.demo.events import Events
from data.demo.kinds import WhereKind, kind_names
from data.demo.people import People
from data.demo.placements import OPEN
from data.demo.places import COUNCILS
from data.demo.urns import urn_numbers
from data.demo.write import write_table

_ORDERS = {
    "C1": "Interim care orders", "C2": "Full care orders", "E1": "Placement order granted",
    "V2": "Accommodated under S20", "V4": "Accommodated under S20",
    "J1": "J1: Remanded to LA or youth detention",
    "L1": "Detained on child protection grounds in LA accommodation",
}  # fmt: skip
_ENDINGS = {
    "E11": "Adopted", "E12": "Adopted", "E2": "Died", "E3": "Care taken by another LA",
    "E4A": "Returned home to live with parents or relatives",
    "E4B": "Returned home to live with parents or relatives",
    "E13": "Left care to live with parents, relatives or other person with no parental"
           " responsibility",
    "E45": "Special Guardianship Orders", "E46": "Special Guardianship Orders",
    "E47": "Special Guardianship Orders", "E48": "Special Guardianship Orders",
    "E5": "Moved into independent living", "E6": "Moved into independent living",
    "E7": "Transferred to residential care funded by Adult Social Services",
    "E16": "Child moved abroad", "E17": "Care ceased for any other reason",
}  # fmt: skip
_TEAMS = ("Children in care 1", "Children in care 2", "Children in care 3", "Children in care 4",
          "Permanence", "Court team")  # fmt: skip
_SURNAMES = ("Ashby", "Barlow", "Chana", "Dutton", "Ekpo", "Farrow", "Gill", "Hobbs", "Iqbal",
             "Jessop", "Kaur", "Lowe", "Mensah", "Nowak", "Orme", "Pyke")  # fmt: skip
WORKERS = tuple(f"{letter}. {name}" for name in _SURNAMES for letter in "ABJMST")
_PLANS = {
    WhereKind.PARENTS: "Return to birth family within 6 months", WhereKind.ADOPTION: "Adoption",
    WhereKind.CONNECTED: "Special Guardianship Order",
    WhereKind.SUPPORTED: "Supported living in the community",
}  # fmt: skip
_PLANS_RESIDENTIAL = (
    "Long term residential placement", "Long term residential placement",
    "Plans for long-term fostering with a new carer", "Return to birth family within 6 months",
)  # fmt: skip


def write_annex_a(
    path: Path,
    calendar: Calendar,
    people: People,
    placements: pd.DataFrame,
    episodes: pd.DataFrame,
    events: Events,
    rng: np.random.Generator,
) -> None:
    """One row a child in care on the day, or whose care ended since the last return."""
    day, since = day_number(calendar.data_date), day_number(calendar.last_return)
    frame = placements[(placements["order"] != "V3") & (placements["care_ends"] > since)]
    rows = frame.drop_duplicates("care", keep="last").reset_index(drop=True)
    person_record, kind = rows["child"].to_numpy(), rows["kind"].to_numpy().astype(np.intp)
    law = episodes.sort_values("decom").drop_duplicates(["child", "care_started"], keep="last")
    law = rows[["child", "care_started"]].merge(law, on=["child", "care_started"], how="left")
    remaining = rows["care_ends"].to_numpy() < OPEN
    local = np.isin(rows["host"].to_numpy(), COUNCILS)
    places = ["North", "West"]
    write_table(
        path,
        "annex_a",
        {
            "child_id": people.number[person_record],
            "sex": np.where(people.sex[person_record] == "M", "a) Male", "b) Female"),
            "ethnic": people.ethnic[person_record],
            "dob": to_903_dates(people.born[person_record]),
            "asylum_seeking": np.where(people.alone[person_record], "Yes", "No"),
            "disability": np.where(people.disabled[person_record], "a) Yes", "b) No"),
            "care_started": to_903_dates(rows["care_started"].to_numpy()),
            "cin": people.cin[person_record],
            "order_started": to_903_dates(law["decom"].to_numpy()),
            "legal_status": law["ls"].map(_ORDERS).fillna(""),
            "last_review": _last(events.reviews, person_record, day),
            "last_visit": to_903_dates(day - rng.integers(1, 50, len(rows))),
            "permanence_plan": _plans(kind, rng),
            "last_iro_contact": to_903_dates(day - rng.integers(5, 170, len(rows))),
            "placements_12m": _in_a_year(placements, person_record, day),
            "care_ceased": to_903_dates(np.where(remaining, rows["care_ends"], -1)),
            "ceased_reason": np.where(
                remaining, rows["rec"].map(_ENDINGS).fillna("Care ceased for any other reason"), ""
            ),
            "placement_started": to_903_dates(rows["starts"].to_numpy()),
            "placement_type": kind_names("annex_type")[kind],
            "placement_provider": kind_names("annex_provider")[kind],
            "placement_postcode": rows["pl_post"],
            "urn": urn_numbers(kind, rows["site"].to_numpy()),
            "placement_location": np.where(local, "a) In", "b) Out"),
            "missing_12m": _count(
                events.missing[events.missing["code"] == "M"], person_record, day
            ),
            "absent_12m": _count(events.missing[events.missing["code"] == "A"], person_record, day),
            "team": [
                f"{_TEAMS[one % 6]} {places[c]}"
                for one, c in zip(
                    person_record.tolist(), people.council[person_record].tolist(), strict=True
                )
            ],
            "worker": [WORKERS[one * 31 % len(WORKERS)] for one in person_record.tolist()],
        },
    )


def _plans(kind: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    values = rng.choice(np.array(_PLANS_RESIDENTIAL, dtype=object), len(kind))
    family = np.isin(
        kind, [WhereKind.FOSTER_IN_HOUSE, WhereKind.FOSTER_INDEPENDENT, WhereKind.FOSTER_SPECIALIST]
    )
    values[family] = "Plans for long-term fostering with the current carer"
    for where_kind, plan in _PLANS.items():
        values[kind == where_kind] = plan
    return values


def _last(reviews: pd.DataFrame, people: np.ndarray, day: int) -> np.ndarray:
    column = reviews[reviews["day"] <= day].groupby("child")["day"].max()
    return to_903_dates(column.reindex(people).fillna(-1).to_numpy())


def _count(rows: pd.DataFrame, people: np.ndarray, day: int) -> np.ndarray:
    recent = rows[(rows["day"] > day - 365) & (rows["day"] <= day)]
    values: np.ndarray = recent.groupby("child").size().reindex(people, fill_value=0).to_numpy()
    return values


def _in_a_year(placements: pd.DataFrame, people: np.ndarray, day: int) -> np.ndarray:
    recent = placements[placements["ends"] > day - 365]
    values: np.ndarray = recent.groupby("child").size().reindex(people, fill_value=1).to_numpy()
    return values
