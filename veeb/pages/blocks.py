"""The building blocks of editorial pages; each has a template of the same name in `pages/blocks/`."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from veeb.events.kinds import EventKind
from veeb.events.series import all_series
from veeb.library.kinds import LegalState, ResourceKind
from veeb.topics.audiences import Audience

from .shelving import calendar_rows, helpers_of, shelf_rows

TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "h3"]


class LinkItem(blocks.StructBlock):
    """A link with a word about where it leads."""

    title = blocks.CharBlock(label=_("pealkiri"))
    url = blocks.CharBlock(
        label=_("aadress"), help_text=_("Oma lehe aadress ilma keeleta, näiteks /abcd/, või https://…")
    )
    text = blocks.TextBlock(label=_("selgitus"), required=False)


class Person(blocks.StructBlock):
    """Somebody to ask, in a public role."""

    name = blocks.CharBlock(label=_("nimi"))
    role = blocks.CharBlock(label=_("roll"), required=False)
    organisation = blocks.CharBlock(label=_("organisatsioon"), required=False)
    about = blocks.TextBlock(label=_("millega aitab"), required=False)
    email = blocks.EmailBlock(label=_("e-post"), required=False)
    url = blocks.URLBlock(label=_("koduleht"), required=False)


class Fact(blocks.StructBlock):
    """A word and what it means."""

    term = blocks.CharBlock(label=_("mõiste"))
    text = blocks.TextBlock(label=_("tähendus"))


class Step(blocks.StructBlock):
    """One step of how to do something."""

    title = blocks.CharBlock(label=_("samm"))
    text = blocks.TextBlock(label=_("selgitus"), required=False)


class Asset(blocks.StructBlock):
    """One of the six kinds of assets, with its motif."""

    motif = blocks.ChoiceBlock(
        label=_("kiri"),
        choices=[
            ("inimesed", _("inimesed")),
            ("yhendused", _("ühendused ja rühmad")),
            ("asutused", _("asutused ja organisatsioonid")),
            ("koht", _("loodus ja taristu")),
            ("vahetus", _("vahetus ja kohalik majandus")),
            ("lood", _("lood, kultuur ja traditsioonid")),
        ],
    )
    title = blocks.CharBlock(label=_("pealkiri"))
    text = blocks.TextBlock(label=_("selgitus"), required=False)


class Act(blocks.StructBlock):
    """A legal act or bill: where it stands, whom it binds, when that was checked."""

    act = blocks.CharBlock(label=_("õigusakt"))
    state = blocks.ChoiceBlock(label=_("seis"), choices=LegalState.choices)
    note = blocks.CharBlock(label=_("märkus seisu kohta"), required=False)
    who = blocks.CharBlock(label=_("keda kohustab"), required=False)
    text = blocks.TextBlock(label=_("mida tähendab"), required=False)
    url = blocks.URLBlock(label=_("aadress"), required=False)
    checked_on = blocks.DateBlock(label=_("kontrollitud"), required=False)


class EmergencyNumber(blocks.StructBlock):
    """A number to call, and when."""

    number = blocks.CharBlock(label=_("number"))
    title = blocks.CharBlock(label=_("mis see on"))
    text = blocks.TextBlock(label=_("millal helistada"), required=False)


def titled(item: type[blocks.StructBlock], *, template: str, label: object, icon: str) -> blocks.StructBlock:
    """A block of an optional title and a list of `item`."""
    return blocks.StructBlock(
        [
            ("title", blocks.CharBlock(label=_("pealkiri"), required=False)),
            ("items", blocks.ListBlock(item())),
        ],
        template=f"pages/blocks/{template}.html",
        label=label,
        icon=icon,
    )


class Notice(blocks.StructBlock):
    """A boxed message that must not be missed."""

    kind = blocks.ChoiceBlock(
        label=_("liik"),
        choices=[("info", _("teade")), ("ok", _("korras")), ("warn", _("tähelepanu")), ("danger", _("oht"))],
    )
    title = blocks.CharBlock(label=_("pealkiri"), required=False)
    html = blocks.RichTextBlock(label=_("tekst"), features=TEXT_FEATURES)

    class Meta:
        template = "pages/blocks/notice.html"
        label = _("teade")
        icon = "warning"


class Slip(blocks.StructBlock):
    """A linen note beside the text: did you know?"""

    title = blocks.CharBlock(label=_("pealkiri"))
    html = blocks.RichTextBlock(label=_("tekst"), features=TEXT_FEATURES)
    link_text = blocks.CharBlock(label=_("lingi tekst"), required=False)
    link = blocks.CharBlock(label=_("lingi aadress"), required=False)

    class Meta:
        template = "pages/blocks/slip.html"
        label = _("kas teadsid?")
        icon = "info-circle"


class Live(blocks.StructBlock):
    """A block whose content is read anew each time; editors give it a title."""

    title = blocks.CharBlock(label=_("pealkiri"))

    def get_searchable_content(self, value: Any) -> list[str]:
        """Only the title: what it shows is found by itself."""
        return [value["title"]]


class Selection(Live):
    """The newest or the next of some kinds, on some topics, for somebody. Which kinds there are, each one says."""

    kinds = blocks.MultipleChoiceBlock(choices=[])
    topics = blocks.ListBlock(blocks.CharBlock(), label=_("teemade tunnused"), required=False, default=[])
    audience = blocks.ChoiceBlock(label=_("kellele"), choices=Audience.choices, required=False)
    count = blocks.IntegerBlock(label=_("mitu"), min_value=1, max_value=12, default=5)


class Shelf(Selection):
    """What the Aardekast has on something, live."""

    kinds = blocks.MultipleChoiceBlock(label=_("liigid"), choices=ResourceKind.choices, required=False)

    class Meta:
        template = "pages/blocks/shelf.html"
        label = _("riiul Aardekastist")
        icon = "list-ul"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """The rows that lie on the shelf today; the number of queries does not depend on how many."""
        return {**super().get_context(value, parent_context), "rows": shelf_rows(value)}


class Calendar(Selection):
    """What is coming, live from the calendar."""

    kinds = blocks.MultipleChoiceBlock(label=_("liigid"), choices=EventKind.choices, required=False)

    class Meta:
        template = "pages/blocks/calendar.html"
        label = _("tulemas kalendrist")
        icon = "date"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """The next events today."""
        return {**super().get_context(value, parent_context), "coming": calendar_rows(value)}


class EventSeries(Live):
    """Series and programmes with what is over and what is coming, live from the calendar."""

    slugs = blocks.ListBlock(
        blocks.CharBlock(),
        label=_("sarjade aadressid"),
        required=False,
        default=[],
        help_text=_("Sündmuse aadressi viimane osa. Tühi: kõik sarjad ja programmid."),
    )

    class Meta:
        template = "pages/blocks/series.html"
        label = _("sarjad ja programmid")
        icon = "history"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """The series as they stand today."""
        found = all_series(at=timezone.now(), slugs=value["slugs"])
        return {**super().get_context(value, parent_context), "all_series": found}


class Helpers(Live):
    """Those who help, as their records stand today; who is not public any more is left out."""

    title = blocks.CharBlock(label=_("pealkiri"), required=False)
    helpers = blocks.ListBlock(SnippetChooserBlock("directory.Helper", label=_("aitaja")), label=_("aitajad"))

    class Meta:
        template = "pages/blocks/helpers.html"
        label = _("Aitaja")
        icon = "user"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """The number of queries does not depend on how many."""
        return {**super().get_context(value, parent_context), "helpers": helpers_of(value)}


class Invite(blocks.StructBlock):
    """The invitation to contribute."""

    title = blocks.CharBlock(label=_("pealkiri"))
    text = blocks.TextBlock(label=_("tekst"), required=False)

    class Meta:
        template = "pages/blocks/invite.html"
        label = _("kutse panustada")
        icon = "plus"


class Heading(blocks.StructBlock):
    """A heading; the page's contents list is made of these."""

    text = blocks.CharBlock(label=_("vahepealkiri"))

    class Meta:
        template = "pages/blocks/heading.html"
        label = _("vahepealkiri")
        icon = "title"


