"""The words of a mail, by examples: pages, flowed lines, what is quoted."""

import pytest

from cungcau.brokerage.message_text import text_of_page, unflowed, without_quote

PAGES = {
    "<p>Chào anh,</p><p>Thứ Ba được.</p>": "Chào anh,\n\nThứ Ba được.",
    "<style>p{color:red}</style><script>alert('x')</script>Được": "Được",
    "A<img src='https://x.example/a.png' onerror='alert(1)'>B": "AB",
    "<a href='https://x.example/login'>https://bank.example</a>": "https://bank.example (https://x.example/login)",
    "<a href='javascript:alert(1)'>bấm</a>": "bấm",
    "<div>Mới</div><blockquote>Cũ<br>hơn</blockquote>": "Mới\n\n> Cũ\n> hơn",
    "<ul><li>một</li><li>hai</li></ul>": "- một\n\n- hai",
    "&lt;script&gt;alert(1)&lt;/script&gt;": "<script>alert(1)</script>",
    "<svg onload=alert(1)><text>x</text></svg>sau": "sau",
    "<iframe src=//x.example>trong</iframe>ngoài": "ngoài",
    "<script>chưa đóng": "",
    "<blockquote>chưa đóng": "> chưa đóng",
    "</script></blockquote>còn": "còn",
    "a<br>b&nbsp;c": "a\nb c",
}


@pytest.mark.parametrize(("page", "text"), PAGES.items())
def test_of_a_page_its_words_stay(page, text):
    assert text_of_page(page) == text


FLOWED = {
    "Dòng dài \nđi tiếp.\nDòng mới": "Dòng dài đi tiếp.\nDòng mới",
    "> trích dài \n> đi tiếp\nmới": "> trích dài đi tiếp\nmới",
    "> trích \nkhác bậc": "> trích\nkhác bậc",
    "Lời\n-- \nAn": "Lời\n--\nAn",
    " > không phải trích": "> không phải trích",
}


@pytest.mark.parametrize(("raw", "text"), FLOWED.items())
def test_flowed_lines_are_joined(raw, text):
    assert unflowed(raw) == text


OUTLOOK_VI = "Từ: Điểm kết nối <point@park.example>\nĐã gửi: Thứ Hai\nTới: An\nChủ đề: Hồ sơ\n\nMời họp"
OUTLOOK_EN = "From: Point <point@park.example>\nSent: Monday\nTo: An\nSubject: Case\n\nPlease meet"
QUOTED = {
    "vi, one line": ("Được.\n\nVào 10:05, 30 thg 11, 2026, Điểm kết nối <point@park.example> đã viết:\n> Mời họp", "Được."),
    "vi, broken line": ("Được.\n\nVào Th 2, 30 thg 11, 2026 vào 10:05\nĐiểm <point@park.example> đã viết:\n\n> Mời", "Được."),
    "vi, name first": ("Được.\n\nĐiểm kết nối <point@park.example> đã viết vào Th 2, 30 thg 11:\n> Mời", "Được."),
    "en, one line": ("Fine.\n\nOn Mon, 30 Nov 2026 at 10:05, Point <point@park.example> wrote:\n> Please", "Fine."),
    "en, broken line": ("Fine.\n\nOn Mon, 30 Nov 2026 at 10:05, Point\n<point@park.example> wrote:\n\n> Please", "Fine."),
    "original, en": ("Fine.\n\n-----Original Message-----\nFrom: Point\nPlease", "Fine."),
    "original, vi": ("Được.\n\n----- Thư gốc -----\nTừ: Điểm\nMời họp", "Được."),
    "office, vi": (f"Được.\n\n________________________________\n{OUTLOOK_VI}", "Được."),
    "office, en": (f"Fine.\n\n{OUTLOOK_EN}", "Fine."),
    "signs alone": ("Được.\n> Mời họp\n> thứ Ba", "Được."),
}
WHOLE = {
    "answered between": "Vào 10:05, Điểm kết nối đã viết:\n> Thứ Ba?\nĐược.\n> Ở đâu?\nTại viện.",
    "answered below": "> Thứ Ba?\n\nĐược.",
    "nothing new": "On Mon, 30 Nov 2026, Point wrote:\n> Please",
    "a sentence": "Anh Quân viết: máy chạy tốt.\nTừ: tháng sau sẽ giao.",
    "a list with from": "Từ: Hà Nội\nĐến: Hòa Lạc lúc 9 giờ",
}


@pytest.mark.parametrize(("mail", "new"), QUOTED.values(), ids=QUOTED)
def test_what_is_quoted_is_cut_off_and_kept_apart(mail, new):
    found, quoted = without_quote(mail)

    assert found == new
    assert quoted
    assert quoted in mail


@pytest.mark.parametrize("mail", WHOLE.values(), ids=WHOLE)
def test_what_would_lose_words_stays_whole(mail):
    assert without_quote(mail) == (mail, "")
