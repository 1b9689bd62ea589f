"""How the languages say which articles are meant: "in articles by", "according to", "в статьях за"."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FilterWords:
    """Expressions of one language, matched without regard to case.

    `articles` are nouns for an article, `written` those of them that nobody but an author has ("her article", not "her
    story"); `the` what may stand before one, blanks included; `into` leads to the articles that an answer is wanted
    from, `told` to an outlet whose word is wanted, `inside` to one by its bare name; `by` stands between article and
    name, `genitive` tells that nothing may stand there; `named` what may stand before a name ("newspaper"), `called`
    before a title. `shown` are participles ("published"), `on`, `since`, `until`, `before` and `after` lead to a date.
    `says` leads to an outlet that is asked about by name, with `saying` behind it. `article` stands in for a name.
    `one` are those of `the` that rather mean an article which the text tells of. `possessive` can hang on a name before `articles`; empty where a language has no such order.
    """

    articles: str
    written: str
    the: str
    into: str
    told: str
    inside: str
    by: str
    author: str
    named: str
    called: str
    shown: str
    on: str
    since: str
    until: str
    before: str
    after: str
    says: str
    saying: str
    article: str
    one: str = r"(?!)"
    genitive: bool = False
    possessive: str = ""


WORDS = {
    "en": FilterWords(
        articles=r"(?:news )?(?:articles?|stor(?:y|ies)|pieces?|columns?|texts?)",
        written=r"(?:articles?|pieces?|columns?)",
        the=r"(?:(?:the|an?|all|any|every|some|this|that|those|other) )*",
        into=r"according to|in|from",
        told=r"according to|as (?:reported|written) (?:by|in)|reported by",
        inside=r"in|from",
        by=r"(?:(?:that|which) (?:was|were|is|are) )?(?:published |written |printed )?(?:by|from|in|of)",
        author=r"by",
        named=r"(?:newspaper|paper|magazine|website|journalist|reporter|author|writer|correspondent) ",
        called=r"(?:called|titled|entitled|headlined|with the (?:title|headline)) ",
        shown=r"(?:(?:that|which) (?:was|were) )?(?:published|written|printed|posted|dated|(?:that |which )?appeared)",
        on=r"in|on|from|of|during|dated",
        since=r"since",
        until=r"until|till|up to",
        before=r"before|prior to",
        after=r"after",
        says=r"what (?:does|did|do|has|have)",
        saying=r"say|write|report|tell|state|claim|said|written|reported",
        article="the article",
        one=r"(?:an?|some|other) ",
        possessive=r"(?:['’]s?)?",
    ),
    "ru": FilterWords(
        articles=r"(?:стать(?:я|и|е|ю|[её]й|ях|ям|ями)|статей|публикаци\w{1,3}|заметк\w{1,3}|материал(?:ах?|е|ов|у)?)",
        written=r"(?:стать(?:я|и|е|ю|[её]й|ях|ям|ями)|статей|публикаци\w{1,3}|заметк\w{1,3})",
        the=r"(?:(?:всех|любых|этой|этих|той|тех|какой-нибудь) )*",
        into=r"в|во|из|согласно|по",
        told=r"согласно|по (?:данным|информации|сообщению|сообщениям|версии)|как (?:пиш[еу]т|писал[аио]?|сообща[ею]т|сообщил[аио]?)|со ссылкой на",
        inside=r"в|во|из",
        by=r"(?:от|из|в|во)",
        author=r"(?:за авторством|автор[аыо]?в?)",
        named=r"(?:газет[аыеуо]й?|журнал[аеу]?|издани[яеюи]|портал[аеу]?|журналист(?:ки|а|ов)|автор(?:а|ов)|корреспондент(?:а|ки|ов)) ",
        called=r"(?:под (?:названием|заголовком)|с (?:названием|заголовком)) ",
        shown=r",? ?(?:(?:опубликован|напечатан|написан|размещ[её]н)\w{0,4}|вышедш\w{2,3}|датированн\w{2,3}|котор\w{2,3} (?:вышл[аи]|опубликован\w?))",
        on=r"за|в|во|от|на|",
        since=r"с|со|начиная с",
        until=r"до|по",
        before=r"до|перед",
        after=r"после",
        says=r"(?:что|о ч[её]м) (?:пиш[еу]т|писал[аио]?|написал[аио]?|сообща[ею]т|сообщил[аио]?|рассказыва[ею]т|рассказал[аио]?|говорит(?:ся в)?)",
        saying=r"",
        article="статья",
        genitive=True,
    ),
    "uk": FilterWords(
        articles=r"(?:статт(?:я|і|ю|ею|ях|ям|ями)|статей|публікаці\w{1,3}|замітк\w{1,3}|замітці|матеріал(?:ах?|і|ів|у)?)",
        written=r"(?:статт(?:я|і|ю|ею|ях|ям|ями)|статей|публікаці\w{1,3}|замітк\w{1,3}|замітці)",
        the=r"(?:(?:всіх|усіх|будь-яких|цій|цих|тій|тих) )*",
        into=r"у|в|із|з|зі|згідно з|згідно зі|за|відповідно до",
        told=r"згідно зі?|за (?:даними|інформацією|повідомленням|версією)|як (?:пиш(?:е|уть)|писа(?:в|ла|ло|ли)|повідомля(?:є|ють)|повідоми(?:в|ла|ло|ли))|з посиланням на",
        inside=r"у|в|із|з|зі",
        by=r"(?:від|із|з|у|в)",
        author=r"(?:за авторством|автор(?:а|ки|ів))",
        named=r"(?:газет[аиіуо]ю?|журнал[аиіу]?|видання|видань|портал[аиіу]?|журналіст(?:ки|а|ів)|автор(?:а|ки|ів)|кореспондент(?:а|ки|ів)) ",
        called=r"(?:під (?:назвою|заголовком)|з (?:назвою|заголовком)|із (?:назвою|заголовком)) ",
        shown=r",? ?(?:(?:опублікован|надрукован|написан|розміщен)\w{1,3}|датован\w{1,3}|як(?:а|і|ий) (?:вийшл[аи]|опублікован\w?))",
        on=r"за|у|в|від|на|",
        since=r"з|із|зі|починаючи з",
        until=r"до|по",
        before=r"до|перед",
        after=r"після",
        says=r"(?:що|про що) (?:пиш(?:е|уть)|(?:на)?писа(?:в|ла|ло|ли)|повідомля(?:є|ють)|повідоми(?:в|ла|ло|ли)|розповіда(?:є|ють)|розпові(?:в|ла|ло|ли)|йдеться [ву])",
        saying=r"",
        article="стаття",
        genitive=True,
    ),
    "de": FilterWords(
        articles=r"(?:artikeln?|artikels|beitr(?:ag|ags|äge|ägen)|texte?n?)",
        written=r"(?:artikeln?|artikels|beitr(?:ag|ags|äge|ägen))",
        the=r"(?:(?:de[mnrs]|das|die|eine[mnr]|allen|diese[mnr]) )*",
        into=r"in|im|aus|laut|gemäß|nach",
        told=r"laut|gemäß|nach (?:angaben|informationen) (?:von|de[rs])|wie",
        inside=r"in|im|aus",
        by=r"(?:von|vom|aus|in|im)",
        author=r"von",
        named=r"(?:zeitung|magazins?|journalist(?:in|en)?|autor(?:in|en)?|reporter(?:in|s)?) ",
        called=r"(?:mit dem titel|namens) ",
        shown=r",? ?(?:erschienen|veröffentlicht|geschrieben)(?:e[nr]?)?|,? ?die",
        on=r"vom|von|aus|im|in|am",
        since=r"seit",
        until=r"bis|bis zum",
        before=r"vor",
        after=r"nach",
        says=r"was (?:schreib(?:t|en)|schrieb(?:en)?|berichte(?:t|n|te)|melde(?:t|te)|sagt)",
        saying=r"",
        article="der artikel",
        one=r"eine[mnr] ",
    ),
    "fr": FilterWords(
        articles=r"(?:articles?|textes?|papiers?)",
        written=r"(?:articles?|papiers?)",
        the=r"(?:l['’]|(?:les?|la|une?|des|du|tous les|cet|ces) )*",
        into=r"dans|selon|d['’]après|de",
        told=r"selon|d['’]après",
        inside=r"dans",
        by=r"(?:(?:paru|publié|écrit)e?s? )?(?:de|du|par|dans)",
        author=r"(?:(?:écrit|signé)s? )?par",
        named=r"(?:journal|magazine|journaliste|auteure?) ",
        called=r"(?:intitulée?s?) ",
        shown=r"(?:parus?|publiés?|écrits?|datés?)",
        on=r"en|de|du|dans|le|pendant",
        since=r"depuis|à partir de",
        until=r"jusqu['’](?:à|en|au)",
        before=r"avant",
        after=r"après",
        says=r"(?:que |qu['’])(?:dit|écrit|rapporte|raconte)",
        saying=r"",
        article="l'article",
        one=r"une? ",
    ),
    "es": FilterWords(
        articles=r"(?:artículos?|textos?|notas?)",
        written=r"(?:artículos?)",
        the=r"(?:(?:el|la|los|las|una?|todos los|este|estos) )*",
        into=r"en|según|de",
        told=r"según|de acuerdo con",
        inside=r"en",
        by=r"(?:(?:publicad|escrit)[oa]s? )?(?:de|del|por|en)",
        author=r"(?:(?:escrit|firmad)os? )?por",
        named=r"(?:periódico|diario|revista|periodista|autora?) ",
        called=r"(?:titulad[oa]s?|llamad[oa]s?) ",
        shown=r"(?:publicad|escrit|fechad|aparecid)[oa]s?",
        on=r"en|de|del|durante",
        since=r"desde|a partir de",
        until=r"hasta",
        before=r"antes de|antes del",
        after=r"después de|después del",
        says=r"qué (?:dice|escribe|informa|cuenta|publicó)",
        saying=r"",
        article="el artículo",
        one=r"una? ",
    ),
}  # fmt: skip

JOINED = r"\s*(?:,|(?:,\s*)?(?:and|or|и|или|та|і|й|або|und|oder|et|ou|y|o)(?!\w))\s*"
"""Joins two names of which either will do."""

NOT = r"(?<!\w)(?:not|except(?: for)?|besides|outside|other than|не|кроме|окрім|крім|außer|nicht|sauf|hors|excepto|no|salvo)\s+$"
"""Right before a filter, it means the other articles, which no filter here can say."""

ALONE = r"\W*(?:(?:and|or|but|what about|how about|only|и|а|или|что|а что|только|как насч[её]т|та|і|й|а|або|а що|що|тільки|und|oder|nur|et|ou|y|o|solo)\W*)?"
"""What is left of a question that was nothing but a filter: "and in the Courier?"."""

SOURCE, AUTHOR, TITLE, IN, SINCE, UNTIL, BEFORE, AFTER = (
    "source", "author", "title", "in", "since", "until", "before", "after"
)  # fmt: skip

OPERATORS = {
    alias: operator
    for operator, aliases in {
        SOURCE: "source outlet источник издание газета джерело видання quelle zeitung journal fuente",
        AUTHOR: "author by автор autor auteur autora",
        TITLE: "title заголовок название назва titel titre título",
        IN: "in date в во дата у datum en fecha",
        SINCE: "since after from с со от з із від seit ab depuis desde",
        UNTIL: "until till to до по bis hasta jusque",
        BEFORE: "before раньше раніше vor avant antes",
    }.items()
    for alias in aliases.split()
}
"""What may stand before a colon, and what it means. `after:` counts from the very day, as `since:` does."""
