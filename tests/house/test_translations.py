"""Every text that a person meets has its words: the admin in Estonian, our own texts in Russian and English."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import django
import django_filters
import polib
import pytest
import taggit
import wagtail
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.test import RequestFactory
from django.utils import translation
from django.utils.translation import trans_real
from wagtail.admin.views.i18n import js_catalog

from veeb.ui.management.commands.messages import TRANSLATED

LOCALE = Path(settings.LOCALE_PATHS[0])
CATALOGUES = sorted(LOCALE.rglob("*.po"))
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}|</?\w[^>]*>")


def texts(folder: Path, domain: str, language: str = "en") -> Iterator[polib.POEntry]:
    """What the authors of a package want translated, by the catalogue that they ship."""
    catalogue = folder / "locale" / language / "LC_MESSAGES" / f"{domain}.po"
    if catalogue.exists():
        yield from polib.pofile(str(catalogue))


def installed(domain: str) -> list[polib.POEntry]:
    folders = [Path(django.conf.__file__).parent, *(Path(app.path) for app in apps.get_app_configs())]
    return [entry for folder in folders for entry in texts(folder, domain) if not entry.obsolete]


def name(entry: polib.POEntry) -> str:
    """The key under which gettext keeps a text."""
    return f"{entry.msgctxt}\x04{entry.msgid}" if entry.msgctxt else entry.msgid


def by_name(entries: polib.POFile | polib.MOFile) -> dict[str, object]:
    return {name(entry): entry.msgstr_plural or entry.msgstr for entry in entries.translated_entries()}


def test_texts_of_packages_are_all_in_estonian() -> None:
    estonian = trans_real.translation("et")._catalog

    missing = [
        entry.msgid
        for entry in installed("django")
        if ((name(entry), 0) if entry.msgid_plural else name(entry)) not in estonian
    ]

    assert missing == []


def test_texts_of_the_admin_scripts_are_all_in_estonian() -> None:
    with translation.override("et"):
        script = js_catalog(RequestFactory().get("/")).content.decode()

    served = json.loads(re.search(r"newcatalog = (\{.*?\});\n", script, re.DOTALL)[1])
    assert [entry.msgid for entry in installed("djangojs") if name(entry) not in served] == []


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_estonian_overrides_name_only_texts_that_packages_still_have(domain: str) -> None:
    folders = [
        catalogue.parents[3]
        for package in (django, wagtail, taggit)
        for catalogue in Path(package.__file__).parent.rglob("locale/en/LC_MESSAGES/*.po")
    ]
    known = {name(entry) for folder in folders for entry in texts(folder, domain)}
    # django-filter ships no English catalogue; any other language lists the same texts.
    known |= {name(entry) for entry in texts(Path(django_filters.__file__).parent, domain, "fi")}

    ours = {name(entry) for entry in polib.pofile(str(LOCALE / "et/LC_MESSAGES" / f"{domain}.po"))}

    assert sorted(ours - known) == []


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: str(path.relative_to(LOCALE)))
def test_translations_keep_placeholders_and_tags(catalogue: Path) -> None:
    broken = []
    for entry in polib.pofile(str(catalogue)).translated_entries():
        asked = set(PLACEHOLDER.findall(entry.msgid))
        # "1 leht", "%(n)s lehte": a form for one number may do without the number.
        allowed = asked | set(PLACEHOLDER.findall(entry.msgid_plural))
        for form in entry.msgstr_plural.values() or [entry.msgstr]:
            found = set(PLACEHOLDER.findall(form))
            if not found <= allowed or (not entry.msgid_plural and found != asked):
                broken.append((entry.msgid, form))

    assert broken == []


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: str(path.relative_to(LOCALE)))
def test_compiled_catalogue_says_what_its_source_says(catalogue: Path) -> None:
    compiled = polib.mofile(str(catalogue.with_suffix(".mo")))

    assert by_name(compiled) == by_name(polib.pofile(str(catalogue))), "run ./kv messages"


@pytest.fixture
def collected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings) -> Path:
    """The catalogues after collecting all texts, in a copy of the project: the tree itself stays as it is."""
    if shutil.which("xgettext") is None:
        pytest.skip("GNU gettext is not installed, so our own texts were not collected")
    for folder in ("veeb", "config", "locale"):
        shutil.copytree(LOCALE.parent / folder, tmp_path / folder, ignore=shutil.ignore_patterns("*.pyc", "static"))
    monkeypatch.chdir(tmp_path)
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    call_command("messages", verbosity=0)
    return tmp_path / "locale"


def test_our_own_texts_are_all_in_russian_and_english(collected: Path) -> None:
    missing = {
        language: [
            entry.msgid
            for entry in polib.pofile(str(collected / language / "LC_MESSAGES/django.po"))
            if not entry.translated()
        ]
        for language in TRANSLATED
    }

    assert missing == {language: [] for language in TRANSLATED}
