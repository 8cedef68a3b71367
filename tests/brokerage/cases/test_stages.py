"""The stages and templates as data: every name known, both languages, every way of working together in one template."""

import pytest

from cungcau.brokerage.case_forms import CASE_FORMS
from cungcau.brokerage.case_models import Case
from cungcau.brokerage.case_reasons import reason_words
from cungcau.brokerage.stages import days_of, stages, template_of, templates
from cungcau.vocabulary import tables

MODES = [term.code for term in tables.load_terms("transfer_mode")]


@pytest.mark.parametrize("template", templates().values(), ids=lambda one: one.code)
def test_a_template_names_known_stages_in_their_order(template):
    places = [list(stages()).index(code) for code in template.stages]

    assert places == sorted(set(places))
    assert all((template.name_vi, template.name_en))


@pytest.mark.parametrize("template", templates().values(), ids=lambda one: one.code)
def test_a_template_leads_from_the_intake_over_the_introduction_to_what_came_of_it(template):
    assert (template.stages[0], template.stages[-1]) == ("intake", "impact")
    assert not template.needs_sides("introduce")
    assert template.needs_sides("agreement")


@pytest.mark.parametrize("stage", stages().values(), ids=lambda one: one.code)
def test_a_stage_says_everything_in_both_languages(stage):
    assert all((stage.name_vi, stage.name_en, stage.evidence_vi, stage.evidence_en, stage.source))
    assert stage.days > 0
    assert stage.lines
    assert all(line.vi and line.en for line in stage.lines)
    assert len({line.code for line in stage.lines}) == len(stage.lines)


def test_every_stage_belongs_to_a_template():
    assert {code for template in templates().values() for code in template.stages} == set(stages())


@pytest.mark.parametrize("mode", MODES)
def test_every_way_of_working_together_has_one_template(mode):
    assert [one for one in templates().values() if mode in one.modes] == [template_of(mode)]


def test_no_template_names_a_way_that_the_code_list_lacks():
    assert {mode for template in templates().values() for mode in template.modes} == set(MODES)


def test_a_setting_changes_the_days_of_a_stage(settings):
    settings.STAGE_DAYS = ["nda=7", "legal=viele", "intake=0", "nothing"]

    assert (days_of("nda"), days_of("legal"), days_of("intake")) == (7, stages()["legal"].days, stages()["intake"].days)


def test_every_reason_of_an_interest_is_one_of_a_case_too():
    lists = ("close_reason", "case_reason")
    of_interest, of_case = ({term.code: term.name_vi for term in tables.load_terms(key)} for key in lists)

    assert of_interest.items() <= of_case.items()


def test_each_way_of_ending_a_case_offers_reasons_of_its_own(db, vocabulary):
    offered = {verb: {code for code, __ in CASE_FORMS[verb]().fields["reason"].choices if code} for verb in ("lose", "end")}

    assert {"price", "trial_failed"} <= offered["lose"] and not {"advice_enough", "other_point"} & offered["lose"]
    assert {"advice_enough", "other_point", "own_solution"} <= offered["end"]
    assert offered["end"] & offered["lose"] == {"other"}


@pytest.mark.parametrize(("state", "code", "words"), [
    ("ended", "need_gone", "Nhu cầu không còn"), ("ended", "price", "Giá hoặc chi phí"),
    ("lost", "price", "Giá hoặc chi phí"), ("lost", "advice_enough", "Chỉ cần tư vấn, không cần hợp đồng"),
    ("lost", "xyz", "xyz"),
])  # fmt: skip
def test_a_reason_chosen_before_the_lists_were_parted_is_still_told_in_words(db, vocabulary, state, code, words):
    assert reason_words(Case(state=state, reason=code)) == words
