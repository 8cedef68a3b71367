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
        ("controlling", "control"), ("generation", "generat"), ("oxidation", "oxid"), ("oxidised", "oxid"),
    ],
)  # fmt: skip
def test_word_forms_meet_in_their_stem(word, expected):
    assert stem(word) == expected


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("colour", "color"), ("coloured", "colored"), ("odourless", "odorless"), ("vapours", "vapors"), ("harbour", "harbor"),
        ("neighbour", "neighbor"), ("behaviour", "behavior"), ("fibre", "fiber"), ("fibres", "fibers"), ("litre", "liter"),
        ("metres", "meters"), ("centre", "center"), ("catalyse", "catalyze"), ("analysed", "analyzed"), ("sulphur", "sulfur"),
        ("desulphurisation", "desulfurization"), ("stabilised", "stabilized"), ("palletising", "palletizing"),
        ("haemoglobin", "hemoglobin"), ("anaemia", "anemia"), ("oestrus", "estrus"), ("mould", "mold"), ("moulding", "molding"),
        ("tyres", "tires"), ("grey", "gray"), ("aluminium", "aluminum"), ("ploughed", "plowed"), ("labelling", "labeling"),
        ("programmes", "programs"), ("diarrhoea", "diarrhea"), ("catalogue", "catalog"),
    ],
)  # fmt: skip
def test_both_spellings_of_english_meet(british, american):
    assert stem(british) == stem(american)


@pytest.mark.parametrize(
    ("one", "other"), [("four", "for"), ("tour", "tor"), ("hour", "hor"), ("pouring", "poring"), ("are", "aer")]
)
def test_words_that_only_look_like_a_spelling_stay_apart(one, other):
    assert stem(one) != stem(other)


def test_a_stem_stems_a_word_said_in_all_its_forms_alike():
    for forms in ("promise promised promising", "raise raised raising", "exercise exercised exercising", "size sized sizes"):
        assert len({stem(word) for word in forms.split()}) == 1, forms
