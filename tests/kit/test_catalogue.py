"""The catalogues: what is found in code and templates, what counts as a gap."""

import gettext as plain_gettext
import re

import pytest

from cungcau.kit import catalogue

HEAD = catalogue.HEADER


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A house of one room; the test writes its files."""
    (tmp_path / "shop" / "templates").mkdir(parents=True)
    (tmp_path / "shop" / "__init__.py").write_text("")
    monkeypatch.setattr(catalogue, "PACKAGE", tmp_path)
    return tmp_path


def say(package, text):
    path = package / "shop" / catalogue.FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD + text, encoding="utf-8")
    return path


def faults():
    return [(finding.fault, finding.message) for finding in catalogue.findings()]


def test_messages_of_code_are_found(package):
    (package / "shop" / "views.py").write_text(
        'a = _("One")\nb = gettext_lazy("Two")\nc = ngettext("%(n)d door", "%(n)d doors", 2)\nd = pgettext("verb", "Open")\n'
    )

    assert set(catalogue.uses(package / "shop")) == {("", "One"), ("", "Two"), ("", "%(n)d door"), ("verb", "Open")}


def test_messages_of_templates_are_found_whatever_their_indentation(package):
    (package / "shop" / "templates" / "page.html").write_text(
        '<ul>\n    <li>{% translate "Bread" %}\n  <li>{% button _("Buy") look="quiet" %}\n'
        "{% blocktranslate trimmed with name=x %}\n Dear {{ name }},\n{% endblocktranslate %}\n"
        "{% blocktranslate count n=n %}{{ n }} loaf{% plural %}{{ n }} loaves{% endblocktranslate %}"
    )

    found = catalogue.uses(package / "shop")

    assert set(found) == {("", "Bread"), ("", "Buy"), ("", "Dear %(name)s,"), ("", "%(n)s loaf")}
    assert found["", "%(n)s loaf"].plural == "%(n)s loaves"


def test_a_message_without_vietnamese_is_missing_and_named_with_its_place(package):
    (package / "shop" / "views.py").write_text('\na = _("A word nobody translates")\n')

    assert [str(one) for one in catalogue.findings()] == ["shop: missing: 'A word nobody translates' (shop/views.py:2)"]


def test_empty_fuzzy_and_unused_entries_are_gaps(package):
    (package / "shop" / "views.py").write_text('a = _("Left empty here")\nb = _("Only guessed here")\n')
    say(
        package,
        '\nmsgid "Left empty here"\nmsgstr ""\n\n#, fuzzy\nmsgid "Only guessed here"\nmsgstr "Đoán"\n'
        '\nmsgid "Gone"\nmsgstr "Mất"\n',
    )

    assert sorted(faults()) == [("empty", "Left empty here"), ("fuzzy", "Only guessed here"), ("unused", "Gone")]


def test_an_entry_that_is_kept_on_purpose_is_no_gap(package):
    say(package, '\n# kept: named by a column of a table\nmsgid "Gone"\nmsgstr "Mất"\n')

    assert faults() == []


def test_placeholders_must_be_the_same(package):
    (package / "shop" / "views.py").write_text('a = _("From %(city)s to {street}")\n')
    say(package, '\nmsgid "From %(city)s to {street}"\nmsgstr "Từ %(cty)s đến {street}"\n')

    assert faults() == [("placeholders differ", "From %(city)s to {street}")]


def test_update_adds_what_is_missing_and_nothing_twice(package):
    (package / "shop" / "views.py").write_text('a = _("A word nobody translates")\nb = _("A word nobody translates")\n')

    added = [catalogue.update(), catalogue.update()]

    assert added == [1, 0]
    assert faults() == [("empty", "A word nobody translates")]


def test_a_room_that_speaks_before_django_says_itself_what_others_say_too(package):
    (package / "config").mkdir()
    (package / "config" / "__init__.py").write_text("")
    for room in ("shop", "config"):
        (package / room / "views.py").write_text('a = _("Bread")\n')
    say(package, '\nmsgid "Bread"\nmsgstr "Bánh mì"\n')

    before = faults()

    assert before == [("missing", "Bread")]
    assert (catalogue.update(), faults()) == (1, [("empty", "Bread")])


def test_what_is_compiled_is_read_by_gettext_and_compiled_once(package):
    say(package, '\nmsgid "Bread"\nmsgstr "Bánh mì"\n\nmsgid "%d loaf"\nmsgid_plural "%d loaves"\nmsgstr[0] "%d ổ"\n')

    compiled = [catalogue.compile_all(), catalogue.compile_all()]

    words = plain_gettext.translation("django", str(package / "shop" / "locale"), ["vi"])
    assert compiled == [1, 0]
    assert (words.gettext("Bread"), words.ngettext("%d loaf", "%d loaves", 3)) == ("Bánh mì", "%d ổ")


def test_the_same_english_said_differently_in_two_rooms_is_named(package):
    (package / "fair").mkdir()
    (package / "fair" / "__init__.py").write_text("")
    for room in ("shop", "fair"):
        (package / room / "views.py").write_text('a = _("Field")\n')
        path = package / room / catalogue.FILE
        path.parent.mkdir(parents=True)
        path.write_text(f'{HEAD}\nmsgid "Field"\nmsgstr "{"Lĩnh vực" if room == "shop" else "Trường"}"\n', encoding="utf-8")

    assert faults() == [("also said in fair, differently", "Field")]


# "huỷ", "hoá": open syllables of two vowels with the mark on the second one; not "quý", where the first belongs to "qu".
SECOND_VOWEL = re.compile(r"(?<!q)(?:o[áàảãạéèẻẽẹ]|u[ýỳỷỹỵ])(?!\w)", re.IGNORECASE)


def test_the_tone_marks_of_all_catalogues_stand_on_the_first_vowel():
    told = [entry.text for path in catalogue.catalogues() for entry in catalogue.entries(path).values()]

    assert [text for text in told if SECOND_VOWEL.search(text)] == []
    assert SECOND_VOWEL.search("Huỷ bỏ") and not SECOND_VOWEL.search("Hủy bỏ hằng quý, hoàn toàn")
