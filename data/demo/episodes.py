"""Episodes as the 903 has them: a new row whenever the home or the legal status changes."""

import numpy as np
import pandas as pd

from data.demo.kinds import FAMILY, FOSTER, RESIDENTIAL, WhereKind
from data.demo.people import People
from data.demo.placements import OPEN

LONG_TERM_SHARE = 0.45  # of foster placements over 400 days, those that become long-term ones
AWAY_SHARE = 0.02  # of longer placements, those with a time in hospital
PROTECTED_FIRST = 0.15  # of children with a care order, those taken under police protection


def episodes_of(
    placements: pd.DataFrame, people: People, until: int, rng: np.random.Generator
) -> pd.DataFrame:
    """One row an episode: child, decom, rne, ls, kind, long_term, away, dec (OPEN = going on), rec,
    why, home_post, pl_post, site, care_started. Days are numbers, none after `until`; the codes of
    a year are put in later.
    """
    steps = pd.concat(
        [
            placements.assign(day=placements["starts"], placed=1),
            _absences(placements, rng),
            _order_changes(placements, people, rng),
            _long_term(placements, rng),
        ],
        ignore_index=True,
    )
    steps = steps[steps["day"] <= until]
    keys = ["child", "care", "day"]
    steps = steps.sort_values([*keys, "placed"], ascending=[True, True, True, False], kind="stable")
    rows = steps.groupby(keys, sort=True).first().reset_index()
    return _changes(_filled(rows))


_OF_PLACEMENT = [
    "kind", "order", "home_post", "pl_post", "site", "ends", "care_started", "care_ends",
    "rec", "why",
]  # fmt: skip


def _filled(rows: pd.DataFrame) -> pd.DataFrame:
    """Each row with what holds on its day: home, legal status, whether away or long-term."""
    by_care = rows.groupby("care", sort=False)
    rows[[*_OF_PLACEMENT, "ls"]] = by_care[[*_OF_PLACEMENT, "ls"]].ffill()
    rows["ls"] = rows["ls"].where(rows["order"] == "", rows["order"])
    rows["ls"] = rows["ls"].mask(rows["kind"] == WhereKind.CUSTODY, "J1")
    rows["away"] = rows["away"].fillna(0).astype(bool)
    placement = rows["placed"].fillna(0).cumsum()
    long_term = rows.groupby([rows["care"], placement], sort=False)["long_term"].ffill()
    rows["long_term"] = long_term.fillna(0).astype(bool)
    return rows[rows["day"] < rows["care_ends"]]


def _changes(rows: pd.DataFrame) -> pd.DataFrame:
    """Only rows on which something changed, with how they began and ended."""
    by_care = rows.groupby("care", sort=False)
    first = by_care.cumcount() == 0
    law = (rows["ls"] != by_care["ls"].shift()) & ~first
    placed = (rows["placed"].fillna(0) == 1) & ~first
    status = (rows["long_term"] != by_care["long_term"].shift()) & ~placed & ~first
    column = first | law | placed | status
    rne = np.select(
        [first, placed & law, placed, status & law, status, law], ["S", "B", "P", "U", "T", "L"], ""
    )
    rows = rows.assign(rne=rne, status=status)[column]
    following = rows.groupby("care", sort=False)
    dec = following["day"].shift(-1)
    last = dec.isna()
    next_status = following["status"].shift(-1).fillna(False).astype(bool)
    next_placed = following["rne"].shift(-1).isin(["P", "B"])
    why = rows["why"].where(next_placed, "")
    rows = rows.assign(
        decom=rows["day"],
        dec=dec.fillna(0).astype("int64").mask(last, rows["care_ends"].astype("int64")),
        rec=np.where(last, rows["rec"], "X1"),
        why=np.where(next_status, "PLACE", why),
    )
    rows.loc[rows["dec"] == OPEN, "rec"] = ""
    names = [
        "child",
        "decom",
        "rne",
        "ls",
        "kind",
        "long_term",
        "away",
        "dec",
        "rec",
        "why",
        "home_post",
        "pl_post",
        "site",
        "care_started",
    ]
    frame: pd.DataFrame = rows[names].sort_values(
        ["child", "decom"], kind="stable", ignore_index=True
    )
    return frame


