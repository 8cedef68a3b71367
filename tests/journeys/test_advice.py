"""A firm asks the advisory desk; an expert has a conflict of interest, another one helps; the firm says how the answer helped."""

from __future__ import annotations

import pytest

from cungcau.advisory.models import Advice, Assignment
from cungcau.jobs.queue import drain
from cungcau.notices.models import Notice
from cungcau.registry.models import Interest
from tests.factories.advice import an_expert, in_days
from tests.journeys.steps import log_in
from tests.people import person

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite_only]

PRESS = "#main .form-actions > button"  # also of what is called off
SUBJECT = "Bảo hộ sáng chế lò sấy"
ANSWER = "Nộp đơn giải pháp hữu ích trước khi giới thiệu lò."


@pytest.fixture
def tied(seeker):
    """An expert who owns shares of the firm that asks."""
    expert = an_expert("Ngô Hải")
    Interest.objects.create(expert=expert, organisation=seeker, tie="shares", note="Góp vốn 5 %.")
    return expert


@pytest.fixture
def free(db):
    """Another one, with an account of her own."""
    return an_expert("Đinh Thu", person("thu", "Đinh Thu"))


def press_move(page, thing, verb):
    """Its button on the page: a link to a form, or a form of its own."""
    page.goto(thing.get_absolute_url())
    page.locator(f"#main .moves [href*='/{verb}/'], #main .moves form[action$='/{verb}/'] button").first.click()


def entrust(page, advice, expert):
    page.goto(advice.get_absolute_url())
    page.click(f"#main a[href='/advice/{advice.pid}/entrust/']")
    page.select_option("[name=expert]", expert.pid)
    page.fill("[name=task]", "Tra cứu tình trạng kỹ thuật.")
    page.fill("[name=due_on]", f"{in_days(7):%Y-%m-%d}")
    page.fill("[name=fee]", "4000000")
    page.click(PRESS)
    return Assignment.objects.get(expert=expert)


def fits(page):
    """Nothing is pushed off the page at the right."""
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_from_a_question_to_satisfaction(visit, point, lan, an, binh, mai, dung, tied, free, language):
    def on(user, size="desktop"):
        return log_in(visit("/", language=language, size=size), user)

    firm = on(an, "phone")
    firm.goto("/advice/")
    firm.click("#main a[href='/advice/ask/']")
    firm.select_option("[name=kind]", "ip")
    firm.fill("[name=subject]", SUBJECT)
    firm.fill("[name=words]", "Lò sấy tự chế có đăng ký được không?")
    assert fits(firm)
    firm.click(PRESS)
    advice = Advice.objects.get()
    assert SUBJECT in firm.locator("#main h1").inner_text()
    assert fits(firm)

    adviser = on(mai)
    adviser.goto("/advice/desk/")
    adviser.click(f"#main a[href='{advice.get_absolute_url()}']")
    press_move(adviser, advice, "take")
    adviser.click(f"#said a[href*='/advice/{advice.pid}/note/']")
    adviser.fill("[name=words]", "GHICHUKIN")
    adviser.click(PRESS)

    held = entrust(adviser, advice, tied)
    assert held.state == "blocked"
    assert "5 %" in adviser.locator("#ties").inner_text()
    assert adviser.locator("#main [href*='/overrule/']").count() == 0
    press_move(adviser, held, "call_off")
    adviser.fill("[name=reason]", "Có góp vốn.")
    adviser.click(PRESS)

    made = entrust(adviser, advice, free)
    assert made.state == "proposed"
    drain()
    assert Notice.objects.filter(kind="assignment_asked", user=free.user).exists()

    expert = on(free.user, "phone")
    expert.goto("/assignments/")
    expert.click(f"#main a[href='{made.get_absolute_url()}']")
    assert "GHICHUKIN" not in expert.content()
    press_move(expert, made, "accept")
    expert.check("[name=freedom][value=none]")
    expert.click(PRESS)
    press_move(expert, made, "deliver")
    expert.fill("[name=output]", "Chưa thấy giải pháp trùng.")
    expert.click(PRESS)
    assert fits(expert)

    press_move(adviser, made, "judge")
    adviser.check("[name=rating][value='5']")
    adviser.click(PRESS)
    press_move(adviser, advice, "answer")
    adviser.fill("[name=words]", ANSWER)
    adviser.click(PRESS)

    firm.goto("/advice/")
    firm.click(f"#main a[href='{advice.get_absolute_url()}']")
    shown = firm.content()
    assert ANSWER in shown
    assert [word for word in ("GHICHUKIN", "Đinh Thu", "Ngô Hải") if word in shown] == []
    assert fits(firm)
    press_move(firm, advice, "rate")
    firm.check("[name=satisfaction][value='5']")
    firm.fill("[name=words]", "Rõ ràng.")
    firm.click(PRESS)

    advice.refresh_from_db()
    assert (advice.state, advice.satisfaction) == ("closed", 5)
    stranger = on(binh)
    assert stranger.goto(advice.get_absolute_url()).status == 404

    broker = on(dung)
    broker.goto(advice.organisation.get_absolute_url())
    broker.click(f"#main a[href='/clients/{advice.organisation.pid}/']")
    assert broker.locator(f"#main a[href='{advice.get_absolute_url()}']").count() == 1
    assert broker.locator(f"#main a[href='{made.get_absolute_url()}']").count() == 1
