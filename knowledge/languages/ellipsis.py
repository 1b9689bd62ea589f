"""How a question leans on the one before it, language by language: openers, bare question words, pronouns."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.languages.model import listed


def _spelt(words: str) -> frozenset[str]:
    """The words of a table with their accents, which tell a question word from others ("où", "qué")."""
    return frozenset(words.split())


@dataclass(frozen=True, slots=True, eq=False)
class Leaning:
    """Data of one language. `asking` are its question words. Regular expressions are for lower case that keeps its
    accents, and so are those; all other words are folded.

    `switch` is what stands before a new name or thing ("and", "what about"), `connective` what may stand before any
    question ("and", "but"). `head` is a question that is nothing but question words, `tail` a word that may follow it
    ("when *was that*"). `adverb` is a question word that another one can stand in for at the beginning of a full
    question, and `plain_head` the heads that can. `auxiliaries` and the language's question words are no topic.
    `about` are those of the `prepositions` that lead to what somebody spoke about, `places` those that lead to a place
    more often than to a person. `done` are words that make a bare question one for a deed ("why did he *do* that").
    `subjects`, `objects` and
    `possessives` are pronouns for one person with the gender ("m", "f"), `things` those for what is no person.
    `animate` matches a question that only fits a person; where it is None, the pronouns fit nobody else.
    """

    code: str
    asking: frozenset[str]
    switch: str
    connective: str
    head: str
    tail: str
    adverb: str
    plain_head: str
    auxiliaries: frozenset[str]
    prepositions: frozenset[str]
    about: frozenset[str]
    places: frozenset[str]
    done: frozenset[str]
    articles: frozenset[str]
    subjects: dict[str, str]
    objects: dict[str, str]
    possessives: dict[str, str]
    things: frozenset[str]
    animate: str | None = None


ENGLISH = Leaning(
    code="en",
    asking=_spelt("how what when where which who whom whose why"),
    switch=r"(?:(?:(?:ok|okay|so),? )?(?:and|but) )?(?:what about|how about)|(?:(?:ok|okay),? )?and|as for",
    connective=r"(?:(?:ok|okay|well),? )?(?:and|but|so)",
    head=(
        r"why(?: not)?|(?:since |until )?when|(?:from )?where(?: else)?|who(?: else)?|(?:by|with|to|for|from|about|against) whom|how come|for what reason|"
        r"how(?: many| much| long| old| far| often| big| large| tall| high| deep| heavy| fast)?|what else|what for|"
        r"(?:(?:in|on|since) )?(?:what|which) (?:year|day|date|month|time|place|city|town|village|country)"
    ),
    tail=(
        r"is|was|were|are|did|does|do|has|had|will|would|could|that|this|it|he|she|they|so|exactly|then|happen|happened|happening|be|"
        r"been|take|took|place|of|them|in|total|precisely|all|there|people|times"
    ),
    adverb=r"(?:(?:since )?when|where|why|how|(?:in )?(?:what|which) (?:year|month|city|town|country))(?= (?:did|does|do|was|were|has|had|have|will)\b)",
    plain_head=r"why|(?:since |until )?when|where|how|how long|how often|how far|how come|in (?:what|which) \w+",
    auxiliaries=listed("is was were are am be been did does do has had have will would can could should may might must there"),
    prepositions=listed("in on at about for from by with to of near after before during since until under over against regarding concerning"),
    about=listed("about on regarding concerning"),
    places=listed("in at from to near of on"),
    done=listed("do did does"),
    articles=listed("the a an"),
    subjects={"he": "m", "she": "f"},
    objects={"him": "m", "her": "f"},
    possessives={"his": "m", "her": "f"},
    things=listed("it"),
)  # fmt: skip

_RU_ANIMATE = (
    r"\b(?:роди(?:лся|лась)|умер(?:ла)?|погиб(?:ла)?|живет|жил[аи]?|работа\w+|служи\w+|учил\w+|жена\w*|замужем|муж\w*|"
    r"хоч\w+|хотел\w*|встре\w+|приеха\w+|уеха\w+|прилете\w+|ответи\w+|имел\w* в виду|лет|зовут|чувству\w+|реши\w+)\b|^кто (?:это )?(?:такой|такая|он|она)|^кто (?:его|ее) "
)
RUSSIAN = Leaning(
    code="ru",
    asking=_spelt("где зачем как каким какой какая какое какие кем когда кого кому кто куда откуда отчего почему сколько что чем чего чей чья чьи"),
    switch=r"а как же|а как насчет|как насчет|а что насчет|что насчет|а что(?= [^?]*$)|а|и",
    connective=r"(?:ну |хорошо |ладно )?(?:а|и|но|ну)",
    head=(
        r"почему|зачем|отчего|(?:из-за|для|ради) чего|(?:с|до) каких пор|когда|где(?: еще)?|куда|откуда|кто(?: еще)?|(?:с |у |от )?(?:кем|кому|кого)|"
        r"сколько|как|каким образом|в каком (?:году|месяце|городе)|какого числа|по какой причине|что еще"
    ),
    tail=(
        r"это|этого|эти|так|было|была|был|были|есть|случилось|произошло|происходило|происходит|именно|их|он|она|они|"
        r"всего|тогда|там|сделал|сделала|сделали|такое|точно|же|и|человек|раз|лет|времени|вышло|стало"
    ),
    adverb=r"когда|где|куда|откуда|почему|зачем|отчего|как(?! \w+(?:ит|ет)ся\b)|в каком (?:году|месяце|городе)",
    plain_head=r"почему|зачем|отчего|(?:из-за|для|ради) чего|когда|где|куда|откуда|как|в каком (?:году|месяце|городе)|(?:с|до) каких пор|каким образом",
    auxiliaries=listed("был была было были есть будет будут ли же бы"),
    prepositions=listed("в во на о об обо про с со к ко из от до для у по при после перед над под против насчет между"),
    about=listed("о об обо про насчет"),
    places=listed("в во на из до под"),
    done=listed("сделал сделала сделали"),
    articles=frozenset(),
    subjects={"он": "m", "она": "f"},
    objects={"его": "m", "ему": "m", "нем": "m", "него": "m", "ним": "m", "нему": "m", "ее": "f", "ей": "f", "ней": "f", "нее": "f"},
    possessives={},
    things=listed("он она оно они его ее их"),
    animate=_RU_ANIMATE,
)  # fmt: skip

_UK_ANIMATE = (
    r"\b(?:народи(?:вся|лася|лась)|помер(?:ла)?|загину(?:в|ла)|живе|жи(?:в|ла)|працю\w+|служи\w+|навча\w+|одружен\w+|"
    r"хоч\w+|хоті\w+|зустрі\w+|приїха\w+|поїха\w+|прилеті\w+|відпові\w+|мав на увазі|років|звуть|вирішив|вирішила)\b|^хто (?:це )?(?:такий|така|він|вона)|^хто (?:його|її) "
)
UKRAINIAN = Leaning(
    code="uk",
    asking=_spelt("відколи де звідки ким коли кого кому куди навіщо скільки хто чому що як який яка яке які чим чого чий чия чиї"),
    switch=r"а як же|а як щодо|як щодо|а що щодо|а щодо|а що(?= [^?]*$)|а|і|й|та",
    connective=r"(?:ну |добре |гаразд )?(?:а|і|й|та|але|ну)",
    head=(
        r"чому|навіщо|через що|для чого|відколи|з якого часу|коли|де(?: ще)?|куди|звідки|хто(?: ще)?|(?:з |у |від )?(?:ким|кому|кого)|скільки|"
        r"як|яким чином|(?:у|в) якому (?:році|місяці|місті)|якого (?:року|числа)|з якої причини|що ще"
    ),
    tail=(
        r"це|цього|ці|так|було|була|був|були|є|сталося|трапилося|відбулося|відбувалося|відбувається|саме|їх|він|вона|"
        r"вони|всього|усього|тоді|там|зробив|зробила|зробили|таке|точно|ж|же|й|і|людей|разів|років|часу|сталось"
    ),
    adverb=r"коли|де|куди|звідки|чому|навіщо|як(?! \w+(?:ить|єть)ся\b)|(?:у|в) якому (?:році|місяці|місті)",
    plain_head=r"чому|навіщо|через що|для чого|коли|де|куди|звідки|як|(?:у|в) якому (?:році|місяці|місті)|відколи|яким чином",
    auxiliaries=listed("був була було були є буде будуть чи ж же би б"),
    prepositions=listed("в у на про щодо стосовно з із зі до від для по при після перед над під проти між о об"),
    about=listed("про щодо стосовно"),
    places=listed("в у на з із до під"),
    done=listed("зробив зробила зробили"),
    articles=frozenset(),
    subjects={"він": "m", "вона": "f"},
    objects={"його": "m", "йому": "m", "ньому": "m", "нього": "m", "ним": "m", "її": "f", "їй": "f", "ній": "f", "неї": "f", "нею": "f"},
    possessives={},
    things=listed("він вона воно вони його її їх"),
    animate=_UK_ANIMATE,
)  # fmt: skip

GERMAN = Leaning(
    code="de",
    asking=_spelt("wann warum was welcher welche welches welchem wem wen wer wessen weshalb wie wieso wo woher wohin wozu"),
    switch=r"(?:und )?was ist mit|(?:und )?wie steht es mit|und",
    connective=r"und|aber|also",
    head=(
        r"warum|weshalb|wieso|aus welchem grund|(?:seit )?wann|wo(?: noch)?|wohin|woher|wer(?: noch)?|wie(?: viele?| lange| alt| oft| hoch| weit)?|"
        r"mit wem|von wem|in welchem (?:jahr|monat)|was noch|wozu"
    ),
    tail=r"war|ist|das|es|genau|denn|so|dann|passierte|geschah|passiert|waren|sind|er|sie|davon|nicht|hat|getan|gemacht",
    adverb=r"warum|weshalb|wieso|wann|wo|wohin|woher|wie(?! viele?\b| heißt)|in welchem (?:jahr|monat)",
    plain_head=r"warum|weshalb|wieso|aus welchem grund|(?:seit )?wann|wo|wohin|woher|wie|in welchem (?:jahr|monat)",
    auxiliaries=listed("ist war sind waren hat hatte haben hatten wird wurde wurden werden worden kann konnte soll"),
    prepositions=listed("in im an am auf bei beim für von vom mit zu zum zur nach vor über seit bis gegen aus um"),
    about=listed("über zu zum zur"),
    places=listed("in im an am auf aus nach bei"),
    done=listed("getan gemacht"),
    articles=listed("der die das den dem des ein eine einen einem einer eines"),
    subjects={"er": "m"},
    objects={"ihn": "m", "ihm": "m"},
    possessives={},
    things=frozenset(),
    animate=r"\b(?:geboren|sagte?|gesagt|starb|gestorben|wohnt\w*|lebt\w*|arbeitet\w*|meint\w*|denkt|glaubt|alt)\b|^wer ",
)  # fmt: skip

FRENCH = Leaning(
    code="fr",
    asking=_spelt("combien comment où pourquoi quand quel quelle quels quelles qui quoi que qu'est-ce"),
    switch=r"(?:et )?qu'en est-il (?:de|du)|et (?:pour|concernant)|et",
    connective=r"et|mais|alors",
    head=(
        r"pourquoi|(?:depuis )?quand|où|d'où|qui(?: d'autre)?|combien|comment|avec qui|par qui|en quelle année|quoi d'autre"
    ),
    tail=r"était-ce|est-ce|c'était|ça|cela|ce|était|exactement|donc|s'est|passé|pas|que|arrivé|a-t-il|fait",
    adverb=r"pourquoi|quand|où|comment(?! s'appelle)|en quelle année",
    plain_head=r"pourquoi|(?:depuis )?quand|où|comment|en quelle année",
    auxiliaries=listed("est était sont étaient a ont avait avaient fut furent a-t-il a-t-elle a-t-on est-ce c'est qu'est-ce y"),
    prepositions=listed("à au aux en dans de du des sur pour par avec chez vers depuis avant après contre sous"),
    about=listed("sur"),
    places=listed("à au aux en dans de du des"),
    done=listed("fait"),
    articles=listed("le la les un une des"),
    subjects={},
    objects={"il": "m", "elle": "f", "a-t-il": "m", "a-t-elle": "f", "est-il": "m", "est-elle": "f"},
    possessives={},
    things=frozenset(),
    animate=r"\b(?:née?|mort|morte|dit|déclaré|affirmé|habite|vit|travaille|pense|croit|âge)\b|^qui ",
)  # fmt: skip

SPANISH = Leaning(
    code="es",
    asking=_spelt("cuando cuándo cuánto cuánta cuántos cuántas cómo donde dónde quién quiénes qué cuál cuáles"),
    switch=r"(?:y )?qué (?:hay de|pasa con)|y|e",
    connective=r"y|pero|entonces",
    head=(
        r"por qué(?: no)?|(?:desde )?cuándo|cuando|(?:de |a )?dónde|donde|quién(?: más)?|cuánt[oa]s?|cómo|con quién|"
        r"por quién|en qué año|qué más"
    ),
    tail=r"fue|era|es|eso|esto|ocurrió|pasó|sucedió|exactamente|así|entonces|son|fueron|lo|hizo|en|total",
    adverb=r"por qué|cuándo|dónde|cómo(?! se llama)|en qué año",
    plain_head=r"por qué|(?:desde )?cuándo|(?:de |a )?dónde|cómo|en qué año",
    auxiliaries=listed("es era son eran fue fueron está estaba ha han había habían se hay"),
    prepositions=listed("a al en de del sobre para por con desde hasta contra bajo entre ante"),
    about=listed("sobre"),
    places=listed("en al del de"),
    done=listed("hizo"),
    articles=listed("el la los las un una unos unas"),
    subjects={"él": "m", "ella": "f"},
    objects={},
    possessives={},
    things=frozenset(),
    animate=r"\b(?:nació|murió|dijo|dice|declaró|afirmó|vive|vivía|trabaja|piensa|cree|edad|años)\b|^¿?quién ",
)  # fmt: skip

LEANINGS: dict[str, Leaning] = {table.code: table for table in (ENGLISH, RUSSIAN, UKRAINIAN, GERMAN, FRENCH, SPANISH)}
