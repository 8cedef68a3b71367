"""The pages of exchange: a file comes in, is looked at, applied and taken back; who sees what."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from cungcau.exchange.actions import apply_import
from cungcau.exchange.models import Export, Import
from cungcau.exchange.progress import Progress
from cungcau.listings.models import Listing
from cungcau.trail.models import Entry
from tests.factories.exchange import NEED, an_upload, applied, checked, needs, table, undone, work
from tests.factories.listings import a_published

pytestmark = pytest.mark.django_db
BAD = {**NEED, "ma_ngoai": "N2", "TRL_toi_thieu": "12"}


@pytest.fixture(autouse=True)
def shown(point, client, dung, lan):
    client.force_login(dung)
    client.cookies["cungcau_language"] = "en"


def page(client, thing, **query):
    return client.get(thing.get_absolute_url(), query).content.decode()


def send(client, content, name="needs.csv", side="need"):
    content = content.encode() if isinstance(content, str) else content
    return client.post(reverse("exchange:upload"), {"side": side, "upload": SimpleUploadedFile(name, content)})


def test_an_officer_brings_a_file_in_reads_what_it_would_do_and_applies_it(client, seeker):
    answer = send(client, table(NEED, BAD))
    thing = Import.objects.get()
    assert (answer.status_code, answer.url, thing.state, thing.language) == (302, thing.get_absolute_url(), "checking", "en")

    assert "The check is about to begin." in page(client, thing)
    work()
    told = page(client, thing)
    assert "5 (TRL_toi_thieu)" in told and "“12” is not a level from 1 to 9. Write a number from 1 to 9." in told
    assert "Máy sấy bơm nhiệt" in page(client, thing, show="new")

    thing.refresh_from_db()
    client.post(reverse("exchange:act", args=[thing.pid, "apply"]), {"version": thing.version})
    work()
    assert Listing.objects.get().external_id == "N1"
    assert "It can be undone as a whole until" in page(client, thing)

    thing.refresh_from_db()
    client.post(reverse("exchange:act", args=[thing.pid, "undo"]), {"version": thing.version, "note": "wrong file"})
    work()
    told = page(client, thing)
    assert "The import is undone" in told and "wrong file" in told
    assert Listing.objects.get().state == "withdrawn"


def test_of_changed_rows_old_and_new_value_are_shown_with_the_names_of_codes(client, seeker, dung):
    applied(dung, NEED)
    thing = checked(dung, {**NEED, "TRL_toi_thieu": "8", "van_de": "", "linh_vuc_KHCN": "207"})

    told = " ".join(page(client, thing).split())

    assert "<strong>Minimum TRL</strong>: 7 → 8" in told
    assert "<strong>Problem</strong>: Lò than → (empty)" in told
    assert re.search(r"<strong>Science and technology field</strong>: \(empty\) → 207 – \w+", told)


def test_rows_are_shown_by_what_becomes_of_them_by_words_and_by_pages(client, seeker, dung):
    thing = checked(dung, *needs(120), BAD | {"ma_ngoai": "X1"})

    assert page(client, thing, show="new").count('data-label="ID and title"') == 50
    assert page(client, thing, show="new", page=3).count('data-label="ID and title"') == 20
    assert page(client, thing, q="N117", show="").count('data-label="ID and title"') == 1
    assert "No such row" in page(client, thing, q="nothing of this", show="")
    assert "?q=N117&amp;show=new#rows" in page(client, thing, q="N117", show="")


def test_a_file_with_nothing_to_bring_in_says_so_and_offers_no_button(client, seeker, dung):
    send(client, ",".join(NEED) + "\n")
    work()
    headings, refused = Import.objects.get(), checked(dung, BAD)

    assert [words in page(client, headings) for words in ("The file holds no rows", "Apply</button>")] == [True, False]
    assert [words in page(client, refused, show="") for words in ("No row can come in", "Apply</button>")] == [True, False]
    assert "Apply</button>" in page(client, checked(dung, NEED))


@pytest.mark.parametrize(("name", "content", "said"), [
    ("a.xlsx", b"", "This field is required|empty"),
    ("a.pdf", b"%PDF-1.4", "This is no table."),
    ("a.xlsx", b"PK\x03\x04broken", "The workbook is damaged."),
    ("a.csv", b"\x00\x01\x02" * 50, "This is no table."),
    ("a.exe", b"MZ\x90", "This is no table."),
])  # fmt: skip
def test_what_is_no_table_is_refused_on_the_form(client, name, content, said):
    answer = send(client, content, name)

    assert answer.status_code == 422
    assert re.search(said, answer.content.decode())
    assert Import.objects.count() == 0


def workbook(*rows, parts=()):
    """A workbook of these rows, with more parts in its archive."""
    import zipfile

    book, out = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(out)
    with zipfile.ZipFile(out, "a") as archive:
        for part, content in parts:
            archive.writestr(part, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


@pytest.mark.parametrize(("part", "said"), [
    ("xl/vbaProject.bin", "carries macros"), ("xl/externalLinks/externalLink1.xml", "takes values from other workbooks"),
])  # fmt: skip
def test_macros_and_links_to_other_workbooks_are_refused(client, part, said):
    answer = send(client, workbook(["ma_ngoai", "tieu_de"], parts=[(part, b"x")]), "a.xlsx")

    assert (answer.status_code, said in answer.content.decode()) == (422, True)


def test_a_workbook_that_unpacks_without_end_is_not_read(client, dung):
    bomb = workbook(["ma_ngoai", "tieu_de"], parts=[("xl/media/big.bin", b"\0" * 60_000_000)])
    answer = send(client, bomb, "bomb.xlsx")

    assert answer.status_code == 422
    assert not Import.objects.exists()


def test_a_file_of_another_kind_is_named_as_such(client, dung):
    thing = checked(dung, {"ma_ngoai": "1", "tieu_de": "a", "uu_diem": "b", "gia_tu": "1 tỷ", "bao_hanh": "c"})

    assert thing.state == "unreadable"
    assert "The columns of this file are those of Offers. Bring it in as records of that kind" in page(client, thing)


def test_the_refused_rows_come_back_marked_and_can_be_mended_and_brought_in(client, seeker, dung):
    applied(dung, *needs(3))
    thing = checked(dung, *needs(3, van_de="khác"), BAD | {"ma_ngoai": "N4", "van_de": "=1+1"})

    content = b"".join(client.get(reverse("exchange:marked", args=[thing.pid])).streaming_content)
    sheet = load_workbook(io.BytesIO(content)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]

    assert rows[0][:2] == ["To mend at import", "ma_ngoai"]
    assert rows[1][0] == "TRL_toi_thieu: “12” is not a level from 1 to 9. Write a number from 1 to 9."
    assert len(rows) == 2
    assert sheet["F2"].fill.fgColor.rgb.endswith("FBE3DD") and not sheet["B2"].fill.fgColor.rgb.endswith("FBE3DD")
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "inlineStr"}

    sheet["F2"].value = 6
    mended = io.BytesIO()
    sheet.parent.save(mended)
    send(client, mended.getvalue(), "mended.xlsx")
    work()
    again = Import.objects.first()
    assert (again.new, again.refused, again.remarks) == (1, 0, [])
    apply_import(again, by=dung)
    work()
    assert Listing.objects.get(external_id="N4").problem == "=1+1"


def test_while_it_works_the_page_says_how_far_it_is_and_reloads_itself_without_scripts(client, seeker, dung):
    thing = an_upload(dung, *needs(2))
    progress = Progress(thing.pid, 200)
    progress.reach(50)

    told = page(client, thing)
    part = client.get(reverse("exchange:progress", args=[thing.pid])).content.decode()

    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in told
    assert "Rows: 50 of 200" in told and "Rows: 50 of 200" in part and 'hx-trigger="every 1s"' in part
    progress.close()
    work()
    assert client.get(reverse("exchange:progress", args=[thing.pid]), headers={"HX-Request": "true"}).headers["HX-Refresh"]


def test_a_colleague_sees_that_there_was_an_import_and_not_what_its_rows_say(client, seeker, dung, ha, an, lan):
    thing = checked(dung, NEED)
    client.force_login(ha)

    assert thing.name in client.get(reverse("exchange:imports")).content.decode()
    told = page(client, thing)
    assert "Only whoever brought the file in sees what its rows say." in told and "Máy sấy" not in told
    assert client.get(reverse("exchange:marked", args=[thing.pid])).status_code == 403
    assert client.get(thing.file.get_absolute_url()).status_code == 404
    for verb in ("apply", "discard", "check"):
        assert client.post(reverse("exchange:act", args=[thing.pid, verb]), {"version": thing.version}).status_code == 403

    client.force_login(an)
    for name, words in (("imports", []), ("upload", []), ("import", [thing.pid]), ("template", ["need", "csv"])):
        assert client.get(reverse(f"exchange:{name}", args=words)).status_code in {403, 404}


def test_a_steward_brings_in_organisations_and_experts_but_no_listings(client, lan, seeker):
    client.force_login(lan)

    told = client.get(reverse("exchange:upload")).content.decode()

    assert 'value="organisation"' in told and 'value="need"' not in told
    assert send(client, table(NEED)).status_code == 422


def test_what_is_left_of_an_undo_is_named(client, seeker, dung, an):
    from cungcau.listings.actions import edit_listing

    thing = applied(dung, NEED)
    listing = Listing.objects.get()
    edit_listing(listing, by=an, version=listing.version, trl=3)
    undone(thing, dung)

    assert f"{an.name} has changed it since." in page(client, thing)


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_what_is_exported_is_what_she_may_see_and_comes_back_unchanged(client, seeker, rival, dung, an, ha, format):
    applied(dung, *needs(3, van_de="=HYPERLINK(1)", tom_tat="'-5 °C", muc_tieu="quality"))
    a_published(seeker, an, ha)

    answer = client.post(reverse("exchange:export", args=["need"]), {"format": format, "state": "draft"})
    content = b"".join(answer.streaming_content)

    export = Export.objects.get()
    assert (export.side, export.format, export.count, export.filters, export.by) == ("need", format, 3, {"state": "draft"}, dung)
    entry = Entry.objects.get(verb="export")
    assert (entry.actor_name, entry.facts["count"]) == (dung.name, 3)
    assert "attachment" in answer["Content-Disposition"]
    if format == "csv":
        assert ",=HYP" not in content.decode("utf-8-sig") and "'=HYP" in content.decode("utf-8-sig")
    send(client, content, f"out.{format}")
    work()
    again = Import.objects.first()
    assert (again.unchanged, again.total, again.remarks) == (3, 3, [])


def test_the_log_of_exports_is_ones_own_and_the_stewards(client, seeker, dung, ha, lan):
    client.post(reverse("exchange:export", args=["organisation"]), {"format": "csv"})
    seen = []
    for person in (dung, ha, lan):
        client.force_login(person)
        seen.append("Organisations, .csv" in client.get(reverse("exchange:export", args=["need"])).content.decode())

    assert seen == [True, False, True]
