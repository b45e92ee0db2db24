"""`step-down`: one row for each child in a residential setting and destination, as a file."""

from datetime import date
from pathlib import Path

from commands.arguments import Arguments, a_date, a_financial_year
from commands.files import write_whole
from commands.limits import require_file, require_horizon, require_known
from commands.store import store_of
from data.store.read import council_data
from models.access import LOCAL_OWNER, Permission, scope_for
from models.words import a_date as in_words
from reports.step_down import step_down_csv
from services.shortlist import build_shortlist, fit_engine


def run(arguments: list[str]) -> int:
    """Work out the list as at the date, write it, print one line that names no child."""
    parser = Arguments("step-down", "Writes each residential child's options to a file.")
    parser.add_as_of()
    parser.add_argument(
        "--move-on", type=a_date, metavar="DATE", help="the day of the moves (12 weeks later)"
    )
    parser.add_argument(
        "--year",
        type=a_financial_year,
        metavar="2025-26",
        help="financial year of the saving (of the moves)",
    )
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.csv")
    parser.add_database()
    options = parser.parse_args(arguments)
    require_file("--out", options.out, (".csv",))
    if options.move_on is not None:
        require_horizon("--move-on", options.as_of, options.move_on)
    store = store_of(options.database)
    data = council_data(store, scope_for(LOCAL_OWNER, Permission.EXPORT_CHILDREN))
    require_known(data, options.as_of, date.today())
    engine = fit_engine(data, options.as_of)
    shortlist = build_shortlist(
        data, engine, as_of=options.as_of, move_on=options.move_on, year=options.year
    )
    content = step_down_csv(shortlist)
    write_whole(options.out, content)
    rows = sum(len(child.options) for child in shortlist.children)
    print(
        f"Children as at {in_words(shortlist.as_of)}, from data to "
        f"{in_words(shortlist.data_date)}: {len(shortlist.children)} in residential "
        f"settings of {shortlist.in_care} in care ({shortlist.set_aside.short_breaks} "
        f"more on short breaks, counted separately); {rows} rows in {options.out}."
    )
    return 0
