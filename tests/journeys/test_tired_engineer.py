"""A tired engineer fills a need on the phone in two sittings, and the form keeps what is typed come what may."""

from __future__ import annotations

import re

import pytest

from cungcau.listings.models import Listing
from cungcau.listings.unsaved import Autosave
from tests.factories.listings import a_draft
from tests.journeys.steps import NEED, log_in
from tests.journeys.test_accessibility import AXE, RUN

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("point", "lan", "vocabulary")]

TOLD = {"vi": "Đã lưu tạm lúc", "en": "Kept at"}
CONTINUE = "#main .notice a[href*='continue=']"


def shown(page):
    """The names of the fields that are in sight, one question at a time."""
    return page.evaluate("""() => [...document.querySelectorAll('.listing-form .section:not(.rows) .field')]
        .filter(one => one.offsetParent).map(one => one.querySelector('[name]')?.name)""")


def next_question(page):
    page.click("[data-next]")


def go_to(page, name):
    """On to the question with that field, as a thumb would."""
    for _press in range(70):
        if page.locator(f"[name={name}]").first.is_visible():
            return
        next_question(page)
    raise AssertionError(name)


def wait_until_kept(page, language="vi"):
    """Asked by the page's own marks: the policy of the pages lets no test evaluate words again and again."""
    page.locator("[data-autosave][data-unsaved='']").wait_for(state="attached")
    page.locator("[data-autosave-told]", has_text=TOLD[language]).wait_for()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_need_is_filled_on_the_phone_in_two_sittings(visit, an, language):
    first = log_in(visit("/", size="phone", language=language), an)
    first.goto("/listings/new/need/")
    assert shown(first) == ["subkind"]
    first.select_option("[name=subkind]", "technology")
    next_question(first)
    assert shown(first) == ["title_vi"]
    first.fill("[name=title_vi]", NEED["title_vi"])
    first.press("[name=title_vi]", "Enter")  # the keyboard's own "go on"
    assert shown(first) == ["title_en"]
    go_to(first, "summary_vi")
    first.fill("[name=summary_vi]", NEED["summary_vi"])
    wait_until_kept(first, language)
    first.context.close()  # the tab is closed in the middle
    assert not Listing.objects.exists()

    second = log_in(visit("/", size="phone", language=language), an)
    second.goto("/listings/own/")
    second.evaluate(AXE)
    assert second.evaluate(RUN, None) == []
    assert NEED["title_vi"] in second.locator("#main .notice").inner_text()
    second.click(CONTINUE)
    second.locator("[data-wizard=on]").wait_for()
    assert shown(second) == ["summary_vi"]  # where she stopped
    second.locator(".field-example:visible summary").click()
    second.evaluate(AXE)
    assert second.evaluate(RUN, None) == []
    assert second.input_value("[name=summary_vi]") == NEED["summary_vi"]
    for name in ("description_vi", "problem"):
        go_to(second, name)
        second.fill(f"[name={name}]", NEED[name])
    second.select_option("#wizard-section", index=second.locator("#wizard-section option").count() - 8)
    go_to(second, "fields_0")
    second.select_option("[name=fields_0]", "207")
    go_to(second, "modes")
    second.check("[name=modes][value=technical_assistance]")
    second.click("[name=then][value=submit]")

    second.wait_for_url(re.compile(r"/listings/[a-z0-9]{10}/$"))
    need = Listing.objects.get()
    assert (need.state, need.title_vi, need.summary_vi, need.problem) == (
        "submitted", NEED["title_vi"], NEED["summary_vi"], NEED["problem"],
    )  # fmt: skip
    assert not Autosave.objects.exists()
    second.goto("/listings/own/")
    assert second.locator(CONTINUE).count() == 0


def test_without_a_connection_it_is_kept_on_the_device_and_sent_once_when_it_is_back(visit, an):
    page = visit("/listings/new/need/", as_user=an)
    page.context.set_offline(True)

    page.fill("[name=title_vi]", "Gõ lúc mất mạng")

    page.locator("[data-autosave-told]", has_text="giữ trên máy này").wait_for()
    assert not Autosave.objects.exists()
    assert page.evaluate("Object.keys(localStorage).length") == 1
    page.context.set_offline(False)
    wait_until_kept(page)
    assert [(one.title, one.number) for one in Autosave.objects.all()] == [("Gõ lúc mất mạng", 1)]
    assert page.evaluate("Object.keys(localStorage).length") == 0


def test_what_was_typed_offline_in_a_tab_that_was_closed_is_sent_by_the_next_page(visit, an):
    page = visit("/listings/new/need/", as_user=an)
    page.context.set_offline(True)
    page.fill("[name=title_vi]", "Gõ rồi đóng")
    page.locator("[data-autosave-told]", has_text="giữ trên máy này").wait_for()
    page.close()
    context = page.context
    context.set_offline(False)
    other = context.new_page()
    other.goto("/listings/own/")

    other.locator(CONTINUE).wait_for()
    assert [one.title for one in Autosave.objects.all()] == ["Gõ rồi đóng"]


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_who_is_logged_out_is_told_so_alone_where_she_types_and_logs_in_beside(visit, an, size):
    page = visit("/listings/new/need/", size=size, as_user=an)
    told = page.locator("[data-autosave-told]")
    page.locator("[data-autosave] form .form-actions").scroll_into_view_if_needed()
    page.context.clear_cookies(name="sessionid")

    if size == "phone":
        page.select_option("[name=subkind]", "technology")
    else:
        page.fill("[name=partner_wishes]", "Gõ lúc đã đăng xuất")

    told.locator("a").wait_for()
    assert "đã đăng xuất" in told.inner_text()
    assert "mạng" not in told.inner_text()
    assert page.evaluate("(() => { const box = document.querySelector('[data-autosave-told]').getBoundingClientRect();"
                         "return box.top >= 0 && box.bottom <= innerHeight })()")  # fmt: skip
    with page.context.expect_page() as opened:
        told.locator("a").click()
    assert opened.value.url.endswith("/login/")
    log_in(opened.value, an)
    wait_until_kept(page)
    assert Autosave.objects.count() == 1


