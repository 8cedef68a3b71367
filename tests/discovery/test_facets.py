"""Filters of the search: what they keep, how they count, and how addresses carry them."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.utils import timezone

from cungcau.discovery.asking import asked_in, pairs_of
from cungcau.discovery.facets import Tally, facets_of, narrowed, options_of
from cungcau.discovery.queries import Search, rows_of, search
from cungcau.discovery.views.searching import chosen_of, tabs_of
from cungcau.jobs.queue import drain
from cungcau.listings.actions import pause_listing
from cungcau.listings.models import Listing
from cungcau.vocabulary.models import Term
from tests.factories.listings import a_draft, a_published, a_term

GUEST = AnonymousUser()


@pytest.fixture
def three_needs(an: Any, ha: Any, seeker: Any) -> list[Any]:
    """Two of field 207 (TRL 7 and 8), one of field 104 (TRL 8)."""
    mode = a_term("transfer_mode", "technical_assistance")
    return [
        a_published(seeker, an, ha, title_vi=title, trl=trl, terms=[a_term("field", field), mode])
        for title, trl, field in (("Khử màu", 7, "207"), ("Khử mùi", 8, "207"), ("Soi lỗi vải", 8, "104"))
    ]


def titles(chosen: dict[str, list[str]]) -> list[str]:
    return sorted(row.title_vi for row in narrowed(rows_of("need", GUEST), "need", chosen))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("chosen", "left"),
    [
        ({}, ["Khử màu", "Khử mùi", "Soi lỗi vải"]),
        ({"field": ["207"]}, ["Khử màu", "Khử mùi"]),
        ({"field": ["207", "104"]}, ["Khử màu", "Khử mùi", "Soi lỗi vải"]),
        ({"field": ["207"], "trl": ["8"]}, ["Khử mùi"]),
        ({"trl": ["12", "x", ""]}, ["Khử màu", "Khử mùi", "Soi lỗi vải"]),
        ({"field": ["zzz"]}, []),
    ],
)
def test_choices_of_one_facet_widen_and_facets_narrow(three_needs: Any, chosen: dict[str, list[str]], left: list[str]) -> None:
    assert titles(chosen) == left


@pytest.mark.django_db
def test_a_facet_counts_what_the_other_facets_leave(three_needs: Any) -> None:
    found = search(Search(kind="need", chosen={"field": ["207"], "trl": ["8"]}, sort="newest"), GUEST)

    counted = {
        facet.name: [(option.value, option.count, option.chosen) for option in options] for facet, options in found.facets
    }

    assert counted["field"] == [("104", 1, False), ("207", 1, True)]
    assert counted["trl"] == [("7", 1, False), ("8", 1, True)]
    assert found.counts["need"] == 1


@pytest.mark.django_db
def test_a_choice_that_leaves_nothing_is_still_shown(three_needs: Any) -> None:
    field = next(facet for facet in facets_of("need") if facet.name == "field")

    options = options_of(field, [Tally(rows_of("need", GUEST).none())], {"field": ["207"]})

    assert [(option.value, option.count, option.chosen) for option in options] == [("207", 0, True)]


@pytest.mark.django_db
@pytest.mark.parametrize("reader", ["guest", "an", "binh", "dung"])
@pytest.mark.parametrize("chosen", [{}, {"field": ["207"]}, {"field": ["207"], "trl": ["8"], "mode": ["technical_assistance"]}])
@pytest.mark.parametrize("words", ["", "khử"])
def test_counts_are_those_of_the_rows_the_reader_may_see_counted_one_by_one(
    three_needs: Any, seeker: Any, rival: Any, request: Any, reader: str, chosen: dict[str, list[str]], words: str
) -> None:
    user, an, ha = (request.getfixturevalue(name) for name in (reader, "an", "ha"))
    three_needs[0].excluded_organisations.add(rival)
    a_draft(seeker, an, title_vi="Khử bụi", trl=8)
    Listing.objects.filter(pk=a_published(seeker, an, ha, title_vi="Khử mặn", trl=8).pk).update(anonymity="internal")
    paused = a_published(seeker, an, ha, title_vi="Khử khuẩn", trl=8)
    pause_listing(paused, by=an)
    drain()

    found = search(Search(words=words, kind="need", chosen=chosen, every=True), user)

    for facet, options in found.facets:
        left = narrowed(rows_of("need", user), "need", chosen, but=facet.name)
        seen = [row for row in left if words in row.title_vi.lower()]
        assert {option.value: option.count for option in options} == Counter(
            value for row in seen for value in values_of(row, facet.name)
        )
    assert {facet.name for facet, _options in found.facets} >= {"field", "trl", "mode"}


def values_of(row: Any, facet: str) -> list[str]:
    schemes = {"field": "field", "sector": "vsic", "mode": "transfer_mode"}
    if facet == "fresh":
        return ["30"]
    return row.codes[schemes[facet]] if facet in schemes else [str(getattr(row, facet))]


@pytest.fixture
def priced_offers(binh: Any, ha: Any, rival: Any) -> dict[str, Any]:
    """Offers by what they cost, in millions: at least, at most."""
    prices = {"small": (50, 80), "across": (80, 3000), "from": (700, None), "to": (None, 90), "open": (None, None)}
    return {
        name: a_published(
            rival, binh, ha, "offer", title_vi=name, money_min=low and low * 10**6, money_max=high and high * 10**6
        )
        for name, (low, high) in prices.items()
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("band", "inside"),
    [
        ("0-100", ["across", "small", "to"]),
        ("100-500", ["across"]),
        ("500-2000", ["across", "from"]),
        ("2000-10000", ["across", "from"]),
        ("10000-", ["from"]),
        ("open", ["open"]),
    ],
)
def test_a_price_lies_in_each_band_that_it_touches(priced_offers: Any, band: str, inside: list[str]) -> None:
    left = narrowed(rows_of("offer", GUEST), "offer", {"price": [band]})
    counted = {facet.name: facet.count(Tally(rows_of("offer", GUEST))) for facet in facets_of("offer") if facet.name == "price"}

    assert sorted(row.title_vi for row in left) == inside
    assert dict(counted["price"])[band] == len(inside)


@pytest.mark.django_db
def test_a_need_has_no_facet_of_its_budget() -> None:
    assert "price" not in {facet.name for facet in facets_of("need")}


@pytest.mark.django_db
@pytest.mark.parametrize(("days", "band"), [(0, "30"), (29, "30"), (31, "90"), (89, "90"), (91, "older"), (115, "older")])
def test_freshness_is_told_by_the_last_confirmation(three_needs: Any, days: int, band: str) -> None:
    Listing.objects.filter(pk=three_needs[0].pk).update(last_confirmed_at=timezone.now() - timedelta(days=days))
    Listing.objects.exclude(pk=three_needs[0].pk).delete()

    assert [row.pk for row in narrowed(rows_of("need", GUEST), "need", {"fresh": [band]})] == [three_needs[0].pk]
    assert not narrowed(rows_of("need", GUEST), "need", {"fresh": [other for other in ("30", "90", "older") if other != band]})


@pytest.mark.django_db
def test_where_an_anonymous_listing_comes_from_is_no_choice(three_needs: Any, seeker: Any) -> None:
    type(seeker).objects.filter(pk=seeker.pk).update(province="01")
    Listing.objects.filter(pk=three_needs[0].pk).update(anonymity="anonymous")

    origin = next(facet for facet in facets_of("need") if facet.name == "origin")

    assert origin.count(Tally(rows_of("need", GUEST))) == [("01", 2)]
    assert len(narrowed(rows_of("need", GUEST), "need", {"origin": ["01"]})) == 2


@pytest.mark.django_db
def test_seldom_facets_are_counted_where_they_are_asked_for_or_chosen(three_needs: Any) -> None:
    def shown(**asked: Any) -> set[str]:
        return {facet.name for facet, _options in search(Search(kind="need", **asked), GUEST).facets}

    three_needs[0].terms.add(a_term("sdg", "6"), a_term("ipc", "C02F"))

    assert not shown() & {"sdg", "ipc"}
    assert shown(every=True) >= {"sdg", "ipc"}
    assert shown(chosen={"sdg": ["6"]}) >= {"sdg"}


@pytest.mark.django_db
def test_facets_without_a_choice_are_counted_together(three_needs: Any, django_assert_num_queries: Any) -> None:
    tally = Tally(rows_of("need", GUEST))

    with django_assert_num_queries(2):  # the codes of all schemes, and their names
        counted = {facet.name: facet.count(tally) for facet in facets_of("need") if facet.name in {"field", "sector", "mode"}}

    assert counted == {"field": [("207", 2), ("104", 1)], "sector": [], "mode": [("technical_assistance", 3)]}


@pytest.mark.django_db
def test_a_code_of_two_versions_of_a_list_is_one_choice(three_needs: Any) -> None:
    newer = Term.objects.create(scheme_id="field", version="newer", code="207", name_vi="field 207")
    three_needs[2].terms.set([newer])

    assert Tally(rows_of("need", GUEST)).codes["field"] == [("207", 3)]


def asked(address: str) -> Search:
    return asked_in(RequestFactory().get(address).GET)


def test_what_makes_no_sense_in_an_address_is_left_out() -> None:
    search_asked = asked("/search/?kind=zzz&sort=zzz&q=a%00b&field=%00&field=207&zone=" + "x" * 100)

    assert pairs_of(search_asked) == [("q", "ab"), ("field", "207")]


@pytest.mark.django_db
def test_a_chosen_filter_is_taken_away_by_its_address(three_needs: Any) -> None:
    search_asked = asked("/search/?kind=need&field=207&trl=7&trl=8&page=3")

    chosen = chosen_of(search_asked, search(search_asked, GUEST).facets)

    left = [parse_qs(address[1:]) for words, address in chosen if words == "TRL 7"]
    assert left == [{"kind": ["need"], "field": ["207"], "trl": ["8"]}]


def test_a_tab_keeps_words_and_filters() -> None:
    counts = {"need": 2, "offer": 3, "expert": 0, "organisation": 1}

    tabs = tabs_of(asked("/search/?q=nuoc&kind=need&field=207&sort=newest"), counts)

    assert [tab["count"] for tab in tabs] == [6, 2, 3, 0, 1]
    assert [tab["current"] for tab in tabs] == [False, True, False, False, False]
    assert tabs[2]["address"] == "?q=nuoc&field=207&kind=offer"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        "?page=abc", "?page=-1", "?page=99999999999999999999", "?kind=zzz", "?kind=need&trl=x&trl=12", "?q=%00",
        "?organisation=%00", "?kind=need&field=%00", "?q=" + "x" * 5000, "?q=%22%27%3B--",
        "?q=AND+OR+NOT+NEAR(", "?q=*", "?q=%ff%fe", "?q=%F0%9F%98%80",
    ],
)  # fmt: skip
def test_odd_addresses_still_get_a_page(client: Any, lan: Any, three_needs: Any, address: str) -> None:
    assert client.get(f"/search/{address}").status_code == 200
