"""What an import did, for the person who imports."""

from dataclasses import dataclass

from data.formats.batch import Count
from data.store.imports.own_rows import RowReplaced
from models.problems import Problem
from models.questions import FileQuestion


@dataclass(frozen=True, slots=True)
class Unmatched:
    """Identifiers in rows of no return (costs, profiles …) that no return held knows."""

    table: str
    child_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did. In `counts` read = kept + merged + rejected + blank, always.

    `changed` False: every row was held already and the data is untouched (the attempt is on
    record). `set_aside_another_authority`: children whose Placing Authority is another council
    than those served; their rows are held and stay out of every list. `set_aside_by_name`: how
    many under each name as the files write it, so that a spelling of ours is seen. `replaced`: the
    rows of own files that take the place of rows held. `questions`: what only a person can say of
    councils that own files name.
    """

    import_id: int
    changed: bool
    counts: tuple[Count, ...]
    problems: tuple[Problem, ...]
    files_unrecognised: tuple[str, ...]
    unmatched: tuple[Unmatched, ...]
    set_aside_another_authority: int
    set_aside_by_name: tuple[tuple[str, int], ...] = ()
    replaced: tuple[RowReplaced, ...] = ()
    questions: tuple[FileQuestion, ...] = ()