def _absences(placements: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """A week or two in hospital, and the return to the same home."""
    lasted = np.minimum(placements["ends"], placements["starts"] + 4000) - placements["starts"]
    cared_for = (FAMILY | RESIDENTIAL)[placements["kind"]] & (placements["order"] == "")
    chosen = placements[cared_for & (lasted > 120) & (rng.random(len(placements)) < AWAY_SHARE)]
    left = chosen["starts"] + (rng.uniform(0.2, 0.7, len(chosen)) * lasted[chosen.index]).astype(
        int
    )
    back = left + rng.integers(8, 20, len(chosen))
    away = chosen.assign(day=left, placed=1, away=1, rec="X1", why="OTHER")
    there = chosen.assign(day=back, placed=1, away=0)
    frame: pd.DataFrame = pd.concat([away, there], ignore_index=True)
    return frame


def _order_changes(
    placements: pd.DataFrame, people: People, rng: np.random.Generator
) -> pd.DataFrame:
    """The legal status of each period of care: how it begins, and the days on which it changes."""
    cares = placements.drop_duplicates("care")[["child", "care", "care_started"]]
    cares = cares.reset_index(drop=True)
    begin = cares["care_started"].to_numpy()
    has_order = _has_order(placements, cares)
    draw = rng.random(len(cares))
    protected = has_order & (draw < PROTECTED_FIRST)
    agreed = ~has_order | (draw > 0.72)
    first = np.where(protected, "L1", np.where(agreed, "V2", "C1"))
    interim = begin + np.where(
        protected,
        rng.integers(2, 8, len(cares)),
        np.where(agreed, rng.integers(50, 220, len(cares)), 0),
    )
    full = interim + rng.integers(170, 280, len(cares))
    parts = [
        cares.assign(day=begin, ls=first),
        cares[has_order].assign(day=interim[has_order], ls="C1"),
        cares[has_order].assign(day=full[has_order], ls="C2"),
        _for_adoption(placements),
    ]
    changes = pd.concat(parts, ignore_index=True)[["child", "care", "day", "ls"]]
    frame: pd.DataFrame = changes.drop_duplicates(["care", "day"], keep="last")
    return frame


def _has_order(placements: pd.DataFrame, cares: pd.DataFrame) -> np.ndarray:
    """Children placed with parents, in secure homes or for adoption are under an order."""
    kinds = [WhereKind.PARENTS, WhereKind.SECURE, WhereKind.ADOPTION]
    need_one = set(placements.loc[placements["kind"].isin(kinds), "care"])
    # Otherwise by a number that belongs to the child, so that every return says the same.
    by_child = (cares["child"].to_numpy() * 7919 % 100) < 52
    values: np.ndarray = by_child | cares["care"].isin(need_one).to_numpy()
    return values


def _for_adoption(placements: pd.DataFrame) -> pd.DataFrame:
    rows = placements[placements["kind"] == WhereKind.ADOPTION]
    day = np.maximum(rows["starts"] - 30, rows["care_started"] + 1)
    return rows[["child", "care"]].assign(day=day, ls="E1")


def _long_term(placements: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """After a year some foster placements become long-term ones, with the same carer."""
    family = (FOSTER[placements["kind"]]) | (placements["kind"] == WhereKind.CONNECTED).to_numpy()
    lasted = placements["ends"] - placements["starts"] > 400
    chosen = family & lasted & (rng.random(len(placements)) < LONG_TERM_SHARE)
    chosen &= placements["order"] == ""
    rows = placements[chosen]
    day = rows["starts"] + rng.integers(270, 400, len(rows))
    return rows[["child", "care"]].assign(day=day, long_term=1)
