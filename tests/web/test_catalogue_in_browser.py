"""What only a browser can tell of the components: contrast, names, widths, keys, and life without JavaScript."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_no_component_hinders_anyone(visit, size, scheme):
    from axe_playwright_python.sync_playwright import Axe  # slow

    page = visit("/ui/", size=size, scheme=scheme)

    found = Axe().run(page).response["violations"]

    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_a_narrow_phone_scrolls_only_downwards(visit):
    page = visit("/ui/", size="phone")
    page.set_viewport_size({"width": 360, "height": 740})

    assert page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_asks_for_nothing_that_the_policy_refuses(visit, language):
    page = visit("/healthz", language=language)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))

    page.goto("/ui/")

    assert said == []


def test_rows_are_added_and_taken_away_on_the_page(visit):
    page = visit("/ui/")

    page.click("[data-rows-add]")
    page.locator("[data-row] .rows-remove button").first.click()

    assert page.input_value("[name=rows-TOTAL_FORMS]") == "3"
    assert page.is_checked("[name=rows-0-DELETE]")
    assert page.locator("[data-row]:visible").count() == 2


def test_the_choice_of_dark_is_remembered_without_scripts(visit):
    page = visit("/ui/", scripts=False)

    page.click(".utility [value=dark]")

    assert page.locator("html").get_attribute("data-theme") == "dark"


def test_the_choice_of_dark_needs_no_new_page_with_scripts(visit):
    page = visit("/ui/")
    page.evaluate("window.same = true")

    with page.expect_response("**/ui/theme/"):
        page.click(".utility [value=dark]")

    assert page.evaluate("[window.same, document.documentElement.dataset.theme]") == [True, "dark"]


def test_the_menu_of_a_phone_opens_without_scripts(visit):
    page = visit("/ui/", size="phone", scripts=False)

    page.click(".menu-open")

    assert page.locator("#menu").is_visible()


def test_the_first_key_press_offers_the_way_past_the_menu(visit):
    page = visit("/ui/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"


def test_the_tab_of_the_page_is_in_sight_on_a_phone(visit, point, lan):
    page = visit("/search/?kind=organisation", size="phone")

    right = page.locator(".tabs [aria-current]").evaluate("tab => tab.getBoundingClientRect().right")

    assert page.locator(".tabs").evaluate("row => row.scrollWidth > row.clientWidth")
    assert right <= page.viewport_size["width"]
