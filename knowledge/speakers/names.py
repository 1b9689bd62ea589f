"""Names in an article: where they stand, and what in front of them is no part of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge.speakers.cases import in_order, is_given_form, is_patronymic
from knowledge.speakers.tokens import Token, TokenKind
from knowledge.speakers.words import Words
from knowledge.speakers.words.given_names import is_given
from knowledge.speakers.words.slavic_names import GIVEN

_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_LONGEST_RUN = 14
_STARTERS = frozenset(".!?…:\"“«„'-–—")
_KEPT = frozenset("\u0306")
"""The breve stays: it makes a letter of its own in Cyrillic."""
_CONNECTORS = frozenset({"of", "for", "and", "the", "on"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a block: tokens `first` to `last` (inclusive), characters `start` to `end` of the article's text.

    `words` are its folded words without initials and suffixes, `suffix` a generational one ("jr"); `lead` is the token
    where the titles in front of it begin (`first` when there are none), `honorific` the folded form of address.
    """

    first: int
    last: int
    start: int
    end: int
    words: tuple[str, ...]
    suffix: str
    lead: int
    honorific: str
    organisation: bool
    possessive: bool

    @property
    def full(self) -> bool:
        """Whether it can be a person's name and surname."""
        return len(self.words) > 1 and not self.organisation


def names_in(
    text: str,
    tokens: Sequence[Token],
    words: Words,
    lowers: frozenset[str],
    surnames: frozenset[str] = frozenset(),
) -> list[Name]:
    """The names among the tokens of a block, in order. `lowers` are the words that the article writes in lower case,
    `surnames` the titles that it gives as surnames (`titles_as_surnames`)."""
    found: list[Name] = []
    index = 0
    while index < len(tokens):
        if not tokens[index].capital or _is_adjective(tokens[index], words):
            index += 1
            continue
        last = _run_end(text, tokens, index, words)
        alone = last == index and tokens[index].low in surnames
        if alone and not (index and tokens[index - 1].low in words.determiners):
            found.append(_surname(tokens, index))
            index = last + 1
            continue
        found.extend(_names_of_run(text, tokens, index, last, words, lowers))
        index = last + 1
    return found


def titles_as_surnames(blocks: Iterable[Sequence[Token]], words: Words) -> frozenset[str]:
    """The titles and nouns for people that stand behind a given name, at the end of a name ("Ann Bishop")."""
    if words.cased or words.capital_nouns:
        return frozenset()
    titles = words.titles | words.roles
    return frozenset(
        two.low
        for tokens in blocks
        for index, (one, two) in enumerate(pairwise(tokens))
        if two.capital and two.low in titles and one.capital and is_given(one.low) and not one.possessive
        if not (index + 2 < len(tokens) and tokens[index + 2].capital)
    )


def _surname(tokens: Sequence[Token], index: int) -> Name:
    """The name that a title alone is."""
    token = tokens[index]
    return Name(
        index, index, token.start, token.end, (plain(token.low),), "", index, "", organisation=False,
        possessive=token.possessive,
    )  # fmt: skip


def _is_adjective(token: Token, words: Words) -> bool:
    """Whether a hyphen makes an adjective of a name ("Lee-style", "Kestle-based")."""
    return "-" in token.low and token.low.rpartition("-")[2] in words.qualifying and token.text[-1].islower()


def _touching(text: str, left: Token, right: Token) -> bool:
    """Whether nothing but a blank stands between two tokens."""
    return (
        right.kind is TokenKind.WORD
        and 0 < right.start - left.end <= 2
        and not text[left.end : right.start].strip(" \t\n\u00a0'’")
    )


def _run_end(text: str, tokens: Sequence[Token], index: int, words: Words) -> int:
    """The last token of the run of capitalised words, particles between them included, that starts at `index`."""
    last = index
    while True:
        if last - index >= _LONGEST_RUN or (tokens[last].possessive and not _names_a_body(tokens, last, words)):
            return last
        step = _next_of_run(text, tokens, index, last, words)
        if step is None:
            return last
        last = step


def _names_a_body(tokens: Sequence[Token], owner: int, words: Words) -> bool:
    """Whether the possessive is part of the name of a body ("the Dockers' Union")."""
    body = _behind(tokens, owner)
    plural = tokens[owner].text[-1:] in "sS"
    return plural and body < len(tokens) and tokens[body].capital and tokens[body].low in words.organisations


