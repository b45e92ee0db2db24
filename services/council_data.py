"""What is held of a council: files and what people recorded, joined, within what one may see."""

from dataclasses import replace
from datetime import date

import pandas as pd

from data.reference.prices import price_book
from data.store.read import file_data, read_corrections, record_frames
from models.children.council import CouncilData
from models.children.freshness import Corrections
from models.prices.book import PriceBook
from models.prices.local import with_local_prices
from models.recording.join import RecordedFrames, with_recorded
from services.kept import DataVersion, PreparedStage, kept_by
from services.open_council import OpenCouncil


@kept_by(DataVersion.FILES, doing="Reading the records …", stage=PreparedStage.LIST)
def read_files(council: OpenCouncil) -> CouncilData:
    """All frames that the scope allows, as the files say it."""
    return file_data(council.store, council.scope)


@kept_by(DataVersion.RULES)
def read_recorded(council: OpenCouncil) -> RecordedFrames:
    """What people recorded of the children in the scope, as far as the rules read it."""
    return record_frames(council.store, council.scope)


@kept_by(DataVersion.RULES)
def read_council(council: OpenCouncil) -> CouncilData:
    """What files say with what people recorded and corrected."""
    files, recorded = read_files(council), read_recorded(council)
    joined = with_recorded(files, recorded, council.versions.rules)
    corrected = {"corrections": read_corrections(council.store, council.scope)}
    return replace(joined, frames=joined.frames | corrected)


def read_for_results(council: OpenCouncil) -> CouncilData:
    """The same under its files' version, which results of long work are named after."""
    return replace(read_council(council), version=council.versions.files)


def data_date(council: OpenCouncil) -> date | None:
    """The day that the newest return states the world at; None when nothing is imported."""
    return read_council(council).data_date


def day_of_data(council: OpenCouncil) -> date:
    """The same; today when nothing is imported."""
    return data_date(council) or council.today


def council_frame(council: OpenCouncil, name: str) -> pd.DataFrame:
    """A frame of what is held, a copy; empty where this person has no right to it."""
    return read_council(council).frame(name).copy()


def own_area(council: OpenCouncil) -> frozenset[str]:
    """The codes of the authorities whose area is ours; empty = not known."""
    return read_council(council).own_area


def corrections_made(council: OpenCouncil) -> Corrections:
    """What people said of where the children are whom this person may see."""
    return Corrections(read_council(council).frame("corrections"))


def prices_in_force(council: OpenCouncil) -> PriceBook:
    """Published prices with the council's own over them, as far as this person may see those."""
    unit_costs = read_council(council).frame("unit_costs")
    return with_local_prices(price_book(), unit_costs, day_of_data(council))
