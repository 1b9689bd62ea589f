"""What holds for everything the bot sends and logs, whatever it is asked. Written down independently of the bot."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from unicodedata import category

from knowledge.models import Article
from tests.e2e.botapi import BotApi

Json = dict[str, Any]

LONGEST = 4096
LONGEST_CAPTION = 1024
MOST_ENTITIES = 100
_SIGN = "📄 "
"""Begins the line under a quotation that names the article."""

_UNASKED = ("🗞 ", "🔔 ")
"""Begin the messages that answer none."""

_SENDING = ("sendMessage", "sendPhoto")
_QUOTES = ("blockquote", "expandable_blockquote")


@dataclass(frozen=True, slots=True)
class Sent:
    """A message in a call: where it stands, its text and entities, and the preview options that came with it."""

    where: str
    text: str
    entities: list[Json]
    preview: Json | None
    longest: int = LONGEST

    def words(self, entity: Json) -> str:
        """What an entity covers. Raises UnicodeDecodeError when it splits a character."""
        raw = self.text.encode("utf-16-le")
        return raw[2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])].decode("utf-16-le")

    def after(self, entity: Json) -> str:
        """The text behind an entity."""
        return self.text.encode("utf-16-le")[2 * (entity["offset"] + entity["length"]) :].decode("utf-16-le")


def sent_in(call: Json) -> Iterator[Sent]:
    """Every message that a call carries."""
    params, where = call["params"], f"{call['method']} {call['seq']}"
    if call["method"] in ("sendMessage", "editMessageText"):
        yield Sent(where, params["text"], params.get("entities") or [], params.get("link_preview_options"))
    if call["method"] == "sendPhoto":
        # No link under a picture gets a preview.
        caption, entities = params.get("caption", ""), params.get("caption_entities") or []
        yield Sent(where, caption, entities, {"is_disabled": True}, LONGEST_CAPTION)
    results = params.get("results", []) if call["method"] == "answerInlineQuery" else []
    results += [params["result"]] if call["method"] == "answerGuestQuery" else []
    for result in results:
        content = result["input_message_content"]
        options = content.get("link_preview_options")
        yield Sent(f"{where}, result {result['id']}", content["message_text"], content.get("entities") or [], options)


def violations(calls: Iterable[Json], articles: Iterable[Article]) -> list[str]:
    """What is wrong with the messages in the calls: form, quotations that no article holds, missing attribution."""
    known = list(articles)
    found = []
    for call in calls:
        if call["method"] in _SENDING and not call["params"].get("reply_parameters") and not _unasked(call):
            found.append(f"{call['method']} {call['seq']}: does not reply to the question")
        if call["method"] == "sendPhoto":
            found += [f"sendPhoto {call['seq']}: {each}" for each in _picture(call, known)]
        for sent in sent_in(call):
            found += [f"{sent.where}: {each}" for each in _form(sent)] or [
                f"{sent.where}: {each}" for each in _quotations(sent, known)
            ]
    return found


def _unasked(call: Json) -> bool:
    """Whether it is a digest or an alert, which answer no message."""
    return bool(call["params"].get("text", "").startswith(_UNASKED))


def _form(sent: Sent) -> Iterator[str]:
    length = len(sent.text.encode("utf-16-le")) // 2
    if not sent.text.strip() or sent.text != sent.text.strip():
        yield "is empty, or begins or ends with blanks"
    if length > sent.longest:
        yield f"has {length} UTF-16 units"
    if len(sent.entities) > MOST_ENTITIES:
        yield f"has {len(sent.entities)} entities"
    if not (sent.preview or {}).get("is_disabled"):
        yield "would show a link preview"
    for entity in sent.entities:
        if entity["offset"] < 0 or entity["length"] < 1 or entity["offset"] + entity["length"] > length:
            yield f"the entity {entity} does not fit"
        elif not _whole(sent, entity):
            yield f"the entity {entity} splits a character"


def _picture(call: Json, articles: list[Article]) -> Iterator[str]:
    """What is wrong with a picture and with the names under it: all bold words but the title are the articles'."""
    if not call["files"].get("photo"):
        yield "has no picture"
    for sent in sent_in(call):
        bold = [sent.words(entity) for entity in sent.entities if entity["type"] == "bold"]
        for name in bold[1:]:
            words = name.strip("“”«»").partition("…")[0].rstrip()
            if not any(words in _tidy(article.text) for article in articles):
                yield f"names somebody whom no article names: {name!r}"


