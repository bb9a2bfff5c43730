"""A key may point down only: import-linter cannot see "app.Model" in a string."""

import tomllib
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).parents[2]


def floors() -> dict[str, int]:
    """Room → floor, counted from the top, as pyproject.toml states them for import-linter."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return {room.strip(" ()"): number for number, layer in enumerate(layers) for room in layer.split("|")}


def room_of(model: type) -> str | None:
    package, _, rest = model.__module__.partition(".")
    return rest.partition(".")[0] if package == "veeb" else None


def test_every_room_has_a_floor_and_every_floor_a_room():
    rooms = {path.parent.name for path in ROOT.glob("veeb/*/__init__.py")}

    assert rooms == set(floors())


def keys() -> list[tuple[str, str, str]]:
    return [
        (f"{model._meta.label}.{field.name}", room_of(model), room_of(field.related_model))
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and isinstance(field.related_model, type)
        if room_of(model) and room_of(field.related_model)
    ]


@pytest.mark.parametrize(("key", "source", "target"), keys())
def test_key_points_down_or_stays_in_its_room(key, source, target):
    floor = floors()

    assert source == target or floor[source] < floor[target], f"{key} points from {source} to {target}"
