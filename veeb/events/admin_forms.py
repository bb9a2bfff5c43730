"""What editors and reviewers fill in about events; each refusal is a sentence beside its field."""

from datetime import datetime
from functools import cached_property
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from veeb.records.admin import RecordForm
from veeb.tools.refusals import Refused

from . import checking, occurring
from .kinds import Access, Standing
from .models import HOME_ZONE, Event, Override, Session

# Where our events and those of our partners happen; an event that came with another zone keeps it.
ZONES = [
    (HOME_ZONE, _("Eesti aeg")),
    ("Europe/Riga", _("Läti aeg")),
    ("Europe/Vilnius", _("Leedu aeg")),
    ("Europe/Helsinki", _("Soome aeg")),
    ("Europe/Stockholm", _("Rootsi aeg")),
    ("Europe/Warsaw", _("Poola aeg")),
    ("Europe/Berlin", _("Saksamaa aeg")),
    ("Europe/Brussels", _("Belgia aeg")),
    ("Europe/London", _("Briti aeg")),
    ("Europe/Kyiv", _("Ukraina aeg")),
    ("UTC", _("maailmaaeg (UTC)")),
]
NO_SUCH_TIME = _("Sellist korda ei ole: päevad ja reegel seda ei anna. Vaata kuupäev ja kellaaeg üle.")


class LinesField(forms.CharField):
    """A list of texts, one a line."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override] # a list is its value
        lines = value if isinstance(value, list) else (value or "").splitlines()
        return list(filter(None, (line.strip() for line in lines)))


class EventForm(RecordForm):
    """An event with its days and exceptions: what they say together is asked when each of them is in order."""

    zone = forms.ChoiceField(label=_("ajavöönd"))
    access = forms.MultipleChoiceField(
        label=_("ligipääs"), choices=Access.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    questions = LinesField(
        label=_("küsimused registreerujale"),
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Üks rida, üks küsimus."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "zone" in self.fields:
            now = self.instance.zone
            others = [] if now in dict(ZONES) else [(now, now)]
            self.fields["zone"].choices = [*ZONES, *others]

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if values.get("standing", Standing.PLANNED) != Standing.PLANNED and not values.get("standing_reason"):
            self.add_error("standing_reason", _("Kirjuta ka põhjus: miks sündmus ära jääb või muutus?"))
        return values

    def is_valid(self) -> bool:
        is_in_order: bool = super().is_valid()
        return is_in_order and self._fits_together

    @cached_property
    def _fits_together(self) -> bool:
        """Whether rule, days and exceptions agree; what does not has got its sentence."""
        days = self._rows("sessions")
        starts: set[datetime] = set()
        for form in days:
            if form.instance.starts_local in starts:
                form.add_error("starts_on", checking.SAME_START)
            starts.add(form.instance.starts_local)
        if "rule" in self.cleaned_data and (rule := self.cleaned_data["rule"]):
            try:
                self.instance.rule = checking.check_rule(
                    rule, first=min(starts, default=None), zone=self.cleaned_data["zone"]
                )
            except Refused as refused:
                self.add_error("rule", refused)
        if not self.errors:
            self._check_exceptions([form.instance for form in days])
        return not self.errors and all(form.is_valid() for form in [*days, *self._rows("overrides")])

    def _check_exceptions(self, days: list[Session]) -> None:
        """An exception is of a time that there is; far ones of an endless rule are believed."""
        now = timezone.now()
        plain = Event(zone=self.instance.zone, rule=self.instance.rule)
        plain.sessions.set(days)
        known = {one.key for one in occurring.plan(plain, at=now)}
        horizon = timezone.make_naive(now + occurring.AHEAD)
        for form in self._rows("overrides"):
            override: Override = form.instance
            if override.was_local <= horizon and occurring.key_of(override.was_local) not in known:
                form.add_error("was_on", NO_SUCH_TIME)

    def _rows(self, name: str) -> list[Any]:
        """The forms of rows that stay and say something."""
        formset = self.formsets.get(name)
        return [
            form
            for form in (formset.forms if formset else [])
            if form not in formset.deleted_forms and (form.instance.pk or form.has_changed())
        ]


class CancelForm(forms.Form):
    """Why it does not happen."""

    reason = forms.CharField(
        label=_("Miks sündmus ära jääb?"),
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Põhjus on sündmuse lehel kõigile näha ja läheb kirjaga registreerunutele."),
        error_messages={"required": _("Kirjuta põhjus: see on sündmuse lehel näha.")},
    )
