"""Error pages: each says what happened and what to do next, in the reader's language, with the number of the request."""

import re

import pytest
from django.core.exceptions import BadRequest, PermissionDenied
from django.core.files.base import ContentFile
from django.http import Http404
from django.test import Client
from django.utils import timezone, translation

from cungcau.kit.errors import IllegalMove, Refused, Stale
from cungcau.kit.ui.errors import WORDS
from cungcau.listings.actions import publish_listing, submit_listing
from cungcau.registry.models import Organisation
from tests.factories.listings import a_submitted, in_state
from tests.people import PASSWORD, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("point", "lan")]

BROKEN = RuntimeError("secret detail")
RAISED = {400: BadRequest("x"), 403: PermissionDenied("x"), 404: Http404("x"), 409: IllegalMove("publish", "draft"), 500: BROKEN}


@pytest.fixture
def breaking(monkeypatch):
    """Make the home page raise this."""

    def arrange(error):
        def ask(*_args, **_options):
            raise error

        monkeypatch.setattr("cungcau.web.views.home.open_counts", ask)
        return Client(raise_request_exception=False)

    return arrange


def words_of(status, language):
    with translation.override(language):
        words = WORDS[status]
        return [str(words.title), *map(str, words.steps)]


def text_of(answer):
    return re.sub(r"&#x27;", "'", answer.content.decode())


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("status", RAISED)
def test_each_page_says_what_happened_and_what_to_do(breaking, status, language):
    client = breaking(RAISED[status])
    client.cookies["cungcau_language"] = language

    answer = client.get("/")

    assert answer.status_code == status
    assert [words for words in words_of(status, language) if words not in text_of(answer)] == []
    assert f'<html lang="{language}">' in text_of(answer)
    assert answer["Content-Language"] == language


@pytest.mark.parametrize("status", RAISED)
def test_each_page_carries_the_number_under_which_the_log_knows_it(breaking, status):
    answer = breaking(RAISED[status]).get("/", headers={"X-Request-ID": "abc123"})

    assert "<code>abc123</code>" in text_of(answer)
    assert answer["X-Request-ID"] == "abc123"


def test_the_page_of_a_fault_tells_nothing_of_it_and_asks_the_database_nothing(breaking, django_assert_num_queries):
    client = breaking(BROKEN)
    client.get("/")

    with django_assert_num_queries(0):
        answer = client.get("/")

    assert (answer.status_code, "secret detail" in text_of(answer)) == (500, False)
    assert 'href="/"' in text_of(answer)


def test_a_database_that_is_away_is_told_as_a_fault_of_ours(monkeypatch):
    from django.db import OperationalError

    def away(*_args, **_options):
        raise OperationalError("connection refused")

    monkeypatch.setattr("cungcau.web.context.point", away)
    answer = Client(raise_request_exception=False).get("/")

    assert answer.status_code == 500
    assert words_of(500, "vi")[0] in text_of(answer)


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_presses_second_reads_who_was_first_and_when(client, ha, an, seeker, method):
    listing = a_submitted(seeker, an)
    publish_listing(listing, by=ha)
    client.force_login(person("ha2", "Đinh Thị Hạnh", "moderator"))
    client.cookies["cungcau_language"] = "en"

    answer = getattr(client, method)(f"/listings/{listing.pid}/publish/")

    hour = timezone.localtime().strftime("%H:")
    assert answer.status_code == 409
    assert words_of(409, "en")[0] in text_of(answer)
    assert re.search(rf"Lê Thu Hà dealt with this on [^<]*{hour}\d\d", text_of(answer))


def test_who_saved_second_reads_who_was_first_and_when_and_can_open_it_again(client, an, dung, seeker, vocabulary):
    for user, name in ((dung, "Công ty Sao Hôm"), (an, "Công ty Sao Mai mới")):
        client.force_login(user)
        answer = client.post(f"/organisations/{seeker.pid}/edit/", {"name_vi": name, "kind": "sme", "version": "1"})

    hour = timezone.localtime().strftime("%H:")
    assert answer.status_code == 409
    assert re.search(rf"Phạm Anh Dũng[^<]*{hour}\d\d", text_of(answer))
    assert f'href="{seeker.get_absolute_url()}"' in text_of(answer)
    assert Organisation.objects.get(pk=seeker.pk).version == 2


def test_a_racing_second_hand_is_answered_by_the_same_page(breaking, seeker):
    client = breaking(Stale(seeker, "Phạm Anh Dũng", timezone.now()))

    answer = client.get("/")

    assert answer.status_code == 409
    assert "Phạm Anh Dũng" in text_of(answer)


