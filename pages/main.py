"""Every run starts here: who is looking, how old the data is, and which page they asked for."""

from pathlib import Path

import streamlit as st

from models.access import Permission, require
from pages.parts import cached, source
from pages.parts.bring_in import steps
from pages.parts.shell import shared_screen
from pages.parts.shell.banner import data_date_banner, demo_banner
from pages.parts.shell.failing import PlainFailure
from pages.parts.shell.links import is_a_turn
from pages.parts.shell.menu import chosen_page
from pages.parts.shell.style import apply_style
from pages.parts.shell.visitor import visitor

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
with PlainFailure(), source.one_look():
    require(visitor(), Permission.READ_CHILDREN)
    shared_screen.begin(visitor())
    if source.current().is_demo():
        demo_banner(page.url_path)
    data_date = cached.data_date(visitor())
    if data_date is not None and not is_a_turn(page.url_path):
        data_date_banner(data_date, source.current().today())
    page.run()
