"""Questions about an invented article, of all kinds that people ask, the same in every run."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice
from random import Random

from tests.benchmarks.articles import Asked, Invented, Inventor

LONGEST = 1_200
"""Characters of the long questions, more or less."""

_OFF_TOPIC = (
    "What does a kilo of bananas cost on the moon?",
    "How do I descale an espresso machine?",
    "Which team won the women's curling final?",
    "Why do cats purr when they are stroked?",
    "When does the next solar eclipse cross Patagonia?",
    "Is pineapple allowed on a pizza?",
)
_ABOUT_THE_ARTICLE = ("Who wrote this article?", "When was it published?", "hello", "thanks!", "???")


def questions(article: Invented, count: int, seed: int = 11) -> list[Asked]:
    """So many different questions about an article, the kinds mixed; fewer when it does not yield so many.

    One in fourteen is long, and as many are odd: people mostly ask in a line.
    """
    random = Random(seed)  # noqa: S311 - the same questions in every run, nothing secret
    answerable = list(article.questions)
    random.shuffle(answerable)
    plain, unknown = iter(answerable), _unknown_names(seed)
    misspelt, careless, words = _misspelt(answerable, random), _careless(answerable), _bare_words(answerable)
    # A kind that stands here twice comes twice as often.
    kinds = (
        *(plain, misspelt, careless, unknown, plain, words, _odd()),
        *(plain, misspelt, careless, unknown, plain, words, _long(answerable, random)),
    )
    mixed = _in_turn(kinds, count * 3)
    unique = {asked.text: asked for asked in mixed}
    return list(islice(unique.values(), count))


def _in_turn(kinds: tuple[Iterator[Asked], ...], most: int) -> Iterator[Asked]:
    running = list(kinds)
    while running and most > 0:
        for kind in tuple(running):
            asked = next(kind, None)
            if asked is None:
                running.remove(kind)
            else:
                most -= 1
                yield asked


def _misspelt(answerable: list[Asked], random: Random) -> Iterator[Asked]:
    """Two letters of the longest word change places."""
    for asked in answerable:
        word = max(asked.text.rstrip("?").split(), key=len)
        at = random.randrange(1, len(word) - 2)
        slip = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        yield Asked("misspelt", asked.text.replace(word, slip))


def _careless(answerable: list[Asked]) -> Iterator[Asked]:
    for asked in answerable:
        yield Asked("careless", asked.text.lower().rstrip("?"))


def _unknown_names(seed: int) -> Iterator[Asked]:
    inventor = Inventor(seed + 100_000)
    while True:
        yield Asked("unknown", f"Who is {inventor.name()}?")
        yield Asked("unknown", f"What did {inventor.name()} say about the budget of {inventor.place()}?")


def _long(answerable: list[Asked], random: Random) -> Iterator[Asked]:
    """A question with a whole story before it."""
    for asked in answerable:
        told: list[str] = []
        while sum(map(len, told)) < LONGEST:
            told.append(random.choice(answerable).text.rstrip("?") + ", I wondered all week, and nobody could tell me.")
        yield Asked("long", " ".join(told) + " So tell me: " + asked.text)


def _bare_words(answerable: list[Asked]) -> Iterator[Asked]:
    for asked in answerable:
        yield Asked("words", " ".join(asked.text.rstrip("?").split()[-3:]))


def _odd() -> Iterator[Asked]:
    """Off the topic, about the article itself, and small talk; numbered, so that no two are the same."""
    for number, text in enumerate(cycle((*_OFF_TOPIC, *_ABOUT_THE_ARTICLE))):
        yield Asked("odd", text if number < len(_OFF_TOPIC + _ABOUT_THE_ARTICLE) else f"{text} ({number})")