def test_a_rule_that_says_no_is_told_in_its_own_words(client, seeker, an):
    listing = in_state(a_submitted(seeker, an), "draft", summary_vi="ngắn", summary_en="")
    client.force_login(an)
    with translation.override("vi"), pytest.raises(Refused) as told:
        submit_listing(listing, by=an)

    answer = client.post(f"/listings/{listing.pid}/submit/", {"version": listing.version})

    assert answer.status_code == 422
    assert str(told.value.message) in text_of(answer)
    assert words_of(422, "vi")[0] in text_of(answer)
    assert f'href="{listing.get_absolute_url()}"' in answer.content.decode()


def test_a_page_that_is_not_there_offers_a_stranger_to_log_in(client, an):
    stranger = text_of(client.get("/listings/no-such/"))
    client.force_login(an)
    known = text_of(client.get("/listings/no-such/"))

    assert ["/login/" in text.partition("<main")[2].partition("</main>")[0] for text in (stranger, known)] == [True, False]


def test_what_is_hidden_and_what_does_not_exist_are_answered_alike(client, seeker, an, binh):
    hidden = a_submitted(seeker, an)
    client.force_login(binh)

    pages = [client.get(f"/listings/{pid}/") for pid in (hidden.pid, "zzzzzzzz")]

    bodies = [re.sub(r"<code>\w+</code>|csrfmiddlewaretoken[^>]+|hx-headers='[^']+'", "", text_of(page)) for page in pages]
    assert [page.status_code for page in pages] == [404, 404]
    assert bodies[0].replace(hidden.pid, "zzzzzzzz") == bodies[1]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_form_that_was_open_too_long_is_explained(language, dung):
    client = Client(enforce_csrf_checks=True)
    client.cookies["cungcau_language"] = language

    answer = client.post("/login/", {"email": dung.email, "password": PASSWORD}, headers={"X-Request-ID": "abc123"})

    assert answer.status_code == 403
    assert {"vi": "Trang đã mở quá lâu", "en": "This page was open too long"}[language] in text_of(answer)
    assert "<code>abc123</code>" in text_of(answer)


def test_a_request_that_nobody_can_read_is_told_so(client, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 3

    answer = client.post("/login/", {f"field{number}": "x" for number in range(9)})

    assert answer.status_code == 400
    assert words_of(400, "vi")[0] in text_of(answer)


@pytest.mark.parametrize(("language", "limit"), [("vi", "nhiều nhất 1 MB. Chưa có gì được lưu"), ("en", "At most 1 MB can be")])
@pytest.mark.parametrize("name", ["file", "text"])
def test_more_than_can_be_sent_at_once_is_told_with_the_limit(client, settings, language, limit, name):
    sent = {name: "x" * 1_200_000 if name == "text" else ContentFile(b"x" * 1_200_000, "plan.pdf")}
    settings.REQUEST_LIMIT_MB = 5 if name == "text" else 1
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 2**20
    client.cookies["cungcau_language"] = language

    answer = client.post("/login/", sent, headers={"X-Request-ID": "abc123"})

    title, *steps = words_of(413, language)
    assert answer.status_code == 413
    assert [words for words in (title, limit, *steps, "<code>abc123</code>") if words not in text_of(answer)] == []
    assert f'<html lang="{language}">' in text_of(answer)


def test_too_many_tries_are_told_with_how_long_to_wait(client, dung):
    for _try in range(40):
        answer = client.post("/login/", {"email": dung.email, "password": "wrong-password"})
        if answer.status_code == 429:
            break

    minutes = -(-int(answer["Retry-After"]) // 60)
    assert answer.status_code == 429
    assert re.search(rf"\b{minutes} phút", text_of(answer))
    assert words_of(429, "vi")[0] in text_of(answer)
    assert f"<code>{answer['X-Request-ID']}</code>" in text_of(answer)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(("method", "path", "allowed"), [
    ("get", "/logout/", "POST"), ("get", "/language/", "POST"), ("get", "/ui/theme/", "POST"), ("delete", "/logout/", "POST"),
])
def test_an_address_opened_the_wrong_way_says_so_and_what_to_do(client, language, method, path, allowed):
    client.cookies["cungcau_language"] = language

    answer = getattr(client, method)(path, headers={"X-Request-ID": "abc123"})

    assert (answer.status_code, answer["Allow"]) == (405, allowed)
    assert [words for words in words_of(405, language) if words not in text_of(answer)] == []
    assert "<code>abc123</code>" in text_of(answer)
    assert f'<html lang="{language}">' in text_of(answer)
