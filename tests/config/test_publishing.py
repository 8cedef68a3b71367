"""From nothing to a published listing by command alone, and all that can be wrong with a file on the way there."""

import csv
import io

import pytest
from openpyxl import Workbook

from tests.config.installations import with_tables
from tests.config.test_installation import SETUP

pytestmark = pytest.mark.database

PASSWORD = "bưởi-năm-roi-26"
PUBLISH = ("publish", "needs.csv", "--kind", "need", "--by", "binh@point.example", "--approved-by", "ha@point.example")
NEED = {
    "ma_ngoai": "N1", "tieu_de": "Máy sấy bơm nhiệt cho vải thiều", "loai_nhu_cau": "thiet_bi",
    "tom_tat": "Cần máy sấy bơm nhiệt cho vải thiều, mỗi mẻ ba tấn, giữ màu vỏ và vị ngọt, điện dùng ít hơn lò than bây giờ.",
    "mo_ta": "Nhà máy sấy vải theo mùa, ba tháng trong năm.", "van_de": "Lò than làm sẫm vỏ một phần ba số quả.",
    "muc_tieu": "giảm hao hụt còn 5 %", "yeu_cau_ky_thuat": "Công suất|>=|200|kg/h|bắt buộc", "kinh_phi": "1,5–2 tỷ",
    "linh_vuc_KHCN": "207", "hinh_thuc_hop_tac": "chuyen_nhuong", "nguoi_khao_sat": "Trần A", "dong_y_cong_khai": "C",
}  # fmt: skip


def table(*rows):
    text = io.StringIO()
    writer = csv.DictWriter(text, list(dict.fromkeys(name for row in rows for name in row)))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


@pytest.fixture(scope="module")
def made_point(tmp_path_factory):
    """A point with a host, a steward, a broker who writes and a moderator who reads; all made by command."""
    there = with_tables(tmp_path_factory.mktemp("made"), "point")
    made = [there.run(*SETUP, "--host-organisation", "Ban quản lý khu", CUNGCAU_STEWARD_PASSWORD=PASSWORD)]
    for email, name, role in (("binh@point.example", "Bình", "broker"), ("ha@point.example", "Hà", "moderator")):
        words = ("invite", email, "--name", name, "--role", role, "--by", "lan@point.example")
        made.append(there.run(*words, CUNGCAU_PERSON_PASSWORD=PASSWORD))
    assert [one.returncode for one in made] == [0, 0, 0], [one.stderr for one in made]
    return there


@pytest.fixture
def point(made_point, tmp_path):
    return made_point.copy(tmp_path)


@pytest.fixture
def publish(point, tmp_path):
    """publish(rows, …options): what the command says of a file of these rows."""

    def run(rows, *options, language="en", words=PUBLISH):
        (tmp_path / "needs.csv").write_text(rows if isinstance(rows, str) else table(*rows), encoding="utf-8")
        return point.run(*words, "--lang", language, *options)

    return run


def test_a_first_listing_is_published_and_its_page_is_served(point, publish):
    done = publish([NEED])

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("row 2: published, HHTP-NC-"), done.stdout + done.stderr
    path = "/listings/" + done.stdout.partition("/listings/")[2].split()[0]
    with point.serve("--no-demo") as server:
        status, page = server.get(path)
    assert status == 200
    for words in (NEED["tieu_de"], NEED["mo_ta"], NEED["van_de"], "giảm hao hụt còn 5 %", "Công suất", "Ban quản lý khu"):
        assert words in page
    assert "Trần A" not in page
    assert "not taken into a listing from a file: Surveyor" in done.stderr


def test_repeated_it_makes_nothing_twice(publish):
    first, second = publish([NEED]), publish([NEED, {**NEED, "ma_ngoai": "N2", "tieu_de": "Máy tách hạt vải"}])

    assert (first.returncode, second.returncode) == (0, 0)
    assert [line.partition(",")[0] for line in second.stdout.splitlines()] == ["row 2: there already", "row 3: published"]


