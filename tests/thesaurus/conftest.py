"""A thesaurus small enough to be read, as if the software shipped it."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import Any

import pytest

from cungcau.engines.thesaurus import Concept as Idea
from cungcau.engines.thesaurus import Thesaurus
from cungcau.thesaurus.actions import plant_shipped
from cungcau.thesaurus.models import Concept

DYEING = Idea("dyeing", "sector", ("204",), "ngành nhuộm", "dyeing industry", en_also=("dye house",))
COLOUR = Idea("coloured-wastewater", "problem", ("207",), "nước thải còn màu", "coloured wastewater")
TREATMENT = Idea("wastewater-treatment", "technique", ("207",), "xử lý nước thải", "wastewater treatment", used_in=("dyeing",))
OZONATION = Idea(
    "ozonation", "technique", ("207", "204"), "ozone hóa", "ozonation", vi_also=("sục ozone",), en_also=("ozone treatment", "O3"),
    broader=("wastewater-treatment",), solves=("coloured-wastewater",), used_in=("dyeing",), ipc=("C02F",),
)  # fmt: skip
PUMP = Idea("heat-pump", "product", ("203",), "bơm nhiệt", "heat pump", related=("heat-pump-dryer",), ipc=("F25B", "F24H"))
DRYER = Idea("heat-pump-dryer", "product", ("203",), "máy sấy bơm nhiệt", "heat pump dryer", strategic=("8",))
HARDNESS = Idea(
    "hardness", "property", ("205",), "độ cứng", "hardness", measures=("HRC", "HV"), hint_vi="vật liệu", hint_en="materials"
)  # fmt: skip
SMALL = (DYEING, COLOUR, TREATMENT, OZONATION, PUMP, DRYER, HARDNESS)


@pytest.fixture
def ship(monkeypatch) -> Any:
    """Say which concepts the software ships, and plant them."""
    module = sys.modules["cungcau.thesaurus.actions.plant_shipped"]

    def planted(*ideas: Idea) -> int:
        monkeypatch.setattr(module, "shipped", lambda: Thesaurus(ideas))
        monkeypatch.setattr(module, "release", lambda: str(hash(ideas)))
        return plant_shipped()

    return planted


@pytest.fixture
def concepts(db, ship) -> None:
    """The small thesaurus is in the database."""
    ship(*SMALL)


@pytest.fixture
def row() -> Any:
    """The row of a key, as it is now."""
    return lambda key: Concept.objects.get(key=key)


@pytest.fixture
def edited() -> Any:
    """A value like another but for these parts."""
    return replace
