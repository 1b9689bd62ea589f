"""Names in an article and the people behind them: which mentions are one person, and that person's fullest form."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge.speakers.cases import in_order, is_given_form, is_patronymic, stem
from knowledge.speakers.tokens import Token, TokenKind
from knowledge.speakers.words import Words
from knowledge.speakers.words.given_names import gender_of, is_given
from knowledge.speakers.words.slavic_names import GIVEN

_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_LONGEST_RUN = 14
_NAMESAKES = 40
"""People of one surname that are told apart; with so many, a bare surname says nothing anyway."""
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


@dataclass(slots=True)
class Person:
    """Somebody with a full name: `form` is its fullest form, `since` the offset where the article first gives one.

    `gender` is "m", "f" or empty where forms of address and given name do not tell. `mentions` counts full names.
    """

    words: tuple[str, ...]
    suffix: str
    form: Name
    since: int
    gender: str = ""
    mentions: int = 1

    def takes(self, name: Name) -> bool:
        """Whether the full name `name` is this person's, perhaps in another form."""
        return self.suffix == name.suffix and _same_person(self.words, name.words)


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
        index, index, token.start, token.end, (_plain(token.low),), "", index, "", organisation=False,
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
    if first < last and _starts_sentence(tokens, first):
        low = tokens[first].low
        if _splits(tokens, first, last, words) or words.is_cue(low) or low in words.participles:  # "Continued Lee:"
            first = lead = first + 1
    titled, honorific = _behind_titles(tokens, first, last, words)
    organisation = any(tokens[index].low in words.organisations for index in range(first, last + 1))
    if titled == first and organisation:
        return _name(tokens, first, last, lead, honorific, words)
    first = _behind_qualifiers(tokens, titled, last, words)
    if words.cased and first + 1 == last and _starts_sentence(tokens, first) and tokens[last].low in GIVEN:
        first += tokens[first].low in lowers
    initial = words.cased and first < last and tokens[first + 1].text.endswith(".")
    if first == lead and first + 1 < last and _starts_sentence(tokens, lead) and tokens[first].low in lowers:
        first += not initial  # "Sidorov I. P." keeps its surname
    placed = words.capital_nouns or _starts_sentence(tokens, first)
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


def _starts_sentence(tokens: Sequence[Token], index: int) -> bool:
    return index == 0 or (tokens[index - 1].low[:1] in _STARTERS and tokens[index - 1].kind is not TokenKind.WORD)


def _name(tokens: Sequence[Token], first: int, last: int, lead: int, honorific: str, words: Words) -> list[Name]:
    lows = [tokens[i].low.rstrip(".") for i in range(first, last + 1) if tokens[i].kind is TokenKind.WORD]
    suffix = ""
    if len(lows) > 1 and lows[-1] in _SUFFIXES:
        suffix = lows.pop()
    kept = tuple(_plain(low) for position, low in enumerate(lows) if len(low) > 1 or position == 0)
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


def _plain(word: str) -> str:
    """A folded word without diacritics on Latin letters, for comparison only."""
    decomposed = unicodedata.normalize("NFKD", word)
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c) or c in _KEPT))


def _transliterated(word: str) -> str:
    """A word with the spellings that one name takes in Latin letters ("Dmitry", "Dmitri") made one."""
    single = word.replace("y", "i").replace("j", "i")
    while "ii" in single:
        single = single.replace("ii", "i")
    return single


def _same_word(one: str, two: str) -> bool:
    return one == two or _transliterated(one) == _transliterated(two)


