"""Expressions for what stands around a name or a date that is a filter, one set a language."""

from __future__ import annotations

import re
from functools import cache

from knowledge.answering.filters.catalogue import Kind, Mention
from knowledge.languages.filterwords import WORDS, FilterWords

_ENDS = r"\s*(?:$|[?!.,;:)])"


class Patterns:
    """The expressions of one language, put together. Those that end in `$` are for what stands before a name."""

    def __init__(self, code: str, words: FilterWords) -> None:
        self.code = code
        self.words = words
        prep = rf"(?:(?P<prep>{words.into})\s+)?(?P<det>{words.the})"
        by = rf"(?:{words.by}\s+)?" if words.genitive else rf"(?:{words.by})\s+"
        when = (
            rf"(?:(?P<since>{words.since})|(?P<before>{words.before})|(?P<until>{words.until})|"
            rf"(?P<after>{words.after})|(?:{words.on}))"
        )
        articles = rf"(?P<article>{words.articles})"
        named = rf"(?P<the>{words.the}(?:{words.named})?)"
        self.attribute = _compiled(rf"(?<!\w){prep}(?:{words.named})?$")
        self.attributed = _compiled(rf"(?:['’]s?)?\s+{articles}(?!\w)" if words.possessive else r"(?!)(?P<article>)")
        self._tails = {
            kind: _compiled(
                rf"{words.possessive}\s+(?P<article>{words.written if kind is Kind.AUTHOR else words.articles})(?!\w)"
                if words.possessive
                else (rf"-(?P<article>{words.articles})(?!\w)" if code == "de" else r"(?!)(?P<article>)")
            )
            for kind in Kind
        }
        self._tails[Kind.TITLE] = _compiled(r"(?!)(?P<article>)")
        self._leads = {
            Kind.OUTLET: _compiled(rf"(?<!\w){prep}{articles}\s+{by}{named}$"),
            Kind.AUTHOR: _compiled(rf"(?<!\w){prep}{articles}\s+(?:{by}|(?:{words.author})\s+){named}$"),
            Kind.TITLE: _compiled(rf"(?<!\w){prep}{articles}\s+(?:{words.called})?$"),
        }
        self.inside = _compiled(rf"(?<!\w)(?P<prep>{words.inside})\s+(?P<the>{words.the}(?:{words.named})?)$")
        self.told = _compiled(rf"(?<!\w)(?P<prep>{words.told})\s+(?P<the>{words.the}(?:{words.named})?)$")
        self.named = _compiled(rf"(?<!\w)(?P<name>{named})$")
        self.says = _compiled(rf"(?<!\w)(?:{words.says})\s+(?P<name>{named})$")
        self.saying = _compiled(rf"\s+(?:{words.saying})(?!\w)" if words.saying else "")
        shown = rf"(?:\s*(?:{words.shown}))?"
        self.dated = _compiled(rf"(?<!\w){prep}{articles}{shown}(?:\s+{when})?\s*{words.the}$")
        self.when = _compiled(rf"(?<!\w)(?P<when>(?:(?:{words.shown})\s+)?(?:{when}))\s+{words.the}$")
        self._one = _compiled(words.one)
        self.ends = _compiled(_ENDS)
        capital = r"[^\W\d_a-zа-яёіїєґà-ÿ][\w'’-]+"
        self.stranger = re.compile(
            rf"(?<!\w)(?i:{prep}{articles}\s+{words.author}\s+(?:{words.named})?)(?P<name>{capital}(?:\s+{capital}){{0,3}})"
        )
        self.strange_outlet = re.compile(
            rf"(?<!\w)(?i:the\s+)(?P<name>(?:{capital}\s+){{1,4}})(?P<article>(?i:{words.articles}))(?!\w)"
            if code == "en"
            else r"(?!)(?P<name>)"
        )

    def means_one(self, lead: re.Match[str]) -> bool:
        """Whether what stands before an article has "an" in it: then the text may be what tells of that article."""
        return self._one.match(lead["det"]) is not None

    def tail_of(self, kind: Kind) -> re.Pattern[str]:
        """For what stands behind a name in front of an article: "'s article"."""
        return self._tails[kind]

    def lead_of(self, mention: Mention) -> re.Pattern[str]:
        """For what stands before a name behind an article: "in the article by"."""
        return self._leads[mention.kind]


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@cache
def patterns(*, cyrillic: bool) -> tuple[Patterns, ...]:
    """The expressions of the languages that are written in Cyrillic letters, or of the others."""
    codes = ("ru", "uk") if cyrillic else ("en", "de", "fr", "es")
    return tuple(Patterns(code, WORDS[code]) for code in codes)
