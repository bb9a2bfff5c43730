"""The form by which a team keeps its page: what it asks, which mistakes it tells, and the values it makes."""

import json
from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from veeb.records.drafting import title_field
from veeb.topics import queries as topics
from veeb.topics.models import Topic
from veeb.ui.choices import Choice
from veeb.visitors.fields import UNKNOWN, Line, Link, Mail, Text

from .keep_rows import LinkRows, PlaceRows
from .kinds import CommunityKind, Voice
from .models import Community
from .values import PLAIN, TRANSLATED, Values, differing, stamps

PEOPLE = ("contact_name", "deputy_name")
NO_CONSENT = _("Märgi, et inimene on nõus, või jäta nimi välja.")
NO_TITLE = _("Kirjuta kogukonna nimi.")
MOST_TOPICS = 5


def _longest(name: str) -> int | None:
    return Community._meta.get_field(name).max_length


def _line(name: str, label: Any, **kwargs: Any) -> Line:
    return Line(label=label, max_length=_longest(name), **kwargs)


class KeepForm(forms.Form):
    """All that is public of a community. Without data it shows `now`, what the page says.

    `seen` carries stamps of the values that the form was opened with, so that nobody undoes another's change unknowing.
    """

    use_required_attribute = False

    kind = forms.ChoiceField(label=_("Mis liiki kogukond"), choices=CommunityKind.choices, error_messages=UNKNOWN)
    body = Text(label=_("Tutvustus"), max_length=20_000, rows=8)
    topics = forms.MultipleChoiceField(
        label=_("Teemad"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=UNKNOWN,
    )
    voice = forms.ChoiceField(
        label=_("Kes räägib kogukonna eest"),
        choices=[("", _("ei tea")), *Voice.choices],
        required=False,
        error_messages=UNKNOWN,
    )
    voice_note = _line("voice_note", _("Lähemalt"), help_text=_("Näiteks „valitud 2025, neljaks aastaks“."))
    contact_role = _line("contact_role", _("Kontaktisiku roll"), help_text=_("Näiteks „külaseltsi esimees“."))
    contact_name = _line("contact_name", _("Kontaktisiku nimi"))
    contact_email = Mail(label=_("Avalik e-post"))
    contact_phone = _line("contact_phone", _("Avalik telefon"))
    deputy_role = _line("deputy_role", _("Asendaja roll"))
    deputy_name = _line("deputy_name", _("Asendaja nimi"))
    consent = forms.BooleanField(label=_("Inimene on nõus, et tema nimi on lehel"), required=False)
    seeks_lead = forms.BooleanField(label=_("Otsime eestvedajat"), required=False)
    link = Link(label=_("Veebileht"))
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, community: Community, now: Values, data: QueryDict | None = None) -> None:
        self.main_title, self.now = title_field(community.language), now
        super().__init__(data, initial={**now, "seen": json.dumps(stamps(now))})
        self.places, self.links = PlaceRows(data, now["places"]), LinkRows(data, now["links"])
        for code, language in settings.LANGUAGES:
            self._ask_words(code, language)
        field: Any = self.fields["topics"]
        field.choices = [(one.pk, _choice(one)) for branch in topics.tree() for one in (branch.topic, *branch.children)]

    def _ask_words(self, code: str, language: str) -> None:
        is_main = f"title_{code}" == self.main_title
        needed = NO_TITLE if is_main else ""
        said = "" if is_main else f", {language}"
        self.fields[f"title_{code}"] = Line(label=f"{_('Nimi')}{said}", max_length=255, needed=needed)
        self.fields[f"good_for_{code}"] = Text(
            label=f"{_('Ühe või kahe lausega')}{said}", max_length=_longest("good_for"), rows=3
        )

    @property
    def main_words(self) -> list[BoundField]:
        """The name and the sentence in the community's own language."""
        return [self[self.main_title], self[self.main_title.replace("title", "good_for")]]

    @property
    def other_words(self) -> list[BoundField]:
        """The same in the other languages."""
        main = {field.name for field in self.main_words}
        names = (f"{name}_{code}" for code, _language in settings.LANGUAGES for name in TRANSLATED)
        return [self[name] for name in names if name not in main]

    @property
    def has_other_words(self) -> bool:
        """Whether one of those holds something."""
        return any(field.value() or field.errors for field in self.other_words)

    def is_valid(self) -> bool:
        return all([super().is_valid(), self.places.is_valid(), self.links.is_valid()])

    def clean_topics(self) -> list[int]:
        chosen: list[str] = self.cleaned_data["topics"]
        if len(chosen) > MOST_TOPICS:
            raise ValidationError(_("Vali kuni viis kõige olulisemat teemat."))
        return sorted(map(int, chosen))

    def clean(self) -> dict[str, Any]:
        super().clean()
        value = self.cleaned_data.get
        new = [name for name in PEOPLE if value(name) and value(name) != self.now[name]]
        if new and not value("consent"):
            self.add_error("consent", NO_CONSENT)
        return self.cleaned_data

    @cached_property
    def values(self) -> Values:
        """What a valid form makes of the page."""
        plain = {name: self.cleaned_data[name] for name in (*PLAIN, "topics")}
        return {**plain, "places": self.places.values, "links": self.links.values}

    @property
    def stamps(self) -> dict[str, str]:
        """The stamps that the form was opened with; what is no such thing fits no page."""
        try:
            read = json.loads(self.cleaned_data["seen"])
        except (ValueError, RecursionError):
            return {}
        known = read.items() if isinstance(read, dict) else ()
        return {name: stamp for name, stamp in known if isinstance(stamp, str)}


def _choice(topic: Topic) -> str:
    """A group stands out by its thread."""
    return topic.name if topic.parent_id else Choice(topic.name, thread=topic.thread)


def merged(community: Community, typed: KeepForm, now: Values) -> tuple[KeepForm, list[str]]:
    """A form for who comes second, and the names of what both changed.

    What only the other changed stands in it already; of what both changed it holds this person's words, to be sent
    once more or taken back by hand.
    """
    seen, mine = typed.stamps, stamps(typed.values)
    theirs = stamps(now)
    changed = differing(theirs, seen)
    both = [name for name in changed if mine[name] not in {seen.get(name), theirs[name]}]
    taken = {name: now[name] for name in changed if name not in both}
    sent = _as_sent({**typed.values, **taken}, seen=theirs)
    if typed.cleaned_data["consent"]:
        sent["consent"] = "on"
    return KeepForm(community, now, sent), both


def _as_sent(values: Mapping[str, Any], *, seen: Mapping[str, str]) -> QueryDict:
    """These values as a browser would send them."""
    sent = QueryDict(mutable=True)
    for name in PLAIN:
        if values[name] not in {"", False}:
            sent[name] = values[name]
    sent.setlist("topics", [str(pk) for pk in values["topics"]])
    sent["seen"] = json.dumps(seen)
    for rows in (PlaceRows, LinkRows):
        sent.update(rows.as_sent(values[rows.prefix]))
    return sent
