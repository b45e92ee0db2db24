"""The About page: what is in force, read from the files in force, never typed twice."""

import re

import pandas as pd
import pytest

from data.reference.method import load_chapters
from data.reference.needs import load_scheme
from data.reference.prices import price_book, published_evidence
from data.reference.versions import running_versions
from models.problems import UserError
from models.shortlist.options import Shortlist
from pages.parts.about import words
from tests.fakes.council import MadeUp
from tests.make.children import rows
from tests.make.shortlists import a_few
from tests.pages.conftest import Open
from tests.pages.reading import page_text, plain

PAGE = "about.py"


def table_with(at, column: str) -> pd.DataFrame:
    every = [each.value.map(lambda cell: plain(str(cell))) for each in at.table]
    return next(frame for frame in every if column in frame)


class WithUnitCosts(MadeUp):
    def read_files(self, council):
        data = super().read_files(council)
        data.frames["unit_costs"] = rows(
            "unit_costs",
            {"setting": "home", "weekly_gbp": 123.0, "price_year": 2025, "source": "ledger 4"},
        )
        return data


def test_every_price_in_force_has_its_year_its_source_and_how_sure_it_is(open_page: Open) -> None:
    page = open_page(MadeUp(a_few()), page=PAGE)
    assert not page.exception
    shown = table_with(page, "How sure")
    book = price_book()
    assert len(shown) == len(book.prices)
    assert list(shown["Source"]) == [" ".join(price.price.source.split()) for price in book.prices]
    assert list(shown["How sure"]) == [price.confidence for price in book.prices]
    assert set(shown["Prices of"]) == {"2025/26"}
    assert not shown.map(lambda cell: cell == "").to_numpy().any()


def test_the_councils_own_price_takes_the_published_ones_place(open_page: Open) -> None:
    shown = table_with(open_page(WithUnitCosts(a_few()), page=PAGE), "How sure")
    home = shown[shown["Kind of home"] == "Home"].iloc[0]
    assert (home["A week"], home["Whose"]) == ("£123", "the council's own")
    assert "ledger 4" in home["Source"]


def test_the_evidence_is_shown_with_range_and_weight_and_its_absence_too(open_page: Open) -> None:
    shown = table_with(open_page(MadeUp(a_few()), page=PAGE), "Worth")
    assert list(shown["Lasts a year"]) == ["72 in 100", "57 in 100", "not known"]
    assert list(shown["Worth"]) == ["13 moves", "12 moves", "no moves"]
    assert published_evidence().chances[0].source in set(shown["Source"])


def test_ceilings_and_packages_are_those_in_force_and_called_drafts(open_page: Open) -> None:
    page = open_page(MadeUp(a_few()), page=PAGE)
    needs_scheme = load_scheme()
    needs = table_with(page, "Need")
    levels = needs.drop(columns="Need").to_numpy().ravel()
    assert len(levels) == len(needs_scheme.ceilings) and all(
        re.fullmatch("[0-4]", x) for x in levels
    )
    assert len(table_with(page, "Raises")) == len(needs_scheme.packages)
    text = page_text(page)
    assert "Drafts, to be agreed by the panel" in text
    assert "var/reference" in text


def test_what_the_tool_never_does_and_how_it_works_come_from_the_method(open_page: Open) -> None:
    page = open_page(MadeUp(a_few()), page=PAGE)
    text = page_text(page)
    for chapter in load_chapters():
        assert chapter.heading in text
    never = next(
        chapter for chapter in load_chapters() if chapter.heading == "What the tool never does"
    )
    assert never.text in [markdown.value for markdown in page.markdown]


def test_the_data_held_is_told_by_return_without_any_child(open_page: Open) -> None:
    page = open_page(MadeUp(a_few()), page=PAGE)
    shown = table_with(page, "Return")
    assert list(shown["Year"]) == ["2026"]
    assert "Amara" not in page_text(page) and "1001" not in page_text(page)


@pytest.mark.parametrize("shortlist", [None, a_few()], ids=["empty", "filled"])
def test_versions_are_told_also_when_nothing_is_imported(
    open_page: Open, shortlist: Shortlist | None
) -> None:
    page = open_page(MadeUp(shortlist), page=PAGE)
    assert not page.exception
    assert list(table_with(page, "Version")["Version"]) == [
        running_version.number for running_version in running_versions()
    ]
    assert (words.NO_RETURN in page_text(page)) is (shortlist is None)


def test_a_fault_shows_a_reference(open_page: Open) -> None:
    page = open_page(MadeUp(a_few(), error=RuntimeError("secret")), page=PAGE)
    assert "This page could not be shown" in page.error[0].value
    assert "secret" not in page_text(page)


def test_a_missing_method_says_what_to_do(tmp_path) -> None:
    with pytest.raises(UserError, match="docs folder"):
        load_chapters(tmp_path / "method.md")
