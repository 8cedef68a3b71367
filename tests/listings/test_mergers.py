"""The page that merges two organisations says whose people would read what was kept from them."""

import pytest

from cungcau.registry.comparison import warnings
from tests.factories.listings import a_draft, a_published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("point", "lan")]


@pytest.mark.parametrize("way", ["kept", "gone"])
def test_who_was_excluded_would_read_it(client, seeker, rival, an, ha, lan, way):
    for title in ("Một", "Hai"):
        a_published(seeker, an, ha, title_vi=title, anonymity="anonymous", excluded_organisations=[rival])
    kept, gone = (seeker, rival) if way == "kept" else (rival, seeker)
    client.force_login(lan)

    text = client.get(f"/duplicates/merge/organisation/{kept.pid}/{gone.pid}/").content.decode()

    said = f"{seeker} không cho {rival} thấy 2 tin. Sau khi gộp, người của {rival} sẽ đọc được."
    assert said in text
    assert text.index(said) < text.rindex("Gộp làm một")


def test_what_one_was_chosen_for_both_would_see(seeker, rival, institute, an, lan):
    need = a_draft(seeker, an, sights={"problem": "chosen"}, chosen_organisations=[rival])

    assert [line.split(".")[0] for line in warnings(institute, rival)] == [
        f"Có 1 tin của đơn vị khác cho {rival} xem thêm mà không cho {institute}"
    ]
    need.chosen_organisations.add(institute)
    assert warnings(institute, rival) == []


@pytest.mark.parametrize("sights", [{}, {"problem": "members"}])
def test_nothing_is_told_where_nothing_is_opened(seeker, rival, institute, an, sights):
    a_draft(seeker, an, sights=sights, chosen_organisations=[rival], excluded_organisations=[institute])

    assert warnings(rival, institute) == []
    assert warnings(seeker, rival) == []
