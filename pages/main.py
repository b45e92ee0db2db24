"""Every run starts here: who is looking, how old the data is, and which page they asked for."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from models.access import Permission, require
from pages.parts import bringing_in, cached, shared, source
from pages.parts.banner import data_date_banner, demo_banner
from pages.parts.failing import PlainFailure
from pages.parts.inputs import is_a_turn
from pages.parts.menu import chosen_page
from pages.parts.style import apply_style
from pages.parts.visitor import visitor

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
bringing_in.forget_unless_on(page.url_path)
with PlainFailure(), source.one_look():
    require(visitor(), Permission.READ_CHILDREN)
    shared.begin(visitor())
    if source.current().is_demo():
        demo_banner(page.url_path)
    data_date = cached.data_date(visitor())
    if data_date is not None and not is_a_turn(page.url_path):
        data_date_banner(data_date, source.current().today())
    page.run()
