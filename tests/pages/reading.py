"""What a person reads on a page that AppTest has run."""

from __future__ import annotations

import re

from streamlit.testing.v1 import AppTest

MONEY = re.compile(r"£|\bcost\w*\b|\bprice\w*\b|\bsav(?:e|ed|es|ing|ings)\b|\bpounds?\b", re.I)
KINDS = ("title", "header", "markdown", "caption", "text", "info", "success", "warning", "error",
         "metric")  # fmt: skip


def texts(at: AppTest) -> list[str]:
    """Every piece of text in order of kind, Markdown's escapes taken out."""
    found = [plain(str(each.value)) for kind in KINDS for each in getattr(at, kind)]
    found += [plain(each.label) for each in at.expander]
    return [*found, *(plain(each.proto.label) for each in at.get("page_link"))]


def page_text(at: AppTest) -> str:
    return "\n".join(texts(at))


def plain(markdown: str) -> str:
    """Markdown as it is read, near enough for a test to look for a phrase."""
    return re.sub(r"\\([!-/:-@\[-`{-~])\u2060?", r"\1", markdown)


def names_in_order(at: AppTest) -> list[str]:
    """The children of the list, from the top."""
    links = [each.proto for each in at.get("page_link")]
    return [plain(link.label).strip("*") for link in links if "child=" in link.query_string]


def when_made(at: AppTest) -> AppTest:
    """The page once the document that is being made is there."""
    while "is being made" in page_text(at):
        at.run()
    return at
