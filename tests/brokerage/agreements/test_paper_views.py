"""The pages of documents and agreements: who opens them, what they show, what is typed and sent."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cungcau.brokerage.actions import present_agreement, renew_paper, withdraw_paper
from cungcau.brokerage.agreement_models import Agreement
from cungcau.brokerage.paper_marking import pages_of
from cungcau.brokerage.paper_models import Paper
from cungcau.kit.errors import Refused
from cungcau.kit.ids import new_pid
from cungcau.trail.looks import looks_at
from tests.factories.papers import a_paper, an_agreement, parties, pdf, signed

pytestmark = pytest.mark.usefixtures("point", "vocabulary", "lan")


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def shown(client, user, address):
    client.force_login(user)
    return client.get(address)


def text(client, user, address):
    return shown(client, user, address).content.decode()


def upload(content=None, name="thong-so.pdf"):
    return SimpleUploadedFile(name, content or pdf())


def test_a_broker_keeps_a_document_and_a_second_press_makes_no_second(client, case, dung):
    client.force_login(dung)
    typed = {"title": "Sơ đồ màng", "kind": "drawing", "access": "all", "after_nda": "on", "draft": new_pid()}

    for _press in range(2):
        answer = client.post(f"/cases/{case.pid}/papers/new/", {**typed, "upload": upload()})

    paper = Paper.objects.get()
    assert answer.url == paper.get_absolute_url()
    assert (paper.access, paper.after_nda, paper.newest.pages, paper.newest.by) == ("all", True, 2, dung)
    assert "Sơ đồ màng" in text(client, dung, case.get_absolute_url())


def test_a_file_that_is_not_taken_is_told_and_nothing_is_kept(client, case, dung):
    client.force_login(dung)

    answer = client.post(
        f"/cases/{case.pid}/papers/new/",
        {"title": "x", "kind": "other", "access": "all", "upload": upload(b"MZ\x00\x00", "a.pdf")},
    )

    assert answer.status_code == 422
    assert not Paper.objects.exists()


def test_a_party_is_given_the_newest_version_with_its_mark_and_that_is_written_down(client, case, dung, an):
    paper = a_paper(case, dung, pdf("Bản một"), access="demand")
    renew_paper(paper, by=dung, upload=upload(pdf("Bản hai", 3)), name="b.pdf")
    original = paper.newest.file

    answer = shown(client, an, f"/papers/{paper.pid}/open/2/")

    assert answer["Content-Type"] == "application/pdf"
    assert 'attachment; filename="b.pdf"' in answer["Content-Disposition"]
    content = b"".join(answer.streaming_content)
    assert pages_of(content) == 3
    assert content != pdf("Bản hai", 3)
    assert [(look.who_name, look.parts) for look in looks_at(paper)] == [(an.name, ["version:2"])]
    assert shown(client, an, f"/papers/{paper.pid}/open/1/").status_code == 404
    assert shown(client, an, original.get_absolute_url()).status_code == 404


def test_the_broker_sees_who_opened_it_and_has_the_unmarked_file(client, case, dung, an):
    paper = a_paper(case, dung, access="demand")
    shown(client, an, f"/papers/{paper.pid}/open/1/")

    page = text(client, dung, paper.get_absolute_url())
    file = shown(client, dung, paper.newest.file.get_absolute_url())

    assert an.name in page
    assert b"".join(file.streaming_content) == pdf()
    assert [look.parts for look in looks_at(paper)] == [["file:thong-so.pdf"], ["version:1"]]
    assert "thong-so.pdf" in text(client, dung, paper.get_absolute_url())
    assert dung.name not in text(client, an, paper.get_absolute_url())


def test_a_file_that_cannot_carry_a_mark_says_so_and_comes_as_it_is(client, case, dung, an):
    paper = a_paper(case, dung, b"mot,hai", "bang.csv", access="all")

    assert "không mang được dấu" in text(client, an, paper.get_absolute_url())
    assert b"".join(shown(client, an, f"/papers/{paper.pid}/open/1/").streaming_content) == b"mot,hai"


def test_before_the_nda_the_title_is_seen_and_nothing_of_the_file(client, case, dung, an, quan):
    paper = a_paper(case, dung, access="demand", after_nda=True)

    assert paper.title in text(client, an, case.get_absolute_url())
    page = text(client, an, paper.get_absolute_url())
    assert paper.title in page and "thong-so.pdf" not in page
    assert shown(client, an, f"/papers/{paper.pid}/open/1/").status_code == 403
    assert not looks_at(paper).exists()
    assert paper.title not in text(client, quan, case.get_absolute_url())
    signed(an_agreement(case, dung), dung)
    assert shown(client, an, f"/papers/{paper.pid}/open/1/").status_code == 200
    assert shown(client, quan, f"/papers/{paper.pid}/open/1/").status_code == 404


@pytest.mark.parametrize("name", ["binh", "mai", "son", "lan", "quan", "ha"])
def test_others_do_not_learn_that_it_exists(client, case, dung, request, name):
    paper = a_paper(case, dung, access="demand")
    agreement = an_agreement(case, dung)

    addresses = (
        paper.get_absolute_url(), f"/papers/{paper.pid}/open/1/", f"/papers/{paper.pid}/renew_paper/",
        f"/papers/{paper.pid}/withdraw_paper/", agreement.get_absolute_url(), f"{agreement.get_absolute_url()}sign_agreement/",
    )  # fmt: skip
    assert [shown(client, request.getfixturevalue(name), one).status_code for one in addresses] == [404] * len(addresses)


def test_a_new_version_and_a_withdrawal_by_the_pages(client, case, dung, an):
    paper = a_paper(case, dung, access="all")
    client.force_login(dung)

    client.post(f"/papers/{paper.pid}/renew_paper/", {"version": 1, "upload": upload(pdf("Mới"))})
    late = client.post(f"/papers/{paper.pid}/renew_paper/", {"version": 1, "upload": upload(pdf("Trễ"))})
    client.post(f"/papers/{paper.pid}/withdraw_paper/", {"version": 2, "note": "Nhầm bản"})

    paper.refresh_from_db()
    assert (late.status_code, paper.copies.count(), paper.state) == (409, 2, "withdrawn")
    assert shown(client, an, paper.get_absolute_url()).status_code == 404
    assert shown(client, dung, paper.get_absolute_url()).status_code == 200


def test_an_agreement_from_its_draft_to_the_signed_copy(client, case, dung, an):
    client.force_login(dung)
    pids = [party.pid for party in parties(case)]
    typed = {
        "kind": "licence", "title": "Li-xăng màng ôzôn", "parties": pids, f"share_{pids[0]}": "40", f"share_{pids[1]}": "60",
        "exclusivity": "exclusive", "currency": "VND", "value": "2,5 tỷ", "rights": ["exclusive_use"],
        "objects_given": ["know_how"],
        "direction": "domestic", "budget": "no", "certified": "unknown", "listed": "none", "licensed": "unknown",
    }  # fmt: skip
    wrong = client.post(f"/cases/{case.pid}/agreements/new/", {**typed, f"share_{pids[1]}": "50"})
    assert (wrong.status_code, Agreement.objects.count()) == (422, 0)

    client.post(f"/cases/{case.pid}/agreements/new/", typed)

    agreement = Agreement.objects.get()
    assert agreement.ref.startswith("DEMO-TT-")
    assert [float(side.share) for side in agreement.sides.all()] == [40, 60]
    assert agreement.value == 2_500_000_000
    assert agreement.ref not in text(client, an, case.get_absolute_url())
    present_agreement(agreement, by=dung)
    assert agreement.title in text(client, an, case.get_absolute_url())
    assert "60 %" in text(client, an, agreement.get_absolute_url())
    client.force_login(dung)
    address = f"{agreement.get_absolute_url()}sign_agreement/"
    half = client.post(address, {"version": 2, "signed_on": "2026-11-02", "signers": pids[:1], "upload": upload()})
    whole = client.post(address, {"version": 2, "signed_on": "2026-11-02", "signers": pids, "upload": upload()})
    agreement.refresh_from_db()
    assert (half.status_code, whole.status_code, agreement.state) == (422, 302, "signed")
    assert agreement.signed_copy.access == "brokers"


LIST = {"dung": 200, "ha": 403, "quang": 403, "an": 403, "mai": 403, "son": 403, "lan": 403}


@pytest.mark.parametrize("name", LIST)
def test_who_opens_the_list_and_its_table(client, case, dung, request, name):
    an_agreement(case, dung)
    user = request.getfixturevalue(name)

    assert [shown(client, user, f"/agreements/{end}").status_code for end in ("", "table/")] == [LIST[name]] * 2


def test_the_list_is_narrowed_and_its_table_holds_the_same(client, case, dung):
    an_agreement(case, dung, title="=Bảo mật")
    signed(an_agreement(case, dung, kind="mou", title="Ghi nhớ", number="07/2026"), dung)
    asked = {"?kind=mou": (0, 1), "?state=draft": (1, 0), "?q=07/2026": (0, 1), "?q=tan+vien": (1, 1), "?kind=nonsense": (1, 1)}

    found = {}
    for question in asked:
        page, table = (text(client, dung, f"/agreements/{end}{question}") for end in ("", "table/"))
        found[question] = tuple(int(word in page and word in table) for word in ("=Bảo mật", "Ghi nhớ"))

    assert found == asked
    assert "'=Bảo mật" in text(client, dung, "/agreements/table/")


def test_the_signed_copy_is_not_withdrawn_while_its_agreement_holds(client, case, dung):
    agreement = signed(an_agreement(case, dung), dung)
    client.force_login(dung)

    answer = client.post(f"/papers/{agreement.signed_copy.pid}/withdraw_paper/", {"version": 1, "note": "Nhầm"})

    assert answer.status_code == 422
    agreement.signed_copy.refresh_from_db()
    assert agreement.signed_copy.state == "kept"
    with pytest.raises(Refused, match="signed_copy"):
        withdraw_paper(agreement.signed_copy, by=dung, note="x")


def test_a_party_fetches_the_text_that_it_is_to_sign_once_it_is_put_before_it(client, case, dung, an, binh):
    agreement = an_agreement(case, dung)
    address = f"/agreements/{agreement.pid}/text/nda_mutual/vi/docx/"

    def answers():
        found = []
        for user in (dung, an, binh):
            client.force_login(user)
            found.append(client.get(address).status_code)
        return found

    assert answers() == [200, 404, 404]
    present_agreement(agreement, by=dung)
    assert answers() == [200, 200, 404]
    client.force_login(an)
    page = client.get(agreement.get_absolute_url()).content.decode()
    assert address in page and "Văn bản để ký" in page
