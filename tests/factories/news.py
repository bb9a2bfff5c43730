"""News for tests."""

from veeb.news.models import NewsItem

from .records import bring_to


def make_news(title: str = "Talgud Rõuges", *, state: str = "live", topics: tuple = (), **fields) -> NewsItem:
    """A news item, public unless `state` says otherwise (see `bring_to`)."""
    fields.setdefault("title_et", title)
    if good_for := fields.pop("good_for", ""):
        fields["good_for_et"] = good_for
    return bring_to(NewsItem(**fields), state, topics=topics)
