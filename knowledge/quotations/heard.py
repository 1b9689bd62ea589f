"""When, where and in which medium something was said, where the reporting clause says so.

Only words that hang on the clause itself count: right behind it, at the start of its sentence, or between speaker and
verb. A time or a place further away may belong to what was said ("said the fire on Monday was small").
"""

from __future__ import annotations

import re
from bisect import bisect_left

from knowledge.quotations.attribution import Attribution
from knowledge.quotations.occasions import Occasions, Phrase, occasions_for
from knowledge.quotations.phrases import Phrases, weight
from knowledge.speakers.analysis import Scene
from knowledge.speakers.mention import Mention
from knowledge.speakers.report import CueKind
from knowledge.speakers.stage import Clause
from knowledge.speakers.tokens import Frame, TokenKind
from knowledge.speakers.voices import Range

_REACH = 240
"""Characters within which an occasion must end."""
_OBJECT = 8
"""Words behind a verb of telling that can name those spoken to."""
_LONGEST_NAME = 40
"""Characters up to which words in marks inside a clause can be the name of a paper or a programme."""
_LEADING = 3
"""Words that may stand before the occasion that opens a sentence, each of them one of `_LEADERS` or a conjunction."""
_LEADERS = frozenset({"but", "then", "но", "а", "как", "але", "як", "also", ","})
_IN_MARKS = re.compile(r"[«„“\"][^«»„“”\"]+[»“”\"]")
_ENDS = frozenset(",.:;—–-?!…")
_INSERTION = re.compile(r",\s+[a-zа-яіїєґ][^,“”\"«»„:;]{2,100},\s+")


def heard(text: str, language: str, scene: Scene, attribution: Attribution) -> Range | None:
    """The words of the quotation's reporting clause that say when or where it was said; None when none surely do.

    `text` and `language` (ISO 639-1) are the article's. The words lie in one sentence of the scene, outside all marks,
    and hold neither the speaker nor the cue.
    """
    if attribution.cue is None:
        return None
    tokens = scene.frame.tokens
    place = bisect_left(scene.clauses, attribution.cue[0], key=lambda clause: tokens[clause.report.first].start)
    if place == len(scene.clauses) or tokens[scene.clauses[place].report.first].start != attribution.cue[0]:
        return None
    return heard_in(text, language, scene, place)


def heard_in(text: str, language: str, scene: Scene, place: int) -> Range | None:
    """The same for the clause number `place` of the scene."""
    occasions = occasions_for(language)
    if occasions is None:
        return None
    reader = _Reader(text, scene, occasions)
    found = reader.best(scene.clauses[place])
    if found is None and scene.clauses[place].report.kind is CueKind.PARTICIPLE and place:
        before = scene.clauses[place - 1]
        starts = scene.frame.starts
        if before.voice is not None and starts[before.report.first] == starts[scene.clauses[place].report.first]:
            same = scene.clauses[place].voice
            found = reader.best(before) if same is not None and same.key == before.voice.key else None
    return found


