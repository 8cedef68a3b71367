"""The pages of cases: who opens them, what they show to whom, what is typed and sent."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cungcau.brokerage.actions import (
    add_party,
    correct_entry,
    go_to_stage,
    lose_case,
    open_case,
    plan_next,
    reopen_case,
    write_entry,
)
from cungcau.brokerage.case_models import Case, LogEntry, Tick
from cungcau.trail.queries import history_of
from tests.factories.cases import SAID, a_case, a_logged, day, put
from tests.factories.interests import an_interest, led_to
from tests.factories.verdicts import judged

CLAIM = {"note": "Giám đốc xưởng nói", "evidence": "Ảnh trang ký"}
pytestmark = pytest.mark.usefixtures("point", "vocabulary", "lan")


def shown(client, user, address):
    client.force_login(user)
    return client.get(address)


def text(client, user, address):
    return shown(client, user, address).content.decode()


def press(client, user, case, verb, **typed):
    case.refresh_from_db()
    client.force_login(user)
    return client.post(f"/cases/{case.pid}/{verb}/", {"version": case.version, **typed})


LIST = {"dung": 200, "ha": 200, "quang": 200, "an": 403, "mai": 403, "son": 403}


@pytest.mark.parametrize("name", LIST)
def test_who_opens_the_list(client, case, request, name):
    assert shown(client, request.getfixturevalue(name), "/cases/").status_code == LIST[name]


@pytest.mark.parametrize("name", ["binh", "mai", "son", "lan"])
def test_others_do_not_learn_that_it_exists(client, case, request, name):
    for address in (case.get_absolute_url(), f"{case.get_absolute_url()}lose/", f"{case.get_absolute_url()}log/"):
        assert shown(client, request.getfixturevalue(name), address).status_code == 404


def test_the_page_is_whole_in_both_languages(client, case, dung):
    client.force_login(dung)
    for code, words in (("vi", "Tiếp nhận"), ("en", "Intake")):
        client.post("/language/", {"language": code, "next": "/"})
        page = client.get(case.get_absolute_url()).content.decode()
        assert words in page


def test_the_outline_tells_no_words_of_the_log_and_no_contacts(client, case, dung, ha, quang):
    add_party(case, by=dung, role="expert", name="PGS Chuyên", contact_name="Chị Đầu Mối", contact_phone="0912 000 999")
    a_logged(case, dung, words="Lời riêng tư", shared="all")

    for user in (ha, quang):
        page = text(client, user, case.get_absolute_url())
        assert "PGS Chuyên" in page
        assert not any(word in page for word in ("Lời riêng tư", "Chị Đầu Mối", "0912 000 999"))
    assert all(word in text(client, dung, case.get_absolute_url()) for word in ("Lời riêng tư", "Chị Đầu Mối", "0912 000 999"))


def test_what_the_brokers_think_it_may_bring_is_theirs_alone(client, case, dung, mai, ha, quang, an, lan):
    """The director reads sums among the figures, no single estimate; a moderator has no use for it."""
    put(case, probability=37, value_min=7_310_000_000, value_max=9_990_000_000, second=mai)
    shown = {user.email: text(client, user, case.get_absolute_url()) for user in (dung, mai, ha, quang, an)}

    for words in ("37 %", "7.310.000.000", "9.990.000.000"):
        assert {email for email, page in shown.items() if words in page} == {dung.email, mai.email}
    for user in (ha, quang, lan):
        for address in ("/cases/?tab=open", "/figures/", "/duty/"):
            page = text(client, user, address)
            assert "7.310.000.000" not in page


def test_a_party_sees_its_own_side_alone(client, case, dung, an, quan):
    for shared in ("none", "demand", "supply", "all"):
        a_logged(case, dung, words=f"Lời {shared} đây", shared=shared)
    plan_next(case, by=dung, next_action="Gửi số liệu", next_due=day(3), turn="demand")
    write_entry(case, by=quan, words="Viện sẽ đến")
    hidden = ("Lời none đây", case.goal, dung.name)

    pages = {name: text(client, user, case.get_absolute_url()) for name, user in (("an", an), ("quan", quan))}

    seen = {
        name: [word for word in ("Lời demand đây", "Lời supply đây", "Lời all đây", "Gửi số liệu", "Viện sẽ đến") if word in page]
        for name, page in pages.items()
    }
    assert seen == {
        "an": ["Lời demand đây", "Lời all đây", "Gửi số liệu"], "quan": ["Lời supply đây", "Lời all đây", "Viện sẽ đến"],
    }  # fmt: skip
    assert not any(word in page for page in pages.values() for word in hidden[:2])
    assert "Viện Vật liệu Tản Viên" not in pages["an"]
    assert "Công ty Cơ khí Sao Mai" not in pages["quan"]


def test_a_party_writes_once_however_often_it_is_sent(client, case, an):
    page = shown(client, an, case.get_absolute_url())
    typed = {"words": "Đã có mặt bằng.", "draft": page.context["draft"]}

    assert [client.post(case.get_absolute_url(), typed).status_code for _press in range(2)] == [302, 302]
    assert LogEntry.objects.get().words == "Đã có mặt bằng."
    assert client.post(case.get_absolute_url(), {"words": " "}).status_code == 422


def test_its_people_find_it_in_their_list(client, case, an, binh):
    own = text(client, an, "/cases/own/")
    assert case.ref in own
    assert case.need.title_vi in own
    assert case.offer.title_vi not in own, "what the other side has in it stands in its own list"
    assert case.ref not in text(client, binh, "/cases/own/")


def test_the_list_asks_the_database_as_often_for_many_as_for_one(client, case, dung, an, wanted, offer):
    client.force_login(an)
    client.get("/cases/own/")
    with CaptureQueriesContext(connection) as one:
        client.get("/cases/own/")
    for number in range(3):
        a_case(dung, wanted, offer, goal=f"Thêm {number}")
    with CaptureQueriesContext(connection) as many:
        client.get("/cases/own/")

    assert len(many) == len(one)


def test_the_tabs_and_the_filters(client, dung, mai, wanted, offer, seeker):
    late, cold, over, other = (a_case(dung, wanted, offer, goal=name) for name in ("Trễ", "Nguội", "Xong", "Người khác"))
    put(late, next_action="Gọi", next_due=day(-1))
    put(cold, last_contact_on=day(-40), next_due=day(9))
    lose_case(over, by=dung, reason="price")
    put(other, owner=None, mode="consulting", stage="proposal")

    def goals(query):
        return [row.goal for row in shown(client, dung, f"/cases/?{query}").context["rows"]]

    assert goals("tab=mine") == ["Trễ", "Nguội"]
    assert set(goals("tab=open")) == {"Người khác", "Nguội", "Trễ"}
    assert (goals("tab=overdue"), goals("tab=cold"), goals("tab=closed")) == (["Trễ"], ["Nguội"], ["Xong"])
    assert goals("tab=open&template=consulting") == goals("tab=open&stage=proposal") == ["Người khác"]
    assert goals(f"tab=open&q={late.ref}") == ["Trễ"]
    assert len(goals("tab=open&q=sao+mai")) == 3
    assert goals("tab=open&q=kh%C3%B4ng+c%C3%B3") == []


def test_the_list_asks_the_same_number_of_questions_for_many(client, dung, wanted, offer):
    def asked():
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            assert shown(client, dung, "/cases/").status_code == 200
        return len(queries)

    a_case(dung, wanted, offer)
    asked()
    few = asked()
    for _one in range(6):
        a_case(dung, wanted, offer)
    asked()  # the first page after something was done reckons the number of the menu

    assert asked() <= few


def test_from_the_page_of_an_interest(client, offer, seeker, an, quan, dung):
    interest = led_to(an_interest(offer, seeker, an), "revealed", an, quan, dung)
    address = f"/cases/open/?interest={interest.pid}"
    assert address in text(client, dung, interest.get_absolute_url())
    assert address not in text(client, an, interest.get_absolute_url())
    typed = {**SAID, "confidentiality": "officers", "next_action": "Gọi", "next_due": str(day(2))}
    draft = shown(client, dung, address).context["draft"]

    answers = [client.post(address, {**typed, "draft": draft}) for _press in range(2)]

    case = Case.objects.get()
    assert [answer.url for answer in answers] == [case.get_absolute_url()] * 2
    assert (case.interest, case.next_action, case.next_due) == (interest, "Gọi", day(2))
    assert case.get_absolute_url() in text(client, an, interest.get_absolute_url())


def test_from_a_kept_proposal_and_no_other(client, dung, ha, wanted, offer):
    verdict = judged(wanted, offer, True)
    assert f"/cases/open/?verdict={verdict.pid}" in text(client, dung, verdict.get_absolute_url())
    assert "/cases/open/" not in text(client, ha, verdict.get_absolute_url())
    case = open_case(by=dung, verdict=verdict, **SAID)

    assert case.get_absolute_url() in text(client, dung, verdict.get_absolute_url())
    assert shown(client, dung, f"/cases/open/?verdict={verdict.pid}").url == case.get_absolute_url()


def test_by_hand_with_references(client, dung, wanted, offer, an):
    assert shown(client, an, "/cases/open/").status_code == 403
    typed = {**SAID, "confidentiality": "officers", "next_action": "Gọi", "next_due": str(day(2))}
    client.force_login(dung)
    wrong = client.post("/cases/open/", {**typed, "need": offer.ref})
    none = client.post("/cases/open/", typed)

    client.post("/cases/open/", {**typed, "need": wanted.ref.lower(), "offer": offer.ref})

    assert (wrong.status_code, none.status_code) == (422, 422)
    assert (Case.objects.get().need, Case.objects.get().offer) == (wanted, offer)


def test_what_stands_on_the_page_works(client, case, dung, colleague, institute):
    type(institute).objects.filter(pk=institute.pk).update(tax_code="0101234567")
    pressed = [
        press(client, dung, case, "tick", line="called"),
        press(client, dung, case, "log", kind="call", on=str(day(0)), words="Đã gọi", shared="demand",
              party=case.parties.get(role="demand").pid),
        press(client, dung, case, "plan_next", next_action="Hẹn thăm", next_due=str(day(4)), turn="us"),
        press(client, dung, case, "add_party", role="expert", name="PGS Chuyên"),
        press(client, dung, case, "end_party", party=case.parties.get(role="supply").pid, why="Rút"),
        press(client, dung, case, "add_party", role="supply", organisation="0101234567"),
        press(client, dung, case, "edit", goal="Mới", mode="turnkey", confidentiality="brokers", value_min="2 tỷ"),
        press(client, dung, case, "go_to", stage="introduce", how="done", reason="Quen nhau", evidence="Biên bản"),
        press(client, dung, case, "pause", pause_reason="Chờ", paused_until=str(day(20))),
        press(client, dung, case, "resume"),
        press(client, dung, case, "hand_over", to=colleague.pid),
        press(client, dung, case, "lose", reason="price", note="Đắt"),
        press(client, dung, case, "reopen", note="Có vốn"),
        press(client, dung, case, "end", reason="advice_enough"),
    ]  # fmt: skip

    assert [answer.status_code for answer in pressed] == [302] * len(pressed)
    case.refresh_from_db()
    assert (case.goal, case.value_min, case.stage, case.state, case.owner) == ("Mới", 2 * 10**9, "introduce", "ended", colleague)
    assert client.get(case.get_absolute_url()).status_code == 200


def test_an_older_page_is_told_and_keeps_what_was_typed(client, case, dung, colleague):
    old = case.version
    go_to_stage(case, by=colleague, stage="clarify")
    client.force_login(dung)
    typed = {"version": old, "kind": "call", "on": str(day(0)), "words": "Lời đã gõ", "shared": "none"}

    answer = client.post(f"/cases/{case.pid}/log/", typed)

    assert answer.status_code == 409
    assert "Lời đã gõ" in answer.content.decode()
    assert not LogEntry.objects.exists()


def test_a_tick_of_an_older_page_changes_nothing(client, case, dung, colleague):
    old = case.version
    go_to_stage(case, by=colleague, stage="clarify")
    client.force_login(dung)

    assert client.post(f"/cases/{case.pid}/tick/", {"version": old, "line": "called"}).status_code in {409, 422}
    assert not Tick.objects.exists()


def test_one_corrects_ones_own_entry(client, case, dung, colleague):
    entry = a_logged(case, dung, words="Giá 3 tỷ")
    address = f"/cases/{case.pid}/log/{entry.pid}/"
    assert address in text(client, dung, case.get_absolute_url())
    assert address not in text(client, colleague, case.get_absolute_url())
    client.force_login(dung)

    client.post(address, {"version": case.version, "on": str(day(0)), "words": "Giá 2 tỷ"})

    assert LogEntry.objects.get(corrects=entry).words == "Giá 2 tỷ"
    assert "<s>Giá 3 tỷ</s>" in text(client, dung, case.get_absolute_url())


def test_a_reason_that_is_missing_is_asked_for_at_its_field(client, case, dung):
    answer = press(client, dung, case, "go_to", stage="introduce", how="done")

    assert answer.status_code == 422
    assert answer.context["form"].errors.get("reason")


def test_a_stage_is_not_called_done_by_a_press_without_a_look(client, case, dung):
    page = shown(client, dung, f"/cases/{case.pid}/go_to/")
    untouched = {field.name: field.value() or "" for field in page.context["form"]}

    answer = press(client, dung, case, "go_to", **untouched)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["how"]
    case.refresh_from_db()
    assert (case.stage, case.entries.count()) == ("intake", 1)


def test_who_goes_back_is_not_asked_whether_the_stage_is_done(client, case, dung):
    go_to_stage(case, by=dung, stage="clarify")

    press(client, dung, case, "go_to", stage="intake", reason="Bên cầu đổi người")

    case.refresh_from_db()
    assert (case.stage, case.entries.get(stage="clarify").how) == ("intake", "back")


def test_a_day_that_is_over_is_told_at_its_box_and_what_was_typed_stays(client, case, dung):
    for verb, box, typed in (
        ("plan_next", "next_due", {"next_action": "Hẹn thăm", "turn": "us"}), ("pause", "paused_until", {"pause_reason": "Chờ"}),
    ):  # fmt: skip
        answer = press(client, dung, case, verb, **typed, **{box: str(day(-1))})
        assert (answer.status_code, list(answer.context["form"].errors)) == (422, [box])
        assert all(words in answer.content.decode() for words in typed.values())


@pytest.mark.parametrize("state", ["won", "lost", "ended"])
def test_a_case_that_is_over_has_nothing_left_to_be_done(client, case, dung, state):
    plan_next(case, by=dung, next_action="Gọi lại chị An", next_due=day(3), turn="demand")
    words = {"reason": "price"} if state == "lost" else {"reason": "advice_enough"} if state == "ended" else CLAIM
    press(client, dung, case, {"won": "win", "lost": "lose", "ended": "end"}[state], **words)
    case.refresh_from_db()

    assert (case.state, case.next_action, case.next_due, case.turn) == (state, "", None, "us")
    assert history_of(case).filter(verb__in=["win", "lose", "end"]).get().facts["planned"] == "Gọi lại chị An"
    client.post("/language/", {"language": "en", "next": "/"})
    assert 'id="next"' not in text(client, dung, case.get_absolute_url())
    for address in ("/duty/", "/cases/?tab=closed", "/cases/"):
        assert "Gọi lại chị An" not in text(client, dung, address)


def test_a_case_that_is_open_again_waits_for_a_new_plan(client, case, dung):
    plan_next(case, by=dung, next_action="Gọi lại chị An", next_due=day(3))
    lose_case(case, by=dung, reason="price")
    reopen_case(case, by=dung, note="Có vốn")

    assert (case.next_action, case.next_due) == ("", None)
    assert case.goal in text(client, dung, "/duty/")


def test_a_correction_is_shown_to_those_who_were_shown_the_old_one(client, case, dung, an, quan):
    entry = a_logged(case, dung, words="Hẹn thứ hai", shared="demand")
    correct_entry(case, by=dung, entry=entry, on=day(0), words="Hẹn thứ ba")

    assert "Hẹn thứ ba" in text(client, an, case.get_absolute_url())
    assert "Hẹn" not in text(client, quan, case.get_absolute_url())


@pytest.mark.parametrize("page", ["/cases/bcdfghjkmn/log/", "/outcomes/bcdfghjkmn/settle/", "/interests/bcdfghjkmn/take/"])
def test_who_is_not_logged_in_any_more_is_asked_to(client, page):
    answer = client.post(page, {"words": "Đã gọi"})

    assert (answer.status_code, answer.url.partition("?")[0]) == (302, "/login/")
