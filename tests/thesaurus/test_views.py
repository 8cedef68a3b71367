"""The pages of the thesaurus, for readers and for the steward who keeps it."""

from dataclasses import replace

import pytest
from rdflib import Graph

from cungcau.thesaurus.actions import edit_concept, retire_concept
from cungcau.thesaurus.models import Concept
from cungcau.thesaurus.queries import current
from tests.thesaurus.conftest import DRYER, PUMP, SMALL

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("point", "lan", "concepts")]

TYPED = {
    "key": "", "kind": "technique", "vi": "quá trình Fenton", "vi_also": "phản ứng Fenton\n\nFenton ", "hint_vi": "",
    "en": "Fenton process", "en_also": "Fenton's reagent", "hint_en": "", "fields__0": "207", "broader": "xử lý nước thải",
    "solves": "coloured wastewater", "used_in": "dyeing", "ipc": "C02F", "strategic": "8", "note": "Hay hỏi.",
}  # fmt: skip


def shown(page):
    return [row.key for row in page.context["page"]]


def test_everybody_browses_in_the_order_of_the_readers_language(client):
    page = client.get("/thesaurus/")

    assert page.status_code == 200
    assert shown(page) == [
        "heat-pump", "hardness", "heat-pump-dryer", "dyeing", "coloured-wastewater", "ozonation", "wastewater-treatment",
    ]  # fmt: skip
    assert "Thêm khái niệm" not in page.text


@pytest.mark.parametrize("words", ["bom nhiet", "bơm nhiệt", "Heat Pump"])
def test_a_search_finds_in_both_languages(client, words):
    assert shown(client.get("/thesaurus/", {"q": words})) == ["heat-pump", "heat-pump-dryer"]


def test_kind_and_field_narrow_the_list_and_their_numbers_say_how_far(client):
    page = client.get("/thesaurus/", {"kind": ["technique"], "field": ["204", "x"]})

    assert shown(page) == ["ozonation"]
    assert {option["value"]: option["count"] for option in page.context["kinds"]} == {"technique": 1, "sector": 1}
    assert {option["value"]: option["count"] for option in page.context["fields"]} == {"207": 2, "204": 1}


