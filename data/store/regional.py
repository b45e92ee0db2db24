"""What the regional return needs of the files and no rule may see: where homes are, answers of the
standard's own files."""

import pandas as pd

from data.formats.tables import table_named as declared
from data.store.frames.held import NEWEST_LAST, Held
from data.store.schema.engine import Store, reading
from data.store.schema.scopes import councils_of
from data.store.schema.tables import FILE_PRICE_YEAR, FILE_STATED_ON
from models.access import Permission, Scope, may
from models.papers.regional_return import COSTS, HEADINGS, RegionalFacts, pounds_in_csv

_NO_URN = {"", "XXXXXXX"}  # the 903's word for a home that has none


def regional_facts(store: Store, scope: Scope) -> RegionalFacts:
    """The facts of the children in scope; raises `NotAllowed` unless it is for exporting them.

    What things cost is among them only if the person may also see costs.
    """
    councils = councils_of(scope, frozenset({Permission.EXPORT_CHILDREN}))
    with reading(store) as connection:
        rows = Held(connection, councils)
        answers = _answers(rows)
        if not may(scope.actor, Permission.READ_COSTS):
            answers = answers.drop(columns=[name for name in COSTS if name in answers])
        return RegionalFacts(_homes(rows), answers)


def _homes(lines: Held) -> pd.DataFrame:
    episodes = lines.rows("episodes").rename(columns={"decom": "starts", "pl_post": "postcode"})
    list_8 = lines.rows("annex_a").rename(
        columns={"placement_started": "starts", "placement_postcode": "postcode"}
    )
    wanted = ["child", "starts", "postcode", "urn", *NEWEST_LAST]
    rows = pd.concat([episodes[wanted], list_8[wanted]], ignore_index=True)
    rows = rows.dropna(subset=["starts"]).sort_values(NEWEST_LAST, kind="stable")
    postcode = rows["postcode"].astype(object)
    district = postcode.where(postcode.notna(), "").astype(str).str.split(" ").str[0]
    urn = rows["urn"].astype(object)
    rows = rows.assign(
        starts=pd.to_datetime(rows["starts"]),
        district=district.where(district != "", None),
        urn=urn.where(~urn.fillna("").isin(_NO_URN), None),
    )
    # The newest that is known of each: a later return may have lost the postcode.
    frame = rows.groupby(["child", "starts"], as_index=False)[["district", "urn"]].last()
    return frame[["child", "starts", "district", "urn"]]


def _answers(lines: Held) -> pd.DataFrame:
    rows = lines.rows("national_standard")
    rows = rows.sort_values([FILE_PRICE_YEAR, FILE_STATED_ON], na_position="first", kind="stable")
    answers = {"child": rows["child"], "starts": pd.to_datetime(rows["starts"])}
    for column in declared("national_standard").columns:
        if column.heading in HEADINGS:
            answers[column.heading] = pd.Series(
                [_text(value) for value in rows[column.name].astype(object)],
                index=rows.index,
                dtype=object,
            )
    return pd.DataFrame(answers)


def _text(value: object) -> str | None:
    if value is None or value is pd.NA or value is pd.NaT or value != value:
        return None
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return pounds_in_csv(value) if isinstance(value, float) else str(value)
