"""A financial year's budget out of the store, as the Budget page shows it."""

from dataclasses import replace
from datetime import date, datetime

from data.store.read import council_data, files_version
from data.store.results import answer_to, store_result
from data.store.schema.engine import Store
from models.access import Actor, Permission, require, scope_for
from models.budget.remaining_year import RemainingYear, from_text, to_text
from models.budget.year import Ahead
from models.money import FinancialYear
from models.papers.year_of_budget import BudgetOfYear
from models.problems import UserError
from models.progress import ProgressCallback
from services.budget import build_budget, expect_remaining_year, remaining_year_question
from services.shortlist import Learn, fit_engine


def budget_of_year(
    store: Store,
    actor: Actor,
    as_of: date,
    year: FinancialYear,
    now_utc: datetime,
    say: ProgressCallback,
    learn: Learn = fit_engine,
) -> BudgetOfYear:
    """Of every council in sight. What the page has worked out and kept is taken from there.

    Raises `NotAllowed` for whoever may not see costs, `UserError` where nothing is held.
    """
    require(actor, Permission.READ_COSTS)
    scope = scope_for(actor, Permission.READ_CHILDREN)
    say(0, 4, "reading the data")
    data = replace(council_data(store, scope), version=files_version(store))
    if data.data_date is None:
        raise UserError(
            "Budget", "nothing is imported yet", "at least one return", "Import a return first."
        )
    say(1, 4, "pricing each week that has been")
    picture = build_budget(data, as_of, year, lambda *_: None)
    if picture.is_over:
        return BudgetOfYear(picture, Ahead(None, is_over=True))
    question = remaining_year_question(data, as_of, year)
    text = answer_to(store, scope, question)
    remaining_year: RemainingYear | None = from_text(text) if text else None
    if remaining_year is None:
        say(2, 4, "simulating the rest of the year for every child")
        remaining_year = expect_remaining_year(data, as_of, year, lambda *_: None, learn)
        if remaining_year is not None:
            store_result(
                store,
                actor=actor,
                question=question,
                content=to_text(remaining_year),
                now_utc=now_utc,
            )
    return BudgetOfYear(picture, Ahead(remaining_year, is_over=False))
