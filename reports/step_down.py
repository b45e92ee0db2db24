"""The step-down file: one row a child and destination, exactly as FORMATS section 8 has it."""

import csv
import io
from datetime import date

from models.saving.estimate import Window
from models.shortlist.options import ChildOptions, Option, Shortlist
from reports.safe import safe_text

COLUMNS = (
    "child_id", "council", "setting", "placement_start", "age", "weekly_cost_gbp",
    "trust_weekly_cost_gbp", "destination", "readiness", "reasons", "p_lasts_12m", "p_lasts_low",
    "p_lasts_high", "p_lasts_basis", "destination_weekly_cost_gbp", "support_weekly_gbp",
    "one_off_gbp", "baseline_end", "saving_this_year_gbp", "saving_this_year_p10",
    "saving_this_year_p90", "saving_full_year_gbp", "saving_to_18_gbp",
)  # fmt: skip


def step_down_csv(shortlist: Shortlist) -> bytes:
    """The file's bytes: UTF-8, one line a row, the same for an equal list.

    Sorted by child_id, destinations in the law's order of preference. Blank = unknown or withheld.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for child in shortlist.children:
        writer.writerows(_row(child, option, shortlist.as_of) for option in child.options)
    return text.getvalue().encode("utf-8")


def _row(options: ChildOptions, option: Option, as_of: date) -> tuple[str, ...]:
    """One child and one destination, in the order of COLUMNS."""
    child, saving, chance = options.child, option.saving, option.saving.chance
    this_year = saving.this_year
    return (
        safe_text(child.child_id),
        safe_text(child.council),
        child.placement.setting.value,
        child.placement.starts.isoformat(),
        str(child.age_on(as_of)),
        _money(options.current.total.weekly_gbp),
        _money(options.current.trust.weekly_gbp),
        option.destination.value,
        option.by_rules.readiness.value,
        safe_text(_reasons(option)),
        _probability(chance.p_12m),
        _probability(chance.low),
        _probability(chance.high),
        chance.basis.value,
        _money(saving.destination_price.weekly_gbp),
        _money(saving.support_weekly_gbp),
        _money(saving.one_off_gbp),
        saving.baseline_end.isoformat(),
        _window(this_year),
        _money(this_year.p10_gbp if this_year else None),
        _money(this_year.p90_gbp if this_year else None),
        _window(saving.full_year),
        _window(saving.to_18),
    )


def _reasons(option: Option) -> str:
    """Why the answer is so, then what has to be said of the money, as one list."""
    texts = (*(reason.words for reason in option.verdict.reasons), *option.saving.notes)
    return "; ".join(words.replace(";", ",").rstrip(".") for words in texts)


def _window(window: Window | None) -> str:
    return _money(None if window is None else window.gbp)


def _money(gbp: float | None) -> str:
    """Pounds to 2 decimals, blank where not known; nothing is written as minus nothing."""
    return "" if gbp is None else f"{round(gbp, 2) + 0.0:.2f}"


def _probability(chance: float | None) -> str:
    return "" if chance is None else f"{chance:.4f}"