def _behind(tokens: Sequence[Token], index: int) -> int:
    """The token that follows, past the apostrophe of a plural possessive."""
    following = index + 1
    apostrophe = tokens[index].possessive and following < len(tokens) and tokens[following].low == "'"
    return following + 1 if apostrophe else following


def _next_of_run(text: str, tokens: Sequence[Token], first: int, last: int, words: Words) -> int | None:
    following = _behind(tokens, last)
    if following >= len(tokens):
        return None
    if tokens[following].low == "," and following + 1 < len(tokens) and tokens[following + 1].low in _SUFFIXES:
        return following + 1 if tokens[following + 1].capital else None
    if not _touching(text, tokens[last], tokens[following]):
        return None
    if _is_adjective(tokens[following], words):
        return None
    if tokens[following].capital or _has_particle(tokens[following], words):
        return following
    connectors = words.particles
    if _takes_department(tokens[last].low):
        connectors = connectors | {"of"}
    titled, _ = _behind_titles(tokens, first, last, words)  # "Senate Leader Ann Lee of Northland"
    if any(tokens[index].low in words.organisations for index in range(titled, last + 1)):
        connectors = connectors | _CONNECTORS
    reach = following
    while reach < len(tokens) and reach < following + 2 and tokens[reach].low in connectors:
        if reach + 1 >= len(tokens) or not _touching(text, tokens[reach], tokens[reach + 1]):
            return None
        if tokens[reach + 1].capital:
            return reach + 1
        reach += 1
    return None


def _has_particle(token: Token, words: Words) -> bool:
    """Whether the word is a surname with a particle before its hyphen ("al-Hadi")."""
    particle, hyphen, surname = token.text.partition("-")
    return bool(hyphen) and particle in words.particles and surname[:1].isupper()


def _names_of_run(
    text: str, tokens: Sequence[Token], first: int, last: int, words: Words, lowers: frozenset[str]
) -> list[Name]:
    """The name of a run of capitals, without the words in front that are no part of it; two if a day splits it."""
    for index in range(first + 1, last + 1):
        if tokens[index].capital and _splits(tokens, index, last, words):
            left = _names_of_run(text, tokens, first, index - 1, words, lowers)
            return left + (_names_of_run(text, tokens, index + 1, last, words, lowers) if index < last else [])
    given = _given_inside(tokens, first, last, words) if words.cased or words.capital_nouns else None
    if given is not None:
        left = _names_of_run(text, tokens, first, given - 1, words, lowers)
        return left + _names_of_run(text, tokens, given, last, words, lowers)
    lead = first
    if first < last and starts_sentence(tokens, first):
        low = tokens[first].low
        if _splits(tokens, first, last, words) or words.is_cue(low) or low in words.participles:  # "Continued Lee:"
            first = lead = first + 1
    titled, honorific = _behind_titles(tokens, first, last, words)
    organisation = any(tokens[index].low in words.organisations for index in range(first, last + 1))
    if titled == first and organisation:
        return _name(tokens, first, last, lead, honorific, words)
    first = _behind_qualifiers(tokens, titled, last, words)
    if words.cased and first + 1 == last and starts_sentence(tokens, first) and tokens[last].low in GIVEN:
        first += tokens[first].low in lowers
    initial = words.cased and first < last and tokens[first + 1].text.endswith(".")
    if first == lead and first + 1 < last and starts_sentence(tokens, lead) and tokens[first].low in lowers:
        first += not initial  # "Sidorov I. P." keeps its surname
    placed = words.capital_nouns or starts_sentence(tokens, first)
    if first == last and not honorific and placed and _is_common(tokens[first], lowers):
        return []
    return _name(tokens, first, last, lead, honorific, words)


def _splits(tokens: Sequence[Token], index: int, last: int, words: Words) -> bool:
    """Whether the word is part of no name, though it has a capital: a day, the first word of a sentence.

    A month can be a given name before a surname ("April Lee") and a surname behind a given name ("Ann May").
    """
    low = tokens[index].low
    if low not in words.not_names or low in words.demonyms or low in words.organisations:
        return False
    if low not in words.given_months or _is_dated(tokens, index, words):
        return True
    return not (index < last or (index and is_given(tokens[index - 1].low)))


