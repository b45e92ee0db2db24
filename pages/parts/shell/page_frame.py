"""The page that every screen is drawn in, in British English whatever the browser's own language.

The server's page says `lang="en"`, and its calendars take the browser's language: one set to
American English begins weeks on Sunday and reads "November 29" aloud. Nothing of the server's own
settings changes that, so the page gets the right language and a script of one line.
"""

SCRIPT_PATH = "/british.js"
SCRIPT = """for (const [name, value] of [["language", "en-GB"], ["languages", ["en-GB", "en"]]]) {
  Object.defineProperty(navigator, name, { get: () => value, configurable: true });
}
"""
_SERVERS = (b'<html lang="en">', b"<head>")
_OURS = (
    b'<html lang="en-GB">',
    b'<head>\n    <script src="./' + SCRIPT_PATH.removeprefix("/").encode() + b'"></script>',
)


def in_british_english(page: bytes) -> bytes:
    """The server's page with its language set; any other page as it is."""
    if any(page.count(theirs) != 1 for theirs in _SERVERS):
        return page
    for theirs, ours in zip(_SERVERS, _OURS, strict=True):
        page = page.replace(theirs, ours)
    return page
