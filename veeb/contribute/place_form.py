"""The part of a form that asks for one place: county, municipality, settlement."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from veeb.places.models import Municipality
from veeb.records.candidates import Candidate
from veeb.topics.audiences import Audience
from veeb.visitors.fields import UNKNOWN, Line

from . import options
from .forms import ProposalForm


class WithPlace(ProposalForm):
    """Where something belongs, and for whom it is; all of it may stay empty."""

    audiences = forms.MultipleChoiceField(
        label=_("Kellele see on?"),
        choices=Audience.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=UNKNOWN,
    )
    county = forms.ChoiceField(label=_("Maakond"), required=False, error_messages=UNKNOWN)
    municipality = forms.ChoiceField(label=_("Vald või linn"), required=False, error_messages=UNKNOWN)
    settlement = Line(label=_("Küla, alevik või asum"), max_length=80)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = options.places()
        # The types do not know that these fields have choices.
        self.fields["county"].choices = [("", _("kogu Eesti")), *places.counties]  # type: ignore[attr-defined]
        self.fields["municipality"].choices = [("", _("vali, kui tead")), *places.towns]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        super().clean()
        self._check_place()
        return self.cleaned_data

    def _check_place(self) -> None:
        county, town = self.cleaned_data.get("county"), self.cleaned_data.get("municipality")
        if county and town:
            municipality = Municipality.objects.select_related("county").get(pk=int(town))
            if str(municipality.county_id) != county:
                names = {"town": municipality.name, "county": municipality.county.name}
                wrong = _("%(town)s asub mujal: %(county)s. Vali sobiv paar või jäta maakond tühjaks.")
                self.add_error("municipality", ValidationError(wrong, params=names))

    @classmethod
    def initial_of(cls, candidate: Candidate) -> dict[str, Any]:
        names = ("settlement", "county", "municipality")
        return {
            **super().initial_of(candidate),
            **{name: getattr(candidate, name) for name in names},
            "audiences": list(candidate.audiences),
        }

    def shared_values(self) -> dict[str, Any]:
        value = self.cleaned_data
        town = Municipality.objects.filter(pk=value["municipality"] or 0).first()
        return {
            **super().shared_values(),
            "settlement": value["settlement"],
            "audiences": tuple(value["audiences"]),
            "county": town.county_id if town else int(value["county"] or 0) or None,
            "municipality": town.pk if town else None,
        }
