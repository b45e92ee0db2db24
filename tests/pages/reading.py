"""What a person reads on a page that AppTest has run."""

import re

from streamlit.testing.v1 import AppTest

MONEY = re.compile(r"£|\bcost\w*\b|\bprice\w*\b|\bsav(?:e|ed|es|ing|ings)\b|\bpounds?\b", re.I)
KINDS = ("title", "header", "markdown", "caption", "text", "info", "success", "warning", "error",
         "metric")  # fmt: skip


def texts(page: AppTest) -> list[str]:
    """Every piece of text in order of kind, Markdown's escapes taken out."""
    texts = [plain(str(each.value)) for kind in KINDS for each in getattr(page, kind)]
    texts += [plain(expander.label) for expander in page.expander]
    return [*texts, *(plain(each.proto.label) for each in page.get("page_link"))]


def page_text(page: AppTest) -> str:
    return "\n".join(texts(page))


def plain(markdown: str) -> str:
    """Markdown as it is read, near enough for a test to look for a phrase."""
    return re.sub(r"\\([!-/:-@\[-`{-~])\u2060?", r"\1", markdown)


def names_in_order(page: AppTest) -> list[str]:
    """The children of the list, from the top."""
    links = [each.proto for each in page.get("page_link")]
    return [plain(link.label).strip("*") for link in links if "child=" in link.query_string]


def when_made(page: AppTest) -> AppTest:
    """The page once the document that is being made is there."""
    while "is being made" in page_text(page):
        page.run()
    return page
