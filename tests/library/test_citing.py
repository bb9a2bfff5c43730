"""Citations: plain words, BibTeX, RIS."""

import pytest

from veeb.library import citing
from veeb.library.models import Resource

ADDRESS = "https://kogukonnaveeb.example/aardekast/7-kula/"


def article(**fields) -> Resource:
    values = {
        "pk": 7,
        "kind": "research",
        "title_et": "Küla & raha",
        "authors": "Tamm, Mari; Mets, Juhan",
        "journal": "Kodukant",
        "year": 2021,
        "doi": "10.1000/xyz_1",
    }
    return Resource(**{**values, **fields})


def test_plain_citation_names_people_year_title_journal_and_doi():
    assert citing.plain(article(), ADDRESS) == (
        "Tamm, Mari, Mets, Juhan (2021). Küla & raha. Kodukant. https://doi.org/10.1000/xyz_1"
    )


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"authors": "", "publisher": "Päästeamet", "journal": "", "doi": "", "year": None},
            f"Päästeamet. Küla & raha. {ADDRESS}",
        ),
        ({"authors": "", "journal": "", "doi": "", "year": None}, f"Küla & raha. {ADDRESS}"),
        (
            {"authors": "Mari Tamm", "title_et": "Kelle küla?", "journal": "", "doi": ""},
            f"Mari Tamm (2021). Kelle küla? {ADDRESS}",
        ),
    ],
)
def test_plain_citation_leaves_out_what_is_not_known(fields, expected):
    assert citing.plain(article(**fields), ADDRESS) == expected


def test_bibtex_makes_commands_of_tex_harmless():
    assert citing.bibtex(article(), ADDRESS) == (
        "@article{mari2021,\n"
        "  author = {Tamm, Mari and Mets, Juhan},\n"
        "  title = {{Küla \\& raha}},\n"
        "  journal = {Kodukant},\n"
        "  year = {2021},\n"
        "  doi = {10.1000/xyz_1},\n"
        "  url = {https://doi.org/10.1000/xyz_1}\n"
        "}\n"
    )


def test_bibtex_keeps_the_name_of_an_organisation_whole():
    report = article(kind="report", authors="", publisher="Saarde ja Häädemeeste vald", journal="", doi="")

    assert citing.bibtex(report, ADDRESS) == (
        "@techreport{vald2021,\n"
        "  author = {{Saarde ja Häädemeeste vald}},\n"
        "  title = {{Küla \\& raha}},\n"
        "  institution = {Saarde ja Häädemeeste vald},\n"
        "  year = {2021},\n"
        f"  url = {{{ADDRESS}}}\n"
        "}\n"
    )


def test_ris_has_one_line_for_each_author_and_ends():
    assert citing.ris(article(title_et="Kaks\nrida"), ADDRESS).split("\r\n") == [
        "TY  - JOUR",
        "AU  - Tamm, Mari",
        "AU  - Mets, Juhan",
        "TI  - Kaks rida",
        "JO  - Kodukant",
        "PY  - 2021",
        "DO  - 10.1000/xyz_1",
        "UR  - https://doi.org/10.1000/xyz_1",
        "LA  - et",
        "ER  - ",
        "",
    ]