class Text(blocks.StructBlock):
    """Running text."""

    html = blocks.RichTextBlock(label=_("tekst"), features=TEXT_FEATURES)

    class Meta:
        template = "pages/blocks/text.html"
        label = _("tekst")
        icon = "pilcrow"


BODY = [
    ("heading", Heading()),
    ("text", Text()),
    ("notice", Notice()),
    ("slip", Slip()),
    ("links", titled(LinkItem, template="links", label=_("lingid"), icon="link")),
    ("people", titled(Person, template="people", label=_("inimesed"), icon="group")),
    ("facts", titled(Fact, template="facts", label=_("mõisted"), icon="table")),
    ("steps", titled(Step, template="steps", label=_("sammud"), icon="list-ol")),
    ("assets", titled(Asset, template="assets", label=_("ressursid"), icon="grip")),
    ("law", titled(Act, template="law", label=_("õigusaktid"), icon="doc-full")),
    ("numbers", titled(EmergencyNumber, template="numbers", label=_("hädaabinumbrid"), icon="warning")),
    ("shelf", Shelf()),
    ("calendar", Calendar()),
    ("series", EventSeries()),
    ("helpers", Helpers()),
    ("invite", Invite()),
]


class Source(blocks.StructBlock):
    """Where the facts of a page come from."""

    title = blocks.CharBlock(label=_("allikas"))
    url = blocks.URLBlock(label=_("aadress"))


class Door(blocks.StructBlock):
    """A door of the front page."""

    audience = blocks.ChoiceBlock(label=_("kellele"), choices=Audience.choices)
    label = blocks.CharBlock(label=_("ukse silt"))
    text = blocks.CharBlock(label=_("mis ukse taga on"))
    slug = blocks.CharBlock(label=_("lehe aadressi osa"))


class Partner(blocks.StructBlock):
    """A partner or programme named in the footer."""

    name = blocks.CharBlock(label=_("nimi"))
    url = blocks.URLBlock(label=_("koduleht"), required=False)
