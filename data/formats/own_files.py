"""The project's own small files, each with a template in the app.

Every number has its limits and every day its years: what lies beyond is a slip of the pen. The
limits are wide enough for any council in England, and a value beyond them would decide its year.
"""

from data.formats.cost_columns import DEAREST_WEEK
from data.formats.table import CellKind, Column, Privacy, Table
from models.ledger.renegotiated import RenegotiatedPrice
from models.settings import Setting

_SOURCE = "the project's own file"
_SETTINGS = tuple(Setting)
_DEAREST_PAYMENT = 10_000_000.0  # pounds, either way
_DEAREST_YEAR = 2_000_000_000.0  # pounds: no council in England spends so much on children
_DEAREST_MOVE = 1_000_000.0  # pounds, once
_CHILDHOOD = 25  # years: care leavers' too


def _child() -> Column:
    return Column(
        "child_id",
        "child_id",
        CellKind.IDENTIFIER,
        "the child's identifier",
        Privacy.IDENTITY,
        needed=True,
        key=True,
        may_be_blank=False,
    )


def _key(
    name: str, kind: CellKind, meaning: str, privacy: Privacy, values: tuple[str, ...] = ()
) -> Column:
    return Column(
        name,
        name,
        kind,
        meaning,
        privacy,
        needed=True,
        key=True,
        may_be_blank=False,
        values=values,
        future_ok=True,
    )


def _column(
    name: str,
    kind: CellKind,
    meaning: str,
    privacy: Privacy = Privacy.OTHER,
    *,
    needed: bool = False,
    values: tuple[str, ...] = (),
    lowest: float | None = None,
    highest: float | None = None,
    future_ok: bool = False,
    heading: str = "",
    may_be_blank: bool = True,
    blank_means: str = "",
    council: bool = False,
    years_back: int | None = None,
    years_ahead: int | None = None,
    at_least: str = "",
    at_most: str = "",
) -> Column:
    return Column(
        name,
        heading or name,
        kind,
        meaning,
        privacy,
        needed=needed,
        values=values,
        lowest=lowest,
        highest=highest,
        future_ok=future_ok,
        may_be_blank=may_be_blank,
        blank_means=blank_means,
        council=council,
        years_back=years_back,
        years_ahead=years_ahead,
        at_least=at_least,
        at_most=at_most,
    )


def _council() -> Column:
    return Column(
        "council",
        "council",
        CellKind.TEXT,
        "the council, or `both` for a sum of both together",
        Privacy.OTHER,
        needed=True,
        key=True,
        may_be_blank=False,
        future_ok=True,
        council=True,
    )


UNIT_COSTS = Table(
    "unit_costs",
    "Unit costs",
    "the council's own price of each kind of home",
    (
        _key("setting", CellKind.CODE, "kind of home", Privacy.MONEY, _SETTINGS),
        _column(
            "weekly_cost_gbp",
            CellKind.MONEY,
            "pounds a week; blank = the published price",
            Privacy.MONEY,
            needed=True,
            lowest=0,
            highest=DEAREST_WEEK,
            blank_means="the published price",
        ),
        _column(
            "support_weekly_gbp",
            CellKind.MONEY,
            "pounds a week of support after a move",
            Privacy.MONEY,
            lowest=0,
            highest=DEAREST_WEEK,
            blank_means="the published support",
        ),
        _column(
            "support_weeks",
            CellKind.WHOLE,
            "weeks of that support",
            Privacy.MONEY,
            lowest=0,
            highest=520,
            blank_means="the published number of weeks",
        ),
        _column(
            "one_off_gbp",
            CellKind.MONEY,
            "pounds on the day of a move",
            Privacy.MONEY,
            lowest=0,
            highest=_DEAREST_MOVE,
            blank_means="the published sum",
        ),
        _key(
            "price_year",
            CellKind.TEXT,
            "the financial year of the prices: `2025-26`",
            Privacy.MONEY,
        ),
        _column("source", CellKind.TEXT, "who says so", needed=True),
    ),
    ("SETTING", "WEEKLY_COST_GBP", "PRICE_YEAR"),
    ("setting", "price_year"),
    template="unit_costs.csv",
    example=(
        ("childrens_home_independent", "5400", "", "", "", "2025-26", "Finance, July 2025"),
        ("foster_in_house", "560", "300", "26", "0", "2025-26", "Finance, July 2025"),
    ),
    source=_SOURCE,
    guess_rivals=False,
)

