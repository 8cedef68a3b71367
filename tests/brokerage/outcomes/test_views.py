"""The pages: a link that answers only when it is pressed, what each person finds where, figures that open their records."""

import html
import re
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import render_to_string
from django.utils import translation

from cungcau.brokerage.actions import add_party, settle_outcome, tell_impact, win_case
from cungcau.brokerage.outcome_links import path
from cungcau.brokerage.outcome_metrics import metrics
from cungcau.brokerage.outcome_models import Answer, Ask, Impact, Introduction
from cungcau.brokerage.templatetags.outcomes import in_unit
from cungcau.files.models import File
from cungcau.kit.policy import SYSTEM
from tests.factories.cases import a_case, day
from tests.factories.outcomes import an_introduction, answered, asked

pytestmark = pytest.mark.usefixtures("point", "vocabulary", "lan")
CONTRACT = {"kind": "contract", "value": "1,2 tỷ", "publish": "number", "words": "Ký ở Hòa Lạc"}


def as_(client, user):
    client.logout() if user is None else client.force_login(user)
    return client


# — by the link


def test_looking_at_a_link_answers_nothing_whatever_it_chose(client, introduction):
    ask = asked(introduction, "demand")

    for kind in ("", "nothing", "talks", "mou", "contract", "all"):
        for method in (client.get, client.head):
            answer = method(path(ask, "vi", kind))
            assert answer.status_code == 200
            assert answer["Referrer-Policy"] == "same-origin"

    assert not Answer.objects.exists()
    shown = client.get(path(ask, "en")).content.decode()
    assert all(f"kind={kind}" in shown for kind in ("nothing", "talks", "mou", "contract"))
    assert "What came of your introduction to Tản Viên Institute" in shown


def test_one_press_answers_without_an_account_and_is_changed_as_long_as_one_is_asked(client, introduction):
    ask = asked(introduction, "demand")
    draft = client.get(path(ask, "vi", "contract")).context["draft"]
    typed = {**CONTRACT, "on": day(-3).isoformat(), "draft": draft}

    papers = [SimpleUploadedFile("hop-dong.txt", "Số 12".encode()) for _press in range(2)]
    answers = [client.post(path(ask, "vi"), {**typed, "evidence": paper}) for paper in papers]

    assert [answer.status_code for answer in answers] == [302, 302]
    row = Answer.objects.get()
    assert (row.kind, row.value, row.publish, row.words, row.way) == ("contract", 1_200_000_000, "number", "Ký ở Hòa Lạc", "link")
    assert File.objects.count() == 1
    client.post(path(ask, "vi"), {"kind": "talks"})
    assert [one.kind for one in Answer.objects.all()] == ["contract", "talks"]


def boxes_of(page):
    """What stands in the boxes of a page, by their names."""
    tags = re.findall(r'<input[^>]*\sname="\w+"[^>]*>', page.content.decode())
    values = {re.search(r'\sname="(\w+)"', tag)[1]: re.search(r'\svalue="([^"]*)"', tag) for tag in tags if "radio" not in tag}
    return {name: html.unescape(found[1]) if found else "" for name, found in values.items()}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_who_changes_an_answer_begins_with_what_was_answered(client, introduction, language):
    ask = asked(introduction, "demand")
    said = {"on": day(-3), "value": 1_200_000_000, "words": "Ký ở Hòa Lạc", "publish": "number"}
    paper = SimpleUploadedFile("hop-dong.txt", "Số 12".encode())
    answered(introduction, "demand", "contract", evidence=paper, **said)

    assert "kind=contract" in client.get(path(ask, language)).content.decode()
    page = client.get(path(ask, language, "contract"))
    typed = boxes_of(page)
    amount = "1.200.000.000" if language == "vi" else "1,200,000,000"
    assert (typed["on"], typed["value"], typed["words"]) == (day(-3).isoformat(), amount, "Ký ở Hòa Lạc")
    assert (page.context["form"]["publish"].value(), page.context["has_papers"]) == ("number", True)
    client.post(path(ask, language), {**typed, "kind": "contract", "publish": "number", "words": "Ký ở Hà Nội"})
    last = Answer.objects.latest("pk")
    assert (last.on, last.value, last.words, last.publish) == (day(-3), 1_200_000_000, "Ký ở Hà Nội", "number")

    assert client.get(path(ask, language, "talks")).context["form"]["words"].value() == "Ký ở Hà Nội"


