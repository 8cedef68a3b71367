"""The whole way, one story: a kept proposal becomes a case, an NDA, talks by mail through real servers, a demonstration, a
contract; both sides confirm it from their mails, say what it brought, and each figure opens the records behind it."""

from __future__ import annotations

import re
from datetime import timedelta
from email.utils import parseaddr

import pytest
from django.utils import timezone

from cungcau.access.models import User
from cungcau.brokerage.agreement_models import Agreement
from cungcau.brokerage.case_models import Case
from cungcau.brokerage.message_box import fetch_mail
from cungcau.brokerage.outcome_models import Introduction
from cungcau.brokerage.outcome_tasks import ask_whoever_is_due
from cungcau.discovery.models import Verdict
from cungcau.jobs.queue import drain
from cungcau.notices.actions.deliver_mail import deliver_due_mails
from tests.brokerage.messages.servers import PASSWORD, USER, Box, Post, imap_server
from tests.brokerage.messages.test_message_exchange import answer, hand_in
from tests.factories.interests import an_interest, led_to
from tests.factories.listings import a_published
from tests.factories.messages import IMAP
from tests.factories.outcomes import back
from tests.factories.papers import pdf
from tests.journeys.steps import PRESS, log_in, unfold
from tests.journeys.test_agreement import begin, press, signed

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite_only]

SIZES = {"vi": "phone", "en": "desktop"}
LINK = re.compile(r"https?://\S+(/outcomes/asked/\S+)")


@pytest.fixture
def mail(settings):
    """The point's mail goes out and comes in by servers of this test."""
    with imap_server() as port:
        box = Box(port)
        settings.IMAP = {**IMAP, "port": port, "user": USER, "password": PASSWORD, "authserv": "mx.park.example"}
        office = Post(box)
        settings.MAIL = office.settings
        office.controller.start()
        yield office
        office.controller.stop()


def send_all():
    drain()
    deliver_due_mails()


def led_by(mail, email, words=""):
    """Where the newest question in the mail to this address leads, by the link that says so."""
    asked = [LINK.findall(letter.get_content()) for letter in mail.letters if parseaddr(str(letter["To"]))[1] == email]
    return next(link for link in [links for links in asked if links][-1] if words in link)


