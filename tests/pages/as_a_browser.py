"""AppTest as a browser would do it: a click draws its own part again, and inputs can be blank.

AppTest always runs the whole page, and asks the server what an input holds. A browser asks for the
part that the input is in, and knows an input only by what it was sent when the input was drawn.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from streamlit.runtime.scriptrunner_utils.script_requests import RerunData
from streamlit.testing.v1 import AppTest, app_test
from streamlit.testing.v1.local_script_runner import LocalScriptRunner


class _PartRunner(LocalScriptRunner):
    """Runs the part that was asked for; what stands around it stays on the page."""

    part = ""
    page: Any = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if _PartRunner.page is not None:
            self.forward_msg_queue = _PartRunner.page
        _PartRunner.page = self.forward_msg_queue

    def request_rerun(self, rerun_data: RerunData) -> bool:
        """The first of a run is the person's; those that follow are the page's own."""
        part, _PartRunner.part = _PartRunner.part, ""
        return super().request_rerun(replace(rerun_data, fragment_id=part or None))


@contextmanager
def parts_alone() -> Iterator[None]:
    """Within it `act` draws no more than a browser would ask for. One page at a time."""
    before, app_test.LocalScriptRunner = app_test.LocalScriptRunner, _PartRunner
    try:
        yield
    finally:
        app_test.LocalScriptRunner = before
        _PartRunner.page, _PartRunner.part = None, ""


def opens() -> None:
    """Another visit begins: nothing of the page before is on the screen."""
    _PartRunner.page, _PartRunner.part = None, ""


def act(page: AppTest, widget: Any) -> AppTest:
    """Run what a browser would run for this input, and look that it shows what the server knows."""
    known = {one.id for one in inputs(page)}
    metadata = page._session_state._state.get_widget_metadata(widget.id)
    _PartRunner.part = (metadata.fragment_id or "") if metadata else ""
    widget.run()
    assert not page.exception, [error.value for error in page.exception]
    assert blank_in_a_browser(page, known) == []
    return page


def inputs(page: AppTest) -> list[Any]:
    """Boxes, days and choices in which something can stand."""
    return [*page.text_input, *page.text_area, *page.date_input, *page.radio]


def blank_in_a_browser(page: AppTest, texts: set[str]) -> list[str]:
    """The inputs that were drawn anew and look otherwise than the server believes."""
    return [one.key for one in inputs(page) if one.id not in texts and _shown(one) != _held(one)]


def _shown(widget: Any) -> str:
    proto = widget.proto
    if widget.type == "radio":
        chosen = [proto.options[proto.default]] if proto.HasField("default") else []
        return proto.raw_value if proto.set_value else "".join(chosen)
    if widget.type == "date_input":
        return ",".join(proto.value if proto.set_value else proto.default)
    return str(proto.value if proto.set_value else proto.default)


def _held(widget: Any) -> str:
    value = widget.value
    if widget.type == "radio":
        return "" if value is None else str(widget.format_func(value))
    if widget.type == "date_input":
        return "" if value is None else value.strftime("%Y/%m/%d")
    return str(value or "")
