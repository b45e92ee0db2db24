"""What only the audit by group may read: sex, ethnicity and disability, in words."""

from __future__ import annotations

import pandas as pd

from data.reference.annex_a import without_letter
from data.reference.codes import broad_ethnicity
from data.store.frames.held import NEWEST_LAST, Held
from models.fairness.groups import AUDIT_COLUMNS

_SEXES = {"male": "boys", "m": "boys", "1": "boys", "female": "girls", "f": "girls", "2": "girls"}
_YES_NO = {"yes": "yes", "y": "yes", "true": "yes", "1": "yes",
           "no": "no", "n": "no", "false": "no", "0": "no"}  # fmt: skip


def audit_frame(held: Held) -> pd.DataFrame:
    """AUDIT_COLUMNS, one row a child in scope: the newest statement of each; missing = not known.

    Sex and ethnicity are those of the 903's Header or Annex A, ethnicity in the census's broad
    groups; disability is in Annex A alone.
    """
    people = held.children[["child"]].copy()
    known = {
        "sex": _said(held, ("header", "annex_a"), "sex").map(_SEXES),
        "ethnicity": broad_ethnicity(_said(held, ("header", "annex_a"), "ethnic")),
        "disability": _said(held, ("annex_a",), "disability").map(_YES_NO),
    }
    for column, said in known.items():
        people[column] = said.reindex(people["child"]).array
    return people[list(AUDIT_COLUMNS)]


def _said(held: Held, tables: tuple[str, ...], column: str) -> pd.Series:
    """The newest statement that isn't blank, by child, in small letters."""
    rows = [held.rows(name)[["child", column, *NEWEST_LAST]] for name in tables]
    said = pd.concat([one for one in rows if not one.empty] or rows[:1], ignore_index=True)
    said = said.dropna(subset=[column]).sort_values([*NEWEST_LAST, column])
    newest = said.drop_duplicates("child", keep="last").set_index("child")[column]
    return without_letter(newest)
