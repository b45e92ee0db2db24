"""The page that every screen is drawn in: British English, and any other page as it was."""

from pathlib import Path

import streamlit

from pages.parts.shell.page_frame import in_british_english
from pages.parts.shell.plain_page import plain_page

THE_SERVERS = Path(streamlit.__file__).parent / "static" / "index.html"


def test_the_servers_own_page_gets_its_language_and_the_script_that_calendars_need() -> None:
    page = in_british_english(THE_SERVERS.read_bytes()).decode()
    assert '<html lang="en-GB">' in page and 'lang="en"' not in page
    head = page.index("<head>")
    assert head < page.index('<script src="./british.js"></script>') < page.index("<script type")


def test_any_other_page_is_left_alone() -> None:
    for page in (plain_page("No such page", "Start again.").encode(), b"", b"<html lang='en'>"):
        assert in_british_english(page) == page
