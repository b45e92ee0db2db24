"""An engine is named after the code that its numbers rest on: prose isn't code, a number is.

| changed under models/ | a kept forecast |
|---|---|
| a comment, a docstring, the layout | stays |
| a sentence for people, in an f-string or not | stays |
| the words for a kind of home | stays |
| a number, an operator, a name, a default | is out of date |
| a column, a dict's key, a code, what a text is compared with or looked for | is out of date |
| the value of an enum, which is stored and read again | is out of date |
"""

import subprocess
import sys

import pytest

from services.code_without_prose import code_of
from services.engine_version import MAKE_NUMBERS, MODELS, ROOT, engine_code, number_modules

PROSE = [
    ('x = 1  # one', 'x = 1  # One thing.'),
    ('"""Say it."""\nx = 1', '"""Say it well."""\nx = 1'),
    ('def f():\n    """Half."""\n    return 1', 'def f():\n    """Half of it."""\n    return 1'),
    ('x = f(1,\n      2)', 'x = f(1, 2)'),
    ('return_ = Reason("the needs are all within it", FOR)',
     'return_ = Reason("all the needs are within it", FOR)'),
    ('x = f"of {n} moves like this, {m} lasted"', 'x = f"of {n} such moves, {m} have lasted"'),
    ('lines.append(f"there are {n} more of them")', 'lines.append(f"and {n} more than that")'),
    ('X = {Setting.HOME: "with family"}', 'X = {Setting.HOME: "at home with family"}'),
    ('raise ValueError("the day lies before anything known")',
     'raise ValueError("this day lies before all that is known")'),
]  # fmt: skip
CODE = [
    ("x = 0.45", "x = 0.46"),
    ("x = a < b", "x = a <= b"),
    ("x = a + b", "x = a - b"),
    ("x = frame['weeks']", "x = frame['days']"),
    ("x = frame['weeks in the home before this one']", "x = frame['days in the home before this']"),
    ("X = {'low income of the whole household': 1}", "X = {'low income of a whole household': 1}"),
    ("x = y == 'this is what a file says of it'", "x = y == 'this is what files say of it'"),
    ("x = y in {'one of the codes of a file'}", "x = y in {'one of all the codes of a file'}"),
    ("x = frame.query('age > 10 and needs of the child > low')",
     "x = frame.query('age > 10 and needs of a child > low')"),
    ("x = re.compile('long[ -]?term foster care of the child')",
     "x = re.compile('long[ -]?term foster care for the child')"),
    ("x = frame[f'the share of {n} who came back']", "x = frame[f'the part of {n} who came back']"),
    ("x = f'entrant {n}'", "x = f'child {n}'"),
    ("class Said(StrEnum):\n    STILL = 'still here as it was before'",
     "class Said(StrEnum):\n    STILL = 'still here as they were before'"),
    ("match x:\n    case 'a code of the file as written':\n        y = 1",
     "match x:\n    case 'a code of a file as it is written':\n        y = 1"),
    ("def f(kind='a code of the file as written'):\n    pass",
     "def f(kind='a code of a file as it is written'):\n    pass"),
    ("x = 'median'", "x = 'mean'"),
    ("UNKNOWN = 'not known'", "UNKNOWN = 'unknown here'"),
    ("x = sorted(y)", "x = list(y)"),
    ("x: int = 1\ny = 2", "y = 2\nx: int = 1"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), PROSE)
def test_mended_prose_leaves_the_name(before: str, after: str) -> None:
    assert code_of(before) == code_of(after)


@pytest.mark.parametrize(("before", "after"), CODE)
def test_changed_code_changes_it(before: str, after: str) -> None:
    assert code_of(before) != code_of(after)


def changed(path: str, before: str, after: str) -> bool:
    """Whether the edit of a real module would rename the engine."""
    source = (MODELS / path).read_text(encoding="utf-8")
    assert before in source, "the module has another wording now: take a sentence that it has"
    return code_of(source) != code_of(source.replace(before, after))


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("readiness/stops.py", "a no stops the suggestion, not the conversation", "a no is a no"),
        ("readiness/reasons.py", " in the last 12 weeks", " in the past 12 weeks"),
        ("readiness/words.py", '"a foster family"', '"some foster family"'),
        ("journeys/fit/skill.py", "How well a model told", "How rightly a model told"),
    ],
)
def test_a_sentence_of_the_product_renames_nothing(path: str, before: str, after: str) -> None:
    assert not changed(path, before, after)


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("readiness/situation.py", "RECENT_DAYS = 84", "RECENT_DAYS = 85"),
        ("children/freshness.py", '"still here"', '"is still here"'),
        ("journeys/fit/lasting.py", " < ", " <= "),
        ("money.py", "365.25", "365.0"),
    ],
)
def test_a_number_a_code_and_an_operator_of_the_product_do(
    path: str, before: str, after: str
) -> None:
    assert changed(path, before, after)


def test_every_module_that_the_numbers_load_is_in_the_name() -> None:
    """As Python itself loads them, in a process that has loaded nothing else."""
    program = (
        f"import importlib, sys; [importlib.import_module(name) for name in {MAKE_NUMBERS!r}]; "
        "print(*(m.__file__ for n, m in sys.modules.items() if n.startswith('models.')))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    modules = {str(path) for path in number_modules()}
    assert {path for path in loaded if not path.endswith("__init__.py")} <= modules


@pytest.mark.parametrize("room", ["papers", "meeting", "pipeline", "ledger", "homes"])
def test_what_no_number_rests_on_leaves_the_name(room: str) -> None:
    assert not [path for path in number_modules() if path.is_relative_to(MODELS / room)]


@pytest.mark.parametrize("room", ["journeys/history", "journeys/fit", "journeys/simulate"])
def test_all_of_the_engine_is_in_the_name(room: str) -> None:
    code = {path for path in (MODELS / room).glob("*.py") if path.name != "__init__.py"}
    assert code <= set(number_modules())


def test_the_name_is_short_and_the_same_every_time() -> None:
    assert engine_code() == engine_code() and len(engine_code()) == 12
