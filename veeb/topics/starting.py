"""Loading the product's first vocabulary."""

from pathlib import Path

from veeb.tools.tables import parts, rows

from .models import Topic

DATA = Path(__file__).parent / "data" / "topics.csv"
LANGUAGES = ("et", "en", "ru")


def load() -> None:
    """Add the topics that are missing; what an editor has changed stays."""
    known = {topic.slug: topic for topic in Topic.objects.all()}
    for order, row in enumerate(rows(DATA)):
        if row["slug"] in known:
            continue
        texts = {f"name_{code}": row[code] for code in LANGUAGES}
        texts |= {f"synonyms_{code}": "\n".join(parts(row[f"synonyms_{code}"])) for code in LANGUAGES}
        known[row["slug"]] = Topic.objects.create(
            slug=row["slug"], parent=known.get(row["parent"]), thread=row["thread"], order=order, **texts
        )
