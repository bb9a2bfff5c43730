"""Loading the first editorial pages from `starter/pages/<language>/<slug>.toml` through the ordinary models."""

import json
import tomllib
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Locale, Page, Site

from veeb.records.starting import once

from .models import DoorPage, EditorialPage, HomePage, SectionPage

DATA = Path(__file__).parent / "starter" / "pages"
MODELS: dict[str, type[EditorialPage]] = {"home": HomePage, "door": DoorPage, "section": SectionPage}
HOME = "avaleht"
DOINGS = "meie-tegevused"


def load() -> int:
    """Add the pages that were not loaded before, Estonian first; returns how many were new."""
    new = 0
    for language, _label in settings.LANGUAGES:
        Locale.objects.get_or_create(language_code=language)
        folder = DATA / language
        names = sorted((path.stem for path in folder.glob("*.toml")), key=lambda name: (name != HOME, name))
        for name in names:
            values = tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
            new += once(f"page:{language}:{name}", partial(_add, values, language))
        once(f"page:{language}:{DOINGS}:calendar", partial(_open_calendar, language))
    return new


def _open_calendar(language: str) -> None:
    """Where the page of our doings was loaded before there was a calendar, its note gives way to the calendar.

    A draft that somebody is working on is left alone.
    """
    page = SectionPage.objects.filter(locale__language_code=language, ref=f"starter:{DOINGS}").first()
    if page is None or page.has_unpublished_changes or any(block.block_type == "series" for block in page.body):
        return
    values = tomllib.loads((DATA / language / f"{DOINGS}.toml").read_text(encoding="utf-8"))
    live = {block["type"]: block for block in _blocks(values) if block["type"] in {"series", "calendar"}}
    kept = [block for block in page.body.raw_data if block["type"] != "notice"]
    heading = max((number for number, block in enumerate(kept) if block["type"] == "heading"), default=len(kept) - 1)
    page.body = json.dumps([*kept[: heading + 1], live["series"], live["calendar"], *kept[heading + 1 :]])
    page.save_revision().publish()


def _add(values: dict[str, Any], language: str) -> None:
    """Make one page, as a translation of the Estonian one when there is such, and publish it."""
    model = MODELS[values["type"]]
    locale = Locale.objects.get(language_code=language)
    page = model(
        title=values["title"],
        slug=values["slug"],
        seo_title=values.get("seo_title", ""),
        search_description=values.get("description", ""),
        lead=values.get("lead", ""),
        checked_on=values.get("checked_on"),
        ref=f"starter:{values['slug']}",
        sources=_stream("source", values.get("sources", [])),
        locale=locale,
        live=False,
        **(_home(values) if model is HomePage else _body(values)),
    )
    original = model.objects.filter(locale__language_code=settings.LANGUAGE_CODE, ref=page.ref).first()
    if original and language != settings.LANGUAGE_CODE:
        page.translation_key = original.translation_key
    if model is HomePage:
        _plant(page, language)
    else:
        HomePage.objects.get(locale=locale).add_child(instance=page)
    page.save_revision().publish()


def _plant(home: HomePage, language: str) -> None:
    """Put a front page under the root; the Estonian one becomes the site's, in place of Wagtail's welcome page."""
    root = Page.get_first_root_node()
    if language != settings.LANGUAGE_CODE:
        home.slug = f"{home.slug}-{language}"
    root.add_child(instance=home)
    if language == settings.LANGUAGE_CODE:
        address = urlsplit(settings.SITE_URL)
        port = address.port or (443 if address.scheme == "https" else 80)
        Site.objects.update_or_create(
            is_default_site=True, defaults={"hostname": address.hostname, "port": port, "root_page": home}
        )
        Page.objects.filter(depth=home.depth, slug="home").exclude(pk=home.pk).delete()


def _home(values: dict[str, Any]) -> dict[str, Any]:
    fact, crisis, chest = values["did_you_know"], values["crisis"], values.get("chest", {})
    return {
        "heading": values["heading"],
        "doors": _stream("door", values["doors"]),
        "fact_title": fact["title"],
        "fact": fact["html"],
        "fact_link_text": fact["link_text"],
        "fact_link": fact["link"],
        "chest_lead": chest.get("lead", ""),
        "chest_note": chest.get("note", ""),
        "crisis_title": crisis["title"],
        "crisis_text": crisis["text"],
        "crisis_link_text": crisis["link_text"],
        "crisis_link": crisis["link"],
    }


def _body(values: dict[str, Any]) -> dict[str, Any]:
    fields: dict[str, Any] = {"body": json.dumps(_blocks(values), default=_iso)}
    if "audience" in values:
        fields["audience"] = values["audience"]
    return fields


def _blocks(values: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"type": block["type"], "value": {name: value for name, value in block.items() if name != "type"}}
        for block in values.get("body", [])
    ]


def _stream(block: str, items: list[dict[str, Any]]) -> str:
    return json.dumps([{"type": block, "value": item} for item in items], default=_iso)


def _iso(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"not JSON: {value!r}")