def test_a_link_tells_its_holder_no_words_of_a_colleague(client, introduction, an):
    ask = asked(introduction, "demand")
    Ask.objects.filter(pk=ask.pk).update(to="khac@sao-mai.example")
    ask.refresh_from_db()
    answered(introduction, "demand", "contract", by=an, words="matcuaan", value=7_310_000_000)

    for kind in ("", "contract", "nothing"):
        page = client.get(path(ask, "vi", kind)).content.decode()
        assert not any(word in page for word in ("matcuaan", "7.310.000.000"))
    assert "matcuaan" in as_(client, an).get(introduction.get_absolute_url() + "?kind=contract").content.decode()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_who_mends_a_figure_begins_with_what_was_told(client, introduction, language):
    answered(introduction, "demand", "contract", on=day(-200))
    ask = asked(introduction, "demand", "impact", 6)
    told = {"cost_saved": 120_000_000, "energy_saved": Decimal("12500.5"), "jobs": Decimal(-2)}
    tell_impact(introduction, by=SYSTEM, side="demand", ask=ask, values=told, method="documents", words="Theo sổ")

    page = client.get(path(ask, language))
    typed = boxes_of(page)
    energy = "12.500,50" if language == "vi" else "12,500.50"
    assert (typed["jobs"], typed["energy_saved"], typed["words"]) == ("-2", energy, "Theo sổ")
    assert page.context["form"]["method"].value() == "documents"
    client.post(path(ask, language), {**typed, "method": "documents"})
    assert Impact.objects.count() == 3, "the same figures told again are the same figures"


@pytest.mark.parametrize("typed", [{"on": ""}, {"on": "9999-01-01"}, {"value": "abc"}, {"band": "from_1b"}, {"publish": "x"}])
def test_what_cannot_be_meant_is_told_at_its_box(client, introduction, typed):
    ask = asked(introduction, "demand")

    answer = client.post(path(ask, "vi"), {**CONTRACT, "on": day(-3).isoformat(), **typed})

    assert (answer.status_code, Answer.objects.count()) == (422, 0)
    assert 'aria-invalid="true"' in answer.content.decode()


def test_a_forged_link_and_that_of_the_other_side_open_nothing(client, introduction):
    mine, other = asked(introduction, "demand"), asked(introduction, "supply")
    token = path(mine, "vi").split("/")[4]

    for address in (path(mine, "vi").replace(token, "0" * 40), path(other, "vi").replace(path(other, "vi").split("/")[4], token)):
        assert client.get(address).status_code == 404
        assert client.post(address, {"kind": "talks"}).status_code == 404
    assert not Answer.objects.exists()


def test_a_link_that_ran_out_and_one_that_is_settled_tell_so_kindly(client, introduction, dung):
    ask = asked(introduction, "demand")
    answered(introduction, "demand", "contract")
    answered(introduction, "supply", "nothing")
    Ask.objects.filter(pk=ask.pk).update(until=day(-1))
    late = client.post(path(ask, "en"), {"kind": "nothing"})
    Ask.objects.filter(pk=ask.pk).update(until=day(5))
    settle_outcome(introduction, by=dung, kind="contract", note="Đã gọi hai bên")
    settled = client.post(path(ask, "en"), {"kind": "nothing"})

    assert (late.status_code, settled.status_code, Answer.objects.count()) == (410, 410, 2)
    assert "That is no harm" in late.content.decode()
    assert "settled it" in settled.content.decode()


@pytest.mark.parametrize(("language", "words"), [
    ("en", ("A contract was signed", "You said on", "Nothing came of it")),
    ("vi", ("Đã ký hợp đồng", "Câu trả lời ngày", "Không đi đến đâu")),
])  # fmt: skip
def test_the_page_of_what_is_settled_tells_the_conclusion_and_no_more(client, introduction, dung, language, words):
    mine = asked(introduction, "supply")
    answered(introduction, "demand", "contract", value=7_310_000_000, words="matdemandx")
    answered(introduction, "supply", "nothing")
    settle_outcome(introduction, by=dung, kind="contract", note="matnotex", value=7_310_000_000)

    page = client.get(path(mine, language)).content.decode()

    assert all(word in page for word in words)
    assert not any(word in page for word in ("matnotex", "matdemandx", VALUE["demand"], "7,310,000,000"))
    Ask.objects.filter(pk=mine.pk).update(until=day(-1))
    assert words[0] not in client.get(path(mine, language)).content.decode(), "a link that ran out tells no more"


