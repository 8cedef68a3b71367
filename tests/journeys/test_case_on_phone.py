"""The page of a case on a phone: what comes next and what was said last in sight, the rest a press away; on a desk all of it."""

from __future__ import annotations

import pytest

from tests.factories.cases import a_case, a_logged
from tests.factories.listings import a_published
from tests.factories.messages import a_message, a_partys
from tests.journeys.steps import unfold

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite_only]

SECTIONS = ["checklist", "thread", "papers", "agreements", "declarations", "lists", "stages", "parties", "about", "history"]
BEARABLE = 4000  # pixels


@pytest.fixture
def case(institute, seeker, an, quan, dung, ha, lan, point, vocabulary):
    case = a_case(dung, a_published(seeker, an, ha), a_published(institute, quan, ha, kind="offer"))
    for number in range(12):
        a_logged(case, dung, words=f"Lần gọi thứ {number}. " + "Hai bên cần thêm số liệu. " * 8)
    return case


def in_sight(page, selector):
    return page.locator(selector).first.is_visible()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_phone_shows_what_is_next_and_the_newest_entries_and_folds_the_rest(visit, case, dung, language):
    page = visit(case.get_absolute_url(), size="phone", language=language, as_user=dung)

    assert [name for name in SECTIONS if in_sight(page, f"#{name}")] == []
    entries = {number: in_sight(page, f"#log li:has-text('Lần gọi thứ {number}.')") for number in (11, 9, 8, 0)}
    assert entries == {11: True, 9: True, 8: False, 0: False}
    assert in_sight(page, "#next")
    assert page.evaluate("document.documentElement.scrollHeight") < BEARABLE


def test_the_lines_of_folded_sections_count_what_is_behind_them(visit, case, dung):
    page = visit(case.get_absolute_url(), size="phone", language="en", as_user=dung)

    lines = {name: page.locator(f"details:has(> #{name}) > summary").inner_text() for name in ("checklist", "parties", "history")}
    assert [one.split()[-1] for one in lines.values()] == ["0/3", "2", "13"]
    assert page.locator("#earlier > summary").inner_text() == "9 earlier entries"


def test_a_desk_shows_every_section_without_a_press(visit, case, dung):
    page = visit(case.get_absolute_url(), as_user=dung)

    assert [name for name in [*SECTIONS, "log", "write .disclosure-body"] if not in_sight(page, f"#{name}")] == []
    assert in_sight(page, "#log li:has-text('Lần gọi thứ 0.')")
    assert page.locator(".card-fold > summary:visible, .disclosure-wide > summary:visible").count() == 0


@pytest.mark.parametrize("scripts", [True, False])
def test_a_section_opens_by_the_keyboard_with_scripts_or_without(visit, case, dung, scripts):
    page = visit(case.get_absolute_url(), size="phone", as_user=dung, scripts=scripts)
    page.locator("details:has(> #parties) > summary").focus()
    page.keyboard.press("Enter")

    page.locator("#parties").wait_for()
    assert "Sao Mai" in page.locator("#parties").inner_text()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_link_into_a_folded_section_opens_it(visit, case, dung, an, scripts):
    said = a_partys(case, an)
    a_message(case, dung, shared="all", reply_to=said)
    page = visit(f"{case.get_absolute_url()}#papers", size="phone", as_user=dung, scripts=scripts)
    page.locator("#papers").wait_for()
    assert not in_sight(page, "#thread")

    page.locator(f"#log a[href='#message-{said.pid}']").click()
    page.locator(f"#message-{said.pid}").wait_for()


def test_what_was_opened_stays_open_after_a_tick(visit, case, dung):
    page = visit(case.get_absolute_url(), size="phone", as_user=dung)
    for _line in range(2):
        unfold(page, "#checklist")
        page.locator("#checklist form[action$='/tick/'] button").first.click()
        page.locator(".toast").first.wait_for()

    assert in_sight(page, "#checklist form[action$='/untick/']")
    assert not in_sight(page, "#parties")
