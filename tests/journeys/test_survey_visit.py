"""From a campaign's plan to a need heard in a workshop without a connection, in a real browser and in both languages."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from PIL import Image

from cungcau.files.models import File
from cungcau.jobs.queue import drain
from cungcau.listings.models import Listing
from cungcau.surveys.actions import record_visit
from cungcau.surveys.models import Campaign, Report, Visit
from tests.factories.surveys import a_visit, fresh, said
from tests.journeys.steps import PRESS, log_in

pytestmark = pytest.mark.django_db(transaction=True)

TITLE = "Thu hồi niken ở dây chuyền mạ"
LINE = "[data-report-line][data-state={}]"


@pytest.fixture
def visit_to_make(dung, seeker, point, vocabulary, lan):
    return a_visit(dung, seeker, dung)


def opened(visit, as_user, row, **options):
    """The visit form on the phone, ready to be used without a connection."""
    page = visit("/surveys/mine/", size="phone", as_user=as_user, **options)
    page.click(f"a[data-mine-form][href='/surveys/visits/{row.pid}/record/']")
    page.wait_for_selector("[data-report-again]:visible")
    return page


def fill(page, note="Gặp quản đốc."):
    page.fill("[name=note]", note)
    page.fill("[name=title]", TITLE)
    page.fill("[name=problem]", "Nước rửa 60 m³ mỗi ngày.")
    page.select_option("[name=absorption_people]", "4")


def send(page):
    page.click("[data-report] .form-actions .btn-main")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_campaign_is_planned_and_a_visit_is_heard_without_a_connection(
    visit, point, vocabulary, lan, dung, seeker, rival, language, tmp_path
):
    desk = log_in(visit("/", language=language), dung)
    desk.goto("/surveys/")
    desk.click("#main a[href='/surveys/new/']")
    today = timezone.localdate()
    desk.fill("[name=title_vi]", "Khảo sát xưởng mạ")
    desk.fill("[name=starts_on]", f"{today:%d/%m/%Y}")
    desk.fill("[name=ends_on]", f"{today + timedelta(days=20):%d/%m/%Y}")
    desk.check("[name=asked][value=difficulty]")
    desk.click(PRESS)
    desk.check(f"[name=firm][value='{seeker.pid}']")
    desk.click("[name=which][value=ticked]")
    desk.select_option("[name=officer] >> nth=1", dung.pid)
    desk.click("[name=which][value=all]")
    row = Visit.objects.get()
    assert (row.organisation, row.officer) == (seeker, dung)
    campaign = Campaign.objects.get()
    desk.goto(campaign.get_absolute_url())
    desk.click(f"form[action='{campaign.get_absolute_url()}start/'] button")

    phone = opened(visit, dung, row, language=language)
    phone.context.set_offline(True)
    fill(phone)
    phone.fill("[name=q_difficulty]", "Niken vượt ngưỡng.")
    picture = tmp_path / "xuong.jpg"
    Image.new("RGB", (3000, 2000), "gray").save(picture)
    phone.set_input_files("[name=photos]", picture)
    phone.wait_for_selector("[data-report-photos] li")
    send(phone)
    phone.wait_for_selector(LINE.format("waiting"))
    assert not Report.objects.exists()

    phone.reload()
    phone.wait_for_selector(LINE.format("waiting"))
    assert (phone.input_value("[name=title]"), phone.input_value("[name=absorption_people]")) == (TITLE, "4")
    assert phone.locator("[data-report-photos] li").count() == 1
    phone.wait_for_selector("[data-report-again]:visible")
    assert phone.locator("[data-report-stay]").is_hidden()

    phone.context.set_offline(False)
    phone.wait_for_selector(LINE.format("sent"))
    drain()
    listing, heard = Listing.objects.get(), fresh(row)
    assert (listing.title, listing.source, listing.state, listing.organisation) == (TITLE, "survey", "draft", seeker)
    assert (heard.state, heard.note, heard.answers) == ("visited", "Gặp quản đốc.", {"difficulty": "Niken vượt ngưỡng."})
    assert File.objects.get().size < picture.stat().st_size
    assert Report.objects.count() == 1

    phone.click("[data-report-done] a")
    assert TITLE in phone.inner_text("#main")
    desk.goto(campaign.get_absolute_url())
    desk.click("#main .figures a[href*='found=need']")
    assert desk.locator(f"#main .table a[href='{row.get_absolute_url()}']").count() == 1


def test_a_page_that_could_not_be_kept_for_want_of_a_connection_is_kept_when_it_is_back(visit, visit_to_make, dung):
    page = visit("/surveys/mine/", size="phone", as_user=dung)
    page.locator("[data-mine-take]").wait_for()
    page.context.set_offline(True)
    page.click("[data-mine-take]")
    page.locator("[data-mine-taken]", has_text="Chưa mang theo được").wait_for()

    page.context.set_offline(False)
    page.click("[data-mine-take]")
    page.locator("[data-mine-taken]", has_text="Nay có thể mở biểu mẫu").wait_for()


def test_an_answer_that_got_lost_is_no_second_report(visit, visit_to_make, dung):
    page = opened(visit, dung, visit_to_make)
    lost = []

    def lose_the_first(route):
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch())  # it arrives, and is recorded …
            route.abort()  # … but the phone never hears so
        else:
            route.continue_()

    page.route("**/record/", lose_the_first)
    fill(page)
    send(page)
    page.wait_for_selector(LINE.format("waiting"))
    assert Report.objects.count() == 1

    send(page)
    page.wait_for_selector(LINE.format("sent"))
    assert (len(lost), Report.objects.count(), Listing.objects.count()) == (1, 1, 1)


def test_who_goes_on_typing_after_an_answer_got_lost_loses_nothing(visit, visit_to_make, dung):
    page = opened(visit, dung, visit_to_make)
    page.route("**/record/", lambda route: (route.fetch(), route.abort()))
    fill(page)
    send(page)
    page.wait_for_selector(LINE.format("waiting"))
    page.unroute("**/record/")

    page.fill("[name=note]", "Gặp quản đốc; cần xong trước Tết.")
    send(page)
    page.wait_for_selector(LINE.format("conflict"))
    page.click("[data-report-mine]")
    page.wait_for_selector(LINE.format("sent"))

    assert fresh(visit_to_make).note == "Gặp quản đốc; cần xong trước Tết."
    assert (Report.objects.count(), Listing.objects.count()) == (2, 1)


def test_who_comes_second_keeps_her_words_and_may_send_them_as_well(visit, visit_to_make, dung, lan):
    page = opened(visit, dung, visit_to_make)
    fill(page)
    record_visit(fresh(visit_to_make), said(found=[]), by=lan)

    send(page)
    page.wait_for_selector(LINE.format("conflict"))
    assert lan.name in page.inner_text("[data-report-words]")
    assert page.input_value("[name=title]") == TITLE
    assert Report.objects.count() == 1

    page.click("[data-report-mine]")
    page.wait_for_selector(LINE.format("sent"))
    assert [report.by for report in Report.objects.all()] == [dung, lan]


def test_what_must_be_mended_is_told_and_stays_on_the_device(visit, visit_to_make, dung):
    page = opened(visit, dung, visit_to_make)
    fill(page)
    page.fill("[name=title]", "")
    page.fill("[name=money_max]", "rất nhiều")
    page.fill("[name=contact_name]", "Cao Thị Liên")
    send(page)
    page.wait_for_selector(LINE.format("refused"))

    assert page.locator("[data-report-told] li").count() == 3
    page.reload()
    page.wait_for_selector(LINE.format("kept"))
    assert page.input_value("[name=money_max]") == "rất nhiều"
    page.fill("[name=money_max]", "3,5 tỷ")
    page.fill("[name=title]", TITLE)
    page.check("[name=consent]")
    send(page)
    page.wait_for_selector(LINE.format("sent"))
    assert Listing.objects.get().money_max == 3_500_000_000


def test_who_is_logged_out_sends_after_logging_in_again_and_nobody_else_reads_it(visit, visit_to_make, dung, lan):
    page = opened(visit, dung, visit_to_make)
    fill(page, "Điều chỉ mình tôi biết")
    page.context.clear_cookies(name="sessionid")
    send(page)
    page.wait_for_selector(LINE.format("locked"))

    log_in(page, lan)
    page.goto(f"/surveys/visits/{visit_to_make.pid}/record/")
    page.wait_for_selector(LINE.format("others"))
    assert page.input_value("[name=note]") == ""
    page.fill("[name=note]", "Ghi chép của Lan")
    page.wait_for_selector(LINE.format("kept"))

    page.context.clear_cookies(name="sessionid")
    log_in(page, dung)
    page.goto("/surveys/mine/")  # what waits is sent from here too
    page.wait_for_selector(f"[data-kept='{visit_to_make.pid}']:visible")
    page.wait_for_timeout(500)
    assert fresh(visit_to_make).note == "Điều chỉ mình tôi biết"


def test_without_scripts_the_form_is_sent_as_any_other(visit, visit_to_make, dung):
    page = visit(f"/surveys/visits/{visit_to_make.pid}/record/", size="phone", as_user=dung, scripts=False)
    fill(page)
    send(page)

    assert page.url.partition("#")[0].endswith(visit_to_make.get_absolute_url())
    assert (fresh(visit_to_make).state, Listing.objects.get().title) == ("visited", TITLE)
