"""`evidence`: how good the estimates are on this council's own history, as a file."""

from datetime import date
from pathlib import Path

from commands.arguments import Arguments
from commands.files import write_whole
from commands.limits import require_file, require_known
from commands.store import store_of
from data.store.read import audit_groups, council_data
from models.access import LOCAL_OWNER, Permission, scope_for
from models.words import a_date as in_words
from reports.evidence import DESTINATION, evidence_json
from services.evidence import judge_engine
from services.shortlist import fit_engine


def run(arguments: list[str]) -> int:
    """Try the estimates on past years as known at the date, write what came of it."""
    parser = Arguments("evidence", "Writes how good the estimates are to a file.")
    parser.add_as_of()
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.json")
    parser.add_database()
    options = parser.parse_args(arguments)
    require_file("--out", options.out, (".json",))
    store = store_of(options.database)
    data = council_data(store, scope_for(LOCAL_OWNER, Permission.EXPORT_CHILDREN))
    require_known(data, options.as_of, date.today())
    audit = audit_groups(store, scope_for(LOCAL_OWNER, Permission.AUDIT_GROUPS))
    engine = fit_engine(data, options.as_of)
    engine_record = judge_engine(data, engine, audit, options.as_of, _say)
    write_whole(options.out, evidence_json(engine_record))
    print(
        f"Evidence as at {in_words(options.as_of)} from {engine_record.returns} returns: "
        f"{engine_record.moves} "
        f"moves out of residential care, {engine_record.ended_early} ended early."
    )
    for kind in engine_record.kinds:
        print(f"{DESTINATION[kind.move_to]}: {kind.verdict}.")
    return 0


def _say(done: int, of: int, label: str) -> None:
    print(f"{done + 1} of {of}: {label} …", flush=True)
