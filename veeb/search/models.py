"""The projection: one row for every public thing, in the table shape of the search design."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone


class SearchDoc(models.Model):
    """What lists, search, feeds and "related" know of one public thing. Written by `search.projection` alone.

    `changed_at` is the moment when what people see last changed; a new analysis leaves it alone.
    The id is given at first publication, so the order of ids is the order of age. `ts`, `bs`, `w` are token
    streams (title, body, weak forms) and `f` the facet tokens: `k_guide c_5 m_17 t_4 a_official l_et y_2023`;
    a full-text index over these four stands beside the table (SQLite: FTS5, PostgreSQL: a tsvector column).
    """

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=20, db_index=True)
    lang = models.CharField(max_length=3)
    only_in = models.CharField(max_length=2, blank=True)
    path = models.CharField(max_length=300)
    titles = models.JSONField()
    summaries = models.JSONField(default=dict)
    text = models.TextField(blank=True)
    day = models.DateField()
    own_day = models.BooleanField(default=False)
    year = models.PositiveSmallIntegerField(null=True)
    happens_on = models.DateField(null=True)
    happens_until = models.DateField(null=True)
    is_off = models.BooleanField(default=False, db_default=False)
    thread = models.CharField(max_length=12, blank=True)
    topic = models.PositiveBigIntegerField(null=True)
    county = models.PositiveBigIntegerField(null=True)
    municipality = models.PositiveBigIntegerField(null=True)
    settlement = models.CharField(max_length=200, blank=True, db_default="")
    credit = models.CharField(max_length=300, blank=True)
    is_demo = models.BooleanField(default=False)
    ts = models.TextField()
    bs = models.TextField()
    w = models.TextField()
    f = models.TextField()
    len = models.PositiveIntegerField()
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(default=timezone.now)
    analyzer_version = models.CharField(max_length=20)

    class Meta:
        verbose_name = "otsingu rida"
        verbose_name_plural = "otsingu read"
        constraints = [models.UniqueConstraint(fields=["content_type", "object_id"], name="search_doc_one_per_thing")]
        indexes = [
            models.Index(fields=["-day", "-id"], name="search_doc_newest"),
            # `columns.read` asks on every list whether anything changed: answered from this index alone.
            models.Index(fields=["version", "changed_at"], name="search_doc_state"),
        ]

    def __str__(self) -> str:
        return self.path

    def text_in(self, language: str, values: dict[str, str]) -> tuple[str, str]:
        """The value in `language`, else in the thing's own language, else any: (value, its language)."""
        for code in (language, self.lang, *values):
            if values.get(code):
                return values[code], code
        return "", language