def test_a_side_without_an_account_at_all_answers_too(client, dung, wanted):



    case = add_party(a_case(dung, wanted, None), by=dung, role="supply", name="Hãng ngoài", contact_email="sale@hang.example")
    ask = asked(an_introduction(case), "supply")

    client.post(path(ask, "vi"), {"kind": "talks"})

    assert (ask.to, Answer.objects.get().side) == ("sale@hang.example", "supply")


def test_figures_of_impact_by_the_link(client, introduction):
    answered(introduction, "demand", "contract", on=day(-200))
    ask = asked(introduction, "demand", "impact", 6)
    address = path(ask, "vi")
    assert "kind=" not in client.get(address).content.decode()
    assert client.post(address, {"method": "declared"}).status_code == 422

    typed = {"cost_saved": "120 triệu", "energy_saved": "12.500,5", "jobs": "-2", "method": "documents"}
    assert client.post(address, typed).status_code == 302

    assert {row.metric: float(row.value) for row in Impact.objects.all()} == {
        "cost_saved": 120_000_000, "energy_saved": 12_500.5, "jobs": -2,
    }  # fmt: skip


def test_who_comes_by_the_link_of_a_mail_is_addressed_in_one_way(client, introduction, dung):
    ask = asked(introduction, "demand")
    pages = [client.get(path(ask, "vi", kind)) for kind in ("", "nothing", "contract")]
    pages.append(client.post(path(ask, "vi"), {**CONTRACT, "on": day(3).isoformat(), "publish": "no"}))
    assert pages[-1].status_code == 422
    pages.append(client.post(path(ask, "vi"), {"kind": "contract", "on": day(-3).isoformat(), "publish": "no"}, follow=True))
    figures = asked(introduction, "demand", "impact", 6)
    pages += [client.post(path(figures, "vi"), typed, follow=True) for typed in ({}, {"jobs": "2", "method": "declared"})]
    answered(introduction, "supply", "nothing")
    settle_outcome(introduction, by=dung, kind="contract", note="Đã gọi hai bên")
    pages.append(client.get(path(ask, "vi")))
    Ask.objects.update(until=day(-1))
    pages.append(client.get(path(ask, "vi")))
    with translation.override("vi"):
        mails = [render_to_string(f"notices/mail/{name}_ask.body.txt", {"until": day(5)}) for name in ("outcome", "impact")]

    for shown in [*(page.content.decode() for page in pages), *mails]:
        assert not re.search(r"\b[Bb]ạn\b", shown), re.findall(r".{60}\b[Bb]ạn\b.{30}", shown)
    assert sum("anh/chị" in page.content.decode() for page in pages) > len(pages) / 2


# — logged in


def test_a_side_answers_logged_in_and_finds_what_it_is_asked(client, introduction, an, binh):
    as_(client, an)
    assert client.post(introduction.get_absolute_url(), {"kind": "talks"}).status_code == 200  # nobody asks yet
    asked(introduction, "demand")

    assert introduction.get_absolute_url() in client.get("/outcomes/own/").content.decode()
    client.post(introduction.get_absolute_url(), {"kind": "talks"})

    assert [(row.kind, row.by, row.way) for row in Answer.objects.all()] == [("talks", an, "account")]
    as_(client, binh)
    assert client.get(introduction.get_absolute_url()).status_code == 404
    assert introduction.get_absolute_url() not in client.get("/outcomes/own/").content.decode()


def test_each_row_of_the_own_list_says_how_it_stands(client, introduction, an, quan, dung):
    def badge(user):
        as_(client, user).post("/language/", {"language": "en", "next": "/"})
        page = client.get("/outcomes/own/").content.decode().partition('id="main"')[2]
        return [words for words in re.findall(r">([^<>]+)<", page) if words.strip()]

    assert "Not asked now" in badge(an)
    asked(introduction, "demand")
    assert "Your answer is asked for" in badge(an)
    answered(introduction, "demand", "contract")
    assert "You said: A contract was signed" in badge(an)
    assert not any("contract" in words for words in badge(quan)), "what the other side said is not told"
    answered(introduction, "supply", "nothing")
    assert "You said: Nothing came of it" in badge(quan)
    settle_outcome(introduction, by=dung, kind="contract", note="Đã gọi")
    assert all("Settled by the point: A contract was signed" in badge(user) for user in (an, quan))