class _Reader:
    """Reads the occasions around the clauses of one scene."""

    def __init__(self, text: str, scene: Scene, occasions: Occasions) -> None:
        self._text = text
        self._scene = scene
        self._frame: Frame = scene.frame
        self._occasions = occasions
        self._phrases = Phrases(text, occasions, scene.words)

    def best(self, clause: Clause) -> Range | None:
        """The most telling of the occasions behind, before and inside the clause."""
        chains = [
            chain
            for chain in (self._behind(clause), self._inside(clause), self._before(clause), self._trailing(clause))
            if chain
        ]
        if not chains:
            return None
        chosen = max(chains, key=weight)
        return chosen[0].start, chosen[-1].end

    def _behind(self, clause: Clause) -> list[Phrase]:
        """The chain right behind the clause ("said Lee in an interview on Monday"); a name in marks may stand in it,
        of which the more telling side counts."""
        report = clause.report
        if report.kind is CueKind.NAMING:
            return []
        last = report.reach[1]
        finished = self._finished(clause) and report.kind is not CueKind.ACCORDING
        tells = self._occasions.is_told(self._frame.low(report.last), report.inverted)
        found: list[list[Phrase]] = []
        start = self._behind_role(clause, self._end_of(last))
        for limit, resume in self._stretches(last):
            chain = self._phrases.chain(start, limit, audience=tells and not found)
            if not chain and not found:
                chain = self._behind_object(report.last, limit) if tells else self._behind_insertion(start, limit)
            if not chain or self._comes_apart(start, chain, finished):
                break
            found.append(self._certain(chain, limit, finished))
            if self._text[chain[-1].end : limit].strip():
                break
            start = resume
        telling = [chain for chain in found if chain and not self._says_nothing(chain)]
        return max(telling, key=weight) if telling else []

    def _stretches(self, index: int) -> list[tuple[int, int]]:
        """Where the reporter's words behind token `index` end, and where they go on behind a name in marks."""
        tokens, end = self._frame.tokens, self._frame.ends[index]
        reach = tokens[index].end + _REACH
        found: list[tuple[int, int]] = []
        for position in range(index + 1, end):
            if tokens[position].start >= reach:
                break
            if self._frame.kind(position) is TokenKind.QUOTE:
                found.append((tokens[position].start, tokens[position].end))
                if not self._is_name(position):
                    return found
        return [*found, (min(max(tokens[end - 1].end, self._end_of(index)), reach),) * 2]

    def _behind_object(self, verb: int, limit: int) -> list[Phrase]:
        """The chain behind the one spoken to ("told Bob Ray, the harbour master, on Monday")."""
        frame, words = self._frame, self._scene.words
        index = verb + 1
        while index <= verb + _OBJECT and frame.kind(index) is TokenKind.WORD:
            low = frame.low(index)
            named = frame.tokens[index].capital and low not in words.not_names
            pronoun = index == verb + 1 and low in words.pronouns
            if not (named or pronoun or low in words.determiners | words.describing or words.is_role(low)):
                break
            index += 1
        return self._phrases.chain(self._end_of(index - 1), limit) if index > verb + 1 else []

    def _behind_insertion(self, start: int, limit: int) -> list[Phrase]:
        """The medium behind words about the speaker that commas enclose ("said Lee, who won the race, in a letter")."""
        inserted = _INSERTION.match(self._text, start, limit)
        chain = self._phrases.chain(inserted.end(), limit) if inserted is not None else []
        return chain if chain and chain[0].sure else []

    def _says_nothing(self, chain: list[Phrase]) -> bool:
        """Whether the chain is one word for those spoken to ("журналистам"), which is neither time nor place."""
        if len(chain) > 1 or chain[0].kind != "audience":
            return False
        words = self._text[chain[0].start : chain[0].end].split()
        return len(words) == 1 and not words[0][:1].isupper()

    def _behind_role(self, clause: Clause, start: int) -> int:
        """The end of the apposition that follows the speaker at `start` ("said Lee, the mayor of Tor, in an ...")."""
        role = clause.report.mention.role if clause.report.mention is not None else None
        if role is None or role[0] < start or self._text[start : role[0]].strip() != ",":
            return start
        return role[1]

    def _comes_apart(self, start: int, chain: list[Phrase], finished: bool) -> bool:
        """Whether a comma parts the clause from a mere time or place, which may then belong to something else."""
        return "," in self._text[start : chain[0].start] and not (finished or chain[0].sure)

    def _certain(self, chain: list[Phrase], limit: int, finished: bool) -> list[Phrase]:
        """The chain as far as it surely tells of the speech: all of it where it visibly ends, or where what was said
        is over already; else up to its last phrase that can be nothing else."""
        end = chain[-1].end
        rest = self._text[end:limit].lstrip(" \u00a0")
        following = re.match(r"[\w’'-]+", rest)
        word = following.group().lower() if following is not None else ""
        conjunct = self._scene.words.conjunct
        closed = (
            not rest
            or rest[0] in _ENDS
            or word in conjunct
            or (finished and (word in self._occasions.followers or not word))
        )
        if closed or (finished and "," not in self._text[chain[0].start - 2 : chain[0].start]):
            return chain
        while chain and not chain[-1].sure:
            chain = chain[:-1]
        return chain

    def _finished(self, clause: Clause) -> bool:
        """Whether what was said stands in front of the clause, so that its end is nothing but the reporter's."""
        first = clause.report.reach[0]
        before = first - 1
        while before >= self._frame.starts[first] and self._frame.low(before) in (",", "—", "–", "-"):
            before -= 1
        if self._frame.kind(before) is TokenKind.QUOTE:
            return True
        paused = before < first - 1
        return paused and clause.report.inverted and before >= self._frame.starts[first]

    def _inside(self, clause: Clause) -> list[Phrase]:
        """The chain between speaker and verb ("Lee, speaking on Monday, said", "Лосев в понедельник сообщил")."""
        report = clause.report
        if report.mention is None:
            return []
        if report.inverted:
            return self._between(report.last, report.mention)
        if report.mention.last + 1 >= report.first:
            return []
        limit = self._frame.tokens[report.first].start
        for index in range(report.mention.last, report.first - 1):
            opens = index == report.mention.last or self._frame.low(index) == ","
            if not opens or self._frame.kind(index) is TokenKind.QUOTE:
                continue
            start = self._end_of(index)
            chain = self._phrases.chain(start, limit)
            if chain and self._only_between(chain[-1].end, limit):
                return chain
        return []

    def _between(self, verb: int, mention: Mention) -> list[Phrase]:
        """The chain between the verb and the speaker behind it ("сказал вчера Лосев")."""
        limit = min(mention.start, mention.role[0]) if mention.role is not None else mention.start
        start = self._end_of(verb)
        if start >= limit or self._frame.low(verb) not in self._scene.words.speech:
            return []
        chain = self._phrases.chain(start, limit)
        return chain if chain and self._leads_on(chain[-1].end, limit) else []

    def _only_between(self, start: int, end: int) -> bool:
        """Whether nothing but a pause, an auxiliary or an adverb stands in the text between."""
        between = re.findall(r"[\w’'-]+", self._text[start:end])
        words = self._scene.words
        return all(word.lower() in words.between or word.lower().endswith("ly") for word in between)

    def _before(self, clause: Clause) -> list[Phrase]:
        """The chain that opens the clause's sentence, or stands behind the quotation before it ("On Monday, Lee
        said")."""
        frame, words = self._frame, self._scene.words
        first = clause.report.reach[0]
        start = self._opening(first)
        while first > start and frame.low(first - 1) in words.determiners:
            first -= 1
        behind_quote = start > frame.starts[start] and frame.kind(start - 1) is TokenKind.QUOTE
        if start >= first or clause.report.kind is CueKind.ACCORDING or behind_quote:
            return []
        begin, limit = frame.tokens[start].start, frame.tokens[first].start
        for skip in range(_LEADING):
            chain = self._phrases.chain(begin, limit)
            if chain:
                surely = chain[0].sure or not self._is_inserted(clause)
                return chain if surely and self._leads_on(chain[-1].end, limit) else []
            if frame.low(start + skip) not in words.joining | words.conjunct | _LEADERS or start + skip + 1 >= first:
                break
            begin = frame.tokens[start + skip + 1].start
        return []

    def _is_inserted(self, clause: Clause) -> bool:
        """Whether the clause stands inside what it reports ("On Monday, Lee said, the bridge will close")."""
        behind = clause.report.reach[1] + 1
        return self._frame.low(behind) == "," and self._frame.kind(behind + 1) is TokenKind.WORD

    def _leads_on(self, start: int, limit: int) -> bool:
        """Whether nothing but a comma, or the name of a paper in marks, stands in the text between."""
        between = self._text[start:limit].strip().rstrip(",")
        return not between or (_IN_MARKS.fullmatch(between) is not None and len(between) <= _LONGEST_NAME)

    def _opening(self, first: int) -> int:
        """The first token of the clause's sentence, or the one behind the last quotation before the clause."""
        start = self._frame.starts[first]
        for index in range(first - 1, max(start, first - 40) - 1, -1):
            stops = self._frame.kind(index) is TokenKind.QUOTE and not self._is_name(index)
            if stops or self._frame.low(index) in (";", ":"):
                return index + 1
        return start

    def _is_name(self, index: int) -> bool:
        """Whether the words in marks at token `index` can be a name: few, a capital first, no end mark."""
        token = self._frame.tokens[index]
        capital = self._text[token.start : token.end].lstrip("«„“\"'‘").lstrip()[:1].isupper()
        return capital and token.low.isalnum() and token.end - token.start <= _LONGEST_NAME

    def _trailing(self, clause: Clause) -> list[Phrase]:
        """The medium that ends the sentence behind the quotation ("called it “a mess” in an interview with X")."""
        last = clause.report.reach[1]
        end = self._frame.ends[last]
        quote = next(
            (i for i in range(end - 1, max(last, end - 40), -1) if self._frame.kind(i) is TokenKind.QUOTE), None
        )
        if quote is None or clause.report.kind is CueKind.ACCORDING:
            return []
        clauses = self._scene.clauses
        following = bisect_left(clauses, quote, key=lambda other: other.report.first)
        if following < len(clauses) and clauses[following].report.first < end:
            return []
        start, limit = self._frame.tokens[quote].end, self._frame.tokens[end - 1].end
        chain = self._phrases.chain(start, min(limit, start + _REACH))
        if not chain or not chain[0].sure or chain[0].kind != "speech" or "," in self._text[start : chain[0].start]:
            return []
        rest = self._text[chain[-1].end : limit].strip()
        return chain if rest in ("", ".", "!", "?") or rest.startswith((",", ".")) else []

    def _end_of(self, index: int) -> int:
        """Where the token ends in the text, its possessive ending included."""
        token = self._frame.tokens[index]
        ending = self._text[token.end : token.end + 2].replace("’", "'") == "'s"
        return token.end + 2 if token.possessive and ending else token.end
