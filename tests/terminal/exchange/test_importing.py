"""What an import does with a row, who may, and what it leaves alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cungcau.exchange.records.listings import Listings
from cungcau.listings.models import Listing
from cungcau.registry.actions import add_contact, withdraw_consent
from cungcau.registry.models import Contact, Expert, Organisation
from cungcau.trail.models import Entry
from cungcau.trail.queries import history_of
from tests.factories.listings import a_draft, a_published, a_submitted

pytestmark = pytest.mark.django_db
NEED = {"ma_ngoai": "N1", "tieu_de": "Máy sấy bơm nhiệt", "ten_to_chuc": "Công ty Cơ khí Sao Mai", "van_de": "Lò than",
        "TRL_toi_thieu": "7"}  # fmt: skip
FIRM = {"ma_ngoai": "T1", "ten_to_chuc": "Công ty Gốm Sông Lam", "loai_to_chuc": "sme", "ma_so_thue": "0100109106"}
EXPERT = {"ma_ngoai": "E1", "ho_ten": "Nguyễn Hoài Đức", "linh_vuc_KHCN": "207", "email": "duc@vien.example"}
APPLY = ("--apply",)


def changed(number):
    return f"new 0, changed {number}, unchanged 0, refused 0"


def unchanged(number):
    return f"new 0, changed 0, unchanged {number}, refused 0"


@pytest.fixture(autouse=True)
def lists(vocabulary):
    """Codes are those of the database."""


def test_without_apply_nothing_is_changed(bring, seeker):
    entries = Entry.objects.count()

    done = bring("needs", NEED)

    read = ["row 2: new, N1 Máy sấy bơm nhiệt", "    Minimum TRL: 7"]
    assert (done.code, done.lines) == (0, [*read, "new 1, changed 0, unchanged 0, refused 0"])
    assert done.err == "Nothing was changed: this was a dry run. With --apply it is done.\n"
    assert (Listing.objects.count(), Entry.objects.count()) == (0, entries)


def test_a_new_listing_comes_in_as_a_draft_that_the_trail_remembers(bring, seeker):
    done = bring("needs", NEED, options=APPLY)
    made = Listing.objects.get()

    assert done.counts == "new 1, changed 0, unchanged 0, refused 0"
    assert (made.external_id, made.state, made.source, made.organisation, made.trl) == ("N1", "draft", "import", seeker, 7)
    assert [(entry.verb, entry.actor_name) for entry in history_of(made)] == [("draft", "CungCầu")]


def test_of_a_changed_row_each_field_is_told_with_old_and_new_value(bring, seeker):
    bring("needs", NEED, options=APPLY)

    done = bring("needs", {**NEED, "TRL_toi_thieu": "8", "van_de": "", "linh_vuc_KHCN": "207"}, options=APPLY)
    made = Listing.objects.get()

    assert done.lines == [
        "row 2: changed, N1 Máy sấy bơm nhiệt", "    Problem: Lò than → (empty)", "    Minimum TRL: 7 → 8",
        "    Science and technology field: (empty) → 207", "new 0, changed 1, unchanged 0, refused 0",
    ]  # fmt: skip
    assert (made.trl, made.problem, made.codes["field"]) == (8, "", ["207"])
    assert history_of(made).first().facts["changed"] == ["problem", "terms", "trl"]
    assert bring("needs", {**NEED, "van_de": ""}).counts == "new 0, changed 1, unchanged 0, refused 0"


def test_a_column_that_the_file_does_not_have_is_left_as_it_is(bring, seeker):
    bring("needs", NEED, options=APPLY)

    done = bring("needs", {"ma_ngoai": "N1", "tieu_de": "Khác"}, options=APPLY)

    assert done.counts == "new 0, changed 1, unchanged 0, refused 0"
    assert (Listing.objects.get().title_vi, Listing.objects.get().problem) == ("Khác", "Lò than")


def test_in_vietnamese_it_speaks_vietnamese_and_counts_the_same(bring, seeker):
    bring("needs", NEED, options=APPLY)

    done = bring("needs", {**NEED, "TRL_toi_thieu": "12"}, {**NEED, "ma_ngoai": "N2", "van_de": ""}, lang="vi")

    assert done.lines == [
        "dòng 2, cột 5 (TRL_toi_thieu): từ chối. “12” không phải mức từ 1 đến 9. Hãy ghi một số từ 1 đến 9.",
        "dòng 3: mới, N2 Máy sấy bơm nhiệt", "    TRL tối thiểu: 7", "new 1, changed 0, unchanged 0, refused 1",
    ]  # fmt: skip


def test_refused_rows_are_left_out_and_the_others_come_in(bring, seeker):
    done = bring("needs", {**NEED, "ten_to_chuc": "Công ty lạ"}, {**NEED, "ma_ngoai": "N2"}, options=APPLY)

    assert done.counts == "new 1, changed 0, unchanged 0, refused 1"
    assert list(Listing.objects.values_list("external_id", flat=True)) == ["N2"]


@pytest.mark.parametrize(("make", "said"), [
    (a_submitted, "row 2: refused. A moderator is reading the record now."),
    (a_published, "row 2: refused. The record is in the state “Published”, in which nobody changes it."),
])  # fmt: skip
def test_what_is_under_review_or_published_is_not_changed_by_a_file(bring, seeker, an, ha, make, said):
    listing = make(seeker, an, *([ha] if make is a_published else []))

    done = bring("needs", {"ma_ngoai": listing.ref, "tieu_de": "Khác"}, options=APPLY)

    assert done.counts == "new 0, changed 0, unchanged 0, refused 1"
    assert done.lines[0].startswith(said)
    assert Listing.objects.get().title_vi != "Khác"


def test_a_listing_is_found_by_its_reference_and_stays_with_its_organisation(bring, seeker, rival, an):
    listing = a_draft(seeker, an)

    same = bring("needs", {"ma_ngoai": listing.ref, "tieu_de": listing.title_vi, "ten_to_chuc": "Sao Mai Mechanics"})
    other = bring("needs", {"ma_ngoai": listing.ref, "tieu_de": listing.title_vi, "ten_to_chuc": rival.name_vi})

    assert same.counts == "new 0, changed 0, unchanged 1, refused 0"
    assert "The record belongs to Sao Mai Mechanics, not to “Công ty Nhựa Hồng Lam”." in other.out


def test_goals_in_words_of_their_own_stand_in_the_description_and_come_in_once(bring, seeker):
    row = {**NEED, "mo_ta": "Nhà máy.", "muc_tieu": "chất lượng; giảm hao hụt còn 5 %"}

    bring("needs", row, options=APPLY)

    assert Listing.objects.get().description_vi == "Nhà máy.\ngiảm hao hụt còn 5 %"
    assert Listing.objects.get().codes["goal"] == ["quality"]
    assert bring("needs", row).counts == "new 0, changed 0, unchanged 1, refused 0"


def test_the_templates_columns_of_one_right_make_a_row_of_rights(bring, institute):
    row = {"ma_ngoai": "O1", "tieu_de": "Màng lọc", "ten_to_chuc": institute.name_vi, "quyen_chuyen_giao": "chủ sở hữu",
           "loai_SHTT": "sáng chế; bí quyết", "so_van_bang": "1-0012345; -", "tinh_trang": "Đã cấp văn bằng",
           "ty_le": "60"}  # fmt: skip

    bring("offers", row, options=APPLY)
    made = Listing.objects.get()

    assert [(one.type, one.status, one.number, one.owner_percent) for one in made.ip_items.all()] == [
        ("patent", "granted", "1-0012345", 60), ("know_how", "granted", "-", 60)]  # fmt: skip
    assert made.right_to_transfer == "owner"


@pytest.mark.parametrize(("who", "counts"), [
    ("an", "new 1, changed 0, unchanged 0, refused 0"), ("ha", "new 1, changed 0, unchanged 0, refused 0"),
    ("binh", "new 0, changed 0, unchanged 0, refused 1"), ("lan", "new 0, changed 0, unchanged 0, refused 1"),
])  # fmt: skip
def test_a_person_brings_in_what_she_may_write_on_the_pages(request, bring, seeker, who, counts):
    person = request.getfixturevalue(who)

    dry, done = (bring("needs", NEED, options=("--by", person.email, *more)) for more in ((), APPLY))

    assert (dry.counts, done.counts) == (counts, counts)
    assert list(Listing.objects.values_list("created_by", flat=True)) == ([person.pk] if "new 1" in counts else [])


def test_somebody_unknown_brings_in_nothing(bring, seeker):
    done = bring("needs", NEED, options=("--by", "nobody@point.example"))

    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert done.err.startswith("--by: Nobody at work here has the address nobody@point.example.")


def test_an_organisation_is_found_by_id_or_by_tax_code_where_no_id_is_given(bring):
    bring("organisations", FIRM, options=APPLY)
    made = Organisation.objects.get()

    by_tax = bring("organisations", {**FIRM, "ma_ngoai": "", "nam_thanh_lap": "1998"}, options=APPLY)
    other = bring("organisations", {**FIRM, "ma_ngoai": "T2"})

    assert (made.state, made.external_id, made.tax_code) == ("temporary", "T1", "0100109106")
    assert [entry.verb for entry in history_of(made)] == ["edit", "register"]
    assert (by_tax.counts, Organisation.objects.get().year) == ("new 0, changed 1, unchanged 0, refused 0", 1998)
    assert "“Công ty Gốm Sông Lam” has this tax code already. Write its id, T1, or leave the id empty." in other.out


def test_contacts_come_along_once_with_their_consent_and_not_when_it_was_withdrawn(bring, exported, seeker, lan):
    consent = {"consent_purpose": "kết nối", "consent_on": "2026-01-02"}
    kept = add_contact(seeker, by=lan, name="Lê Na", phone="+84 91", email="na@sao.example", **consent)
    withdraw_consent(add_contact(seeker, by=lan, name="Đã rút", phone="1"), by=lan)
    kept.refresh_from_db()
    (row,) = exported("organisations")
    Contact.objects.all().delete()

    line = {"ma_ngoai": seeker.pid, "ten_to_chuc": seeker.name_vi, "nguoi_lien_he": "Lê Na||+84 91|na@sao.example|kết nối|"}
    first = bring("organisations", {**line, "nguoi_lien_he": line["nguoi_lien_he"] + "2/1/2026"}, options=APPLY)
    again = bring("organisations", {**line, "nguoi_lien_he": line["nguoi_lien_he"] + "2026-01-02"})
    (there,) = seeker.contacts.all()

    assert [contact["name"] for contact in row["nguoi_lien_he"]] == ["Lê Na"]
    assert (first.counts, again.counts) == (changed(1), unchanged(1))
    assert (there.name, there.consent_purpose, str(there.consent_on)) == ("Lê Na", "kết nối", "2026-01-02")


def test_the_contact_of_a_listing_is_one_of_the_organisation_or_a_new_one(bring, seeker, lan, ha):
    there = add_contact(seeker, by=lan, name="Lê Na", phone="091", email="")
    row = {**NEED, "nguoi_lien_he": "Lê Na", "dien_thoai": "091", "email": ""}

    others = ({**row, "ma_ngoai": key, "dien_thoai": "092"} for key in ("N2", "N3"))
    bring("needs", row, *others, options=APPLY)
    refused = bring("needs", {**row, "ma_ngoai": "N4", "dien_thoai": "093"}, options=("--by", ha.email))

    first, second, third = Listing.objects.order_by("pk")
    assert (first.contact, second.contact == third.contact, second.contact.phone) == (there, True, "092")
    assert f"{ha.email} may not record whom to reach at this organisation." in refused.out


def test_an_expert_comes_in_with_the_organisation_and_is_found_again(bring, institute):
    row = {**EXPERT, "ten_to_chuc": institute.name_vi, "so_nam_kinh_nghiem": "12"}

    done = [bring("experts", row, options=APPLY), bring("experts", {**row, "ten_to_chuc": ""}, options=APPLY)]
    made = Expert.objects.get()

    assert [one.counts for one in done] == ["new 1, changed 0, unchanged 0, refused 0", changed(1)]
    assert (made.state, made.organisation, made.years, made.external_id) == ("proposed", None, 12, "E1")
    assert [entry.verb for entry in history_of(made)] == ["edit", "propose"]


def test_a_fault_in_the_middle_leaves_nothing(bring, seeker, monkeypatch):
    begin, made = Listings.begin_together, []

    def breaking(self, rows):
        made.extend(begin(self, rows[:2]))
        raise RuntimeError("no more")

    monkeypatch.setattr(Listings, "begin_together", breaking)
    done = bring("needs", *({**NEED, "ma_ngoai": f"N{number}"} for number in range(4)), options=APPLY)

    assert (done.code, "new 2" in done.out, len(made)) == (1, False, 2)
    assert done.err == "An unexpected fault, nothing was changed: RuntimeError: no more. Set CUNGCAU_TRACEBACK=1 to see more.\n"
    assert not Listing.objects.exists()


@pytest.mark.parametrize(("name", "content", "said"), [
    ("none.csv", None, "There is no such file."),
    ("empty.csv", "", "The file is empty."),
    ("words.csv", "a,b\n1,2\n", "No heading row was found. The first row reads: a, b."),
    ("other.jsonl", '{"a": 1}\n', "No heading row was found. The first row reads: a."),
    ("paper.pdf", "%PDF-1.4 x", "This is not a table but a PDF document."),
])  # fmt: skip
@pytest.mark.parametrize("kind", ["needs", "organisations"])
def test_where_nothing_can_be_read_one_line_says_why(run, tmp_path: Path, kind, name, content, said):
    if content is not None:
        (tmp_path / name).write_text(content)

    done = run("import", kind, tmp_path / name)

    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert done.err.startswith(name) and said in done.err


def test_headings_that_are_not_known_and_columns_without_a_place_are_named_once(bring, seeker):
    row = {**NEED, "nguoi_khao_sat": "A", "Màu sắc": "đỏ"}

    done = bring("needs", row, {**row, "ma_ngoai": "N2"})

    assert done.counts == "new 2, changed 0, unchanged 0, refused 0"
    assert done.err.count("Columns that are not known were not read: Màu sắc.") == 1
    assert done.err.count("These columns are known, but a record has no place for them: Surveyor.") == 1


def test_a_column_that_first_comes_with_the_last_line_of_json_counts_for_all(run, tmp_path: Path, bring, seeker):
    bring("needs", NEED, options=APPLY)
    path = tmp_path / "some.jsonl"
    lines = [{"ma_ngoai": "N1", "tieu_de": "Máy sấy bơm nhiệt"},
             {"ma_ngoai": "N2", "tieu_de": "X", "van_de": "Y", "ten_to_chuc": "Sao Mai Mechanics"}]  # fmt: skip
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))

    done = run("import", "needs", path)

    assert "    Problem: Lò than → (empty)" in done.lines
    assert done.counts == "new 1, changed 1, unchanged 0, refused 0"


def test_what_a_person_may_not_see_is_not_wiped_out_by_the_file_that_she_was_given(bring, exported, seeker, an, dung):
    """A moderator's right to edit goes with the right to see, so the file is the broker's, and the row the operator's."""
    need = a_draft(seeker, an, budget_disclosure="hidden")
    Listing.objects.filter(pk=need.pk).update(state="submitted")
    (seen,) = exported("needs", "--by", dung.email)

    row = {name: seen[name] or "" for name in ("ma_ngoai", "tieu_de", "kinh_phi_tu", "kinh_phi_den")}
    done = bring("needs", row, options=("--by", dung.email))

    assert (row["kinh_phi_tu"], row["kinh_phi_den"], done.counts) == ("", "", unchanged(1))


