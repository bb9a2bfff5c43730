"""Somebody with a browser: where they go, and what went wrong there that they may not have seen."""

from http import HTTPStatus
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response

from .portal import Portal

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
SAID_OF_STATUS = "the server responded with a status of"  # a status is judged where it is answered


class Visitor:
    """A fresh browser context with one page. `leave` tells its troubles: they are what a test must not have.

    Trouble is an error in the console (a breach of the Content-Security-Policy is one), an exception in a script, a
    request to another host, a refused request. What a journey is about is none: statuses that it `expects`, words that
    it `hears` from the console.
    """

    def __init__(
        self,
        portal: Portal,
        browser: Browser,
        *,
        expects: tuple[int, ...] = (),
        hears: tuple[str, ...] = (),
        **options: Any,
    ) -> None:
        self.portal = portal
        self.expects = expects
        self.hears = (SAID_OF_STATUS, *hears)
        self.troubles: list[str] = []
        self.answers: list[Response] = []
        settings = {"viewport": WIDE, "locale": "et-EE", "reduced_motion": "reduce", "base_url": portal.url, **options}
        self.home = settings["base_url"]
        self.context = browser.new_context(**settings)
        self.context.set_default_timeout(15_000)
        self.context.on("request", self._requested)
        self.context.on("response", self._answered)
        self.context.on("console", self._said)
        self.context.on("weberror", lambda error: self.troubles.append(f"script: {error.error}"))
        self.page: Page = self.context.new_page()

    def go(self, path: str, *, status: int = HTTPStatus.OK) -> Page:
        """Open an address, which must answer with `status`."""
        self.expects += (status,)
        answer = self.page.goto(path)
        assert answer is not None
        assert answer.status == status, path
        return self.page

    def begin_anew(self) -> None:
        """Forget troubles and expectations; the screen is wide and the room is light again."""
        self.troubles.clear()
        self.expects = ()
        self.page.set_viewport_size(WIDE)
        self.page.emulate_media(color_scheme="light")

    def leave(self) -> list[str]:
        """Close the browser and tell what went wrong in it."""
        self.context.close()
        return self.troubles

    def _requested(self, request: Request) -> None:
        if not request.url.startswith((f"{self.home}/", "data:", "blob:")):
            self.troubles.append(f"outside: {request.url}")

    def _answered(self, response: Response) -> None:
        self.answers.append(response)
        if response.status >= HTTPStatus.BAD_REQUEST and response.status not in self.expects:
            self.troubles.append(f"{response.status}: {response.url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not any(words in message.text for words in self.hears):
            self.troubles.append(f"console, {message.location.get('url')}: {message.text}")
