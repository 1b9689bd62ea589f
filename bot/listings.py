"""What the command shows in a terminal of quotations and of those who speak."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from bot.exports import profile_values, title_of
from bot.terminal import REPORTED, speaker_text
from knowledge.library import Library
from knowledge.models import (
    Article,
    MatchMethod,
    Quotation,
    QuotationKind,
    QuotationMatch,
    Span,
    SpeakerProfile,
    SpeakerStatus,
)

_BAR = 12
"""Columns of the longest bar."""
_DIFFERENT = "bold underline"
_MARK = "*"
"""Stands around words that differ, for terminals without bold type."""

_KINDS = {
    QuotationKind.DIRECT: "direct",
    QuotationKind.FRAGMENT: "fragment",
    QuotationKind.REPORTED: REPORTED,
    QuotationKind.HEADING: "heading",
    QuotationKind.SCARE: "term or title",
}
_METHODS = {
    MatchMethod.EXACT: "found exactly",
    MatchMethod.NORMALISED: "found: the same words, other punctuation or letter case",
    MatchMethod.FUZZY: "altered: the words differ from what the source quotes",
}


def quotation_table(library: Library, article: Article, quotations: Sequence[Quotation]) -> Table:
    """The quotations of an article, a row each: paragraph, speaker, kind, the words with when and where they fell."""
    table = Table("paragraph", "speaker", "kind", "quotation", title=title_of(library, article), show_lines=True)
    for quotation in quotations:
        words = Text(library.cut(quotation.span))
        if quotation.heard is not None:
            words.append(f"\nwhen or where: {library.cut(quotation.heard)}", style="dim")
        kind = _KINDS[quotation.kind]
        table.add_row(str(quotation.block or ""), Text(_speaker(library, quotation)), kind, words)
    return table


def speaker_table(library: Library, profiles: Iterable[SpeakerProfile]) -> Table:
    """Who speaks in the sources, a row each, with a bar as long as the number of quotations."""
    listed = [profile_values(library, profile) for profile in profiles]
    most = max((values["quotations"] for values in listed), default=0) or 1
    table = Table("speaker", "role", "quotations", "")
    for values in listed:
        count = values["quotations"]
        name = values["name"] if values["status"] == SpeakerStatus.NAMED else f"{values['name']} (not named)"
        reported = f"{values['reports']} only reported" if values["reports"] and not count else ""
        bar = "█" * max(round(_BAR * count / most), bool(count))
        table.add_row(Text(name), Text(values["role"] or ""), str(count), bar or Text(reported, style="dim"))
    return table


def match_panel(library: Library, match: QuotationMatch, asked: str) -> Panel:
    """A quotation that was looked up: how it was found, its words, who said them when and where."""
    quotation, passage = match.quotation, match.citation.passage.span
    quoted = Text(library.cut(passage))
    quoted.stylize("bold", max(match.found.start - passage.start, 0), max(match.found.end - passage.start, 0))
    lines: list[RenderableType] = [*_naming(library, match), quoted, Text(f"— {_speaker(library, quotation)}")]
    lines.extend(_differences(library, match, asked))
    heard = [library.cut(quotation.heard)] if quotation.heard is not None else []
    article = library.article(match.citation.version)
    facts = [_KINDS[quotation.kind], *heard, title_of(library, article), f"paragraph {quotation.block}"]
    lines.append(Text(" · ".join(facts), style="dim"))
    return Panel(Group(*lines), title=_METHODS[match.method], title_align="left")


def _naming(library: Library, match: QuotationMatch) -> Iterator[Text]:
    """Says that the words were asked for as somebody else's."""
    label = match.quotation.speaker.label
    if match.misattributed and label is not None:
        whose = "gives these words to" if match.quotation.kind is not QuotationKind.REPORTED else "reports this of"
        yield Text(f"You name “{match.named}”; the article {whose} {library.cut(label)}.", style="bold")


def nearest_table(library: Library, matches: Sequence[QuotationMatch]) -> Table:
    """The quotations that share most words with what nobody said."""
    table = Table("speaker", "quotation", "article", title="Nearest quotations (not a match)", show_lines=True)
    for match in matches:
        title = title_of(library, library.article(match.citation.version))
        words = Text(library.cut(match.quotation.marked))
        table.add_row(Text(_speaker(library, match.quotation)), words, Text(title))
    return table


def _speaker(library: Library, quotation: Quotation) -> str:
    if quotation.kind in (QuotationKind.HEADING, QuotationKind.SCARE) and quotation.speaker.label is None:
        return ""
    return speaker_text(library, quotation.speaker.model_copy(update={"reported": False}))


def _differences(library: Library, match: QuotationMatch, asked: str) -> Iterator[Text]:
    """The words asked for and those of the source, with what differs in bold between asterisks."""
    if match.method is not MatchMethod.FUZZY:
        return
    found = match.found
    places = [(span.start - found.start, span.end - found.start) for span in match.differs if found.holds(span)]
    yield Text("asked for: ", style="dim") + _marked(" ".join(asked.split("\n")), match.altered)
    yield Text("in the source: ", style="dim") + _marked(_of(library, found), places)


def _of(library: Library, span: Span) -> str:
    return library.cut(span).replace("\n", " ")


def _marked(text: str, ranges: Iterable[tuple[int, int]]) -> Text:
    marked, position = Text(), 0
    for start, end in ranges:
        marked.append(text[position:start])
        marked.append(f"{_MARK}{text[start:end]}{_MARK}", style=_DIFFERENT)
        position = end
    return marked.append(text[position:])
