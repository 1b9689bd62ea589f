"""Words that turn, bound or limit what a sentence states, one table a language: what tells two statements apart."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from knowledge.languages.model import listed

_MINUTE, _HOUR, _DAY, _WEEK, _MONTH, _YEAR = map(Decimal, ("0.0007", "0.0417", "1", "7", "30.4", "365"))
"""Units of time in days."""


@dataclass(frozen=True, slots=True, eq=False)
class Assertions:
    """All words folded.

    `negations` negate a verb; `absences` negate otherwise (nobody, without); `partial` next to a negation undo it in
    part (not only, not yet). `denials` are the verbs of denying, `that` what leads on to what is denied. `doubts` make a
    clause no plain statement (if, would). `about`, `above` and `below` come before numbers that are none to the unit,
    `between` joins the two of a range, `turned` makes the opposite of a bound behind it ("au moins"). `limits` say of which part or time a statement holds (total, first, planned);
    `joints` begin another clause; `fillers` may stand between a negation and its verb; `spans` are the beginnings of units
    of time, with their days; `hedges` change how far a statement goes (only, former).
    """

    negations: frozenset[str]
    absences: frozenset[str]
    partial: frozenset[str]
    denials: frozenset[str]
    that: frozenset[str]
    doubts: frozenset[str]
    about: frozenset[str]
    above: frozenset[str]
    below: frozenset[str]
    between: frozenset[str]
    turned: frozenset[str]
    joints: frozenset[str]
    fillers: frozenset[str]
    spans: tuple[tuple[str, Decimal], ...]
    limits: frozenset[str]
    hedges: frozenset[str]


_ENGLISH = Assertions(
    negations=listed("not never cannot can't don't doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't won't"),
    absences=listed("no nor neither none nobody nothing nowhere without hardly scarcely barely"),
    partial=listed(
        """only just merely simply yet until till all every everyone everything always necessarily enough more less fewer
        because exactly entirely fully wholly alone longer solely so quite both either"""
    ),
    denials=listed("deny denies denied denying"),
    that=listed("that"),
    doubts=listed("if whether would wouldn't could couldn't should shouldn't may might mightn't unless wants wanted hopes hoped try tried"),
    about=listed("about around roughly approximately some nearly almost estimated circa approx close"),
    above=listed("more over least above exceeding exceeds minimum beyond"),
    below=listed("less fewer under most below maximum up"),
    between=listed("to and or between"),
    turned=listed("no not never"),
    joints=listed("but although though while because who which whom where when whereas and"),
    fillers=listed("been be being ever"),
    spans=(("minut", _MINUTE), ("hour", _HOUR), ("day", _DAY), ("week", _WEEK), ("month", _MONTH), ("year", _YEAR)),
    limits=listed(
        """total overall altogether together combined each every per another other others further additional extra more
        first second third last final next previous initial initially originally remaining rest half former later earlier
        before after since until by now today currently then once again still planned plan plans expected expects
        forecast target will shall going estimated proposed would previously yesterday tomorrow annual annually yearly
        year monthly month weekly week daily day hour average typical typically usually only women men children new old
        both most least maximum minimum alone including"""
    ),
    hedges=listed("only almost nearly about former ex deputy alleged allegedly partly half before after more less up down all some may might would could if under over"),
)  # fmt: skip

_RUSSIAN = Assertions(
    negations=listed("не никогда"),
    absences=listed("ни нет нету никто никого никому ничего ничто нигде без нельзя едва вряд"),
    partial=listed(
        """только лишь просто еще пока все всех всегда каждый каждая каждое обязательно достаточно более менее больше
        меньше совсем полностью вполне сразу один одна одни потому столько так оба"""
    ),
    denials=listed(
        """отрицает отрицают отрицал отрицала отрицали опроверг опровергла опровергли опровергает опровергают отверг
        отвергла отвергает"""
    ),
    that=listed("что будто"),
    doubts=listed("если ли бы чтобы может могут мог могла могли должен должна должны хочет хотел хотела хотят пока"),
    about=listed("около примерно почти приблизительно порядка где-то ориентировочно"),
    above=listed("более больше свыше минимум выше больше"),
    below=listed("менее меньше до максимум ниже"),
    between=listed("до и или по"),
    turned=listed("не"),
    joints=listed("но хотя потому который которая которые которое где когда а и"),
    fillers=listed("был была было были быть"),
    spans=(("минут", _MINUTE), ("час", _HOUR), ("день", _DAY), ("дня", _DAY), ("дне", _DAY), ("сутк", _DAY), ("недел", _WEEK), ("месяц", _MONTH), ("год", _YEAR), ("лет", _YEAR)),
    limits=listed(
        """всего итого вместе суммарно каждый каждая каждое каждую каждого каждой еще другой другая другие других первый первая
        первое первую первого вторая второй второе вторую последний последняя последние последнюю следующий
        следующая прежний бывший раньше позже прежде до после ранее сначала изначально первоначально теперь сейчас
        сегодня тогда снова опять уже будет будут план планирует планируют планируется ожидается ожидают намерен намерены
        предстоит должен должны составит потребуется обойдется вчера завтра ежегодно год года году лет месяц месяца неделю
        недели день дня сутки час среднем обычно только женщин мужчин детей новый новая новые новых старый старых оба
        обе половина остальные остальных"""
    ),
    hedges=listed("только почти около бывший бывшая экс якобы частично половина до после больше меньше все некоторые может если бы"),
)  # fmt: skip

_UKRAINIAN = Assertions(
    negations=listed("не ніколи"),
    absences=listed("ні ані немає нема ніхто нікого нікому нічого ніщо ніде без навряд ледве"),
    partial=listed(
        """тільки лише просто ще поки все всі усі всіх завжди кожен кожна кожне обов'язково достатньо більше менше
        зовсім повністю цілком одразу один одна одні тому стільки так обидва"""
    ),
    denials=listed(
        """заперечує заперечують заперечував заперечувала заперечив заперечила заперечили спростував спростувала
        спростовує спростували відкинув відкинула відкидає"""
    ),
    that=listed("що ніби начебто"),
    doubts=listed("якщо чи би б щоб може можуть міг могла могли повинен повинна повинні хоче хотів хотіла хочуть поки"),
    about=listed("близько приблизно майже орієнтовно десь"),
    above=listed("понад більше більш щонайменше мінімум вище"),
    below=listed("менше менш до щонайбільше максимум нижче"),
    between=listed("до і й та або чи по"),
    turned=listed("не"),
    joints=listed("але хоча тому який яка які яке де коли а і й та"),
    fillers=listed("був була було були бути"),
    spans=(("хвилин", _MINUTE), ("годин", _HOUR), ("день", _DAY), ("дні", _DAY), ("дн", _DAY), ("доб", _DAY), ("тиж", _WEEK), ("місяц", _MONTH), ("рік", _YEAR), ("рок", _YEAR)),
    limits=listed(
        """всього усього загалом разом сумарно кожен кожна кожне кожну кожного кожної ще інший інша інші інших перший перша
        перше першу першого другий друга друге другу останній остання останні останню наступний наступна колишній
        раніше пізніше до після спочатку спершу тепер зараз сьогодні тоді знову вже буде будуть план планує планують
        планується очікується очікують має мають намір коштуватиме становитиме вчора завтра щороку рік року році років
        місяць місяця тиждень тижня день дня доба година середньому зазвичай тільки лише жінок чоловіків дітей новий нова
        нові нових старий старих обидва обидві половина решта"""
    ),
    hedges=listed("тільки лише майже близько колишній колишня екс нібито частково половина до після більше менше всі деякі може якщо би"),
)  # fmt: skip

_GERMAN = Assertions(
    negations=listed("nicht nie niemals"),
    absences=listed("kein keine keinen keinem keiner niemand nichts nirgends ohne kaum weder noch"),
    partial=listed("nur bloß noch mehr alle alles immer jeder jede jedes unbedingt genug ganz erst allein so einmal beide"),
    denials=listed("bestreitet bestritt bestritten bestreiten dementiert dementierte leugnet leugnete"),
    that=listed("dass daß"),
    doubts=listed("ob wenn falls könnte könnten sollte sollten dürfte möchte wollte kann soll muss müsse"),
    about=listed("etwa rund ungefähr circa ca knapp fast gut annähernd"),
    above=listed("mehr über mindestens wenigstens"),
    below=listed("weniger unter bis höchstens maximal"),
    between=listed("bis und oder zwischen auf"),
    turned=listed("nicht kein"),
    joints=listed("aber obwohl weil der die das denen wo während und"),
    fillers=listed(""),
    spans=(("minut", _MINUTE), ("stund", _HOUR), ("tag", _DAY), ("woch", _WEEK), ("monat", _MONTH), ("jahr", _YEAR)),
    limits=listed(
        """insgesamt gesamt zusammen jeder jede jedes je pro weitere weiteren andere anderen erste ersten erster zweite
        zweiten letzte letzten nächste nächsten ursprünglich zunächst früher später vor nach seit bis jetzt heute damals
        wieder noch schon wird werden geplant plant planen erwartet erwarten voraussichtlich soll sollen gestern morgen
        jährlich jahr jahre monat woche tag täglich stunde durchschnittlich nur frauen männer kinder neue neuen alte alten
        beide hälfte übrigen"""
    ),
    hedges=listed("nur fast etwa ehemalige ehemaliger angeblich teilweise halb vor nach mehr weniger alle einige könnte wenn"),
)  # fmt: skip

_FRENCH = Assertions(
    negations=listed("pas jamais"),
    absences=listed("aucun aucune rien personne sans ni guère nul nulle"),
    partial=listed("seulement encore tous toutes tout toujours plus moins assez que simplement forcément vraiment tout-à-fait"),
    denials=listed("nie nient niait nié dément démentent démenti conteste contestent contesté"),
    that=listed("que qu'"),
    doubts=listed("si pourrait pourraient devrait devraient serait seraient aurait auraient peut peuvent veut voulait"),
    about=listed("environ près quelque quelques presque autour approximativement"),
    above=listed("plus dépasse minimum"),
    below=listed("moins jusqu' maximum"),
    between=listed("à et ou entre"),
    turned=listed("au pas du"),
    joints=listed("mais bien parce qui dont où quand et"),
    fillers=listed("été etre"),
    spans=(("minut", _MINUTE), ("heur", _HOUR), ("jour", _DAY), ("semain", _WEEK), ("mois", _MONTH), ("an", _YEAR)),
    limits=listed(
        """total ensemble chaque chacun par autre autres supplémentaires premier première premiers deuxième second dernier
        dernière prochain prochaine initialement auparavant avant après depuis jusque maintenant aujourd'hui alors encore
        déjà sera seront prévu prévoit prévoient attendu hier demain annuel an ans année mois semaine jour heure moyenne
        seulement femmes hommes enfants nouveau nouvelle nouveaux ancien ancienne anciens deux moitié reste coûtera"""
    ),
    hedges=listed("seulement presque environ ancien ancienne ex prétendument partiellement avant après plus moins tous quelques si"),
)  # fmt: skip

_SPANISH = Assertions(
    negations=listed("no nunca jamás"),
    absences=listed("ni nada nadie ningún ninguno ninguna sin tampoco apenas"),
    partial=listed("sólo solo solamente todavía aún todos todas todo siempre más menos bastante simplemente"),
    denials=listed("niega niegan negó negaron desmiente desmienten desmintió desmintieron"),
    that=listed("que"),
    doubts=listed("si podría podrían debería deberían sería serían habría puede pueden quiere quería"),
    about=listed("unos unas cerca alrededor aproximadamente casi"),
    above=listed("más supera mínimo"),
    below=listed("menos hasta máximo"),
    between=listed("a y o entre"),
    turned=listed("al no por"),
    joints=listed("pero aunque porque quien cual donde cuando y"),
    fillers=listed("ha han había habían sido fue fueron se"),
    spans=(("minut", _MINUTE), ("hor", _HOUR), ("dia", _DAY), ("seman", _WEEK), ("mes", _MONTH), ("ano", _YEAR)),
    limits=listed(
        """total conjunto cada por otro otra otros otras adicionales primer primera primeros segundo segunda último última
        próximo próxima inicialmente antes después desde hasta ahora hoy entonces aún ya será serán previsto prevé prevén
        esperado ayer mañana anual año años mes semana día hora promedio sólo solo mujeres hombres niños nuevo nueva
        nuevos antiguo antigua antiguos ambos mitad resto costará"""
    ),
    hedges=listed("sólo solo casi unos ex exministro antiguo supuestamente parcialmente antes después más menos todos algunos si"),
)  # fmt: skip

_TABLES = {
    "en": _ENGLISH, "ru": _RUSSIAN, "uk": _UKRAINIAN, "de": _GERMAN, "fr": _FRENCH, "es": _SPANISH
}  # fmt: skip


@lru_cache
def assertions_of(code: str) -> Assertions | None:
    """The table of an ISO 639-1 code; None for a language without one, of whose statements none can be compared."""
    return _TABLES.get(code)
