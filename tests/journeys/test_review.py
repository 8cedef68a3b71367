"""Comments at two fields are mended where they stand, the need is published; then it changes, and the difference is read."""

from __future__ import annotations

import pytest

from cungcau.jobs.queue import drain
from cungcau.listings.models import Listing
from cungcau.listings.queries import open_change
from tests.journeys.steps import log_in, said, show_whole, write_need, write_row

pytestmark = pytest.mark.django_db(transaction=True)

AT_PROBLEM = "Xin nêu mỗi tháng vượt phí mấy lần."
AT_ROWS = "Xin thêm nhiệt độ nước vào."
DECIDE = "#decide button[name=then]"


@pytest.mark.parametrize(("language", "size"), [("vi", "desktop"), ("en", "phone")])
def test_comments_at_two_fields_are_mended_where_they_stand(visit, point, vocabulary, lan, an, ha, language, size):
    employee = log_in(visit("/", language=language, size=size), an)
    employee.goto("/listings/new/need/")
    write_need(employee)
    employee.click("[name=then][value=submit]")
    need = Listing.objects.get()
    drain()

    moderator = log_in(visit("/", language=language, size=size), ha)
    moderator.goto("/listings/queue/")
    moderator.click(f"form[action='/listings/{need.pid}/review/take/'] button")
    assert moderator.url.endswith(f"/listings/{need.pid}/review/")
    for name, text in (("problem", AT_PROBLEM), ("specifications", AT_ROWS)):
        place = moderator.locator(f".review-place:has([name=comment-{name}])")
        fold = moderator.locator(f".review-place:has([name=comment-{name}]) summary")
        if not fold.is_visible():  # an empty field is folded away with the others
            moderator.locator(f".card:has([name=comment-{name}]) .card-body > .disclosure > summary").click()
        fold.click()
        place.locator("textarea").fill(text)
    moderator.click(f"{DECIDE}[value=return]")
    assert moderator.url.endswith("/listings/queue/")
    drain()

    employee.goto("/inbox/")
    employee.locator("#inbox form button").first.click()
    employee.click(f"#main a[href='/listings/{need.pid}/edit/']")
    show_whole(employee)
    for text, field in ((AT_PROBLEM, ".field:has([name=problem])"), (AT_ROWS, "#rows-specifications")):
        assert text in employee.locator(f"{field} .remark").inner_text()
    employee.fill("[name=problem]", "Màu còn 420 Pt-Co, mỗi tháng vượt phí 3 lần, 640 triệu đồng mỗi năm.")
    write_row(employee, 0, "Nhiệt độ nước vào", "<=", "38", "°C")
    for box in employee.locator(".remark [name=mended]").all():
        box.check()
    employee.locator(".field:has([name=problem]) .remark .input").fill("Đã bổ sung.")
    employee.click("[name=then][value=submit]")
    assert Listing.objects.get().state == "submitted"

    moderator.goto("/listings/queue/?whose=mine&what=again")
    moderator.locator(f"#main a[href='/listings/{need.pid}/review/']").first.click()
    assert "Đã bổ sung." in moderator.locator(".review-place .remark-mended").first.inner_text()
    moderator.check("[name=ticks][value=language]")
    moderator.click(f"{DECIDE}[value=publish]")
    assert moderator.locator(".error-summary").count() == 1, "what is not ticked is named once"
    moderator.click(f"{DECIDE}[value=publish]")
    assert Listing.objects.get().state == "published"
    assert said(moderator)

    employee.goto(f"/listings/{need.pid}/edit/")
    show_whole(employee)
    employee.fill("[name=keywords_vi]", "khử màu")
    employee.fill("[name=title_vi]", "Khử màu nước thải nhuộm sau bể sinh học, không thêm bùn")
    employee.click(".heading button[form=listing-form]")
    assert employee.locator("#change ins").first.inner_text().strip(" ,") == "không thêm bùn"
    now = Listing.objects.get()
    assert (now.keywords_vi, sorted(open_change(now).after)) == ("khử màu", ["title_vi"])

    moderator.goto("/listings/queue/?what=changed")
    moderator.locator(f"#main a[href='/listings/{need.pid}/review/']").first.click()
    moderator.click("#change form button")
    assert Listing.objects.get().title_vi.endswith("không thêm bùn")


def test_the_checklist_follows_what_is_typed(visit, point, vocabulary, lan, an):
    page = visit("/listings/new/need/", as_user=an)
    page.wait_for_selector("#quality-points .quality-list", state="attached")
    assert page.title().startswith(page.inner_text("h1")), "the page keeps its own title when a part of it arrives"
    before = page.inner_text("#quality-sum")
    page.click(".quality-panel summary")

    page.fill("[name=problem]", "Gọi 0912 345 678: màu còn 420 Pt-Co.")
    page.wait_for_selector("#quality-points :text('0912 345 678')")

    assert page.inner_text("#quality-sum") != before
    assert page.locator(".quality-panel details").get_attribute("open") is not None
    page.click("#quality-points a[href='#id_problem']")
    assert page.url.endswith("#id_problem")
    assert not Listing.objects.exists()


def test_without_scripts_the_checklist_is_a_page_of_its_own(visit, point, vocabulary, lan, an):
    page = visit("/listings/new/need/", as_user=an, scripts=False)
    page.fill("[name=title_vi]", "Khử màu nước thải nhuộm sau bể sinh học")

    with page.context.expect_page() as opened:
        page.click(".quality-panel button")

    assert "30" in opened.value.inner_text(".heading") or opened.value.locator(".quality-list li").count() > 3
    assert page.input_value("[name=title_vi]").startswith("Khử màu")
