import pytest

from cungcau.engines.matching.codes import branches, nearness


@pytest.mark.parametrize(
    ("scheme", "code", "expected"),
    [
        ("field", "20703", ("2", "207", "20703")),
        ("field", "2", ("2",)),
        ("vsic", "1311", ("C", "13", "131", "1311")),
        ("vsic", "C", ("C",)),
        ("ipc", "C02F 1/72", ("C", "C02", "C02F", "C02F1/72")),
        ("sdg", "6", ("6",)),
    ],
)
def test_a_code_lies_on_a_branch(scheme, code, expected):
    assert branches(scheme, code) == expected


def test_nearness_falls_with_the_distance_in_the_tree():
    near = [nearness("field", "20703", other) for other in ("20703", "207", "20704", "2", "301")]

    assert near == sorted(near, reverse=True)
    assert near[0] == 1.0
    assert near[-1] == 0.0


def test_an_offer_inside_the_wanted_branch_is_as_good_as_the_branch():
    assert nearness("ipc", "C02", "C02F 1/72") == 1.0
    assert nearness("vsic", "13", "1311") == 1.0


def test_sharing_only_the_top_of_a_tree_is_not_the_same():
    assert 0 < nearness("field", "2", "207") < 1
    assert nearness("sdg", "6", "6") == 1.0
    assert nearness("sdg", "6", "12") == 0.0
