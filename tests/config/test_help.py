"""`--help` speaks the reader's language: all of it in Vietnamese, all of it in English."""

import argparse
import re
import subprocess
import sys
import unicodedata
from dataclasses import dataclass

import pytest

from cungcau.config.cli import VERBS, main

# A word that stands for a value is the same in both languages only where both write it so.
SAME = {"N", "URL", "EMAIL"}
ENGLISH = re.compile(r"\b(the|of|and|or|is|are|with|for|what|default|usage|options|arguments|show)\b", re.IGNORECASE)

every_help = pytest.mark.parametrize("words", [(), *((verb,) for verb in VERBS)], ids=" ".join)


@dataclass
class Shown:
    """What `--help` shows, in parts and as it is read."""

    parser: argparse.ArgumentParser
    text: str

    @property
    def sentences(self):
        """What is said of each thing that can be given; the list of verbs is a thing for each."""
        taken = [action for action in self.parser._actions if action.help != argparse.SUPPRESS]
        verbs = [verb for action in taken for verb in getattr(action, "_choices_actions", ())]
        explained = {action.dest: action.help for action in [*taken, *verbs] if action.dest != "verb"}
        return explained | {"the verb itself": self.parser.description}

    @property
    def headings(self):
        return {group.title for group in self.parser._action_groups if group._group_actions}

    @property
    def values(self):
        """The words that stand for values in the usage."""
        return {action.dest: action.metavar for action in self.parser._actions if action.nargs != 0 and not action.choices}


@pytest.fixture
def shown(monkeypatch):
    """shown(words, language): what the command line shows when it is asked for help."""

    def show(words, language):
        found = []
        with monkeypatch.context() as patch, pytest.raises(SystemExit):
            patch.setattr(argparse.ArgumentParser, "print_help", lambda parser: found.append(Shown(parser, parser.format_help())))
            main([*words, "--help", "--lang", language])
        return found[0]

    return show


@every_help
def test_everything_that_can_be_given_is_explained(shown, words):
    assert [given for given, said in shown(words, "en").sentences.items() if not said] == []


@every_help
def test_no_english_sentence_is_left_in_vietnamese(shown, words):
    english, vietnamese = shown(words, "en"), shown(words, "vi")

    assert english.sentences.keys() == vietnamese.sentences.keys()
    assert [given for given, said in english.sentences.items() if vietnamese.sentences[given] == said] == []
    assert english.headings.isdisjoint(vietnamese.headings)
    assert ENGLISH.findall(vietnamese.text) == []


@every_help
def test_no_vietnamese_is_in_english(shown, words):
    told = unicodedata.normalize("NFD", shown(words, "en").text)

    assert [sign for sign in told if unicodedata.combining(sign) or sign in "đĐ"] == []


@every_help
def test_the_words_that_stand_for_values_are_in_the_readers_language(shown, words):
    english, vietnamese = shown(words, "en").values, shown(words, "vi").values

    assert [given for given, word in english.items() if not word] == []
    assert [word for given, word in english.items() if vietnamese[given] == word and word not in SAME] == []


@pytest.mark.parametrize(("shell", "words", "begin"), [
    ("vi_VN.UTF-8", ["--help"], "cách dùng: cungcau [-h] LỆNH"),
    ("vi_VN.UTF-8", [], "cách dùng: cungcau [-h] LỆNH"),
    ("C.UTF-8", ["backup", "--help"], "cách dùng: cungcau backup"),
    ("fr_FR.UTF-8", ["match", "-h"], "cách dùng: cungcau match"),
    ("en_GB.UTF-8", ["match", "--help"], "usage: cungcau match"),
    ("en_GB.UTF-8", ["--help"], "usage: cungcau [-h] VERB"),
    ("en_GB.UTF-8", ["--lang", "vi"], "cách dùng: cungcau [-h] LỆNH"),
    ("en_GB.UTF-8", ["--lang=vi", "serve", "--help"], "cách dùng: cungcau serve"),
    ("en_GB.UTF-8", ["serve", "--help", "--lang", "vi"], "cách dùng: cungcau serve"),
    ("vi_VN.UTF-8", ["--lang", "en", "import", "--help"], "usage: cungcau import"),
    ("vi_VN.UTF-8", ["import", "--lang=en", "--help"], "usage: cungcau import"),
    ("vi_VN.UTF-8", ["--help", "--lang", "en"], "usage: cungcau [-h] VERB"),
])  # fmt: skip
def test_the_language_is_that_of_lang_before_or_after_the_verb_else_the_shells_else_vietnamese(
    monkeypatch, capsys, shell, words, begin
):
    monkeypatch.setenv("LC_ALL", shell)

    with pytest.raises(SystemExit) as end:
        main(words)

    assert (end.value.code, capsys.readouterr().out.startswith(begin)) == (0, True)


@pytest.mark.parametrize(("language", "said"), [("vi", "không có tùy chọn --bogus"), ("en", "there is no option --bogus")])
def test_a_word_that_is_unknown_is_named_in_the_language_of_lang(monkeypatch, capsys, language, said):
    monkeypatch.setenv("LC_ALL", "vi_VN.UTF-8" if language == "en" else "en_GB.UTF-8")

    assert main(["--lang", language, "--bogus"]) == 2
    assert capsys.readouterr().err.startswith(f"cungcau: {said}")


def test_a_fault_in_the_command_line_names_values_as_the_help_does(capsys):
    for language, said in (("vi", "thiếu những tham số bắt buộc sau: TỆP\n"), ("en", "are required: FILE\n")):
        with pytest.raises(SystemExit):
            main(["--lang", language, "restore"])

        assert capsys.readouterr().err.endswith(said)


def test_no_help_asks_django_for_its_words():
    code = (
        "import sys\nfrom contextlib import suppress\nfrom cungcau.config.cli import VERBS, main\n"
        "for words in [[], *([verb] for verb in VERBS)]:\n"
        "    with suppress(SystemExit): main([*words, '--help', '--lang', 'vi'])\n"
        "print({'django.conf', 'django.db'} & {*sys.modules})"
    )

    told = subprocess.check_output([sys.executable, "-c", code], text=True)

    assert told.count("cách dùng: ") == len(VERBS) + 1
    assert told.endswith("\nset()\n")
