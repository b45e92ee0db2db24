"""Every run starts here: who is looking, how old the data is, and which page they asked for."""

from pathlib import Path

import streamlit as st

from models.access import Permission, require
from pages.parts import cache
from pages.parts.bring_in import steps
from pages.parts.meetings import before_family
from pages.parts.shell import shared_screen, waiting
from pages.parts.shell.banner import data_date_banner, demo_banner
from pages.parts.shell.failing import PlainFailure
from pages.parts.shell.links import child_key, is_a_turn, meeting_key
from pages.parts.shell.menu import chosen_page, is_kept_from_others
from pages.parts.shell.style import apply_style
from pages.parts.shell.visitor import visitor
from pages.parts.shell.words import READING
from services.council_data import data_date
from services.kept import PreparedStage

WITHOUT_RECORDS = ("bring_in",)  # pages that tell before the records are read
PARTS = Path(__file__).parent / "parts"

page = chosen_page(visitor())
st.set_page_config(
    page_title=f"{page.title} – Circle to Success",
    page_icon=(PARTS / "icon.svg").read_text(encoding="utf-8"),
    layout="wide",
    menu_items={"Get help": None, "Report a bug": None, "About": None},
)
st.logo(PARTS / "logo.svg", size="large")
apply_style()
steps.forget_unless_on(page.url_path)
before_family.forget_unless_on(page.url_path, meeting_key(), child_key())
with PlainFailure(), cache.one_look():
    require(visitor(), Permission.READ_CHILDREN)
    shared_screen.begin(visitor())
    council = cache.council_of(visitor())
    if council.is_demo:
        demo_banner(page.url_path)
    reading = not waiting.is_ready(council, PreparedStage.LIST)
    as_at = None if reading else data_date(council)
    if as_at is not None and not is_a_turn(page.url_path):
        data_date_banner(as_at, council.today)
    if reading and page.url_path not in WITHOUT_RECORDS:
        st.title(page.title, anchor=False)
        waiting.how_far(council, PreparedStage.LIST, READING)
    elif not (is_kept_from_others(page) and shared_screen.page_hidden(page.title)):
        page.run()
