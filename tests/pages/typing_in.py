"""What a person does with a form that AppTest has run."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def key_of(at: AppTest, ending: str) -> str:
    """The key of the input for a place in the content."""
    every = [*at.radio, *at.text_input, *at.text_area, *at.date_input, *at.button, *at.checkbox]
    return next(each.key for each in every if each.key and each.key.endswith(f".{ending}"))


def press(at: AppTest, label: str) -> None:
    """Click the first button of that name."""
    next(each for each in at.button if each.label == label).click().run()


def rate(at: AppTest, item: str, level: int) -> None:
    """Choose a level of an item."""
    at.radio(key=key_of(at, f"ratings.{item}.level")).set_value(level).run()


def write(at: AppTest, place: str, text: str) -> None:
    """Type into a line or a box."""
    key = key_of(at, place)
    boxes = [each for each in (*at.text_input, *at.text_area) if each.key == key]
    boxes[0].input(text).run()


def labels(at: AppTest) -> list[str]:
    """What the buttons say."""
    return [each.label for each in at.button]


def linked(at: AppTest) -> dict[str, str]:
    """Links by their words: page and query."""
    return {each.proto.label: f"{each.proto.page}?{each.proto.query_string}"
            for each in at.get("page_link")}  # fmt: skip
