"""The thesaurus in the standard form (SKOS), to and from Turtle, RDF/XML and JSON-LD.

What SKOS has no word for stands in our own namespace: `solves` and `usedIn` are kinds of `skos:semanticRelation`; kind,
fields, units, patent classes and strategic groups are plain values. The standard form keeps no order but one: the home
field is named as such.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from cungcau.engines.thesaurus import Concept as Idea
from cungcau.kit.errors import Refused

if TYPE_CHECKING:
    from rdflib import Graph

FORMATS = {"ttl": ("turtle", "text/turtle"), "rdf": ("xml", "application/rdf+xml"), "jsonld": ("json-ld", "application/ld+json")}
SCHEME = "urn:cungcau:thesaurus"
TERMS = "urn:cungcau:terms:"
LINKS = {"solves": "solves", "used_in": "usedIn"}
VALUES = {"measures": "measuredIn", "ipc": "ipc", "strategic": "strategicGroup"}
NAMES = {
    "solves": ("solves", "giải quyết"),
    "usedIn": ("used in", "dùng trong"),
    "kind": ("kind of concept", "loại khái niệm"),
    "field": ("field of science and technology", "lĩnh vực khoa học và công nghệ"),
    "homeField": ("home field", "lĩnh vực chính"),
    "measuredIn": ("measured in", "đơn vị đo"),
    "ipc": ("class of the International Patent Classification", "lớp trong Bảng phân loại sáng chế quốc tế"),
    "strategicGroup": ("group of strategic technologies", "nhóm công nghệ chiến lược"),
}
_KEY = re.compile(r"[^/#:]+$")


def format_of(name: str) -> str:
    """The form that the end of a file's name says. Raises Refused."""
    ending = name.rpartition(".")[2].lower()
    if ending not in FORMATS:
        known = ", ".join(f".{one}" for one in FORMATS)
        raise Refused("format", _("The name of the file ends in none of %(known)s.") % {"known": known})
    return ending


def write(ideas: Iterable[Idea], form: str) -> bytes:
    """The concepts as a scheme of their own."""
    from rdflib import RDF, SKOS, Graph, Literal, Namespace, URIRef  # slow

    graph, terms = Graph(), Namespace(TERMS)
    graph.bind("skos", SKOS)
    graph.bind("cc", terms)
    scheme = URIRef(SCHEME)
    graph.add((scheme, RDF.type, SKOS.ConceptScheme))
    graph.add((scheme, SKOS.prefLabel, Literal("Thesaurus of technology", lang="en")))
    graph.add((scheme, SKOS.prefLabel, Literal("Từ điển công nghệ", lang="vi")))
    _describe_terms(graph)
    for idea in ideas:
        subject = _address(idea.key)
        pairs: list[tuple[Any, Any]] = [(RDF.type, SKOS.Concept), (SKOS.inScheme, scheme), (terms.kind, Literal(idea.kind))]
        for language in ("vi", "en"):
            first, *others = idea.labels(language)
            pairs.append((SKOS.prefLabel, Literal(first, lang=language)))
            pairs += [(SKOS.altLabel, Literal(label, lang=language)) for label in others]
            if hint := getattr(idea, f"hint_{language}"):
                pairs.append((SKOS.scopeNote, Literal(hint, lang=language)))
        pairs += [(terms.homeField if at == 0 else terms.field, Literal(code)) for at, code in enumerate(idea.fields)]
        pairs += [(SKOS.broader, _address(key)) for key in idea.broader]
        pairs += [(SKOS.related, _address(key)) for key in idea.related]
        pairs += [(terms[name], _address(key)) for link, name in LINKS.items() for key in getattr(idea, link)]
        pairs += [(terms[name], Literal(value)) for part, name in VALUES.items() for value in getattr(idea, part)]
        for predicate, value in pairs:
            graph.add((subject, predicate, value))
    return graph.serialize(format=FORMATS[form][0], encoding="utf-8")


def _address(key: str) -> Any:
    from rdflib import URIRef  # slow

    return URIRef(f"{SCHEME}:{key}")


