import pytest

from cungcau.engines.common.stemming import stem


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("caresses", "caress"), ("ponies", "poni"), ("ties", "tie"), ("cats", "cat"), ("gas", "gas"), ("bus", "bus"),
        ("agreed", "agre"), ("plastered", "plaster"), ("motoring", "motor"), ("sing", "sing"), ("hopping", "hop"),
        ("hoping", "hope"), ("happy", "happi"), ("relational", "relat"), ("conditional", "condit"),
        ("digitizer", "digit"), ("vietnamization", "vietnam"), ("operator", "oper"), ("hopefulness", "hope"),
        ("formality", "formal"), ("electricity", "electr"), ("electrical", "electr"), ("treatments", "treatment"),
        ("adjustment", "adjust"), ("adoption", "adopt"), ("effective", "effect"), ("rate", "rate"),
        ("controlling", "control"), ("generation", "generat"), ("oxidation", "oxid"), ("oxidised", "oxidis"),
    ],
)  # fmt: skip
def test_word_forms_meet_in_their_stem(word, expected):
    assert stem(word) == expected
