"""Saving a scenario with its name, and those saved: versions, changing, withdrawing."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from data.store.recording import new_key
from data.store.scenarios import save_scenario, withdraw_scenario
from models.access import Actor, Permission, may
from models.budget.whatif.levers import Plan
from models.budget.whatif.saved import SavedPlan, SavedScenario, Version
from models.budget.whatif.told import plan_words
from models.problems import UserError
from pages.parts import fields, source, state, what_if_draft, words
from pages.parts.what_if_asked import MOST, forget_choice


def save_draft(person: Actor, scenarios: Sequence[SavedScenario]) -> None:
    """Draw the name and the button that saves the draft, for who may; what went wrong above it."""
    if trouble := state.take_trouble():
        st.error(words.plain(trouble))
    if not what_if_draft.levers() or not may(person, Permission.KEEP_SCENARIO):
        return
    changed = what_if_draft.changes()
    with st.expander("Save and share", expanded=changed is not None):
        state.begin_with("what_if.name", changed.name if changed else "")
        state.begin_with("what_if.why", changed.why if changed else "")
        left, right = st.columns((1, 2), gap="medium")
        with left:
            name = fields.unkept_line("what_if.name", "Name")
        with right:
            why = fields.unkept_line("what_if.why", "Why it is looked at")
        reason = ""
        if changed:
            reason = fields.unkept_line("what_if.reason", "Why it changes")
        st.caption("Everybody who may see costs sees it. Write no child's name. A change is a new "
                   "version; the old one stays to be seen.")  # fmt: skip
        st.button("Save the change" if changed else "Save this scenario", key="what_if.save",
                  disabled=not name.strip(), on_click=_save,
                  args=(person, SavedPlan(name.strip(), why.strip(), what_if_draft.levers()),
                        reason))  # fmt: skip


def _save(person: Actor, saved: SavedPlan, reason: str) -> None:
    changed = what_if_draft.changes()
    key, version = (changed.key, changed.version) if changed else (new_key(), 0)
    try:
        save_scenario(source.current().store_shown(), actor=person, key=key, saved=saved,
                      expected_version=version, now=source.current().now(),
                      reason=reason)  # fmt: skip
    except UserError as error:
        state.keep_trouble(str(error))
        return
    what_if_draft.forget()
    held = state.get("what_if.chosen")
    chosen = [one for one in held if one != key] if isinstance(held, list) else []
    state.put("what_if.chosen", [key, *chosen][:MOST])


def of_earlier(
    person: Actor, scenarios: Sequence[SavedScenario], chosen: Sequence[SavedScenario]
) -> None:
    """Every saved scenario with its versions; the chosen ones first, withdrawn ones last."""
    if not scenarios:
        return
    st.header("Saved scenarios", anchor=False)
    order = sorted(scenarios, key=lambda one: (one.stands is None, one not in chosen))
    for one in order:
        gone = "" if one.stands else " (withdrawn)"
        with st.expander(words.plain(f"{one.name}{gone}")):
            for version in reversed(one.versions):
                st.markdown(words.plain(version_words(version)))
            if one.stands and may(person, Permission.KEEP_SCENARIO):
                _what_to_do(person, one)


def version_words(version: Version) -> str:
    """Who saved what, when and why."""
    when = f"{words.a_moment(version.at_utc)}, by {version.by}"
    reason = f" Why it changed: {version.reason}." if version.reason else ""
    if version.saved is None:
        return f"Withdrawn on {when}.{reason.replace('it changed', 'it was withdrawn')}"
    why = f" ({version.saved.why})" if version.saved.why else ""
    said = words.capital(plan_words(Plan(version.saved.levers)))
    return f"Version {version.number}, {when}: {version.saved.name}{why}. {said}.{reason}"


def _what_to_do(person: Actor, one: SavedScenario) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.button("Change it", key=f"what_if.change.{one.key}",
                  help=words.plain(f"Change: {one.name}"),
                  on_click=what_if_draft.begin_change, args=(one,))  # fmt: skip
        with st.popover("Withdraw …", key=f"what_if.withdraw.{one.key}"):
            why = fields.unkept_line(f"what_if.gone.{one.key}", "Why is it withdrawn?")
            st.button("Withdraw", key=f"what_if.withdrawn.{one.key}", on_click=_withdraw,
                      args=(person, one, why or ""))  # fmt: skip


def _withdraw(person: Actor, one: SavedScenario, why: str) -> None:
    try:
        withdraw_scenario(source.current().store_shown(), actor=person, key=one.key,
                          expected_version=one.version, now=source.current().now(),
                          reason=why)  # fmt: skip
    except UserError as error:
        state.keep_trouble(str(error))
        return
    forget_choice(one.key)
