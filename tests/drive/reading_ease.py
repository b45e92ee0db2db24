"""How old a reader a text needs: Flesch and Kincaid's grade, and the age that goes with it.

Source: Kincaid, Fishburne, Rogers and Chissom (1975), Derivation of new readability formulas for
Navy enlisted personnel: 0.39 × words a sentence + 11.8 × syllables a word − 15.59. A grade is a
school year of the United States; its readers are about five years older than its number.
Syllables are counted by groups of vowels, which is near enough for a whole text.
"""

import re

READERS_AGE = 9  # whom the summary for a child is written for
YEARS_ABOVE_GRADE = 5
_SENTENCE = re.compile(r"[.!?:]+[”\"']?(?:\s|$)|\n+")
_WORD = re.compile(r"[A-Za-zÀ-ÿ’']+")
_VOWELS = re.compile(r"[aeiouyà-ÿ]+")


def reading_age(text: str) -> float:
    """The age in years; 0 for a text without words."""
    sentences = [one for one in _SENTENCE.split(text) if _WORD.search(one)]
    words = _WORD.findall(text)
    if not words:
        return 0.0
    syllables = sum(syllables_of(word) for word in words)
    grade = 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59
    return max(grade, 0.0) + YEARS_ABOVE_GRADE


def syllables_of(word: str) -> int:
    """At least one: groups of vowels, without a silent e at the end."""
    plain = word.lower().strip("’'")
    groups = len(_VOWELS.findall(plain))
    silent = plain.endswith("e") and not plain.endswith(("le", "ee", "ye")) and groups > 1
    past = plain.endswith("ed") and not plain.endswith(("ted", "ded", "ied")) and groups > 1
    return max(1, groups - silent - past)
