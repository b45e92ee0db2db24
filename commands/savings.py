"""`savings`: a year's statement, line by line, of each council and of all together, as a file."""

from datetime import date
from pathlib import Path

from commands.arguments import Arguments, a_financial_year
from commands.files import write_whole
from commands.limits import require_file, require_known
from commands.store import store_of
from data.store.read import council_data
from models.access import LOCAL_OWNER, Permission, scope_for
from models.children.council import CouncilData
from models.money import FinancialYear
from models.papers.year_of_savings import statement_of_year
from models.problems import UserError
from models.words import a_date as in_words
from models.words import count_of
from reports.savings import savings_csv
from services.year_of_savings import gather_year_of_savings


def run(arguments: list[str]) -> int:
    """Gather what was known at the date, add the year up for each council, write the file."""
    parser = Arguments("savings", "Writes a year's savings statement to a file.")
    parser.add_as_of()
    parser.add_argument(
        "--year",
        type=a_financial_year,
        required=True,
        metavar="2025-26",
        help="the financial year of the statement",
    )
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.csv")
    parser.add_database()
    options = parser.parse_args(arguments)
    require_file("--out", options.out, (".csv",))
    store = store_of(options.database)
    data = council_data(store, scope_for(LOCAL_OWNER, Permission.READ_CHILDREN))
    require_known(data, options.as_of, date.today())
    _require_year(data, options.as_of, options.year)
    money = gather_year_of_savings(store, LOCAL_OWNER, options.as_of, options.year)
    lines = statement_of_year(money)
    write_whole(options.out, savings_csv(lines))
    print(
        f"The savings of {options.year} as at {in_words(options.as_of)}, from data to "
        f"{in_words(money.held.data_date)}: {count_of(len(money.councils), 'council')}, "
        f"{len(lines)} rows in {options.out}."
    )
    return 0


def _require_year(data: CouncilData, as_of: date, year: FinancialYear) -> None:
    """Raise `UserError` for a year before every return, or later than the one after the day's."""
    covered = data.frame("returns")["covers_from"]
    if covered.empty:
        return  # nothing is imported, and that is said where it is looked for
    first, last = FinancialYear.holding(covered.min().date()), FinancialYear.holding(as_of).next
    if first > last:
        return  # the day lies before everything held, and that is said where children are listed
    if not first <= year <= last:
        raise UserError(
            "--year",
            f"{year}, which has no data as at {as_of.isoformat()}",
            f"a year from {first} to {last}",
            "Choose another year, or import earlier returns.",
        )
