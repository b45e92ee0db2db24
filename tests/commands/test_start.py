"""`python run.py`: every failure of set-up ends in one plain sentence, and nothing is half-done."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NO_NETWORK = {  # nobody listens on that port, and the machine's own settings of pip don't count
    "PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "1", "PIP_TIMEOUT": "1",
    "PIP_CONFIG_FILE": os.devnull,
}  # fmt: skip


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of what set-up needs, in a folder without .venv."""
    folder = tmp_path / "tool"
    folder.mkdir()
    for name in ("run.py", "requirements.txt", "requirements-test.txt"):
        shutil.copy(ROOT / name, folder)
    return folder


def start(folder: Path, *arguments: str, **environment: str) -> tuple[int, str, str]:
    """Exit code, what was said, and the last line of the complaint."""
    texts = {k: v for k, v in os.environ.items() if not k.startswith("PIP_")}
    done = subprocess.run(
        [sys.executable, "run.py", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        env=texts | environment,
        timeout=300,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def assert_one_plain_sentence(text: str) -> None:
    assert len(text.strip().splitlines()) == 1, text
    assert "Traceback" not in text
    assert text.strip().endswith(".")


def a_python_that_cannot(folder: Path, module: str) -> dict[str, str]:
    """An environment in which one standard module is missing, as some systems ship Python."""
    site = folder / "hidden"
    site.mkdir()
    (site / f"{module}.py").write_text(f"raise ModuleNotFoundError('No module named {module}')\n")
    return {"PYTHONPATH": str(site)}


def test_without_the_venv_module_it_says_how_to_get_it(copy: Path, tmp_path: Path) -> None:
    code, _said, complaint = start(copy, **a_python_that_cannot(tmp_path, "venv"))
    assert code == 1
    assert_one_plain_sentence(complaint)
    assert "python3-venv" in complaint


def test_without_a_network_it_says_so_and_leaves_no_half_made_folder(copy: Path) -> None:
    code, text, complaint = start(copy, **NO_NETWORK)
    assert code == 1
    assert_one_plain_sentence(complaint)
    assert "cannot be reached" in complaint
    assert "Installing the requirements" in text
    assert not (copy / ".venv" / "half-made").exists()
    again = start(copy, **NO_NETWORK)
    assert again[0] == 1, "it tries again, and says the same"


def test_a_port_in_use_is_told_before_anything_is_installed(copy: Path) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        code, text, complaint = start(copy, "--port", str(port))
    assert code == 1
    assert_one_plain_sentence(complaint)
    assert f"--port {port + 1}" in complaint
    assert text == ""


@pytest.mark.skipif(os.name != "posix", reason="rights of a folder are said another way there")
def test_a_folder_that_cannot_be_written_is_told(copy: Path) -> None:
    (copy / "var").write_text("a file where the folder should be")
    code, _said, complaint = start(copy)
    assert code == 1
    assert_one_plain_sentence(complaint)
    assert "put the tool in a folder of your own" in complaint


@pytest.mark.parametrize("arguments", [("fly",), ("--port", "x"), ("--port", "0"), ("--nothing",)])
def test_what_was_meant_otherwise_is_one_sentence(copy: Path, arguments: tuple[str, ...]) -> None:
    code, _said, complaint = start(copy, *arguments)
    assert code == 1
    assert_one_plain_sentence(complaint)


def test_an_older_python_is_told_what_is_needed() -> None:
    """run.py must stay readable by the Pythons that it turns away."""
    text = (ROOT / "run.py").read_text(encoding="utf-8")
    assert "from __future__ import annotations" in text
    import ast

    tree = ast.parse(text, feature_version=(3, 7))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Match)]


def test_every_command_is_listed_where_people_look() -> None:
    import run
    from commands.__main__ import MODULES

    assert set(run.COMMANDS) == {"test", *MODULES}
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert all(f"`python run.py {name}" in readme for name in run.COMMANDS)


def test_sums_are_done_in_one_thread_unless_the_person_says_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On two busy processors the engine took 43 s of them with two threads and 8 s with one."""
    import run

    for name in run.ONE_THREAD:
        monkeypatch.delenv(name, raising=False)
    assert run.ONE_THREAD.items() <= run.clean_environment().items()
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "3")
    assert run.clean_environment()["OPENBLAS_NUM_THREADS"] == "3"
