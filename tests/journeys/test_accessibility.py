"""Every kind of page under axe: at desktop and phone width, light and dark; and none scrolls sideways on a narrow phone.

One small planted park for each test; a page is loaded once and then turned, so that the walk stays quick.
"""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
import pytest

from cungcau.discovery.models import SavedSearch
from cungcau.jobs.queue import drain
from cungcau.kit.policy import SYSTEM
from cungcau.listings.actions import amend_listing, ask_reading, return_listing
from cungcau.listings.models import Listing
from cungcau.notices.models import Notice, Outgoing
from cungcau.registry.actions import add_contact, load_shipped
from cungcau.registry.models import Zone
from cungcau.thesaurus.actions import plant_shipped, retire_concept
from cungcau.thesaurus.models import Concept
from cungcau.vocabulary.actions import load_holidays
from tests.browser import SIZES
from tests.factories.listings import a_published, a_submitted
from tests.factories.registry import a_proposed, put
from tests.people import employ

# What a browser shows does not hang on the database, and forty-five pages in four looks take their minute.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
RUN = """async (rules) => (await axe.run(document, {resultTypes: ["violations"], ...(rules && {runOnly: rules})})).violations
    .map(one => `${one.id}: ${one.nodes[0].html.slice(0, 160)}`)"""
# Every rule at both widths; what a scheme changes is colours, so in the other two looks contrast is all there is to ask.
LOOKS = [("desktop", "light", None), ("desktop", "dark", ["color-contrast"]),
         ("phone", "light", ["color-contrast"]), ("phone", "dark", None)]  # fmt: skip
NARROW = {"width": 360, "height": 740}


@pytest.fixture
def park(seeker, institute, an, quan, ha, dung, lan, mai, point, vocabulary):
    """A need and an offer with rows of every sort, people, mails and notices; An and Lan have every desk between them."""
    load_shipped(by=SYSTEM)
    put(seeker, "active", zone=Zone.objects.first(), in_park=True, summary_vi="Gia công cơ khí chính xác.")
    contact = add_contact(seeker, by=an, name="Cao Thị Liên", phone="0912", consent_purpose="kết nối", consent_on="2026-01-01")
    rows = [{"parameter": "Lưu lượng", "operator": ">=", "value": 350.0, "unit": "m³/ngày", "must": True}]
    targets = [{"metric": "Màu", "now": "420", "wanted": "50", "unit": "Pt-Co"}]
    rights = [{"type": "patent", "status": "granted", "number": "1-0012345", "territory": "VN"}]
    need = a_published(seeker, an, ha, specifications=rows, targets=targets, contact=contact)
    offer = a_published(institute, quan, ha, kind="offer", specifications=[{**rows[0], "must": False}], ip_items=rights)
    a_published(seeker, an, ha, kind="offer", title_vi="Nguồn cung của chính bên cần")
    waiting = a_submitted(seeker, an, title_vi="Nhu cầu chờ duyệt")
    returned = a_submitted(seeker, an, title_vi="Nhu cầu bị trả lại")
    at_fields = [("problem", "Nêu số liệu."), ("modes", "Chọn thêm."), ("specifications", "Thêm dòng.")]
    return_listing(returned, by=ha, comment="Xin nêu nhiệt độ nước vào.", at_fields=at_fields)
    amend_listing(offer, by=quan, version=offer.version, advantages="Không sinh bùn, hoàn vốn 15 tháng.", ip_items=[])
    tested = a_submitted(institute, quan, kind="offer", title_vi="Nguồn cung chờ chuyên gia đọc")
    expert = put(a_proposed(lan, organisation=institute, years=20, summary_vi="Ba mươi năm xử lý nước."), "active")
    twin = a_proposed(lan, organisation=institute, years=21)
    reading = ask_reading(tested, put(a_proposed(lan, name="Cao Thị Vân"), "active", user=mai), by=ha, question="Có khả thi?")
    load_holidays()
    for name in ("moderator", "broker"):
        lan.role_rows.create(name=name)
    employ(lan, seeker)
    drain()
    return {
        "need": need, "offer": offer, "waiting": waiting, "returned": returned, "expert": expert, "organisation": seeker,
        "contact": f"{seeker.get_absolute_url()}contacts/{contact.pid}/",
        "twins": f"/duplicates/merge/expert/{expert.pid}/{twin.pid}/",
        "tested": tested, "reading": reading, "person": ha, "notice": Notice.objects.first(), "mail": Outgoing.objects.first(),
    }  # fmt: skip


def faults_of(page, addresses, refused=()):
    """Address and look → what axe found, how far the page reaches sideways, or an answer that is no page (but `refused`)."""
    found = {}
    for address in addresses:
        answer = page.goto(address)
        if answer.ok == (address in refused):
            found[address] = answer.status
        page.evaluate(AXE)
        for size, scheme, rules in LOOKS:
            page.set_viewport_size(SIZES[size])
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            if seen := page.evaluate(RUN, rules):
                found[f"{address} {size} {scheme}"] = seen
        page.set_viewport_size(NARROW)
        if (width := page.evaluate("document.documentElement.scrollWidth")) > NARROW["width"]:
            found[f"{address} sideways"] = width
    return found


