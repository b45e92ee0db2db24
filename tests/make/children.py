"""Builders of made-up children and councils for tests: `a_child(age=14, setting=…)`."""

from datetime import date, timedelta

import pandas as pd

from models.children.council import COLUMNS, CouncilData
from models.children.records import Child, Ending, LegalStatus, Placement, birthday
from models.children.where import Address
from models.settings import Setting

AS_OF = date(2026, 3, 31)


def a_placement(
    *,
    child: str = "k1",
    setting: Setting = Setting.CHILDRENS_HOME_INDEPENDENT,
    starts: date = date(2025, 1, 6),
    ends: date | None = None,
    order: LegalStatus = LegalStatus.FULL_CARE_ORDER,
    provider: str = "external",
    ending: Ending | None = None,
    care_started: date | None = None,
    absent_since: date | None = None,
    started_on_or_before: bool = False,
) -> Placement:
    """A stay in one home, by default a bought children's home since January 2025."""
    return Placement(
        child=child,
        setting=setting,
        starts=starts,
        ends=ends,
        started_on_or_before=started_on_or_before,
        order=order,
        provider=provider,
        ending=ending,
        change_reason="",
        care_started=care_started or starts,
        absent_since=absent_since,
    )


def a_child(
    *,
    key: str = "k1",
    child_id: str = "0001",
    age: int = 14,
    as_of: date = AS_OF,
    born: date | None = None,
    setting: Setting = Setting.CHILDRENS_HOME_INDEPENDENT,
    placement: Placement | None = None,
    council: str = "North",
    name: str | None = None,
    order: LegalStatus = LegalStatus.FULL_CARE_ORDER,
    asylum_seeking: bool = False,
    deprivation_of_liberty: bool | None = None,
    deprivation_of_liberty_ends: date | None = None,
    unread_stops: tuple[str, ...] = (),
) -> Child:
    """A child of that age at the as-of date (turned it 100 days before)."""
    turned = as_of - timedelta(days=100)
    day = born or birthday(turned, -age)
    where = placement or a_placement(child=key, setting=setting, order=order)
    return Child(
        key=key,
        child_id=child_id,
        source="default",
        council=council,
        name=name,
        born=day,
        placement=where,
        journey=(where,),
        asylum_seeking=asylum_seeking,
        deprivation_of_liberty=deprivation_of_liberty,
        deprivation_of_liberty_ends=deprivation_of_liberty_ends,
        unread_stops=unread_stops,
    )


def rows(frame: str, *records: dict[str, object]) -> pd.DataFrame:
    """A frame of CouncilData from a few records; columns left out are not known."""
    columns = COLUMNS[frame]
    data = pd.DataFrame(
        [[record.get(column) for column in columns] for record in records], columns=list(columns)
    )
    for column in set(columns) & DATES:
        data[column] = pd.to_datetime(data[column])
    return data


def council_data(version: str = "test", **frames: pd.DataFrame) -> CouncilData:
    """CouncilData with the frames given and every other frame empty."""
    return CouncilData(version=version, frames=dict(frames))


DATES = {
    "starts", "ends", "covers_from", "covers_to", "assessed_on", "born", "on", "as_at",
    "last_review", "last_visit", "noted_at", "data_to", "care_started",
}  # fmt: skip


def an_episode(
    starts: str,
    ends: str | None = None,
    *,
    said_by: int = 2025,
    child: str = "k1",
    rne: str = "P",
    setting: str = "childrens_home_independent",
    order: LegalStatus = LegalStatus.FULL_CARE_ORDER,
    ending: str | None = None,
    provider: str = "external",
    home: str | None = None,
    text: str = "",
) -> dict[str, object]:
    """One 903 row as the models see it, said by the return of that collection year."""
    return {
        "child": child,
        "return_id": said_by,
        "starts": starts,
        "ends": ends,
        "starts_placement": rne in {"S", "P", "B"},
        "starts_care": rne == "S",
        "setting": setting,
        "provider": provider,
        "order": order.value,
        "ending": ending or (Ending.MOVED.value if ends else None),
        "change_reason": "",
        "home": home,
        "text": text or f"{child}|{starts}|{ends}|{rne}|{setting}",
    }


def a_whereabouts(
    starts: str,
    miles: float | None = 30.0,
    *,
    said_by: int = 2025,
    child: str = "k1",
    text: str = "",
    home_is: Address = Address.FOUND,
    lives_is: Address = Address.FOUND,
    exact: bool = True,
    in_area: bool | None = False,
    area_certain: bool = True,
    cell: tuple[int, int] | None = (95, 52),
) -> dict[str, object]:
    """Where the child of an episode lived; `text` as the episode's."""
    return {
        "child": child,
        "return_id": said_by,
        "starts": starts,
        "text": text,
        "miles": miles,
        "home_is": home_is.value,
        "lives_is": lives_is.value,
        "exact": exact,
        "in_area": in_area,
        "area_certain": area_certain,
        "cell_x": cell and cell[0],
        "cell_y": cell and cell[1],
    }


def a_return(
    year: int,
    *,
    covers_to: str | None = None,
    rank: str = "",
    kind: str = "ssda903",
    number: int = 0,
) -> dict[str, object]:
    """The return of a collection year; an in-year extract or Annex A covers to an earlier date."""
    return {
        "return_id": number or year,
        "source": "default",
        "kind": kind,
        "year": year,
        "covers_from": f"{year - 1}-04-01",
        "covers_to": covers_to or f"{year}-03-31",
        "line": 0,
        "rank": rank or covers_to or f"{year}-03-31",
    }


def a_council(
    episodes: list[dict[str, object]],
    returns: list[dict[str, object]] | None = None,
    born: str = "2011-05-01",
    **frames: pd.DataFrame,
) -> CouncilData:
    """A council with these episodes; each return is the plain one of its year unless given."""
    years = sorted({int(str(row["return_id"])) for row in episodes})
    keys = sorted({str(row["child"]) for row in episodes})
    children = [
        {
            "child": key,
            "child_id": key,
            "source": "default",
            "council": "North",
            "born": born,
            "asylum_seeking": False,
        }
        for key in keys
    ]
    return council_data(
        episodes=rows("episodes", *episodes),
        returns=rows("returns", *(returns or [a_return(year) for year in years])),
        children=rows("children", *children),
        **frames,
    )
