"""One answer put into a content at its place, so that it can be kept before the rest is read."""

from typing import Any, TypeVar

from models.recording.codec import as_json, from_json
from models.recording.merging import OWN_KEYS

T = TypeVar("T")


def content_with_answer(content: T, path: str, value: object) -> T | None:
    """The content with that value at `words`, or at `ratings.self_harm.level`.

    A line that isn't there yet is added. None where the path or the value doesn't fit the type
    (`NotThisType` is what the codec says then, and nothing is lost: the inputs still hold it).
    """
    whole: dict[str, Any] = as_json(content)
    if not _put(whole, path.split("."), as_json(value)):
        return None
    try:
        return from_json(type(content), whole)
    except ValueError:
        return None


def _put(at: dict[str, Any], path: list[str], value: object) -> bool:
    name, texts = path[0], path[1:]
    if name not in at:
        return False
    if not texts:
        at[name] = value
        return True
    lines = at[name]
    if not isinstance(lines, list) or len(texts) < 2:
        return False
    line = next((line for line in lines if texts[0] in (line.get(key) for key in OWN_KEYS)), None)
    if line is None:
        line = {OWN_KEYS[0]: texts[0], texts[1]: value}
        lines.append(line)
    line[texts[1]] = value
    return len(texts) == 2
