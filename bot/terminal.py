"""What the command shows in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from bot.exports import article_values, title_of
from knowledge.library import Library
from knowledge.models import Answer, Article, Block, Citation, NoAnswer, Reason, Speaker, SpeakerStatus

REPORTED = "reported by the outlet, not a direct quotation"
COLUMNS = ("title", "outlet", "authors", "published", "language", "passages", "quotations", "version")


def article_table(library: Library, articles: Sequence[Article]) -> Table:
    """A line an article."""
    table = Table(*COLUMNS)
    for article in articles:
        values = article_values(library, article)
        table.add_row(*(str(values[key] if values[key] is not None else "") for key in COLUMNS))
    return table


def check_tables(library: Library, article: Article) -> Iterator[RenderableType]:
    """An article as the bot sees it: blocks, passages, quotations."""
    yield Panel(
        f"{title_of(library, article)}\n{article.metadata.language} · {article.short_version}", title=article.id
    )
    blocks = Table("block", "kind", "text", title="Blocks")
    for block in article.blocks:
        blocks.add_row(str(block.number), block.kind.value, _beginning(library, block))
    yield blocks
    passages = Table("passage", "paragraphs", "sentences", "begins", title="Passages")
    for p in library.passages(article.version):
        begins = library.cut(p.sentences[0])[:70]
        passages.add_row(str(p.number), f"{p.blocks[0]}-{p.blocks[1]}", str(len(p.sentences)), begins)
    yield passages
    quotations = Table("paragraph", "kind", "speaker", "quotation", title="Quotations")
    for q in library.quotations(article.version):
        quotations.add_row(str(q.block), q.kind.value, speaker_text(library, q.speaker), library.cut(q.span))
    yield quotations


def _beginning(library: Library, block: Block) -> str:
    text = library.cut(block.span)
    return text if len(text) <= 90 else f"{text[:90]}…"


def answer_parts(library: Library, result: Answer) -> Iterator[RenderableType]:
    """An answer: what disputes it beside it, the other articles that carry a passage, what answers too."""
    if result.disputed:
        yield Text("The sources say different things:", style="bold")
    for place, citation in enumerate(result.citations):
        note = "" if not place else "says otherwise" if citation in result.disputed else "answers too"
        copies = result.copies[place] if result.copies else ()
        yield citation_panel(library, citation, note, copies)
    if result.respelt:
        yield Text(f"searched for: {', '.join(result.respelt)}", style="dim")
    near = f"; {len(result.nearest)} near passages that do not answer (--json shows them)" if result.nearest else ""
    yield Text(f"confidence {result.confidence:.2f}{near}", style="dim")


def citation_panel(library: Library, citation: Citation, note: str = "", copies: Sequence[Citation] = ()) -> Panel:
    """A passage in a frame, its best sentence bold, with speaker and place; `note` is the title of the frame, `copies`
    the same passage in other articles."""
    article = library.article(citation.version)
    passage, highlight = citation.passage.span, citation.highlight
    quoted = Text(library.cut(passage))
    quoted.stylize("bold", highlight.start - passage.start, highlight.end - passage.start)
    beside = citation.passage.number is None
    where = "headline or details of the article" if beside else f"paragraph {citation.passage.blocks[0]}"
    silent = beside and citation.speaker.status is SpeakerStatus.OUTLET
    voice = "" if silent else f"\n— {speaker_text(library, citation.speaker)}"
    lines = Text(f"{voice}\n{title_of(library, article)} · {where}", style="dim")
    for line in _also_in(library, citation, copies):
        lines.append(f"\nthe same in: {line}")
    return Panel(Group(quoted, lines), title=note or None, title_align="left")


def _also_in(library: Library, citation: Citation, copies: Sequence[Citation]) -> list[str]:
    """The other articles that carry a passage, each with outlet, date and paragraph."""
    carriers = [(library.article(copy.version), copy) for copy in copies]
    versions = (citation, *copies)
    carriers += [(other, each) for each in versions for other in library.namesakes(each.version)]
    lines: list[str] = []
    for article, each in carriers:
        values = article_values(library, article)
        parts = (values["title"], values["outlet"], values["published"], f"paragraph {each.passage.blocks[0]}")
        line = " · ".join(filter(None, parts))
        if line not in lines:
            lines.append(line)
    return lines


def speaker_text(library: Library, speaker: Speaker) -> str:
    """Who speaks, as a reader is told."""
    match speaker.status:
        case SpeakerStatus.OUTLET:
            return "in the outlet's own words"
        case SpeakerStatus.NOT_STATED:
            return "speaker not stated"
    label = library.cut(speaker.label) if speaker.label is not None else ""
    role = f", {library.cut(speaker.role)}" if speaker.role is not None else ""
    reported = f" ({REPORTED})" if speaker.reported else ""
    return f"{label}{role}{reported}"


_REASONS = {
    Reason.NO_ARTICLES: "there are no articles.",
    Reason.EMPTY: "there is no question.",
    Reason.SMALL_TALK: "this is not a question about the articles.",
    Reason.NOT_FOUND: "no passage says it.",
}


def reason(result: NoAnswer) -> str:
    """Why there is no answer."""
    match result.reason:
        case Reason.NEVER_MENTIONED:
            return f"they never mention {', '.join(result.terms)}."
        case Reason.NOT_TOGETHER:
            return f"they mention {', '.join(result.mentioned)}, but not together with {', '.join(result.terms)}."
        case Reason.OTHER_LANGUAGE:
            return f"they are in {', '.join(result.languages)}."
        case Reason.NOTHING_WITHIN:
            return f"no article fits {', '.join(result.within)} (onrecord articles lists them)."
    return _REASONS[result.reason]
