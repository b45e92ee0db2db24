"""What people answered to questions about files, remembered for the source of the files."""

from datetime import datetime

from sqlalchemy import Connection, insert, select

from data.store.schema.engine import Store, reading
from data.store.schema.tables import import_answer
from models.access import Actor, Permission, require
from models.questions import Answers


def answers_of(store: Store, actor: Actor, source: str) -> dict[str, str]:
    """Every answer of one source, the newest to each question. Raises `NotAllowed`."""
    require(actor, Permission.IMPORT_FILES)
    with reading(store) as connection:
        return _answers(connection, source)


def keep_answers(
    connection: Connection, answers: Answers, *, source: str, actor: Actor, at_utc: datetime
) -> int:
    """Add those that differ from what was answered before; how many there were."""
    before = _answers(connection, source)
    new = {key: answer for key, answer in answers.items() if before.get(key) != answer}
    for key, answer in sorted(new.items()):
        row = {"source": source, "key": key, "answer": answer, "actor": actor.identifier}
        connection.execute(insert(import_answer).values(**row, at_utc=at_utc))
    return len(new)


def _answers(connection: Connection, source: str) -> dict[str, str]:
    columns = import_answer.c
    rows = connection.execute(
        select(columns.key, columns.answer).where(columns.source == source).order_by(columns.id)
    )
    return {row.key: row.answer for row in rows}
