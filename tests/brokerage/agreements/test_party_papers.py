"""A party puts documents into its case: for its side or for all; who sees and opens them, who changes them, who is told."""

from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cungcau.brokerage.actions import end_party, file_paper, renew_paper, reshare_paper, withdraw_paper
from cungcau.brokerage.case_models import Case
from cungcau.brokerage.paper_models import Paper
from cungcau.jobs.queue import drain
from cungcau.kit.errors import IllegalMove, Refused
from cungcau.kit.policy import can
from cungcau.notices.models import Notice, Outgoing
from tests.brokerage.cast import peopled, who
from tests.factories.papers import a_paper, an_agreement, pdf, signed

pytestmark = pytest.mark.usefixtures("point", "lan")
DEMAND, SUPPLY, OTHERS = {"an", "colleague"}, {"quan"}, {"expert"}


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def peopled_case(case, people):
    return peopled(case, people)


def told(user):
    return list(Notice.objects.filter(user=user, kind="paper_filed").values_list("facts__title", flat=True))


def test_a_document_for_her_side_is_seen_by_her_side_and_who_works_on_the_case(peopled_case, people):
    paper = a_paper(peopled_case, people["an"], access="demand")

    assert str(paper.party) == str(people["an"].memberships.get().organisation)
    assert who(people, "read", paper) == who(people, "open", paper) == {"dung"} | DEMAND


def test_a_document_for_all_is_seen_by_all_parties(peopled_case, people):
    paper = a_paper(peopled_case, people["quan"], access="all")

    assert who(people, "open", paper) == {"dung"} | DEMAND | SUPPLY | OTHERS


def test_bound_to_confidentiality_the_other_side_waits_for_its_signature_and_the_own_side_does_not(peopled_case, people, dung):
    paper = a_paper(peopled_case, people["quan"], access="all", after_nda=True)
    assert who(people, "read", paper) == {"dung"} | DEMAND | SUPPLY | OTHERS
    assert who(people, "open", paper) == {"dung"} | SUPPLY

    signed(an_agreement(peopled_case, dung), dung)
    assert who(people, "open", paper) == {"dung"} | SUPPLY | DEMAND


def test_a_party_between_the_sides_keeps_it_for_itself_or_for_all(peopled_case, people):
    paper = a_paper(peopled_case, people["expert"], access="brokers")

    assert who(people, "open", paper) == {"dung", "expert"}


@pytest.mark.parametrize("access", ["brokers", "officers", "supply"])
def test_not_for_the_other_side_alone_nor_for_other_officers(peopled_case, people, access):
    with pytest.raises(Refused):
        a_paper(peopled_case, people["an"], access=access)
    paper = a_paper(peopled_case, people["an"], access="demand")
    with pytest.raises(Refused):
        reshare_paper(paper, by=people["an"], access=access, after_nda=False)

    assert set(Paper.objects.values_list("access", flat=True)) == {"demand"}


@pytest.mark.parametrize("name", ["colleague", "former", "left", "binh", "ha", "son", "quang"])
def test_who_only_reads_who_has_left_and_strangers_put_nothing_there(peopled_case, people, name):
    with pytest.raises(PermissionDenied):
        a_paper(peopled_case, people[name], access="all")

    assert not Paper.objects.exists()


def test_editors_of_its_party_change_it_and_nobody_else_besides_the_brokers(peopled_case, people):
    paper = a_paper(peopled_case, people["an"], access="all")

    for verb in ("renew_paper", "reshare_paper", "withdraw_paper"):
        assert who(people, verb, paper) == {"dung", "an"}, verb


def test_what_brokers_put_there_no_party_changes(peopled_case, people, dung):
    paper = a_paper(peopled_case, dung, access="all")

    for verb in ("renew_paper", "reshare_paper", "withdraw_paper"):
        assert who(people, verb, paper) == {"dung"}, verb


def test_it_is_shared_later_by_its_party_or_by_the_broker(peopled_case, people, dung):
    paper = a_paper(peopled_case, people["an"], access="demand")
    assert not can(people["quan"], "read", paper)

    reshare_paper(paper, by=dung, access="all", after_nda=False)
    assert can(people["quan"], "open", Paper.objects.get())


def test_withdrawn_its_party_sees_it_no_more_either(peopled_case, people):
    paper = withdraw_paper(a_paper(peopled_case, people["an"], access="all"), by=people["an"], note="Nhầm bản")

    assert who(people, "read", paper) == {"dung"}


def test_a_party_that_has_left_sees_nothing_of_it_any_more(peopled_case, people, dung):
    paper = a_paper(peopled_case, people["quan"], access="supply")
    end_party(peopled_case, by=dung, party=paper.party, why="Rút lui")

    assert not can(people["quan"], "read", paper) and not can(people["quan"], "file_paper", Paper(case=peopled_case))


def test_into_a_case_that_is_closed_nothing_is_put(peopled_case, people):
    Case.objects.filter(pk=peopled_case.pk).update(state="lost")
    peopled_case.refresh_from_db()

    with pytest.raises(IllegalMove):
        a_paper(peopled_case, people["an"], access="all")