@pytest.mark.sqlite_only
def test_a_row_that_is_not_complete_stays_a_draft_and_is_told_what_is_missing(publish):
    done = publish([NEED, {**NEED, "ma_ngoai": "N2", "tieu_de": "Máy tách hạt vải", "tom_tat": "ngắn"}])

    assert done.returncode == 0
    assert [line.partition(",")[0] for line in done.stdout.splitlines()] == ["row 2: published", "row 3: a draft"]
    assert "needs.csv, row 3: It stays a draft. Not complete yet: Write a summary of at least 100 characters" in done.stderr


@pytest.mark.sqlite_only
def test_of_every_row_that_stays_a_draft_it_is_told_why_and_of_columns_what_happens_to_them(publish):
    row = {**NEED, "tom_tat": "ngắn", "ghi_chu_rieng": "x"}
    short = [{**row, "ma_ngoai": f"N{n}", "tieu_de": f"Máy tách hạt số {n}"} for n in range(8)]

    done = publish(short)

    assert [row for row in range(2, 10) if f"row {row}: It stays a draft." not in done.stderr] == []
    assert "not taken into a listing from a file: Surveyor, ghi_chu_rieng" in done.stderr
    assert "carried through" not in done.stderr


@pytest.mark.sqlite_only
@pytest.mark.parametrize(("until", "stands"), [("draft", "a draft"), ("submit", "waits for review")])
def test_it_stops_where_it_is_told_to(publish, until, stands):
    done = publish([NEED], "--until", until, words=PUBLISH[:-2])

    assert (done.returncode, done.stdout.startswith(f"row 2: {stands}, ")) == (0, True)


@pytest.mark.sqlite_only
@pytest.mark.parametrize(("words", "said"), [
    (PUBLISH[:-2], "--approved-by: It is not said who has read the listings."),
    ((*PUBLISH[:-1], "binh@point.example"), "--approved-by: binh@point.example may not publish what is written here."),
    ((*PUBLISH[:5], "ha@point.example", *PUBLISH[6:]), "--approved-by: ha@point.example may not publish"),
    ((*PUBLISH[:5], "nobody@point.example", *PUBLISH[6:]), "--by: Nobody at work here has the address nobody@point.example."),
    ((*PUBLISH, "--organisation", "Không có"), "--organisation: No organisation, or more than one, is registered as “Không có”."),
])  # fmt: skip
def test_who_may_not_is_told_before_anything_is_made(publish, words, said):
    done = publish([NEED], words=words)

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith(said)


def test_whoever_has_no_right_to_write_and_whose_row_it_is_not_are_told_at_the_row(publish):
    done = publish([NEED, {**NEED, "ma_ngoai": "N2", "ten_to_chuc": "Công ty lạ"},
                    {**NEED, "ma_ngoai": "N3", "to_chuc_loai_tru": "Công ty ẩn"}])  # fmt: skip
    refused = publish([{**NEED, "tieu_de": "Khác"}], words=(*PUBLISH[:5], "lan@point.example", *PUBLISH[6:]))

    assert done.returncode == 0
    assert "row 3, column 14 (ten_to_chuc): No organisation, or more than one, is registered as “Công ty lạ”" in done.stderr
    # Left out, this name would let the very firm see what it must not see.
    assert "row 4, column 15 (to_chuc_loai_tru): No organisation, or more than one, is registered as “Công ty ẩn”" in done.stderr
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "lan@point.example may not write for Ban quản lý khu." in refused.stderr


def test_organisations_that_nobody_has_registered_are_registered_where_that_is_asked_for(point, publish):
    new = {**NEED, "ma_so_thue": "0100109106", "ten_to_chuc": "Công ty Mới"}
    again = {**new, "ma_ngoai": "N2", "tieu_de": "Khác", "ma_so_thue": ""}
    done = publish([new, again, {**new, "ma_ngoai": "N3", "ten_to_chuc": "Lạ", "ma_so_thue": "0100109107"}], "--register", "sme")
    code = "from cungcau.registry.models import Organisation as O\nfor it in O.objects.all(): print(it, it.tax_code, it.state)"
    registered = point.run("shell", "--no-imports", "-c", code).stdout

    assert done.stdout.count("published, ") == 2
    assert "row 4, column 14 (ma_so_thue): “0100109107” is no tax code" in done.stderr
    assert "Công ty Mới 0100109106 temporary" in registered
    assert registered.count("Công ty") == 1


