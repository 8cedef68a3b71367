"""Typed text is kept as a reader sees it."""

import unicodedata

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from cungcau.kit.text_fields import EmailField, TextField, URLField


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        (TextField(), "Công ty \u202eADB gnôđ\u202c", "Công ty ADB gnôđ"),
        (TextField(), "\ufeffMáy\u200b s\u00adấy\u2060 ", "Máy sấy"),
        (TextField(), unicodedata.normalize("NFD", "Điện tử"), "Điện tử"),
        (TextField(required=False), "\u200b\u2066\u2069", ""),
        (TextField(max_length=3), "\u200fabc\u200f", "abc"),
        (TextField(required=False), None, ""),
        (EmailField(), "an\u200b@demo.example\u200e", "an@demo.example"),
        (URLField(assume_scheme="https"), "https://demo.\u202eexample/", "https://demo.example/"),
    ],
)
def test_what_nobody_sees_is_left_out(field, typed, kept):
    assert field.clean(typed) == kept


def test_a_wrong_address_is_called_one_in_vietnamese_too():
    with translation.override("vi"), pytest.raises(ValidationError) as fault:
        EmailField().clean("khong-phai-thu")
    assert fault.value.messages == ["Đây không phải địa chỉ thư điện tử. Hãy viết như ten@vidu.vn."]
