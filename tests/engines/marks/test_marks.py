"""Marks are put where they probably belong: told by the neighbours on both sides, with how sure that is, and never over what
somebody typed."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cungcau.engines.common.text import fold, normalise
from cungcau.engines.marks import Marks, shipped
from cungcau.engines.marks.model import MOST, count

SMALL = Marks(*count(["máy sấy vải", "máy sấy vải", "may áo vải", "mấy năm", "nước thải", "nuôi tôm nước lợ"] * 100))
SYLLABLES = st.lists(st.sampled_from(["may", "say", "vai", "ao", "nam", "nuoc", "thai", "tom", "xyz", "lo"]), max_size=12)


def test_what_follows_and_what_goes_before_both_tell():
    assert [one.form for one in SMALL.likely(["may", "say"])] == ["máy", "sấy"]
    assert [one.form for one in SMALL.likely(["may", "ao"])] == ["may", "áo"]
    assert [one.form for one in SMALL.likely(["may", "nam"])] == ["mấy", "năm"]


def test_the_share_is_that_of_all_ways_to_mark_the_whole():
    """Against the sum over every marked form of the sentence, counted out."""
    words = ["may", "nam", "may", "say"]
    ways = [[]]
    for word in words:
        forms = [form for form in ("máy", "mấy", "may", "năm", "sấy") if fold(form) == word]
        ways = [[*way, form] for way in ways for form in forms]

    def worth(way):
        found = SMALL._alone(way[0])
        for left, right in pairwise(way):
            found *= SMALL._after(left, right)
        return found

    total = sum(map(worth, ways))
    for at, likely in enumerate(SMALL.likely(words)):
        share = sum(worth(way) for way in ways if way[at] == likely.form) / total
        assert likely.share == pytest.approx(share)


@given(SYLLABLES)
def test_every_syllable_stays_the_same_but_for_its_marks(syllables):
    found = SMALL.likely(syllables)

    assert [fold(one.form) for one in found] == syllables
    assert all(0 <= one.share <= 1 + 1e-9 for one in found)
    assert all(one.share == 0 for one in found if one.form == "xyz")


def test_a_text_without_end_is_read_in_pieces():
    assert len(shipped().likely(["nuoc", "thai"] * MOST)) == 2 * MOST


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("xu ly nuoc thai det nhuom", "xử lý nước thải dệt nhuộm"),
        ("Can mua may say vai thieu, cong suat 200 kg/gio", "Cần mua máy sấy vải thiều, công suất 200 kg/giờ"),
        ("COD cao, BOD thap", "COD cao, BOD thấp"),
        ("The dryer is too small", "The dryer is too small"),
        ("Nước thải còn màu", "Nước thải còn màu"),
        ("Xưởng của chúng tôi, may ao, cần máy", "Xưởng của chúng tôi, may ao, cần máy"),
        ("", ""),
    ],
)
def test_only_vietnamese_without_marks_is_written_with_them(typed, written):
    assert shipped().written(typed) == written


@given(st.text(max_size=60))
def test_nothing_but_marks_is_ever_added(text):
    """Letters and signs keep their number, so what a text says in other ways is not touched."""
    assert fold(shipped().written(text)) == fold(text)
    assert len(shipped().written(text)) == len(normalise(text))


def test_most_syllables_of_the_technical_prose_of_others_come_back_as_they_were():
    """Sentences written for this test; of 100 syllables at most 15 may be wrong."""
    told = [
        "hệ thống xử lý nước thải của nhà máy hoạt động không ổn định trong mùa mưa",
        "chúng tôi cần thiết bị đo độ ẩm của hạt cà phê trên băng chuyền",
        "doanh nghiệp muốn chuyển giao công nghệ sản xuất pin cho xe điện",
        "phần mềm quản lý kho giúp giảm thời gian tìm hàng và tránh sai sót",
        "viện nghiên cứu chào bán quy trình nuôi cấy mô cây dược liệu",
    ]
    pairs = [pair for text in told for pair in zip(text.split(), shipped().likely(fold(text).split()), strict=True)]

    wrong = [(word, likely.form) for word, likely in pairs if word != likely.form]

    assert len(wrong) <= 0.15 * len(pairs), wrong
