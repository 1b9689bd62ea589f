"""Which quotation holds the words that somebody remembers: the same characters, the same words, or altered words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from knowledge.aligning import Alignment, align
from knowledge.claims import Claim, Message
from knowledge.folding import APOSTROPHES
from knowledge.models import SPEECH, Article, MatchMethod, Quotation, QuotationKind, Span, cut
from knowledge.speakers.words import words_for
from knowledge.utterances import Told, Utterance, line_of, told

EXACT_SCORE = 100.0
ALTERED_SCORE = 99.9
"""The most that altered words score."""
ALTERED = 0.65
"""Least likeness, 0..1, of words that are taken for a misremembered quotation."""
ALTERED_PART = 0.75
"""The same for one sentence of a longer text that nobody put in marks."""
ALTERED_WORDS, ALTERED_TELLING = 3, 2
"""Words, and content words shared, that altered words need: with fewer they are like too many others."""
FEW_TELLING, MOSTLY = 3, 0.67
"""With so few content words shared, so large a share of all words must be."""
SPELT_ALIKE, ALTERED_LETTERS = 0.85, 12
"""Likeness of the letters, 0..1, from which words are the same but for their spelling, and how many that takes."""
SPREAD = 0.12
"""How much less alike than the best one further quotations may be."""
SHARED = 0.3
"""Share of the weight that a quotation must have in common, in any order, to be compared word by word."""
LONGER = 3.0
"""How much more a claim may weigh than what it is compared with: even stripped of the speaker it could not be alike."""
COMPARED, NEAR = 10, 60
"""Quotations that are compared word by word, and those among which each sentence of a longer text is looked for."""

_MARKS = '"“”„«»‹›[]' + APOSTROPHES
_ENDS = ".,;:!?…-–— \t\r\n\u00a0"


@dataclass(frozen=True, slots=True)
class Found:
    """A quotation that holds the words asked for: where in the article they stand, how they were found, and how alike
    they are (0..100). `differs` and `altered` are those of QuotationMatch."""

    article: Article
    quotation: Quotation
    span: Span
    method: MatchMethod
    score: float
    differs: tuple[Span, ...] = ()
    altered: tuple[tuple[int, int], ...] = ()


def match(fragment: str, utterances: Sequence[Utterance], limit: int = 10) -> list[Found]:
    """The quotations that hold the words of `fragment`, best first, at most `limit` of them.

    The best method wins alone: the very characters, else the same words (case, accents, punctuation and the shape of
    marks aside), else altered words. Marks and end marks around the fragment do not count, and words are only found
    whole. A message that quotes somebody in marks is found by what stands in them. Speech comes before terms and
    headings with the same words, and what the outlet reports last. Words that tell nothing ("the", "it is") find only
    quotations that are nothing else.
    """
    if limit < 1:
        return []
    spoken = [each for each in utterances if each.parts[0].kind is not QuotationKind.REPORTED]
    reports = [each for each in utterances if each.parts[0].kind is QuotationKind.REPORTED]
    found = _Search(fragment, spoken).found()
    nothing = not found
    for reported in _Search(fragment, reports).found():
        known = any(reported.span.meets(other.span) for other in found)
        if nothing or (not known and reported.method is not MatchMethod.FUZZY):
            found.append(reported)
    return sorted(found, key=_rank)[:limit]


def nearest(fragment: str, utterances: Sequence[Utterance], limit: int = 5) -> list[Found]:
    """The quotations that share most of the telling words of a fragment, best first; none when none shares any.

    They are no match: `score` says how much of the words both have (Dice's coefficient by weight).
    """
    messages: dict[str, Message] = {}
    found = []
    for each in utterances:
        if len(each.parts) > 1 or each.parts[0].kind not in SPEECH:
            continue
        if each.language not in messages:
            messages[each.language] = Message(fragment, each.language)
        asked = messages[each.language]
        telling = {word.stem for word in asked.words if word.content}
        common = telling & each.stems.keys()
        if common:
            shared = sum(asked.whole.stems[stem] for stem in common)
            both = sum(min(asked.whole.stems[stem], each.stems[stem]) for stem in common)
            score = min(EXACT_SCORE * 2 * both / (asked.whole.weight + each.weight), ALTERED_SCORE)
            found.append((shared, Found(each.article, each.parts[0], each.parts[0].span, MatchMethod.FUZZY, score)))
    return [each for _, each in sorted(found, key=lambda pair: (-pair[0], -pair[1].score))[:limit]]


def tells(fragment: str, languages: Iterable[str]) -> bool:
    """Whether the words say enough to look for a quotation that holds them: more than stop words in some language."""
    return any(_telling(Message(_bare(fragment), language).words) for language in languages)


def _telling(asked: Sequence[Told]) -> bool:
    return any(word.content and (len(word.key) > 3 or len(asked) > 2 or word.number) for word in asked)


def _rank(found: Found) -> tuple[int, int, float]:
    kind = found.quotation.kind
    return (
        2 if kind is QuotationKind.REPORTED else 0 if kind in SPEECH else 1,
        found.method is MatchMethod.FUZZY,
        -found.score,
    )


def _bare(fragment: str) -> str:
    """The fragment without blanks, marks and end marks around it. An apostrophe inside a word stays."""
    return fragment.strip(_MARKS + _ENDS)


class _Search:
    """One fragment, looked for among utterances."""

    def __init__(self, fragment: str, utterances: Sequence[Utterance]) -> None:
        self._fragment = fragment
        self._utterances = utterances
        self._messages: dict[str, Message] = {}

    def found(self) -> list[Found]:
        """The matches by the best method, unordered."""
        telling = {u.language: _telling(self._message(u).words) for u in self._utterances}
        exact = [found for u in self._utterances for found in self._same(u, _whole, telling[u.language])]
        if any(found.quotation.kind in SPEECH or found.quotation.kind is QuotationKind.REPORTED for found in exact):
            return _best_of(exact)
        if exact or not any(telling.values()):  # a heading may be made of a quotation that it shortens
            return exact + [each for each in self._altered(_whole) if exact and each.quotation.kind in SPEECH]
        marked = self._in_marks()
        altered = self._altered(_whole)
        if marked and not any(self._reaches_beyond_marks(found) for found in altered):
            return marked
        return altered or self._altered_sentences()

    def _message(self, utterance: Utterance) -> Message:
        language = utterance.language
        if language not in self._messages:
            self._messages[language] = Message(self._fragment, language)
        return self._messages[language]

    # The same words

    def _same(self, utterance: Utterance, choose: _Choice, telling: bool = True) -> list[Found]:
        """Where the words of a claim stand one after another, in one part or over several."""
        claim = choose(self._message(utterance))
        at = utterance.line.find(claim.line) if claim is not None and claim.words else -1
        if claim is None or at < 0 or (not telling and claim.line != utterance.line):
            return []
        first = utterance.line.count(" ", 0, at + 1) - 1
        heard = utterance.words[first : first + len(claim.words)]
        parts = list(dict.fromkeys(utterance.part_of(word) for word in heard))
        if len(utterance.parts) > len(parts) == 1:
            return []  # the part is there by itself too
        found = []
        for part in parts:
            within = [word for word in heard if part.span.start <= word.start < part.span.end]
            span = part.span.part(within[0].start, within[-1].end)
            span, method = self._characters(utterance.article, part, span, claim)
            found.append(Found(utterance.article, part, span, method, EXACT_SCORE))
        return sorted(found, key=lambda each: -len(each.span))

    def _characters(self, article: Article, part: Quotation, span: Span, claim: Claim) -> tuple[Span, MatchMethod]:
        """The place of the very characters, if they are in the part, else that of the words."""
        start, end = claim.ranges[0][0], claim.ranges[-1][1]
        bare = _bare(self._fragment[start:end])
        at = _whole_words(cut(article, part.span), bare)
        if at is None:
            return span, MatchMethod.NORMALISED
        base = part.span.start + at
        return part.span.part(base, base + len(bare)), MatchMethod.EXACT

    # Words in marks

    def _in_marks(self) -> list[Found]:
        """The quotations that hold what the fragment puts in marks: all of it together, or each by itself."""
        if not any(m.marked for m in self._messages.values()):
            return []
        together = [found for u in self._utterances for found in self._same(u, _marks)] or self._altered(_marks)
        if together and together[0].method is not MatchMethod.FUZZY:
            return _best_of(together)
        count = max(len(message.marked) for message in self._messages.values())
        each = [self._one_mark(index) for index in range(count)] if count > 1 else []
        if sum(1 for found in each if found) < 2:
            return together or [f for index, m in enumerate(each) for f in self._flagged(m, _marks, _mark(index))]
        return [found for matches in each for found in matches]

    def _one_mark(self, index: int) -> list[Found]:
        choose = _mark(index)
        return _best_of([f for u in self._utterances for f in self._same(u, choose)]) or self._altered(choose)

    def _reaches_beyond_marks(self, found: Found) -> bool:
        """Whether altered words have something in common with the quotation that does not stand in marks."""
        message = self._messages[found.article.metadata.language]
        inside = [piece for claim in message.marked for piece in claim.ranges]
        outside = [w for w in message.words if w.content and not any(a <= w.start < b for a, b in inside)]
        said = {word.stem for word in told(cut(found.article, found.span), found.article.metadata.language)}
        return any(word.stem in said for word in outside)

    # Altered words

    def _altered(self, choose: _Choice, least: float = ALTERED) -> list[Found]:
        """The quotations that a claim is an altered form of."""
        compared: list[tuple[Utterance, Claim, Alignment]] = []
        for utterance, claim in self._comparable(choose):
            claim = _without_speaker(claim, utterance)
            alignment = align(claim.words, utterance.words, claim.gaps)
            if alignment is not None:
                alignment = _spelling_counted(alignment, claim, utterance)
            if alignment is not None and _is_altered(claim, utterance, alignment, least):
                compared.append((utterance, claim, alignment))
        best = max((alignment.likeness for _, _, alignment in compared), default=0.0)
        kept = [each for each in compared if each[2].likeness >= best - SPREAD]
        return _each_once(
            [found for each in sorted(kept, key=_order) for found in _altered_parts(self._fragment, *each)]
        )

    def _comparable(self, choose: _Choice) -> list[tuple[Utterance, Claim]]:
        """The utterances that share most with the claim, in any order."""
        weighed: list[tuple[float, int, Utterance, Claim]] = []
        for place, utterance in enumerate(self._utterances):
            claim = choose(self._message(utterance))
            if claim is None or len(claim.words) < ALTERED_WORDS or claim.weight > LONGER * utterance.weight:
                continue
            shared = sum(claim.stems[stem] for stem in claim.stems.keys() & utterance.stems.keys())
            if shared >= SHARED * min(claim.weight, utterance.weight):
                weighed.append((-shared, place, utterance, claim))
        return [(utterance, claim) for _, _, utterance, claim in sorted(weighed, key=lambda w: w[:2])[:COMPARED]]

    def _altered_sentences(self) -> list[Found]:
        """The quotations that hold one sentence of a longer text; the rest of the text is nobody's."""
        return _Search(self._fragment, self._nearest()).sentences()

    def _nearest(self) -> list[Utterance]:
        """The utterances that share most with all of the fragment."""
        shared = [
            (sum(asked[stem] for stem in asked.keys() & utterance.stems.keys()), -place)
            for place, utterance in enumerate(self._utterances)
            for asked in (self._message(utterance).whole.stems,)
        ]
        return [self._utterances[-place] for weight, place in sorted(shared, reverse=True)[:NEAR] if weight]

    def sentences(self) -> list[Found]:
        """The quotations that a sentence of the fragment is an altered form of, with all else in it as altered."""
        for utterance in self._utterances:
            self._message(utterance)
        count = max((len(message.sentences) for message in self._messages.values()), default=0)
        found: list[Found] = []
        for index in range(min(count, COMPARED)):

            def choose(message: Message, index: int = index) -> Claim | None:
                claims = message.sentences
                return claims[index] if index < len(claims) and len(claims[index].words) > ALTERED_WORDS else None

            found.extend(self._flagged(self._altered(choose, ALTERED_PART), _whole, choose))
        return _each_once(sorted(found, key=lambda each: -each.score))

    def _flagged(self, found: Iterable[Found], all_of: _Choice, part: _Choice | None = None) -> list[Found]:
        """Matches of a part of a claim, with the words of the rest as altered."""
        flagged = []
        for each in found:
            message = self._messages[each.article.metadata.language]
            whole, chosen = all_of(message), part(message) if part is not None else None
            inside = chosen.ranges if chosen is not None else ()
            rest = [
                w for w in (whole.words if whole is not None else ()) if not any(a <= w.start < b for a, b in inside)
            ]
            ranges = sorted({*each.altered, *((w.start, w.end) for w in rest)})
            score = min(each.score, ALTERED_SCORE)
            joined = _joined(ranges, self._fragment)
            flagged.append(replace(each, method=MatchMethod.FUZZY, score=score, altered=joined))
        return flagged


_Choice = Callable[[Message], Claim | None]


def _whole(message: Message) -> Claim | None:
    return message.whole


def _marks(message: Message) -> Claim | None:
    return message.all_marked


def _mark(index: int) -> _Choice:
    def choose(message: Message) -> Claim | None:
        claims = message.marked
        return claims[index] if index < len(claims) else None

    return choose


def _best_of(found: Sequence[Found]) -> list[Found]:
    """What has the very characters, if anything has, else all."""
    kinds = {each.method for each in found if each.quotation.kind in SPEECH} or {each.method for each in found}
    if MatchMethod.EXACT in kinds:
        return [each for each in found if each.method is MatchMethod.EXACT]
    return list(found)


def _order(compared: tuple[Utterance, Claim, Alignment]) -> tuple[float, int]:
    return (-round(compared[2].likeness, 2), len(compared[0].parts))


def _each_once(found: Iterable[Found]) -> list[Found]:
    """The first match of each quotation."""
    return list({(each.quotation.span, each.article.version): each for each in reversed(list(found))}.values())[::-1]


def _is_altered(claim: Claim, utterance: Utterance, alignment: Alignment, least: float) -> bool:
    """Whether what is claimed is that stretch in other words, and no sentence of its own on the same thing."""
    if (
        alignment.likeness < least
        or len(claim.words) < ALTERED_WORDS
        or (claim.asks and not _asks(utterance, alignment))
    ):
        return False
    if alignment.likeness >= SPELT_ALIKE and alignment.telling:
        return True
    if alignment.telling <= FEW_TELLING and alignment.shared < MOSTLY * len(claim.words):
        return False
    whole = alignment.first == 0 and alignment.last == len(utterance.words) - 1
    return alignment.telling >= (1 if whole and alignment.likeness >= ALTERED_PART else ALTERED_TELLING)


def _spelling_counted(alignment: Alignment, claim: Claim, utterance: Utterance) -> Alignment:
    """The alignment with the likeness of the letters, where that is great: words run together, or many slips."""
    if sum(len(word.key) for word in claim.words) < ALTERED_LETTERS:
        return alignment
    heard = utterance.words[alignment.first : alignment.last + 1]
    letters = fuzz.ratio(line_of(claim.words), line_of(heard)) / 100
    return replace(alignment, likeness=max(alignment.likeness, letters)) if letters >= SPELT_ALIKE else alignment


def _asks(utterance: Utterance, alignment: Alignment) -> bool:
    """Whether a question stands at the end of the stretch, or inside it."""
    heard = utterance.words[alignment.first : alignment.last + 1]
    return "?" in utterance.article.text[heard[0].start : heard[-1].end + 2]


def _without_speaker(claim: Claim, utterance: Utterance) -> Claim:
    """The claim without the words at its ends that only say whose words they are ("Ann Lee: ...", "..., said Lee")."""
    leading = _attribution(claim.words, utterance)
    trailing = _attribution(claim.words[::-1], utterance)
    if leading + trailing > len(claim.words) - ALTERED_WORDS:
        return claim
    return claim.without(leading, trailing)


def _attribution(asked: Sequence[Told], utterance: Utterance) -> int:
    """How many words, up to the last one that names the speaker or is a cue, only say whose words follow."""
    table = words_for(utterance.language)
    count, named = 0, False
    for place, word in enumerate(asked):
        names = word.stem in utterance.speaker_stems
        cue = table.is_cue(word.key)
        if word.content and not names and not cue and word.stem not in utterance.role_stems:
            break
        named = named or names
        if names or cue:
            count = place + 1
    return count if named else 0


def _altered_parts(fragment: str, utterance: Utterance, claim: Claim, alignment: Alignment) -> list[Found]:
    """A match for each part of the utterance that holds words of the claim: first the part with most of them, or, when
    the claim only leaves words out, the one that they are left out of."""
    heard = utterance.words[alignment.first : alignment.last + 1]
    same_asked = {i for i, _ in alignment.same}
    same_spoken = {utterance.words[j].start for _, j in alignment.same}
    altered = _joined([(w.start, w.end) for i, w in enumerate(claim.words) if i not in same_asked], fragment)
    unsaid = any(word.start not in same_spoken for word in heard)
    exact = not altered and not unsaid
    found: list[tuple[float, Found]] = []
    for part in utterance.parts:
        within = [word for word in heard if part.span.start <= word.start < part.span.end]
        shared = sum(word.weight for word in within if word.start in same_spoken)
        if not shared:
            continue
        differing = [(w.start, w.end) for w in within if w.start not in same_spoken]
        differs = tuple(part.span.part(*place) for place in _joined(differing, utterance.article.text))
        method = MatchMethod.NORMALISED if exact else MatchMethod.FUZZY
        score = EXACT_SCORE if exact else min(EXACT_SCORE * alignment.likeness, ALTERED_SCORE)
        span = part.span.part(within[0].start, within[-1].end)
        found.append(
            (
                shared + (not altered and bool(differs)) * claim.weight,
                Found(utterance.article, part, span, method, score, differs, altered),
            )
        )
    return [each for _, each in sorted(found, key=lambda pair: -pair[0])]


def _joined(ranges: Iterable[tuple[int, int]], text: str) -> tuple[tuple[int, int], ...]:
    """Ranges in order, those joined between which the text has no letter or digit."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if joined and not any(map(str.isalnum, text[joined[-1][1] : start])):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _whole_words(text: str, wanted: str) -> int | None:
    """Where `wanted` stands in `text` with no letter or digit touching it."""
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        end = at + len(wanted)
        opens = at == 0 or not (text[at - 1].isalnum() and wanted[0].isalnum())
        closes = end == len(text) or not (text[end].isalnum() and wanted[-1].isalnum())
        if opens and closes:
            return at
        at = text.find(wanted, at + 1)
    return None
