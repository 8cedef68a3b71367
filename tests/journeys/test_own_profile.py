"""An engineer fills her organisation's profile on the phone in two sittings; two colleagues at one profile lose nothing."""

from __future__ import annotations

import pytest

from cungcau.registry.models import Autosave, Expert, Organisation
from tests.factories.registry import a_proposed, put
from tests.journeys.steps import PRESS, log_in, said, show_whole
from tests.journeys.test_accessibility import AXE, RUN
from tests.journeys.test_tired_engineer import TOLD, go_to, next_question
from tests.people import employ, person

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("point", "lan", "vocabulary")]
SUMMARY = "Gia công nhôm và thép không gỉ ±0,01 mm cho máy đóng gói."
PRODUCTS = "Bộ gá cho máy đóng gói\nCánh bơm thép không gỉ"
SAVE = ".heading button[form=record-form]"


def shown(page):
    """The names of the fields that are in sight, one question at a time."""
    return page.evaluate("""() => [...document.querySelectorAll('.long-form .section .field')]
        .filter(one => one.offsetParent).map(one => one.querySelector('[name]')?.name)""")


def faults(page):
    page.evaluate(AXE)
    return page.evaluate(RUN, None)


def wait_until_kept(page, language):
    """Asked by the page's own marks: the policy of the pages lets no test evaluate words again and again."""
    page.locator("[data-autosave][data-unsaved='']").wait_for(state="attached")
    page.locator("[data-autosave-told]", has_text=TOLD[language]).wait_for()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_organisations_profile_is_filled_on_the_phone_in_two_sittings(visit, seeker, an, language):
    address = seeker.get_absolute_url()
    first = log_in(visit("/", size="phone", language=language), an)
    first.goto(f"{address}edit/")
    assert shown(first) == ["name_vi"]
    first.press("[name=name_vi]", "Enter")  # the keyboard's own "go on"
    assert shown(first) == ["name_en"]
    go_to(first, "summary_vi")
    first.fill("[name=summary_vi]", SUMMARY)
    next_question(first)
    assert first.locator("[data-lacks=id_summary_en]").is_visible()  # written in one language only
    first.locator(".field-example:visible summary").click()
    assert faults(first) == []
    go_to(first, "products")
    first.fill("[name=products]", PRODUCTS)
    wait_until_kept(first, language)
    first.context.close()  # the tab is closed in the middle
    assert Organisation.objects.get(pk=seeker.pk).summary_vi == ""

    second = log_in(visit("/", size="phone", language=language), an)
    second.goto("/profile/")
    assert seeker.name_vi in second.locator("#main .notice").inner_text()
    second.goto(address)
    assert faults(second) == []
    second.click("#main .notice a[href$='/edit/']")
    second.locator("[data-wizard=on]").wait_for()
    assert shown(second) == ["products"]  # where she stopped
    assert second.input_value("[name=products]") == PRODUCTS
    go_to(second, "fields_0")
    second.select_option("[name=fields_0]", "207")
    go_to(second, "employees")
    second.fill("[name=employees]", "-3")
    second.click(PRESS)
    second.locator(".error-summary").wait_for()
    assert shown(second) == ["employees"]  # the fault is the question at once
    assert faults(second) == []
    second.fill("[name=employees]", "42")
    second.click(PRESS)

    second.wait_for_url(f"**{address}")
    assert said(second)
    now = Organisation.objects.get(pk=seeker.pk)
    assert (now.summary_vi, now.products.replace("\r", ""), now.employees, [term.code for term in now.terms.all()]) == (
        SUMMARY, PRODUCTS, 42, ["207"],
    )  # fmt: skip
    assert not Autosave.objects.exists()


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_two_colleagues_at_one_profile_lose_nothing(visit, seeker, an, language, size):
    tu = employ(person("tu", "Lê Anh Tú"), seeker)
    address = seeker.get_absolute_url()
    mine = visit(f"{address}edit/", as_user=an, language=language, size=size)
    show_whole(mine)
    theirs = visit(f"{address}edit/", as_user=tu, language=language)
    theirs.locator("[role=status]", has_text=an.name).wait_for()

    theirs.fill("[name=summary_vi]", "Tú: hai ca, 42 người.")
    theirs.fill("[name=certificates]", "ISO 9001:2015")
    theirs.click(SAVE)
    theirs.wait_for_url(f"**{address}")

    mine.fill("[name=summary_vi]", "An: gia công ±0,01 mm.")
    mine.fill("[name=products]", "Bộ gá")
    mine.click(SAVE)
    mine.locator(".together").wait_for()
    words = mine.inner_text("#main")
    assert mine.locator("fieldset.together").count() == 1
    assert [text for text in ("Tú: hai ca", "An: gia công", "ISO 9001:2015", "Bộ gá", tu.name) if text not in words] == []
    assert faults(mine) == []
    mine.check("[name=together-summary_vi][value=both]")
    mine.click(PRESS)

    mine.wait_for_url(f"**{address}")
    now = Organisation.objects.get(pk=seeker.pk)
    assert (now.summary_vi.replace("\r", ""), now.certificates, now.products) == (
        "An: gia công ±0,01 mm.\n\nTú: hai ca, 42 người.", "ISO 9001:2015", "Bộ gá",
    )  # fmt: skip


def test_without_a_connection_an_experts_words_wait_on_the_device_and_any_page_sends_them_home(visit, lan, an):
    expert = put(a_proposed(lan, user=an), "active")
    page = visit(f"{expert.get_absolute_url()}edit/", as_user=an)
    page.context.set_offline(True)
    page.fill("[name=conflict_of_interest]", "Gõ lúc mất mạng")
    page.locator("[data-autosave-told]", has_text="giữ trên máy này").wait_for()
    page.close()
    context = page.context
    context.set_offline(False)
    other = context.new_page()

    with other.expect_response("**/registry/unsaved/expert/"):
        other.goto("/listings/own/")  # the page of another room: what waits goes to where it belongs

    other.goto(f"{expert.get_absolute_url()}edit/")
    assert other.input_value("[name=conflict_of_interest]") == "Gõ lúc mất mạng"
    assert [(row.user, row.kind) for row in Autosave.objects.all()] == [(an, "expert")]
    assert Expert.objects.get().conflict_of_interest == ""


def test_on_a_wide_screen_the_sections_stand_beside_and_count_what_is_still_empty(visit, dung):
    page = visit("/organisations/new/", as_user=dung)
    first = page.locator(".form-sections [data-needs]").first

    assert first.inner_text().split()[0] == "2"
    page.fill("[name=name_vi]", "Công ty Quang học Ba Vì")
    assert first.inner_text().split()[0] == "1"
    assert page.locator("[data-wizard-top]").is_hidden()
