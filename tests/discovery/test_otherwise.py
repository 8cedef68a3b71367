"""A search finds what is told in the other language, below what is told in the words that were typed."""

import pytest

from cungcau.discovery.index import here
from cungcau.discovery.knowledge import knowledge
from cungcau.discovery.models import Document, write_documents
from cungcau.discovery.otherwise import otherwise
from cungcau.discovery.queries import Search, search
from cungcau.jobs.queue import drain
from cungcau.kit.policy import STRANGER
from tests.factories.listings import a_published

pytestmark = pytest.mark.django_db
TITLES = [
    "Hệ thống xử lý nước thải dệt nhuộm", "Textile wastewater treatment plant", "Robot hàn hồ quang", "Arc welding robot",
    "Máy sấy bơm nhiệt", "Heat pump dryer", "Phần mềm quản lý kho", "Cà phê hoà tan",
]  # fmt: skip


@pytest.fixture
def park():
    write_documents([
        Document(subject=f"listings.listing:p{row}", kind="offer", row=row, title=title, body="")
        for row, title in enumerate(TITLES)
    ])  # fmt: skip


def found(words):
    return [TITLES[hit.row] for hit in here().search(words, ["offer"], meant=otherwise(words, knowledge()))]


@pytest.mark.parametrize(
    ("words", "first", "second"),
    [
        ("heat pump", "Heat pump dryer", "Máy sấy bơm nhiệt"),
        ("bơm nhiệt", "Máy sấy bơm nhiệt", "Heat pump dryer"),
        ("bom nhiet", "Máy sấy bơm nhiệt", "Heat pump dryer"),
        ("wastewater treatment", "Textile wastewater treatment plant", "Hệ thống xử lý nước thải dệt nhuộm"),
        ("xử lý nước thải", "Hệ thống xử lý nước thải dệt nhuộm", "Textile wastewater treatment plant"),
        ("arc welding", "Arc welding robot", "Robot hàn hồ quang"),
    ],
)
def test_both_languages_are_found_and_the_typed_one_first(park, words, first, second):
    assert found(words)[:2] == [first, second]
    assert len(found(words)) == 2


@pytest.mark.parametrize("words", ["warehouse software", "instant coffee"])
def test_what_is_told_in_one_language_only_is_found_from_the_other(park, words):
    assert found(words) == [{"warehouse software": "Phần mềm quản lý kho", "instant coffee": "Cà phê hoà tan"}[words]]


def test_a_name_that_nothing_is_called_otherwise_is_asked_for_as_it_was_typed(park):
    assert otherwise("XR-2000", knowledge()) == []
    assert found("XR-2000") == []


def test_the_page_of_the_search_asks_so(point, lan, vocabulary, quan, institute, ha):
    offer = a_published(institute, quan, ha, kind="offer", title_vi="Máy sấy bơm nhiệt", title_en="")
    drain()

    assert ("offer", offer.pk) in search(Search("heat pump dryer"), STRANGER).ranked
