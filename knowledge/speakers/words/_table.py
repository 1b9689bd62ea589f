"""The shape of a language's table of words."""

from __future__ import annotations

from dataclasses import dataclass, field, fields

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """Closed word classes and cues of one language, all in lower case with the straight apostrophe.

    Cues: `speech` are finite verbs of saying, `opinion` those of thinking, `naming` those that quote a name for a thing
    ("called it ..."), `beside` those that are cues only right beside a quotation ("...," she laughed), `participles`
    take the speaker of the clause before ("..., adding that"). `according` are the words before a speaker, `behind`
    those after one, and `own_words` patterns around a possessive, whose place is "*" ("in * words").
    """

    speech: frozenset[str] = _NONE
    opinion: frozenset[str] = _NONE
    naming: frozenset[str] = _NONE
    beside: frozenset[str] = _NONE
    participles: frozenset[str] = _NONE
    according: tuple[tuple[str, ...], ...] = ()
    behind: frozenset[str] = _NONE
    own_words: tuple[tuple[str, ...], ...] = ()
    pronouns: dict[str, str] = field(default_factory=dict)
    """Personal pronoun, in any case -> "m", "f", "p" (plural) or "n" (first and second person, neuter, relative)."""
    subjects: frozenset[str] = _NONE
    """The pronouns that can be the subject of a cue."""
    relatives: frozenset[str] = _NONE
    phrases: dict[str, str] = field(default_factory=dict)
    """Verbs that are cues only with the word behind them ("pointed" -> "out")."""
    carriers: frozenset[str] = _NONE
    """Things that carry somebody's words ("a statement saying")."""
    transitive: frozenset[str] = _NONE
    """Cues whose next noun is the one spoken to, never the speaker ("told")."""
    nouns: frozenset[str] = _NONE
    """Forms of cues that are also nouns or participles; without a readable subject they are no cue."""
    bare: frozenset[str] = _NONE
    """Forms of cues that no single person can be the subject of ("say", "state")."""
    demonyms: frozenset[str] = _NONE
    """Adjectives of nation, party or creed, which can open a role ("German Chancellor")."""
    bodies: frozenset[str] = _NONE
    """Nouns for groups of people that speak as one."""
    interruptions: frozenset[str] = _NONE
    """Conjunctions behind which a naming verb no longer governs ("called it a shame after she ...")."""
    masculine: frozenset[str] = _NONE
    feminine: frozenset[str] = _NONE
    """Nouns and forms of address that only a man, only a woman has ("Mr", "spokeswoman")."""
    determiners: frozenset[str] = _NONE
    definite: frozenset[str] = _NONE
    articles: frozenset[str] = _NONE
    """Determiners that can open a description whose noun no table knows ("the bellringer", "one bellringer")."""
    linking: frozenset[str] = _NONE
    """Prepositions that hold a description together ("the head of the office in the capital")."""
    prepositions: frozenset[str] = _NONE
    """Words behind which a name is no subject."""
    breaks: frozenset[str] = _NONE
    """Words that are never inside a description: conjunctions, relatives, verbs, other prepositions."""
    joining: frozenset[str] = _NONE
    """Conjunctions that join two subjects or two verbs ("and")."""
    between: frozenset[str] = _NONE
    """Words that may stand between subject and verb: auxiliaries of the past, adverbs."""
    auxiliaries: frozenset[str] = _NONE
    """Forms that stand between a quotation and an inverted cue ("..., a déclaré")."""
    blocking: frozenset[str] = _NONE
    """Words before a cue that undo it: negations, modal verbs, the infinitive's mark."""
    passive: frozenset[str] = _NONE
    """Forms of "to be": "was told" has no speaker."""
    conjunct: frozenset[str] = _NONE
    """Words that begin a reported clause right behind the cue ("that")."""
    times: frozenset[str] = _NONE
    """Words of time and manner that end a description ("today", "on", "during")."""
    honorifics: frozenset[str] = _NONE
    titles: frozenset[str] = _NONE
    """Capitalised words that stand before a name and are no part of it ("President"); also role nouns."""
    short_titles: dict[str, str] = field(default_factory=dict)
    """Titles that are cut short before a name -> the noun ("sen." -> "senator")."""
    past: frozenset[str] = _NONE
    """Words that say that somebody is no longer what the role says ("former")."""
    roles: frozenset[str] = _NONE
    """Nouns for people by what they are or do; the heads of roles and of anonymous labels."""
    describing: frozenset[str] = _NONE
    """Adjectives that stand before a role noun ("former")."""
    organisations: frozenset[str] = _NONE
    """Words that make a name the name of an organisation, place or thing ("ministry", "street")."""
    not_names: frozenset[str] = _NONE
    """Capitalised words that are no names by themselves: starters of sentences, nationalities, days, months."""
    claims: frozenset[str] = _NONE
    """Nouns for what somebody says, behind a possessive ("Lee's claim that")."""
    possessives: frozenset[str] = _NONE
    """Possessive pronouns of one person ("his")."""
    preludes: frozenset[str] = _NONE
    """Prepositions before a participle that still speaks for the subject ("before saying")."""
    gerunds: tuple[str, ...] = ()
    """Endings of the forms that open a sentence without being a name ("Facing criticism, ...")."""
    past_endings: tuple[str, ...] = ()
    """Endings of the past tense, by which a verb beside a quotation is known for a cue ("pressed")."""
    thing_marks: frozenset[str] = _NONE
    """Words that stand before names of places and bodies, never before a person's ("the", "in")."""
    qualifying: frozenset[str] = _NONE
    """What makes an adjective of a name behind a hyphen ("-style")."""
    relations: frozenset[str] = _NONE
    """Nouns for one person by the relation to another, behind which a bare name is that person's ("daughter")."""
    of_age: frozenset[str] = _NONE
    """What tells two of one surname apart ("the elder Lee")."""
    turning: frozenset[str] = _NONE
    """Conjunctions that open, behind a comma, a second half with a subject of its own ("but", "while")."""
    inside_of: frozenset[str] = _NONE
    """Prepositions before a place that another one follows ("in Kestle, Northland")."""
    given_months: frozenset[str] = _NONE
    """Months that are also given names or surnames ("april", "may")."""
    cased: bool = False
    """Whether names change with their case and nouns have no article (Russian, Ukrainian)."""
    capital_nouns: bool = False
    """Whether all nouns have a capital (German)."""
    clitics: tuple[str, ...] = ()
    """Pronouns that hang on the verb with a hyphen, the longest first ("-t-il")."""
    verb_endings: tuple[str, ...] = ()
    """Endings of finite verbs: a word that ends so is a cue right beside a quotation ("..., — вздохнул он")."""
    no_verbs: frozenset[str] = _NONE
    """Words that end like a verb and are none."""
    impersonal: frozenset[str] = _NONE
    """Cues without a subject: a place stands in its stead ("говорится в заявлении")."""
    inside: frozenset[str] = _NONE
    """Prepositions behind which an organisation speaks through several people ("в министерстве сообщили")."""
    inserted: bool = False
    """Whether the narrator may break into speech with nothing but commas around ("« Non, dit-il, jamais »")."""
    relational: frozenset[str] = _NONE
    """Roles that somebody has, so that the name behind them may be that person's ("adviser", "wife")."""
    passed_on: frozenset[str] = _NONE
    """Nouns behind a cue that give the words to somebody else ("he repeated the words of ...")."""
    one: frozenset[str] = _NONE
    """"One", which with a preposition speaks for one of a group."""
    occasions: frozenset[str] = _NONE
    """Nouns that say, behind a preposition, when or where something was said ("interview", "Friday")."""
    particles: frozenset[str] = _NONE
    abbreviations: frozenset[str] = _NONE

    def is_role(self, low: str) -> bool:
        """Whether the word is a noun for people; an English plural counts like its singular."""
        return low in self.roles or (low.endswith("s") and low[:-1] in self.roles)

    def is_several(self, low: str) -> bool:
        """Whether the noun is about more than one person."""
        return low.endswith("s") or low in ("people", "police", "crowd", "audience")

    def can_precede(self, low: str) -> bool:
        """Whether the word may stand between a quotation and its inverted cue: an auxiliary, or how it was said."""
        return low in self.auxiliaries or (self.cased and len(low) > 3 and low.endswith("о") and not self.is_cue(low))

    def is_cue(self, low: str) -> bool:
        """Whether the word is a finite cue verb of any sort."""
        return low in self.speech or low in self.opinion or low in self.naming or low in self.beside


def merged(one: Words, two: Words) -> Words:
    """A table that knows the words of both."""
    both: dict[str, object] = {}
    for item in fields(Words):
        first, second = getattr(one, item.name), getattr(two, item.name)
        both[item.name] = first + second if isinstance(first, tuple) else first | second
    return Words(**both)  # type: ignore[arg-type]  # every value has its field's own type


def listed(text: str) -> frozenset[str]:
    """The words of a text that lists them with blanks between."""
    return frozenset(text.split())
