"""`demo`: makes the demonstration council; as a step of opening the app, only where wanted."""

from datetime import date
from functools import partial

from commands.arguments import Arguments


def run(arguments: list[str]) -> int:
    """Make it if the council's own database is empty; say in one line what was done."""
    parser = Arguments("demo", "Makes the demonstration council, if nothing is imported yet.")
    parser.add_argument("--if-wanted", action="store_true", help="not if it was put away")
    options = parser.parse_args(arguments)
    from data.store.schema.active_store import PUT_AWAY, is_empty
    from data.store.schema.engine import open_store
    from data.store.schema.settings import demo_folder

    folder, say = demo_folder(), partial(print, flush=True)
    if folder is None:
        return 0 if options.if_wanted else _said("The demonstration is switched off (CIRCLE_DEMO).")
    own = open_store(None)
    empty = is_empty(own)
    own.engine.dispose()
    if not empty:
        return 0 if options.if_wanted else _said("Your own files are imported: no demonstration.")
    if not options.if_wanted:
        (folder / PUT_AWAY).unlink(missing_ok=True)
    from services.demonstration import make_demo

    made = make_demo(folder, date.today(), say)
    if not options.if_wanted:
        say("The demonstration council is ready." if made else "It is there already.")
    return 0


def _said(sentence: str) -> int:
    print(sentence)
    return 2
