"""Every run starts here: who is looking, how old the data is, and which page they asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import streamlit as st

from models.access import Permission, may, require
from pages.parts import cached, source
from pages.parts.banner import data_date_banner
from pages.parts.failing import PlainFailure
from pages.parts.style import apply_style
from pages.parts.visitor import visitor

PARTS = Path(__file__).parent / "parts"

st.set_page_config(
    page_title="Circle to Success",
    page_icon=(PARTS / "icon.svg").read_text(encoding="utf-8"),
    layout="wide",
    menu_items={"Get help": None, "Report a bug": None, "About": None},
)
# What somebody may not see isn't offered; the page and the data check the right again.
COSTS_ONLY: Literal["visible", "hidden"] = (
    "visible" if may(visitor(), Permission.READ_COSTS) else "hidden"
)
page = st.navigation(
    [
        st.Page("children.py", title="Children in residential care", default=True),
        st.Page("child.py", title="Child", visibility="hidden"),
        st.Page("savings.py", title="Savings", visibility=COSTS_ONLY),
        st.Page("about.py", title="About"),
    ],
    position="top",
)
st.logo(PARTS / "logo.svg", size="large")
apply_style()
with PlainFailure():
    require(visitor(), Permission.READ_CHILDREN)
    data_date = cached.data_date(visitor())
    if data_date is not None:
        data_date_banner(data_date, source.current().today())
    page.run()
