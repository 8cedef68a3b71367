from __future__ import annotations

import re
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django import forms
from django.core.paginator import Paginator
from django.http import QueryDict
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory
from django.utils import translation

from cungcau.kit.ui.components import COMPONENTS
from cungcau.kit.ui.rows import asked_for_row, with_one_more


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def draw(source: str, **context: object) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


# ── the table and the parser ──


def test_an_unknown_prop_is_an_error_when_the_template_is_parsed():
    with pytest.raises(TemplateSyntaxError, match="has no prop 'colour'; it has: text, tone"):
        Template('{% load ui %}{% badge "Open" colour="red" %}')


def test_a_missing_required_prop_is_an_error_when_the_template_is_parsed():
    with pytest.raises(TemplateSyntaxError, match="needs the prop 'href'"):
        Template('{% load ui %}{% tab "Overview" %}')


def test_a_misspelt_choice_is_an_error_when_the_template_is_parsed():
    with pytest.raises(TemplateSyntaxError, match="choose one of neutral"):
        Template('{% load ui %}{% badge "Open" tone="gud" %}')


def test_an_unknown_icon_is_an_error_when_the_template_is_parsed():
    with pytest.raises(TemplateSyntaxError):
        Template('{% load ui %}{% icon "unicorn" %}')


def test_too_many_values_by_place_are_an_error():
    with pytest.raises(TemplateSyntaxError, match="takes no value"):
        Template("{% load ui %}{% skeleton 3 4 %}")


def test_a_slot_that_the_component_does_not_have_is_an_error():
    with pytest.raises(TemplateSyntaxError, match="'side' %} is not a slot of 'card'"):
        Template('{% load ui %}{% card %}{% slot "side" %}x{% endslot %}{% endcard %}')


def test_a_slot_outside_of_a_component_is_an_error():
    with pytest.raises(TemplateSyntaxError, match="is not a slot of"):
        Template('{% load ui %}{% if 1 %}{% slot "meta" %}x{% endslot %}{% endif %}')


def test_a_wrong_choice_in_a_variable_falls_back_to_the_default():
    html = draw('{% badge "Open" tone=tone %}', tone="gud")

    assert 'data-tone="neutral"' in html


@pytest.mark.parametrize("name", sorted(COMPONENTS))
def test_every_prop_of_every_component_says_what_it_is(name):
    component = COMPONENTS[name]

    assert component.about.endswith((".", ")"))
    assert [prop for prop, row in component.props.items() if not row.about] == []


# ── escaping and isolation ──


def test_what_a_person_wrote_is_escaped_in_a_prop():
    html = draw("{% card title %}{% endcard %}{% badge title %}{% crumb title href=title %}", title='<b>"x"')

    assert "<b>" not in html
    assert html.count("&lt;b&gt;&quot;x&quot;") == 4


def test_a_component_does_not_see_the_names_of_the_page():
    html = draw('{% card "Mine" %}{% endcard %}', id="leaked", body="leaked")

    assert "leaked" not in html


def test_the_body_of_a_component_sees_the_names_of_the_page():
    html = draw("{% card %}{{ who }}{% slot 'footer' %}{{ who }}{% endslot %}{% endcard %}", who="An")

    assert words(html) == "An An"


def test_a_slot_may_stand_inside_an_if_and_belongs_to_the_innermost_component():
    source = """{% card "outer" %}{% if yes %}{% slot "footer" %}{% card %}{% slot "meta" %}in{% endslot %}{% endcard %}
        {% endslot %}{% endif %}{% if no %}{% slot "meta" %}never{% endslot %}{% endif %}{% endcard %}"""

    html = draw(source, yes=True)

    assert words(html) == "outer in"
    assert html.index("card-foot") < html.index("in<")


def test_an_empty_slot_counts_as_not_given():
    html = draw('{% card "A" %}x{% slot "footer" %}{% if no %}y{% endif %} {% endslot %}{% endcard %}')

    assert "card-foot" not in html


# ── highlight ──


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("Xử lý nước thải", "nuoc thai", "Xử lý <mark>nước thải</mark>"),
        ("Xử lý nước thải", "NƯỚC", "Xử lý <mark>nước</mark> thải"),
        ("Đo độ đục", "do", "<mark>Đo độ</mark> đục"),
        ("water & waste", "waste", "water &amp; <mark>waste</mark>"),
        ("<script>", "script", "&lt;<mark>script</mark>&gt;"),
        ("anything", "", "anything"),
        ("C++ code (v2)", "c++ (", "C++ code (v2)"),
        ("Các cách sấy cá, cả cặp", "sấy cá", "Các cách <mark>sấy cá</mark>, cả cặp"),
        ("nuoc thai", "nước thải", "<mark>nuoc thai</mark>"),
        ("Hòa Lạc", "hoà", "<mark>Hòa</mark> Lạc"),
        ("AGVs and pumps, agvx", "agv pump", "<mark>AGV</mark>s and <mark>pump</mark>s, agvx"),
    ],
)
def test_highlight_marks_words_with_or_without_marks_and_escapes(text, query, expected):
    assert draw("{{ text|highlight:query }}", text=text, query=query) == expected


