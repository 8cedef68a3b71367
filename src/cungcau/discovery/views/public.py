"""What machines read of the public records: a feed of listings, the map of the site, what robots may visit.

Always as a stranger sees it, whoever asks; and to who is logged in, nothing that is not hers to read.
"""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps import views as sitemaps
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cungcau.discovery.asking import address, asked_in, pairs_of
from cungcau.discovery.queries import KINDS, fetch, rows_of, search
from cungcau.discovery.searches import in_words
from cungcau.kit.replica import visitors_read_apart
from cungcau.listings.models import Listing
from cungcau.listings.queries import sight_of
from cungcau.registry.models import point
from cungcau.vocabulary.queries import label

NEWEST = 50
STRANGER = AnonymousUser()


@require_safe
@visitors_read_apart
def feed(request: HttpRequest) -> HttpResponseBase:
    """The newest published needs and offers that a search finds, as Atom (RFC 4287); the same address as the search's."""
    asked = asked_in(request.GET)
    kinds = [asked.kind] if asked.kind in {"need", "offer"} else ["need", "offer"]
    found = [row for kind in kinds for row in _newest(request, kind)]
    newest = sorted(found, key=lambda row: row.published_at or row.created_at, reverse=True)[:NEWEST]
    pairs = [pair for pair in pairs_of(asked) if pair[0] not in {"sort", "filters"}]
    body = _atom(request, in_words(asked), address(pairs), newest)
    answer: HttpResponseBase = HttpResponse(body, content_type="application/atom+xml; charset=utf-8")
    answer["ETag"] = f'"{sha256(body.encode()).hexdigest()[:32]}"'
    patch_vary_headers(answer, ["Accept-Language", "Cookie"])
    return get_conditional_response(request, etag=answer["ETag"], response=answer) or answer


def _newest(request: HttpRequest, kind: str) -> list[Listing]:
    asked = request.GET.copy()
    asked["kind"], asked["sort"] = kind, "newest"
    ranked = search(asked_in(asked), STRANGER, with_facets=False).ranked
    rows = [row for _kind, row in fetch(ranked[:NEWEST], STRANGER)]
    if not request.user.is_authenticated:
        return rows
    hers = set(rows_of(kind, request.user).filter(pk__in=[row.pk for row in rows]).order_by().values_list("pk", flat=True))
    return [row for row in rows if row.pk in hers]


def _atom(request: HttpRequest, asks: str, query: str, rows: list[Listing]) -> str:
    whole = request.build_absolute_uri
    here = point()
    feed = Atom1Feed(
        title=f"{here.name if here else 'CungCầu'} – {asks}",
        link=whole(reverse("discovery:search") + query),
        feed_url=whole(),
        description=_("Technology needs and offers as they are published."),
        language=get_language(),
        author_name=here.name if here else "CungCầu",
    )
    for row in rows:
        feed.add_item(
            title=row.title,
            link=whole(row.get_absolute_url()),
            description=row.summary,
            unique_id=f"urn:uuid:{row.uid}",
            pubdate=row.published_at,
            updateddate=_changed(row),
            author_name=sight_of(row, STRANGER).organisation_name,
            categories=[_("Need") if row.is_need else _("Offer"), *(label("field", code) for code in row.codes.get("field", []))],
        )
    return feed.writeString("utf-8")


def _changed(row: Listing) -> datetime:
    """When a reader would want to read it again."""
    return max(filter(None, [row.published_at, row.updated_at]), default=timezone.now())


class PublicRecords(Sitemap):  # type: ignore[type-arg]
    """The records of a kind that everybody may read."""

    limit = 5000

    def __init__(self, kind: str, reader: Any) -> None:
        self.kind, self.reader = kind, reader

    def items(self) -> QuerySet[Any]:
        """In the order in which they came, so that a page of the map keeps its records."""
        rows = rows_of(self.kind, STRANGER).select_related(None).prefetch_related(None)
        if self.reader.is_authenticated:
            rows = rows.filter(pk__in=rows_of(self.kind, self.reader).order_by().values("pk"))
        return rows.only("pk", "pid", "updated_at").order_by("pk")

    def lastmod(self, item: Any) -> datetime:
        return item.updated_at


def site_map(request: HttpRequest, section: str | None = None) -> HttpResponseBase:
    """The index of the map, or one section of it."""
    maps = {kind: PublicRecords(kind, request.user) for kind in KINDS}
    if section is None:
        return sitemaps.index(request, maps, sitemap_url_name="discovery:records")
    return sitemaps.sitemap(request, maps, section)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Where the map is, and what is of no use to a search engine."""
    closed = [reverse("access:login"), reverse("discovery:feed"), "/listings/new/"]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    site_map = request.build_absolute_uri(reverse("discovery:sitemap"))
    return HttpResponse("\n".join([*lines, f"Sitemap: {site_map}", ""]), content_type="text/plain; charset=utf-8")
