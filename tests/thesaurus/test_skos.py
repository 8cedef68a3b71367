"""The standard form: what goes out comes back, and what cannot be meant is refused."""

import json
from dataclasses import replace

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDFS, SKOS

from cungcau.engines.thesaurus import Concept as Idea
from cungcau.engines.thesaurus import shipped
from cungcau.kit.errors import Refused
from cungcau.kit.policy import SYSTEM
from cungcau.thesaurus import skos
from cungcau.thesaurus.actions import import_concepts
from cungcau.thesaurus.queries import current
from tests.thesaurus.conftest import HARDNESS, OZONATION, SMALL

OZONE = URIRef("urn:cungcau:thesaurus:ozonation")


@pytest.mark.parametrize("form", skos.FORMATS)
@pytest.mark.django_db
def test_what_goes_out_comes_back_without_a_change(concepts, form):
    incoming = skos.read(skos.write(current().values(), form), form)

    outcome = import_concepts(incoming, by=SYSTEM)

    assert sorted(outcome.unchanged) == sorted(idea.key for idea in SMALL)
    assert (outcome.new, outcome.changed, outcome.refused) == ({}, {}, {})


@pytest.mark.django_db
def test_the_whole_shipped_thesaurus_goes_out_and_comes_back():
    ideas = shipped()

    incoming = skos.read(skos.write(ideas.values(), "rdf"), "rdf")

    assert {idea.key: _unordered(idea) for idea in incoming} == {key: _unordered(idea) for key, idea in ideas.items()}


def _unordered(idea):
    lists = ("vi_also", "en_also", "broader", "related", "solves", "used_in", "measures", "ipc", "strategic")
    fields = idea.fields[:1] + tuple(sorted(idea.fields[1:]))
    return replace(idea, fields=fields, **{part: tuple(sorted(getattr(idea, part))) for part in lists})


def test_a_stranger_reads_names_and_links_by_the_words_of_the_standard():
    graph = Graph().parse(data=skos.write([OZONATION, HARDNESS], "ttl"), format="turtle")

    assert set(graph.objects(OZONE, SKOS.prefLabel)) == {Literal("ozone hóa", lang="vi"), Literal("ozonation", lang="en")}
    assert Literal("sục ozone", lang="vi") in set(graph.objects(OZONE, SKOS.altLabel))
    assert set(graph.objects(OZONE, SKOS.broader)) == {URIRef("urn:cungcau:thesaurus:wastewater-treatment")}
    solves = URIRef("urn:cungcau:terms:solves")
    assert set(graph.objects(OZONE, solves)) == {URIRef("urn:cungcau:thesaurus:coloured-wastewater")}
    assert (solves, RDFS.subPropertyOf, SKOS.semanticRelation) in graph


def test_a_scheme_of_others_is_read_by_the_last_word_of_its_addresses():
    theirs = """
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    <https://example.org/scheme/heat-pump> a skos:Concept ; skos:prefLabel "bơm nhiệt"@vi, "heat pump"@en-GB ;
        skos:altLabel "Wärmepumpe"@de, "air heat pump"@en ; skos:broader <https://example.org/scheme#machine> .
    """

    assert skos.read(theirs.encode(), "ttl") == [
        Idea("heat-pump", "", (), "bơm nhiệt", "heat pump", en_also=("air heat pump",), broader=("machine",))
    ]


@pytest.mark.parametrize(
    ("content", "form", "code"),
    [
        (b"<this is no turtle", "ttl", "unreadable"),
        (b"<rdf>", "rdf", "unreadable"),
        (b"{", "jsonld", "unreadable"),
        (b"", "ttl", "empty"),
        (json.dumps({"@context": "https://example.org/skos", "@id": "a"}).encode(), "jsonld", "elsewhere"),
        (json.dumps([{"@context": [{"@import": "https://example.org/skos"}]}]).encode(), "jsonld", "elsewhere"),
    ],
)
def test_what_cannot_be_read_or_lies_elsewhere_is_refused(content, form, code):
    with pytest.raises(Refused) as refusal:
        skos.read(content, form)

    assert refusal.value.code == code


@pytest.mark.parametrize(("name", "form"), [("a.ttl", "ttl"), ("b.RDF", "rdf"), ("c.d.jsonld", "jsonld")])
def test_the_end_of_the_name_says_the_form(name, form):
    assert skos.format_of(name) == form


@pytest.mark.parametrize("name", ["a.csv", "ttl", ""])
def test_another_end_is_refused(name):
    with pytest.raises(Refused):
        skos.format_of(name if name != "ttl" else "ttl.")