def test_the_list_asks_no_more_for_more_concepts(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        client.get("/thesaurus/")


@pytest.mark.parametrize("query", ["q=%00", "q=%7C", "kind=wonder", "field=abc", "page=9", "state=wonder", "q=" + "a+" * 900])
def test_an_address_that_makes_no_sense_is_answered(client, query):
    assert client.get(f"/thesaurus/?{query}").status_code == 200


def test_a_concept_shows_names_fields_and_links_both_ways(client):
    page = client.get("/thesaurus/ozonation/")

    assert [str(words) for words, _ideas in page.context["links"]] == ["Khái niệm rộng hơn", "Giải quyết", "Dùng trong"]
    assert all(text in page.text for text in ("sục ozone", "ozone treatment", "C02F", "Kỹ thuật môi trường", "nước thải còn màu"))
    assert "/search/?q=ozone+h%C3%B3a&amp;kind=need" in page.text
    colour = client.get("/thesaurus/coloured-wastewater/")
    assert [[idea.key for idea in ideas] for _words, ideas in colour.context["links"]] == [["ozonation"]]


def test_the_way_back_goes_by_the_first_of_the_broader_concepts(client, lan, row):
    edit_concept(row("heat-pump-dryer"), by=lan, version=1, idea=replace(DRYER, broader=("ozonation", "dyeing")))

    page = client.get("/thesaurus/heat-pump-dryer/")

    assert [idea.key for idea in page.context["path"]] == ["wastewater-treatment", "ozonation"]


def test_a_concept_asks_little_of_the_database(client, django_assert_max_num_queries):
    client.get("/thesaurus/ozonation/")
    with django_assert_max_num_queries(10):
        client.get("/thesaurus/ozonation/")


def test_the_history_with_its_differences_is_for_officers(client, lan, dung, row):
    edit_concept(row("heat-pump"), by=lan, version=1, idea=replace(PUMP, vi_also=("máy ấm",), ipc=("F25B",)), note="Gọn hơn.")

    assert "Gọn hơn." not in client.get("/thesaurus/heat-pump/").text
    client.force_login(dung)
    page = client.get("/thesaurus/heat-pump/")
    assert all(text in page.text for text in ("Gọn hơn.", lan.name, "+ máy ấm", "− F24H"))


def test_a_stranger_does_not_see_what_is_retired(client, lan, row):
    retire_concept(row("heat-pump"), by=lan)

    assert client.get("/thesaurus/heat-pump/").status_code == 404
    assert "heat-pump" not in shown(client.get("/thesaurus/", {"state": "retired"}))
    client.force_login(lan)
    assert client.get("/thesaurus/heat-pump/").status_code == 200
    assert shown(client.get("/thesaurus/", {"state": "retired"})) == ["heat-pump"]


def test_a_short_text_is_read_at_an_address_of_its_own(client):
    text = "Nước thải còn màu <b>"

    asked = client.post("/thesaurus/understand/", {"q": text}, follow=True)

    assert asked.redirect_chain[0][0].startswith("/thesaurus/understand/?q=N")
    assert '<a href="#coloured-wastewater"><mark>Nước thải còn màu</mark></a> &lt;b&gt;' in asked.text
    assert "Còn hỏi đến cách giải quyết" in asked.text
    assert "ozone hóa" in asked.text


def test_a_long_text_is_read_where_it_was_sent(client):
    page = client.post("/thesaurus/understand/", {"q": "bơm nhiệt\n" * 200})

    assert page.status_code == 200
    assert page.context["understood"].concepts[0].weight == pytest.approx(200)


def test_a_text_that_is_too_long_is_told_so(client):
    assert client.post("/thesaurus/understand/", {"q": "a" * 20_001}).status_code == 422
    assert client.get("/thesaurus/understand/").status_code == 200


@pytest.mark.parametrize("path", ["new/", "heat-pump/edit/", "heat-pump/retire/", "export/ttl/"])
@pytest.mark.parametrize("name", ["guest", "an", "dung"])
def test_nobody_but_a_steward_edits(client, request, path, name):
    if name != "guest":
        client.force_login(request.getfixturevalue(name))

    assert client.get(f"/thesaurus/{path}").status_code in {302, 403}


def test_a_steward_adds_a_concept_by_the_names_of_others(client, lan):
    client.force_login(lan)

    answer = client.post("/thesaurus/new/", TYPED)

    assert answer.url == "/thesaurus/fenton-process/"
    added = current()["fenton-process"]
    assert (added.broader, added.solves, added.used_in) == (("wastewater-treatment",), ("coloured-wastewater",), ("dyeing",))
    assert (added.vi_also, added.fields, added.strategic) == (("phản ứng Fenton", "Fenton"), ("207",), ("8",))


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ({"solves": "nothing known"}, "solves"),
        ({"vi_also": "a|b"}, "vi_also"),
        ({"en": "understand"}, "key"),
        ({"key": "Fenton!"}, "key"),
        ({"key": "ozonation"}, "key"),
        ({"solved_by": "ozonation"}, "solved_by"),
        ({"fields__0": ""}, "fields_"),
        ({"vi_also": "bơm nhiệt"}, "vi_also"),
        ({"kind": "problem", "solves": "", "used_in": "", "broader": ""}, "solved_by"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(client, lan, typed, part):
    client.force_login(lan)

    page = client.post("/thesaurus/new/", {**TYPED, **typed})

    assert page.status_code == 422
    assert part in page.context["form"].errors
    assert Concept.objects.count() == len(SMALL)


def test_the_form_gives_back_what_it_was_given(client, lan, row):
    client.force_login(lan)
    for key in (idea.key for idea in SMALL):
        initial = client.get(f"/thesaurus/{key}/edit/").context["form"]
        sent = {f"fields__{at}": code for at, code in enumerate(row(key).fields)}
        for name in initial.fields:
            value = initial[name].value()
            sent[name] = "\n".join(value) if isinstance(value, tuple) else value if isinstance(value, list) else value or ""

        answer = client.post(f"/thesaurus/{key}/edit/", {**sent, "version": row(key).version})

        assert answer.status_code == 302, answer.context["form"].errors
    assert {idea.key: row(idea.key).idea for idea in SMALL} == {idea.key: idea for idea in SMALL}


def test_who_comes_second_keeps_what_she_typed(client, lan, row):
    client.force_login(lan)
    edit_concept(row("heat-pump"), by=lan, version=1, idea=replace(PUMP, hint_en="machine"))
    sent = {"kind": "product", "vi": "bơm nhiệt", "en": "heat pump", "en_also": "hp", "fields__0": "203", "version": "1"}

    page = client.post("/thesaurus/heat-pump/edit/", sent)

    assert page.status_code == 409
    assert 'name="version" value="2"' in page.text
    assert "hp" in page.text
    assert row("heat-pump").hint_en == "machine"


def test_a_steward_retires_and_restores_with_a_reason(client, lan, row):
    client.force_login(lan)

    client.post("/thesaurus/heat-pump/retire/", {"note": "Trùng.", "version": "1"})
    assert row("heat-pump").state == "retired"
    client.post("/thesaurus/heat-pump/restore/", {"note": "", "version": "2"})
    assert row("heat-pump").state == "current"


def test_a_retirement_that_breaks_a_rule_is_told_on_its_form(client, lan, row):
    client.force_login(lan)

    page = client.post("/thesaurus/ozonation/retire/", {"note": "", "version": "1"})

    assert page.status_code == 422
    assert "nước thải còn màu" in page.text


def test_a_steward_downloads_the_standard_form(client, lan):
    client.force_login(lan)

    answer = client.get("/thesaurus/export/ttl/")

    assert answer["Content-Type"] == "text/turtle"
    assert len(Graph().parse(data=answer.content, format="turtle")) > 50
    assert client.get("/thesaurus/export/csv/").status_code == 404
