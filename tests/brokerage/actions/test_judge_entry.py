"""Probable hits in the lists of the law, what an officer decides about them, and what the test of registration makes of it."""

from datetime import date

import pytest
from django.urls import reverse

from cungcau.brokerage.actions import judge_entry, present_agreement
from cungcau.brokerage.agreement_law import answer_for
from cungcau.brokerage.agreement_models import Agreement
from cungcau.brokerage.case_models import Case
from cungcau.brokerage.listed import entries_on, hits, lists_on
from cungcau.brokerage.listed_models import ListedFinding
from cungcau.kit.errors import Refused
from cungcau.kit.policy import can
from cungcau.listings.models import Listing
from cungcau.vocabulary.actions import import_listed
from cungcau.vocabulary.models import Term
from tests.brokerage.cast import peopled, who
from tests.factories.papers import an_agreement, signed

pytestmark = pytest.mark.usefixtures("point", "vocabulary", "lan")
NOBODY = "Nobody has decided yet"
GENES = "Giống ngô biến đổi gen kháng sâu"
HEAD = "code;name_vi;name_en;aliases;valid_from;valid_to"


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def contract(case, dung):
    return an_agreement(case, dung, kind="licence", technology=GENES, direction="domestic", budget="no")


@pytest.fixture
def annex(lan, tmp_path):
    def it(*rows, key="prohibited_technology", **said):
        path = tmp_path / "phu-luc.csv"
        path.write_text("\n".join([HEAD, *rows]), encoding="utf-8")
        return import_listed(path, by=lan, key=key, **said)

    return it


def probable(contract, user):
    return {hit.term.code: hit for hit in hits(contract.case, contract, user) if hit.matched}


def judge(contract, user, code, verdict="confirmed", **said):
    hit = next(hit for hit in hits(contract.case, contract, user) if hit.term.code == code)
    told = {"reason": "Đã đối chiếu", "agreement": contract, **said}
    return judge_entry(contract.case, by=user, hit=hit, verdict=verdict, **told)


def fresh(contract):
    return Agreement.objects.get(pk=contract.pk)


def test_a_search_word_of_a_criterion_makes_it_a_probable_hit(contract, dung):
    hit = probable(contract, dung)["10.1.c"]

    assert (hit.on_list, hit.is_open) == ("restricted", True)
    assert "biến đổi gen" in hit.matched


def test_the_offer_of_the_case_is_read_too(contract, case, dung):
    Listing.objects.filter(pk=case.offer_id).update(description_vi="Dùng nguồn phóng xạ kín.")
    contract.case.offer.refresh_from_db()

    assert "10.1.d" in probable(contract, dung)


def test_what_nothing_points_to_is_no_hit(contract, dung):
    assert not {"10.1.d", "11-5", "9.2-9"} & set(probable(contract, dung))


def test_an_entry_of_an_annex_is_found_by_its_name_and_by_most_of_its_words(contract, dung, annex):
    names = ("Công nghệ sản xuất giống ngô", "Giống ngô biến đổi gen kháng thuốc", "Công nghệ điện phân dùng thủy ngân")
    annex(*[f"{number};{name};;;;" for number, name in enumerate(names, 1)])

    assert {"2"} == set(probable(contract, dung)) & {"1", "2", "3"}


def test_a_concept_of_the_thesaurus_leads_from_one_language_to_the_other(case, dung, annex):
    annex("7;Xử lý nước thải;;;;")
    contract = an_agreement(case, dung, kind="licence", technology="Wastewater treatment by ozone")

    assert "7" in probable(contract, dung)


def test_everything_is_looked_up_as_of_the_day_of_signing(contract, dung, annex):
    annex("1;Giống ngô biến đổi gen;;;2019-01-01;2020-12-31")

    assert "1" not in probable(contract, dung)
    Agreement.objects.filter(pk=contract.pk).update(signed_on=date(2020, 6, 1))
    contract.refresh_from_db()
    found = probable(contract, dung)

    assert found["1"].on_list == "prohibited"
    assert {term.version for term, name in entries_on(date(2020, 6, 1)) if term.code == "10.1.c"} == {"07/2017"}


def test_a_finding_about_an_entry_that_has_ended_decides_nothing(contract, dung, annex):
    annex("1;Giống ngô biến đổi gen;;;;")
    judge(contract, dung, "1")
    Term.objects.filter(scheme="prohibited_technology", code="1").update(valid_to=date(2025, 12, 31))

    assert answer_for(fresh(contract)).outcome != "stop"


def test_before_anything_is_decided_the_outcome_hangs_on_the_lists(contract):
    answer = answer_for(contract)

    assert answer.outcome == "unknown" and "listed" in answer.missing


def test_a_confirmed_restriction_leads_to_the_licence(contract, dung):
    judge(contract, dung, "10.1.c")
    Agreement.objects.filter(pk=contract.pk).update(licensed="no")

    assert answer_for(fresh(contract)).outcome == "licence"


def test_a_confirmed_prohibition_stops_it_and_it_is_not_put_forward(contract, dung):
    judge(contract, dung, "11-3")

    assert answer_for(fresh(contract)).outcome == "stop"
    with pytest.raises(Refused):
        present_agreement(contract, by=dung)


def test_the_graver_of_two_lists_counts(contract, dung):
    judge(contract, dung, "11-3")
    judge(contract, dung, "10.1.c")

    assert answer_for(fresh(contract)).outcome == "stop"


def test_what_is_dismissed_or_promoted_settles_nothing(contract, dung):
    judge(contract, dung, "10.1.c", "dismissed")
    judge(contract, dung, "9.2-4")

    assert answer_for(fresh(contract)).facts["listed"] == "unknown"
    assert not probable(fresh(contract), dung)["10.1.c"].is_open


