"""An export for a person holds what she may see, and nothing more."""

from __future__ import annotations

import json

import pytest

from cungcau.listings.models import Listing
from cungcau.registry.actions import add_contact
from tests.factories.listings import a_draft, a_published
from tests.factories.registry import a_proposed, put

pytestmark = pytest.mark.django_db
SECRET = ("Sao Mai", "0900", "bí mật năng lực", "Hồng Lam", "500000000", "DT-77", "self_funded", "EXT-1")


@pytest.fixture
def need(seeker, rival, an, ha, lan):
    """An's published anonymous need, with all that is internal."""
    contact = add_contact(seeker, by=lan, name="Na của Sao Mai", phone="0900", email="")
    made = a_published(seeker, an, ha, anonymity="anonymous", contact=contact, budget_disclosure="broker_only",
                       funding_source="self_funded", task_code="DT-77", absorption_finance=3)  # fmt: skip
    made.excluded_organisations.add(rival)
    Listing.objects.filter(pk=made.pk).update(external_id="EXT-1")
    made.refresh_from_db()
    return made


def test_the_operator_and_the_owner_get_all_of_it(exported, need, an):
    for options in ((), ("--by", an.email)):
        (row,) = exported("needs", *options)
        text = json.dumps(row, ensure_ascii=False)
        assert [word for word in SECRET if word not in text and word not in ("Hồng Lam", "DT-77")] == []
        assert (row["ma_ngoai"], len(row["to_chuc_loai_tru"])) == ("EXT-1", 1)


def test_another_firms_person_reads_an_anonymous_need_without_what_is_internal(exported, need, quan):
    (row,) = exported("needs", "--by", quan.email)
    text = json.dumps(row, ensure_ascii=False)

    assert (row["ma_ngoai"], row["tieu_de"], row["dong_y_cong_khai"]) == (need.ref, need.title_vi, "ẩn danh")
    assert [word for word in SECRET if word in text] == []
    hidden = ("kinh_phi_tu", "tiep_nhan_tai_chinh", "to_chuc_loai_tru", "nguon_von", "ten_to_chuc")
    assert [name for name in hidden if row[name]] == []


def test_whom_a_need_excludes_does_not_get_it_and_nobody_gets_anothers_draft(exported, need, seeker, an, binh, quan):
    a_draft(seeker, an)

    assert exported("needs", "--by", binh.email) == []
    assert len(exported("needs", "--by", quan.email)) == 1
    assert len(exported("needs", "--by", an.email)) == len(exported("needs")) == 2


def test_the_number_of_a_right_does_not_lead_to_an_anonymous_owner(exported, institute, quan, ha, an):
    rights = [{"type": "patent", "status": "granted", "number": "1-0012345", "territory": "VN"}]
    a_published(institute, quan, ha, "offer", anonymity="anonymous", ip_items=rights, task_code="DT-77")

    (seen,), (own,) = exported("offers", "--by", an.email), exported("offers", "--by", quan.email)

    assert seen["quyen_SHTT"] == [{"type": "patent", "status": "granted", "territory": "VN"}]
    assert own["quyen_SHTT"][0]["number"] == "1-0012345"
    assert (seen["ma_nhiem_vu"], own["ma_nhiem_vu"]) == (None, "DT-77")


def test_contacts_and_experts_are_private_to_whom_the_policy_names(exported, seeker, institute, an, quan, lan):
    add_contact(seeker, by=lan, name="Na", phone="0900", email="")
    put(a_proposed(lan, email="duc@vien.example", phone="0911", conflict_of_interest="cổ phần"), "active")

    def told(kind, person):
        return json.dumps(exported(kind, "--by", person.email), ensure_ascii=False)

    assert [("0900" in told("organisations", person)) for person in (an, quan, lan)] == [True, False, True]
    told_of_experts = [told("experts", person) for person in (an, lan)]
    assert [[word in text for word in ("cổ phần", "0911")] for text in told_of_experts] == [[False] * 2, [True] * 2]


@pytest.mark.parametrize(("name", "said"), [("out.pdf", "The result can be written as .xlsx, .csv or .jsonl only."),
                                            ("none/out.csv", "there is no folder")])  # fmt: skip
def test_where_nothing_can_be_written_one_line_says_so(run, tmp_path, db, name, said):
    done = run("export", "needs", "-o", tmp_path / name)

    assert (done.code, done.out, done.err.count("\n"), said in done.err) == (2, "", 1, True)
