"""One child: their words, what changed, what goes well, where next, outlook; money when asked."""

from functools import partial

import streamlit as st

from models.access import Permission, may
from models.audience import Audience
from models.readiness.situation import too_near_18
from models.recording.shown import record_shown_to, story_shown_to
from pages.parts import cache, state
from pages.parts.child import (
    history,
    legal_status,
    money,
    moves,
    outlook,
    own_words,
    papers,
    profile,
    recording,
    whereabouts,
)
from pages.parts.child.banner import child_banner
from pages.parts.child.over_time import over_time
from pages.parts.child.sides import changed_and_sides
from pages.parts.child.sorting import what_needs_sorting
from pages.parts.child.where_next import where_next
from pages.parts.shell import empty, links, shared_screen
from pages.parts.shell.failing import end_page
from pages.parts.shell.visitor import visitor
from pages.parts.who_next import answers
from pages.parts.words import journey
from services import shortlist
from services.children import facts_not_held, needs_story, where_child_lives
from services.council_data import own_area
from services.records import child_record

person = visitor()
council = cache.council_of(person)
key = links.child_key()
whereabouts.trouble()
closed = shortlist.closed_child(council, key) if key else None
if closed is not None:
    whereabouts.closed_record(closed)
    end_page()
one = shortlist.options_for_child(council, key) if key else None
held = shortlist.shortlist_for(council)
if key is None or one is None or held is None:
    empty.unknown_child()
    end_page()

as_of = one.asked_on or held.as_of  # later where people recorded something since
record, reader = child_record(council, key), shared_screen.reader()
shown = record_shown_to(record, reader) if record is not None else None
story = story_shown_to(needs_story(council, key, as_of), reader)
alone = reader is Audience.PANEL
lives = where_child_lives(council, key, held.as_of)
child_banner(one, as_of, lives, len(own_area(council)))
papers.child_papers(one)
recording.just_recorded(one)
whereabouts.is_it_right(one)
if alone:
    answers.missing(one, record)
legal_status.is_it_right(one.child, as_of, record)
own_words.own_words(story, shown)
recording.links(person, key)
recording.begun(person, key)
changed_and_sides(person, one, story, as_of, alone=alone)
if alone:  # its reasons quote what people wrote
    where_next(one, story, as_of, record, partial(shortlist.items_to_ask_first, council, one))
moves.of_child(person, key, may_begin=not too_near_18(one.child, as_of))
outlook_here = st.container()  # filled last: it may have to learn from the history first
what_needs_sorting(one, facts_not_held(council, one.child), record, alone=alone)
own_words.views(shown)
journey.journey(one.child, as_of)
profile.needs_now(story, as_of)
over_time(story)
if record is not None and alone:
    history.history(person, record)

if may(person, Permission.READ_COSTS) and not state.shared_screen() and links.money_asked_for(key):
    money.of_child(person, one, held)

if not state.shared_screen():
    with outlook_here:
        outlook.of_child(council, key, held.as_of)