def test_a_strangers_pages(visit, park):
    things = [park[name].get_absolute_url() for name in ("need", "offer", "organisation", "expert")]
    lists = ["/", "/search/", "/search/?kind=need&q=nước thải", "/search/?kind=organisation", "/search/?q=khongcogi", "/zones/",
             "/authorities/", "/vocabulary/", "/vocabulary/field/", "/login/", "/forgot/", "/no-such/"]  # fmt: skip

    assert faults_of(visit("/"), [*lists, *things], refused={"/no-such/"}) == {}


def test_a_members_pages(visit, park, an):
    need, returned = park["need"].get_absolute_url(), park["returned"].get_absolute_url()
    own = [f"{returned}quality/", "/holidays/"]
    forms = ["/listings/new/need/", "/listings/new/offer/", f"{returned}edit/", f"{park['organisation'].get_absolute_url()}edit/"]
    rest = ["/listings/own/", need, returned, f"{need}matches/", f"{need}withdraw/", "/inbox/", "/profile/", "/people/",
            f"{need}visibility/", f"{need}preview/?as=stranger", f"{need}looks/"]  # fmt: skip

    assert faults_of(visit("/", as_user=an), [*own, *forms, *rest], refused={"/people/"}) == {}


def test_the_desks_pages(visit, park, lan):
    organisation, expert = park["organisation"].get_absolute_url(), park["expert"].get_absolute_url()
    review = [f"{park[name].get_absolute_url()}review/" for name in ("waiting", "offer", "tested")]
    holidays = ["/holidays/2026-02-17/", "/holidays/new/", "/holidays/2026-02-17/edit/"]
    read = [park[name].get_absolute_url() for name in ("reading", "offer")]
    listings = ["/listings/queue/", f"{park['waiting'].get_absolute_url()}return/", f"{park['offer'].get_absolute_url()}matches/"]
    registry = ["/registry/", "/registry/?kind=expert", organisation, f"{organisation}people/new/", expert, f"{expert}edit/",
                f"{organisation}contacts/new/", f"{organisation}suspend/", "/organisations/new/", "/experts/new/"]  # fmt: skip
    people_of = [f"{organisation}people/", f"{organisation}verification/", f"{expert}times/", f"{expert}times/interests/",
                 park["contact"], "/registry/renewals/", "/duplicates/?kind=expert", park["twins"],
                 f"{organisation}looks/", f"{expert}looks/"]  # fmt: skip
    people = ["/people/", "/people/invite/", park["person"].get_absolute_url(), "/outbox/", park["mail"].get_absolute_url(),
              "/outbox/server/", "/vocabulary/field/import/", "/point/", "/"]  # fmt: skip

    assert faults_of(visit("/", as_user=lan), [*review, *read, *holidays, *listings, *registry, *people_of, *people]) == {}


def test_the_thesaurus(visit, point, lan):
    plant_shipped()
    retire_concept(Concept.objects.get(key="heat-pump-dryer"), by=lan, note="Thử.")
    pages = ["/thesaurus/", "/thesaurus/?q=bơm&kind=product", "/thesaurus/?state=retired", "/thesaurus/heat-pump/",
             "/thesaurus/heat-pump-dryer/", "/thesaurus/mechanical-industry/", "/thesaurus/heat-pump/edit/", "/thesaurus/new/",
             "/thesaurus/heat-pump/retire/", "/thesaurus/understand/?q=nước thải còn màu, cần ozone hóa"]  # fmt: skip

    assert faults_of(visit("/", as_user=lan), pages) == {}


def test_what_helps_and_what_is_kept_and_compared(visit, park, an):
    SavedSearch.objects.create(user=an, name="Nước thải", query="q=nước+thải")
    need = park["need"].get_absolute_url()
    beside = "&".join(f"offer={pid}" for pid in Listing.objects.filter(kind="offer").values_list("pid", flat=True))
    pages = ["/help/", "/help/?q=nhap bang", "/help/?q=khongcogi", "/help/write-a-need/", "/?tour=member-1",
             "/searches/", "/searches/new/?q=nước", f"{need}compare/?{beside}", "/search/?kind=offer"]  # fmt: skip

    assert faults_of(visit("/", as_user=an), pages) == {}


def test_faulty_forms(visit, park, an):
    page = visit("/listings/new/need/", as_user=an)
    page.fill("[name=money_min]", "rất nhiều")
    page.fill("[name=specifications-0-parameter]", "Lưu lượng")
    page.click("#main .form-actions .btn-main")
    page.evaluate(AXE)

    assert page.locator("[aria-invalid=true]").count() >= 2
    assert page.evaluate(RUN) == []


def test_the_installers_page(visit, vocabulary):
    assert faults_of(visit("/setup/"), ["/setup/"]) == {}


def test_the_walk_is_not_blind(visit, park):
    page = visit("/")
    page.evaluate("""document.querySelector("main .page").insertAdjacentHTML(
        "beforeend", '<img src="/x.png"><p class="meta" style="width:2000px;color:var(--surface)">words</p>')""")
    page.evaluate(AXE)
    page.set_viewport_size(NARROW)

    assert {one.partition(":")[0] for one in page.evaluate(RUN)} >= {"image-alt", "color-contrast"}
    assert {one.partition(":")[0] for one in page.evaluate(RUN, ["color-contrast"])} == {"color-contrast"}
    assert page.evaluate("document.documentElement.scrollWidth") > NARROW["width"]