def test_somebody_else_on_the_same_device_gets_nothing_of_it(visit, an, binh):
    page = visit("/listings/new/need/", as_user=an)
    page.context.set_offline(True)
    page.fill("[name=title_vi]", "Của An")
    page.locator("[data-autosave-told]", has_text="giữ trên máy này").wait_for()
    page.context.set_offline(False)
    page.context.clear_cookies()
    other = page.context.new_page()
    log_in(other, binh)
    other.goto("/listings/own/")
    other.wait_for_timeout(500)

    assert not Autosave.objects.filter(user=binh).exists()


def test_leaving_the_page_sends_what_was_typed_a_moment_ago(visit, seeker, an):
    draft = a_draft(seeker, an)
    page = visit(f"/listings/{draft.pid}/edit/", as_user=an)
    page.on("dialog", lambda dialog: dialog.accept())
    page.fill("[name=problem]", "Vừa gõ xong")

    page.goto("/listings/own/")

    for _try in range(100):  # a machine with much to do
        if Autosave.objects.filter(pid=draft.pid).exists():
            break
        page.wait_for_timeout(100)
    page = page.context.new_page()  # the other one may just be loading itself anew
    page.goto(f"/listings/{draft.pid}/edit/")
    assert page.input_value("[name=problem]") == "Vừa gõ xong"


def test_on_a_wide_screen_the_sections_stand_beside_and_count_what_is_missing(visit, an):
    page = visit("/listings/new/need/", as_user=an)
    first = page.locator(".form-sections [data-needs]").first

    assert first.inner_text().split()[0] == "3"
    page.select_option("[name=subkind]", "technology")
    assert first.inner_text().split()[0] == "2"
    assert page.locator("[data-wizard-top]").is_hidden()
    page.fill("[name=title_vi]", "Lò sấy")
    assert page.locator("[data-lacks=id_title_en]").is_visible()
    page.fill("[name=title_en]", "Dryer")
    assert page.locator("[data-lacks=id_title_en]").is_hidden()


def test_a_row_proposes_units_tells_the_unknown_ones_and_shows_the_upper_end_for_a_range(visit, an):
    page = visit("/listings/new/need/", as_user=an)
    cell = "[name=specifications-0-{}]".format
    assert page.locator(cell("high")).is_hidden()

    page.fill(cell("parameter"), "Nhiệt độ sấy")
    page.select_option(cell("operator"), "range")
    page.fill(cell("unit"), "oCC")
    page.press(cell("unit"), "Tab")

    told = page.locator("#rows-specifications .row-told").first
    told.locator("button").first.wait_for()
    assert "oCC" in told.inner_text()
    told.locator("button", has_text="°C").click()
    assert (page.input_value(cell("unit")), page.locator(cell("high")).is_visible()) == ("°C", True)
    assert page.locator(cell("value")).get_attribute("inputmode") == "decimal"
    page.select_option(cell("operator"), "text")
    assert page.locator(cell("value")).get_attribute("inputmode") == "text"


def test_the_phones_own_back_leads_to_the_question_before_and_loses_nothing(visit, an):
    page = visit("/listings/own/", as_user=an, size="phone")
    page.goto("/listings/new/need/")
    go_to(page, "title_en")
    page.fill("[name=title_en]", "Dryer")

    page.go_back()
    one_back = shown(page)
    page.go_forward()
    there_again = shown(page), page.input_value("[name=title_en]")
    page.click("[data-back]")
    page.locator("[name=title_vi]").wait_for()
    by_the_button = shown(page)
    page.go_back()
    page.go_back()

    assert (one_back, there_again, by_the_button) == (["title_vi"], (["title_en"], "Dryer"), ["title_vi"])
    assert page.url.endswith("/listings/own/")


def test_an_answer_that_was_overtaken_says_nothing_of_what_stands_in_the_row_now(visit, an):
    page = visit("/listings/new/need/", as_user=an)
    held = []

    def hold(route):
        held.append(route)

    page.route("**/*unit=", hold)  # what is asked before a unit is typed
    page.fill("[name=specifications-0-parameter]", "Nhiệt độ sấy")
    page.fill("[name=specifications-0-unit]", "oCC")
    page.press("[name=specifications-0-unit]", "Tab")
    told = page.locator("#rows-specifications .row-told").first
    told.locator("button").first.wait_for()
    for route in held:
        route.continue_()
    page.wait_for_load_state("networkidle")

    assert held
    assert "oCC" in told.inner_text()


def test_a_fault_on_the_phone_is_shown_as_the_question_at_once(visit, an):
    page = visit("/listings/new/need/", as_user=an, size="phone")
    page.fill("[name=title_vi]", "Lò sấy") if page.locator("[name=title_vi]").is_visible() else go_to(page, "title_vi")
    page.fill("[name=title_vi]", "Lò sấy")
    go_to(page, "money_min")
    page.fill("[name=money_min]", "rất nhiều")
    page.click("#main .form-actions .btn-main")

    page.locator(".error-summary").wait_for()
    page.locator("[data-wizard=on]").wait_for()
    assert shown(page) == ["money_min"]
