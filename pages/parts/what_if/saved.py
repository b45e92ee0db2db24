"""Saving a scenario with its name, and those saved: versions, changing, withdrawing."""

from collections.abc import Sequence

import streamlit as st

from models.access import Actor, Permission, may
from models.problems import UserError
from models.scenarios.assumptions import describe_plan
from models.scenarios.levers import ScenarioPlan
from models.scenarios.saved import SavedPlan, SavedScenario, ScenarioVersion
from pages.parts import cache, state
from pages.parts.forms import fields
from pages.parts.shell.visitor import who_did_it
from pages.parts.what_if import draft, words
from pages.parts.what_if.compared import MOST, forget_choice
from pages.parts.words import writing
from services.recording import new_key
from services.scenarios import save_scenario, withdraw_scenario


def save_draft(person: Actor, scenarios: Sequence[SavedScenario]) -> None:
    """Draw the name and the button that saves the draft, for who may; what went wrong above it."""
    if trouble := state.take_trouble():
        st.error(writing.plain(trouble))
    if not draft.levers() or not may(person, Permission.KEEP_SCENARIO):
        return
    changed = draft.changes()
    with st.expander("Save and share", expanded=changed is not None):
        begun = draft.begun()
        container, right = st.columns((1, 2), gap="medium")
        with container:
            name = fields.line_kept_by(draft.NAME, "Name", begun.name, draft.name_it)
        with right:
            why = fields.line_kept_by(draft.WHY, words.WHY_THIS_SCENARIO, begun.why, draft.say_why)
        reason = ""
        if changed:
            reason = fields.line_kept_by(
                draft.REASON, "Why it changes", begun.reason, draft.say_why_it_changes
            )
        st.caption(words.WHO_SEES_IT)
        st.button(
            "Save the change" if changed else "Save this scenario",
            key="what_if.save",
            disabled=not name.strip(),
            on_click=_save,
            args=(person, SavedPlan(name.strip(), why.strip(), draft.levers()), reason),
        )


def _save(person: Actor, saved: SavedPlan, reason: str) -> None:
    changed = draft.changes()
    key, version = (changed.key, changed.version) if changed else (new_key(), 0)
    try:
        save_scenario(
            cache.council_of(person),
            key=key,
            saved=saved,
            expected_version=version,
            reason=reason,
        )
    except UserError as error:
        state.keep_trouble(str(error))
        return
    draft.forget()
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
    order = sorted(
        scenarios,
        key=lambda saved_scenario: (saved_scenario.stands is None, saved_scenario not in chosen),
    )
    for saved_scenario in order:
        gone = "" if saved_scenario.stands else " (withdrawn)"
        with st.expander(writing.plain(f"{saved_scenario.name}{gone}")):
            for version in reversed(saved_scenario.versions):
                st.markdown(writing.plain(version_words(version)))
            if saved_scenario.stands and may(person, Permission.KEEP_SCENARIO):
                _what_to_do(person, saved_scenario)


def version_words(version: ScenarioVersion) -> str:
    """Who saved what, when and why."""
    when = f"{writing.a_moment(version.at_utc)}, by {who_did_it(version.by)}"
    reason = f" Why it changed: {version.reason}." if version.reason else ""
    if version.saved is None:
        return f"Withdrawn on {when}.{reason.replace('it changed', 'it was withdrawn')}"
    why = f" ({version.saved.why})" if version.saved.why else ""
    text = writing.capitalise(describe_plan(ScenarioPlan(version.saved.levers)))
    return f"Version {version.number}, {when}: {version.saved.name}{why}. {text}.{reason}"


def _what_to_do(person: Actor, saved_scenario: SavedScenario) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.button(
            "Change it",
            key=f"what_if.change.{saved_scenario.key}",
            help=writing.plain(f"Change: {saved_scenario.name}"),
            on_click=draft.begin_change,
            args=(saved_scenario,),
        )
        with st.popover("Withdraw …", key=f"what_if.withdraw.{saved_scenario.key}"):
            why = fields.kept_line(f"what_if.gone.{saved_scenario.key}", words.WHY_WITHDRAWN)
            st.button(
                "Withdraw",
                key=f"what_if.withdrawn.{saved_scenario.key}",
                on_click=_withdraw,
                args=(person, saved_scenario, why or ""),
            )


def _withdraw(person: Actor, saved_scenario: SavedScenario, why: str) -> None:
    try:
        withdraw_scenario(
            cache.council_of(person),
            key=saved_scenario.key,
            expected_version=saved_scenario.version,
            reason=why,
        )
    except UserError as error:
        state.keep_trouble(str(error))
        return
    fields.sent(f"what_if.gone.{saved_scenario.key}")
    forget_choice(saved_scenario.key)