# ── forms ──


def test_a_form_that_ends_something_has_a_button_that_warns():
    danger, usual = draw('{% form look="danger" submit="Withdraw" %}{% endform %}'), draw("{% form %}{% endform %}")

    assert '<button class="btn btn-danger">Withdraw</button>' in danger
    assert '<button class="btn btn-main">Save</button>' in usual


class Need(forms.Form):
    title = forms.CharField(help_text="One sentence.")
    kind = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect, help_text="Choose.")
    note = forms.CharField(required=False, widget=forms.Textarea)


def test_help_and_error_of_a_field_are_tied_to_its_input():
    html = draw("{% field form.title %}", form=Need({}))

    assert 'aria-describedby="id_title_help id_title_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_title_help">One sentence.' in html
    assert re.search(r'id="id_title_error">.*This field is required', html, re.DOTALL)
    assert '<label class="field-label" for="id_title">' in html


def test_what_a_reader_asks_to_mend_stands_at_its_field_and_is_tied_to_the_input():
    form = Need()
    form.remarks = {"title": [SimpleNamespace(pid="r1", text="Nêu <số>", by_name="Hà", is_mended=True, answer="Đã nêu")]}

    html = draw("{% field form.title %}", form=form)

    assert re.search(r'aria-describedby="[^"]*remark-r1"', html)
    assert "Nêu &lt;số&gt;" in html
    assert re.search(r'name="mended" value="r1"[^>]* checked', html)
    assert 'name="answer-r1" value="Đã nêu"' in html


def test_a_group_of_choices_is_a_fieldset_with_its_words_tied():
    html = draw("{% field form.kind %}", form=Need({}))

    assert 'aria-describedby="id_kind_help id_kind_error"' in html
    assert '<legend class="field-label">Kind' in html
    assert re.findall(r'<label class="choice" for="(\w+)">', html) == ["id_kind_0", "id_kind_1"]


def test_required_is_said_in_words():
    html = draw("{% field form.title %}{% field form.note %}", form=Need())

    assert html.count("(required)") == 1


def test_the_summary_of_errors_links_to_the_first_input_of_each_field():
    html = draw("{% error_summary form %}", form=Need({}))

    assert re.findall(r'href="#(\w+)"', html) == ["id_title", "id_kind_0"]
    assert 'role="alert"' in html


def test_there_is_no_summary_without_errors():
    assert draw("{% error_summary form %}", form=Need()).strip() == ""


def test_a_form_puts_its_fields_into_the_sections_it_names():
    form = Need()
    form.sections = [("About", "", ("note",))]

    html = draw("{% form_fields form %}", form=form)

    assert html.index("About") < html.index('name="note"') < html.index('name="title"')


def test_the_sections_of_a_form_can_be_drawn_in_parts_so_that_something_stands_between_them():
    class Sectioned(forms.Form):
        a, b, c, loose = (forms.CharField() for _ in range(4))
        hidden = forms.CharField(widget=forms.HiddenInput)
        sections = [("One", "", ("a",)), ("Two", "", ("b",)), ("Three", "", ("c",))]

    html = draw(
        '{% form_fields form until="a" %}|{% form_fields form after="a" until="b" %}|{% form_fields form after="b" %}',
        form=Sectioned(),
    )

    assert [re.findall(r'name="(\w+)"', part) for part in html.split("|")] == [["hidden", "a"], ["b"], ["c", "loose"]]


def test_a_fault_in_a_row_is_told_across_the_row_and_tied_to_its_input():
    class Row(forms.Form):
        title = forms.CharField(label="Title")
        other = forms.CharField(label="Other", required=False)

    rows = forms.formset_factory(Row)({"r-TOTAL_FORMS": "1", "r-INITIAL_FORMS": "0", "r-0-other": "x"}, prefix="r")
    html = draw('{% formset rows legend="Rows" %}', rows=rows).partition("<template")[0]

    assert html.count('id="id_r-0-title_error"') == 1
    assert "Title: " in html.partition('class="rows-fields"')[0]
    assert 'aria-describedby="id_r-0-title_error"' in html


def test_enter_in_a_form_presses_save_and_not_the_button_that_adds_a_row():
    html = draw("{% form %}<button name='add-row' value='x'>Add</button>{% endform %}")

    assert "add-row" not in re.findall(r"<button[^>]*>", html)[0]