# Words that only an answer holds, by side: the other side's pages must not have them.
WORDS = {"demand": "matdemandx", "supply": "matsupplyx"}
VALUE = {"demand": "7.310.000.000", "supply": "9.990.000.000"}


def secrets_in(client, user, addresses):
    as_(client, user)
    text = "".join(client.get(address).content.decode() for address in addresses)
    return {side for side in WORDS if WORDS[side] in text} | {f"value_{side}" for side in VALUE if VALUE[side] in text}


def pages_of(introduction):
    return [
        introduction.get_absolute_url(), introduction.interest.get_absolute_url(), "/outcomes/own/", "/interests/", "/inbox/",
        "/outcomes/", "/outcomes/?tab=all",
    ]  # fmt: skip


SEEN = {
    "an": {"demand", "value_demand"}, "quan": {"supply", "value_supply"}, "binh": set(), "ha": set(), "quang": set(),
    "lan": set(), "dung": {"demand", "supply", "value_demand", "value_supply"},
}  # fmt: skip


@pytest.mark.parametrize("name", SEEN)
def test_persona_and_field_while_the_sides_contradict_each_other(client, introduction, name, request):
    for side, words in WORDS.items():
        answered(introduction, side, "contract", words=words, value=int(VALUE[side].replace(".", "")))
    found = secrets_in(client, request.getfixturevalue(name), pages_of(introduction))

    assert found == SEEN[name]


@pytest.mark.parametrize(("kinds", "told"), [
    (("contract",), False), (("contract", "nothing"), False), (("contract", "contract"), True), (("talks", "talks"), True),
])  # fmt: skip
def test_a_side_learns_what_both_say_and_nothing_else(client, introduction, quan, kinds, told):
    for side, kind in zip(("demand", "supply"), kinds, strict=False):
        answered(introduction, side, kind)

    shown = as_(client, quan).get(f"{introduction.get_absolute_url()}?lang=en")

    assert ("Both sides say the same" in shown.content.decode()) is told
    assert shown.context["own"].told == (kinds[0] if told else "")
    assert str(introduction.get_state_display()) not in shown.content.decode() or told


def test_what_was_settled_is_told_to_both_without_value_and_note(client, introduction, an, dung):
    answered(introduction, "demand", "contract")
    answered(introduction, "supply", "nothing")
    settle_outcome(introduction, by=dung, kind="contract", note="matnotex", value=7_310_000_000)

    shown = as_(client, an).get(introduction.get_absolute_url()).content.decode()

    assert ("matnotex" in shown, VALUE["demand"] in shown, introduction.get_state_display() in shown) == (False, False, True)


def test_officers_read_the_list_and_the_director_sums_without_single_values(client, introduction, dung, ha, quang, an):
    for side in ("demand", "supply"):
        answered(introduction, side, "contract", value=7_310_000_000)
    addresses = ("/outcomes/?tab=all", introduction.get_absolute_url())
    shown = {user.email: [as_(client, user).get(one).content.decode() for one in addresses] for user in (dung, ha, quang)}

    assert {email: ["7.310.000.000" in text for text in texts] for email, texts in shown.items()} == {
        dung.email: [True, True], ha.email: [False, False], quang.email: [False, False],
    }  # fmt: skip
    assert as_(client, an).get("/outcomes/").status_code == 403
    names = {"demand_name": "Bên cầu", "supply_name": "Bên cung", "introduced_on": day(0), "interest": None}
    for number in (1, 2):
        case = a_case(dung, None, introduction.interest.listing)
        Introduction.objects.create(case=case, state="both", kind="contract", value=number * 1_000_000_000, **names)
    assert ["10.310.000.000" in as_(client, one).get("/outcomes/").content.decode() for one in (dung, ha, quang)] == [
        True, False, True,
    ]  # fmt: skip


