"""What editors and reviewers fill in about events; each refusal is a sentence beside its field."""

from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from veeb.records.admin import RecordForm

from . import checking, occurring
from .kinds import Access, Standing
from .models import HOME_ZONE, Event, Override

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

    zone = forms.ChoiceField(label=_("Ajavöönd"), initial=HOME_ZONE)
    access = forms.MultipleChoiceField(
        label=_("Ligipääs"), choices=Access.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    questions = LinesField(
        label=_("Küsimused registreerujale"),
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
        """Whether days, rule, deadline and exceptions agree; what does not has got its sentence."""
        days = self._rows("sessions")
        names = ("zone", "rule", "closes_on", "closes_at")
        plain = Event(**{name: getattr(self.instance, name) for name in names})
        plain.sessions.set([form.instance for form in days])
        try:
            checking.check_days(plain)
        except ValidationError as refused:
            self._tell(refused, days)
        self.instance.rule = plain.rule
        if not self.errors:
            self._check_exceptions(plain)
        return not self.errors and not any(form.errors for form in [*days, *self._rows("overrides")])

    def _tell(self, refused: ValidationError, days: list[Any]) -> None:
        """Each sentence beside its field; that of the days beside the later one of two that begin at once."""
        for name, messages in refused.error_dict.items():
            if name in self.fields:
                self.add_error(name, messages)
                continue
            starts = [form.instance.starts_local for form in days]
            twice = next(form for n, form in enumerate(days) if starts[n] in starts[:n])
            twice.add_error("starts_on", messages)

    def _check_exceptions(self, plain: Event) -> None:
        """An exception is of a time that there is; far ones of an endless rule are believed."""
        now = timezone.now()
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
