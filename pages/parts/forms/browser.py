"""What a form wants of the browser itself: keep a large box while it is typed in, go to a place.

The script is a constant file of our own (forms.js), sent by app.py and allowed by the policy for
scripts, which lets no other in. It is told the places of inputs, never what stands in them.
"""

import re
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

ADDRESS = "/forms.js"  # app.py answers there, with
SCRIPT = Path(__file__).with_name("forms.js")


def watch_typing() -> None:
    """Large boxes on this page are kept while somebody types; drawn with every form."""
    _run()


def show_place(places: Sequence[str]) -> None:
    """Bring the first of these places that is drawn into view, and the cursor into it.

    `places`: keys of inputs or containers, or how a key begins. Done once, when it is drawn first.
    """
    classes = " ".join(f"st-key-{re.sub('[^a-zA-Z0-9_-]', '-', place)}" for place in places)
    _run(f' data-show="{classes}"')


def open_at_top(title: str, label: str) -> None:
    """The page's title, at the top of the window and in focus, when the page is another.

    The browser keeps its place in a page whose content changes, and the server draws one child's
    turn in the place of another's. `label`: tells this content from every other, as a key.
    """
    with st.container(key=f"page-top-{label}"):
        st.title(title, anchor=False)
    show_place([f"page-top-{label}"])


def _run(text: str = "") -> None:
    st.html(f'<script src="{ADDRESS}"{text}></script>', unsafe_allow_javascript=True)
