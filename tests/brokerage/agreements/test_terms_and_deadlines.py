"""The first day of an agreement, the last day for filing where people look, money in its currency, a file that is gone."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation

from cungcau.brokerage.actions import judge_entry, register_agreement
from cungcau.brokerage.agreement_forms import AgreementForm
from cungcau.brokerage.agreement_models import Agreement
from cungcau.brokerage.agreement_tasks import remind_of_registrations
from cungcau.brokerage.listed import hits
from cungcau.brokerage.wording_forms import PLACEHOLDER_NAMES
from cungcau.brokerage.wording_papers import written
from cungcau.brokerage.wording_texts import PLACEHOLDERS
from cungcau.kit import duties
from cungcau.kit.policy import can
from tests.factories.cases import day
from tests.factories.papers import a_paper, an_agreement, parties, signed

pytestmark = pytest.mark.usefixtures("point", "vocabulary", "lan")
INWARD = {"kind": "licence", "direction": "inward", "listed": "none"}


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def signed_on(case, by, ago, **said):
    contract = signed(an_agreement(case, by, **{**INWARD, **said}), by, signed_on=day(-ago))
    contract.refresh_from_db()
    return contract


@pytest.mark.parametrize(("first", "last", "opens"), [
    (None, None, True), (0, None, True), (1, None, False), (-9, -1, False), (-9, 0, True),
])  # fmt: skip
def test_a_confidentiality_opens_documents_from_its_first_day_to_its_last(case, dung, an, first, last, opens):
    paper = a_paper(case, dung, access="all", after_nda=True)
    days = {"starts_on": None if first is None else day(first), "ends_on": None if last is None else day(last)}
    signed(an_agreement(case, dung, **days), dung)

    assert can(an, "open", paper) == opens
    assert (paper in type(paper).objects.filter(pk=paper.pk)) and can(an, "read", paper)


@pytest.mark.parametrize(("language", "unsaid"), [("vi", "ngày ký"), ("en", "the day of signature")])
def test_the_text_says_the_first_day_of_the_agreement(case, dung, language, unsaid):
    def words(**said):
        return " ".join(pair.left for pair in written(an_agreement(case, dung, **said), "nda_mutual", (language,)).pairs)

    assert unsaid in words()
    with translation.override(language):
        assert "2027" in words(starts_on=date(2027, 1, 5)) and unsaid not in words(starts_on=date(2027, 1, 5))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_of_a_template_says_what_each_placeholder_becomes(client, lan, language):
    client.force_login(lan)
    client.post("/language/", {"language": language, "next": "/"})
    page = client.get(reverse("brokerage:wording", args=["nda_mutual", "vi"])).text

    assert set(PLACEHOLDER_NAMES) == set(PLACEHOLDERS)
    with translation.override(language):
        assert [name for name, words in PLACEHOLDER_NAMES.items() if str(words).split(":")[0] not in page] == []


def found(user, group):
    lines = duties.Lines(user, group, duties.counts(user))
    return [(line.title, line.due) for line in lines[:50] if "register_agreement" in line.act.url]


@pytest.mark.parametrize(("ago", "group"), [(50, ""), (60, "expiring"), (90, "expiring"), (91, "overdue")])
def test_the_last_day_for_filing_is_among_the_duties(case, dung, mai, ago, group):
    contract = signed_on(case, dung, ago)

    assert contract.file_by == day(90 - ago)
    for each in ("expiring", "overdue"):
        assert found(dung, each) == ([(contract.title, contract.file_by)] if each == group else [])
        assert found(mai, each) == []


def test_filed_it_is_no_duty_any_more(case, dung):
    register_agreement(signed_on(case, dung, 91), by=dung, filed_on=day(0))

    assert found(dung, "overdue") == []


@pytest.mark.parametrize("said", [{"direction": "domestic", "budget": "no"}, {"kind": "mou"}])
def test_what_need_not_be_filed_has_no_last_day(case, dung, said):
    assert signed_on(case, dung, 80, **said).file_by is None


def test_what_is_found_in_the_lists_after_the_signature_moves_the_last_day(case, dung):
    contract = signed_on(case, dung, 20, licensed="no")
    hit = next(hit for hit in hits(case, contract, dung) if hit.term.code == "10.1.c")
    judge_entry(case, by=dung, hit=hit, verdict="confirmed", reason="Đã đối chiếu", agreement=contract)

    assert Agreement.objects.get(pk=contract.pk).file_by == day(40)


def test_the_hourly_look_mends_a_last_day_that_is_not_as_the_rules_have_it(case, dung, monkeypatch):
    contract = signed_on(case, dung, 20)
    Agreement.objects.update(file_by=None)
    monkeypatch.setattr("cungcau.brokerage.agreement_tasks.MORNING", 0)
    monkeypatch.setattr("cungcau.vocabulary.holidays.Calendar.is_working", lambda *_: True)
    remind_of_registrations.call()

    assert Agreement.objects.get(pk=contract.pk).file_by == day(70)


def test_the_filing_party_reads_its_last_day_and_the_other_who_files(client, case, dung, an, quan):
    contract = signed_on(case, dung, 80)
    for user, hers in ((an, True), (quan, False)):
        client.force_login(user)
        page = client.get(contract.get_absolute_url()).text
        assert 'id="filing"' in page and f"{contract.file_by.day}/{contract.file_by.month}/{contract.file_by.year}" in page
        assert ("Tổ chức của bạn nộp hồ sơ" in page) == hers
        assert "Nộp hồ sơ trước hết ngày" in client.get(case.get_absolute_url()).text


def test_outward_the_side_that_gives_files(client, case, dung, an, quan):
    contract = signed_on(case, dung, 80, direction="outward")
    for user, hers in ((an, False), (quan, True)):
        client.force_login(user)
        assert ("Tổ chức của bạn nộp hồ sơ" in client.get(contract.get_absolute_url()).text) == hers


def typed(case, **said):
    data = {
        "title": "Hợp đồng", "parties": [party.pid for party in parties(case)], "exclusivity": "unsaid",
        "currency": "USD", "direction": "unknown", "budget": "unknown", "certified": "unknown", "listed": "unknown",
        "licensed": "unknown", **said,
    }  # fmt: skip
    return AgreementForm(data, case=case, kind="licence")


def test_an_amount_that_cannot_be_read_is_told_without_another_currency(case):
    with translation.override("en"):
        errors = str(typed(case, value="a lot").errors["value"])

    assert "VND" not in errors and "chosen currency" in errors


def test_an_amount_in_dong_under_another_currency_is_asked_about(case):
    assert "currency" in typed(case, value="2 tỷ đồng").errors
    assert not typed(case, value="2 tỷ đồng", currency="VND").errors
    form = typed(case, value="2,5 million")
    assert form.is_valid() and form.cleaned_data["value"] == 2_500_000


def test_a_file_that_was_chosen_is_named_when_the_form_comes_back(client, case, dung):
    client.force_login(dung)
    address = reverse("brokerage:paper_add", args=[case.pid])
    said = {"title": "", "kind": "other", "access": "all"}
    page = client.post(address, {**said, "upload": SimpleUploadedFile("so-do.txt", b"abc")})

    assert page.status_code == 422 and "so-do.txt" in page.text and 'id="id_upload_chosen"' in page.text
    assert "id_upload_chosen" in page.text.split('type="file"')[1].split(">")[0]
    assert 'id="id_upload_chosen"' not in client.post(address, {"title": ""}).text


@pytest.mark.parametrize(("exclusivity", "right", "fits"), [
    ("exclusive", "exclusive_use", True), ("non_exclusive", "non_exclusive_use", True), ("sole", "non_exclusive_use", True),
    ("exclusive", "non_exclusive_use", False), ("non_exclusive", "exclusive_use", False),
])  # fmt: skip
def test_the_exclusivity_does_not_contradict_the_rights(case, exclusivity, right, fits):
    assert ("exclusivity" in typed(case, exclusivity=exclusivity, rights=[right]).errors) is not fits


@pytest.mark.parametrize(("kind", "asked", "spared"), [
    ("nda", {"technology", "parties", "ends_on"}, {"rights", "value", "currency", "supplier_kind", "direction"}),
    ("mou", {"value", "rights"}, {"direction", "licensed"}),
    ("licence", {"value", "rights", "direction", "licensed"}, set()),
])  # fmt: skip
def test_a_kind_of_agreement_asks_for_what_it_settles(client, case, dung, kind, asked, spared):
    client.force_login(dung)
    address = f"/cases/{case.pid}/agreements/new/"
    assert f'href="?kind={kind}"' in client.get(address).text

    form = client.get(f"{address}?kind={kind}").context["form"]

    names = {name for *_words, names in form.sections for name in names}
    assert names == set(form.fields)
    assert (asked <= names, spared & names) == (True, set())


def test_an_agreement_of_confidentiality_is_drafted_with_what_it_settles(client, case, dung):
    client.force_login(dung)
    pids = [party.pid for party in parties(case)]

    client.post(f"/cases/{case.pid}/agreements/new/", {"kind": "nda", "title": "Bảo mật màng ôzôn", "parties": pids})

    agreement = Agreement.objects.get()
    assert (agreement.kind, agreement.value, agreement.currency, agreement.exclusivity) == ("nda", None, "VND", "unsaid")
    client.post(f"{agreement.get_absolute_url()}revise_agreement/", {"version": 1, "title": "Bảo mật", "parties": pids})
    agreement.refresh_from_db()
    assert (agreement.title, agreement.version) == ("Bảo mật", 2)
