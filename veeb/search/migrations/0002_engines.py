"""The full-text index beside the table: FTS5 with triggers on SQLite, a tsvector with GIN on PostgreSQL."""

from django.db import migrations

# Tokens are made by Python: the tokenizer must split at spaces only and leave dots on letters alone.
SQLITE = """
CREATE VIRTUAL TABLE search_fts USING fts5(
    ts, bs, w, f, content='search_searchdoc', content_rowid='id',
    tokenize="unicode61 remove_diacritics 0 tokenchars '-_./''’'"
);
CREATE TRIGGER search_fts_insert AFTER INSERT ON search_searchdoc BEGIN
    INSERT INTO search_fts(rowid, ts, bs, w, f) VALUES (new.id, new.ts, new.bs, new.w, new.f);
END;
CREATE TRIGGER search_fts_delete AFTER DELETE ON search_searchdoc BEGIN
    INSERT INTO search_fts(search_fts, rowid, ts, bs, w, f) VALUES ('delete', old.id, old.ts, old.bs, old.w, old.f);
END;
CREATE TRIGGER search_fts_update AFTER UPDATE OF ts, bs, w, f ON search_searchdoc BEGIN
    INSERT INTO search_fts(search_fts, rowid, ts, bs, w, f) VALUES ('delete', old.id, old.ts, old.bs, old.w, old.f);
    INSERT INTO search_fts(rowid, ts, bs, w, f) VALUES (new.id, new.ts, new.bs, new.w, new.f);
END;
"""
POSTGRESQL = """
ALTER TABLE search_searchdoc ADD COLUMN tsv tsvector;
CREATE INDEX search_searchdoc_tsv ON search_searchdoc USING gin (tsv) WITH (fastupdate = off);
"""


def create(apps, editor):
    if editor.connection.vendor == "postgresql":
        editor.execute(POSTGRESQL, params=None)
        return
    # Split between statements, not inside a trigger's body.
    for statement in SQLITE.strip().split(";\nCREATE"):
        editor.execute(statement if statement.startswith("CREATE") else f"CREATE{statement}", params=None)


def drop(apps, editor):
    if editor.connection.vendor == "postgresql":
        editor.execute("ALTER TABLE search_searchdoc DROP COLUMN tsv", params=None)
        return
    for name in ("insert", "delete", "update"):
        editor.execute(f"DROP TRIGGER search_fts_{name}", params=None)
    editor.execute("DROP TABLE search_fts", params=None)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