def test_every_figure_opens_as_many_records(client, introduction, case, dung):
    other = an_introduction(case)
    win_case(case, by=dung, note="Nghe nói", evidence="Ảnh")
    for side in ("demand", "supply"):
        answered(introduction, side, "contract", value=5, on=day(-200))
    asked(introduction, "demand", "impact", 6)
    tell_impact(introduction, by=SYSTEM, side="demand", values={"jobs": 2}, method="declared")
    as_(client, dung)

    figures = client.get("/outcomes/").context["figures"]
    opened = {name: client.get(f"/outcomes/?tab={name}").context["page"].paginator.count for name in figures}

    assert figures == opened
    assert (figures["all"], figures["contract_both"], figures["claimed"], figures["impact"]) == (2, 1, 1, 1)
    assert other.get_absolute_url() in client.get("/outcomes/?tab=claimed").content.decode()
    assert client.get("/outcomes/?tab=value").context["page"].paginator.count == 1


def test_the_list_is_narrowed(client, introduction, dung):
    as_(client, dung)

    for query, found in (("q=tan vien", 1), ("q=khong co", 0), ("kind=mou", 0), ("mine=yes", 1), ("q=%00", 1)):
        assert client.get(f"/outcomes/?tab=all&{query}").context["page"].paginator.count == found, query


def test_a_broker_settles_and_verifies_on_the_page(client, introduction, dung):
    answered(introduction, "demand", "contract", on=day(-200))
    answered(introduction, "supply", "nothing")
    as_(client, dung)
    address = introduction.get_absolute_url()
    assert f"{address}settle/" in client.get(address).content.decode()

    client.post(f"{address}settle/", {"kind": "contract", "note": "Đã gọi hai bên", "version": introduction.version})

    introduction.refresh_from_db()
    assert (introduction.state, introduction.kind) == ("settled", "contract")
    asked(introduction, "demand", "impact", 6)
    row = tell_impact(introduction, by=SYSTEM, side="demand", values={"jobs": 2}, method="declared")[0]
    client.post(f"{address}impact/{row.pid}/", {"level": "seen"})
    row.refresh_from_db()
    assert (row.level, row.level_by) == ("seen", dung)


@pytest.mark.parametrize(("answers", "words"), [((), "Over"), (("demand",), "Over"), (("demand", "supply"), "Won")])
def test_a_party_learns_that_its_case_is_won_once_both_say_so(client, case, dung, quan, answers, words):
    told = an_introduction(case)
    for side in answers:
        answered(told, side, "contract")
    win_case(case, by=dung, note="Nghe nói", evidence="Ảnh")
    as_(client, quan)

    for address in (case.get_absolute_url(), "/cases/own/"):
        shown = client.get(f"{address}?lang=en").content.decode()
        assert {word: f">{word}</span>" in shown for word in ("Over", "Won")} == {word: word == words for word in ("Over", "Won")}
    assert case.goal not in client.get(told.get_absolute_url()).content.decode()


def test_the_pages_of_case_and_interest_say_what_came_of_it(client, introduction, case, dung, an):
    told = an_introduction(case)
    answered(told, "demand", "contract")
    as_(client, dung)
    shown = client.get(case.get_absolute_url()).content.decode()
    assert f"{case.get_absolute_url()}win/" in shown
    win_case(case, by=dung)

    level = client.get(f"{case.get_absolute_url()}?lang=en").content.decode()
    assert ("Contract confirmed by one side" in level, "confirmed by both" in level) == (True, False)
    asked(introduction, "demand")
    own = as_(client, an).get(introduction.interest.get_absolute_url()).content.decode()
    assert introduction.get_absolute_url() in own


@pytest.mark.parametrize(("language", "one", "many"), [("en", "1 product", "2 products"), ("vi", "1 sản phẩm", "2 sản phẩm")])
def test_a_single_thing_that_a_contract_brought_is_not_called_several(language, one, many):
    with translation.override(language):
        assert [in_unit(Decimal(number), metrics()["new_product"]) for number in (1, 2)] == [one, many]


def test_what_verifies_a_figure_stands_in_a_cell_of_its_own(client, introduction, dung):
    """On a phone a cell with a label is two columns, of which a second thing in it would get the narrow one."""
    answered(introduction, "demand", "contract", on=day(-200))
    ask = asked(introduction, "demand", "impact", 6)
    tell_impact(introduction, by=SYSTEM, side="demand", ask=ask, values={"jobs": Decimal(1)}, method="documents", words="")

    page = as_(client, dung).get(introduction.get_absolute_url()).content.decode()
    cells = [cell for cell in re.findall(r"<td[^>]*>.*?</td>", page, re.DOTALL) if "/level/" in cell or 'name="level"' in cell]

    assert cells and all(re.match(r"<td>\s*<form", cell) for cell in cells)
