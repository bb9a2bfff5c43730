"""What every kind of public thing shares: Record, their abstract base, and the task of reviewing them."""

from datetime import date
from typing import Any, ClassVar, Self

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import (
    AbstractGroupApprovalTask,
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    TaskState,
    WorkflowMixin,
)

from veeb.tools.text import slug as make_slug
from veeb.topics.audiences import Audience
from veeb.topics.models import Topic

from . import publishing
from .documents import Document
from .forms import QuestionForm, ReasonForm
from .permissions import allows

# How the outside ref of made-up things begins.
DEMO = "demo:"
LANGUAGES = [("et", _("eesti")), ("ru", _("vene")), ("en", _("inglise")), ("mul", _("mitu keelt"))]


def _filled(column: str) -> models.Q:
    return models.Q(**{f"{column}__isnull": False}) & ~models.Q(**{column: ""})


class LinkState(models.TextChoices):
    """Has anybody seen that the outside address answers?"""

    UNVERIFIED = "unverified", _("kontrollimata")
    SEEN = "seen", _("kontrollitud")
    BROKEN = "broken", _("ei avane")


class Record(WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, PreviewableMixin, ClusterableModel):
    """A reviewed thing for the public: draft, in review, scheduled, live or expired by Wagtail's own fields.

    Change of state goes through `records.publishing`; who may see or do what stands in `records.permissions`.
    `title` and `good_for` have one column per interface language (django-modeltranslation); `language` is the
    language of the thing itself.
    """

    # Blank in one language or two; that it is filled in one of them, `clean` and the constraint see to.
    title = models.CharField(_("pealkiri"), max_length=255, blank=True)
    good_for = models.TextField(
        _("milleks hea"), max_length=500, blank=True, help_text=_("Üks või kaks lauset: milleks see lugejale hea on.")
    )
    slug = models.SlugField(_("aadressi osa"), max_length=90, blank=True, editable=False)
    language = models.CharField(_("keel"), max_length=3, choices=LANGUAGES, default="et")
    audiences = models.JSONField(_("kellele"), default=list, blank=True)
    county = models.ForeignKey(
        "places.County", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("maakond")
    )
    municipality = models.ForeignKey(
        "places.Municipality", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("omavalitsus")
    )
    settlement = models.CharField(_("asula"), max_length=80, blank=True)
    topics = ParentalManyToManyField("topics.Topic", blank=True, related_name="+", verbose_name=_("teemad"))

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("vastutaja"),
    )
    checked_on = models.DateField(_("kontrollitud"), null=True, blank=True)
    next_check_on = models.DateField(_("järgmine kontroll"), null=True, blank=True)
    link_state = models.CharField(
        _("aadressi seis"), max_length=10, choices=LinkState.choices, default=LinkState.UNVERIFIED
    )
    origin_name = models.CharField(_("päritolu: kellelt"), max_length=200, blank=True)
    origin_url = models.URLField(_("päritolu: aadress"), max_length=500, blank=True)
    origin_licence = models.CharField(_("litsents"), max_length=80, blank=True)
    origin_fetched_on = models.DateField(_("päritolu: millal võetud"), null=True, blank=True)
    ref = models.CharField(
        _("väline tunnus"),
        max_length=200,
        null=True,
        blank=True,
        unique=True,
        help_text=_("Püsiv tunnus seal, kust kirje pärineb; sama tunnus ei tule kaks korda sisse."),
    )
    created_at = models.DateTimeField(_("lisatud"), auto_now_add=True)

    kind: str
    detail_template: ClassVar[str]

    class Meta:
        abstract = True
        constraints: list[models.BaseConstraint] = [  # kinds add others than checks
            # The columns may hold NULL, and a CHECK lets NULL pass: so each part says yes or no.
            models.CheckConstraint(
                condition=_filled("title_et") | _filled("title_ru") | _filled("title_en"),
                name="%(app_label)s_%(class)s_has_title",
            )
        ]

    def __str__(self) -> str:
        return self.own_title or "–"

    def clean(self) -> None:
        """A title in some language, audiences are known words; a municipality brings its county."""
        super().clean()
        if not self.own_title:
            raise ValidationError({"title_et": _("Pealkiri puudub: kirjuta see vähemalt ühes keeles.")})
        if unknown := set(self.audiences or []) - set(Audience.values):
            raise ValidationError({"audiences": _("Tundmatu sihtrühm: %s") % ", ".join(sorted(unknown))})
        if self.municipality:
            self.county = self.municipality.county

    def save(self, *args: Any, **kwargs: Any) -> None:
        # An empty ref must not collide with another empty one, and an address never changes after the first save.
        self.ref = self.ref or None
        if not self.slug:
            self.slug = self.new_slug()
        super().save(*args, **kwargs)

    def new_slug(self) -> str:
        """The readable part of the address, made once from the title; kinds with no number in it make it unique."""
        return make_slug(self.own_title) or str(self.kind)

    @property
    def own_title(self) -> str:
        """The title in the thing's own language, else in any; "" when it has none."""
        titles = [getattr(self, f"title_{self.language}", ""), self.title_et, self.title_en, self.title_ru]
        return next((title for title in titles if title), "")

    @property
    def ordered_topics(self) -> list[Topic]:
        """The topics in the order of the tree, also those of a draft; the first gives the record its thread."""
        return sorted(self.topics.all(), key=lambda topic: topic.order)

    @property
    def is_perishable(self) -> bool:
        """The world may change it without us: publication plans a check, readers are told of one that is late."""
        return False

    def next_check(self, seen_on: date) -> date | None:
        """When to look again at what was so on that day; None: nobody needs to."""
        return seen_on + publishing.CHECK_AGAIN_AFTER

    @property
    def is_demo(self) -> bool:
        """Made up for trials; every page says so."""
        return bool(self.ref and self.ref.startswith(DEMO))

    def get_absolute_url(self) -> str:
        """Address of the public page, with the active language's prefix."""
        raise NotImplementedError

    def document(self) -> Document | None:
        """What search, lists and feeds may know of this record now; None unless everybody may see it."""
        raise NotImplementedError

    def path(self) -> str:
        """Address without a language prefix, as the projection keeps it."""
        with translation.override(settings.LANGUAGE_CODE):
            return self.get_absolute_url()

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        return self.detail_template

    def serve_preview(self, request: Any, mode_name: str) -> TemplateResponse:
        """The page as the public would see it, for editors and reviewers."""
        return TemplateResponse(request, self.detail_template, self.get_preview_context(request, mode_name))

    def fresh(self) -> Self:
        """The latest draft, or the record itself when it has no newer one."""
        latest: Self = self.get_latest_revision_as_object()
        return latest


