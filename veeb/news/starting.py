"""Loading the first real news: short summaries in our own words with a link to where each was published."""

from datetime import date
from pathlib import Path
from typing import Any

from veeb.records import publishing
from veeb.records.starting import once
from veeb.tools.tables import parts, rows
from veeb.tools.text import slug
from veeb.topics.models import Topic

from .models import NewsItem

DATA = Path(__file__).parent / "data" / "starter_news.csv"
OWN = "https://kogukonnaveeb.ee/uudis/"
FULL_DATE = len("2024-05-01")


def load() -> int:
    """Publish the items that were not loaded before; returns how many were new."""
    topics = {topic.slug: topic for topic in Topic.objects.all()}
    new = 0
    for row in rows(DATA):

        def make(row: dict[str, str] = row) -> None:
            item = NewsItem(live=False, **_values(row))
            item.topics.set([topics[name] for name in parts(row["topics"])])
            item.full_clean()
            item.save()
            item.save_revision()
            publishing.publish(item)

        new += once(f"news:{row['url']}", make)
    return new


def _values(row: dict[str, str]) -> dict[str, Any]:
    """A row as fields; a date known only to the month stays empty. Old addresses of ours keep their form."""
    own = row["url"].removeprefix(OWN).strip("/") if row["url"].startswith(OWN) else ""
    return {
        "ref": f"news:{row['url']}"[:200],
        "slug": own[:90] or slug(row["title"]),
        "title_et": row["title"],
        "good_for_et": row["summary_et"],
        "organisation": row["publisher"],
        "link": row["url"],
        "day": date.fromisoformat(row["date"]) if len(row["date"]) == FULL_DATE else None,
        "origin_name": row["publisher"],
        "origin_url": row["url"],
    }
