"""The files about money: placement census, payments, budgets, targets, the council's own prices."""

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd

from data.demo.calendar import Calendar, day_number, to_903_dates
from data.demo.events import Events
from data.demo.kinds import FOSTER, RESIDENTIAL, WhereKind, kind_names
from data.demo.people import YEAR_DAYS, People
from data.demo.places import COUNCILS
from data.demo.prices import Prices
from data.demo.write import write_pounds, write_table
from models.money import FinancialYear

FLAGS_FROM = 2023  # the financial year from which the census says more: liberty, solo, notice
PAID_YEARS = 2  # of payments: this financial year and the one before
_FIRM = ("Willow Bank", "Harbour Lane", "Copper Beech", "Northfield", "Larkrise", "Stonebridge",
         "Fernhill", "Meadow Gate", "Kestrel", "Orchard View",
         "Brook House", "Tall Trees")  # fmt: skip
_KIND_OF_FIRM = ("Care", "Children's Services", "Homes")


def write_money(
    folder: Path,
    calendar: Calendar,
    people: People,
    placements: pd.DataFrame,
    prices: Prices,
    events: Events,
    rng: np.random.Generator,
) -> None:
    """All of them."""
    newest = FinancialYear.holding(calendar.data_date)
    for start in range(calendar.years[0] - 1, newest.start + 1):
        _census(folder, FinancialYear(start), calendar, people, placements, prices, events)
    _ledger(folder / "ledger.csv", newest, calendar, people, placements, prices, rng)
    _budgets(folder, newest, calendar, people, placements, prices)
    _unit_costs(folder / "unit_costs.csv", newest)
    _programme(folder / "programme_costs.csv", newest)


def _census(
    folder: Path,
    year: FinancialYear,
    calendar: Calendar,
    people: People,
    placements: pd.DataFrame,
    prices: Prices,
    events: Events,
) -> None:
    """Every placement that was paid for in the year, at the prices of that year."""
    first = day_number(year.first_day)
    last = min(day_number(year.last_day), day_number(calendar.data_date))
    kind = placements["kind"].to_numpy().astype(np.intp)
    provision = kind_names("census")[kind]
    open_then = (placements["starts"] <= last) & (placements["ends"] > first)
    use = np.flatnonzero(open_then & (provision != "") & (placements["order"] == ""))
    rows, person_record, kind = placements.iloc[use], placements["child"].to_numpy()[use], kind[use]
    total = prices.weekly_gbp(year.start)[use]
    education = np.rint(total * prices.education_share[use])
    health = np.rint(total * prices.health_share[use])
    social_care = np.where(prices.no_split[use], np.nan, total - education - health)
    hidden = prices.no_split[use] | np.isnan(total)
    ended = rows["ends"].to_numpy() <= last
    columns: dict[str, object] = {
        "looked_after": "Yes",
        "placing_authority": np.array(COUNCILS)[people.council[person_record]],
        "child_id": people.number[person_record],
        "age": ((last - people.born[person_record]) / YEAR_DAYS).astype(int),
        "sex": people.sex[person_record],
        "sourced": _sourced(kind, prices.block[use]),
        "organisation": provider_names(kind, rows["site"].to_numpy()),
        "establishment": _establishments(kind, rows["site"].to_numpy()),
        "host_authority": rows["host"].to_numpy(),
        "provision": provision[use],
        "asylum_seeking": np.where(people.alone[person_record], "Yes", "No"),
        "total_gbp": write_pounds(total),
        "trust_gbp": write_pounds(social_care),
        "education_gbp": np.where(hidden, "", write_pounds(education)),
        "health_gbp": np.where(hidden, "", write_pounds(health)),
        "starts": to_903_dates(rows["starts"].to_numpy()),
        "ends": to_903_dates(np.where(ended, rows["ends"], -1)),
    }
    if year.start >= FLAGS_FROM:
        columns |= _later_columns(rows, kind, prices.notice_days[use], events, last)
    write_table(folder / f"placement_census_{year}.csv", "placement_census", columns)


def _later_columns(
    rows: pd.DataFrame, kind: np.ndarray, notice_days: np.ndarray, events: Events, last: int
) -> dict[str, object]:
    """What later editions of the census ask as well."""
    in_force = events.orders[events.orders["until"] > last]
    keys = set(zip(in_force["child"].tolist(), in_force["starts"].tolist(), strict=True))
    liberty = [
        "Yes" if key in keys else "No"
        for key in zip(rows["child"].tolist(), rows["starts"].tolist(), strict=True)
    ]
    solo = (kind == WhereKind.UNREGISTERED) | (
        (kind == WhereKind.HOME_INDEPENDENT) & (rows["site"].to_numpy() % 13 == 5)
    )
    notice = ["" if np.isnan(days) else f"{days:.0f} days" for days in notice_days.tolist()]
    return {
        "deprivation_of_liberty": liberty,
        "solo": np.where(solo, "Yes", "No"),
        "includes_packages": np.where(rows["site"].to_numpy() % 7 == 3, "Yes", "No"),
        "notice_period": notice,
    }


