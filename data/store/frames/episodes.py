"""Where children lived, as the returns say it: 903 episodes and Annex A in the project's words."""

import hashlib

import pandas as pd

from data.formats.dates import is_nothing
from data.reference.annex_a import ending_of_annex_a, order_of_annex_a, provider_of_annex_a
from data.reference.codes import TEMPORARY, code_list, ending_of, order_of, provider_of, settings_of
from data.store.frames.held import NEWEST_LAST, Held
from models.children.council import COLUMNS

_STARTS_PLACEMENT = {"S", "P", "B"}
_STARTS_CARE = "S"
_NO_URN = {"", "XXXXXXX"}  # the 903's word for a home that has none


def returns_frame(rows: Held) -> pd.DataFrame:
    """`returns` of `models/children/council.py`."""
    returns = rows.returns.merge(rows.lines, on="return_id")
    return returns[list(COLUMNS["returns"])]


def episodes_frame(rows: Held) -> pd.DataFrame:
    """`episodes` of `models/children/council.py`: every row of every return, all still to judge."""
    of_returns = _ssda903(rows)
    frame = pd.concat([of_returns, _annex_a(rows, of_returns)], ignore_index=True)
    ids = rows.children.set_index("child")[["source", "child_id"]]
    ordered = frame.join(ids, on="child").sort_values(["source", "child_id", "starts", "text"])
    return ordered[list(COLUMNS["episodes"])].reset_index(drop=True)


def _ssda903(lines: Held) -> pd.DataFrame:
    rows = lines.rows("episodes")
    rne = rows["rne"].fillna("")
    reasons = code_list("REASON_PLACE_CHANGE")
    labels = dict(zip(reasons.codes, reasons.labels, strict=True))
    return pd.DataFrame(
        {
            "child": rows["child"],
            "return_id": rows["return_id"],
            "starts": rows["decom"],
            "ends": rows["dec"],
            "starts_placement": rne.isin(_STARTS_PLACEMENT),
            "starts_care": rne == _STARTS_CARE,
            "setting": settings_of(rows["place"], rows["place_provider"], rows["year"]),
            "provider": provider_of(rows["place_provider"]),
            "order": order_of(rows["ls"]),
            "ending": ending_of(rows["rec"]),
            "change_reason": rows["reason_place_change"].map(labels).fillna("").astype("str"),
            "home": _home(rows["urn"], rows["pl_post"]),
            "text": lines.as_text("episodes"),
        }
    )


def _annex_a(lines: Held, of_returns: pd.DataFrame) -> pd.DataFrame:
    """Each child's most recent placement, as an episode that began with it.

    What a list doesn't say or nobody can read yet stays as the 903 had it, so that no child leaves
    the list of children because of a word: the kind of home, the legal status, the placement's
    start. Without a 903 a placement without its start began on or before the care did.
    """
    rows = lines.rows("annex_a")
    rows = rows[rows["placement_started"].notna() | rows["care_started"].notna()]
    before = _as_the_903_had_it(rows, of_returns, lines.returns)
    setting = rows["setting"].where(rows["setting"].notna(), before["setting"])
    order = order_of_annex_a(rows["legal_status"])
    column = ~rows["legal_status"].fillna("").astype(str).map(is_nothing).astype(bool)
    provider = provider_of_annex_a(rows["placement_provider"])
    return pd.DataFrame(
        {
            "child": rows["child"],
            "return_id": rows["return_id"],
            "starts": _starts(rows, setting, before),
            "ends": rows["care_ceased"],
            "starts_placement": True,
            "starts_care": (rows["placement_started"] == rows["care_started"]).astype(bool),
            "setting": setting.fillna("other"),
            "provider": provider.where(
                (provider != "unknown") | before["provider"].isna(), before["provider"]
            ),
            "order": order.where(column | before["order"].isna(), before["order"]),
            "ending": ending_of_annex_a(rows["ceased_reason"], rows["care_ceased"].notna()),
            "change_reason": "",
            "home": _home(rows["urn"], rows["placement_postcode"]),
            "text": lines.as_text("annex_a"),
        }
    )


def _starts(rows: pd.DataFrame, setting: pd.Series, before: pd.DataFrame) -> pd.Series:
    """When each placement began: as written, else as the 903 has it, else with the care.

    Where the kind of home is another than the 903's, the child moved after the 903's last day.
    """
    same = setting == before["setting"]
    since = before["starts"].where(same, before["covers_to"] + pd.Timedelta(days=1))
    since = since.clip(upper=rows["content_date"])
    unknown = since.where(since >= rows["care_started"], rows["care_started"])
    return rows["placement_started"].where(rows["placement_started"].notna(), unknown)


def _as_the_903_had_it(
    rows: pd.DataFrame, of_returns: pd.DataFrame, returns: pd.DataFrame
) -> pd.DataFrame:
    """For each row of a list, the open placement in the newest 903 before it; missing if none."""
    columns = ["starts", "setting", "provider", "order", "covers_to"]
    lists = rows[["child", "content_date"]].assign(place=range(len(rows)))
    dated = of_returns[of_returns["setting"] != TEMPORARY].merge(
        returns[["return_id", "covers_to", *NEWEST_LAST]], on="return_id"
    )
    pairs = lists.merge(dated[["child", "ends", *NEWEST_LAST, *columns]], on="child")
    pairs = pairs[pairs["starts"] <= pairs["content_date"]]
    pairs = pairs.sort_values(["place", *NEWEST_LAST, "starts"])
    last = pairs.drop_duplicates("place", keep="last")
    is_open = last["ends"].isna() | (last["ends"] >= last["content_date"])
    last = last[is_open].set_index("place")[columns]
    return last.reindex(range(len(rows))).set_axis(rows.index)


def _home(urn: pd.Series, postcode: pd.Series) -> pd.Series:
    """What tells one home from another without saying where it is: the URN, else a digest."""
    number = urn.str.strip().str.upper()
    column = number.notna() & ~number.isin(_NO_URN)
    tidy = postcode.str.replace(" ", "", regex=False).str.upper()
    digests = {text: _digest(text) for text in tidy.dropna().unique() if text}
    return number.where(column, tidy.map(digests).astype("str"))


def _digest(postcode: str) -> str:
    return "p" + hashlib.sha256(postcode.encode()).hexdigest()[:12]
