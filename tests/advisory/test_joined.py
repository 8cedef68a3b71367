"""What becomes of advice when two organisations are one, and when a person is forgotten."""

from cungcau.access.persons import Person, parts
from cungcau.advisory.models import Advice
from cungcau.advisory.queries import own_advice, own_plans
from cungcau.kit.policy import SYSTEM
from cungcau.registry.actions import merge_records
from cungcau.registry.comparison import moving
from tests.factories.advice import a_plan, a_question


def test_requests_and_plans_go_with_an_organisation_that_is_merged(seeker, rival, an, binh, mai):
    asked = a_question(rival, binh)
    plan = a_plan(rival, mai)
    type(plan).objects.filter(pk=plan.pk).update(shared=True)
    assert {"Yêu cầu tư vấn", "Kế hoạch hỗ trợ"} <= {str(words) for words, _number in moving(rival)}

    merge_records(seeker, rival, by=SYSTEM)

    assert [*own_advice(an)] == [asked]
    assert [*own_plans(an)] == [plan]


def test_who_called_is_forgotten_and_what_the_firm_asked_stays(seeker, dung, an):
    asked = a_question(seeker, dung, channel="phone", caller=("Chị Tư", "0912000111", "Tu@x.example"))
    other = a_question(seeker, dung, channel="phone", caller=("Anh Ba", "0912000112", "ba@x.example"))
    [part] = [part for part in parts() if part.label == "advisory.advice" and part.forget]
    part.forget(Person((an,), frozenset({"tu@x.example"})), "Người đã được xoá")

    asked, other = (Advice.objects.get(pk=one.pk) for one in (asked, other))
    assert (asked.caller_name, asked.caller_phone, asked.caller_email) == ("Người đã được xoá", "", "")
    assert asked.words == other.words
    assert other.caller_name == "Anh Ba"
