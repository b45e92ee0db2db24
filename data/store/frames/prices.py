"""What placements cost, from any of the three shapes of cost file, and the council's own prices."""

import pandas as pd

from data.formats.cost_columns import DEAREST_WEEK
from data.formats.tables import COST_TABLES
from data.formats.tables import table_named as declared
from data.store.frames.councils import as_shown
from data.store.frames.held import Held
from data.store.schema.tables import FILE_PRICE_YEAR, FILE_STATED_ON
from models.children.council import COLUMNS
from models.money import FinancialYear


def prices_frame(lines: Held) -> pd.DataFrame:
    """`prices` of `models/children/council.py`: every line of every cost file, pounds a week.

    A line that its file adds to others has the price of all of them. Whether it is a block contract
    stays not known where no file says it. Lines of people who aren't in care are left out.
    """
    columns = list(COLUMNS["prices"])
    frames = []
    for name in sorted(COST_TABLES):
        rows = _of_placements(lines.rows(name)).rename(columns={FILE_PRICE_YEAR: "price_year"})
        rows["source"] = declared(name).title
        frames.append(rows.reindex(columns=[*columns, "child_id", FILE_STATED_ON, "file_id"]))
    frame = pd.concat([f for f in frames if len(f)] or frames[:1], ignore_index=True)
    numbers = [name for name in columns if name.endswith("_gbp")] + ["price_year", "notice_days"]
    frame[numbers] = frame[numbers].astype("float64")
    for day in ("starts", "ends", FILE_STATED_ON):
        frame[day] = pd.to_datetime(frame[day]).astype("datetime64[us]")
    frame["block"] = frame["block"].astype("boolean")
    frame["year_unsaid"] = frame["year_unsaid"].astype("boolean").fillna(False).astype(bool)
    frame["placing_authority"] = as_shown(lines.connection, frame["placing_authority"])
    newest_last = frame.sort_values([FILE_STATED_ON, "file_id"], na_position="first")
    frame["newest"] = (
        newest_last.groupby([FILE_STATED_ON, "file_id"], dropna=False, sort=False)
        .ngroup()
        .reindex(frame.index)
    )
    order = ["child_id", "price_year", "starts", "ends", "source", "total_gbp", "trust_gbp"]
    return frame.sort_values([*order, "newest"], ignore_index=True)[columns]


def payments_frame(lines: Held) -> pd.DataFrame:
    """`payments` of `models/children/council.py`; a line whose last day lies before its first, or
    whose amount isn't known, says nothing of any day."""
    rows = lines.rows("ledger")
    for day in ("paid_from", "paid_to", "posted_on"):
        rows[day] = pd.to_datetime(rows[day]).astype("datetime64[us]")
    rows["paid_gbp"] = rows["paid_gbp"].astype("float64")
    rows = rows[rows["paid_gbp"].notna() & (rows["paid_from"] <= rows["paid_to"])]
    rows = rows.assign(starts=rows["paid_from"], ends=rows["paid_to"] + pd.Timedelta(days=1))
    order = ["child_id", "starts", "ends", "setting", "posted_on", "paid_gbp"]
    return rows.sort_values(order, ignore_index=True)[list(COLUMNS["payments"])]


def _of_placements(rows: pd.DataFrame) -> pd.DataFrame:
    """The lines of children in care, each with the price of its whole placement.

    A line whose price year somebody has said since takes the place of the one that waited for it.
    """
    if "looked_after" in rows:
        rows = rows[rows["looked_after"].astype("boolean").fillna(True).to_numpy(bool)]
    unsaid = rows["year_unsaid"].astype("boolean").fillna(False)
    if unsaid.any() and not unsaid.all():
        names = [name for name in ("child", "starts", "ends", "total_gbp") if name in rows]
        said_first = rows.assign(unsaid=unsaid.to_numpy(bool)).sort_values("unsaid", kind="stable")
        again = said_first.duplicated(names).reindex(rows.index)
        rows = rows[~(again & unsaid).to_numpy(bool)]
    prices = _amounts(rows)
    dear = too_dear(rows)
    return rows.assign(**{name: amounts.mask(dear) for name, amounts in prices.items()})


def _amounts(rows: pd.DataFrame) -> dict[str, pd.Series]:
    """Each stored line's pounds a week, of its whole placement where its file adds it to others."""
    together = rows["placement_gbp"].notna()
    prices = {}
    for name in ("total_gbp", "trust_gbp", "health_gbp", "education_gbp"):
        if name in rows:
            column = rows[f"placement_{name.removeprefix('total_')}"].astype("float64")
            prices[name] = rows[name].astype("float64").mask(together, column)
    return prices


def too_dear(rows: pd.DataFrame) -> pd.Series:
    """True for each stored line of a cost file whose price no week has: it is not known. It was
    stored by an earlier version, or its lines only come to so much together."""
    amounts = pd.DataFrame(_amounts(rows), index=rows.index)
    return (amounts > DEAREST_WEEK).any(axis=1)


def unit_costs_frame(lines: Held) -> pd.DataFrame:
    """`unit_costs` of `models/children/council.py`, newest last; blank stays not known."""
    rows = lines.rows("unit_costs").rename(columns={"weekly_cost_gbp": "weekly_gbp"})
    rows = rows.drop_duplicates(["setting", "price_year"], keep="last")  # the one brought in last
    rows["price_year"] = [_start(text) for text in rows["price_year"].astype(object)]
    rows["price_year"] = rows["price_year"].astype("float64")
    rows["support_weeks"] = rows["support_weeks"].astype("float64")
    order = ["price_year", "setting", "weekly_gbp", "source"]
    return rows.sort_values(order, ignore_index=True)[list(COLUMNS["unit_costs"])]


def _start(text: object) -> float:
    """The year a financial year starts in; NaN for words that are none."""
    try:
        return float(FinancialYear.parse(str(text)).start)
    except ValueError:
        return float("nan")
