"""Which records look like one, and why; what many have in common says nothing."""

import pytest

from cungcau.registry.alike import alike, in_words, pairs
from cungcau.registry.likeness import Likely, core_of, digits_of, nearness, person_of
from cungcau.registry.models import Contact
from cungcau.registry.profiles import profile_of_organisation, profile_of_person
from tests.factories.registry import a_proposed
from tests.people import employ, organisation, person


@pytest.mark.parametrize("name", [
    "Công ty Cổ phần Dệt Ánh Tơ", "CTCP dệt Ánh Tơ", "CÔNG TY CP DỆT ÁNH TƠ", "Cong ty TNHH Det Anh To", "Dệt Ánh Tơ JSC",
    "Công ty TNHH MTV Dệt Ánh Tơ", "Dệt  Ánh-Tơ Co., Ltd.",
])  # fmt: skip
def test_marks_and_legal_form_say_nothing(name):
    assert core_of(name) == "det anh to"


def test_abbreviations_are_written_out_and_a_name_is_never_empty():
    assert core_of("Cty TNHH SX & TM Ánh Tơ") == core_of("Công ty TNHH Sản xuất và Thương mại Ánh Tơ")
    assert core_of("Công ty Cổ phần") == "cong ty co phan"


def test_numbers_and_people_in_any_writing():
    assert digits_of("+84 912 000 111") == digits_of("0912.000.111")
    assert digits_of("113") == ""
    assert person_of("An, Nguyễn Thị") == person_of("Nguyễn Thị An")
    assert nearness("det anh to", "det anh toi") > 0.85


def firm(key, name, **values):
    return profile_of_organisation({"pid": key, "name_vi": name, **values})


def found(*profiles):
    return [(one.first, one.second, [reason.code for reason in one.reasons]) for one in Likely(profiles).pairs()]


def test_reasons_add_up_and_different_tax_codes_speak_against():
    branch = found(firm("a", "Ánh Tơ", tax_code="0000089329"), firm("b", "Chi nhánh khác hẳn", tax_code="0000089329-001"))
    same = found(firm("a", "Công ty Sao Mai"), firm("b", "Cty CP Sao Mai"))
    against = found(firm("a", "Công ty Sao Mai", tax_code="0000089329"), firm("b", "Cty Sao Mai", tax_code="0000168517"))
    typed_wrong = found(firm("a", "Cơ khí chính xác Sao Mai"), firm("b", "Cơ khí chính xác Sao Maii"))
    short = found(firm("a", "Viện Vật liệu Tản Viên"), firm("b", "VVLTV", short_name="VVLTV", website="https://x.example"),
                  firm("c", "Viện khác", website="http://www.x.example/vi"))  # fmt: skip

    assert branch == [("a", "b", ["tax_code"])]
    assert same == [("a", "b", ["name"])]
    assert against == []
    assert typed_wrong == [("a", "b", ["near_name"])]
    assert short == []


def test_what_many_have_says_nothing():
    crowd = [firm(f"k{word}", f"Hãng {word * 9}", tax_code="0000089329") for word in "abcdefghij"]

    assert found(*crowd) == []
    assert len(found(*crowd[:2])) == 1


def test_people_are_told_by_mail_phone_or_name_with_organisation():
    def somebody(key, **values):
        return profile_of_person({"pid": key, **values})

    assert found(somebody("a", name="Lê An", email="An@x.example"), somebody("b", name="L. An", email="an@x.example"))
    assert found(somebody("a", name="Lê An", organisation=1), somebody("b", name="An Lê", organisation=1))
    assert not found(somebody("a", name="Lê An", organisation=1), somebody("b", name="Lê An", organisation=2))
    assert not found(somebody("a", name="Lê An", organisation=1), somebody("b", name="Vũ Bình", organisation=1))


@pytest.mark.django_db
def test_what_is_typed_is_compared_with_what_is_known(seeker):
    Contact.objects.create(organisation=seeker, name="Liên", phone="0912 000 111", email="lien@sao-mai.example")

    suggestion, = alike("organisation", profile_of_organisation({"name_vi": "CTY CƠ KHÍ SAO MAI", "tax_code": "0000089329"}))

    assert suggestion.thing == seeker
    assert suggestion.reasons == ["Cùng tên, không kể dấu và loại hình doanh nghiệp"]


@pytest.mark.django_db
def test_every_kind_of_record_is_looked_through(seeker, rival, lan):
    organisation("Cty Cơ khí Sao Mai")
    for mail in ("a@x.example", "b@x.example"):
        a_proposed(lan, email=mail, organisation=seeker)
        Contact.objects.create(organisation=seeker, name="Cao Liên", email=mail)
        employ(person(mail.partition("@")[0], "Ngô Tú", phone="0912 000 222"), rival)
    Contact.objects.create(organisation=rival, name="Cao Liên")

    assert {kind: len(in_words(kind, pairs(kind))) for kind in ("organisation", "expert", "contact", "user")} == {
        "organisation": 1, "expert": 1, "contact": 1, "user": 1,
    }  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("number", [20, 200])
def test_looking_costs_the_same_few_queries_however_many_there_are(number, django_assert_max_num_queries):
    for one in range(number):
        organisation(f"Công ty số {one} Kỳ {one}")

    with django_assert_max_num_queries(4):
        pairs("organisation")
