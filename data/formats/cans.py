"""CANS assessments, 6 to 21 and 0 to 5: items 0 to 3 (or N/A), read item by item.

Only the items that a carer would have to meet are kept; names, caregivers, trauma histories and
cultural items of the form aren't read.
"""

import re

from data.formats.cans_unneeded import UNNEEDED_0_5, UNNEEDED_6_21
from data.formats.table import CellKind, Column, Privacy, Table

ITEMS_6_21: tuple[str, ...] = (
    "Family Strengths", "Interpersonal", "Optimism", "Educational Setting",
    "Talents & Interests", "Community Life", "Relationship Permanence", "Resiliency",
    "Resourcefulness", "Natural Supports", "Family Functioning", "Living Situation",
    "Social Functioning", "Recreational", "Developmental/Intellectual*",
    "Self-care/Daily Living Skills (Developmental/Intellectual*)", "Legal", "Medical/Physical",
    "Sexual Development", "Sleep", "School Attendance", "School Behaviour", "School Achievement",
    "Decision-Making", "Psychosis (Thought Disorder)", "Impulsivity/Hyperactivity",
    "Attention/Concentration", "Depression", "Anxiety", "Oppositional",
    "Conduct (Antisocial Behaviour)", "Adjustment to Trauma", "Anger Control", "Substance Use*",
    "Eating Disturbance", "Attachment Difficulties", "Behavioural Regression",
    "Psycho-somatic Symptoms (Somatisation)", "Suicide Risk", "Non-Suicidal Self-Harm/Self-Injury",
    "Other Self-Harm", "Danger to Others*", "Sexual Aggression*", "Running Away*",
    "Offending/Criminal Behaviour*", "Fire Setting*", "Intentional Misbehaviour", "Bullying",
    "Victimisation/Exploitation*", "Gang Involvement",
)  # fmt: skip

ITEMS_0_5: tuple[str, ...] = (
    "Impulsivity/Hyperactivity (3yrs+)", "Depression", "Anxiety", "Oppositional (3yrs+)",
    "Attachment Difficulties", "Adjustment to Trauma", "Regulatory: Body/Emotion",
    "Atypical Behaviours", "Sleep (12mo+)", "Family Functioning", "Early Education",
    "Social Emotional Functioning", "Development/Intellectual", "Medical/Physical",
    "Self-Injury (12mo+)", "Failure to Thrive", "Family Strengths", "Interpersonal",
    "Natural Supports", "Resiliency (Persistence and Adaptability)", "Relationship Permanence",
    "Playfulness",
)  # fmt: skip


def item_column(heading: str) -> str:
    """Our name for a CANS item: `Danger to Others*` is `danger_to_others`."""
    return re.sub(r"[^a-z0-9]+", "_", heading.lower()).strip("_")


def _items(headings: tuple[str, ...]) -> tuple[Column, ...]:
    return tuple(
        Column(
            item_column(heading),
            heading,
            CellKind.WHOLE,
            "0 no need … 3 act now; N/A and blank are not known",
            Privacy.CARE,
            lowest=0,
            highest=3,
        )
        for heading in headings
    )


def _about(child: str) -> tuple[Column, ...]:
    return (
        Column(
            "child_id",
            child,
            CellKind.IDENTIFIER,
            "the child's identifier",
            Privacy.IDENTITY,
            needed=True,
            key=True,
            may_be_blank=False,
            aliases=("Child ID", "Youth ID", "Youth Unique ID", "Child Unique ID"),
        ),
        Column(
            "assessed_on",
            "Assessment Date",
            CellKind.DATE,
            "the day of the assessment",
            Privacy.CARE,
            needed=True,
            key=True,
            may_be_blank=False,
        ),
        Column("dob", "DOB", CellKind.DATE, "date of birth", Privacy.CARE),
        Column(
            "assessment_type",
            "Assessment Type",
            CellKind.TEXT,
            "first, again or at a transition",
            Privacy.CARE,
        ),
    )


CANS_6_21 = Table(
    "cans_6_21", "CANS, 6 to 21", "one row per assessment",
    (*_about("Youth Unique ID"), *_items(ITEMS_6_21)),
    ("ASSESSMENT DATE", "RUNNING AWAY*", "ANGER CONTROL"), ("child_id", "assessed_on"),
    source="CANS 6 to 21 form; headings of the form, no item texts", unneeded=UNNEEDED_6_21,
)  # fmt: skip

CANS_0_5 = Table(
    "cans_0_5", "CANS, 0 to 5", "one row per assessment",
    (*_about("Child Unique ID"), *_items(ITEMS_0_5)),
    ("ASSESSMENT DATE", "PLAYFULNESS", "ATYPICAL BEHAVIOURS"), ("child_id", "assessed_on"),
    source="CANS 0 to 5 form; headings of the form, no item texts", unneeded=UNNEEDED_0_5,
)  # fmt: skip

TABLES: tuple[Table, ...] = (CANS_6_21, CANS_0_5)
