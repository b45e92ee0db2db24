"""`report`: the board report as at a day, as PDF or Word; small numbers are hidden in it."""

from datetime import UTC, date, datetime
from pathlib import Path

from commands.arguments import Arguments
from commands.files import write_whole
from commands.limits import require_file, require_known
from commands.store import store_of
from data.store.read import council_data
from models.access import LOCAL_OWNER, Permission, scope_for
from models.words import a_date as in_words
from services.board_report import board_paper

KINDS = (".pdf", ".docx")


def run(arguments: list[str]) -> int:
    """Gather what was known at the date, lay it out, write the file."""
    parser = Arguments("report", "Writes the board report to a file.")
    parser.add_as_of("the day to report as at")
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FILE.pdf", help="a .pdf, or a .docx"
    )
    parser.add_database()
    options = parser.parse_args(arguments)
    require_file("--out", options.out, KINDS)
    store = store_of(options.database)
    data = council_data(store, scope_for(LOCAL_OWNER, Permission.READ_CHILDREN))
    require_known(data, options.as_of, date.today())
    paper = board_paper(store, LOCAL_OWNER, options.as_of, datetime.now(UTC))
    if options.out.suffix.lower() == ".pdf":
        from reports.pdf import pdf_bytes as made
    else:
        from reports.word import word_bytes as made
    write_whole(options.out, made(paper))
    print(f"The board report as at {in_words(options.as_of)} is in {options.out}.")
    return 0
