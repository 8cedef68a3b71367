"""The page of versions: who changed what, when and why, as far as the reader may see."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from cungcau.listings.actions import edit_listing, publish_listing, return_listing, revise_listing, submit_listing
from cungcau.listings.models import Listing, Revision
from cungcau.listings.views.comparison import Comparison, Veil
from cungcau.vocabulary.models import Term
from tests.factories.listings import a_draft, a_published, a_term
from tests.people import organisation, person

pytestmark = pytest.mark.django_db
ROWS = [{"parameter": "Lưu lượng", "operator": ">=", "value": 350.0, "high": None, "text": "", "unit": "m³/ngày", "must": True}]


@pytest.fixture
def need(point, lan, seeker, an):
    return a_draft(seeker, an, specifications=ROWS, targets=[{"metric": "Màu", "now": "420", "wanted": "50", "unit": "Pt-Co"}])


def edited(listing, by, note="", **values):
    return edit_listing(listing, by=by, version=listing.version, note=note, **values)


def compared(listing, user, older=None, newer=None):
    """Label → how it changed, of the last two versions or the given ones."""
    kept = list(listing.revisions.all())
    comparison = Comparison(listing, older or kept[1], newer or kept[0], Veil(listing, user))
    return {change.label: change for part in comparison.parts() for change in part.changes}


def in_english():
    return translation.override("en")


def test_every_saved_change_is_kept_with_who_when_and_why(need, an, ha):
    edited(need, an, problem="Màu còn 380 Pt-Co.")
    submit_listing(need, by=an)
    edited(need, ha, note="Sửa chính tả.", title_vi="Nước thải dệt nhuộm còn màu")
    publish_listing(need, by=person("tam", "Đinh Minh Tâm", "moderator"))

    kept = [(one.verb, one.by, one.note) for one in need.revisions.all()]

    assert kept == [
        ("publish", "Đinh Minh Tâm", ""), ("edit", ha.name, "Sửa chính tả."), ("submit", an.name, ""), ("edit", an.name, ""),
        ("draft", an.name, ""),
    ]  # fmt: skip


def test_a_save_that_changes_nothing_keeps_nothing(need, an):
    edited(need, an, problem=need.problem)

    assert need.revisions.count() == 1


def test_words_of_a_text_are_marked(need, an):
    edited(need, an, problem="Màu còn 380 Pt-Co, phí vượt 640 triệu đồng mỗi năm.")

    with in_english():
        pieces = compared(need, an)["What happens now"].pieces

    assert [(one.kind, one.text) for one in pieces if one.kind != "same"] == [("gone", "420"), ("new", "380")]


def test_rows_are_shown_as_changed_cells_in_the_readers_numbers(need, an):
    edited(need, an, specifications=[{**ROWS[0], "value": 1500.5, "must": False}, {**ROWS[0], "parameter": "pH", "unit": ""}])

    with translation.override("vi"):
        (change,) = [one for one in compared(need, an).values() if one.lines]

    changed, new = change.lines
    assert [(cell.old, cell.new) for cell in changed.cells if cell.is_changed] == [
        ("≥ 350 m³/ngày", "≥ 1.500,5 m³/ngày"), ("Có", "Không"),
    ]  # fmt: skip
    assert (new.kind, new.cells[0].new) == ("new", "pH")


def test_lists_of_codes_are_told_as_labels_that_came_and_went(need, an, vocabulary):
    edited(need, an, terms=[a_term("field", "207"), a_term("transfer_mode", "turnkey")])

    with in_english():
        codes = compared(need, an)["Forms of cooperation or transfer"].codes

    assert len(codes.gone) == len(codes.new) == 1
    assert not any(one in {"turnkey", "technical_assistance"} for one in (*codes.gone, *codes.new))


def test_money_and_days_are_written_as_people_write_them(need, an):
    edited(need, an, money_max=2_500_000_000, start_by=timezone.localdate() + timedelta(days=30), state_funded=None)

    with translation.override("vi"):
        cells = {label: (change.cell.old, change.cell.new) for label, change in compared(need, an).items() if change.cell}

    assert ("2 tỷ ₫", "2,5 tỷ ₫") in cells.values()
    assert ("", f"{timezone.localdate() + timedelta(days=30):%d/%m/%Y}") in cells.values()


def test_an_old_version_is_read_by_the_names_of_its_time(need, an, vocabulary):
    edited(need, an, urgency="high", terms=[a_term("field", "102"), a_term("transfer_mode", "turnkey")])
    with in_english():
        before = compared(need, an)
        Term.objects.filter(scheme_id="urgency", code="high").delete()
        Term.objects.filter(scheme_id="transfer_mode", code="turnkey").update(name_en="Something quite different")

        after = compared(need, an)

    assert after["Urgency"].cell.new == before["Urgency"].cell.new != "high"
    assert after["Forms of cooperation or transfer"].codes == before["Forms of cooperation or transfer"].codes


def test_people_and_organisations_are_named_and_gone_ones_said_to_be_gone(need, an, mai):
    unwanted = organisation("Công ty Không Mời")
    edited(need, an, adviser=mai, excluded_organisations=[unwanted])
    with in_english():
        found = compared(need, an)
        assert (found["Adviser of the point"].cell.new, found["Organisations that must not see it"].codes.new) == (
            mai.name, ("Công ty Không Mời",),
        )  # fmt: skip

        unwanted.delete()

        assert compared(need, an)["Organisations that must not see it"].codes.new == ("no longer in the records",)


@pytest.mark.parametrize(
    ("name", "money", "internal"), [("an", True, True), ("ha", True, True), ("mai", False, True), ("quang", False, False)]
)
def test_what_the_reader_may_not_see_is_in_no_version(need, an, request, name, money, internal):
    need = submit_listing(need, by=an)
    edited(need, request.getfixturevalue("ha"), money_max=9_000_000_000, absorption_note="năng lực khác", funding_source="loan")

    with in_english():
        labels = set(compared(need, request.getfixturevalue(name)))

    assert ("Budget to (VND)" in labels) is money
    assert ({"Note on absorption capacity", "Source of funds"} <= labels) is internal
    assert bool({"Note on absorption capacity", "Source of funds"} & labels) is internal


def test_a_budget_that_was_hidden_from_brokers_stays_hidden_in_its_old_version(need, an, dung):
    edited(need, an, money_max=3_000_000_000, budget_disclosure="hidden")
    edited(need, an, money_max=4_000_000_000, budget_disclosure="broker_only")
    submit_listing(need, by=an)
    newest, middle, oldest = need.revisions.exclude(verb="submit")

    with in_english():
        assert "Budget to (VND)" not in compared(need, dung, middle, newest)
        assert "Budget to (VND)" not in compared(need, dung, oldest, middle)
        assert "Budget to (VND)" in compared(need, dung, oldest, newest)


def test_a_version_of_an_older_program_claims_nothing_it_did_not_keep(need, an, mai):
    edited(need, an, adviser=mai, problem="Khác.")
    old = need.revisions.last()
    content = {name: value for name, value in old.content.items() if name != "refers"}
    Revision.objects.filter(pk=old.pk).update(content=content, names={}, verb="")

    with in_english():
        assert set(compared(need, an)) == {"What happens now"}


def test_a_column_that_the_form_has_forgotten_is_read_all_the_same(need, an):
    edited(need, an, problem="Khác.")
    old = need.revisions.last()
    Revision.objects.filter(pk=old.pk).update(content={**old.content, "colour_of_the_gate": "xanh"})

    found = compared(need, an)

    assert [one.text for one in found["colour_of_the_gate"].pieces] == ["xanh"]


def page(client, user, listing, query=""):
    client.force_login(user)
    return client.get(f"/listings/{listing.pid}/versions/{query}")


def test_the_page_shows_the_last_two_and_any_two(client, need, an):
    edited(need, an, problem="Lần hai.")
    edited(need, an, problem="Lần ba.")

    last = page(client, an, need)
    assert (last.context["older"].version, last.context["newer"].version) == (2, 3)
    assert "<del>" in last.content.decode() and "<ins>" in last.content.decode()

    first = page(client, an, need, "?older=3&newer=1")
    assert (first.context["older"].version, first.context["newer"].version) == (1, 3)


@pytest.mark.parametrize("query", ["?older=1&newer=1", "?older=7&newer=1", "?older=x&newer=1", "?older=1", "?page=99"])
def test_an_address_that_makes_no_sense_is_answered(client, need, an, query):
    edited(need, an, problem="Lần hai.")

    assert page(client, an, need, query).status_code == 200


@pytest.mark.parametrize(("name", "status"), [("an", 200), ("ha", 200), ("quang", 200), ("binh", 403)])
def test_versions_are_read_by_those_who_may_read_the_history(client, need, an, ha, request, name, status):
    publish_listing(submit_listing(need, by=an), by=ha)

    assert page(client, request.getfixturevalue(name), need).status_code == status


def test_who_may_not_see_the_listing_does_not_learn_that_it_has_versions(client, need, binh):
    assert page(client, binh, need).status_code == 404


def test_a_page_of_many_versions_asks_the_database_a_bounded_number_of_times(client, need, an, django_assert_max_num_queries):
    for number in range(25):
        edited(need, an, problem=f"Lần {number}.")

    with django_assert_max_num_queries(45):
        page(client, an, need)


def test_who_changes_what_others_have_read_is_asked_why_and_the_note_stands_beside_the_version(client, need, an, ha):
    client.force_login(an)
    assert "name=\"note\"" not in client.get(f"/listings/{need.pid}/edit/").content.decode()
    submit_listing(need, by=an)
    client.force_login(ha)
    form = client.get(f"/listings/{need.pid}/edit/")
    assert "name=\"note\"" in form.content.decode()

    return_listing(need, by=ha, comment="x")
    revised = revise_listing(a_published(need.organisation, an, ha), by=an)
    client.force_login(an)
    assert "name=\"note\"" in client.get(f"/listings/{revised.pid}/edit/").content.decode()


def test_the_note_that_was_typed_is_kept(client, need, an, ha, vocabulary):
    submit_listing(need, by=an)
    client.force_login(ha)
    words = {
        "version": need.version, "title_vi": "Tiêu đề người duyệt sửa", "summary_vi": need.summary_vi, "note": "Bỏ tên hãng.",
        "specifications-TOTAL_FORMS": 0, "specifications-INITIAL_FORMS": 0, "targets-TOTAL_FORMS": 0, "targets-INITIAL_FORMS": 0,
    }  # fmt: skip

    answer = client.post(f"/listings/{need.pid}/edit/", words)

    assert answer.status_code == 302, answer.context["form"].errors
    assert [(one.by, one.note) for one in need.revisions.all()[:1]] == [(ha.name, "Bỏ tên hãng.")]
    assert Listing.objects.get(pk=need.pk).title_vi == "Tiêu đề người duyệt sửa"
