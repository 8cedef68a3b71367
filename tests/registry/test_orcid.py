"""The check digit of an ORCID."""

import pytest
from django.core.exceptions import ValidationError

from cungcau.registry.orcid import normal_identifier


@pytest.mark.parametrize("text", ["0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097", "0000000218250097"])
def test_a_true_one_in_any_writing(text):
    assert normal_identifier(text) == "0000-0002-1825-0097"


def test_the_last_may_be_an_x_and_other_identifiers_stay():
    assert normal_identifier("0000-0002-1694-233x") == "0000-0002-1694-233X"
    assert normal_identifier(" Scopus 57190 ") == "Scopus 57190"


def test_a_digit_that_does_not_fit_is_told():
    with pytest.raises(ValidationError):
        normal_identifier("0000-0002-1825-0098")