def test_a_formset_carries_a_blank_row_and_a_button_that_works_without_javascript():
    rows = forms.formset_factory(Need, extra=1, can_delete=True)(prefix="spec")

    html = draw('{% formset rows legend="Rows" %}', rows=rows)

    assert 'name="spec-__prefix__-title"' in html
    assert re.search(r'<button[^>]+name="add-row" value="spec"', html)
    assert 'name="spec-TOTAL_FORMS"' in html


# ── moves, pages, matches ──


def test_a_move_that_asks_is_a_link_and_one_that_acts_is_a_form_and_both_say_which_version_was_read():
    buttons = [
        SimpleNamespace(verb="return", label="Return", tone="", url="/x/return/", asks=True, version=7),
        SimpleNamespace(verb="publish", label="Publish", tone="main", url="/x/publish/", asks=False, version=7),
    ]

    html = draw("{% moves buttons %}", buttons=buttons)

    assert re.findall(r'<(a|form)\b[^>]*"(/x/[^"]+)"', html) == [("a", "/x/return/?version=7"), ("form", "/x/publish/")]
    assert '<input type="hidden" name="version" value="7">' in html.partition("<form")[2]


def test_the_pager_keeps_the_rest_of_the_address():
    request = RequestFactory().get("/search/?q=nước&page=2")

    html = draw("{% pager page %}", request=request, page=Paginator(range(30), 10).page(2))

    assert 'rel="next" href="?q=n%C6%B0%E1%BB%9Bc&amp;page=3"' in html


def test_one_page_needs_no_pager():
    assert draw("{% pager page %}", page=Paginator(range(3), 10).page(1)).strip() == ""


PARTS = [
    {
        "label": "Subject",
        "points": 30,
        "of": 40,
        "lines": [{"status": "note", "text": "Both speak of water"}],
    },
    {"label": "Budget", "points": 12, "of": 60, "lines": [{"status": "nearly", "text": "8 % above"}]},
]


def test_the_parts_of_a_score_and_their_lines_are_read_in_words():
    html = words(draw("{% reasons parts %}", parts=PARTS))

    assert html == "Subject 30 /40 Both speak of water Budget 12 /60 Nearly 8 % above Sum of the parts 42 /100"


def test_a_match_card_counts_the_criteria_that_are_met():
    html = draw("{% match_card score=42 parts=parts %}{% endmatch_card %}", parts=PARTS)

    assert "1 of 2 criteria met" in html


def test_numbers_in_drawings_have_a_point_whatever_the_language():
    with translation.override("vi"):
        html = draw("{% gauges parts %}{% ring 42 %}", parts=PARTS)

    numbers = re.findall(r'(?:x1|y1|cx|stroke-dasharray)="([^"]+)"', html)
    assert len(numbers) > 10
    assert [number for number in numbers if "," in number] == []


def test_a_fact_without_a_value_is_not_drawn():
    assert draw('{% fact "Budget" value=None %}').strip() == ""


def test_a_moment_says_when_by_a_machine_readable_time():
    html = draw('{% moment "Sent" when=day who="An" %}', day=datetime(2026, 11, 22, 1, 40, tzinfo=UTC))

    assert re.search(r'<time datetime="2026-11-22T\d\d:40:00\+\d\d:00">', html)


# ── rows without JavaScript ──


def test_a_press_on_add_gives_one_row_more_and_keeps_the_answers():
    data = QueryDict("add-row=spec&spec-TOTAL_FORMS=2&spec-0-title=COD")

    more = with_one_more(data, "spec")

    assert asked_for_row(data, "spec") and not asked_for_row(data, "targets")
    assert (more["spec-TOTAL_FORMS"], more["spec-0-title"]) == ("3", "COD")


def test_a_count_of_rows_that_is_not_a_number_does_no_harm():
    assert with_one_more(QueryDict("spec-TOTAL_FORMS=x"), "spec")["spec-TOTAL_FORMS"] == "1"


# ── headings ──


def test_headings_go_down_one_level_at_a_time():
    row = '{% result "R" %}{% endresult %}'

    html = draw("{% card 'A' %}" + row + "{% card 'B' %}" + row + "{% endcard %}{% endcard %}{% card %}" + row + "{% endcard %}")

    assert re.findall(r"<h(\d)[^>]*>(?:<a[^>]*>)?(\w)", html) == [
        ("2", "A"),
        ("3", "R"),
        ("3", "B"),
        ("4", "R"),
        ("2", "R"),
    ]


def test_a_level_that_is_given_counts_for_what_is_inside():
    html = draw("{% card 'A' level=3 %}{% result 'R' %}{% endresult %}{% endcard %}")

    assert re.findall(r"<h(\d)", html) == ["3", "4"]
