"""The server: its routes, its headers, what happens before the first visit. Screens: `pages/`.

Start it with `python run.py`. `pages/main.py` is the one script that Streamlit runs, and it lies
inside `pages/` on purpose (docs/decisions/0002-the-page-gate.md).
"""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from importlib import import_module
from threading import Thread

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import (
    FileResponse,
    HTMLResponse,
    JSONResponse,
    PlainTextResponse,
    Response,
)
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from data.faults import PlainEnding, keep_data_out_of_logs, note_fault
from data.store.schema.active_store import ActiveStores, active_stores
from data.store.schema.health import database_answers
from data.store.tickets import NoSuchTicket
from models.access import LOCAL_OWNER, Actor
from models.problems import UserError
from pages.parts import cache
from pages.parts.forms import browser
from pages.parts.shell.page_frame import SCRIPT, SCRIPT_PATH, in_british_english
from pages.parts.shell.plain_page import fault_words, plain_page
from pages.parts.shell.visitor import requester
from services.prepared import Preparer

# The hash is of the one inline line in the server's own page ("prerenderReady").
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' "
    "'sha256-THxz9J9+wf7rhwR2YkXJoSZ13UCmYyC+3lNDv2+8ugA='; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self' ws: wss:; worker-src 'self' blob:; frame-ancestors 'none'; "
    "base-uri 'self'; form-action 'self'; object-src 'none'",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
CLOSED = ("/_stcore/metrics", "/_stcore/agent/")  # counters and a second way in: nobody needs them
# Folders that something answers in. Anywhere else below a folder the server would send its shell,
# which looks for its scripts in that folder and stays blank.
ANSWERED = ("_stcore", "static", "media", "component", "auth", "documents")


class BritishEnglish:
    """Sets the language of the page that every screen is drawn in
    (pages/parts/shell/page_frame.py)."""

    def __init__(self, inner: ASGIApp) -> None:
        self.inner = inner

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(("/static/", "/media/")):
            return await self.inner(scope, receive, send)
        # As it is, never packed: a packed page could not be changed.
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        start: Message | None = None
        page = b""

        async def send_in_english(message: Message) -> None:
            nonlocal start, page
            if message["type"] == "http.response.start":
                kind = Headers(raw=message["headers"]).get("content-type", "")
                if kind.startswith("text/html"):
                    start = message
                    return
            if start is None:
                return await send(message)
            page += message.get("body", b"")
            if message.get("more_body", False):
                return
            page = in_british_english(page)
            if scope["method"] != "HEAD":
                MutableHeaders(scope=start)["Content-Length"] = str(len(page))
            await send(start)
            await send({"type": "http.response.body", "body": page})

        await self.inner({**scope, "headers": plain}, receive, send_in_english)


class Guard:
    """Closes what nobody needs, puts the security headers on every answer, words every fault."""

    def __init__(self, inner: ASGIApp) -> None:
        self.inner = inner

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.inner(scope, receive, send)
        path = scope["path"]
        # The server's own scripts and styles hold no data and have a hash in their names.
        extra = {} if path.startswith("/static/") else {"Cache-Control": "no-store"}

        begun = False

        async def send_guarded(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                MutableHeaders(scope=message).update(HEADERS | extra)
            await send(message)

        try:
            await (refused(path) or self.inner)(scope, receive, send_guarded)
        except Exception as error:
            if begun:  # too late for words: the answer is cut off
                raise
            page = plain_page("Something went wrong", fault_words(note_fault(error)))
            await HTMLResponse(page, 500)(scope, receive, send_guarded)


def refused(path: str) -> Response | None:
    """The answer to an address that is closed or leads nowhere; None for every other."""
    if any(f"{path}/".startswith(start.rstrip("/") + "/") for start in CLOSED):
        return PlainTextResponse("Not found", 404)
    folder, slash, _ = path.removeprefix("/").partition("/")
    if slash and folder not in ANSWERED:
        sentence = "This address leads to no page. Start again from the first page."
        return HTMLResponse(plain_page("No such page", sentence), 404)
    return None


def warm_up() -> None:
    """Load the code of the first page while the browser is still loading its own."""
    import_module("services.shortlist")
    import_module("pages.parts.children.rows")


@asynccontextmanager
async def lifespan(server: st.App) -> AsyncIterator[dict[str, ActiveStores]]:
    """Bring the database up to date before anybody is let in; without it, say why and stop."""
    keep_data_out_of_logs()
    with PlainEnding() as ending:
        open_stores = await run_in_threadpool(active_stores)
    if ending.code:
        os._exit(ending.code)  # the server would print a traceback over the sentence that helps
    Thread(target=warm_up, daemon=True).start()
    preparer = Preparer()
    cache.prepare_with(preparer)
    preparer.watch(lambda: cache.council_of(LOCAL_OWNER))
    yield {"stores": open_stores}
    preparer.stop()
    open_stores.own.engine.dispose()


async def health(_request: Request) -> JSONResponse:
    """Says that the server and its database answer, and nothing else."""
    well = await run_in_threadpool(database_answers, app.state["stores"].own)
    body = {"status": "ok", "database": "answers" if well else "does not answer"}
    return JSONResponse(body, status_code=200 if well else 503)


async def hand_out(request: Request) -> Response:
    """The document of a ticket, or a plain page that says what to do."""
    if request.method != "GET":  # a look at the headers must not use the ticket up
        return PlainTextResponse("Only GET", 405)
    ticket, person = request.path_params["ticket"], requester(request.headers)
    return await run_in_threadpool(document_or_words, ticket, person)


async def forms_script(_request: Request) -> FileResponse:
    """What a form wants of the browser itself; a constant file."""
    return FileResponse(browser.SCRIPT, media_type="text/javascript")


async def british(_request: Request) -> Response:
    """The script that sets the language of calendars."""
    return Response(SCRIPT, media_type="text/javascript")


def document_or_words(ticket: str, person: Actor) -> Response:
    """Redeem the ticket and make its document; what a person can mend is said in its words."""
    from services.document_tickets import make_ticketed_document

    try:
        made = make_ticketed_document(
            app.state["stores"].in_use().store, ticket, person, datetime.now(UTC)
        )
    except UserError as error:
        status = 404 if isinstance(error, NoSuchTicket) else 409
        return HTMLResponse(plain_page("No document", str(error)), status)
    named = {"Content-Disposition": f'attachment; filename="{made.filename}"'}
    return Response(made.content, media_type=made.media_type, headers=named)


def on_script_error(error: Exception) -> bool:
    """What a person sees when a page fails outside its own care: words, or a reference."""
    if isinstance(error, UserError):
        st.error(str(error))
    else:
        st.error(fault_words(note_fault(error)))
    return True


app = st.App(
    "pages/main.py",
    lifespan=lifespan,
    routes=[
        Route("/health", health),
        Route(SCRIPT_PATH, british),
        Route("/documents/{ticket:path}", hand_out),
        Route(browser.ADDRESS, forms_script),
    ],
    middleware=[Middleware(Guard), Middleware(BritishEnglish)],
    on_script_error=on_script_error,
)
