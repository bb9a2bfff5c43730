"""The two full-text engines behind one face: FTS5 on SQLite, a tsvector on PostgreSQL."""

from collections import defaultdict
from typing import Any

from django.db import connection

from .parsing import Group, Query

# Weights of title, body, weak forms and facets; facets never count.
SQLITE_RANK = "bm25(search_fts, 6.0, 2.0, 0.5, 0.0)"
PG_WEIGHTS = "{.1, 0, .4, 1}"
TSVECTOR_POSITIONS = 16000


def write(pk: int, values: dict[str, Any]) -> None:
    """Bring the index row of a document in step with its token streams, in the caller's transaction.

    On SQLite triggers do it; on PostgreSQL the vector is made here, since only Python knows our tokens.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("UPDATE search_searchdoc SET tsv = %s::tsvector WHERE id = %s", [_tsvector(values), pk])


def match(query: Query) -> list[tuple[int, float]]:
    """(id, score) of every row that has all words and phrases of the query, best first; equal scores newest first."""
    phrases, wanted = _phrases(query)
    if connection.vendor == "postgresql":
        sql = (
            "SELECT id, ts_rank(%s, tsv, %s::tsquery, 1) AS score FROM search_searchdoc"  # noqa: S608 (ours)
            f" WHERE tsv @@ %s::tsquery{phrases} ORDER BY score DESC, id DESC"
        )
        expression = _pg_expression(query)
        parameters = [PG_WEIGHTS, expression, expression, *wanted]
    else:
        sql = (
            f"SELECT rowid, -{SQLITE_RANK} AS score FROM search_fts"  # noqa: S608 (ours)
            f" WHERE search_fts MATCH %s{phrases} ORDER BY score DESC, rowid DESC"
        )
        parameters = [_sqlite_expression(query), *wanted]
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return [(pk, float(score)) for pk, score in cursor.fetchall()]


def _phrases(query: Query) -> tuple[str, list[str]]:
    """The condition that each phrase stands whole in the title or the body, as written: (SQL, its parameters).

    It looks only at rows that have all the words. Tokens hold neither `%` nor `_`, so LIKE takes them as they are.
    """
    condition = " AND (' ' || ts || ' ' LIKE %s OR ' ' || bs || ' ' LIKE %s)" * len(query.phrases)
    return condition, [f"% {' '.join(phrase)} %" for phrase in query.phrases for _stream in ("ts", "bs")]


def count(group: Group) -> int:
    """How many rows have this word."""
    query = Query("", groups=(group,))
    if connection.vendor == "postgresql":
        sql, expression = "SELECT count(*) FROM search_searchdoc WHERE tsv @@ %s::tsquery", _pg_expression(query)
    else:
        sql, expression = "SELECT count(*) FROM search_fts WHERE search_fts MATCH %s", _sqlite_expression(query)
    with connection.cursor() as cursor:
        cursor.execute(sql, [expression])
        return int(cursor.fetchone()[0])


def _sqlite_expression(query: Query) -> str:
    def term(group: Group) -> str:
        star = " *" if group.prefix else ""
        return "(" + " OR ".join(f'"{reading}"{star}' for reading in group.readings) + ")"

    wanted = " AND ".join(term(group) for group in query.groups)
    without = "".join(f" NOT {{ts bs w}} : {term(group)}" for group in query.without)
    return f"{{ts bs w}} : ({wanted}){without}"


def _pg_expression(query: Query) -> str:
    def term(group: Group) -> str:
        star = "*" if group.prefix else ""
        return "(" + " | ".join(f"{_quoted(reading)}:{star}ABD" for reading in group.readings) + ")"

    wanted = [term(group) for group in query.groups]
    return " & ".join([*wanted, *(f"!{term(group)}" for group in query.without)])


def _quoted(token: str) -> str:
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"


def _tsvector(values: dict[str, Any]) -> str:
    """The vector as text: every token with its positions and the weight of its stream."""
    places: dict[str, list[str]] = defaultdict(list)
    position = 0
    for stream, weight in (("ts", "A"), ("bs", "B"), ("f", "C"), ("w", "D")):
        for token in values[stream].split():
            position = min(position + 1, TSVECTOR_POSITIONS)
            # PostgreSQL keeps at most 256 positions of one lexeme.
            if len(places[token]) < 256:  # noqa: PLR2004
                places[token].append(f"{position}{weight}")
    return " ".join(f"{_quoted(token)}:{','.join(dict.fromkeys(at))}" for token, at in places.items())
