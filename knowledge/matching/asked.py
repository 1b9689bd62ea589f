"""What somebody asks for, in the words of each language, and which part of it is looked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from knowledge.claims import Claim, Message
from knowledge.folding import APOSTROPHES
from knowledge.utterances import Told, Utterance

_MARKS = '"“”„«»‹›[]' + APOSTROPHES
_ENDS = ".,;:!?…-–— \t\r\n\u00a0"

Choice = Callable[[Message], Claim | None]
"""Which part of a message is looked for; None where it has no such part."""


class Asked:
    """A fragment, read once in each language that the utterances to look through are in."""

    def __init__(self, fragment: str, utterances: Iterable[Utterance]) -> None:
        self.fragment = fragment
        languages = dict.fromkeys(utterance.language for utterance in utterances)
        self.messages: Mapping[str, Message] = {language: Message(fragment, language) for language in languages}

    def in_language(self, language: str) -> Message:
        """The fragment in the words of a language of the utterances."""
        return self.messages[language]


def bare(fragment: str) -> str:
    """The fragment without blanks, marks and end marks around it. An apostrophe inside a word stays."""
    return fragment.strip(_MARKS + _ENDS)


def telling(asked: Sequence[Told]) -> bool:
    """Whether the words say more than stop words do."""
    return any(word.content and (len(word.key) > 3 or len(asked) > 2 or word.number) for word in asked)


def whole(message: Message) -> Claim | None:
    """All of the message."""
    return message.whole


def marks(message: Message) -> Claim | None:
    """What stands in marks, as one."""
    return message.all_marked


def mark(index: int) -> Choice:
    """What stands in the marks number `index`, from 0."""

    def choose(message: Message) -> Claim | None:
        claims = message.marked
        return claims[index] if index < len(claims) else None

    return choose


def sentence(index: int, least: int) -> Choice:
    """Sentence number `index`, from 0, if it has at least so many words."""

    def choose(message: Message) -> Claim | None:
        claims = message.sentences
        return claims[index] if index < len(claims) and len(claims[index].words) >= least else None

    return choose
