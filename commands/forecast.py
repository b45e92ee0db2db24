"""`forecast`: children and spend by month, setting and council, with 80% bands, as a file."""

from datetime import date
from pathlib import Path

from commands.arguments import Arguments, a_date
from commands.files import write_whole
from commands.limits import require_file, require_horizon, require_known
from commands.store import store_of
from data.store.read import council_data
from models.access import LOCAL_OWNER, Permission, scope_for
from models.problems import UserError
from models.words import a_date as in_words
from reports.forecast import forecast_csv
from services.forecast import forecast_as_known


def run(arguments: list[str]) -> int:
    """Fit on what was known at the date, simulate to the month of --until, write the file."""
    parser = Arguments("forecast", "Writes children and spend by month to a file.")
    parser.add_as_of()
    parser.add_argument(
        "--until",
        type=a_date,
        required=True,
        metavar="DATE",
        help="a day of the last month to forecast",
    )
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.csv")
    parser.add_database()
    options = parser.parse_args(arguments)
    if options.until <= options.as_of:
        parser.error(f"--until {options.until} must be after --as-of {options.as_of}")
    require_file("--out", options.out, (".csv",))
    require_horizon("--until", options.as_of, options.until)
    store = store_of(options.database)
    data = council_data(store, scope_for(LOCAL_OWNER, Permission.EXPORT_CHILDREN))
    require_known(data, options.as_of, date.today())
    made = forecast_as_known(data, options.as_of, options.until)
    if made is None:
        raise UserError(
            "Forecast",
            f"too little history known on {in_words(options.as_of)}",
            "at least 2 returns that ended by then, covering 100 children or more",
            "Import earlier returns, or choose a later date.",
        )
    engine, rows = made.engine, made.forecast.rows
    write_whole(options.out, forecast_csv(rows))
    print(
        f"Children as at {in_words(options.as_of)}, forecast to "
        f"{in_words(made.forecast.months[-1].last_day)} by engine {engine.version}, fitted on "
        f"{engine.fitted_on.returns} returns to {in_words(engine.fitted_on.last_day)}: "
        f"{len(rows)} rows in {options.out}."
    )
    return 0
