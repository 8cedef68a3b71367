"""A contract older than the introduction: it is asked whether they had agreed before, kept, shown, and counted apart."""

import pytest
from django.utils import translation

from cungcau.brokerage.actions import answer_side, settle_outcome
from cungcau.brokerage.outcome_links import path
from cungcau.brokerage.outcome_models import Answer, Method
from cungcau.brokerage.outcome_queries import confirmed_values, figures_of, outcomes_read_by
from cungcau.kit.errors import Refused
from cungcau.kit.policy import SYSTEM
from tests.factories.cases import day
from tests.factories.outcomes import answered, asked

pytestmark = pytest.mark.usefixtures("point", "vocabulary", "lan")
CONTRACT = {"kind": "contract", "value": "1,2 tỷ", "words": "Ký ở Hòa Lạc"}
BEFORE, AFTER = day(-40).isoformat(), day(-3).isoformat()  # introduced 30 days ago


def counted(user):
    rows = outcomes_read_by(user)
    return {name: number for name, number in figures_of(rows).items() if name.startswith("contract") and number}


@pytest.mark.parametrize("kind", ["contract", "mou"])
def test_a_day_before_the_introduction_is_asked_about_and_nothing_typed_is_lost(client, introduction, kind):
    ask = asked(introduction, "demand")
    assert 'name="earlier"' not in client.get(path(ask, "vi", kind)).content.decode()

    answer = client.post(path(ask, "vi"), {**CONTRACT, "kind": kind, "on": BEFORE})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert f"trước ngày giới thiệu {introduction.introduced_on:%d/%m/%Y}" in page
    assert ('name="earlier"' in page, "Ký ở Hòa Lạc" in page, Answer.objects.exists()) == (True, True, False)


def test_with_the_tick_it_is_kept_and_shown_to_the_officers_and_to_its_own_side(client, introduction, dung):
    ask = asked(introduction, "demand")

    assert client.post(path(ask, "vi"), {**CONTRACT, "on": BEFORE, "earlier": "on"}).status_code == 302

    row = Answer.objects.get()
    assert (row.earlier, row.on, row.value) == (True, day(-40), 1_200_000_000)
    assert "không do điểm kết nối" in client.get(path(ask, "vi")).content.decode()
    client.force_login(dung)
    page = client.get(introduction.get_absolute_url()).content.decode()
    assert "không do điểm kết nối" in page and "Đã thỏa thuận trước khi giới thiệu" in page
    client.logout()
    other = client.get(path(asked(introduction, "supply"), "vi")).content.decode()
    assert "không do điểm kết nối" not in other


def test_the_form_begins_with_the_tick_and_a_day_that_was_mended_takes_it_away(client, introduction):
    ask = asked(introduction, "demand")
    client.post(path(ask, "vi"), {**CONTRACT, "on": BEFORE, "earlier": "on"})
    page = client.get(path(ask, "vi", "contract"))
    assert page.context["form"]["earlier"].value() is True

    assert client.post(path(ask, "vi"), {**CONTRACT, "on": AFTER, "earlier": "on"}).status_code == 302
    assert [one.earlier for one in Answer.objects.order_by("pk")] == [True, False]


@pytest.mark.parametrize("typed", ["", "32/13/2026", "hôm kia"])
def test_a_day_that_cannot_be_read_is_told_as_before(client, introduction, typed):
    ask = asked(introduction, "demand")

    answer = client.post(path(ask, "vi"), {**CONTRACT, "on": typed})

    assert answer.status_code == 422
    assert 'name="earlier"' not in answer.content.decode()


def test_the_verb_takes_no_such_day_without_the_word_and_the_day_itself_is_not_before(introduction):
    ask = asked(introduction, "demand")
    with pytest.raises(Refused, match="earlier"):
        answer_side(introduction, by=SYSTEM, side="demand", ask=ask, kind="contract", on=day(-31))

    answer_side(introduction, by=SYSTEM, side="demand", ask=ask, kind="contract", on=introduction.introduced_on)
    assert Answer.objects.get().earlier is False


def test_it_is_counted_apart_with_its_value_and_not_among_those_of_the_introduction(introduction, dung):
    answered(introduction, "demand", "contract", on=day(-3), value=10)
    answered(introduction, "supply", "contract", on=day(-3), value=10)
    assert (counted(dung), confirmed_values(outcomes_read_by(dung))) == ({"contract_both": 1}, (10, 1))

    answered(introduction, "supply", "contract", on=day(-40), earlier=True, value=10)
    assert (counted(dung), confirmed_values(outcomes_read_by(dung))) == ({"contract_contradicted": 1}, (0, 0))

    answered(introduction, "demand", "contract", on=day(-40), earlier=True, value=10)
    assert (counted(dung), confirmed_values(outcomes_read_by(dung))) == ({"contract_earlier": 1}, (0, 0))

    for side in ("demand", "supply"):
        answered(introduction, side, "contract", on=day(-3), value=10)  # the newest answer counts
    assert counted(dung) == {"contract_both": 1}


def test_what_is_settled_as_a_contract_stays_apart(introduction, dung):
    answered(introduction, "demand", "contract", on=day(-40), earlier=True)
    answered(introduction, "supply", "nothing")
    settle_outcome(introduction, by=dung, kind="contract", note="Đã gọi cả hai bên")

    assert counted(dung) == {"contract_earlier": 1}


def test_the_figure_opens_its_records(client, introduction, dung):
    answered(introduction, "demand", "contract", on=day(-40), earlier=True)
    client.force_login(dung)

    assert "?tab=contract_earlier" in client.get("/outcomes/").content.decode()
    assert introduction.get_absolute_url() in client.get("/outcomes/?tab=contract_earlier").content.decode()
    assert introduction.get_absolute_url() not in client.get("/outcomes/?tab=contract_one").content.decode()


def test_a_figure_that_is_an_estimate_is_called_one_in_both_languages():
    words = {}
    for code in ("vi", "en"):
        with translation.override(code):
            words[code] = str(Method.ESTIMATED.label)

    assert words == {"vi": "Ước tính", "en": "Estimated"}