def _whole(sent: Sent, entity: Json) -> bool:
    try:
        sent.words(entity)
        sent.after(entity)
    except UnicodeDecodeError:
        return False
    return True


def _quotations(sent: Sent, articles: list[Article]) -> Iterator[str]:
    for entity in sent.entities:
        if entity["type"] not in _QUOTES:
            continue
        words = sent.words(entity)
        holders = [article for article in articles if words in article.text]
        if not holders:
            yield f"quotes what no article says: {words[:120]!r}"
        elif not any(_names(sent.after(entity), article) for article in holders):
            yield f"quotes {words[:60]!r} without naming its article {[_title(each) for each in holders]}"


def _names(below: str, article: Article) -> bool:
    """Whether a line below the quotation begins with the article's title, or with its beginning if it is shortened."""
    title = _title(article)
    for line in below.split("\n"):
        named = line.removeprefix(_SIGN)
        if named == line:
            continue
        beginning, shortened, _ = named.partition("…")
        if named.startswith(title) or (shortened and beginning and title.startswith(beginning.rstrip())):
            return True
    return False


def _title(article: Article) -> str:
    """The title in one line, without what would turn the line around; the id of an article without a visible one."""
    span = article.metadata.title
    words = _tidy(article.text[span.start : span.end]) if span is not None else ""
    return words if any(map(_visible, words)) else _tidy(article.id)


def _visible(char: str) -> bool:
    """Whether people see something: a letter, number, sign or symbol, and none of those that look like nothing."""
    return category(char)[0] in "LNPS" and char not in "\u115f\u1160\u2800\u3164\uffa0\ufffc"


_TURNING = dict.fromkeys([0x200E, 0x200F, 0x61C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def _tidy(words: str) -> str:
    line = " ".join(words.translate(_TURNING).split())
    return "".join(char for char in line if ord(char) >= 0x20 and not 0x7F <= ord(char) < 0xA0).strip()


LEFT = "terminated by other getUpdates request"
"""What becomes of the long poll that a stopping bot leaves behind: nobody reads it any more."""


def objections(calls: Iterable[Json], bot_api: BotApi | None) -> list[str]:
    """What the Bot API says against the calls; nothing where it is not there to be asked."""
    if bot_api is None:
        return []
    return [each for call in calls for each in bot_api.problems(call["method"], call["params"], call["files"])]


def refused(calls: list[Json], expected: set[str]) -> list[str]:
    """The calls that were refused though nobody injected a fault, but for those that the test expects."""
    expected = expected | {LEFT}
    return [
        f"{call['method']} {call['seq']}: {call['status']} {call['description']}"
        for call in calls
        if call["status"] >= 400 and not call["fault"] and not any(part in call["description"] for part in expected)
    ]


def _author(message: Json) -> Json:
    """Who wrote a message, also where Telegram does not tell: in channels, and of anonymous administrators."""
    author: Json = message.get("posted_by") or message["from"]
    return author


def leaks(records: list[logging.LogRecord], token: str, events: list[Json]) -> list[str]:
    """What the log should not hold: the token, and what people wrote."""
    messages = (event["message"] for event in events if event["type"] in ("message", "edit"))
    written = {message.get("text", "") for message in messages if not _author(message)["is_bot"]}
    secrets = [token, *(text for text in written if len(text) >= 16 and " " in text)]
    lines = [f"{record.getMessage()} {record.exc_text or ''}" for record in records]
    return [f"{secret[:40]!r} in the log: {line[:200]!r}" for line in lines for secret in secrets if secret in line]
