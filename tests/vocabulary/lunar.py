"""The Vietnamese lunar calendar by astronomy, to compare the days of the shipped file with.

A month begins on the day (of 105° East, UTC+7) of a new moon; the eleventh month holds the winter solstice. Mean new moons with
the periodic terms of Meeus, *Astronomical Algorithms*, as popularised by Hồ Ngọc Đức; good to some minutes around the year 2000.
"""

from __future__ import annotations

from datetime import date, timedelta
from math import floor, pi, sin

ZONE = 7 / 24
JULIAN_OF_DAY_ONE = 1721425  # of the day before date.fromordinal(1)
MONTH = 29.530588853


def new_moon(number: int) -> int:
    """The day of the `number`-th new moon after that of 1 January 1900, as a Julian day in Viet Nam."""
    t = number / 1236.85
    mean = 2415020.75933 + MONTH * number + 0.0001178 * t * t - 0.000000155 * t**3
    mean += 0.00033 * sin((166.56 + 132.87 * t - 0.009173 * t * t) * pi / 180)
    sun = (359.2242 + 29.10535608 * number - 0.0000333 * t * t) * pi / 180
    moon = (306.0253 + 385.81691806 * number + 0.0107306 * t * t) * pi / 180
    node = (21.2964 + 390.67050646 * number - 0.0016528 * t * t) * pi / 180
    shift = (0.1734 - 0.000393 * t) * sin(sun) + 0.0021 * sin(2 * sun) - 0.4068 * sin(moon) + 0.0161 * sin(2 * moon)
    shift += -0.0004 * sin(3 * moon) + 0.0104 * sin(2 * node) - 0.0051 * sin(sun + moon) - 0.0074 * sin(sun - moon)
    shift += 0.0004 * sin(2 * node + sun) - 0.0004 * sin(2 * node - sun) - 0.0006 * sin(2 * node + moon)
    shift += 0.0010 * sin(2 * node - moon) + 0.0005 * sin(2 * moon + sun)
    late = -0.000278 + 0.000265 * t + 0.000262 * t * t
    return floor(mean + shift - late + 0.5 + ZONE)


def sun_sector(julian: float) -> int:
    """In which twelfth of its way the sun stands at the beginning of that day in Viet Nam: 0 from the spring equinox."""
    t = (julian - 2451545.5 - ZONE) / 36525
    anomaly = (357.52910 + 35999.05030 * t - 0.0001559 * t * t) * pi / 180
    longitude = 280.46645 + 36000.76983 * t + 0.0003032 * t * t
    longitude += (1.914600 - 0.004817 * t) * sin(anomaly) + 0.019993 * sin(2 * anomaly) + 0.000290 * sin(3 * anomaly)
    return int(longitude * pi / 180 % (2 * pi) / pi * 6)


def lunar_day(year: int, month: int, day: int) -> date:
    """The day of the `day`-th of the lunar `month` (1 to 10) of the lunar year that begins in `year`."""
    eleventh = _eleventh(year - 1)
    wanted = month + 1  # months after the eleventh: 1 is the twelfth, 2 the first of the new year
    leap = _leap_after(eleventh) if _eleventh(year) - eleventh > 365 else 99
    number = _number(eleventh) + wanted + (1 if wanted >= leap else 0)
    return date.fromordinal(new_moon(number) - JULIAN_OF_DAY_ONE) + timedelta(days=day - 1)


def _number(julian: int) -> int:
    return floor((julian - 2415021.076998695) / MONTH + 0.5)


def _eleventh(year: int) -> int:
    last = date(year, 12, 31).toordinal() + JULIAN_OF_DAY_ONE - 1
    number = floor((last - 2415021) / MONTH)
    begin = new_moon(number)
    return new_moon(number - 1) if sun_sector(begin) >= 9 else begin


def _leap_after(eleventh: int) -> int:
    first = _number(eleventh)
    return next(place for place in range(1, 15) if sun_sector(new_moon(first + place)) == sun_sector(new_moon(first + place + 1)))
