"""A person's copy is read by a person: names, days and choices in words; the file for machines keeps everything."""

import json
import re

import pytest

from cungcau.access.persons import parts
from cungcau.kit.policy import SYSTEM
from cungcau.persons.actions import ask_export, make_export
from cungcau.persons.wording import FOR_MACHINES, _names
from cungcau.registry.actions import add_contact
from cungcau.registry.dossier import ABOUT_PEOPLE, KINDS, SECRET
from cungcau.registry.merging import references_to
from tests.factories.listings import a_draft
from tests.persons.actions.test_make_export import opened


def told_names():
    """Every table and column that a copy can have."""
    names = set()
    for kind in KINDS.values():
        for model in (kind, *(one.model for one in references_to(kind))):
            names.add(model._meta.label_lower)
            if model._meta.app_label in ABOUT_PEOPLE:
                names |= {field.attname for field in model._meta.concrete_fields} - SECRET - FOR_MACHINES
    for part in parts():
        if part.rows is not None:
            names |= {part.label, *(part.shown or ())}
    return names - FOR_MACHINES


def test_every_table_and_column_has_a_name_in_both_languages():
    known = _names()

    assert sorted(name for name in told_names() if not (known.get(name, {}).get("vi") and known[name].get("en"))) == []


@pytest.mark.parametrize(("language", "words"), [
    ("vi", ("Đang hoạt động", "Có", "Tổ chức", "Bắt đầu soạn", "01/03/2026")),
    ("en", ("Active", "Yes", "Organisation", "Begun", "1 Mar 2026")),
])  # fmt: skip
def test_the_page_has_words_and_no_keys(an, dung, seeker, ha, language, words):
    add_contact(seeker, by=dung, name=an.name, email=an.email, phone="0912 777 001", purposes=["events"], consent_on="2026-03-01")
    a_draft(seeker, an, title_vi="Sấy bột gốm không nứt")
    files = opened(make_export(ask_export(an, by=an, language=language), by=SYSTEM))
    page = files["index.html"]

    assert [word for word in words[1:] if word not in page] == []
    assert (seeker.name_vi if language == "vi" else seeker.name_en) in page
    columns = re.findall(r"<dt><strong>([^<]*)</strong>", page)
    assert [name for name in columns if "_" in name] == []
    assert re.findall(r"<dd>\d{4}-\d\d-\d\d", page) == []
    assert not {"True", "False"} & set(re.findall(r"<dd>([^<]*)</dd>", page))
    assert dung.name not in re.findall(r"<dd>([^<]*)</dd>", page), "who wrote it down is somebody else"
    rows = json.loads(files["data.json"])
    assert rows["registry.consent"][0]["given_on"] == "2026-03-01"
    assert "pid" in rows["access.user"][0]
