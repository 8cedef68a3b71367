import unicodedata

import pytest

from cungcau.engines.common import text


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("hoà", "hòa"),
        ("HOÀ", "HÒA"),
        ("Hoà Lạc", "Hòa Lạc"),
        ("thuỷ", "thủy"),
        ("khoẻ", "khỏe"),
        ("khoá", "khóa"),
        ("quý", "quý"),
        ("quỳ", "quỳ"),
        ("hoàn", "hoàn"),
        ("toán", "toán"),
        ("thuyền", "thuyền"),
        ("H₂SO₄", "H2SO4"),
        ("m³/h", "m3/h"),
        ("7–8", "7-8"),
        ("Ðiện", "Điện"),
        ("“a”", '"a"'),
        ("a\u00a0b", "a b"),
        ("x\u200by", "xy"),
        ("\u202exy\u202c", "xy"),
    ],
)
def test_one_spelling_for_one_word(written, normal):
    assert text.normalise(written) == normal
    assert text.normalise(unicodedata.normalize("NFD", written)) == normal


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Điện", "dien"),
        ("DIEN", "dien"),
        ("Hoà Lạc", "hoa lac"),
        ("ĐƯỜNG", "duong"),
        ("Müller", "muller"),
        ("", ""),
    ],
)
def test_folding_removes_marks_and_case(written, folded):
    assert text.fold(written) == folded


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("máy CNC 5 trục", ["may", "cnc", "5", "truc"]),
        ("heat pumps", ["heat", "pump"]),
        ("heat-pump", ["heat", "pump"]),
        ("xử lý nước thải by MBR", ["xu", "ly", "nuoc", "thai", "by", "mbr"]),
        ("Fe3O4, TiO2 và H₂SO₄", ["fe3o4", "tio2", "h2so4"]),
        ("3-MCPD, 2,4-D", ["3-mcpd", "2,4-d"]),
        ("pH 7–8.5", ["ph", "7", "8.5"]),
        ("theo QCVN 40:2011/BTNMT", ["qcvn40:2011/btnmt"]),
        ("QCVN40:2011/BTNMT", ["qcvn40:2011/btnmt"]),
        ("ISO 9001:2015", ["iso9001:2015"]),
        ("IPC C02F 1/72", ["c02f1/72"]),
        ("C02F 1/72", ["c02f1/72"]),
        ("VSIC 2599", ["vsic", "2599"]),
        ("the removal of dyes", ["remov", "dye"]),
        ("may the to an son", ["may", "the", "to", "an", "son"]),
        ("nhà máy của chúng tôi", ["nha", "may", "chung", "toi"]),
        ("nha may xu ly nuoc thai cua cong ty", ["nha", "may", "xu", "ly", "nuoc", "thai", "cong", "ty"]),
        ("", []),
    ],
)
def test_words_of_a_text(written, words):
    assert [token.word for token in text.tokens(written)] == words


def test_a_word_keeps_its_marks_beside_its_bare_form():
    assert text.tokens("Điện mặt trời") == [
        text.Token("Điện", "dien", "điện", "điện"),
        text.Token("mặt", "mat", "mặt", "mặt"),
        text.Token("trời", "troi", "trời", "trời"),
    ]


def test_two_languages_one_after_the_other_keep_their_own_stop_words():
    written = "Máy in ba chiều.\nA machine for printing in three dimensions."

    assert [token.word for token in text.tokens(written)] == [
        *("may", "in", "ba", "chieu"),
        *("machin", "print", "three", "dimens"),
    ]


def test_vietnamese_syllables_are_never_stemmed():
    for word in ["nghe", "khoe", "nhanh", "truong", "quy", "xe", "thue", "hieu", "nguyen", "khuya"]:
        assert text.is_syllable(word), word
        assert [token.word for token in text.tokens(word)] == [word]


@pytest.mark.parametrize("word", ["heat", "pump", "steel", "robot", "bridge", "nước1", "trrời", "thảí"])
def test_other_words_are_no_syllables(word):
    assert not text.is_syllable(word)


def test_neighbours_make_pairs():
    assert text.pairs(["may", "cnc", "5", "truc"]) == ["may_cnc", "cnc_5", "5_truc"]
    assert text.pairs(["may"]) == []


def test_share_of_marked_words():
    assert text.has_marks("nước thải by MBR") == 0.5
    assert text.has_marks("nuoc thai") == 0.0
    assert text.has_marks("") == 0.0


def test_words_sort_by_the_vietnamese_alphabet():
    words = [
        "đa",
        "dă",
        "da",
        "dâ",
        "ê",
        "e",
        "oa",
        "ô",
        "ơ",
        "o",
        "ma",
        "mạ",
        "má",
        "mà",
        "mã",
        "mả",
        "mai",
        "u",
        "ư",
    ]

    assert sorted(words, key=text.sort_key) == [
        *(
            "da",
            "dă",
            "dâ",
            "đa",
            "e",
            "ê",
            "ma",
            "mà",
            "mả",
            "mã",
            "má",
            "mạ",
            "mai",
            "o",
            "oa",
            "ô",
            "ơ",
            "u",
            "ư",
        )
    ]
