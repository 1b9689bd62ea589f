"""From a quotation to whoever said it, and to what else the sources have of them."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.library import Library
from knowledge.models import Person, Quotation, QuotationKind, SpeakerProfile


@dataclass(frozen=True, slots=True)
class Listing:
    """One quotation in the list of its speaker: `quotations` in the order of the articles, `position` from 0.

    `others` are those of the same speaker that the list leaves out: what is only reported where the list holds
    quotations, and the other way round.
    """

    quotations: tuple[Quotation, ...]
    position: int
    others: tuple[Quotation, ...] = ()

    @property
    def before(self) -> Quotation | None:
        """The one before it in the list."""
        return self.quotations[self.position - 1] if self.position > 0 else None

    @property
    def after(self) -> Quotation | None:
        """The one after it in the list."""
        return self.quotations[self.position + 1] if self.position + 1 < len(self.quotations) else None


@dataclass(frozen=True, slots=True)
class Said:
    """What the sources have of somebody: quoted, and only reported, each in the order of the articles."""

    quoted: tuple[Quotation, ...]
    reported: tuple[Quotation, ...]

    @property
    def first(self) -> Quotation | None:
        """Where the list begins: the first quotation, else the first report."""
        return next(iter(self.quoted + self.reported), None)


def said_by(library: Library, profile: SpeakerProfile) -> Said:
    """What is quoted and what is reported of somebody. Raises UnknownVersion."""
    found = library.quotes_of(profile).quotations
    return Said(
        tuple(each for each in found if each.kind is not QuotationKind.REPORTED),
        tuple(each for each in found if each.kind is QuotationKind.REPORTED),
    )


def profile_of(library: Library, quotation: Quotation) -> SpeakerProfile | None:
    """Who said it, over all current articles; over its own version alone when that is not current any more.

    None when the speaker cannot be told. Raises UnknownVersion.
    """
    for profile in library.speakers():
        if any(_has(person, quotation) for person in profile.people):
            return profile
    own = (person for person in library.people(quotation.span.version) if _has(person, quotation))
    person = next(own, None)
    return SpeakerProfile(people=(person,)) if person is not None else None


def listing(library: Library, quotation: Quotation) -> Listing:
    """The quotation among those of the same speaker and of its own sort; by itself when nobody can be told."""
    profile = profile_of(library, quotation)
    if profile is None:
        return Listing((quotation,), 0)
    said = said_by(library, profile)
    mine, others = said.quoted, said.reported
    if quotation.kind is QuotationKind.REPORTED:
        mine, others = others, mine
    spans = [each.span for each in mine]
    if quotation.span not in spans:
        # A report whose sentence also holds a quotation of the same person stands in no list.
        return Listing((quotation,), 0, others)
    return Listing(mine, spans.index(quotation.span), others)


def _has(person: Person, quotation: Quotation) -> bool:
    if person.label.version != quotation.span.version:
        return False
    said = person.reports if quotation.kind is QuotationKind.REPORTED else person.quotations
    return any(each.span == quotation.span for each in said)