def _sourced(kind: np.ndarray, block: np.ndarray) -> np.ndarray:
    own = np.isin(kind, [WhereKind.FOSTER_IN_HOUSE, WhereKind.CONNECTED, WhereKind.HOME_IN_HOUSE])
    spot = np.isin(kind, [WhereKind.UNREGISTERED, WhereKind.SECURE, WhereKind.PARENT_AND_CHILD])
    values: np.ndarray = np.select(
        [own, block, spot], ["In house", "Block contract", "Spot purchase"], "Framework"
    )
    return values


def provider_names(kind: np.ndarray, site: np.ndarray) -> np.ndarray:
    """Made-up providers; the trust itself for its own homes and carers."""
    names = [
        f"{_FIRM[number % len(_FIRM)]} {_KIND_OF_FIRM[number // len(_FIRM) % 3]}"
        for number in site.tolist()
    ]
    own = np.isin(kind, [WhereKind.FOSTER_IN_HOUSE, WhereKind.CONNECTED, WhereKind.HOME_IN_HOUSE])
    values: np.ndarray = np.where(own, "The trust", np.array(names, dtype=object))
    return values


def _establishments(kind: np.ndarray, site: np.ndarray) -> np.ndarray:
    names = [f"Home {100 + number}" for number in site.tolist()]
    values: np.ndarray = np.where(RESIDENTIAL[kind], np.array(names, dtype=object), "")
    return values


def _ledger(
    path: Path,
    newest: FinancialYear,
    calendar: Calendar,
    people: People,
    placements: pd.DataFrame,
    prices: Prices,
    rng: np.random.Generator,
) -> None:
    """Payments for bought homes and carers, month by month, posted in the month after.

    The trust's own carers' allowances and supported lodgings come out of another system; of
    children who once lived in residential care they are in the file too, so that finance can see
    both ends of a step-down.
    """
    kind = placements["kind"].to_numpy().astype(np.intp)
    child = placements["child"].to_numpy()
    stepped_down = np.isin(child, child[RESIDENTIAL[kind]])
    elsewhere = np.isin(kind, [WhereKind.FOSTER_IN_HOUSE, WhereKind.CONNECTED, WhereKind.SUPPORTED])
    bought = (RESIDENTIAL[kind] | FOSTER[kind] | elsewhere) & (~elsewhere | stepped_down)
    bought &= (kind != WhereKind.HOME_IN_HOUSE) & (placements["order"] == "").to_numpy()
    parts = []
    for first, last in _months(newest.start - PAID_YEARS + 1, calendar.data_date):
        begin = np.maximum(placements["starts"].to_numpy(), day_number(first))
        end = np.minimum(placements["ends"].to_numpy(), day_number(last) + 1)
        weekly = prices.weekly_gbp(FinancialYear.holding(first).start)
        use = np.flatnonzero(bought & (end > begin) & ~np.isnan(weekly))
        trust = 1 - prices.education_share[use] - prices.health_share[use]
        paid = weekly[use] * trust * (end - begin)[use] / 7
        posted = day_number(last) + rng.integers(3, 26, len(use))
        parts.append(
            pd.DataFrame(
                {
                    "child": placements["child"].to_numpy()[use],
                    "kind": kind[use],
                    "site": placements["site"].to_numpy()[use],
                    "first": begin[use],
                    "last": end[use] - 1,
                    "posted": posted,
                    "paid": np.round(paid, 2),
                }
            )
        )
    rows = pd.concat(parts, ignore_index=True)
    rows = rows[rows["posted"] <= day_number(calendar.data_date)]
    rows = pd.concat([rows, _credits(rows)], ignore_index=True)
    person_record = rows["child"].to_numpy()
    write_table(
        path,
        "ledger",
        {
            "child_id": people.number[person_record],
            "setting": kind_names("setting")[rows["kind"]],
            "provider": provider_names(rows["kind"].to_numpy(), rows["site"].to_numpy()),
            "paid_from": to_903_dates(rows["first"].to_numpy()),
            "paid_to": to_903_dates(rows["last"].to_numpy()),
            "posted_on": to_903_dates(rows["posted"].to_numpy()),
            "paid_gbp": write_pounds(rows["paid"].to_numpy()),
        },
    )


