"""Walk every address as every kind of person and look for planted secrets."""

from __future__ import annotations

from io import BytesIO
from itertools import product

import pytest
from django.apps import apps
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from django.utils import translation

from cungcau.access.models import User
from cungcau.files.actions import attach_file
from cungcau.jobs.queue import drain
from cungcau.kit.policy import SYSTEM
from cungcau.listings.actions import amend_listing, return_listing, submit_listing
from cungcau.listings.models import Listing
from cungcau.notices.models import Notice, Outgoing
from cungcau.registry.actions import add_contact, propose_expert
from tests.factories.listings import a_draft, a_published, a_term
from tests.people import organisation

pytestmark = pytest.mark.django_db

# What nobody but the owner's people and the working officers may ever read, each in a place of its own.
INTERNAL = {
    "budget": "77,77", "absorption": "MATABSORB", "contact": "MATCONTACT", "contact_phone": "0999777555",
    "at_field": "MATATFIELD", "change": "MATCHANGE của tin đã đăng",
    "comment": "MATCOMMENT", "draft": "MATDRAFT", "internal": "MATINTERNAL", "file": "MATFILE", "excluded": "MATEXCLUDED",
}  # fmt: skip
# Who stands behind an anonymous listing: public as an organisation, secret on the listing's pages.
ANONYMOUS = "MATANONYM"
# An anonymous offer that everybody reads but those whom it excludes.
KEPT_FROM_RIVAL = "MATOFFER"
EXPERT = {"expert_phone": "0888666444", "conflict": "MATCONFLICT"}


@pytest.fixture
def planted(seeker, rival, institute, an, binh, quan, ha, lan, dung, point, vocabulary):
    unknown = organisation(INTERNAL["excluded"], state="temporary")  # no stranger reads of it in the registry
    contact = add_contact(
        seeker, by=an, name=INTERNAL["contact"], phone=INTERNAL["contact_phone"], consent_purpose="x", consent_on="2026-01-01"
    )
    need = a_published(
        seeker, an, ha, title_vi="Khử màu nước thải", contact=contact, money_min=77_770_000_000, money_max=77_770_000_000,
        absorption_note=INTERNAL["absorption"], excluded_organisations=[unknown, institute],
    )  # fmt: skip
    offer = a_published(
        institute, quan, ha, "offer", title_vi=KEPT_FROM_RIVAL, anonymity="anonymous", excluded_organisations=[rival]
    )
    a_published(rival, binh, ha, title_vi="Bình cũng cần khử màu nước thải")
    draft = a_draft(seeker, an, title_vi=INTERNAL["draft"])
    internal = a_published(seeker, an, ha, title_vi=INTERNAL["internal"], anonymity="internal")
    returned = submit_listing(a_draft(seeker, an, title_vi="Trả lại"), by=an)
    return_listing(returned, by=ha, comment=INTERNAL["comment"], at_fields=[("problem", INTERNAL["at_field"])])
    amend_listing(need, by=an, version=need.version, title_vi=INTERNAL["change"])
    attach_file(draft, BytesIO(b"%PDF-1.4\n%%EOF\n"), f"{INTERNAL['file']}.pdf", by=an)
    anonymous = a_published(
        seeker,
        an,
        ha,
        title_vi="Tin ẩn danh",
        anonymity="anonymous",
        task_code=ANONYMOUS,
        terms=[a_term("field", "207"), a_term("transfer_mode", "turnkey")],
    )
    expert = propose_expert(by=SYSTEM, name="Chuyên gia", phone=EXPERT["expert_phone"], conflict_of_interest=EXPERT["conflict"])
    type(expert).objects.filter(pk=expert.pk).update(state="active")
    drain()
    return {
        "need": need, "draft": draft, "internal": internal, "returned": returned, "anonymous": anonymous, "offer": offer,
        "expert": expert,
    }  # fmt: skip


def patterns(resolver=None, prefix=""):
    """Every named pattern of the house: (namespaced name, its converters)."""
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            space = f"{prefix}{one.namespace}:" if one.namespace else prefix
            yield from patterns(one, space)
        elif isinstance(one, URLPattern) and one.name:
            yield f"{prefix}{one.name}", one.pattern.converters


# Whose public ids stand in the addresses of a room, besides its own.
ALSO = {"files": ["listings"], "discovery": ["listings"]}


def pids_of(room):
    labels = [label for label in (room, *ALSO.get(room, ())) if label in apps.app_configs]
    models = [model for label in labels for model in apps.get_app_config(label).get_models() if hasattr(model, "pid")]
    return [row.pid for model in models for row in model._default_manager.all()]


