"""Loading the first real helpers: roles and official sites from public sources; nobody has assured them yet."""

from pathlib import Path
from typing import Any

from veeb.places.models import County
from veeb.records import publishing
from veeb.records.models import LinkState
from veeb.records.starting import once
from veeb.tools.tables import parts, rows
from veeb.topics.models import Topic

from .models import Contact, Helper

DATA = Path(__file__).parent / "data" / "starter_helpers.csv"
ORIGIN = "Kogukonnaveebi algsisu"


def load() -> int:
    """Publish the helpers that were not loaded before; those whose source does not say enough wait as drafts.

    Returns how many were new. What an editor has to find out stands in the note of the private contact.
    """
    topics = {topic.slug: topic for topic in Topic.objects.all()}
    counties = {county.name: county for county in County.objects.all()}
    new = 0
    # The last ones lead the lists: the consultants of the counties.
    for row in reversed(list(rows(DATA))):

        def make(row: dict[str, str] = row) -> None:
            helper = Helper(live=False, **_values(row))
            # Who serves no county of its own works all over Estonia.
            helper.serves_counties = [counties[name] for name in parts(row["serves"])]
            helper.serves_all = not row["serves"]
            helper.topics.set([topics[slug] for slug in parts(row["topics"])])
            helper.full_clean()
            helper.save()
            helper.save_revision()
            if row["note"]:
                Contact.objects.create(helper=helper, note=row["note"])
            if not row["draft"]:
                publishing.publish(helper)

        new += once(f"directory:{row['key']}", make)
    return new


def _values(row: dict[str, str]) -> dict[str, Any]:
    """A row as fields. Facts as given: an empty cell stays empty, an address nobody opened stays unverified."""
    return {
        "ref": f"directory:{row['key']}",
        "title_et": row["title"],
        "kind": row["kind"],
        "role": row["role"],
        "link": row["link"],
        "link_state": LinkState.UNVERIFIED,
        "good_for_et": row["good_for"],
        "languages": parts(row["languages"]),
        "audiences": ["community", "developer", "official"],
        "origin_name": ORIGIN,
        "origin_url": row["source"],
    }
