"""Editorial pages for tests."""

from typing import Any

from wagtail.models import Locale, Page, Site

from veeb.pages.models import DoorPage, EditorialPage, HomePage, SectionPage


def make_home(language: str = "et", *, of: HomePage | None = None, **fields: Any) -> HomePage:
    """A public front page; `of` is the Estonian one that it translates. The Estonian one becomes the site's."""
    fields = {"title": "Kogukonnaveeb", "heading": "Vald ja küla ühe laua taga", **fields}
    home = HomePage(slug=f"avaleht-{language}", locale=_locale(language), **fields)
    if of:
        home.translation_key = of.translation_key
    Page.get_first_root_node().add_child(instance=home)
    if language == "et":
        Site.objects.filter(is_default_site=True).update(root_page=home)
        Site.clear_site_root_paths_cache()
    return _published(home)


def make_section(title: str = "ABCD", *, under: Page, of: EditorialPage | None = None, **fields: Any) -> SectionPage:
    """A public section; `body` takes (block, value) pairs, `of` is the page that it translates."""
    return _add(SectionPage(title=title, **fields), under, of)


def make_door(title: str = "Kohalikud omavalitsused", *, under: Page, **fields: Any) -> DoorPage:
    """A public door, for officials unless fields say so."""
    return _add(DoorPage(title=title, **{"audience": "official", **fields}), under, None)


def _add(page: Any, under: Page, of: EditorialPage | None) -> Any:
    page.locale = under.locale
    if of:
        page.translation_key = of.translation_key
    under.add_child(instance=page)
    return _published(page)


def _published(page: Any) -> Any:
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def _locale(language: str) -> Locale:
    return Locale.objects.get_or_create(language_code=language)[0]
