"""Bytes spoiled at random, in a csv, a workbook and a zip: never a traceback, counts add up."""

import io
import shutil
import zipfile
from datetime import date

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.formats.read import read_paths
from models.problems import Weight
from tests.drive.reading import COUNCIL_A

TEXT = "\n".join((COUNCIL_A / "2021" / "episodes.csv").read_text().splitlines()[:12]).encode()


def _workbook() -> bytes:
    buffer = io.BytesIO()
    pd.read_csv(io.BytesIO(TEXT), dtype=str).to_excel(buffer, index=False)
    return buffer.getvalue()


def _zip() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", TEXT)
    return buffer.getvalue()


WHOLE = {"csv": TEXT, "workbook": _workbook(), "zip": _zip()}
SPOILS = st.lists(
    st.tuples(
        st.floats(0, 0.999), st.integers(0, 20),
        st.sampled_from([b"", b'"', b",", b"\n", b"\r", b"\x00", b"\xff", b"=", b"a,b,c,"]),
    ),
    min_size=1, max_size=4,
)  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(kind=st.sampled_from(sorted(WHOLE)), spoils=SPOILS)
def test_spoiled_bytes_never_give_a_traceback(
    kind: str, spoils: list[tuple[float, int, bytes]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    data = WHOLE[kind]
    for place, cut, put in spoils:
        position = int(place * len(data))
        data = data[:position] + put + data[position + cut :]
    folder = tmp_path_factory.mktemp("spoiled")
    (folder / "file").write_bytes(data)

    batch = read_paths([folder], date(2026, 11, 24))

    shutil.rmtree(folder)
    for count in batch.counts:
        assert count.read == count.kept + count.merged + count.rejected + count.blank
        pairs = {
            (problem.file, problem.row)
            for problem in batch.problems
            if problem.weight is Weight.REJECTED
        }
        assert len(pairs) == count.rejected
    assert batch.counts or any(problem.weight is Weight.FILE for problem in batch.problems)
