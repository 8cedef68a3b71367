"""The words of a mail: pages become plain text, flowed lines are joined, what is quoted is cut off.

Nothing of a page survives but its words and the addresses of its links: the text is shown escaped, so there is no list of
harmless marks to keep up.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

SKIPPED = frozenset({"script", "style", "head", "title", "template", "noscript", "svg", "object", "iframe", "math", "select"})
BREAKING = frozenset({
    "p", "div", "br", "tr", "table", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "blockquote", "pre", "section",
})  # fmt: skip


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.buffers: list[list[str]] = [[]]
        self.skipping: list[str] = []
        self.links: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SKIPPED:
            self.skipping.append(tag)
        if self.skipping:
            return
        if tag in BREAKING:
            self._add("\n")
        if tag == "li":
            self._add("- ")
        if tag == "a":
            self.links.append((dict(attrs).get("href") or "", len(self.buffers[-1])))
        if tag == "blockquote":
            self.buffers.append([])

    def handle_endtag(self, tag: str) -> None:
        if tag in self.skipping:
            while self.skipping.pop() != tag:
                continue
            return
        if self.skipping:
            return
        if tag == "a" and self.links:
            self._end_link(*self.links.pop())
        if tag == "blockquote" and len(self.buffers) > 1:
            self._end_quote()
        if tag in BREAKING and tag != "br":
            self._add("\n")

    def handle_data(self, data: str) -> None:
        if not self.skipping:
            self._add(re.sub(r"\s+", " ", data))

    def _add(self, text: str) -> None:
        self.buffers[-1].append(text)

    def _end_link(self, href: str, start: int) -> None:
        """Where a link leads is said, so that no word hides it."""
        words = "".join(self.buffers[-1][start:]).strip()
        if href.lower().startswith(("http://", "https://")) and href.rstrip("/") != words.rstrip("/"):
            self._add(f" ({href})")

    def _end_quote(self) -> None:
        quoted = _tidy("".join(self.buffers.pop()))
        self._add("\n" + "\n".join(f"> {line}" for line in quoted.splitlines()) + "\n")

    def text(self) -> str:
        self.close()
        while len(self.buffers) > 1:
            self._end_quote()
        return _tidy("".join(self.buffers[0]))


def _tidy(text: str) -> str:
    lines = [re.sub(r"[ \xa0]+", " ", line).strip() for line in text.splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def text_of_page(page: str) -> str:
    parser = _Page()
    parser.feed(page)
    return parser.text()


def unflowed(text: str, *, deletes_space: bool = False) -> str:
    """Of format=flowed (RFC 3676): lines that end in a space go on in the next one of the same depth of quoting."""
    lines: list[tuple[int, str, bool]] = []
    for raw in text.splitlines():
        depth = len(raw) - len(raw.lstrip(">"))
        line = raw[depth:].removeprefix(" ") if depth or raw.startswith(" ") else raw
        flows = line.endswith(" ") and line != "-- "
        if lines and lines[-1][2] and lines[-1][0] == depth and line != "-- ":
            before = lines[-1][1][:-1] if deletes_space else lines[-1][1]
            lines[-1] = (depth, before + line, flows)
        else:
            lines.append((depth, line, flows))
    return "\n".join((">" * depth + " " if depth else "") + line.rstrip() for depth, line, _flows in lines)


# A line after which a mail program repeats the mail that is answered.
_WROTE = re.compile(
    r"^(?:on\b.{5,200}\bwrote|(?:vào|lúc|ngày)\b.{5,200}\bviết|.{3,150}(?:đã viết|wrote)(?: vào .{3,60})?)\s*:\s*$", re.IGNORECASE
)
_BEGINS_WROTE = re.compile(r"^(?:on|vào|lúc|ngày)\s.{5,}$", re.IGNORECASE)
_ORIGINAL = re.compile(
    r"^[-_ ]{2,}\s*(?:original message|forwarded message|thư gốc|tin nhắn gốc|thư ban đầu|tin nhắn ban đầu)\s*[-_ ]{2,}$",
    re.IGNORECASE,
)
_FROM = re.compile(r"^[*\s]*(?:from|từ|người gửi)\s*:[*]?\s*\S", re.IGNORECASE)
_HEAD = re.compile(r"^[*\s]*(?:sent|date|to|subject|đã gửi|ngày|gửi|đến|tới|chủ đề|tiêu đề)\s*:", re.IGNORECASE)
_RULE = re.compile(r"^_{10,}$|^-{20,}$")


def without_quote(text: str) -> tuple[str, str]:
    """(what is new, what is repeated of earlier mails). What is answered below or between the quoted lines stays whole."""
    lines = text.strip().splitlines()
    for at, line in enumerate(lines):
        rest = lines[at:]
        length = _attribution(rest)
        cuts_all = bool(_ORIGINAL.match(line.strip()) or _is_head(rest))
        quotes_only = all(not one.strip() or one.lstrip().startswith(">") for one in rest[length:])
        if cuts_all or (quotes_only and (length or line.startswith(">"))):
            new = "\n".join(lines[:at]).strip()
            new = "\n".join(new.splitlines()[:-1]).strip() if new and _RULE.match(new.splitlines()[-1].strip()) else new
            return (new, "\n".join(rest).strip()) if new else (text.strip(), "")
    return text.strip(), ""


def _attribution(rest: list[str]) -> int:
    """How many lines say who wrote what follows; programs break that sentence where it gets long."""
    for length in (1, 2, 3):
        joined = " ".join(line.strip() for line in rest[:length])
        if _WROTE.match(joined) and (length == 1 or _BEGINS_WROTE.match(rest[0].strip())):
            return length
    return 0


def _is_head(rest: list[str]) -> bool:
    """From, sent, to, subject in a row, as office programs put them above the mail that is answered."""
    return bool(_FROM.match(rest[0])) and sum(bool(_HEAD.match(line)) for line in rest[1:5]) >= 2
