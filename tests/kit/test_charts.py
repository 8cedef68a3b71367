import itertools
import math

import pytest

from cungcau.kit import charts


@pytest.mark.parametrize(("value", "text"), [(12.0, "12"), (12.34, "12.3"), (-0.26, "-0.3"), (0, "0")])
def test_a_coordinate_has_at_most_one_decimal_and_a_point(value, text):
    assert charts.number(value) == text


@pytest.mark.parametrize("ratio", [0.0, 0.25, 1.0])
def test_the_filled_part_of_a_ring_is_its_share_of_the_circle(ratio):
    filled = float(charts.dash(ratio, 45.0).split()[0])

    assert filled == pytest.approx(ratio * 2 * math.pi * 45, abs=0.05)


@pytest.mark.parametrize("ratio", [-1.0, 1.7])
def test_a_ring_is_never_less_than_empty_or_more_than_full(ratio):
    filled = float(charts.dash(ratio, 45.0).split()[0])

    assert filled in (0.0, pytest.approx(2 * math.pi * 45, abs=0.05))


@pytest.mark.parametrize("count", [1, 6, 8])
def test_gauges_stand_at_equal_distances_and_inside_the_arch(count):
    places = [float(gauge.x) for gauge in charts.arch([0.5] * count, [False] * count).gauges]

    gaps = {round(right - left, 0) for left, right in itertools.pairwise(places)}
    assert len(gaps) <= 1
    assert places[0] > 0 and places[-1] < charts.ARCH_WIDTH


def test_an_arch_without_parts_is_only_an_arch():
    assert charts.arch([], []).gauges == ()


def test_the_plan_has_seven_zones_that_do_not_overlap():
    boxes = [(p.x, p.y, p.x + p.width, p.y + p.height) for p in charts.PLOTS]

    overlaps = [
        (a, b)
        for place, a in enumerate(boxes)
        for b in boxes[place + 1 :]
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]
    assert (len(boxes), overlaps) == (7, [])