def addresses():
    """Every address, with the public ids of the rows that it is about, and searches for each secret."""
    fillers = {"verb": ["return", "suspend"], "kind": ["need", "offer"], "label": ["listings.listing"], "scheme": ["field"],
               "key": ["field"], "token": ["x-y"], "name": ["a"]}  # fmt: skip
    for name, converters in patterns():
        pids = pids_of(name.partition(":")[0])
        for values in product(*(pids if one in {"pid", "contact"} else fillers.get(one, ["1"]) for one in converters)):
            try:
                yield reverse(name, kwargs=dict(zip(converters, values, strict=True)))
            except NoReverseMatch:
                continue
    for words in ("", "nước thải", "tin", *INTERNAL.values(), ANONYMOUS, KEPT_FROM_RIVAL, *EXPERT.values()):
        yield f"/search/?kind=&q={words}"
        yield f"/search/?kind=need&q={words}"


def walk(client):
    for address in sorted(set(addresses())):
        answer = client.get(address)
        assert answer.status_code < 500, address
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        yield address, _without_typed_words(address, body.decode("utf-8", "replace"))


def _without_typed_words(address, page):
    """The words typed into a search box come back in it and in links; only what was found counts."""
    typed = address.partition("&q=")[2]
    for echo in (f'value="{typed}"', f"q={typed}", f"<title>{typed}") if typed else ():
        page = page.replace(echo, "")
    return page.replace("<mark>", "").replace("</mark>", "")


def leaks(client, secrets):
    return sorted({(name, address) for address, page in walk(client) for name, secret in secrets.items() if secret in page})


@pytest.mark.parametrize("name", ["guest", "binh", "quang"])
def test_a_stranger_another_company_and_the_director_find_no_secret(planted, client, name, request):
    if name != "guest":
        client.force_login(request.getfixturevalue(name))
    secrets = {
        key: value for key, value in {**INTERNAL, **EXPERT}.items()
        if not (name == "quang" and key in {"internal", "comment", "at_field", "change", "excluded"})
    }  # fmt: skip
    if name == "binh":
        secrets["offer"] = KEPT_FROM_RIVAL

    assert leaks(client, secrets) == []


def test_there_is_something_that_could_leak(planted, client, an, dung):
    """The same walk by those who may know finds each secret: the walk is not blind."""
    client.force_login(an)
    seen = {name for name, _address in leaks(client, INTERNAL)}
    client.force_login(dung)
    seen |= {name for name, _address in leaks(client, EXPERT)}
    client.logout()
    seen |= {name for name, _address in leaks(client, {"offer": KEPT_FROM_RIVAL})}

    assert seen == {*INTERNAL, *EXPERT, "offer"}


def test_whom_a_need_excludes_does_not_tell_its_owner_whose_an_anonymous_offer_is(planted, client, an, dung, institute):
    address = f"/listings/{planted['need'].pid}/matches/"
    words = translation.gettext("The need excludes this organisation.")
    client.force_login(an)
    pages = [client.get(one).content.decode() for one in (address, f"/listings/{planted['offer'].pid}/")]
    client.force_login(dung)
    told = client.get(address).content.decode()

    assert [KEPT_FROM_RIVAL in page for page in (*pages, told)] == [True, True, True]
    assert [words in page for page in (*pages, told)] == [False, False, True]
    assert [secret in page for page in pages for secret in (institute.name_vi, institute.name_en, institute.pid)].count(True) == 0


@pytest.mark.parametrize("name", ["guest", "binh"])
def test_nothing_on_an_anonymous_listing_tells_whose_it_is(planted, client, seeker, name, request):
    if name != "guest":
        client.force_login(request.getfixturevalue(name))
    pid = planted["anonymous"].pid

    pages = [client.get(address).content.decode() for address in (f"/listings/{pid}/", "/search/?kind=need")]

    assert "Tin ẩn danh" in pages[0]
    assert "Tin ẩn danh" in pages[1].partition('id="found"')[2]
    for secret in (seeker.name_vi, seeker.pid, ANONYMOUS, planted["need"].organisation.name_en):
        assert [secret in page for page in (pages[0], pages[1].partition("Tin ẩn danh")[2].partition("</li>")[0])] == [
            False,
            False,
        ]


def test_an_employee_who_left_reads_nothing_more_of_what_she_wrote_herself(planted, client, an):
    assert set(Listing.objects.filter(organisation=planted["draft"].organisation).values_list("created_by", flat=True)) == {an.pk}
    an.memberships.update(until="2026-01-01")
    client.force_login(an)

    assert leaks(client, INTERNAL) == []


def test_mails_and_notices_to_others_carry_no_secret(planted, ha, binh):
    strangers = [user for user in User.objects.all() if user.email.startswith(("binh", "quang"))]
    told = "".join(f"{notice.facts}" for notice in Notice.objects.filter(user__in=strangers))
    mailed = "".join(f"{mail.subject}{mail.text}" for mail in Outgoing.objects.filter(to__in=[user.email for user in strangers]))

    assert [secret for secret in INTERNAL.values() if secret in told + mailed] == []
    assert Outgoing.objects.filter(text__contains=INTERNAL["comment"]).exists()