def go_to(page, case, stage):
    press(page, case, "go_to")
    page.select_option("[name=stage]", stage)
    page.check("[name=how][value=done]")
    page.fill("[name=evidence]", "Đã họp hai bên")
    page.fill("[name=reason]", "Làm gộp trong một buổi")
    page.click(PRESS)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_from_a_kept_proposal_to_figures_that_open_their_records(
    visit, mail, institute, seeker, an, quan, dung, ha, lan, point, vocabulary, language, tmp_path
):
    size = SIZES[language]
    User.objects.update(language=language)
    need = a_published(seeker, an, ha)
    a_published(institute, quan, ha, kind="offer")
    scan = tmp_path / "ban-ky.pdf"
    scan.write_bytes(pdf())
    drain()

    def person(user):
        return log_in(visit("/", language=language, size=size), user)

    # The proposal is kept, and a case opened from it.
    broker = person(dung)
    broker.goto(need.get_absolute_url())
    broker.click("#main a[href$='/matches/']")
    broker.click("#main form[action$='/keep/'] button")
    verdict = Verdict.objects.get()
    broker.click(f"#main a[href='{verdict.get_absolute_url()}']")
    broker.click(f"#main a[href$='?verdict={verdict.pid}']")
    broker.fill("[name=goal]", "Mua thiết bị ôzôn kèm bí quyết")
    broker.select_option("[name=mode]", "non_exclusive_licence")
    broker.fill("[name=next_action]", "Gọi hai bên")
    broker.fill("[name=next_due]", (timezone.localdate() + timedelta(days=3)).isoformat())
    broker.click(PRESS)
    case = Case.objects.get()
    go_to(broker, case, "introduce")

    # An NDA is written by the house and kept with its signed copy.
    begin(broker, case, "nda")
    broker.click(PRESS)
    with broker.expect_download() as written:
        broker.locator("#texts a[href*='/nda_mutual/both/']").first.click()
    assert written.value.path().stat().st_size > 0
    signed(broker, Agreement.objects.get(), scan)

    # The sides talk by mail, through the point's servers.
    broker.goto(case.get_absolute_url())
    unfold(broker, "#thread")
    broker.click(f"#thread a[href='{case.get_absolute_url()}messages/']")
    broker.fill("[name=words]", "Áp nước ở đầu ra là bao nhiêu?")
    broker.select_option("[name=shared]", "demand")
    broker.click(PRESS)
    send_all()
    [letter] = [one for one in mail.to(an.email) if "Áp nước" in one.get_content()]
    hand_in(mail, answer(letter, "Sáng nay 1,8 bar."))
    fetch_mail()
    broker.goto(case.get_absolute_url())
    unfold(broker, "#thread")
    assert "Sáng nay 1,8 bar." in broker.locator("#thread").inner_text()

    # A demonstration is noted.
    go_to(broker, case, "demonstration")
    unfold(broker, "#write")
    broker.select_option("#log [name=kind]", "visit")
    broker.fill("#log [name=words]", "Máy chạy với nước thải của nhà máy, màu còn 40 Pt-Co.")
    broker.select_option("#log [name=shared]", "all")
    broker.click("#log .form-actions .btn-main")

    # A contract: its contents are ticked, its clock runs, the signed copy is kept.
    go_to(broker, case, "agreement")
    begin(broker, case, "licence")
    broker.select_option("[name=direction]", "inward")
    broker.select_option("[name=listed]", "none")
    broker.click(PRESS)
    contract = Agreement.objects.get(kind="licence")
    broker.locator("#contents form[action$='/tick_clause/'] button").first.click()
    signed(broker, contract, scan)

    # Both are asked by mail what came of it, and confirm it without logging in.
    send_all()
    for side, value in ((an, "1.200.000.000"), (quan, "1.150.000.000")):
        page = visit(led_by(mail, side.email, "kind=contract"), language=language, size=size)
        page.fill("[name=on]", timezone.localdate().isoformat())
        page.fill("[name=value]", value if language == "vi" else value.replace(".", ","))
        page.click(PRESS)
        page.locator("#main .notice").first.wait_for()
    introduction = Introduction.objects.get()
    assert (introduction.state, introduction.kind, introduction.value) == ("both", "contract", 1_150_000_000)
    broker.goto(case.get_absolute_url())
    unfold(broker, "#outcome")
    broker.click("#outcome a[href$='/win/']")
    broker.click(PRESS)
    case.refresh_from_db()
    assert case.state == "won"

    # Half a year later each says what it brought.
    ago = timezone.localdate() - timedelta(days=190)
    Introduction.objects.update(introduced_on=ago, contract_on=ago)
    Introduction.objects.get().answers.update(on=ago)
    ask_whoever_is_due(Introduction.objects.get())
    send_all()
    page = visit(led_by(mail, an.email), language=language, size=size)
    page.fill("[name=cost_saved]", "640.000.000" if language == "vi" else "640,000,000")
    page.fill("[name=jobs]", "3")
    page.select_option("[name=method]", "documents")
    page.click(PRESS)

    # It shows in the figures, and each figure opens its records.
    broker.goto("/outcomes/")
    assert "640" in broker.locator("#sums").inner_text()
    for figure in ("contract_both", "value", "impact_cost_saved", "impact_jobs"):
        broker.goto("/outcomes/")
        broker.locator(f"#main a[href='?tab={figure}']").first.click()
        assert broker.locator(f"#main a[href='{introduction.get_absolute_url()}']").count() == 1, figure
    broker.click(f"#main a[href='{introduction.get_absolute_url()}']")
    supervisor = person(lan)
    supervisor.goto("/figures/")
    supervisor.locator("#main a[href^='/figures/records/?']").first.click()
    assert case.ref in supervisor.locator("#main").inner_text()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_of_sides_that_deal_directly_the_question_after_sixty_days_brings_out_the_contract(
    visit, mail, institute, seeker, an, quan, dung, ha, lan, point, vocabulary, language
):
    size = SIZES[language]
    User.objects.update(language=language)
    interest = led_to(an_interest(a_published(institute, quan, ha, kind="offer"), seeker, an), "revealed", an, quan, dung)
    send_all()
    introduction = Introduction.objects.get(interest=interest)
    for days in (30, 60):
        ask_whoever_is_due(back(introduction, days))
        send_all()
        assert [ask.round for ask in introduction.asks.filter(side="demand")] == [30, 60][: days // 30]
        introduction.refresh_from_db()
        assert introduction.state == "waiting"

    for side in ("demand", "supply"):
        email = introduction.asks.filter(side=side, round=60).get().to
        page = visit(led_by(mail, email, "kind=contract"), language=language, size=size)
        page.fill("[name=on]", (timezone.localdate() - timedelta(days=9)).isoformat())
        page.click(PRESS)
        page.locator("#main .notice").first.wait_for()

    introduction.refresh_from_db()
    assert (introduction.state, introduction.kind, introduction.case) == ("both", "contract", None)
    broker = log_in(visit("/", language=language, size=size), dung)
    broker.goto("/outcomes/")
    broker.locator("#main a[href='?tab=contract_both']").first.click()
    broker.click(f"#main a[href='{introduction.get_absolute_url()}']")
    assert str(interest) in broker.locator("#main h1").inner_text()
