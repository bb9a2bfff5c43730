"""The full-text index beside the table: FTS5 on SQLite (its triggers: `search.triggers`), a tsvector on PostgreSQL."""

from django.db import migrations

# Tokens are made by Python: the tokenizer must split at spaces only and leave dots on letters alone.
SQLITE = """
CREATE VIRTUAL TABLE search_fts USING fts5(
    ts, bs, w, f, content='search_searchdoc', content_rowid='id',
    tokenize="unicode61 remove_diacritics 0 tokenchars '-_./''’'"
);
"""
POSTGRESQL = """
ALTER TABLE search_searchdoc ADD COLUMN tsv tsvector;
CREATE INDEX search_searchdoc_tsv ON search_searchdoc USING gin (tsv) WITH (fastupdate = off);
"""


def create(apps, editor):
    editor.execute(POSTGRESQL if editor.connection.vendor == "postgresql" else SQLITE, params=None)


def drop(apps, editor):
    if editor.connection.vendor == "postgresql":
        editor.execute("ALTER TABLE search_searchdoc DROP COLUMN tsv", params=None)
        return
    for name in ("insert", "delete", "update"):
        editor.execute(f"DROP TRIGGER IF EXISTS search_fts_{name}", params=None)
    editor.execute("DROP TABLE search_fts", params=None)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
