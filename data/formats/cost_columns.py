"""What the three shapes of cost file share: weekly pounds, dates, kind of home, block."""

from __future__ import annotations

from data.formats.table import Column, Kind, Privacy


def money(
    name: str, heading: str, meaning: str, *, needed: bool = False, aliases: tuple[str, ...] = ()
) -> Column:
    """A column of pounds; what it is the price of is in its meaning."""
    return Column(name, heading, Kind.MONEY, meaning, Privacy.MONEY, needed=needed, aliases=aliases)


def span(*, needed: bool = False) -> tuple[Column, Column]:
    """The start and end of the placement that is priced."""
    return (
        Column(
            "starts", "Placement start date", Kind.DATE, "the day the priced placement began",
            Privacy.CARE, needed=needed, future_ok=True,
            aliases=("Placement start", "Start date of placement"),
        ),
        Column(
            "ends", "Placement end date", Kind.DATE,
            "the day it ended or will end; blank while it goes on", Privacy.CARE, future_ok=True,
            aliases=("Placement end", "End date of placement"),
        ),
    )  # fmt: skip


def worked_out(name: str, kind: Kind, meaning: str, privacy: Privacy = Privacy.MONEY) -> Column:
    """A column that the reader works out from the others."""
    return Column(name, "", kind, meaning, privacy, derived=True)


SETTING = worked_out(
    "setting", Kind.TEXT, "kind of home in the project's words; blank if not said", Privacy.CARE
)
BLOCK = worked_out("block", Kind.YES_NO, "bought in a block contract; blank if not said")
NOTICE = worked_out("notice_days", Kind.WHOLE, "days of notice that are still paid")

WEEKLY = (
    worked_out("total_gbp", Kind.MONEY, "pounds a week in all; blank = price not known"),
    worked_out("trust_gbp", Kind.MONEY, "pounds a week from social care; blank = split not known"),
    worked_out("health_gbp", Kind.MONEY, "pounds a week from health"),
    worked_out("education_gbp", Kind.MONEY, "pounds a week from education"),
)
