"""What a person sees when no screen can be shown: one title, one sentence, the way back.

Used by the server for answers outside the screens (a spent link, a fault before a screen is up).
"""

from html import escape

from pages.parts.shell import words

SHEET = """
:root { color-scheme: light dark; }
body { font: 1.05rem/1.55 "Source Sans", system-ui, sans-serif; max-width: 36rem;
  margin: 18vh auto 0; padding: 0 1.5rem; color: #1c2b2f; background: #ffffff; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 0.75rem; }
a { color: #1a5a8a; }
@media (prefers-color-scheme: dark) {
  body { color: #e8eeee; background: #12191b; }
  a { color: #8cc8f0; }
}
"""


def plain_page(title: str, sentence: str) -> str:
    """A whole page of HTML; both texts are shown letter by letter."""
    return (
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)} · Circle to Success</title><style>{SHEET}</style></head>"
        f"<body><main><h1>{escape(title)}</h1><p>{escape(sentence)}</p>"
        '<p><a href="/">Circle to Success</a></p></main></body></html>'
    )


def fault_words(reference: str) -> str:
    """What is said of a fault of the tool, on a screen and outside one."""
    return words.went_wrong(reference)