def _same_person(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether two full names can be forms of one: one surname, and one first name or its initial."""
    if not _same_word(one[-1], two[-1]):
        return False
    if len(one) != len(two):
        short, long = sorted((one, two), key=len)
        if len(short) > 1 and all(_same_word(a, b) for a, b in zip(short, long[-len(short) :], strict=True)):
            return True
    first, second = one[0], two[0]
    if len(first) == 1 or len(second) == 1:
        return first[0] == second[0]
    return _same_word(first, second)


class People:
    """The people of one article. Built from all names of its text; looks up who a mention is."""

    def __init__(self, names: Sequence[Name], words: Words) -> None:
        self._masculine, self._feminine = words.masculine, words.feminine
        self._by_surname: dict[str, list[Person]] = defaultdict(list)
        self._by_first_name: dict[str, list[Person]] = defaultdict(list)
        self._honorifics: dict[str, set[str]] = defaultdict(set)
        self._counts: Counter[str] = Counter()
        for name in names:
            self._counts[_transliterated(name.words[-1])] += 1
            if name.full:
                self._add(name)
            if name.honorific:
                self._honorifics[_transliterated(name.words[-1])].add(name.honorific.rstrip("."))
        for people in self._by_surname.values():
            for person in people:
                self._by_first_name[person.words[0]].append(person)

    def _add(self, name: Name) -> None:
        people = self._by_surname[_transliterated(name.words[-1])]
        for person in people:
            if person.takes(name):
                person.mentions += 1
                person.gender = person.gender or self._gender(name)
                if _fuller(name, person.form):
                    person.form = name
                    person.words = name.words
                return
        if len(people) < _NAMESAKES:
            people.append(Person(name.words, name.suffix, name, name.start, self._gender(name)))

    def _gender(self, name: Name) -> str:
        if name.honorific in self._masculine:
            return "m"
        return "f" if name.honorific in self._feminine else gender_of(name.words[0], name.words[-1])

    def named(self, name: Name) -> list[Person]:
        """The people that the mention can be: one when it is clear, several when it is not, none for other names."""
        shouted = len(name.words) == 1 and name.words[0] in self._by_surname  # "LEE" in a transcript
        if name.organisation and not shouted:
            return []
        people = self._by_surname.get(_transliterated(name.words[-1]), [])
        if len(name.words) > 1:
            return [person for person in people if person.takes(name)]
        if not people:
            return self._by_first_name.get(name.words[0], []) if not name.honorific else []
        if len(people) == 1 and self.shared(name):
            return []
        return [person for person in people if person.suffix == name.suffix] if name.suffix else people

    def mentioned(self, name: Name) -> list[Person]:
        """The people that a name in the running text can be."""
        return self.named(name)

    def of_surname(self, surname: str) -> Sequence[Person]:
        """All who are named in full with the folded surname."""
        return self._by_surname.get(_transliterated(surname), ())

    def shared(self, name: Name) -> bool:
        """Whether the article gives forms of address of both a man and a woman to the surname."""
        return self._addressed(name) == {"m", "f"}

    def gender_of(self, name: Name) -> str:
        """The gender that given name and forms of address give to a name that is nobody's full name."""
        addressed = self._addressed(name)
        if len(addressed) == 1:
            return next(iter(addressed))
        return gender_of(name.words[0], name.words[-1]) if name.full else ""

    def share(self, name: Name) -> int:
        """How often the article names the surname, in any form."""
        return self._counts[_transliterated(name.words[-1])]

    def _addressed(self, name: Name) -> set[str]:
        forms = self._honorifics.get(_transliterated(name.words[-1]), set())
        return {gender for gender, words in (("m", self._masculine), ("f", self._feminine)) if forms & words}

    def named_in_genitive(self, name: Name) -> list[Person]:
        """The people that the mention can be behind "according to", where names change with their case."""
        return self.named(name)


def hidden_names(tokens: Sequence[Token], surnames: frozenset[str]) -> Iterator[Name]:
    """The full names among capitalised words of which not all make one name, as in a headline or the title of a show:
    a given name and, behind it, one of the folded `surnames`."""
    for index in range(len(tokens) - 1):
        one, two = tokens[index], tokens[index + 1]
        if one.capital and two.capital and is_given(one.low) and _plain(two.low) in surnames and not one.possessive:
            words = (_plain(one.low), _plain(two.low))
            yield Name(
                index, index + 1, one.start, two.end, words, "", index, "", organisation=False,
                possessive=two.possessive,
            )  # fmt: skip


def _fuller(one: Name, two: Name) -> bool:
    """Whether the form `one` says more than `two`: more words, then more characters by an initial."""
    if len(one.words) != len(two.words):
        return len(one.words) > len(two.words)
    return len(one.words[0]) > 1 == len(two.words[0]) or (one.last - one.first) > (two.last - two.first)


def common_words(blocks: Iterable[Sequence[Token]], words: Words) -> frozenset[str]:
    """The folded words that the tokens write with a small letter, and never with a capital inside a sentence.

    Where nouns have cases, the other forms of a word tell nothing: there all words are common that have a capital only
    at the start of a sentence, given names aside. Where all nouns have a capital, only what stands beside another
    capitalised word can be a name.
    """
    if words.capital_nouns:
        return _alone(blocks)
    small: set[str] = set()
    starting: set[str] = set()
    proper: set[str] = set()
    for tokens in blocks:
        for index, token in enumerate(tokens):
            if token.kind is not TokenKind.WORD:
                continue
            if token.text[0].islower() or (_starts_sentence(tokens, index) and token.low.endswith(words.gerunds)):
                small.add(token.low)
            elif not _starts_sentence(tokens, index):
                proper.add(token.low)
            elif words.cased and not is_given_form(token.low):
                starting.add(token.low)
    stems = {stem(low) for low in proper} if starting else set()
    return frozenset(small - proper | {low for low in starting if stem(low) not in stems})


def _alone(blocks: Iterable[Sequence[Token]]) -> frozenset[str]:
    """The folded words that never stand beside another capitalised word."""
    alone: set[str] = set()
    beside: set[str] = set()
    for tokens in blocks:
        for index, token in enumerate(tokens):
            near = (*tokens[max(0, index - 1) : index], *tokens[index + 1 : index + 2])
            (beside if token.capital and any(other.capital for other in near) else alone).add(token.low)
    return frozenset(alone - beside)