def _is_dated(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """Whether the month belongs to a date: a preposition or a number touches it."""
    before = tokens[index - 1].low if index else ""
    behind = tokens[index + 1].low if index + 1 < len(tokens) else ""
    return before in words.prepositions | words.times or before[:1].isdigit() or behind[:1].isdigit()


def _behind_titles(tokens: Sequence[Token], first: int, last: int, words: Words) -> tuple[int, str]:
    """The token behind the last title of a run, and the form of address if that is what the title is."""
    for index in range(last - 1, first - 1, -1):
        low = tokens[index].low
        role = low in words.roles and low not in words.organisations
        if role or low in words.titles or low in words.honorifics or "-of-" in low:  # "Mum-of-three Ann Lee"
            department = _takes_department(low) and tokens[index + 1].low == "of" and index + 3 <= last
            return index + (3 if department else 1), low if low in words.honorifics else ""
    return first, ""


def _behind_qualifiers(tokens: Sequence[Token], first: int, last: int, words: Words) -> int:
    """The token behind the nationalities, parties and acronyms that stand in front of a person's name."""
    for index in range(last - 1, first - 1, -1):
        low = tokens[index].low
        if (low in words.demonyms and not (is_given(low) and index == first == last - 1)) or _acronym(
            tokens, index, last
        ):
            first = index + 1
            break
    while first < last and tokens[first].low in words.not_names:
        first += 1
    return first


def _given_inside(tokens: Sequence[Token], first: int, last: int, words: Words) -> int | None:
    """The token inside a run where a person's own name starts, behind a country or the first word of a sentence."""
    known = is_given_form if words.cased else is_given
    for index in range(first + 1, last):
        one, two = tokens[index - 1].low, tokens[index].low
        documented = index == first + 1 and last == index + 1 and is_patronymic(tokens[last].low)
        if known(two) and not known(one) and not documented:
            return index
    return None


def _is_common(token: Token, lowers: frozenset[str]) -> bool:
    """Whether a word at the start of a sentence is capitalised only for its place."""
    return token.low in lowers or (token.low.endswith("ly") and not token.possessive and len(token.low) > 5)


def _takes_department(low: str) -> bool:
    """Whether the title goes on with "of" and a department ("Secretary of State")."""
    return low in ("secretary", "undersecretary")


def _acronym(tokens: Sequence[Token], index: int, last: int) -> bool:
    """Whether the token is an abbreviation in capitals before a name that is not all in capitals ("HBC Ann Lee")."""
    raw = tokens[index].text
    return len(raw) > 2 and raw.isupper() and raw.isalpha() and not tokens[last].text.isupper()


def starts_sentence(tokens: Sequence[Token], index: int) -> bool:
    """Whether a sentence begins at the token, as far as the mark before it tells."""
    return index == 0 or (tokens[index - 1].low[:1] in _STARTERS and tokens[index - 1].kind is not TokenKind.WORD)


def _name(tokens: Sequence[Token], first: int, last: int, lead: int, honorific: str, words: Words) -> list[Name]:
    lows = [tokens[i].low.rstrip(".") for i in range(first, last + 1) if tokens[i].kind is TokenKind.WORD]
    suffix = ""
    if len(lows) > 1 and lows[-1] in _SUFFIXES:
        suffix = lows.pop()
    kept = tuple(plain(low) for position, low in enumerate(lows) if len(low) > 1 or position == 0)
    if words.cased:
        kept = in_order(kept)
    common = words.not_names | words.titles | words.roles
    if not kept or (len(kept) == 1 and (len(kept[0]) < 2 or (not honorific and tokens[first].low in common))):
        return []
    if any(low.startswith("i'") for low in lows) or (
        tokens[last].text.endswith(".") and tokens[last].low in words.titles
    ):
        return []
    acronym = first == last and tokens[first].text.isupper() and len(tokens[first].text) > 2
    organisation = acronym or (lead == first and any(low in words.organisations for low in lows))
    return [
        Name(
            first, last, tokens[first].start, tokens[last].end, kept, suffix, lead, honorific, organisation,
            tokens[last].possessive,
        )
    ]  # fmt: skip


def plain(word: str) -> str:
    """A folded word without diacritics on Latin letters, for comparison only."""
    decomposed = unicodedata.normalize("NFKD", word)
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c) or c in _KEPT))


def hidden_names(tokens: Sequence[Token], surnames: frozenset[str]) -> Iterator[Name]:
    """The full names among capitalised words of which not all make one name, as in a headline or the title of a show:
    a given name and, behind it, one of the folded `surnames`."""
    for index in range(len(tokens) - 1):
        one, two = tokens[index], tokens[index + 1]
        if one.capital and two.capital and is_given(one.low) and plain(two.low) in surnames and not one.possessive:
            words = (plain(one.low), plain(two.low))
            yield Name(
                index, index + 1, one.start, two.end, words, "", index, "", organisation=False,
                possessive=two.possessive,
            )  # fmt: skip
