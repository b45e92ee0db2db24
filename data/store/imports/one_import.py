"""The steps of one import, inside its transaction."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime

import numpy as np
import pandas as pd
from sqlalchemy import ColumnElement, Connection, insert, select, update

from data.formats.batch import Batch, Count, LooseRows, ReturnRows
from data.store.frames.councils import CouncilStatements, another_authority, unmatched_identifiers
from data.store.frames.held import Held
from data.store.frames.places import keep_places
from data.store.imports.answers import keep_answers
from data.store.imports.children import ChildKeys
from data.store.imports.contradictions import (
    list_contradictions,
    may_tell_of_orders,
    orders_in_force,
    orders_lifted,
    spelt_alike,
)
from data.store.imports.held_versions import older_or_replaced
from data.store.imports.merge import add_rows
from data.store.imports.own_rows import compare_own_rows, councils_of_import, unknown_councils
from data.store.imports.parts import best_return, no_return_holds_them
from data.store.imports.price_doubts import price_doubts
from data.store.imports.report import ImportReport, Unmatched
from data.store.prepared import forget_prepared
from data.store.schema.audit import add_audit_row
from data.store.schema.tables import (
    CHILD_ID,
    FILE_PRICE_YEAR,
    FILE_STATED_ON,
    ROWS,
    import_file,
    import_run,
    statutory_return,
)
from data.store.schema.write_lock import bump_data_version
from models.access import Actor
from models.questions import NO_ANSWERS, Answers, FileQuestion

PART = "ssda903_part"  # tables of a return without its Episodes


class OneImport:
    """One import while it is under way; lives no longer than its transaction."""

    def __init__(
        self,
        connection: Connection,
        batch: Batch,
        actor: Actor,
        source: str,
        council: str | None,
        now_utc: datetime,
        answers: Answers = NO_ANSWERS,
    ) -> None:
        self.connection, self.batch, self.actor, self.source = connection, batch, actor, source
        self.council, self.at_utc = council, now_utc.astimezone(UTC).replace(tzinfo=None)
        self.answers = answers
        self.problems = list(batch.problems)
        self.questions: list[FileQuestion] = []
        self.merged: Counter[tuple[str, str]] = Counter()
        self.rejected: Counter[tuple[str, str]] = Counter()
        self.changes = 0
        self.places = 0  # postcodes looked up: they change what is shown, but are no row of a file

    def run(self) -> ImportReport:
        self.import_id = self._start()
        self.file_ids = self._files()
        self.keys = ChildKeys(self.connection, self.source)
        self.councils = CouncilStatements(self.connection, self.import_id, self.council)
        self.ours = councils_of_import(
            self.connection, self.batch, self.actor, self.council, self.answers
        )
        tells = may_tell_of_orders(self.batch)
        before = Held(self.connection, None, self.source)
        in_force = orders_in_force(before) if tells else frozenset[str]()
        # In the order of the batch: of two versions of one return the last one counts.
        for rows in sorted(self.batch.returns, key=lambda rows: rows.kind == PART):
            if rows.kind == PART:
                self._part(rows)
            else:
                self._return(rows)
        loose_rows = [self._of_our_councils(loose) for loose in self.batch.loose]
        self.restated = compare_own_rows(self.connection, loose_rows, self.keys.known, self.actor)
        for loose in loose_rows:
            self._loose(loose)
        self.changes += self.councils.save()
        self.answered = keep_answers(
            self.connection, self.answers, source=self.source, actor=self.actor, at_utc=self.at_utc
        )
        lines = Held(self.connection, None, self.source)
        self.problems += list_contradictions(lines, self.batch, self.source)
        self.problems += price_doubts(lines, self.batch, self.source)
        self.problems += spelt_alike(lines, self.batch)
        self.problems += orders_lifted(in_force, lines) if tells else []
        self.places = keep_places(self.connection)
        return self._finish()

    def _start(self) -> int:
        values = {"at_utc": self.at_utc, "actor": self.actor.identifier, "source": self.source}
        row = insert(import_run).values(**values, council=self.council, counts=[])
        return int(self.connection.execute(row.returning(import_run.c.id)).scalar_one())

    def _files(self) -> dict[str, int]:
        ids = {}
        for file in self.batch.files:
            row = insert(import_file).values(
                import_id=self.import_id,
                name=file.name,
                sha256=file.sha256,
                size_bytes=file.size_bytes,
                recognised_as=file.recognised_as,
            )
            ids[file.name] = self.connection.execute(row.returning(import_file.c.id)).scalar_one()
        return ids

    def _return(self, rows: ReturnRows) -> None:
        identity = {
            "source": self.source,
            "kind": rows.kind,
            "year": rows.year,
            "fingerprint": rows.fingerprint,
        }
        columns = statutory_return.c
        held = self.connection.execute(
            select(columns.id).where(*(columns[name] == value for name, value in identity.items()))
        ).scalar_one_or_none()
        if held is None:
            row = insert(statutory_return).values(
                **identity,
                import_id=self.import_id,
                covers_from=rows.covers_from,
                covers_to=rows.covers_to,
                content_date=rows.content_date,
            )
            held = self.connection.execute(row.returning(columns.id)).scalar_one()
            self.changes += 1
        self.problems += older_or_replaced(self.connection, rows, int(held), self.source)
        self._tables_of_return(int(held), rows.tables, rows.content_date, rows.council)

    def _part(self, rows: ReturnRows) -> None:
        """Tables that came without Episodes join the held return whose children they tell of."""
        best = best_return(self.connection, self.source, rows)
        if best is not None:
            self._tables_of_return(best.return_id, rows.tables, best.content_date)
            return
        for table, frame in rows.tables.items():
            self.problems += no_return_holds_them(table, frame)
            for file, number in frame["_file"].value_counts().items():
                self.rejected[str(file), table] += int(number)

    def _tables_of_return(
        self,
        return_id: int,
        tables: dict[str, pd.DataFrame],
        content_date: date,
        council: str | None = None,
    ) -> None:
        for table, frame in tables.items():
            held_where = ROWS[table].c.return_id == return_id
            self._add(table, frame, {"return_id": return_id}, held_where)
            self.councils.of_rows(self.keys.of(frame[CHILD_ID]), content_date, council)

    def _of_our_councils(self, loose: LooseRows) -> LooseRows:
        """The rows of a file without those of a council that nobody knows as ours."""
        councils = unknown_councils(loose, self.ours, self.actor.councils is None)
        self.problems += councils.problems
        self.questions += councils.questions
        self.rejected[loose.file, loose.table] += int(councils.rows.sum())
        return replace(loose, frame=loose.frame[~councils.rows].reset_index(drop=True))

    def _loose(self, loose: LooseRows) -> None:
        place: dict[str, object] = {
            FILE_PRICE_YEAR: loose.price_year,
            FILE_STATED_ON: loose.stated_on,
        }
        frame = loose.frame.assign(_file=loose.file)
        anew = np.array(
            [(loose.table, loose.file, int(row)) in self.restated.last for row in frame["_row"]],
            dtype=bool,
        )
        self._add(loose.table, frame, place, import_run.c.source == self.source, anew)
        if CHILD_ID in loose.frame.columns and len(loose.frame):
            self.councils.of_loose(self.keys.of(loose.frame[CHILD_ID]), loose)

    def _add(
        self,
        table: str,
        frame: pd.DataFrame,
        place: dict[str, object],
        held_where: ColumnElement[bool],
        anew: np.ndarray | None = None,
    ) -> None:
        done = add_rows(
            self.connection,
            table,
            frame,
            keys=self.keys,
            file_ids=self.file_ids,
            place=place,
            held_where=held_where,
            anew=anew,
        )
        self.changes += done.added
        for file, number in done.held.items():
            self.merged[file, table] += number

    def _counts(self) -> tuple[Count, ...]:
        """The reader's counts; what the store merged or rejected is no longer kept."""
        counts = []
        for count in self.batch.counts:
            where = (count.file, count.table)
            merged, rejected = self.merged[where], self.rejected[where]
            counts.append(
                replace(
                    count,
                    kept=count.kept - merged - rejected,
                    merged=count.merged + merged,
                    rejected=count.rejected + rejected,
                )
            )
        return tuple(counts)

    def _finish(self) -> ImportReport:
        counts = self._counts()
        self.connection.execute(
            update(import_run)
            .where(import_run.c.id == self.import_id)
            .values(counts=[_as_json(count) for count in counts])
        )
        if self.changes or self.places:
            bump_data_version(self.connection)
            forget_prepared(self.connection)
        add_audit_row(
            self.connection,
            at_utc=self.at_utc,
            actor=self.actor,
            action="import" if self.changes else "import, nothing new",
            label=f"import_run/{self.import_id}",
            detail={
                "source": self.source,
                "council": self.council,
                "files": len(self.batch.files),
                "problems": len(self.problems),
                "places": self.places,
                "answers": self.answered,
                **{name: sum(getattr(c, name) for c in counts) for name in _SUMMED},
            },
        )
        others = another_authority(self.connection, self.batch)
        return ImportReport(
            import_id=self.import_id,
            changed=self.changes > 0,
            counts=counts,
            problems=tuple(self.problems),
            files_unrecognised=tuple(f.name for f in self.batch.files if not f.recognised_as),
            unmatched=tuple(
                Unmatched(table, ids)
                for table, ids in unmatched_identifiers(self.connection, self.batch, self.source)
            ),
            set_aside_another_authority=len(frozenset().union(*others.values())),
            set_aside_by_name=tuple((name, len(ids)) for name, ids in others.items()),
            replaced=self.restated.replaced,
            questions=tuple({question.key: question for question in self.questions}.values()),
        )


_SUMMED = ("read", "kept", "merged", "rejected", "blank")


def _as_json(count: Count) -> dict[str, str | int]:
    return {name: getattr(count, name) for name in ("file", "table", *_SUMMED)}
