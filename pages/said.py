"""Write down what the child said, in their own words."""

from __future__ import annotations

import streamlit as st

from models.recording.complete import Round
from models.recording.subject import wishes_of
from models.recording.voice import Wish
from pages.parts import cached, drafting, empty, inputs, source, wish_form
from pages.parts.drafting import Task
from pages.parts.visitor import visitor

person = visitor()
key = inputs.child_key()
record = cached.child_record(person, key) if key else None
if key is None or record is None:
    empty.unknown_child()
    st.stop()
st.title("What they said", anchor=False)
drafting.others_at_work(person, child=key)
task = Task(wishes_of(key), Wish(), record.version(wishes_of(key)), wish_form.draw, wish_form.show,
            then=lambda: st.switch_page("child.py", query_params={"child": key}))  # fmt: skip
drafting.fill_in(person, task, Round(source.current().today()))
