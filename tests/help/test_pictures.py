"""The pictures of the help pages: each is there in both languages, small, and told to whoever does not see it."""

from __future__ import annotations

import pytest
from PIL import Image

from cungcau.help.pages import LANGUAGES, tasks
from cungcau.help.pictures import FOLDER, HEIGHT, WIDTH, pictures

ALL = [pytest.param(picture, id=picture.slug) for picture in pictures().values()]


@pytest.mark.parametrize("picture", ALL)
def test_a_picture_belongs_to_a_task_and_is_told_in_both_languages(picture):
    assert picture.slug in tasks()
    assert all(len(picture.said[language]) > 20 for language in LANGUAGES)


@pytest.mark.parametrize("picture", ALL)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_picture_is_there_and_as_large_as_the_page_says(picture, language):
    with Image.open(FOLDER / f"{picture.slug}-{language}.webp") as image:
        assert (image.format, image.size) == ("WEBP", (WIDTH, HEIGHT))


def test_no_file_is_left_of_a_picture_that_is_gone_and_all_are_small_together():
    files = list(FOLDER.iterdir())

    assert {path.name for path in files} == {f"{slug}-{language}.webp" for slug in pictures() for language in LANGUAGES}
    assert sum(path.stat().st_size for path in files) < 3 * 2**20


@pytest.mark.django_db
def test_a_page_shows_its_picture_with_words_and_one_without_a_picture_works(client, point, lan):
    with_one = client.get("/help/log-in/?lang=en").content.decode()
    without = client.get("/help/accept-a-change/?lang=en").content.decode()

    assert pictures()["log-in"].said["en"] in with_one and "help/pictures/log-in-en" in with_one
    assert "<img" not in without[without.index("<main") : without.index("</main>")]
