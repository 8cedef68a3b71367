import pytest
from django.core.exceptions import PermissionDenied

from cungcau.kit.ids import new_pid
from cungcau.registry.actions import drop_typed, keep_typed
from cungcau.registry.models import Autosave

pytestmark = pytest.mark.django_db


def test_only_who_typed_it_throws_it_away(an, lan):
    kept = keep_typed("expert", new_pid(), {"name": ["x"]}, by=an, tab="one", number=1)

    with pytest.raises(PermissionDenied):
        drop_typed(kept, by=lan)
    drop_typed(kept, by=an)

    assert not Autosave.objects.exists()
