"""Which code of a published list a cell gives: alone, with its label behind it, or the label alone.

Two different codes in one cell, or a code beside another's label, are never understood: a person
is asked rather than a code guessed.
"""

import re
from dataclasses import dataclass
from functools import cache

from data.formats.written import LETTER, plain_text
from data.reference.codes import CodeList, code_list, published_labels


@dataclass(frozen=True, slots=True)
class Listed:
    """The values of one list, by what may be written for them (in small letters).

    `by_label`: the code of each published label that is only one code's. `labels_of`: of a code.
    `leading`, `trailing`: a code with words behind it, or in brackets at the end.
    """

    names: tuple[str, ...]
    by_key: dict[str, str]
    by_label: dict[str, str]
    labels_of: dict[str, frozenset[str]]
    leading: re.Pattern[str] | None
    trailing: re.Pattern[str] | None


@cache
def list_of(codes: str | None, values: tuple[str, ...]) -> Listed:
    """The list that a column's values come from: a published one by name, or our own."""
    names = code_list(codes).codes if codes else tuple(str(value) for value in values)
    by_key = {name.casefold(): name for name in names}
    if codes is None:
        return Listed(names, by_key, {}, {}, None, None)
    labels = [(code, _label_key(label)) for code, label in published_labels(codes)]
    longest_first = sorted(by_key, key=len, reverse=True)
    either = "|".join(map(re.escape, longest_first))
    numbered = "|".join(re.escape(key) for key in longest_first if not _is_word(key))
    return Listed(
        names,
        by_key,
        _codes_of_labels(labels, code_list(codes)),
        {code: frozenset(label for of, label in labels if of == code) for code in names},
        re.compile(rf"({either})(?![a-z0-9'])(.*)", re.DOTALL),
        re.compile(rf"(.*)\(({numbered})\)", re.DOTALL) if numbered else None,
    )


def _codes_of_labels(labels: list[tuple[str, str]], codes: CodeList) -> dict[str, str]:
    """Code by label; of several codes with one label the only one still in use, if one is."""
    of_label: dict[str, list[str]] = {}
    for code, label in dict.fromkeys(labels):
        of_label.setdefault(label, []).append(code)
    single: dict[str, str] = {}
    for label, alike in of_label.items():
        in_use = [code for code in alike if codes.years(code)[1] is None]
        chosen = in_use if len(alike) > 1 else alike
        if len(chosen) == 1:
            single[label] = chosen[0]
    return single


def _label_key(label: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9']+", " ", plain_text(label).casefold()).split())


def _is_word(code: str) -> bool:
    """True for a code that is also a word or a lone letter or digit: OTHER, S, 1."""
    return len(code) == 1 or not any(map(str.isdigit, code))


_WORD = re.compile(r"[A-Za-z0-9]+(?:'[A-Za-z]+)?")
_STOPS = ("secure", "remand")


def code_in(text: str, listed: Listed) -> str | None:
    """The one code that the text gives, or None."""
    text = " ".join(text.split())
    exact = _exact_code(text, listed)
    if exact or listed.leading is None or not text:
        return exact
    option = text[len(match.group()) :] if (match := LETTER.match(text.casefold())) else text
    for label in (text, option):
        if code := listed.by_label.get(_label_key(label)) or _exact_code(label, listed):
            return code
    if match := listed.leading.fullmatch(option.casefold()):
        code, words = listed.by_key[match.group(1)], option[match.end(1) :]
    elif listed.trailing and (match := listed.trailing.fullmatch(option.casefold())):
        code, words = listed.by_key[match.group(2)], option[: match.end(1)]
    else:
        return None
    return code if _goes_with(code, words, listed) else None


def _exact_code(text: str, listed: Listed) -> str | None:
    key = text.casefold()
    joined = key.replace(" ", "")
    by_key = listed.by_key
    return by_key.get(key) or by_key.get(joined) or by_key.get(joined.removesuffix(".0"))


def _goes_with(code: str, words: str, listed: Listed) -> bool:
    """True if the words around a code can be its label: no doubt, no other code or its label."""
    if "?" in words:
        return False
    label, own = _label_key(words), listed.labels_of[code]
    if not label or label in own:
        return True
    if _is_word(code) and words.strip()[:1].isalnum():
        return False  # "Place closed", "A boy": a word, not a code with its label
    if listed.by_label.get(label, code) != code:
        return False
    # What is said to be secure, or a remand, is never taken for something else.
    if any(
        word in label and not any(word in label_of_code for label_of_code in own) for word in _STOPS
    ):
        return False
    written = {word.casefold() for word in _WORD.findall(words) if word == word.upper()}
    return not {listed.by_key.get(word) for word in written} - {None, code}
