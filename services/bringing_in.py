"""Bringing files in: read, reviewed before anything is stored, stored whole, taken back whole."""

from collections.abc import Sequence

from data.formats import uploads as files
from data.formats.batch import Batch, Count, row_totals
from data.formats.cost_columns import DEAREST_WEEK
from data.formats.table import Table
from data.formats.tables import TABLES, table_named
from data.formats.uploads import Upload, folder_of, grids_of
from data.store import left_out
from data.store.imports import answers as file_answers
from data.store.imports import batch, review, undo
from data.store.imports.own_rows import RowReplaced
from data.store.imports.report import ImportReport
from data.store.imports.review import ImportChange, ReturnSeen, Review
from data.store.imports.undo import LastImport, Undone
from data.store.left_out import RowsLeftOut
from models.progress import ProgressCallback
from models.questions import Answers
from services.kept import DataVersion, PreparedStage, kept_by
from services.open_council import OpenCouncil

__all__ = [
    "DEAREST_WEEK",
    "TABLES",
    "Batch",
    "Count",
    "ImportChange",
    "ImportReport",
    "LastImport",
    "ReturnSeen",
    "Review",
    "RowReplaced",
    "RowsLeftOut",
    "Table",
    "Upload",
    "folder_of",
    "grids_of",
    "row_totals",
    "table_named",
]


def read_uploads(
    council: OpenCouncil, uploads: Sequence[Upload], say: ProgressCallback, answers: Answers
) -> Batch:
    """What the files say, recognised and checked; nothing is stored."""
    return files.read_uploads(uploads, council.today, say, answers)


def review_import(
    council: OpenCouncil, read: Batch, *, system: str, whose: str | None, answers: Answers
) -> Review:
    """What an import would do to what is held now. `whose`: the council, where no file says it."""
    return review.review_batch(
        council.own_store_to_write(),
        read,
        actor=council.actor,
        council=whose,
        source=system,
        now_utc=council.now,
        answers=answers,
    )


def import_files(
    council: OpenCouncil,
    read: Batch,
    *,
    system: str,
    whose: str | None,
    reviewed: str,
    answers: Answers,
) -> ImportReport:
    """Store what was reviewed, all or nothing; `reviewed`: the version that the review was of."""
    return batch.import_batch(
        council.own_store_to_write(),
        read,
        actor=council.actor,
        council=whose,
        source=system,
        now_utc=council.now,
        reviewed=reviewed,
        answers=answers,
    )


def last_import(council: OpenCouncil) -> LastImport | None:
    """The newest import that can be taken back; None if there is none of this person's."""
    return undo.last_import(council.stores.own, council.actor)


def undo_last_import(council: OpenCouncil, import_id: int) -> Undone:
    """Take back the import that the person saw."""
    store = council.own_store_to_write()
    return undo.undo_last_import(store, council.actor, council.now, import_id=import_id)


def answers_given(council: OpenCouncil, system: str) -> dict[str, str]:
    """What was answered before to questions about the files of one system."""
    return file_answers.answers_of(council.stores.own, council.actor, system)


def councils_to_choose(council: OpenCouncil) -> tuple[str, ...]:
    """Councils that an import may be for, as far as the tool knows any."""
    return review.councils_to_choose(council.stores.own, council.actor)


@kept_by(DataVersion.FILES, stage=PreparedStage.BUDGET)
def rows_left_out(council: OpenCouncil) -> tuple[RowsLeftOut, ...]:
    """Rows stored before they were checked that mean nothing, by import, file and column."""
    return left_out.rows_left_out(council.stores.own, council.actor)
