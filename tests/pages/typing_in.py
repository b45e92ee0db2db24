"""What a person does with a form that AppTest has run."""

from streamlit.testing.v1 import AppTest


def key_of(page: AppTest, ending: str) -> str:
    """The key of the input for a place in the content."""
    every = [
        *page.radio,
        *page.text_input,
        *page.text_area,
        *page.date_input,
        *page.button,
        *page.checkbox,
    ]
    return next(each.key for each in every if each.key and each.key.endswith(f".{ending}"))


def press(page: AppTest, label: str) -> None:
    """Click the first button of that name."""
    next(button for button in page.button if button.label == label).click().run()


def rate(page: AppTest, item: str, level: int) -> None:
    """Choose a level of an item."""
    page.radio(key=key_of(page, f"ratings.{item}.level")).set_value(level).run()


def write(page: AppTest, place: str, text: str) -> None:
    """Type into a line or a box."""
    key = key_of(page, place)
    boxes = [each for each in (*page.text_input, *page.text_area) if each.key == key]
    boxes[0].input(text).run()


def labels(page: AppTest) -> list[str]:
    """What the buttons say."""
    return [button.label for button in page.button]


def linked(page: AppTest) -> dict[str, str]:
    """Links by their words: page and query."""
    return {
        each.proto.label: f"{each.proto.page}?{each.proto.query_string}"
        for each in page.get("page_link")
    }
