"""An installer without the demo reaches a first published listing: by browser, and by command."""

from __future__ import annotations

import json
import re

import pytest

from cungcau.access.models import User
from cungcau.jobs.queue import drain
from cungcau.listings.models import Listing
from cungcau.registry.models import Organisation, Point
from tests.config.installations import Installation
from tests.journeys.steps import NEED, PRESS, log_in, write_need

PASSWORD = "mưa-rào-tháng-sáu-1"
LAN, AN, HA = "lan@point.example", "an@company.example", "ha@point.example"


def invite(steward, email, name):
    steward.goto("/people/invite/")
    steward.fill("[name=email]", email)
    steward.fill("[name=name]", name)
    steward.click(PRESS)
    drain()


def accept(steward, guest, email):
    """The link stands in the mail that waits in the outbox, for no mail server is set up yet."""
    steward.goto("/outbox/")
    steward.locator("#main li, #main tr").filter(has_text=email).locator("a").first.click()
    link = steward.locator("#main a[href*='/invitation/']").get_attribute("href")
    guest.goto(re.sub(r"^https?://[^/]+", "", link))
    for field in guest.locator("#main input[type=password]").all():
        field.fill(PASSWORD)
    guest.click(PRESS)


@pytest.mark.django_db(transaction=True)
def test_by_browser(visit, vocabulary):
    steward = visit("/setup/")
    typed = {
        "name_vi": "Điểm kết nối Hòa Lạc", "name_en": "Hoa Lac Connection Point", "code": "hhtp",
        "steward_name": "Bùi Phương Lan", "steward_email": LAN, "steward_password": PASSWORD,
    }  # fmt: skip
    for name, text in typed.items():
        steward.fill(f"[name={name}]", text)
    steward.click(PRESS)
    assert "Điểm kết nối Hòa Lạc" in steward.inner_text("header")

    steward.goto("/registry/")
    steward.click("#main a[href='/organisations/new/']")
    steward.fill("[name=name_vi]", "Công ty Dệt Suối Hai")
    steward.select_option("[name=kind]", "sme")
    steward.click(PRESS)
    company = Organisation.objects.get(name_vi="Công ty Dệt Suối Hai")
    steward.click(f"#main a[href^='/organisations/{company.pid}/verify/']")
    steward.fill("[name=note]", "Giấy chứng nhận đăng ký doanh nghiệp")
    steward.click(PRESS)
    steward.click(f"#main form[action='/organisations/{company.pid}/activate/'] button")

    invite(steward, AN, "Nguyễn Thị An")
    invite(steward, HA, "Lê Thu Hà")
    steward.goto(f"/people/{User.objects.get(email=HA).pid}/")
    steward.check("[name=roles][value=moderator]")
    steward.click("#roles .btn-main")
    steward.goto(company.get_absolute_url())
    steward.click(f"#main a[href='/organisations/{company.pid}/people/new/']")
    steward.fill("[name=email]", AN)
    steward.click(PRESS)

    employee, moderator = visit("/login/"), visit("/login/")
    accept(steward, employee, AN)
    accept(steward, moderator, HA)
    employee.goto("/listings/new/need/")
    write_need(employee)
    employee.click("[name=then][value=submit]")
    need = Listing.objects.get()
    moderator.goto("/listings/queue/")
    moderator.click(f"#main a[href='{need.get_absolute_url()}review/']")
    moderator.click(f"#main a[href='{need.get_absolute_url()}']")
    moderator.click(f"#main form[action='{need.get_absolute_url()}publish/'] button")

    stranger = visit("/")
    assert NEED["title_vi"] in stranger.inner_text("#main")
    assert Listing.objects.get().ref.startswith("HHTP-")
    assert (Point.objects.get().code, stranger.goto("/setup/").url.rstrip("/")) == ("HHTP", stranger.url.rstrip("/"))


@pytest.mark.django_db(transaction=True)
def test_who_is_not_invited_cannot_come_in(visit, point, lan):
    page = log_in(visit("/"), "nobody@company.example", PASSWORD)

    assert page.url.endswith("/login/")
    assert page.locator("[role=alert], .error-summary").count() > 0


# What the browser does above, by the same verbs; the moderator is another person than the author.
STORY = r"""
import json
from cungcau.access.actions import accept_invitation, give_role, invite_user
from cungcau.access.models import User
from cungcau.jobs.queue import drain
from cungcau.listings.actions import draft_listing, publish_listing, submit_listing
from cungcau.registry.actions import activate_organisation, add_member, register_organisation, verify_organisation
from cungcau.vocabulary.code_fields import terms_with
lan = User.objects.get()
company = register_organisation(by=lan, name_vi="Công ty Dệt Suối Hai", kind="sme")
verify_organisation(company, by=lan, note="giấy đăng ký")
activate_organisation(company, by=lan)
an = invite_user(email="an@company.example", name="Nguyễn Thị An", by=lan)
ha = invite_user(email="ha@point.example", name="Lê Thu Hà", by=lan, roles=["moderator"])
add_member(company, an, by=lan)
terms = [*terms_with("field", ["207"]), *terms_with("transfer_mode", ["turnkey"])]
need = draft_listing(company, "need", by=an, subkind="technology", terms=terms, **NEED)
publish_listing(submit_listing(need, by=an), by=ha)
drain()
print("STORY" + json.dumps({"path": need.get_absolute_url(), "ref": need.ref, "state": need.state}))
"""


@pytest.mark.database
def test_by_command(tmp_path):
    there = Installation(tmp_path, "script")
    done = there.run(
        "setup", "--name-vi", "Điểm kết nối Hòa Lạc", "--name-en", "Hoa Lac Connection Point", "--code", "hhtp",
        "--steward-name", "Bùi Phương Lan", "--steward-email", LAN, CUNGCAU_STEWARD_PASSWORD=PASSWORD,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr

    told = there.run("shell", "--no-imports", "-c", STORY.replace("**NEED", f"**{NEED!r}"), CUNGCAU_LOG_LEVEL="ERROR")

    assert "STORY" in told.stdout, told.stdout + told.stderr
    need = json.loads(told.stdout.rpartition("STORY")[2])
    pages = there.pages(need["path"], demo=False)
    assert (need["state"], need["ref"].startswith("HHTP-")) == ("published", True)
    assert NEED["title_vi"] in pages["None /"]
    assert NEED["problem"] in pages[f"None {need['path']}"]
