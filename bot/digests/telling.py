"""Which quotations of an article tell most: the order in which a digest offers them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from bot.digests.rooms import QUOTE_LIMIT
from bot.digests.sayings import Saying
from bot.messages.source import Source
from bot.utf16 import units
from knowledge.folding import fold
from knowledge.models import Span, Speaker, SpeakerStatus, cut
from knowledge.utterances import Told, told

FEWEST_WORDS = 5
"""Words of a quotation that can tell something by itself."""

COMFORTABLE = range(40, 281)
"""UTF-16 units of a quotation that is read at a glance on a phone."""

MOST_OFFERED = 120
"""Quotations that one article offers; of more, those that come first by all but the turns."""

ALIKE = 0.5
"""Share of the content words of a quotation that another one has too when they say much the same."""

_THIRDS = 3
_UNFINISHED = ("…", "...", "—", "–", "-", ":", ";")
_LONG_HAUL = 10
"""Words that are added to each quotation's own when its weight is divided by them: long ones gain, but ever less."""


def telling(source: Source, sayings: Sequence[Saying]) -> tuple[Saying, ...]:
    """The quotations of one version that a digest offers, the most telling first.

    Offered is what is said

    - by somebody whom the article names or describes (a quotation whose speaker it leaves open is not offered);
    - directly and in complete sentences: the quotation begins and ends with a sentence, and what was said in one go
      stays together; a fragment, or a quotation that begins or breaks off in the middle, is not offered;
    - in at least `FEWEST_WORDS` words;
    - once: a quotation whose words stand in a longer one of the same article is not offered beside it (a pull quote),
      and of two with the same words only the first.

    One after the other the next one is chosen by these rules, of which an earlier one always outweighs the later ones:

    1. nobody has a second turn before everybody who is offered had a first, nor a third before all had a second;
    2. a speaker with a name goes before one who is only described;
    3. what says much the same as one that was chosen before (`ALIKE`) goes last;
    4. the sections take turns: the headings it stands under, or the thirds of an article without headings;
    5. a comfortable length goes before a short one and one that fills the screen, and those before one that must be
       cut (over `QUOTE_LIMIT`);
    6. what says more goes first: the weight of its different content words (a rare word weighs more, one of the
       headline or dek twice), divided by the number of its words and `_LONG_HAUL`;
    7. what stands earlier goes first.

    The order depends on the version alone: the same article, the same order, for everybody and on every day. A chat
    is given the first ones that it has not seen.
    """
    scales = _Scales(source)
    offered = _unrepeated(each for each in sayings if not each.alone and is_telling(source, each))
    left = sorted(map(scales.weighed, offered), key=lambda each: (each.described, each.measure))[:MOST_OFFERED]
    chosen: list[Saying] = []
    speakers: Counter[str] = Counter()
    sections: Counter[int] = Counter()

    def place(each: _Weighed) -> tuple[object, ...]:
        return speakers[each.speaker], each.described, each.alike, sections[each.section], each.measure

    while left:
        best = min(left, key=place)
        left.remove(best)
        chosen.append(best.saying)
        speakers[best.speaker] += 1
        sections[best.section] += 1
        for each in left:
            each.compare(best)
    return tuple(chosen)


def is_telling(source: Source, saying: Saying) -> bool:
    """Whether a quotation may be offered by itself: attributed, direct, complete, and not too short."""
    attributed = saying.speaker.status in (SpeakerStatus.NAMED, SpeakerStatus.ANONYMOUS)
    if not attributed or not saying.direct or len(saying.line.split()) < FEWEST_WORDS:
        return False
    return is_complete(source, saying)


def is_complete(source: Source, saying: Saying) -> bool:
    """Whether a quotation begins and ends with a sentence, as far as its letters and stops tell.

    A comma may stand in place of the last stop ("…," said X), but not in a part of what was said in one go.
    """
    first = cut(source.article, saying.first.span).strip()
    last = cut(source.article, saying.parts[-1].quotation.span).strip()
    opening = next(filter(str.isalnum, first), "")
    begins = bool(opening) and not opening.islower() and not first.startswith(("…", "..."))
    return begins and not last.rstrip(",").endswith(_UNFINISHED) and not (saying.alone and last.endswith(","))


def speaker_key(source: Source, speaker: Speaker) -> str:
    """What tells speakers of one article apart: the words of the label."""
    label = cut(source.article, speaker.label) if speaker.label is not None else ""
    return " ".join(fold(label).split())


def _unrepeated(sayings: Iterable[Saying]) -> list[Saying]:
    """Those whose words do not stand in a longer one, nor in an earlier one of the same words."""
    kept: list[Saying] = []
    lines: list[str] = []
    for saying in sorted(sayings, key=lambda each: (-len(each.line), each.start)):
        if not any(saying.line in line for line in lines):
            kept.append(saying)
            lines.append(saying.line)
    return kept


class _Weighed:
    """A quotation with what its place depends on. `measure` is what does not change as others are chosen."""

    def __init__(
        self, saying: Saying, speaker: str, section: int, measure: tuple[int, float, int], stems: frozenset[str]
    ) -> None:
        self.saying = saying
        self.speaker = speaker
        self.section = section
        self.measure = measure
        self.stems = stems
        self.described = saying.speaker.status is not SpeakerStatus.NAMED
        self.alike = False

    def compare(self, chosen: _Weighed) -> None:
        """Notes whether this says much the same as one that was chosen."""
        common = len(self.stems & chosen.stems)
        self.alike = self.alike or common > ALIKE * min(len(self.stems), len(chosen.stems))


class _Scales:
    """Weighs the quotations of one version."""

    def __init__(self, source: Source) -> None:
        self._source = source
        metadata = source.article.metadata
        words = [*self._told(metadata.title), *self._told(metadata.dek)]
        self._subject = frozenset(word.stem for word in words if word.content)
        self._headings = {passage.number: passage.heading for passage in source.passages}
        self._sectioned = any(heading is not None for heading in self._headings.values())

    def weighed(self, saying: Saying) -> _Weighed:
        """The quotation with its measure: length, weight of its words, place."""
        spoken = [word for part in saying.parts for word in self._told(part.quotation.span)]
        weights = {word.stem: word.weight for word in spoken if word.content}
        weight = sum(each * (2 if stem in self._subject else 1) for stem, each in weights.items())
        says = weight / (len(spoken) + _LONG_HAUL)
        measure = self._band(saying), -says, saying.start
        speaker = speaker_key(self._source, saying.speaker)
        return _Weighed(saying, speaker, self._section(saying), measure, frozenset(weights))

    def _band(self, saying: Saying) -> int:
        length = units(cut(self._source.article, saying.passage.span))
        if length in COMFORTABLE:
            return 0
        return 1 if length <= QUOTE_LIMIT else 2

    def _section(self, saying: Saying) -> int:
        """Where the heading stands that it is under; in an article without headings, which third it is in."""
        number = saying.passage.number
        if self._sectioned:
            heading = self._headings.get(number)
            return heading.start if heading is not None else -1
        return (number or 0) * _THIRDS // max(len(self._headings), 1)

    def _told(self, span: Span | None) -> tuple[Told, ...]:
        article = self._source.article
        return told(cut(article, span), article.metadata.language) if span is not None else ()
