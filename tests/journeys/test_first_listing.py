"""From a need in an employee's words to ranked offers with reasons, in a real browser and in both languages."""

from __future__ import annotations

import re

import pytest
from django.utils import translation

from cungcau.jobs.queue import drain
from cungcau.listings.models import Listing
from cungcau.listings.workflow import LISTING_FLOW
from cungcau.registry.models import Point
from tests.factories.listings import a_published, a_term
from tests.journeys.steps import PRESS, add_row, log_in, rows_shown, said, write_need, write_row

pytestmark = pytest.mark.django_db(transaction=True)

COMMENT = "Xin nêu nhiệt độ nước vào và bỏ tên nhà cung cấp hiện nay."


@pytest.fixture
def offers(institute, quan, ha, lan, point, vocabulary):
    """One that fits, one about something else."""
    fitting = a_published(institute, quan, ha, kind="offer")
    other = a_published(
        institute, quan, ha, kind="offer", title_vi="Phần mềm xếp lịch sản xuất cho xưởng cơ khí", subkind="software",
        summary_vi="Phần mềm xếp lịch cho xưởng 20 đến 200 máy, tính lại trong mười giây khi có đơn gấp, chạy tại xưởng.",
        description_vi="Bài toán xếp lịch có ràng buộc dao cụ.", advantages="Giảm trễ hẹn từ 28 xuống 8 %.",
        terms=[a_term("field", "102"), a_term("transfer_mode", "non_exclusive_licence")],
    )  # fmt: skip
    drain()
    return fitting, other


def done(verb, language):
    with translation.override(language):
        return str(LISTING_FLOW.moves[verb].done)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_need_is_written_returned_mended_published_and_matched(visit, offers, an, ha, dung, language):
    fitting, _other = offers
    comma = "," if language == "vi" else "."

    employee = log_in(visit("/", language=language), an)
    assert employee.locator("html").get_attribute("lang") == language
    employee.goto("/listings/own/")
    employee.click("#main a[href='/listings/new/need/']")
    write_need(employee)
    while rows_shown(employee) < 2:
        add_row(employee)
    write_row(employee, 0, "Lưu lượng", ">=", "350", "m³/ngày", must=True)
    write_row(employee, 1, "Màu sau xử lý", "<=", f"49{comma}5", "Pt-Co")
    employee.click("[name=then][value=submit]")
    assert done("submit", language) in said(employee)
    need = Listing.objects.get(kind="need")
    assert [(row.parameter, row.operator, row.value, row.unit, row.must) for row in need.specifications.all()] == [
        ("Lưu lượng", ">=", 350.0, "m³/ngày", True), ("Màu sau xử lý", "<=", 49.5, "Pt-Co", False),
    ]  # fmt: skip
    drain()

    moderator = log_in(visit("/", language=language), ha)
    moderator.goto("/listings/queue/")
    moderator.click(f"#main a[href='/listings/{need.pid}/review/']")
    moderator.click(f"#main a[href='/listings/{need.pid}/']")
    moderator.click(f"#main a[href^='/listings/{need.pid}/return/']")
    moderator.fill("[name=comment]", COMMENT)
    moderator.click(PRESS)
    assert done("return", language) in said(moderator)
    drain()

    employee.goto("/inbox/")
    assert need.title_vi in employee.inner_text("#inbox")
    employee.locator("#inbox form button").first.click()
    assert COMMENT in employee.inner_text("#main")
    employee.click(f"#main a[href='/listings/{need.pid}/edit/']")
    assert COMMENT in employee.inner_text("#main")
    assert employee.input_value("[name=specifications-1-value]") == f"49{comma}5"
    employee.fill("[name=site_conditions]", "Nước vào 38 °C, pH 8.")
    employee.click("[name=then][value=submit]")
    assert done("submit", language) in said(employee)

    moderator.goto(f"/listings/{need.pid}/")
    moderator.click(f"#main form[action='/listings/{need.pid}/publish/'] button")
    assert done("publish", language) in said(moderator)
    drain()

    broker = log_in(visit("/", language=language), dung)
    broker.goto("/search/?kind=need&q=khu mau nuoc thai nhuom")
    broker.locator(f"#main a[href='/listings/{need.pid}/']").first.click()
    history = broker.locator("#history li").all_inner_texts()
    assert [re.search("An|Hà", step)[0] for step in history] == ["Hà", "An", "An", "Hà", "An", "An"]
    assert sum(COMMENT in step for step in history) == 1
    broker.click(f"#main a[href='/listings/{need.pid}/matches/']")
    assert broker.locator("#main article.match").first.get_attribute("id") == f"match-{fitting.pid}"
    best = broker.locator(f"#match-{fitting.pid}")
    best.locator(".match-details > details > summary").click()
    points = [int(text) for text in best.locator(".reason-points b").all_inner_texts()]
    score = int(best.locator(".match-score .ring b").inner_text())
    assert (sum(points), score > 50) == (score, True)
    assert "350" in best.locator(".reasons").inner_text() or best.locator(".reasons li li").count() > 3


def test_the_same_form_works_without_scripts(visit, offers, an):
    page = log_in(visit("/", scripts=False), an)
    page.goto("/listings/new/need/")
    write_need(page)
    before = rows_shown(page)
    write_row(page, 0, "Lưu lượng", ">=", "350", "m³/ngày", must=True)

    new = add_row(page)
    assert (new, page.input_value("[name=title_vi]"), page.input_value("[name=specifications-0-value]")) == (
        before, "Khử màu nước thải nhuộm sau bể sinh học", "350",
    )  # fmt: skip
    write_row(page, new, "Màu sau xử lý", "<=", "49,5", "Pt-Co")
    page.click("[name=then][value=submit]")

    need = Listing.objects.get(kind="need")
    assert (need.state, [row.parameter for row in need.specifications.all()]) == ("submitted", ["Lưu lượng", "Màu sau xử lý"])
    assert page.url.partition("#")[0].endswith(need.get_absolute_url())


def test_what_is_missing_is_asked_for_and_nothing_is_lost(visit, offers, an):
    page = log_in(visit("/"), an)
    page.goto("/listings/new/need/")
    write_need(page, summary_vi="Quá ngắn.", problem="")

    page.click("[name=then][value=submit]")

    need = Listing.objects.get(kind="need")
    assert (need.state, need.summary_vi) == ("draft", "Quá ngắn.")
    assert page.locator(".notice li").count() == 2


def test_the_point_is_named_on_every_page_of_the_journey(visit, offers):
    page = visit("/", language="en")

    assert Point.objects.get().name_en in page.inner_text("header")
