"""The people of the tests, the same in every room.

An edits for the company that seeks, Bình for another one that must see nothing of An's, Quân for the institute that
offers. Hà moderates, Dũng brokers, Mai advises, Sơn organises, Lan is the steward, Quang directs (reads only), the
guest is nobody we know.
"""

from __future__ import annotations

from typing import Any

import pytest

CODE_LISTS: list[list[dict[str, Any]]] = []  # rows of schemes, editions and terms, as loaded at the first start
PASSWORD = "sen-nở-mùa-hạ-2026"


def person(email: str, name: str, *roles: str, **fields: Any) -> Any:
    """A working account with these roles."""
    from cungcau.access.models import Role, User  # app ready

    user = User.objects.add(f"{email}@demo.example", name, password=PASSWORD, **fields)
    Role.objects.bulk_create(Role(user=user, name=role) for role in roles)
    return user


def organisation(name: str, **fields: Any) -> Any:
    """An active organisation; nothing else about it is said."""
    from cungcau.engines.common.text import fold  # app ready
    from cungcau.registry.models import Organisation  # app ready

    values = {"kind": "sme", "state": "active", "sort_key": fold(name)[:200], "folded": fold(name), **fields}
    return Organisation.objects.create(name_vi=name, **values)


def employ(user: Any, at: Any, role: str = "editor") -> Any:
    """Make the person a member of the organisation, since long ago."""
    from cungcau.registry.models import Membership  # app ready

    Membership.objects.create(user=user, organisation=at, role=role, since="2020-01-01")
    return user


@pytest.fixture
def seeker(db: None) -> Any:
    return organisation("Công ty Cơ khí Sao Mai", name_en="Sao Mai Mechanics")


@pytest.fixture
def rival(db: None) -> Any:
    return organisation("Công ty Nhựa Hồng Lam", name_en="Hồng Lam Plastics")


@pytest.fixture
def institute(db: None) -> Any:
    return organisation("Viện Vật liệu Tản Viên", name_en="Tản Viên Institute of Materials", kind="institute")


@pytest.fixture
def an(seeker: Any) -> Any:
    return employ(person("an", "Nguyễn Thị An"), seeker)


@pytest.fixture
def binh(rival: Any) -> Any:
    return employ(person("binh", "Trần Văn Bình"), rival)


@pytest.fixture
def quan(institute: Any) -> Any:
    return employ(person("quan", "Vũ Minh Quân"), institute)


@pytest.fixture
def ha(db: None) -> Any:
    return person("ha", "Lê Thu Hà", "moderator")


@pytest.fixture
def dung(db: None) -> Any:
    return person("dung", "Phạm Anh Dũng", "broker")


@pytest.fixture
def mai(db: None) -> Any:
    return person("mai", "Đỗ Ngọc Mai", "adviser")


@pytest.fixture
def son(db: None) -> Any:
    return person("son", "Hoàng Thái Sơn", "organiser")


@pytest.fixture
def lan(db: None) -> Any:
    return person("lan", "Bùi Phương Lan", "steward")


@pytest.fixture
def quang(db: None) -> Any:
    return person("quang", "Đặng Nhật Quang", "director")


@pytest.fixture
def guest() -> Any:
    from django.contrib.auth.models import AnonymousUser  # app ready

    return AnonymousUser()


@pytest.fixture
def point(db: None) -> Any:
    """The installation is set up, so pages are shown instead of the installer."""
    from cungcau.registry.models import Point  # app ready

    return Point.objects.create(code="DEMO", name_vi="Điểm kết nối thử nghiệm", name_en="Test connection point")


@pytest.fixture
def vocabulary(db: None) -> None:
    """The code lists, as after the first start. They are there before the first test (tests/conftest.py); a test whose writes
    were not rolled back has left the tables empty behind it, then the same rows are copied in."""
    from django.core.management.color import no_style  # app ready
    from django.db import connection

    from cungcau.vocabulary.models import Edition, Scheme, Term
    from cungcau.vocabulary.queries import forget

    if Scheme.objects.exists():
        return
    models = (Scheme, Edition, Term)
    for model, rows in zip(models, CODE_LISTS, strict=True):
        model.objects.bulk_create(model(**row) for row in rows)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
    forget()


@pytest.fixture
def no_vocabulary(db: None) -> None:
    """As before the first start: not one code list."""
    from cungcau.vocabulary.models import Edition, Scheme, Term  # app ready
    from cungcau.vocabulary.queries import forget

    for model in (Term, Edition, Scheme):
        model.objects.all().delete()
    forget()
