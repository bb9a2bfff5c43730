"""Completeness: whoever adds a kind of record is told here what it still needs."""

import importlib
from pathlib import Path

import pytest

from veeb.records.models import Record
from veeb.records.workflow import record_models
from veeb.search.kinds import all_kinds

KINDS = record_models()


@pytest.mark.parametrize("model", KINDS)
def test_every_kind_of_record_has_document_address_and_draft(model):
    assert model.document is not Record.document
    assert model.get_absolute_url is not Record.get_absolute_url
    assert model.detail_template.endswith(".html")


@pytest.mark.parametrize("model", KINDS)
def test_every_kind_of_record_has_a_factory(model):
    factories = importlib.import_module(f"tests.factories.{model._meta.app_label}")

    assert any(name.startswith("make_") for name in vars(factories))


def test_every_kind_has_a_motif_in_the_stylesheet():
    css = (Path(__file__).resolve().parents[2] / "veeb/ui/static/ui/site.css").read_text()

    assert [kind.motif for kind in all_kinds() if f"--kiri-{kind.motif}:" not in css] == []


def test_every_record_carries_freshness_and_origin():
    wanted = {"owner", "checked_on", "next_check_on", "language", "ref"}
    wanted |= {"origin_name", "origin_url", "origin_licence", "origin_fetched_on"}

    for model in KINDS:
        assert wanted <= {field.name for field in model._meta.get_fields()}
