"""Files in which a stop is written, read through the real path down to each child's answers."""

import csv
import io
import json
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from data.formats.batch import Batch
from data.formats.files import Pile
from data.formats.grid import RawFile
from data.formats.read import read_pile
from data.reference.needs import load_scheme
from data.store.imports.batch import import_batch
from data.store.read import council_data
from data.store.schema.engine import Store, open_store
from models.access import LOCAL_OWNER, Permission, scope_for
from models.children.caseload import Caseload, children_at
from models.children.council import CouncilData
from models.labels import Readiness
from models.needs.profile import RULE_NEEDS
from models.readiness.rules import destinations_for, rule_on_destinations
from models.readiness.situations import SituationIndex
from models.readiness.verdict import Verdict
from tests.make.children import rows

TODAY = date(2027, 4, 20)
AS_OF = date(2027, 4, 15)
MOVE_ON = date(2027, 6, 1)
BORN = "14/03/2013"  # 14 at the as-of date, so no question of Key Stage 4 or of age


def as_csv(headings: Sequence[str], lines: Sequence[Sequence[object]]) -> str:
    """Rows as a csv file's text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows(lines)
    return out.getvalue()


def as_json(headings: Sequence[str], lines: Sequence[Sequence[object]]) -> str:
    """The same rows as a JSON list of records."""
    return json.dumps([dict(zip(headings, row, strict=True)) for row in lines])


def profiles(children: Sequence[str]) -> str:
    """Needs so low that family at home is ready but for a stop."""
    items = [need.value for need in RULE_NEEDS]
    lines = [[child, "01/03/2027", item, 0] for child in children for item in items]
    return as_csv(["child_id", "assessed_on", "item", "level"], lines)


def header(children: Sequence[str]) -> str:
    return as_csv(
        ["CHILD", "SEX", "DOB", "ETHNIC"], [[child, "M", BORN, "WBRI"] for child in children]
    )


EPISODES = ("CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC",
            "REASON_PLACE_CHANGE", "HOME_POST", "PL_POST", "URN")  # fmt: skip


def episodes(children: Sequence[str]) -> str:
    """Everybody under a full care order in a bought children's home, nobody with a stop."""
    return as_csv(EPISODES, [episode(child) for child in children])


def episode(child: str, ls: str = "C2", place: str = "K2") -> list[object]:
    return [child, "10/01/2027", "S", ls, "N1", place, "PR4", "", "", "", "", "", ""]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of files: what the import said, and each listed child's answers."""

    batch: Batch
    data: CouncilData
    caseload: Caseload
    answers: dict[str, tuple[Verdict, ...]]

    def readiness(self, child_id: str) -> set[Readiness]:
        """The different answers of a child; empty if the child isn't in residential care."""
        return {verdict.readiness for verdict in self.answers.get(child_id, ())}

    def words(self) -> str:
        """All that the import said, in one text."""
        return "\n".join(
            f"{problem.file} {problem.column} {problem.found} {problem.wanted} {problem.what_to_do}"
            for problem in self.batch.problems
        )

    def rows_told(self, file: str) -> set[int]:
        """Rows of a file that a problem or a question names."""
        numbers = {
            problem.row for problem in self.batch.problems if file in problem.file and problem.row
        }
        return numbers | {
            row
            for question in self.batch.questions
            if file in question.file
            for row in question.rows
        }


def look(
    folder: Path, *imports: dict[str, str], as_of: date = AS_OF, childs_no: bool = False
) -> Outcome:
    """Bring files in (name in a folder -> text), one import after another, and ask the rules.

    `childs_no`: each child's own no to going home is on record.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(_empty_store(), folder / "stops.sqlite3")
    store = open_store(f"sqlite:///{folder / 'stops.sqlite3'}")
    try:
        return _look(store, imports, as_of, childs_no)
    finally:
        store.engine.dispose()


@cache
def _empty_store() -> Path:
    """A database with the tables and nothing in them, made once because that takes long."""
    path = Path(tempfile.mkdtemp(prefix="circle-stops-")) / "empty.sqlite3"
    open_store(f"sqlite:///{path}").engine.dispose()
    return path


def _look(store: Store, imports: Sequence[dict[str, str]], as_of: date, childs_no: bool) -> Outcome:
    for number, files in enumerate(imports):
        raws = [
            RawFile(name, str(Path(name).parent), text.encode()) for name, text in files.items()
        ]
        batch = read_pile(Pile(tuple(raws), ()), TODAY)
        import_batch(
            store, batch, actor=LOCAL_OWNER, now_utc=datetime(2027, 4, 20, number, tzinfo=UTC)
        )
    data = council_data(store, scope_for(LOCAL_OWNER, Permission.READ_CHILDREN))
    if childs_no:
        said = [
            {
                "child": key,
                "number": 1,
                "on": "2027-02-01",
                "words": "I don't want to",
                "no_to": "home",
            }
            for key in data.frame("children")["child"]
        ]
        data = replace(data, frames=data.frames | {"wishes": rows("wishes", *said)})
    caseload, index, rules = children_at(data, as_of), SituationIndex(data, as_of), load_scheme()
    answers = {
        child.child_id: rule_on_destinations(
            index.situation_of(child, MOVE_ON), rules, destinations_for(child, MOVE_ON)
        )
        for child in caseload.residential
    }
    return Outcome(batch, data, caseload, answers)
