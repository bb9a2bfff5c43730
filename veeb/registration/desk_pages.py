"""What every page of the organiser's desk shares: the key, the event on top, the way back and what was done."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from veeb.search.record_pages import wording
from veeb.visitors.answering import accepts_forms, page

from . import tokens
from .models import Desk
from .wording import when_lines, where_line

View = Callable[..., Any]
# What was done, by its word in the address: nothing is kept between two pages.
DONE = {
    "maha": _("Inimene on nimekirjast maas ja saab kirja."),
    "valitud": _("Osalejad on valitud ja saavad kirja."),
    "keeldutud": _("Kandidaadid saavad kirja sinu põhjusega."),
    "kiri": _("Kiri on teel."),
    "muudetud": _("Muudatused on tallel."),
    "aeg": _("Uued ajad on kirjas. Registreerunud saavad kirja."),
    "ara": _("Sündmus on ära jäetud. Registreerunud saavad kirja."),
    "kohal": _("Osalemine on kirjas. Tunnistused valmivad mõne minutiga ja iga osaleja saab kirja."),
    "kohal-ilma": _("Osalemine on kirjas."),
    "jarel": _("Salvestus ja kokkuvõte on sündmuse lehel."),
}


def desk_page(view: View) -> View:
    """Decorator: the view gets the desk in place of its token; a wrong one gives the same 404, whatever is wrong."""

    @accepts_forms
    @wraps(view)
    def opened(request: HttpRequest, token: str, **more: Any) -> Any:
        return view(request, tokens.get_desk(token), **more)

    return opened


def home_of(desk: Desk, done: str = "") -> str:
    """The address of the desk; `done` is a key of `DONE`, the sentence to say there."""
    return reverse("registration:desk", args=[tokens.token_of(desk)]) + (f"?tehtud={done}" if done else "")


def answer(
    request: HttpRequest, desk: Desk, name: str, context: dict[str, Any], status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    """The page `name` of this desk; every one says which event it is about."""
    event = desk.event
    title, title_lang = wording(event, "title")
    about = {
        "desk": desk,
        "event": event,
        "token": tokens.token_of(desk),
        "title": title,
        "title_lang": title_lang,
        "when": when_lines(event),
        "where": where_line(event),
    }
    return page(request, f"registration/desk/{name}.html", {**about, **context}, status)
