"""`prepare`: works out what the pages need, so that nobody waits for it; for a night job, too.

A server begins it by itself after a start, an import and midnight.
"""

import os
from contextlib import suppress

from commands.arguments import Arguments

LOWER_PRIORITY = 5  # the pages of a small server come first


def run(arguments: list[str]) -> int:
    """Prepare the council in use; say in one line what was done."""
    parser = Arguments("prepare", "Works out what the pages need, so that nobody waits for it.")
    parser.add_argument("--quiet", action="store_true", help="say nothing of what is being done")
    parser.add_database()
    options = parser.parse_args(arguments)
    from data.store.schema.settings import DATABASE_URL

    if options.database:
        os.environ[DATABASE_URL] = options.database
    if hasattr(os, "nice"):
        with suppress(OSError):
            os.nice(LOWER_PRIORITY)
    from data.store.schema.active_store import is_empty
    from models.access import LOCAL_OWNER
    from services.kept import Keeper
    from services.open_council import Installation, Look
    from services.prepare import prepare_answers
    from services.prepared import WritingShelf

    council = Installation().open(LOCAL_OWNER, Keeper(shelf=WritingShelf()), Look())
    if is_empty(council.store):
        _say("Nothing is imported yet, so there is nothing to prepare.", options.quiet)
        return 0
    done = prepare_answers(
        council, lambda words: _say(f"{words[:1].upper()}{words[1:]} …", options.quiet)
    )
    _say(
        "Everything is prepared." if done else "Nothing to do: it is prepared, or being prepared.",
        options.quiet,
    )
    return 0


def _say(sentence: str, quiet: bool) -> None:
    if not quiet:
        print(sentence, flush=True)