def _credits(rows: pd.DataFrame) -> pd.DataFrame:
    """One payment in sixty was too much and is partly given back."""
    some = rows.iloc[::60]
    posted = np.minimum(some["posted"] + 20, rows["posted"].max())
    return some.assign(posted=posted, paid=np.round(-some["paid"] * 0.25, 2))


def _months(start_year: int, until: date) -> list[tuple[date, date]]:
    days, first = [], date(start_year, 4, 1)
    while first <= until:
        following = (first + timedelta(days=32)).replace(day=1)
        days.append((first, following - timedelta(days=1)))
        first = following
    return days


_CATEGORIES = {
    "residential": RESIDENTIAL,
    "fostering": FOSTER | (np.arange(len(WhereKind)) == WhereKind.CONNECTED),
    "supported accommodation": np.arange(len(WhereKind)) == WhereKind.SUPPORTED,
}
_BUDGET_SHARE = {"residential": 0.93, "fostering": 1.01, "supported accommodation": 1.0}
_TARGETS = {0: 3_700_000, 1: 8_000_000, 2: 4_000_000, 3: 4_000_000}  # years after 2023-24


def _budgets(
    folder: Path,
    newest: FinancialYear,
    calendar: Calendar,
    people: People,
    placements: pd.DataFrame,
    prices: Prices,
) -> None:
    """Budgets of the trust's own spend, a little below it, as they were; targets as published."""
    kind = placements["kind"].to_numpy().astype(np.intp)
    others = np.where(prices.no_split, 0, prices.education_share + prices.health_share)
    council = people.council[placements["child"]]
    rows, targets = [], []
    for start in range(newest.start - 3, newest.start + 1):
        year = FinancialYear(start)
        first, after = day_number(year.first_day), day_number(year.last_day) + 1
        stayed = np.minimum(placements["ends"].to_numpy(), after) - np.maximum(
            placements["starts"].to_numpy(), first
        )
        weekly = np.nan_to_num(prices.weekly_gbp(start)) * (1 - others)
        spend = weekly * np.clip(stayed, 0, None) / 7
        for position, name in enumerate(COUNCILS):
            for category, kinds in _CATEGORIES.items():
                total = spend[(council == position) & kinds[kind]].sum() * _BUDGET_SHARE[category]
                rows.append((str(year), name, category, str(round(total, -4))))
            share = 0.5587 if position == 1 else 0.4413
            target = _TARGETS.get(start - 2023, 4_000_000) * share
            targets.append((str(year), name, f"{target:.2f}"))
    years, councils, categories, amounts = zip(*rows, strict=True)
    write_table(
        folder / "budgets.csv",
        "budgets",
        {
            "financial_year": years,
            "council": councils,
            "category": categories,
            "budget_gbp": amounts,
        },
    )
    years, councils, amounts = zip(*targets, strict=True)
    write_table(
        folder / "targets.csv",
        "targets",
        {
            "financial_year": years,
            "council": councils,
            "target_gbp": amounts,
        },
    )


def _unit_costs(path: Path, newest: FinancialYear) -> None:
    """The council's own price of a place, where it keeps one."""
    rows = (
        ("foster_in_house", "690", "300", "26", "500"),
        ("foster_specialist", "1850", "350", "26", "1500"),
        ("foster_connected", "390", "300", "26", "500"),
    )
    setting, weekly, support, weeks, one_off = zip(*rows, strict=True)
    write_table(
        path,
        "unit_costs",
        {
            "setting": setting,
            "weekly_cost_gbp": weekly,
            "support_weekly_gbp": support,
            "support_weeks": weeks,
            "one_off_gbp": one_off,
            "price_year": str(newest),
            "source": "Demonstration council, made up",
        },
    )


def _programme(path: Path, newest: FinancialYear) -> None:
    """What the programme itself costs in the years of payments: a small team, and the training of
    carers. A policy choice of the simulator: three workers at some £65,000 a year each."""
    rows = [
        (str(FinancialYear(newest.start - back)), "both", item, gbp)
        for back in range(PAID_YEARS - 1, -1, -1)
        for item, gbp in (("step-down team of three", "195000"), ("training of carers", "40000"))
    ]
    years, councils, items, amounts = zip(*rows, strict=True)
    write_table(
        path,
        "programme_costs",
        {
            "financial_year": years,
            "council": councils,
            "item": items,
            "cost_gbp": amounts,
        },
    )