@pytest.mark.sqlite_only
def test_a_kind_that_is_none_registers_nobody(publish):
    done = publish([{**NEED, "ten_to_chuc": "Công ty Mới"}], "--register", "khách")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("--register: “khách” is no kind of organisation.")


@pytest.mark.sqlite_only
def test_a_text_longer_than_a_listing_takes_is_not_cut_in_the_middle(publish):
    done = publish([{**NEED, "tom_tat": "x" * 501}])

    assert (done.returncode, done.stdout) == (2, "")
    assert "row 2, column 4 (tom_tat): The text has 501 characters; a listing takes 500 here." in done.stderr


def test_offers_of_a_workbook_are_published_in_vietnamese(point, publish, tmp_path):
    offer = {"Tiêu đề": "Hệ thống sấy bơm nhiệt", "Loại nguồn cung": "cong_nghe", "Tóm tắt": NEED["tom_tat"],
             "Mô tả": "Sấy ở 45 độ.", "Ưu điểm": "Tiết kiệm điện.", "Lĩnh vực": 207, "Hình thức chuyển giao": "chuyen_nhuong",
             "TRL": 8, "Giai đoạn": "thuong_mai", "Quyền chuyển giao": "Chủ sở hữu", "Đồng ý công khai": "ẩn danh",
             "Giá": "20.000 USD"}  # fmt: skip
    book = Workbook()
    book.active.append(list(offer))
    book.active.append(list(offer.values()))
    book.save(tmp_path / "offers.xlsx")

    done = point.run("publish", "offers.xlsx", "--kind", "offer", *PUBLISH[4:], "--lang", "vi")

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("dòng 2: đã đăng, HHTP-CC-"), done.stdout + done.stderr
    assert "Số tiền không tính bằng đồng Việt Nam" in done.stderr
    path = "/listings/" + done.stdout.partition("/listings/")[2].split()[0]
    with point.serve("--no-demo") as server:
        page = server.get(path)[1]
    assert ("Hệ thống sấy bơm nhiệt" in page, 'href="/organisations/' in page) == (True, False)


@pytest.mark.sqlite_only
def test_a_file_that_is_none_is_told_as_in_match(publish):
    done = publish("x,y\n1,2\n")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("needs.csv, row 1: No heading row was found.")


def test_an_invitation_prints_its_link_and_its_person_can_write_only_afterwards(point, publish):
    words = ("invite", "mai@point.example", "--name", "Mai", "--role", "broker", "--by", "lan@point.example")

    invited = point.run(*words, CUNGCAU_BASE_URL="https://point.example")
    done = publish([NEED], words=(*PUBLISH[:5], "mai@point.example", *PUBLISH[6:]))

    assert "Mai chooses a password here, once: https://point.example/invitation/" in invited.stdout, invited.stderr
    assert (done.returncode, "--by: Whoever is called mai@point.example has not chosen" in done.stderr) == (2, True)


@pytest.mark.sqlite_only
@pytest.mark.parametrize(("words", "said"), [
    (("mai@point.example", "--by", "lan@point.example"), "--name: a new account needs"),
    (("mai@point.example", "--name", "Mai", "--by", "ha@point.example"), "--by: ha@point.example is no steward"),
    (("mai", "--name", "Mai", "--by", "lan@point.example"), "Enter a valid email address."),
])  # fmt: skip
def test_an_invitation_that_cannot_be_is_one_line(point, words, said):
    done = point.run("invite", *words)

    assert (done.returncode, done.stderr.startswith(f"cungcau invite: {said}")) == (2, True)


def test_an_invitation_of_somebody_who_is_there_gives_the_role(point):
    done = point.run("invite", "lan@point.example", "--role", "moderator", "--by", "lan@point.example")

    assert done.stdout == "Lan <lan@point.example>: moderator, steward.\n", done.stderr
