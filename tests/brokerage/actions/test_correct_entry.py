"""A new entry names the old one; nothing is changed."""

import pytest

from cungcau.brokerage.actions import correct_entry, write_entry
from cungcau.brokerage.case_models import LogEntry
from cungcau.kit.errors import Refused
from tests.factories.cases import a_logged, day


def test_the_old_one_stays_and_the_new_one_is_shared_with_the_same(case, dung):
    old = a_logged(case, dung, on=day(0), shared="demand", words="Giá 3 tỷ")
    correct_entry(case, by=dung, entry=old, on=day(-4), words="Giá 2 tỷ")

    old.refresh_from_db()
    new = LogEntry.objects.get(corrects=old)
    assert (old.words, old.correction, new.words, new.shared, new.kind) == ("Giá 3 tỷ", new, "Giá 2 tỷ", "demand", "call")
    assert case.last_contact_on == day(-4)


def test_once_then_the_newer_one(case, dung):
    old = a_logged(case, dung)
    correct_entry(case, by=dung, entry=old, on=day(0), words="Hai")
    with pytest.raises(Refused, match="corrected"):
        correct_entry(case, by=dung, entry=old, on=day(0), words="Ba")

    correct_entry(case, by=dung, entry=old.correction, on=day(0), words="Ba")
    assert LogEntry.objects.count() == 3


def test_what_says_the_same_is_no_correction(case, dung):
    old = a_logged(case, dung)

    with pytest.raises(Refused, match="same"):
        correct_entry(case, by=dung, entry=old, on=old.on, words=old.words)
    assert LogEntry.objects.count() == 1


def test_nobody_corrects_the_words_of_another(case, dung, colleague, an):
    words = write_entry(case, by=an, words="Chúng tôi chờ báo giá")
    for entry, by in ((a_logged(case, dung), colleague), (words, dung)):
        with pytest.raises(Refused, match="not_hers"):
            correct_entry(case, by=by, entry=entry, on=day(0), words="x")
