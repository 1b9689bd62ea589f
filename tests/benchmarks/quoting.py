"""Finding quotations: a hundred articles, four times the text, and a megabyte of nothing but quotation marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import count

from knowledge.loading import from_paragraphs
from knowledge.models import Article
from knowledge.quotations import find_quotations
from knowledge.quotations.reported import find_reports
from tests.benchmarks.figures import Figure
from tests.benchmarks.timing import best_with_ms

ARTICLES = 100
WORDS = 1_000
TIMES = 4
MEGABYTE = 1_000_000
"""Characters of the largest text of marks."""

MARKS = {
    "curly": "“”", "opening curly": "“", "closing curly": "”", "straight": '"', "single": "‘’", "straight single": "'",
    "doubled apostrophes": "''", "guillemets": "«»", "opening guillemets": "«", "German": "„“", "mixed": "“”\"'«»„‘’'",
    "spaced": '" ', "one letter each": "“a” ", "opened, never closed": "“a ", "open in single": "“‘a ",
    "dash": "— «a, — ",
}  # fmt: skip
"""Texts of nothing but quotation marks, by name: what is repeated."""

_PEOPLE = (
    ("Berit Holm", "the mayor of Tormouth"), ("Anselm Yarfell", "a harbour pilot"), ("Greta Velwick", "its treasurer"),
    ("Osric Dunholm", "who runs the mill"), ("Nerys Ketford", "a nurse"), ("Halvar Corstead", "the keeper"),
)  # fmt: skip
_SENTENCES = (
    "“We waited {n} days for the pump,” said {name}, {role}. “Then the well ran dry.”",
    "{name}, {role}, told the Tormouth Courier on Monday that the bridge was “beyond {n} repairs”.",
    "“Nobody asked us,” {surname} said. “Nobody asks anybody in Tormouth.”",
    "“The ferry,” {surname} added in an interview with Radio Corfell last week, “is number {n} on my list.”",
    "According to {name}, the mill has stood empty since the flood of 19{n}.",
    "A source in the harbour office called the plan “a leap into cold water”.",
    "The market hall was built in 18{n} and holds nine hundred people.",
    "He said the rent would rise by {n} crowns, and she said that it would not.",
    "{surname} denied that the “Lantern Fund” had lost money. “Not one crown in {n} years,” he insisted.",
    "In a statement on 7 June the board said: “All {n} posts will be filled.”",
)

_versions = count()


def hundred_articles() -> list[Figure]:
    """Milliseconds for the quotations, and for the reports as well, of a hundred articles of a thousand words."""
    quotations, both = best_with_ms((_find_all, _articles), (_find_reports_too, _articles))
    name = f"quotations of {ARTICLES} articles of {WORDS:,} words"
    return [
        Figure(name, quotations, "ms", goal=5_000),
        Figure("the same with reported speech", both, "ms", both / quotations, "without"),
    ]


def more_text(words: int = 10 * WORDS, times: int = TIMES) -> list[Figure]:
    """Time for so many times the text / time for the text, in paragraphs and in one endless paragraph."""
    figures = []
    for kind, paragraphs in (("paragraphs", None), ("one paragraph", 1)):
        makers = [_maker(words, paragraphs), _maker(times * words, paragraphs)]
        one, many = best_with_ms(*((find_quotations, make) for make in makers))
        to = f"1/{times} of them (linear: {times})"
        figures.append(Figure(f"quotations {times * words:,} words ({kind})", many, "ms", many / one, to))
    return figures


def nothing_but_marks(
    characters: int = MEGABYTE, times: int = TIMES, kinds: Sequence[str] = tuple(MARKS), rounds: int = 1
) -> list[Figure]:
    """The same for texts of nothing but quotation marks of every kind."""
    figures = []
    for kind in kinds:
        makers = [_marks_maker(kind, characters // times), _marks_maker(kind, characters)]
        one, many = best_with_ms(*((find_quotations, make) for make in makers), rounds=rounds)
        to = f"1/{times} of it (linear: {times})"
        figures.append(Figure(f"quotations {characters:,} characters of {kind}", many, "ms", many / one, to))
    return figures


def _find_all(articles: Sequence[Article]) -> None:
    for article in articles:
        find_quotations(article)


def _find_reports_too(articles: Sequence[Article]) -> None:
    for article in articles:
        find_reports(article, find_quotations(article))


def _articles() -> list[Article]:
    return [_article(WORDS, None) for _ in range(ARTICLES)]


def _maker(words: int, paragraphs: int | None) -> Callable[[], Article]:
    return lambda: _article(words, paragraphs)


def _article(words: int, paragraphs: int | None) -> Article:
    """An article of at least so many words, three sentences a paragraph or all in one. Each is a version of its own,
    because what is known of an article's speakers is remembered."""
    number = next(_versions)
    sentences: list[str] = []
    length = 0
    while length < words:
        turn = len(sentences) + number
        name, role = _PEOPLE[turn // 3 % len(_PEOPLE)]
        sentence = _SENTENCES[turn % len(_SENTENCES)].format(
            name=name, surname=name.split()[-1], role=role, n=10 + turn % 89
        )
        sentences.append(sentence)
        length += len(sentence.split())
    size = len(sentences) if paragraphs == 1 else 3
    joined = [" ".join(sentences[first : first + size]) for first in range(0, len(sentences), size)]
    return from_paragraphs(f"invented {number}", [*joined, f"Edition {number}."], "en")


def _marks_maker(kind: str, characters: int) -> Callable[[], Article]:
    unit = MARKS[kind]
    marks = unit * (characters // len(unit))

    def make() -> Article:
        number = next(_versions)
        return from_paragraphs(f"marks {number}", [marks, f"Edition {number}."], "en")

    return make
