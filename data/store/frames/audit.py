"""What only the audit by group may read: sex, ethnicity and disability, in words."""

import pandas as pd

from data.reference.annex_a import without_letter
from data.reference.codes import broad_ethnicity
from data.store.frames.held import NEWEST_LAST, Held
from models.fairness.groups import AUDIT_COLUMNS

_SEXES = {"male": "boys", "m": "boys", "1": "boys", "female": "girls", "f": "girls", "2": "girls"}
_YES_NO = {"yes": "yes", "y": "yes", "true": "yes", "1": "yes",
           "no": "no", "n": "no", "false": "no", "0": "no"}  # fmt: skip


def audit_frame(rows: Held) -> pd.DataFrame:
    """AUDIT_COLUMNS, one row a child in scope: the newest statement of each; missing = not known.

    Sex and ethnicity are those of the 903's Header or Annex A, ethnicity in the census's broad
    groups; disability is in Annex A alone.
    """
    people = rows.children[["child"]].copy()
    columns = {
        "sex": _said(rows, ("header", "annex_a"), "sex").map(_SEXES),
        "ethnicity": broad_ethnicity(_said(rows, ("header", "annex_a"), "ethnic")),
        "disability": _said(rows, ("annex_a",), "disability").map(_YES_NO),
    }
    for column, series in columns.items():
        people[column] = series.reindex(people["child"]).array
    return people[list(AUDIT_COLUMNS)]


def _said(lines: Held, tables: tuple[str, ...], column: str) -> pd.Series:
    """The newest statement that isn't blank, by child, in small letters."""
    rows = [lines.rows(name)[["child", column, *NEWEST_LAST]] for name in tables]
    frame = pd.concat([row for row in rows if not row.empty] or rows[:1], ignore_index=True)
    frame = frame.dropna(subset=[column]).sort_values([*NEWEST_LAST, column])
    newest = frame.drop_duplicates("child", keep="last").set_index("child")[column]
    return without_letter(newest)
