import unicodedata

import pytest

from cungcau.engines.common import legacy

SENTENCE = "Nhu cầu xử lý nước thải dệt nhuộm của doanh nghiệp, công suất lớn; giảm chi phí điện năng."
VNI = "Nhu caàu xöû lyù nöôùc thaûi deät nhuoäm cuûa doanh nghieäp, coâng suaát lôùn; giaûm chi phí ñieän naêng."


def tcvn3(text: str) -> str:
    back = {new: old for old, new in legacy._TCVN3.items() if ord(old) < 256}
    return "".join(back.get(letter, letter) for letter in text)


def test_tcvn3_is_recognised_and_converted():
    old = tcvn3(SENTENCE)

    assert old.startswith("Nhu cÇu xö lý n\u00adíc th¶i")
    assert legacy.looks_tcvn3(old)
    assert not legacy.looks_vni(old)
    assert legacy.from_tcvn3(old) == SENTENCE


def test_vni_is_recognised_and_converted():
    assert legacy.looks_vni(VNI)
    assert not legacy.looks_tcvn3(VNI)
    assert legacy.from_vni(VNI) == SENTENCE


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        SENTENCE.upper(),
        unicodedata.normalize("NFD", SENTENCE),
        "Müller & Söhne façade naïve coöperation",
        "Café résumé déjà vu",
        "plain English text",
        "",
        "Hoà Lạc; Điện Biên Phủ 25 °C ± 0,5 µm",
        "é ù à cà phê",
        "100 m² × 3 «mới»",
        "Membrane filter, 5 µm",
        "20 µg/l, 3 µL, 40 µs, 2 µA, 10 µmol",
    ],
)
def test_other_text_is_left_alone(text):
    assert legacy.detect(text) == "unicode"
    assert legacy.convert(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("utf-8", SENTENCE.encode()),
        ("utf-8-sig", SENTENCE.encode("utf-8-sig")),
        ("utf-16", SENTENCE.encode("utf-16")),
        ("tcvn3", tcvn3(SENTENCE).encode("latin-1")),
        ("vni", VNI.encode("latin-1")),
    ],
)
def test_bytes_are_told_apart(name, data):
    assert legacy.detect(data) == name
    assert legacy.convert(data) == SENTENCE


def test_windows_1258_is_told_apart():
    tones = "\u0300\u0301\u0309\u0303\u0323"
    decomposed = unicodedata.normalize("NFD", SENTENCE)
    letters: list[str] = []
    for sign in decomposed:  # that code page keeps the shape with the letter and the tone apart
        if unicodedata.combining(sign) and sign not in tones:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + sign)
        else:
            letters.append(sign)
    # the tone follows the letter directly even where NFD puts it before the shape
    text = "".join(letters)
    data = b"".join(character.encode("cp1258", "ignore") for character in text)

    assert legacy.detect(data) == "windows-1258"
    assert "nước thải" in legacy.convert(data)


def test_every_vni_and_tcvn3_vowel_is_in_the_table():
    letters = {
        unicodedata.normalize("NFC", base + tone) for base in "aăâeêioôơuưy" for tone in ("", *"\u0300\u0301\u0309\u0303\u0323")
    }

    assert letters - set("aeiouy") - set(legacy._TCVN3.values()) == set()
    assert letters - set("aeiouy") - set(legacy._VNI.values()) == set()
