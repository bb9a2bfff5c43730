"""The form for works and news: the fields of each kind, and the proposal they make."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from veeb.library.kinds import LICENCES
from veeb.library.models import Resource
from veeb.records.candidates import Candidate
from veeb.visitors.fields import UNKNOWN, Line, Text

from . import options
from .fields import Doi, Isbn
from .file_form import WithFiles
from .forms import Correcting
from .kinds import KINDS, Contributable
from .place_form import WithPlace

NOT_A_YEAR = _("Kirjuta aasta nelja numbriga, näiteks 2024.")


class WorkForm(WithFiles, WithPlace):
    """All that is asked, for every kind; fields of other kinds than the chosen one are passed over."""

    kind = forms.ChoiceField(
        label=_("Mida lisad?"),
        choices=options.kinds,
        widget=forms.RadioSelect,
        error_messages={"required": _("Vali, mida sa lisad."), **UNKNOWN},
    )
    body = Text(label=_("Tutvustus või tekst"), max_length=20_000, rows=6)

    who = Line(label=_("Kes tegi?"), max_length=200)
    where = Line(label=_("Kus?"), max_length=200)
    starting_point = Text(label=_("Millest kõik algas?"), max_length=5_000)
    done = Text(label=_("Mida tehti?"), max_length=10_000)
    assets_used = Text(
        label=_("Mida oli juba olemas?"),
        max_length=5_000,
        help_text=_("Inimesed, oskused, ruumid, ühendused, mille peale sai ehitada."),
    )
    changed = Text(label=_("Mis muutus?"), max_length=5_000)
    cost = Line(label=_("Mis see maksis?"), max_length=200, help_text=_("Raha ja aeg, kas või umbes."))
    differently = Text(label=_("Mida teeksite teisiti?"), max_length=5_000)

    authors = Line(label=_("Autorid"), max_length=300, help_text=_("Nimed komadega."))
    year = forms.IntegerField(
        label=_("Ilmumisaasta"),
        required=False,
        min_value=1800,
        error_messages={"invalid": NOT_A_YEAR, "min_value": NOT_A_YEAR},
        widget=forms.TextInput({"inputmode": "numeric", "maxlength": "4"}),
    )
    publisher = Line(label=_("Väljaandja"), max_length=200)
    isbn = Isbn(label=_("ISBN"))
    doi = Doi(label=_("DOI"), max_length=120)
    journal = Line(label=_("Ajakiri"), max_length=200)
    plain_summary = Text(
        label=_("Lihtne kokkuvõte"), max_length=600, help_text=_("Mida uuriti ja mis selgus, ilma erialasõnadeta.")
    )

    licence = forms.ChoiceField(
        label=_("Kuidas tohib seda kasutada?"),
        choices=LICENCES,
        required=False,
        widget=forms.RadioSelect,
        error_messages=UNKNOWN,
    )
    credit = Line(
        label=_("Kelle nimi jääb lehele?"),
        max_length=120,
        help_text=_("Inimene, ühing või asutus. Võid jätta ka tühjaks."),
    )
    field_order = (
        "kind", "title", "good_for", "link", "files", "kept", "body", *Resource.STORY_FIELDS,
        "authors", "year", "publisher", "isbn", "doi", "journal", "plain_summary",
        "topics", "audiences", "county", "municipality", "settlement", "language", "licence", "credit",
    )  # fmt: skip

    @classmethod
    def initial_of(cls, candidate: Candidate) -> dict[str, Any]:
        return {**candidate.details, **super().initial_of(candidate), "licence": candidate.licence}

    def clean_year(self) -> int | None:
        year: int | None = self.cleaned_data["year"]
        if year and year > timezone.localdate().year:
            raise ValidationError(_("Aasta %(year)d on alles ees. Kirjuta ilmumisaasta."), params={"year": year})
        return year

    def clean(self) -> dict[str, Any]:
        self._pass_over_other_kinds()
        super().clean()
        self._check_substance()
        return self.cleaned_data

    @property
    def chosen_kind(self) -> Contributable | None:
        return KINDS.get(self.cleaned_data.get("kind", ""))

    def _pass_over_other_kinds(self) -> None:
        """What was typed for another kind is neither judged nor kept: the person no longer sees it."""
        mine = self.chosen_kind.fields if self.chosen_kind else ()
        for name in {name for kind in KINDS.values() for name in kind.fields} - set(mine):
            self.cleaned_data.pop(name, None)
            if self.chosen_kind:
                self.errors.pop(name, None)

    def _check_substance(self) -> None:
        kind, value = self.chosen_kind, self.cleaned_data.get
        has_files = bool(value("files") or self.kept_files())
        if kind and has_files and not kind.takes_files and "files" not in self.errors:
            self.add_error("files", _("Uudisele faile lisada ei saa. Lisa link või kirjuta tekst."))
        given = value("link") or has_files or value("body") or value("done")
        if kind and not given and not {"link", "files", "body", "done"} & set(self.errors):
            self.add_error("link", _("Lisa link või fail või kirjuta tekst allpool olevasse lahtrisse."))

    def candidate(self, *, written_in: str) -> Candidate:
        value = self.cleaned_data
        own = ("body", "credit", *KINDS[value["kind"]].fields)
        return Candidate(
            **self.shared_values(),
            written_in=written_in,
            licence=value["licence"],
            origin_name=value["credit"],
            details={name: value[name] for name in own},
        )


class WorkCorrection(Correcting, WorkForm):
    """The same for what has been sent already."""

    contact = None  # type: ignore[assignment]
