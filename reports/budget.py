"""A financial year's budget out of the store, as the Budget page shows it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from data.reference.budget import held_budget, held_rest, rest_question
from data.store.engine import Store
from data.store.read import council_data, files_version
from data.store.results import answer_to, store_result
from models.access import Actor, Permission, require, scope_for
from models.budget.picture import Picture
from models.budget.rest import Rest, from_text, to_text
from models.budget.year import Ahead
from models.fairness.forecasts import Say
from models.money import FinancialYear
from models.problems import UserError


@dataclass(frozen=True, slots=True)
class BudgetOfYear:
    """What has been of a year beside its budget, and what is expected of the rest."""

    picture: Picture
    ahead: Ahead


def budget_of_year(
    store: Store, actor: Actor, as_of: date, year: FinancialYear, now: datetime, say: Say
) -> BudgetOfYear:
    """Of every council in sight. What the page has worked out and kept is taken from there.

    Raises `NotAllowed` for whoever may not see costs, `UserError` where nothing is held.
    """
    require(actor, Permission.READ_COSTS)
    scope = scope_for(actor, Permission.READ_CHILDREN)
    say(0, 4, "reading what is held")
    data = replace(council_data(store, scope), version=files_version(store))
    if data.data_date is None:
        raise UserError("Budget", "nothing is imported yet", "at least one return",
                        "Import a return first.")  # fmt: skip
    say(1, 4, "pricing each week that has been")
    picture = held_budget(data, as_of, year, lambda *_: None)
    if picture.is_over:
        return BudgetOfYear(picture, Ahead(None, is_over=True))
    question = rest_question(data, as_of, year)
    kept = answer_to(store, scope, question)
    rest: Rest | None = from_text(kept) if kept else None
    if rest is None:
        say(2, 4, "simulating the rest of the year for every child")
        rest = held_rest(data, as_of, year, lambda *_: None)
        if rest is not None:
            store_result(store, actor=actor, question=question, content=to_text(rest), now=now)
    return BudgetOfYear(picture, Ahead(rest, is_over=False))
