"""Every error the engine raises. Each message says what is wrong, where, and what to do about it.

OnRecordError
├── SpanError                 a span that must not be cut
│   ├── WrongVersion            the span belongs to another version of the text
│   └── OutOfRange              the span does not fit the text
├── UnknownVersion            no stored article has this version
├── UnknownPassage            the article has no passage of this number
└── LoadingError              a file that cannot become an article (names file, place and remedy)
    ├── UnreadableFile          missing, no permission, not a file
    ├── UnknownFormat           a file type that no loader reads
    ├── TooLarge                over the size limit
    ├── NotText                 binary content, or not UTF-8
    ├── EmptyArticle            nothing to quote in it
    └── BadFrontMatter          YAML that does not parse, or a key of the wrong type
"""


class OnRecordError(Exception):
    """Root of all errors that this project raises on purpose."""


class SpanError(OnRecordError):
    """A span that must not be cut: quoting it would show words that are not in the article."""


class WrongVersion(SpanError):
    """The span belongs to another version of the text."""


class OutOfRange(SpanError):
    """The span does not fit the text of its version."""


class UnknownVersion(OnRecordError):
    """No stored article has this version."""


class UnknownPassage(OnRecordError):
    """The article has no passage of this number."""


class LoadingError(OnRecordError):
    """A file that cannot become an article.

    `source` is the file as the person named it, `place` where in it the fault is ("line 3, column 7"; empty when it
    is the whole file), `problem` what is wrong and `remedy` what to do about it.
    """

    def __init__(self, source: str, problem: str, remedy: str, place: str = "") -> None:
        self.source = source
        self.place = place
        self.problem = problem
        self.remedy = remedy
        where = f"{source}, {place}" if place else source
        super().__init__(f"{where}: {problem}. {remedy}")


class UnreadableFile(LoadingError):
    """Missing, no permission, or not a file."""


class UnknownFormat(LoadingError):
    """A file type that no loader reads."""


class TooLarge(LoadingError):
    """Over the size limit."""


class NotText(LoadingError):
    """Binary content, or text that is not UTF-8."""


class EmptyArticle(LoadingError):
    """Nothing to quote in it."""


class BadFrontMatter(LoadingError):
    """Front matter that does not parse, or holds a value of the wrong type."""
