"""Who opens a form, touches nothing and saves: nothing is written, and she is told so."""

from datetime import date
from decimal import Decimal

import pytest

from cungcau.brokerage.actions import edit_case
from cungcau.listings.actions import amend_listing
from cungcau.thesaurus.actions import plant_shipped
from cungcau.thesaurus.models import Concept
from cungcau.trail.models import Entry
from cungcau.vocabulary.actions import load_holidays
from cungcau.vocabulary.models import Holiday
from tests.factories.cases import a_case
from tests.factories.facilities import a_bookable
from tests.factories.listings import a_draft, a_published, a_term
from tests.factories.papers import a_paper, an_agreement, parties
from tests.factories.registry import a_proposed
from tests.factories.surveys import a_visit
from tests.untouched import untouched

pytestmark = pytest.mark.usefixtures("point", "vocabulary")
SAYS = {
    "specifications": [{"parameter": "Lưu lượng", "operator": ">=", "value": 350.0, "unit": "m³/ngày", "must": True}],
    "targets": [{"metric": "phí", "wanted": "0"}], "money_max": 3 * 10**9, "description_vi": "Dòng một\nDòng hai",
}  # fmt: skip
AGREED = {
    "rights": ["exclusive_use"], "objects_given": ["know_how"], "value": 2_500_000_000, "schedule": "Đợt một\nĐợt hai",
    "direction": "domestic", "starts_on": date(2026, 3, 2),
}  # fmt: skip


def a_listing(request):
    return a_draft(request.getfixturevalue("seeker"), request.getfixturevalue("an"), **SAYS), "an"


def a_public_listing(request):
    names = ("seeker", "an", "ha")
    return a_published(*(request.getfixturevalue(name) for name in names), **SAYS), "an"


def a_listing_with_a_change(request):
    listing, name = a_public_listing(request)
    words = {"title_vi": "Tiêu đề mới nói rõ hơn nhiều", "version": listing.version}
    return amend_listing(listing, by=request.getfixturevalue(name), **words), name


def an_organisation(request):
    found = request.getfixturevalue("seeker")
    found.terms.set([a_term("field", "207")])
    return found, "an"


def a_profile(request):
    return a_proposed(request.getfixturevalue("mai")), "lan"


def a_facility(request):
    return a_bookable(*(request.getfixturevalue(name) for name in ("institute", "quan", "ha"))), "quan"


def a_campaign(request):
    return a_visit(*(request.getfixturevalue(name) for name in ("dung", "seeker", "mai"))).campaign, "dung"


def a_file(request):
    dung = request.getfixturevalue("dung")
    listing = a_public_listing(request)[0]
    case = a_case(dung, listing, None)
    edit_case(case, by=dung, value_min=2 * 10**9, probability=40)
    return case, "dung"


def a_file_of_two(request):
    an, ha, quan = (request.getfixturevalue(name) for name in ("an", "ha", "quan"))
    need = a_published(request.getfixturevalue("seeker"), an, ha)
    offer = a_published(request.getfixturevalue("institute"), quan, ha, kind="offer")
    return a_case(request.getfixturevalue("dung"), need, offer)


def an_agreed_draft(request):
    case = a_file_of_two(request)
    shares = (Decimal(30), Decimal(70))
    return an_agreement(case, request.getfixturevalue("dung"), "transfer", parties=parties(case, shares), **AGREED), "dung"


def a_document(request):
    request.getfixturevalue("settings").MEDIA_ROOT = request.getfixturevalue("tmp_path")
    case, __ = a_file(request)
    return a_paper(case, request.getfixturevalue("dung"), access="demand", after_nda=True), "dung"


def a_concept(request):
    plant_shipped()
    return Concept.objects.filter(kind="problem").exclude(key="").first(), "lan"


def a_holiday(request):
    load_holidays()
    return Holiday.objects.get(day=date(2026, 11, 24)), "lan"


def the_point(request):
    return request.getfixturevalue("point"), "lan"


FORMS = {
    a_listing: ("edit/", "title_vi"), a_public_listing: ("edit/", "title_vi"), a_listing_with_a_change: ("edit/", "title_vi"),
    an_organisation: ("edit/", "name_vi"), a_profile: ("edit/", "name"), a_facility: ("edit/", "name_vi"),
    a_campaign: ("edit/", "title_vi"), a_file: ("edit/", "goal"), the_point: ("", "code"), a_concept: ("edit/", "vi"),
    a_holiday: ("edit/", "name_vi"), an_agreed_draft: ("revise_agreement/", "title"), a_document: ("reshare_paper/", "access"),
}  # fmt: skip


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("make", FORMS, ids=lambda make: make.__name__)
def test_a_form_saved_untouched_writes_nothing_and_says_so(client, request, lan, make, language):
    thing, name = make(request)
    client.force_login(request.getfixturevalue(name))
    client.post("/language/", {"language": language, "next": "/"})
    ending, holding = FORMS[make]
    address = thing.get_absolute_url() + ending if ending else "/point/"
    thing.refresh_from_db()
    page = client.get(address)
    assert page.status_code == 200
    story, version = Entry.objects.count(), thing.version

    saved = client.post(address, untouched(page, holding), follow=True)

    assert saved.redirect_chain, untouched(page, holding)
    thing.refresh_from_db()
    assert (list(Entry.objects.order_by("pk").values_list("verb", "facts"))[story:], thing.version) == ([], version)
    assert {"en": "Nothing was changed.", "vi": "Không có gì thay đổi."}[language] in saved.content.decode()
