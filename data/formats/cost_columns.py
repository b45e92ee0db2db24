"""What the three shapes of cost file share: weekly pounds, dates, kind of home, block."""

from data.formats.table import CellKind, Column, Privacy

DEAREST_WEEK = 100_000.0  # pounds: the National Placement Standard calls more an error
DEAREST_YEAR_OF_A_CHILD = 53 * DEAREST_WEEK  # pounds since 1 April


def money_column(
    name: str,
    heading: str,
    meaning: str,
    *,
    needed: bool = False,
    aliases: tuple[str, ...] = (),
    highest: float = DEAREST_WEEK,
) -> Column:
    """A column of pounds, a week where nothing else is said; what it is the price of is in its
    meaning. Beyond `highest` it is a slip of the pen, left out and told."""
    return Column(
        name,
        heading,
        CellKind.MONEY,
        meaning,
        Privacy.MONEY,
        needed=needed,
        aliases=aliases,
        lowest=0,
        highest=highest,
    )


def span_columns(*, needed: bool = False) -> tuple[Column, Column]:
    """The start and end of the placement that is priced."""
    return (
        Column(
            "starts",
            "Placement start date",
            CellKind.DATE,
            "the day the priced placement began",
            Privacy.CARE,
            needed=needed,
            future_ok=True,
            aliases=("Placement start", "Start date of placement"),
        ),
        Column(
            "ends",
            "Placement end date",
            CellKind.DATE,
            "the day it ended or will end; blank while it goes on",
            Privacy.CARE,
            future_ok=True,
            aliases=("Placement end", "End date of placement"),
        ),
    )


def worked_out(name: str, kind: CellKind, meaning: str, privacy: Privacy = Privacy.MONEY) -> Column:
    """A column that the reader works out from the others."""
    return Column(name, "", kind, meaning, privacy, derived=True)


SETTING = worked_out(
    "setting", CellKind.TEXT, "kind of home in the project's words; blank if not said", Privacy.CARE
)
BLOCK = worked_out("block", CellKind.YES_NO, "bought in a block contract; blank if not said")
NOTICE = worked_out("notice_days", CellKind.WHOLE, "days of notice that are still paid")

WEEKLY = (
    worked_out("total_gbp", CellKind.MONEY, "pounds a week in all; blank = price not known"),
    worked_out(
        "trust_gbp", CellKind.MONEY, "pounds a week from social care; blank = split not known"
    ),
    worked_out("health_gbp", CellKind.MONEY, "pounds a week from health"),
    worked_out("education_gbp", CellKind.MONEY, "pounds a week from education"),
)

SUMS = (
    worked_out(
        "placement_gbp",
        CellKind.MONEY,
        "pounds a week of all of the placement's lines in this file; blank = this line alone",
    ),
    worked_out(
        "placement_trust_gbp", CellKind.MONEY, "of that from social care; blank = not known"
    ),
    worked_out("placement_health_gbp", CellKind.MONEY, "of that from health"),
    worked_out("placement_education_gbp", CellKind.MONEY, "of that from education"),
)

# What a line says only beside the other lines of its file, or by what somebody has said of it.
TOGETHER = (
    *SUMS,
    worked_out("added_up", CellKind.TEXT, "the lines that were added up, in pounds"),
    worked_out("year_unsaid", CellKind.YES_NO, "we do not know which year's prices these are"),
)