def test_what_the_officer_said_herself_stays(contract, dung):
    Agreement.objects.filter(pk=contract.pk).update(listed="none")

    assert answer_for(fresh(contract)).facts["listed"] == "none"


def test_a_newer_finding_stands_in_front_of_an_older_one(contract, dung):
    judge(contract, dung, "11-3")
    judge(contract, dung, "11-3", "dismissed")

    assert answer_for(fresh(contract)).outcome != "stop"
    assert ListedFinding.objects.count() == 2


def test_a_finding_about_the_case_holds_for_its_agreements_until_they_have_their_own(contract, case, dung):
    judge(contract, dung, "11-3", agreement=None)
    assert answer_for(fresh(contract)).outcome == "stop"

    judge(contract, dung, "11-3", "dismissed")
    other = an_agreement(case, dung, kind="licence")

    assert (answer_for(fresh(contract)).outcome == "stop", answer_for(other).outcome) == (False, "stop")


def test_without_a_reason_or_after_somebody_else_nothing_is_kept(contract, dung):
    for said in ({"reason": "  "}, {"verdict": "perhaps"}, {"after": "somebody"}):
        with pytest.raises(Refused):
            judge(contract, dung, "10.1.c", **said)

    assert not ListedFinding.objects.exists()


def test_a_second_press_finds_the_first(contract, dung):
    first = judge(contract, dung, "10.1.c", pid="abcdefghjkmnpqrs")

    assert judge(contract, dung, "10.1.c", pid="abcdefghjkmnpqrs") == first


def test_who_works_on_the_case_reads_and_decides_and_nobody_else(case, people):
    finding = ListedFinding(case=peopled(case, people))

    assert who(people, "read", finding) == who(people, "judge_entry", finding) == {"dung"}


@pytest.mark.parametrize("outcome", ["second", "left"])
def test_the_second_adviser_decides_as_long_as_she_works_at_the_point(case, mai, outcome):
    Case.objects.filter(pk=case.pk).update(second=mai)
    case.refresh_from_db()
    if outcome == "left":
        mai.role_rows.all().delete()

    assert can(mai, "judge_entry", ListedFinding(case=case)) == (outcome == "second")


def test_each_annex_says_whether_it_is_loaded(annex, dung):
    assert [one.is_loaded for one in lists_on(date(2026, 11, 30))] == [False, False, False]
    annex("1;Công nghệ điện phân dùng thủy ngân;;;;")

    assert [(one.on_list, one.number) for one in lists_on(date(2026, 11, 30)) if one.is_loaded] == [("prohibited", 1)]


def test_the_pages_show_hit_source_days_and_what_is_unknown(client, contract, dung):
    client.force_login(dung)
    page = client.get(contract.get_absolute_url()).text
    for words in ('id="lists"', "10.1.c", "biến đổi gen", "chưa rõ", "01/4/2026"):
        assert words in page, words
    assert 'id="lists"' in client.get(contract.case.get_absolute_url()).text
    every = client.get(reverse("brokerage:listed", args=[contract.case.pid])).text

    assert "9.2-10" in every and "10.1.c" in every


@pytest.mark.parametrize("verb", ["present_agreement", "sign_agreement"])
def test_the_steps_to_a_signature_say_what_nobody_has_judged_who_judges_it_and_where(client, contract, dung, verb):
    client.force_login(dung)
    client.cookies["cungcau_language"] = "en"
    term = probable(contract, dung)["10.1.c"].term
    entry = reverse("brokerage:listed_entry", args=[contract.case.pid, term.pk]) + f"?agreement={contract.pid}"
    if verb == "sign_agreement":
        present_agreement(contract, by=dung)
    pages = [
        contract.get_absolute_url(), reverse("brokerage:listed", args=[contract.case.pid]) + f"?agreement={contract.pid}",
        reverse("brokerage:agreement_act", args=[contract.pid, verb]),
    ]  # fmt: skip

    for page in pages:
        text = client.get(page).text
        assert [words in text for words in (NOBODY, f'href="{entry}"', f"first of all {dung.name}")] == [True] * 3, page

    judge(contract, dung, "10.1.c")
    assert [page for page in pages if NOBODY in client.get(page).text] == []


def test_a_decision_by_the_page_and_what_is_typed_stays_when_it_is_refused(client, contract, dung):
    client.force_login(dung)
    term = probable(contract, dung)["10.1.c"].term
    address = reverse("brokerage:listed_entry", args=[contract.case.pid, term.pk]) + f"?agreement={contract.pid}"
    page = client.get(address)
    told = {"draft": page.context["draft"], "after": page.context["after"], "reason": "Theo hồ sơ kỹ thuật"}

    refused = client.post(address, told)
    assert refused.status_code == 422 and "Theo hồ sơ kỹ thuật" in refused.text
    assert client.post(address, {**told, "verdict": "confirmed"}).status_code == 302

    finding = ListedFinding.objects.get()
    assert (finding.agreement, finding.by, finding.verdict, finding.on_list) == (contract, dung, "confirmed", "restricted")


def test_a_party_sees_nothing_of_it(client, contract, case, dung, an):
    shown = signed(an_agreement(case, dung, kind="licence", technology=GENES), dung)
    client.force_login(an)

    assert 'id="lists"' not in client.get(shown.get_absolute_url()).text
    assert 'id="lists"' not in client.get(case.get_absolute_url()).text
    assert client.get(reverse("brokerage:listed", args=[case.pid])).status_code == 403
