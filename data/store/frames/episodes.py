"""Where children lived, as the returns say it: 903 episodes and Annex A in the project's words."""

from __future__ import annotations

import hashlib

import pandas as pd

from data.reference.annex_a import ending_of_annex_a, order_of_annex_a, provider_of_annex_a
from data.reference.codes import code_list, ending_of, order_of, provider_of, settings_of
from data.store.frames.held import Held
from models.children.council import COLUMNS

_STARTS_PLACEMENT = {"S", "P", "B"}
_STARTS_CARE = "S"
_NO_URN = {"", "XXXXXXX"}  # the 903's word for a home that has none


def returns_frame(held: Held) -> pd.DataFrame:
    """`returns` of `models/children/council.py`."""
    return held.returns[list(COLUMNS["returns"])]


def episodes_frame(held: Held) -> pd.DataFrame:
    """`episodes` of `models/children/council.py`: every row of every return, all still to judge."""
    frame = pd.concat([_ssda903(held), _annex_a(held)], ignore_index=True)
    ids = held.children.set_index("child")[["source", "child_id"]]
    ordered = frame.join(ids, on="child").sort_values(["source", "child_id", "starts", "text"])
    return ordered[list(COLUMNS["episodes"])].reset_index(drop=True)


def _ssda903(held: Held) -> pd.DataFrame:
    rows = held.rows("episodes")
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
            "text": held.as_text("episodes"),
        }
    )


def _annex_a(held: Held) -> pd.DataFrame:
    """Each child's most recent placement, as an episode that began with it."""
    rows = held.rows("annex_a")
    rows = rows[rows["placement_started"].notna()]
    return pd.DataFrame(
        {
            "child": rows["child"],
            "return_id": rows["return_id"],
            "starts": rows["placement_started"],
            "ends": rows["care_ceased"],
            "starts_placement": True,
            "starts_care": (rows["placement_started"] == rows["care_started"]).astype(bool),
            "setting": rows["setting"].fillna("other"),
            "provider": provider_of_annex_a(rows["placement_provider"]),
            "order": order_of_annex_a(rows["legal_status"]),
            "ending": ending_of_annex_a(rows["ceased_reason"], rows["care_ceased"].notna()),
            "change_reason": "",
            "home": _home(rows["urn"], rows["placement_postcode"]),
            "text": held.as_text("annex_a"),
        }
    )


def _home(urn: pd.Series, postcode: pd.Series) -> pd.Series:
    """What tells one home from another without saying where it is: the URN, else a digest."""
    number = urn.str.strip().str.upper()
    known = number.notna() & ~number.isin(_NO_URN)
    tidy = postcode.str.replace(" ", "", regex=False).str.upper()
    digests = {text: _digest(text) for text in tidy.dropna().unique() if text}
    return number.where(known, tidy.map(digests).astype("str"))


def _digest(postcode: str) -> str:
    return "p" + hashlib.sha256(postcode.encode()).hexdigest()[:12]