# What Wagtail calls "reject" is our question to the contributor; "decline" ends the review.
WORDS = {"reject": QuestionForm, "decline": ReasonForm}


class ReviewTask(AbstractGroupApprovalTask):
    """The one step of our workflow: a reviewer publishes, asks the contributor, or declines with a reason."""

    class Meta:
        verbose_name = _("läbivaatus")
        verbose_name_plural = _("läbivaatused")
        permissions = [
            ("edit", "Tohib kirjeid muuta"),
            ("review", "Tohib kirjeid avaldada, tagasi võtta ja neist keelduda"),
        ]

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        """Wagtail's (name, label, needs a comment) for this user."""
        if not allows(user, "decide", obj):
            return []
        return [
            ("approve", _("Avalda"), False),
            ("reject", _("Küsi kaastööliselt"), True),
            ("decline", _("Keeldu põhjusega"), True),
        ]

    def get_form_for_action(self, action: str) -> Any:
        """The form in Wagtail's window: a question and a refusal need words."""
        return WORDS.get(action) or super().get_form_for_action(action)

    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> None:
        """Carry out what the reviewer chose, as any other screen does: through `publishing`."""
        record = task_state.workflow_state.content_object
        words = kwargs.get("comment", "")
        if action_name in WORDS and not words.strip():
            raise PermissionDenied(_("Kirjuta ka põhjus või küsimus."))
        try:
            if action_name == "decline":
                publishing.decline(record, by=user, reason=words)
            elif action_name == "reject":
                publishing.ask(record, by=user, question=words)
            else:
                publishing.approve(record, by=user)
        except publishing.NotInReview as late:
            raise PermissionDenied(_("Keegi jõudis ette: see kirje ei oota enam läbivaatust.")) from late

    @classmethod
    def get_description(cls) -> str:
        return str(_("Läbivaataja avaldab, küsib kaastööliselt või keeldub põhjusega"))


class Loaded(models.Model):
    """A piece of starter content that was loaded once; the mark stays when an editor changes or deletes the thing."""

    ref = models.CharField(max_length=200, unique=True)
    loaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("laaditud algsisu")
        verbose_name_plural = _("laaditud algsisu")

    def __str__(self) -> str:
        return self.ref