FOSTER_HOMES = Table(
    "foster_homes", "Foster homes", "one row per home that has, or will have, a place",
    (
        _key("home_id", CellKind.IDENTIFIER, "the home's identifier", Privacy.IDENTITY),
        _column("setting", CellKind.CODE, "kind of home", values=_SETTINGS, needed=True),
        _column("council", CellKind.TEXT, "the council it belongs to", council=True),
        _column("postcode", CellKind.POSTCODE, "where it is", Privacy.PLACE),
        _column("places", CellKind.WHOLE, "vacant places", lowest=0, highest=10),
        _column("vacant_from", CellKind.DATE, "the day a place is free", future_ok=True,
                years_back=_CHILDHOOD, years_ahead=5),
        _column("min_age", CellKind.WHOLE, "youngest age", lowest=0, highest=18),
        _column("max_age", CellKind.WHOLE, "oldest age", lowest=0, highest=18, at_least="min_age"),
        _column("takes_siblings", CellKind.YES_NO, "would take brothers and sisters"),
        _column("skills", CellKind.TEXT, "what the carers are good at"),
        _column("highest_level", CellKind.WHOLE, "the highest level met", lowest=0, highest=4),
        _column("weekly_fee_gbp", CellKind.MONEY, "pounds a week", Privacy.MONEY, lowest=0,
                highest=DEAREST_WEEK),
    ),
    ("HOME_ID", "SETTING"), ("home_id",),
    template="foster_homes.csv",
    example=(
        (
            "H-017", "foster_in_house", "West", "ZZ1 1ZZ", "1", "01/12/2026", "8", "16", "yes",
            "trauma; football", "2", "560",
        ),
    ),
    source=_SOURCE,
    kept_for_later="children and homes are matched in the tool",
)  # fmt: skip

BUDGETS = Table(
    "budgets", "Budgets", "one row per year, council and category",
    (
        _key("financial_year", CellKind.TEXT, "`2025-26`", Privacy.OTHER),
        _council(),
        _key("category", CellKind.TEXT, "what the budget is for", Privacy.OTHER),
        _column("budget_gbp", CellKind.MONEY, "pounds in the year", Privacy.MONEY, needed=True,
                may_be_blank=False, lowest=0, highest=_DEAREST_YEAR),
    ),
    ("FINANCIAL_YEAR", "COUNCIL", "CATEGORY", "BUDGET_GBP"),
    ("financial_year", "council", "category"),
    template="budgets.csv",
    example=(("2025-26", "West", "residential", "21000000"),),
    source=_SOURCE, guess_rivals=False,
)  # fmt: skip

TARGETS = Table(
    "targets", "Savings targets", "one row per year and council",
    (
        _key("financial_year", CellKind.TEXT, "`2025-26`", Privacy.OTHER),
        _council(),
        _column(
            "target_gbp", CellKind.MONEY, "pounds to be saved, net and cashable", Privacy.MONEY,
            needed=True, may_be_blank=False, lowest=0, highest=_DEAREST_YEAR,
        ),
    ),
    ("FINANCIAL_YEAR", "COUNCIL", "TARGET_GBP"), ("financial_year", "council"),
    template="targets.csv", example=(("2025-26", "West", "4000000"),), source=_SOURCE,
    guess_rivals=False,
)  # fmt: skip