def _describe_terms(graph: Graph) -> None:
    """Our own words, each with its names and its place under a word of the standard."""
    from rdflib import OWL, RDF, RDFS, SKOS, Literal, URIRef  # slow

    for name, (english, vietnamese) in NAMES.items():
        term = URIRef(TERMS + name)
        is_link = name in LINKS.values()
        graph.add((term, RDF.type, OWL.ObjectProperty if is_link else OWL.DatatypeProperty))
        graph.add((term, RDFS.label, Literal(english, lang="en")))
        graph.add((term, RDFS.label, Literal(vietnamese, lang="vi")))
        if is_link:
            graph.add((term, RDFS.subPropertyOf, SKOS.semanticRelation))
    graph.add((URIRef(f"{TERMS}homeField"), RDFS.subPropertyOf, URIRef(f"{TERMS}field")))


def read(content: bytes, form: str) -> list[Idea]:
    """The concepts of a file, by key. Raises Refused when it cannot be read, or would have to be looked up elsewhere."""
    from rdflib import RDF, SKOS, Graph  # slow

    if form == "jsonld":
        _refuse_what_lies_elsewhere(content)
    graph = Graph()
    try:
        graph.parse(data=content, format=FORMATS[form][0])
    except Exception as error:  # noqa: BLE001  # each of the parsers has refusals of its own
        reason = " ".join(str(error).split())[:200]
        if isinstance(error, IndexError):  # of the parser of Turtle, where the file stops in the middle of a sentence
            reason = _("it ends too early; it may have been cut off.")
        raise Refused("unreadable", _("The file cannot be read: %(reason)s") % {"reason": reason}) from None
    found = [_idea(graph, subject) for subject in set(graph.subjects(RDF.type, SKOS.Concept))]
    if not found:
        raise Refused("empty", _("The file holds no concept of SKOS."))
    return sorted(found, key=lambda idea: idea.key)


def _refuse_what_lies_elsewhere(content: bytes) -> None:
    """A context that is an address would be fetched; nothing is fetched here."""
    try:
        waiting: list[Any] = [json.loads(content)]
    except (ValueError, RecursionError):
        return  # the parser says what is wrong
    while waiting:
        part = waiting.pop()
        if isinstance(part, list):
            waiting += part
        elif isinstance(part, dict):
            contexts = part.get("@context", [])
            if any(isinstance(one, str) for one in (contexts if isinstance(contexts, list) else [contexts])) or "@import" in part:
                raise Refused("elsewhere", _("The file's context is an address on the network. Save it with the context inside."))
            waiting += part.values()


def _idea(graph: Graph, subject: Any) -> Idea:
    from rdflib import SKOS, Namespace  # slow

    terms = Namespace(TERMS)

    def keys(predicate: Any) -> tuple[str, ...]:
        return tuple(sorted(_key(value) for value in set(graph.objects(subject, predicate))))

    def values(predicate: Any) -> tuple[str, ...]:
        return tuple(sorted({str(value) for value in graph.objects(subject, predicate)}))

    def labels(predicate: Any, language: str) -> list[str]:
        spoken = (value for value in graph.objects(subject, predicate) if _speaks(value, language))
        return sorted({str(value).strip() for value in spoken})

    preferred = {language: labels(SKOS.prefLabel, language) for language in ("vi", "en")}
    also = {language: preferred[language][1:] + labels(SKOS.altLabel, language) for language in ("vi", "en")}
    home = values(terms.homeField)
    return Idea(
        key=_key(subject),
        kind=_first(values(terms.kind)),
        fields=home + tuple(code for code in values(terms.field) if code not in home),
        vi=_first(preferred["vi"]),
        en=_first(preferred["en"]),
        vi_also=tuple(also["vi"]),
        en_also=tuple(also["en"]),
        broader=keys(SKOS.broader),
        related=keys(SKOS.related),
        hint_vi=_first(labels(SKOS.scopeNote, "vi")),
        hint_en=_first(labels(SKOS.scopeNote, "en")),
        **{link: keys(terms[name]) for link, name in LINKS.items()},
        **{part: values(terms[name]) for part, name in VALUES.items()},
    )


def _key(address: Any) -> str:
    """The last part of the address, whosever scheme it belongs to."""
    found = _KEY.search(str(address))
    return found[0] if found else str(address)


def _speaks(value: Any, language: str) -> bool:
    """"en-GB" is English as well."""
    return (getattr(value, "language", None) or "").partition("-")[0].lower() == language


def _first(values: Sequence[str]) -> str:
    return values[0] if values else ""
