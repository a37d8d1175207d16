"""The addresses of the server, and what each answers."""

from __future__ import annotations

import traceback
from collections.abc import Awaitable, Callable, Sequence
from typing import NamedTuple

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from skillmatch.errors import SkillmatchError
from skillmatch.pool import BusyError, GoneError, Pool
from skillmatch.web.bodies import BodyError, Form, Room, form_of
from skillmatch.web.model import Answer, CheckTask, Given, ReadTask, Task
from skillmatch.web.pages import STATIC, RoleChoice, message_page, policy, start_page, static
from skillmatch.web.results import empty_check_page, nothing_found
from skillmatch.web.security import Access, Guard

_BODIES_AT_ONCE = 4
"""As much as so many of the largest bodies is held at a time."""
_PASTED = {"resume": "pasted résumé", "posting": "pasted posting"}
Handler = Callable[[Request], Awaitable[Response]]
Say = Callable[[str], None]


class Site(NamedTuple):
    """What the pages are made with."""

    access: Access
    pool: Pool[Task, Answer]
    roles: Sequence[RoleChoice]
    most: int
    """The bytes that a form may have."""
    say: Say | None = None
    """Told the traceback of a fault of the program; nobody is where this is ``None``."""


def app(site: Site) -> ASGIApp:
    """The server's application."""
    pages = _Pages(site, Room(_BODIES_AT_ONCE * site.most))
    routes = [
        Route("/", pages.guarded(pages.start)),
        Route("/read", pages.guarded(pages.read), methods=["POST"]),
        Route("/check", pages.guarded(pages.check), methods=["GET", "POST"]),
        *(Route(f"/{name}", pages.file) for name in STATIC),
    ]
    errors = {404: pages.no_such_page, 405: pages.no_such_method}
    inner = Starlette(routes=routes, exception_handlers=errors)
    inner.router.redirect_slashes = False
    return Guard(inner, site.access)


class _Pages:
    def __init__(self, site: Site, room: Room) -> None:
        self._site = site
        self._room = room

    def guarded(self, handler: Handler) -> Handler:
        """``handler``, whose every failure is a page that says what to do."""

        async def guarded(request: Request) -> Response:
            try:
                return await handler(request)
            except BodyError as error:
                return _message("This was not taken", error.why, error.status)
            except BusyError:
                return _message("Too much at once", "Wait a moment, and try again.", 503)
            except GoneError:
                return Response(status_code=499)
            except SkillmatchError as error:
                return _message("This cannot be done", str(error), 400)
            except Exception as error:
                if self._site.say:
                    self._site.say(traceback.format_exc())
                # The message of a stray exception may quote the document, so only its type is shown.
                text = f"The program has a fault ({type(error).__name__}). Start it with --debug to see where."
                return _message("This could not be done", text, 500)

        return guarded

    async def start(self, request: Request) -> Response:
        """The page on which documents are given."""
        return _html(start_page(self._site.roles))

    async def read(self, request: Request) -> Response:
        """Reports, or a comparison."""
        async with self._room.for_body() as share:
            form = await form_of(request, self._site.most, share)
            task = ReadTask(
                _given(form, "resume"),
                _given(form, "posting"),
                form.field("role") or None,
                form.field("as_of").strip() or None,
                form.field("as_given") == "yes",
            )
            if not task.resumes and not task.postings:
                error = "Choose a file, or paste a text, first."
                return _html(start_page(self._site.roles, form.fields, error), 400)
            return await self._answer(request, task)

    async def check(self, request: Request) -> Response:
        """A post, and what is found in it."""
        if request.method != "POST":
            return _html(empty_check_page(self._site.roles))
        async with self._room.for_body() as share:
            form = await form_of(request, self._site.most, share)
            files = form.files.get("file", ())
            task = CheckTask(
                form.field("text").replace("\r\n", "\n"),
                files[0] if files else None,
                form.field("role") or None,
                form.field("part") == "yes",
            )
            if not task.text.strip() and task.file is None:
                error = "Paste a post, or choose a file, first."
                body = nothing_found() if task.is_part else empty_check_page(self._site.roles, error)
                return _html(body, 200 if task.is_part else 400)
            return await self._answer(request, task)

    async def _answer(self, request: Request, task: Task) -> Response:
        async def is_wanted() -> bool:
            return not await request.is_disconnected()

        answer = await self._site.pool.do(task, is_wanted)
        return _html(answer.body, answer.status)

    async def file(self, request: Request) -> Response:
        """A file beside the pages."""
        name = request.url.path.removeprefix("/")
        return Response(static(name), media_type=STATIC[name])

    async def no_such_page(self, request: Request, error: Exception) -> Response:
        """What an unknown address says."""
        return _message("There is no such page", "Begin on the first page.", 404)

    async def no_such_method(self, request: Request, error: Exception) -> Response:
        """What the address of a result says, which is made of what a form sends."""
        return _message("Nothing is kept here", "A report is made of what you send. Begin on the first page.", 405)


def _given(form: Form, what: str) -> tuple[Given, ...]:
    """What was given as a ``what``: its files, and the text pasted for it."""
    text = form.field(f"{what}_text")
    pasted = (Given(_PASTED[what], text.encode("utf-8", "surrogatepass")),) if text.strip() else ()
    return (*form.files.get(f"{what}_files", ()), *pasted)


def _message(title: str, text: str, status: int) -> Response:
    return _html(message_page(title, text), status)


def _html(body: str, status: int = 200) -> Response:
    return HTMLResponse(body, status, {"Content-Security-Policy": policy()})