PROGRAMME_COSTS = Table(
    "programme_costs", "Programme costs", "one row per year, council and thing paid for",
    (
        _key("financial_year", CellKind.TEXT, "`2025-26`", Privacy.OTHER),
        _council(),
        _key("item", CellKind.TEXT, "what is paid for: staff, a system, training", Privacy.OTHER),
        _column("cost_gbp", CellKind.MONEY, "pounds in the year", Privacy.MONEY, needed=True,
                may_be_blank=False, lowest=0, highest=_DEAREST_YEAR),
    ),
    ("FINANCIAL_YEAR", "COUNCIL", "ITEM", "COST_GBP"), ("financial_year", "council", "item"),
    template="programme_costs.csv",
    example=(("2025-26", "both", "step-down team", "240000"),), source=_SOURCE,
    guess_rivals=False,
)  # fmt: skip

RENEGOTIATIONS = Table(
    "renegotiations",
    "Renegotiated prices",
    ("one row per price cut that was agreed, or rise that was refused, for one child's home"),
    (
        _child(),
        Column(
            "agreed_on",
            "agreed_on",
            CellKind.DATE,
            "the day of the agreement, up to today",
            Privacy.MONEY,
            needed=True,
            key=True,
            may_be_blank=False,
            years_back=20,
            years_ahead=0,
        ),
        # `from` is a word of SQL and Python, so our name differs from the heading.
        Column(
            "starts",
            "from",
            CellKind.DATE,
            "the first day at the new price",
            Privacy.MONEY,
            needed=True,
            key=True,
            may_be_blank=False,
            future_ok=True,
            years_back=20,
            years_ahead=5,
        ),
        _column(
            "until",
            CellKind.DATE,
            "the first day after it ends; blank = open",
            Privacy.MONEY,
            future_ok=True,
            years_back=20,
            years_ahead=10,
            blank_means="open",
            at_least="starts",
        ),
        Column(
            "old_weekly_gbp",
            "old_weekly_gbp",
            CellKind.MONEY,
            "the trust's pounds a week without the agreement",
            Privacy.MONEY,
            needed=True,
            may_be_blank=False,
            lowest=0,
            highest=DEAREST_WEEK,
        ),
        Column(
            "new_weekly_gbp",
            "new_weekly_gbp",
            CellKind.MONEY,
            ("the trust's pounds a week with the agreement; not above the price without it"),
            Privacy.MONEY,
            needed=True,
            may_be_blank=False,
            lowest=0,
            highest=DEAREST_WEEK,
            at_most="old_weekly_gbp",
        ),
        Column(
            "kind",
            "kind",
            CellKind.CODE,
            "`price_cut`, or `rise_refused`: then it is avoided, not saved",
            Privacy.MONEY,
            needed=True,
            may_be_blank=False,
            values=tuple(RenegotiatedPrice),
        ),
        _column("provider", CellKind.TEXT, "with whom"),
        _column("source", CellKind.TEXT, "the letter or minute that says so", needed=True),
    ),
    ("CHILD_ID", "AGREED_ON", "FROM", "OLD_WEEKLY_GBP", "NEW_WEEKLY_GBP", "KIND"),
    ("child_id", "agreed_on", "starts"),
    template="renegotiations.csv",
    example=(
        (
            "100001",
            "14/08/2026",
            "01/09/2026",
            "",
            "5400",
            "5150",
            "price_cut",
            "A Provider",
            "letter of 14 August 2026",
        ),
    ),
    source=_SOURCE,
    guess_rivals=False,
)

LEDGER = Table(
    "ledger", "Ledger", "one row per payment made for a placement",
    (
        _child(),
        _column("setting", CellKind.CODE, "kind of home", Privacy.CARE, values=_SETTINGS),
        _column("provider", CellKind.TEXT, "who was paid"),
        # `from` and `to` are words of SQL and Python, so our names differ from the headings.
        _column("paid_from", CellKind.DATE, "first day paid for", heading="from", needed=True,
                may_be_blank=False, years_back=_CHILDHOOD, years_ahead=1),
        _column("paid_to", CellKind.DATE, "last day paid for", heading="to", needed=True,
                may_be_blank=False, future_ok=True, years_back=_CHILDHOOD, years_ahead=1,
                at_least="paid_from"),
        _column("posted_on", CellKind.DATE, "the day of the posting", years_back=_CHILDHOOD,
                years_ahead=1),
        _column(
            "paid_gbp", CellKind.MONEY,
            "pounds paid; a credit is negative: -100.00, (100.00) or 100.00 CR", Privacy.MONEY,
            needed=True, may_be_blank=False, lowest=-_DEAREST_PAYMENT, highest=_DEAREST_PAYMENT,
        ),
    ),
    ("CHILD_ID", "FROM", "TO", "PAID_GBP"), (),
    template="ledger.csv",
    example=(
        (
            "100001", "childrens_home_independent", "A Provider", "01/09/2026", "30/09/2026",
            "05/10/2026", "23142.86",
        ),
    ),
    source=_SOURCE,
)  # fmt: skip

