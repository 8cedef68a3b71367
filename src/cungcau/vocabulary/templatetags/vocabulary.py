"""What templates ask about the code lists."""

from django import template

from cungcau.vocabulary import words

register = template.Library()
register.filter("edition_words", words.edition_words)
register.filter("source_words", words.source_words)
