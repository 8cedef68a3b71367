"""Pages of the registry: strangers, members, officers; forms that keep what was entered; addresses that nobody would type."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cungcau.kit.policy import SYSTEM
from cungcau.registry.actions import add_contact, load_shipped
from cungcau.registry.models import Contact, Expert, Membership, Organisation, Zone, ZonePlan
from tests.factories.listings import a_term
from tests.factories.registry import a_proposed, a_registered, put
from tests.people import employ, organisation, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("point", "lan")]

SECRETS = {"name": "Cao Thị Liên", "phone": "0912 000 111", "email": "lien@sao-mai.example"}


@pytest.fixture
def contact(seeker, an):
    return add_contact(seeker, by=an, **SECRETS, consent_purpose="kết nối công nghệ", consent_on="2026-03-01")


@pytest.fixture
def expert(lan, an, institute):
    made = a_proposed(
        lan, user=an, organisation=institute, email="duc@private.example", phone="0888 222 333",
        conflict_of_interest="cổ đông Hồng Lam", terms=[a_term("field", "207")],
    )  # fmt: skip
    return put(made, "active")


def page(client, path, status=200):
    answer = client.get(path)
    assert answer.status_code == status, path
    return answer.content.decode()


def seen(text, words):
    return {word for word in words if word in text}


# One organisation


def test_a_stranger_reads_who_it_is_and_no_contact(client, seeker, contact):
    text = page(client, seeker.get_absolute_url())

    assert "Công ty Cơ khí Sao Mai" in text
    assert seen(text, [*SECRETS.values(), "Nguyễn Thị An", "Nội bộ", "/edit/"]) == set()


def test_a_member_of_another_organisation_reads_no_more_than_a_stranger(client, seeker, contact, binh):
    client.force_login(binh)

    assert seen(page(client, seeker.get_absolute_url()), [*SECRETS.values(), "Nguyễn Thị An"]) == set()


@pytest.mark.parametrize("name", ["an", "ha", "dung", "mai", "lan"])
def test_its_people_and_the_working_officers_read_contacts_and_people(client, seeker, contact, name, request):
    client.force_login(request.getfixturevalue(name))

    wanted = {*SECRETS.values(), "Nguyễn Thị An"}
    assert seen(page(client, seeker.get_absolute_url()), wanted) == wanted


@pytest.mark.parametrize(("language", "history", "contact"), [("vi", "Lịch sử", "Liên hệ"), ("en", "History", "Contact")])
def test_the_director_reads_an_experts_history_without_the_private_facts(client, expert, quang, language, history, contact):
    client.cookies["cungcau_language"] = language
    client.force_login(quang)

    text = page(client, expert.get_absolute_url())

    assert seen(text, [f">{history}<", f">{contact}<"]) == {f">{history}<"}
    assert expert.email not in text


def test_the_director_reads_the_page_without_contacts(client, seeker, contact, quang):
    client.force_login(quang)

    assert seen(page(client, seeker.get_absolute_url()), SECRETS.values()) == set()


def test_the_form_of_a_contact_says_what_it_is_for_and_the_form_of_the_organisation_whose_it_is(client, seeker, an):
    client.force_login(an)

    contact = page(client, f"{seeker.get_absolute_url()}contacts/new/")
    own = page(client, f"{seeker.get_absolute_url()}edit/")

    assert '<h1 class="heading-title">Thêm đầu mối</h1>' in contact
    assert f'<h1 class="heading-title">{seeker}</h1>' in own
    assert "Ghi danh tổ chức" not in own


def test_a_withdrawn_contact_leaves_only_its_name(client, seeker, contact, an):
    client.force_login(an)

    client.post(f"{seeker.get_absolute_url()}contacts/{contact.pid}/withdraw/")

    text = page(client, seeker.get_absolute_url())
    assert seen(text, SECRETS.values()) == {SECRETS["name"]}
    assert Contact.objects.get().withdrawn_on == timezone.localdate()


def test_what_is_not_shown_is_not_there_for_a_stranger(client, lan, dung):
    hidden = a_registered(lan)

    page(client, hidden.get_absolute_url(), 404)
    client.force_login(dung)
    assert hidden.name_vi in page(client, hidden.get_absolute_url())


def test_the_page_speaks_english_where_it_can(client, seeker):
    client.cookies["cungcau_language"] = "en"

    text = page(client, seeker.get_absolute_url())

    assert "<title>Sao Mai Mechanics" in text
    assert "Its needs and offers" in text


# Verbs on a page


def test_the_broker_verifies_with_evidence_and_the_steward_activates(client, lan, dung):
    made = a_registered(lan)
    client.force_login(dung)
    asked = client.post(f"{made.get_absolute_url()}verify/", {"note": "", "version": "1"})
    done = client.post(f"{made.get_absolute_url()}verify/", {"note": "giấy đăng ký", "version": "1"}, follow=True)
    refused = client.post(f"{made.get_absolute_url()}activate/", {"version": "2"})
    client.force_login(lan)
    client.post(f"{made.get_absolute_url()}activate/", {"version": "2"})

    assert (asked.status_code, done.status_code, refused.status_code) == (422, 200, 403)
    assert "giấy đăng ký" in done.content.decode()
    assert Organisation.objects.get(pk=made.pk).state == "active"


def test_a_button_is_there_for_whoever_may_press_it(client, seeker, lan, dung):
    client.force_login(dung)
    assert f"{seeker.get_absolute_url()}suspend/" not in page(client, seeker.get_absolute_url())

    client.force_login(lan)
    assert f"{seeker.get_absolute_url()}suspend/" in page(client, seeker.get_absolute_url())


def test_the_adviser_marks_an_expert_as_away(client, expert, mai):
    client.force_login(mai)

    client.post(f"{expert.get_absolute_url()}leave/", {"version": expert.version})

    assert Expert.objects.get(pk=expert.pk).state == "away"


# Forms

NEW = {
    "name_vi": "Công ty Quang học Ba Vì", "kind": "sme", "tax_code": "0100109106", "employees": "35",
    "website": "https://ba-vi.example",
}  # fmt: skip


def test_an_officer_registers_an_organisation(client, dung, vocabulary):
    client.force_login(dung)

    answer = client.post("/organisations/new/", NEW)

    made = Organisation.objects.get(name_vi=NEW["name_vi"])
    assert (answer.status_code, answer.url) == (302, made.get_absolute_url())
    assert (made.state, made.tax_code, made.employees) == ("temporary", "0100109106", 35)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"name_vi": ""}, "Tên tiếng Việt"),
        ({"tax_code": "0100109107"}, "kiểm tra"),
        ({"tax_code": "12"}, "10 chữ số"),
        ({"kind": "no-such"}, "no-such"),
        ({"employees": "-3"}, "0"),
        ({"employees": "99999999999999999999"}, ""),
        ({"year": "1500"}, "1800"),
        ({"website": "not a site"}, ""),
        ({"zone": "9999"}, ""),
        ({"fields_1": "no-such"}, "no-such"),
        ({"name_vi": "Tên\x00"}, ""),
    ],
)
def test_a_fault_is_told_and_nothing_entered_is_lost(client, dung, vocabulary, wrong, told):
    client.force_login(dung)
    typed = {**NEW, "summary_vi": "Gia công thấu kính", **wrong}

    answer = client.post("/organisations/new/", typed)

    text = answer.content.decode()
    assert answer.status_code == 422
    assert seen(text, ["Gia công thấu kính", "aria-invalid", told]) == {"Gia công thấu kính", "aria-invalid", told}
    for name in {"tax_code", "name_vi"} - wrong.keys():
        assert f'value="{NEW[name]}"' in text
    assert not Organisation.objects.filter(summary_vi__contains="thấu kính").exists()


def test_a_duplicate_tax_code_names_the_other_organisation(client, dung, seeker, vocabulary):
    Organisation.objects.filter(pk=seeker.pk).update(tax_code="0100109106")
    client.force_login(dung)

    answer = client.post("/organisations/new/", NEW)

    assert answer.status_code == 422
    assert "“Công ty Cơ khí Sao Mai”" in answer.content.decode()


def test_an_editor_mends_the_own_entry_with_its_version(client, an, seeker, vocabulary):
    client.force_login(an)
    assert 'name="version" value="1"' in page(client, f"{seeker.get_absolute_url()}edit/")

    client.post(f"{seeker.get_absolute_url()}edit/", {"name_vi": "Công ty Sao Hôm", "kind": "sme", "version": "1"})

    assert Organisation.objects.get(pk=seeker.pk).name_vi == "Công ty Sao Hôm"


def test_who_saves_second_is_told_who_was_first_and_nothing_is_overwritten(client, an, dung, seeker, vocabulary):
    client.force_login(dung)
    client.post(f"{seeker.get_absolute_url()}edit/", {"name_vi": "Công ty Sao Hôm", "kind": "sme", "version": "1"})
    client.force_login(an)

    answer = client.post(f"{seeker.get_absolute_url()}edit/", {"name_vi": "Công ty Sao Kim", "kind": "sme", "version": "1"})

    assert answer.status_code == 409
    assert dung.name in answer.content.decode()
    assert Organisation.objects.get(pk=seeker.pk).name_vi == "Công ty Sao Hôm"


@pytest.mark.parametrize(
    "path", ["/organisations/new/", "/experts/new/", "{seeker}edit/", "{seeker}people/new/", "{seeker}contacts/new/"]
)
def test_forms_are_closed_to_strangers_and_to_other_companies(client, seeker, binh, path):
    path = path.format(seeker=seeker.get_absolute_url())

    assert client.get(path).url.startswith("/login/?next=")
    client.force_login(binh)
    page(client, path, 403)


def test_a_person_with_an_account_is_added_and_taken_out(client, dung, seeker, quan):
    client.force_login(dung)
    address = f"{seeker.get_absolute_url()}people/new/"
    unknown = client.post(address, {"email": "nobody@x.example", "role": "editor"})
    client.post(address, {"email": " QUAN@demo.example", "role": "reader", "position_vi": "Thư ký"})
    twice = client.post(address, {"email": "quan@demo.example", "role": "editor"})
    row = Membership.objects.get(user=quan, organisation=seeker)
    client.post(f"{seeker.get_absolute_url()}people/{row.pk}/end/")

    assert (unknown.status_code, twice.status_code, row.role) == (422, 422, "reader")
    assert 'value="nobody@x.example"' in unknown.content.decode()
    assert Membership.objects.get(pk=row.pk).until == timezone.localdate()


def test_only_who_may_end_a_membership_ends_one(client, an, seeker, binh):
    row = an.memberships.get()
    for user in (an, binh):
        client.force_login(user)
        assert client.post(f"{seeker.get_absolute_url()}people/{row.pk}/end/").status_code == 403

    assert an.memberships.get().until is None


def test_a_contact_needs_a_way_to_reach_it_and_a_consent(client, an, seeker):
    client.force_login(an)
    address = f"{seeker.get_absolute_url()}contacts/new/"

    faulty = client.post(address, {"name": "Liên", "purposes": "connection", "consent_on": "01/03/2026"})
    client.post(address, {"name": "Liên", "phone": "0912", "consent_on": "01/03/2026"})
    client.post(address, {"name": "Liên", "phone": "0912", "purposes": ["connection", "events"], "consent_on": "01/03/2026"})

    assert (faulty.status_code, 'value="Liên"' in faulty.content.decode()) == (422, True)
    assert [(each.name, str(each.consent_on), each.consents.count()) for each in Contact.objects.all()] == [
        ("Liên", "2026-03-01", 2)
    ]


def test_an_expert_is_proposed_and_edited(client, mai, institute, vocabulary):
    client.force_login(mai)
    typed = {"name": "Lê Đình Anh", "organisation": institute.pk, "fields_0": "207", "services": ["design"]}
    client.post("/experts/new/", typed)
    made = Expert.objects.get()

    client.post(f"{made.get_absolute_url()}edit/", {"name": "Lê Đình Ảnh", "years": "x", "version": "1"})
    assert Expert.objects.get().name == "Lê Đình Anh"
    assert sorted(term.code for term in made.terms.all()) == ["207", "design"]
    client.post(f"{made.get_absolute_url()}edit/", {"name": "Lê Đình Ảnh", "years": "12", "version": "1"})

    assert (made.state, made.organisation) == ("proposed", institute)
    assert (Expert.objects.get().name, Expert.objects.get().years) == ("Lê Đình Ảnh", 12)


# One expert


PRIVATE = {"duc@private.example", "0888 222 333", "cổ đông Hồng Lam"}


@pytest.mark.parametrize(
    ("name", "knows"),
    [*((name, False) for name in ("guest", "binh", "quang")), *((name, True) for name in ("an", "ha", "dung", "mai", "lan"))],
)
def test_phone_and_conflicts_of_an_expert_are_for_the_desk_and_the_expert(client, expert, name, knows, request):
    if name != "guest":
        client.force_login(request.getfixturevalue(name))

    text = page(client, expert.get_absolute_url())

    assert "Nguyễn Hoài Đức" in text
    assert seen(text, PRIVATE) == (PRIVATE if knows else set())


# Lists


def test_the_desk_is_for_officers_and_finds_by_name_without_marks_and_by_tax_code(client, seeker, rival, an, dung):
    Organisation.objects.filter(pk=rival.pk).update(tax_code="0100109106")
    client.force_login(an)
    page(client, "/registry/", 403)
    client.force_login(dung)

    both = [seeker.pid, rival.pid]
    found = {words: seen(page(client, f"/registry/?q={words}"), both) for words in ("", "co khi", "0100", "không có")}

    assert found == {"": {seeker.pid, rival.pid}, "co khi": {seeker.pid}, "0100": {rival.pid}, "không có": set()}


def test_the_desk_narrows_by_state(client, seeker, rival, dung):
    put(rival, "suspended")
    client.force_login(dung)

    assert seen(page(client, "/registry/?state=suspended"), [seeker.pid, rival.pid]) == {rival.pid}


def test_the_zones_tell_how_many_organisations_are_shown_and_where_the_numbers_are_from(client, lan):
    load_shipped(by=SYSTEM)
    plan = ZonePlan.objects.get()
    zone = Zone.objects.get(plan=plan, code="software")
    for number in range(3):
        organisation(f"Công ty {number}", zone=zone, state="temporary" if number == 2 else "active")

    text = page(client, "/zones/")

    assert seen(text, [zone.name_vi, plan.source]) == {zone.name_vi, plan.source}
    assert f"{zone.href}".replace("&", "&amp;") in text


def test_the_authorities_show_their_names_with_dates_and_sources(client):
    load_shipped(by=SYSTEM)

    assert "Cục Đổi mới sáng tạo" in page(client, "/authorities/")


@pytest.mark.parametrize(("path", "vietnamese", "english"), [
    ("/zones/", "danh sách bảy khu", "list of seven zones"),
    ("/authorities/", "hội thảo ngày 18/11/2022", "workshop of 18/11/2022"),
])
def test_a_source_is_told_in_the_language_of_the_page_and_in_no_other(client, path, vietnamese, english):
    load_shipped(by=SYSTEM)
    found = {}
    for language in ("vi", "en"):
        client.cookies["cungcau_language"] = language
        found[language] = seen(page(client, path), [vietnamese, english])

    assert found == {"vi": {vietnamese}, "en": {english}}


# As many questions to the database for three rows as for one


def questions(client, path):
    cache.clear()
    with CaptureQueriesContext(connection) as asked:
        page(client, path)
    return len(asked)


def more_people(seeker, lan):
    for number in (1, 2):
        employ(person(f"m{number}", f"Người {number}"), seeker)
        add_contact(seeker, by=lan, name=f"Liên hệ {number}", phone="1", consent_purpose="x", consent_on="2026-01-01")
        put(a_proposed(lan, name=f"Chuyên gia {number}", organisation=seeker, terms=[a_term("field", "207")]), "active")


def test_an_organisation_page_asks_as_much_for_three_people_as_for_one(client, seeker, contact, expert, lan):
    Expert.objects.update(organisation=seeker)
    client.force_login(lan)
    page(client, seeker.get_absolute_url())
    one = questions(client, seeker.get_absolute_url())

    more_people(seeker, lan)

    # Each thing done to it is one line of its history, which is read at once.
    assert questions(client, seeker.get_absolute_url()) == one


@pytest.mark.parametrize("path", ["/registry/", "/registry/?kind=expert"])
def test_the_desk_asks_as_much_for_three_rows_as_for_one(client, lan, path, seeker, expert):
    client.force_login(lan)
    page(client, path)
    one = questions(client, path)

    for number in (1, 2):
        organisation(f"Công ty {number}").terms.set([a_term("field", "207")])
        a_proposed(lan, name=f"Chuyên gia {number}", organisation=seeker, terms=[a_term("field", "207")])

    assert questions(client, path) == one


@pytest.mark.parametrize("path", ["/zones/", "/authorities/"])
def test_the_parks_lists_ask_a_fixed_number_of_questions(client, path):
    load_shipped(by=SYSTEM)
    page(client, path)
    many = questions(client, path)
    Zone.objects.exclude(code="software").delete()

    assert questions(client, path) == many


# What nobody would type


@pytest.mark.parametrize(
    "address",
    [
        "/registry/?page=x",
        "/registry/?page=-1",
        "/registry/?page=99999999999999999999",
        "/registry/?state=no-such",
        "/registry/?kind=no-such",
        "/registry/?q=%00",
        "/registry/?q=" + "x" * 3000,
        "/registry/?q=%25_'\"<",
        "/registry/?kind=expert&state=suspended&page=0",
        "/organisations/no-such/",
        "/organisations/no-such/edit/",
        "/organisations/{seeker}/no-such/",
        "/organisations/{seeker}/edit/?x=1",
        "/organisations/{seeker}/people/99999999999999999999/end/",
        "/organisations/{seeker}/contacts/no-such/withdraw/",
        "/organisations/{seeker}/verify/",
        "/experts/no-such/",
        "/experts/no-such/verify/",
        "/zones/?x=%00",
        "/authorities/?page=x",
    ],
)
def test_odd_addresses_never_break(client, lan, seeker, address):
    client.force_login(lan)
    path = address.format(seeker=seeker.pid)

    assert client.get(path).status_code in {200, 404, 409}
    assert client.post(path, {"version": "x" * 30, "note": "\x00"}).status_code in {200, 302, 404, 405, 409, 422}


@pytest.mark.parametrize("version", ["", "x", "-1", "1.5", "99999999999999999999", "²"])
def test_an_odd_version_never_breaks_nor_overwrites(client, an, seeker, vocabulary, version):
    client.force_login(an)

    answer = client.post(f"{seeker.get_absolute_url()}edit/", {"name_vi": "Công ty Sao Hôm", "kind": "sme", "version": version})

    assert answer.status_code in {302, 409}