SIBLINGS = Table(
    "siblings", "Siblings", "one row per pair of children",
    (
        _child(),
        Column(
            "sibling_id", "sibling_id", CellKind.IDENTIFIER, "the brother's or sister's identifier",
            Privacy.IDENTITY, needed=True, key=True, may_be_blank=False, differs_from="child_id",
        ),
        _column("plan", CellKind.TEXT, "`together`, `apart` or in words", Privacy.CARE),
    ),
    ("CHILD_ID", "SIBLING_ID"), ("child_id", "sibling_id"),
    template="siblings.csv", example=(("100001", "100002", "together"),), source=_SOURCE,
)  # fmt: skip

INCIDENTS = Table(
    "incidents",
    "Incidents",
    "one row per incident",
    (
        _child(),
        Column(
            "on",
            "on",
            CellKind.DATE,
            "the day it happened",
            Privacy.CARE,
            needed=True,
            key=True,
            may_be_blank=False,
            years_back=_CHILDHOOD,
            years_ahead=1,
        ),
        _column(
            "kind", CellKind.TEXT, "what happened, in a word or two", Privacy.CARE, needed=True
        ),
        _column("serious", CellKind.YES_NO, "serious or not", Privacy.CARE),
    ),
    ("CHILD_ID", "ON", "KIND"),
    (),
    template="incidents.csv",
    example=(("100001", "02/11/2026", "physical", "no"),),
    source=_SOURCE,
)

NAMES = Table(
    "names", "Names", "only if a council wants names on screens",
    (_child(), _key("name", CellKind.TEXT, "the name to show", Privacy.IDENTITY)),
    ("CHILD_ID", "NAME"), ("child_id",),
    template="names.csv", example=(("100001", "Example Name"),), source=_SOURCE,
)  # fmt: skip

EDGE_OF_CARE = Table(
    "edge_of_care", "Edge of care", "one row per family supported so that a child stays at home",
    (
        _child(),
        _column("council", CellKind.TEXT, "the council", council=True),
        Column(
            "referred_on", "referred_on", CellKind.DATE, "the day of the referral", Privacy.CARE,
            needed=True, key=True, may_be_blank=False, years_back=_CHILDHOOD, years_ahead=1,
        ),
        _column("reason", CellKind.TEXT, "why", Privacy.CARE),
        _column("support", CellKind.TEXT, "what the family gets", Privacy.CARE),
        _column("ends_on", CellKind.DATE, "the day it ends; blank = going on", Privacy.CARE,
                future_ok=True, years_back=_CHILDHOOD, years_ahead=10, blank_means="going on",
                at_least="referred_on"),
    ),
    ("CHILD_ID", "REFERRED_ON"), ("child_id", "referred_on"),
    template="edge_of_care.csv",
    example=(
        ("100003", "North", "01/10/2026", "family conflict", "family therapy", "31/03/2027"),
    ),
    source=_SOURCE,
)  # fmt: skip

TABLES: tuple[Table, ...] = (
    UNIT_COSTS, FOSTER_HOMES, BUDGETS, TARGETS, PROGRAMME_COSTS, RENEGOTIATIONS, LEDGER, SIBLINGS,
    INCIDENTS,
    NAMES, EDGE_OF_CARE,
)  # fmt: skip
