"""A golden that differs says what differs, however large the product is."""

from tests.goldens.test_goldens import difference
from tests.goldens.texts import LARGE, text_of


def a_list(price: str = "5188.00", words: str = "the profile is from 2 July 2026") -> bytes:
    """Rows for more than a golden holds whole; the price and the words are of the 1,000th."""
    rows = ["child_id,setting,weekly_cost_gbp,reasons"]
    for number in range(5_000):
        cost, reason = (price, words) if number == 999 else ("100.00", "a steady adult")
        rows.append(f'{number:05},childrens_home,{cost},"{reason}; family and friends who help"')
    return "\n".join([*rows, ""]).encode()


def changed(content: bytes) -> list[str]:
    """The lines that a failing test prints, without those that stayed."""
    lines = difference(text_of("list.csv", a_list()), text_of("list.csv", content)).split("\n")
    return [line for line in lines[2:] if line[0] in "+-" and "sha256" not in line]


def test_a_price_in_a_large_file_is_named_with_its_row() -> None:
    assert len(a_list()) > LARGE
    before, current = changed(a_list(price="5188.01"))
    assert before.startswith('-00999,",5188.00,') and current.startswith('+00999,",5188.01,')


def test_words_in_a_large_file_are_named() -> None:
    lines = changed(a_list(words="the profile is of 2 July 2026"))
    assert "-1\tthe profile is from 0 0 0" in lines and "+1\tthe profile is of 0 0 0" in lines


def test_the_engine_s_name_alone_is_left_out_of_evidence() -> None:
    evidence = b'{\n  "engine_version": "7c0c8c84b5a3",\n  "n": 1\n}\n'
    assert text_of("evidence.json", evidence) == text_of(
        "evidence.json", evidence.replace(b"7c0c8c84b5a3", b"1366b65a92aa")
    )
    assert text_of("evidence.json", evidence) != text_of(
        "evidence.json", evidence.replace(b"1\n", b"2\n")
    )