def test_rows_of_a_printout_that_repeat_the_headings_are_refused(bring, seeker):
    done = bring("needs", NEED, dict.fromkeys(NEED) | {name: name for name in NEED})

    assert done.counts == "new 1, changed 0, unchanged 0, refused 1"


def test_offers_do_not_become_needs(bring, institute):
    row = {"ma_ngoai": "O1", "tieu_de": "Màng lọc", "ten_to_chuc": institute.name_vi, "uu_diem": "a", "gia_tu": "1",
           "loai_gia": "x"}  # fmt: skip

    done = bring("needs", row)

    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert done.err.startswith("needs.csv: The columns of this file are those of offers. Write cungcau import offers;")


def test_signs_that_no_file_can_carry_do_not_reach_the_database(run, tmp_path: Path, seeker):
    line = {"ma_ngoai": "N1", "tieu_de": "a\x00b\u200b", "ten_to_chuc": "Sao Mai Mechanics",
            "chi_tieu": [{"metric": "m\x00", "wanted": "1"}]}  # fmt: skip
    (tmp_path / "needs.jsonl").write_text(json.dumps(line) + "\n")

    done = run("import", "needs", tmp_path / "needs.jsonl", "--apply")

    assert done.counts == "new 1, changed 0, unchanged 0, refused 0"
    assert (Listing.objects.get().title_vi, Listing.objects.get().targets.get().metric) == ("a\ufffdb", "m\ufffd")
