"""The triggers that keep SQLite's full-text table in step with the projection.

Made anew after every migrate: Django changes a column on SQLite by building the table again, and the triggers of the
old table go with it, without a word.
"""

from typing import Any

from django.db import connections

TRIGGERS = {
    "search_fts_insert": """AFTER INSERT ON search_searchdoc BEGIN
        INSERT INTO search_fts(rowid, ts, bs, w, f) VALUES (new.id, new.ts, new.bs, new.w, new.f);
    END""",
    "search_fts_delete": """AFTER DELETE ON search_searchdoc BEGIN
        INSERT INTO search_fts(search_fts, rowid, ts, bs, w, f)
            VALUES ('delete', old.id, old.ts, old.bs, old.w, old.f);
    END""",
    "search_fts_update": """AFTER UPDATE OF ts, bs, w, f ON search_searchdoc BEGIN
        INSERT INTO search_fts(search_fts, rowid, ts, bs, w, f)
            VALUES ('delete', old.id, old.ts, old.bs, old.w, old.f);
        INSERT INTO search_fts(rowid, ts, bs, w, f) VALUES (new.id, new.ts, new.bs, new.w, new.f);
    END""",
}


def ensure(using: str = "default", **kwargs: Any) -> None:
    """Make the triggers that are missing, and then fill the index again from the table. A `post_migrate` receiver."""
    connection = connections[using]
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE name = 'search_fts' OR type = 'trigger'")
        present = {name for (name,) in cursor.fetchall()}
        missing = TRIGGERS.keys() - present
        if "search_fts" not in present or not missing:
            return
        for name in sorted(missing):
            cursor.execute(f"CREATE TRIGGER {name} {TRIGGERS[name]}")
        cursor.execute("INSERT INTO search_fts(search_fts) VALUES ('rebuild')")
