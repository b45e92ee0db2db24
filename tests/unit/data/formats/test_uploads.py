"""Files that come by the browser are read as the same files in a folder are."""

import io
import zipfile
from pathlib import Path

import pytest

from data.formats.read import read_paths
from data.formats.recognise import nearest_table
from data.formats.uploads import Upload, folder_of, read_uploads
from tests.drive.reading import COUNCIL_A, EPISODES, HEADER, TODAY


def silent(_done: int, _of: int, _what: str) -> None:
    """Nobody is watching."""


def read(*uploads: Upload):
    return read_uploads(uploads, TODAY, silent)


def uploaded(folder: Path) -> list[Upload]:
    return [
        Upload(path.relative_to(folder).as_posix(), path.read_bytes())
        for path in sorted(folder.rglob("*.csv"))
    ]


def test_uploads_give_the_batch_that_their_folder_gives() -> None:
    by_path = read_paths([COUNCIL_A / "2020", COUNCIL_A / "2021"], TODAY)
    by_browser = read(*(u for u in uploaded(COUNCIL_A) if u.name.startswith(("2020", "2021"))))
    assert by_browser.counts == by_path.counts
    assert by_browser.problems == by_path.problems
    assert [r.fingerprint for r in by_browser.returns] == [r.fingerprint for r in by_path.returns]
    assert by_browser.files == by_path.files


def test_the_order_of_uploads_does_not_matter() -> None:
    files = [Upload("episodes.csv", EPISODES.encode()), Upload("header.csv", HEADER.encode())]
    assert read(*files).counts == read(*reversed(files)).counts


def test_two_files_of_one_name_are_both_read() -> None:
    batch = read(Upload("a.csv", EPISODES.encode()), Upload("a.csv", HEADER.encode()))
    assert [file.name for file in batch.files] == ["a (2).csv", "a.csv"]
    assert sorted(file.recognised_as for file in batch.files) == ["episodes", "header"]


def test_a_zip_with_folders_is_as_good_as_the_folders() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for upload in uploaded(COUNCIL_A):
            archive.writestr(upload.name, upload.data)
    batch = read(Upload("all.zip", buffer.getvalue()))
    assert [found.year for found in batch.returns] == [2017, 2018, 2019, 2020, 2021]


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..\\..\\x.csv", "/abs.csv", "a/./b.csv", "\x00", "", "..", "a//b"]
)
def test_no_name_leads_out_of_its_folder(name: str) -> None:
    batch = read(Upload(name, HEADER.encode()))
    (file,) = batch.files
    assert ".." not in file.name.split("/") and not file.name.startswith("/")
    assert file.recognised_as == "header"


def test_what_macs_and_open_workbooks_leave_about_is_passed_over() -> None:
    batch = read(Upload("x/.DS_Store", b"\x00"), Upload("x/~$costs.xlsx", b"\x00"))
    assert batch.files == () and batch.problems == ()


def test_every_file_is_told_of_once_and_the_end_is_the_end() -> None:
    heard: list[tuple[int, int, str]] = []
    uploads = [Upload("episodes.csv", EPISODES.encode()), Upload("header.csv", HEADER.encode())]
    read_uploads(uploads, TODAY, lambda done, of, label: heard.append((done, of, label)))
    assert [label for _, _, label in heard].count("episodes.csv") == 1
    assert [done for done, _, _ in heard] == sorted(done for done, _, _ in heard)
    assert heard[-1][0] == heard[-1][1]


def test_the_one_folder_of_all_files_is_named_and_of_several_none() -> None:
    assert folder_of([Upload("West/2021/a.csv", b""), Upload("West/2020/a.csv", b"")]) == "West"
    assert folder_of([Upload("West/a.csv", b""), Upload("North/a.csv", b"")]) is None
    assert folder_of([Upload("West/a.csv", b""), Upload("b.csv", b"")]) is None
    assert folder_of([Upload("b.csv", b"")]) is None


def test_a_file_that_is_no_table_is_told_what_it_comes_nearest_to() -> None:
    near = nearest_table(("CHILD", "DECOM", "Worker"))
    assert near is not None and near.table.name == "episodes"
    assert near.have == ("CHILD", "DECOM") and "RNE" in near.absent
    assert nearest_table(("CHILD", "Date seen")) is None
    (problem,) = read(Upload("visits.csv", b"CHILD,DECOM,Worker\n1,2,3\n")).problems
    assert "The nearest table is 903 Episodes, because of CHILD, DECOM" in problem.what_to_do
