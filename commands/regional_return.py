"""`regional-return`: the placements found in a quarter, as the national standard has them."""

from datetime import date
from pathlib import Path

from commands.arguments import Arguments, a_date
from commands.files import write_whole
from commands.limits import require_file, require_known
from commands.store import store_of
from data.store.read import council_data
from data.store.regional import regional_facts
from models.access import LOCAL_OWNER, Permission, scope_for
from models.papers.regional_return import quarter_start, regional_return
from reports.regional_return import (
    IN_CSV,
    IN_WORKBOOK,
    check_lines,
    in_short,
    regional_csv,
    regional_workbook,
)

KINDS = (".csv", ".xlsx")


def run(arguments: list[str]) -> int:
    """Put the return together, run the standard's checks, write the file, print what they say."""
    parser = Arguments("regional-return", "Writes the quarterly regional return to a file.")
    parser.add_as_of("the last day of the return, as 2026-06-30")
    parser.add_argument(
        "--since", type=a_date, metavar="DATE", help="its first day (else the first of the quarter)"
    )
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="FILE.csv",
        help="a .csv, or an .xlsx with the checks on a sheet",
    )
    parser.add_database()
    options = parser.parse_args(arguments)
    require_file("--out", options.out, KINDS)
    since = options.since or quarter_start(options.as_of)
    if since > options.as_of:
        parser.error(f"--since {since.isoformat()} is after --as-of {options.as_of.isoformat()}")
    store = store_of(options.database)
    scope = scope_for(LOCAL_OWNER, Permission.EXPORT_CHILDREN)
    data = council_data(store, scope)
    require_known(data, options.as_of, date.today())
    regional_return_result = regional_return(
        data, regional_facts(store, scope), since, options.as_of
    )
    is_csv = options.out.suffix.lower() == ".csv"
    write_whole(
        options.out,
        regional_csv(regional_return_result)
        if is_csv
        else regional_workbook(regional_return_result),
    )
    print(f"{in_short(regional_return_result)}. They are in {options.out}.")
    for line in check_lines(regional_return_result, IN_CSV if is_csv else IN_WORKBOOK):
        print(line)
    return 0
