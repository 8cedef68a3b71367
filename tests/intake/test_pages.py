"""Every page of the intake under axe, at both widths and in both schemes; and the journey of a firm without an account."""

from __future__ import annotations

import re

import pytest
from django.utils import translation

from cungcau.intake.actions import ask_sender, claim_submission, take_submission
from cungcau.intake.links import path
from cungcau.intake.models import Block, Site, Submission
from cungcau.intake.workflow import SUBMISSION_FLOW
from cungcau.jobs.queue import drain
from cungcau.listings.models import Listing
from cungcau.notices.models import Outgoing
from tests.factories.submissions import a_confirmed, a_sent
from tests.journeys.steps import PRESS, log_in, said
from tests.journeys.test_accessibility import faults_of

PROBLEM = "Lò than làm nấm sẫm màu, mỗi mẻ hỏng 8 %, mùa mưa sấy mất mười bốn giờ nên giao hàng không kịp hẹn."
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.sqlite_only
def test_axe_finds_nothing_on_the_senders_pages(visit, point, lan, dung, seeker):
    sent, asked = a_sent(), a_confirmed()
    ask_sender(asked, by=dung, question="Bao nhiêu độ?")
    taken = take_submission(a_confirmed(), by=dung, organisation=seeker)
    pages = ["/tell-us/", "/tell-us/frame/", "/tell-us/link/", path(sent, "watch"), path(sent, "verify"), "/tell-us/no/such/"]
    steps = [f"{path(asked, 'follow')}{verb}/" for verb in ("answer", "correct", "withdraw", "erase")]

    pages += [path(asked, "follow"), *steps, path(taken, "follow")]

    assert faults_of(visit("/"), pages, refused={"/tell-us/no/such/"}) == {}


@pytest.mark.sqlite_only
def test_axe_finds_nothing_on_the_desks_pages(visit, point, lan, ha, an, dung, seeker, vocabulary):
    lan.role_rows.create(name="moderator")
    submission = a_confirmed(email=an.email, organisation_name=seeker.name_vi, proven=False)
    ask_sender(submission, by=dung, question="Bao nhiêu độ?")
    claim_submission(submission, by=an)
    Block.objects.create(kind="domain", value="spam.example")
    Site.objects.create(origin="https://hiep-hoi.example")
    own = submission.get_absolute_url()
    pages = ["/intake/", "/intake/?state=asked", "/intake/?state=claims", "/intake/?state=spam", own, f"{own}take/",
             f"{own}merge/", f"{own}decline/", "/intake/blocked/", "/intake/sites/"]  # fmt: skip

    assert faults_of(visit("/", as_user=lan), pages) == {}
    assert faults_of(visit("/", as_user=an), ["/intake/mine/", "/profile/"]) == {}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_firm_leaves_a_need_on_the_phone_and_it_is_published(visit, point, lan, ha, dung, vocabulary, language):
    phone = visit("/tell-us/?from=techmart", size="phone", language=language)
    phone.fill("[name=title]", "Sấy 500 kg nấm mỗi ngày không mất màu")
    phone.fill("[name=problem]", PROBLEM)
    phone.reload()
    assert phone.input_value("[name=title]").startswith("Sấy 500 kg")  # the connection was lost, the words were not
    phone.wait_for_timeout(3200)
    phone.click(PRESS)
    assert phone.locator("[aria-invalid=true]:not([type=radio])").count() == 4  # who it is, and the agreement
    assert phone.locator("[name=anonymity][aria-invalid=true]").count() == 3  # nobody is taken to want the most open answer
    phone.fill("[name=organisation_name]", "Hợp tác xã Nấm Ba Vì")
    phone.fill("[name=name]", "Cao Thị Liên")
    phone.fill("[name=email]", "lien@nam-bavi.example")
    phone.check("[name=anonymity][value=anonymous]")
    phone.check("[name=consent]")
    phone.wait_for_selector("form[data-proven=yes]")
    phone.click(PRESS)
    assert "lien@nam-bavi.example" in phone.inner_text("#main")
    mail = Outgoing.objects.get(kind="intake_confirm")
    assert mail.language == language
    phone.goto(re.search(r"https?://[^/]+(/\S+)", mail.text)[1])
    phone.click(PRESS)
    follow = phone.url
    assert Submission.objects.get().flags == []

    officer = log_in(visit("/", language=language), dung)
    officer.goto("/intake/")
    submission = Submission.objects.get()
    officer.click(f"#main a[href='{submission.get_absolute_url()}']")
    officer.click(f"#main a[href^='{submission.get_absolute_url()}ask/']")
    officer.fill("[name=question]", "Nhiệt độ sấy là bao nhiêu?")
    officer.click(PRESS)
    with translation.override(language):
        assert str(SUBMISSION_FLOW.moves["ask"].done) in said(officer)
    phone.goto(follow)
    phone.click("#main a[href$='/answer/']")
    phone.fill("[name=answer]", "Sáu mươi độ.")
    phone.click(PRESS)

    officer.goto(submission.get_absolute_url())
    assert "Sáu mươi độ." in officer.inner_text("#main")
    officer.click(f"#main a[href^='{submission.get_absolute_url()}take/']")
    officer.click(PRESS)
    need = Listing.objects.get()
    assert (need.created_by, need.anonymity, need.state) == (dung, "anonymous", "draft")
    officer.select_option("[name=subkind]", "technology")
    officer.fill("[name=summary_vi]", f"{PROBLEM} Cần giữ màu và giảm chất đốt.")
    officer.select_option("[name=fields_0]", "207")
    officer.check("[name=modes][value=technical_assistance]")
    officer.click("[name=then][value=submit]")
    need.refresh_from_db()
    assert need.state == "submitted"

    moderator = log_in(visit("/", language=language), ha)
    moderator.goto(need.get_absolute_url())
    moderator.click(f"#main form[action='/listings/{need.pid}/publish/'] button")
    drain()
    phone.goto(follow)
    phone.click(f"#main a[href='/listings/{need.pid}/']")
    page = phone.inner_text("#main")
    assert "Sấy 500 kg nấm" in page
    assert "Nấm Ba Vì" not in page  # anonymous, as was asked
    assert Outgoing.objects.filter(to="lien@nam-bavi.example", kind="intake_published").exists()


def test_without_scripts_the_form_is_sent_and_marked(visit, point, lan):
    page = visit("/tell-us/", size="phone", scripts=False)
    typed = {"title": "Nấm", "problem": "Sẫm", "organisation_name": "HTX", "name": "Liên", "email": "l@nam.example"}
    for name, text in typed.items():
        page.fill(f"[name={name}]", text)
    page.check("[name=anonymity][value=internal]")
    page.check("[name=consent]")
    page.wait_for_timeout(3200)
    page.click(PRESS)

    assert "l@nam.example" in page.inner_text("#main")
    assert Submission.objects.get().flags == ["unproven"]
