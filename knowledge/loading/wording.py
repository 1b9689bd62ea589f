"""The set phrases that the furniture of an article is known by: bylines, credits, verbs of speech, by language.

All languages are tried on every text: at this point nobody has said which one it is in, and the phrases do not clash.
Adding a language means adding a `Wording`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """One language's phrases, as regular expressions (case is ignored).

    `by`: what stands before the authors without a colon. `labels`: what stands before them with one. `joiners`: what
    stands between two names. `trailers`: what begins the rest of a byline ("in Kyiv"). `pictures`: labels of photo
    credits, with a colon. `anywhere`: credits wherever they stand. `closing`: credits at the end of an article.
    `speech`: verbs of speech. `leaning`: first words of a short sentence that needs the one before it.
    """

    by: str
    labels: str
    joiners: str
    trailers: str
    pictures: str
    anywhere: str
    closing: str
    speech: str
    leaning: str


WORDINGS = {
    "en": Wording(
        by=r"(?:(?:words|written|text|story|report|reporting|analysis) )?by",
        labels=r"authors?|by|byline|text|words|reporter",
        joiners=r"and|with",
        trailers=r"in|for|at|from|near|reporting",
        pictures=r"(?:photo|photograph|image|picture|illustration|graphic|video|collage|map)s?(?: credits?| sources?)?",
        anywhere=r"\(?(?:photo|photograph|image|picture|illustration)s? (?:by|courtesy of) (?-i:[A-Z])"
        r"|image (?:source|caption|credit),",
        closing=r"this (?:article |story )?is (?:a work of )?fiction\b|"
        r"read (?:this|the) (?:story|article|report|rest|original|full)|read (?:more|also|next|it|on)\b"
        r"|(?:additional |with |further )?(?:reporting|research|translation|production) (?:by|from)\b"
        r"|(?:edited|editing|compiled|produced|translated|written|updated) by\b|translated from\b"
        r"|[^.]{3,160} (?:contributed (?:to this (?:report|story|article)|reporting)\.?$)"
        r"|(?:you can )?follow \S+(?: \S+){0,5} on (?:twitter|x|facebook|instagram|telegram|youtube)\b"
        r"|this (?:story|article|report|piece) (?:was|is|has been|first|originally)\b"
        r"|(?:subscribe|sign up) (?:to|for|here)\b|copyright\b|all rights reserved"
        r"|[\w/&., -]{0,60}\b(?:getty images|shutterstock|istock|alamy|unsplash)\b",
        speech=r"sa(?:id|ys?|ying)|t(?:old|ells?)|add(?:ed|s)|ask(?:ed|s)|repl(?:ied|ies)|explain(?:ed|s)|argue[ds]"
        r"|insist(?:ed|s)|warn(?:ed|s)|wr(?:ote|ites)|tweeted|stat(?:ed|es)|not(?:ed|es)|continue[ds]|recall(?:ed|s)"
        r"|admit(?:ted|s)|claim(?:ed|s)|declare[ds]|announce[ds]|conclude[ds]|answer(?:ed|s)|shout(?:ed|s)|promise[ds]",
        leaning=r"he|she|they|it|this|that|these|those|his|her|their|and|but|or|so|then|not|nor|yes|no|which|because",
    ),
    "ru": Wording(
        by=r"автор(?:ы)? текста",
        labels=r"автор(?:ы|ка)?(?: текста| статьи)?|текст|подготовил[аи]?|корреспонденты?",
        joiners=r"и",
        trailers=r"из|для|в|специально",
        pictures=r"фото(?:графи[яи]|граф)?|снимок|иллюстраци[яи]|видео|коллаж|инфографика|рисунок",
        anywhere=r"фото (?:автора|из архива|предоставлено)",
        closing=r"(?:эта )?(?:статья|история) вымышлена\b|"
        r"читайте (?:также|эт[оу]|полн|ещ[её]|больше|подробнее|дальше|нас)|подробнее (?:читайте|об этом|—|–)"
        r"|подробнее:|источник:|перев[её]л[аи]?\b|перевод:|редактор\w*:|корректор:|при участии\b|подпис(?:ывай|ать)\w+"
        r"|материал (?:подготов|опубликован|впервые)\w*|эт(?:а статья|от материал) (?:также|был|впервые)",
        speech=r"сказал[аи]?|говор(?:ит|ят|ил[аи]?)|заявил[аи]?|заявля[ею]т|сообщил[аи]?|сообщает|отметил[аи]?|отмечает"
        r"|добавил[аи]?|добавляет|пояснил[аи]?|поясняет|объяснил[аи]?|объясняет|спросил[аи]?|спрашивает|ответил[аи]?"
        r"|отвечает|подчеркнул[аи]?|утвержда(?:ет|л[аи]?)|рассказал[аи]?|рассказывает|считает|призна(?:л[аи]?|[её]т)"
        r"|написал[аи]?|пишет|уверен[аы]?|вспомина(?:ет|л[аи]?)|продолжа(?:ет|л[аи]?)",
        leaning=r"он|она|они|оно|это|его|е[её]|их|и|а|но|или|да|нет|не|так|потом|затем|потому|такой|такая",
    ),
    "uk": Wording(
        by=r"автор(?:и|ка)? тексту",
        labels=r"автор(?:и|ка|ки)?(?: тексту| статті)?|текст|підготу(?:вав|вала|вали)|кореспондент(?:и|ка)?",
        joiners=r"та|і|й",
        trailers=r"із|з|для|у|в|спеціально",
        pictures=r"фото(?:графі[яї]|граф)?|світлина|ілюстраці[яї]|відео|колаж|інфографіка|малюнок",
        anywhere=r"фото (?:автора|авторки|з архіву|надано)",
        closing=r"(?:ця )?(?:стаття|історія) вигадана\b|"
        r"читайте (?:також|ц[юе]й?|повн|ще|більше|докладніше|далі|нас)"
        r"|(?:докладніше|детальніше)(?: читайте| про|:)"
        r"|джерело:|перекла(?:в|ла|ли)\b|переклад:|редактор\w*:|коректор\w*:|за участ[ію]\b"
        r"|підпис(?:уй|ат)\w+|матеріал (?:підготов|опублікован|вперше)\w*"
        r"|(?:ця стаття|цей матеріал) (?:також|був|вперше)",
        speech=r"сказа(?:в|ла|ли)|говор(?:ить|ять|ив|ила|или)|ка(?:же|жуть|зав|зала)|заяви(?:в|ла|ли)|повідоми(?:в|ла|ли)"
        r"|повідомляє|зазначи(?:в|ла|ли)|зазначає|дода(?:в|ла|ли)|додає|поясни(?:в|ла|ли)|пояснює|запита(?:в|ла|ли)"
        r"|відпові(?:в|ла|ли|дає)|наголоси(?:в|ла|ли)|стверджу(?:є|вав|вала)|розпові(?:в|ла|ли|дає)|вважає"
        r"|визна(?:в|ла|ли|є)|написа(?:в|ла|ли)|пише|згаду(?:є|вав|вала)|продовжу(?:є|вав|вала)",
        leaning=r"він|вона|вони|воно|це|його|її|їх|і|й|а|але|або|та|так|ні|не|потім|тому|бо|такий|така",
    ),
    "de": Wording(
        by=r"(?:text )?von",
        labels=r"autor(?:en|in|innen)?|text|von",
        joiners=r"und",
        trailers=r"in|aus|für",
        pictures=r"(?:foto|bild|grafik|video|illustration|karte)s?(?:nachweis)?|bilder",
        anywhere=r"foto (?:von|aus)\b",
        closing=r"lesen sie (?:auch|mehr|hier|diese|weiter)|mehr (?:dazu|zum thema)|mitarbeit:|redaktion:|quelle:"
        r"|übersetz(?:t von|t aus|ung:)|abonnieren sie|dieser (?:artikel|text|beitrag) (?:erschien|wurde|ist)",
        speech=r"sag(?:t|te|ten|en)|erklär(?:t|te|ten)|berichte(?:t|te)|betont?e?|füg(?:t|te)|frag(?:t|te)|antworte(?:t|te)"
        r"|mein(?:t|te)|schr(?:ieb|eibt)|warnt?e?|behaupte(?:t|te)|ergänzt?e?",
        leaning=r"er|sie|es|das|dies|und|aber|oder|denn|ja|nein|nicht|dann|sein|seine|ihr|ihre",
    ),
    "fr": Wording(
        by=r"(?:propos recueillis |texte |écrit )?par",
        labels=r"auteure?s?|autrices?|texte|par",
        joiners=r"et|avec",
        trailers=r"à|en|pour|au|aux",
        pictures=r"(?:photo|image|crédit|illustration|vidéo|infographie|carte)s?(?: photos?)?",
        anywhere=r"photo (?:de|d['’])\s?(?-i:[A-ZÀ-Þ])",
        closing=r"(?:à )?lire (?:aussi|la suite|cet|également)|lisez\b|traduit (?:de|du|par)\b|édité par\b|source :"
        r"|avec (?:la contribution|l['’]aide|afp|reuters)\b|abonnez-vous|cet article (?:a été|est)\b",
        speech=r"dit|disent|disait|déclar(?:e|é|ait)|expliqu(?:e|é|ait)|affirm(?:e|é|ait)|ajout(?:e|é|ait)|répond(?:u)?"
        r"|demand(?:e|é|ait)|assur(?:e|é|ait)|soulign(?:e|é|ait)|précis(?:e|é|ait)|estim(?:e|é|ait)|écrit|raconté?e?",
        leaning=r"il|elle|ils|elles|ce|cela|c|et|mais|ou|donc|car|oui|non|puis|son|sa|ses|leur|leurs",
    ),
    "es": Wording(
        by=r"(?:escrito |texto )?por",
        labels=r"autora?(?:e?s)?|texto|por",
        joiners=r"y|e|con",
        trailers=r"en|desde|para",
        pictures=r"(?:foto|fotografía|imagen|crédito|ilustración|v[ií]deo|infografía|mapa)s?|imágenes",
        anywhere=r"foto (?:de|por) (?-i:[A-ZÁÉÍÓÚÑ])",
        closing=r"le(?:a|e|er) (?:también|est[ae]|más|aquí)|traducid[oa] (?:por|del?)\b|editado por\b|fuente:"
        r"|con información de\b|suscr[ií]b\w+|este (?:artículo|reportaje) (?:se|fue|ha)\b",
        speech=r"di(?:jo|ce|cen|jeron)|afirm(?:ó|a|aron)|declar(?:ó|a|aron)|explic(?:ó|a|aron)|añad(?:ió|e)|señal(?:ó|a)"
        r"|pregunt(?:ó|a)|respondi(?:ó)|responde|asegur(?:ó|a)|agreg(?:ó|a)|sostuvo|escribió|contó|cuenta",
        leaning=r"él|ella|ellos|ellas|esto|eso|y|pero|o|porque|sí|no|luego|su|sus|lo",
    ),
}


def _any(field: str) -> str:
    return "|".join(getattr(wording, field) for wording in WORDINGS.values())


def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)


BYLINE = _pattern(rf"(?:(?:{_any('labels')})\s?[:—–]\s*|(?:{_any('by')})\s+)(?=\S)")
# The one pattern that heeds case: in "Ann E Orr" the E is an initial, not the Spanish "and".
JOINER = re.compile(rf"\s*[,;&]\s*(?:(?:{_any('joiners')}|AND)\s+)?|\s+(?:{_any('joiners')}|AND)\s+")
TRAILER = _pattern(rf"\s*[|·•(—–]|\s+-\s|,?\s+(?:{_any('trailers')})\s")
CREDIT_ANYWHERE = _pattern(rf"\(?(?:{_any('pictures')})\s?[:©]|(?:{_any('anywhere')})|©|\(c\)\s")
CREDIT_AT_END = _pattern(rf"(?:{_any('closing')})")
SPEECH = _pattern(rf"\b(?:{_any('speech')})\b")
LEANING = {language: _pattern(rf"(?:{wording.leaning})\b") for language, wording in WORDINGS.items()}