def test_content_is_checked_as_everywhere(peopled_case, people):
    with pytest.raises(Refused):
        a_paper(peopled_case, people["an"], b"MZ\x90\x00 program", "tool.pdf", access="all")

    assert not Paper.objects.exists()


def test_who_works_on_the_case_is_told_and_not_the_other_side(peopled_case, people, dung, mai):
    Case.objects.filter(pk=peopled_case.pk).update(second=mai)
    paper = a_paper(peopled_case, people["an"], access="demand", title="Số đo nước thải")
    renew_paper(paper, by=people["an"], upload=BytesIO(pdf("Mới", 1)), name="moi.pdf")
    drain()

    assert told(dung) == told(mai) == ["Số đo nước thải"] * 2
    assert told(people["quan"]) == told(people["an"]) == []


def test_what_a_broker_puts_there_is_no_news_for_her(peopled_case, dung):
    a_paper(peopled_case, dung, access="all")
    drain()

    assert told(dung) == []


def test_by_the_page_of_the_party(client, peopled_case, people):
    client.force_login(people["an"])
    address = reverse("brokerage:paper_add", args=[peopled_case.pid])
    assert address in client.get(peopled_case.get_absolute_url()).text
    page = client.get(address)
    assert peopled_case.goal not in page.text
    assert [value for value, _words in page.context["form"].fields["access"].choices] == ["demand", "all"]

    said = {"draft": page.context["draft"], "title": "Bản vẽ", "kind": "drawing", "access": "demand"}
    refused = client.post(address, {**said, "access": "officers", "upload": SimpleUploadedFile("ban-ve.pdf", pdf())})
    assert refused.status_code == 422 and "ban-ve.pdf" in refused.text
    kept = client.post(address, {**said, "upload": SimpleUploadedFile("ban-ve.pdf", pdf())})

    paper = Paper.objects.get()
    assert kept.status_code == 302 and paper.title == "Bản vẽ"
    assert "Bản vẽ" in client.get(peopled_case.get_absolute_url()).text
    client.force_login(people["quan"])
    assert "Bản vẽ" not in client.get(peopled_case.get_absolute_url()).text
    assert client.get(paper.get_absolute_url()).status_code == 404


def test_a_reader_of_the_party_has_no_button_and_no_page(client, peopled_case, people):
    client.force_login(people["colleague"])
    address = reverse("brokerage:paper_add", args=[peopled_case.pid])

    assert address not in client.get(peopled_case.get_absolute_url()).text
    assert client.get(address).status_code == 403


def test_a_second_press_finds_the_document_of_the_first(peopled_case, people):
    said = {"upload": BytesIO(pdf()), "name": "a.pdf", "title": "A", "kind": "other", "access": "all", "pid": "abcdefghjkmnpqrs"}

    assert file_paper(peopled_case, by=people["an"], **said) == file_paper(peopled_case, by=people["an"], **said)


def test_in_a_case_that_is_over_a_party_changes_nothing_more_and_may_withdraw(peopled_case, people):
    paper = a_paper(peopled_case, people["an"], access="demand")
    Case.objects.filter(pk=peopled_case.pk).update(state="lost")
    paper.case.refresh_from_db()

    assert [can(people["an"], verb, paper) for verb in ("renew_paper", "reshare_paper", "withdraw_paper")] == [False, False, True]


def test_who_withdrew_her_document_goes_on_at_the_case(client, peopled_case, people):
    paper = a_paper(peopled_case, people["an"], access="demand")
    client.force_login(people["an"])

    answer = client.post(f"/papers/{paper.pid}/withdraw_paper/", {"version": paper.version, "note": "Nhầm"}, follow=True)

    assert (answer.status_code, answer.redirect_chain[-1][0]) == (200, peopled_case.get_absolute_url())


def test_an_id_that_another_case_has_is_not_taken_and_not_told(peopled_case, people):
    first = a_paper(peopled_case, people["an"], access="demand")
    Paper.objects.filter(pk=first.pk).update(case=other_case(peopled_case))

    second = a_paper(peopled_case, people["an"], access="demand", pid=first.pid)

    assert second.pid != first.pid


def other_case(case):
    other = Case.objects.get(pk=case.pk)
    other.pk, other.pid, other.ref, other.interest = None, "bcdfghjkmn", "X-1", None
    other.save()
    return other


@pytest.mark.parametrize("name", ["an", "quan"])
def test_no_steward_reads_the_mail_about_a_document(client, peopled_case, people, lan, name):
    paper = a_paper(peopled_case, people[name], access="all", title="Bảng giá bí mật")
    drain()
    mail = Outgoing.objects.get(kind="paper_filed")
    client.force_login(lan)

    pages = [client.get(page).content.decode() for page in ("/outbox/", mail.get_absolute_url())]

    assert paper.title in mail.subject + mail.text
    assert [paper.title in page or mail.subject in page for page in pages] == [False, False]
