"""The words that show what kind of thing a sentence holds: an age, a sum, a distance, a place."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.languages.model import listed

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Wanted:
    """Data of one language, folded as the words of a text are.

    A number beside a word of `money`, or before one of `lengths`, `spans` or `shares`, is a sum, a length, a span of
    time or a share (words of `shares` are shares by themselves); one before a word of `years` is somebody's age where such a number tells one on its own (`plain`), else with
    a word of `old` beside it. A year beside a word of `births` tells the age of somebody or something. A name behind
    one of `locatives` is a place, and one of `places` behind it is somewhere. `vague` are words of questions that only
    say what kind of thing is asked for, or so little that nothing is told by their absence; `dwelling` those that ask
    for nothing but a place.
    """

    money: frozenset[str] = _NONE
    lengths: frozenset[str] = _NONE
    spans: frozenset[str] = _NONE
    years: frozenset[str] = _NONE
    shares: frozenset[str] = _NONE
    old: frozenset[str] = _NONE
    births: frozenset[str] = _NONE
    locatives: frozenset[str] = _NONE
    places: frozenset[str] = _NONE
    vague: frozenset[str] = _NONE
    dwelling: frozenset[str] = _NONE
    plain: bool = False


def wanted_of(code: str) -> Wanted:
    """The table of an ISO 639-1 code; for a language without one, one that knows no word."""
    return _TABLES.get(code, _BARE)


def _forms(words: str) -> frozenset[str]:
    """The words of a table whose endings are split off: "рубл-ь-я-ей" is three words, "евро" one."""
    found: set[str] = set()
    for word in words.split():
        root, *endings = word.split("-")
        found.update(root + ending for ending in endings or [""])
    return listed(" ".join(found))


_BARE = Wanted()

_ENGLISH = Wanted(
    money=_forms(
        """dollar--s cent--s euro--s pound--s pence penny sterling franc--s crown--s krone--r kronor koruna--s yen yuan
        rupee--s rial--s riyal--s dirham--s lira--s peso--s real-s rand won shekel--s zloty--s forint--s mark--s
        shilling--s guinea--s ruble--s rouble--s hryvnia--s kopeck--s ducat--s florin--s guilder--s usd eur gbp jpy
        cny uah rub chf bucks quid"""
    ),
    lengths=_forms(
        """metre--s meter--s kilometre--s kilometer--s centimetre--s centimeter--s millimetre--s millimeter--s mile--s
        foot feet inch--es yard--s fathom--s league--s m km cm mm ft mi yd storey--s story stories floor--s hectare--s
        acre--s block--s knots"""
    ),
    spans=_forms(
        """second--s minute--s hour--s day--s night--s week--s weekend--s fortnight--s month--s season--s year--s
        decade--s century centuries winter--s summer--s generation--s min hr hrs"""
    ),
    years=_forms("year--s yr yrs month--s week--s day--s decade--s century centuries winters"),
    shares=_forms("percent pc half halves third--s quarter--s fifth--s tenth--s majority minority"),
    old=_forms("old aged age--s"),
    births=_forms("born birth founded built established opened erected begun created formed"),
    locatives=_forms(
        """in into at near on onto inside outside across behind beside beneath under below above along around from off
        beyond between towards toward via through throughout opposite amid among by within"""
    ),
    places=_forms(
        """street--s road--s lane avenue square bridge--s river--s lake--s sea ocean coast shore beach bay harbour harbor
        port docks island--s peninsula mountain--s hill--s valley forest--s wood--s desert field--s farm--s park--s
        garden--s village--s town--s city cities capital suburb--s district--s quarter--s county province--s region--s
        state--s country countries border--s north south east west centre center house--s home--s flat apartment--s
        building--s church--es chapel cathedral castle palace tower school--s university college hospital--s clinic
        hotel--s inn pub cafe restaurant--s shop--s market--s station--s airport factory factories mill--s mine--s
        office--s headquarters court--s prison--s jail museum--s theatre theater library hall room--s cellar basement
        kitchen roof--s attic yard courtyard cemetery grave--s camp--s base--s front abroad barn stable--s garage
        warehouse--s quarry reef cave--s cliff--s oven corner side"""
    ),
    dwelling=listed("live lives lived living reside resides resided born dwell dwells"),
    vague=listed(
        """old age aged tall high deep wide far long large big heavy expensive fast often year years date day month time
        place location city country town price cost number share percent percentage amount person people man woman
        someone thing things reason reasons cause way ways kind sort type role job name names live lives lived living
        happen happens happened become became come came go goes went going do done get got take took taken give gave
        given make made say said tell told think thought know known use used want wanted work works worked
        begin began start started end ended currently today first last new different main important good bad"""
    ),
)

_RUSSIAN = Wanted(
    money=_forms(
        """рубл-ь-я-ю-е-и-ей-ям-ями-ях-ем копе-йка-йки-ек-йку доллар--а-ов-ы-ам-ами цент--а-ов-ы евро фунт--а-ов-ы
        гривн-а-ы-е-у гривен франк--а-ов-и крон--а-ы-у йен--а-ы-у юан-ь-я-ей-и лир--а-ы-у злот-ый-ых-ых тенге песо
        марк-а-и-у марок шекел-ь-я-ей-и руб долл талер--а-ов"""
    ),
    lengths=_forms(
        """метр--а-ов-ы-ах-ам-е километр--а-ов-ы-ах-ам-е сантиметр--а-ов-ы миллиметр--а-ов-ы мил-я-и-ь-ю-ях фут--а-ов-ы
        дюйм--а-ов-ы верст--а-ы-у шаг--а-ов этаж--а-ей-и-ах гектар--а-ов-ы м км см мм га"""
    ),
    spans=_forms(
        """секунд--а-ы-у минут--а-ы-у час--а-ов-ы-ам ден-ь дн-я-ей-и-ям-ями ноч-ь-и-ей сут-ки-ок недел-я-и-ь-ю-ям
        месяц--а-ев-ы-ам год--а-у-ы-ам лет-- летия летие десятилет-ие-ия-ий столет-ие-ия-ий век--а-ов зим--ы-у поколени-е-я-й мин ч"""
    ),
    years=_forms("год--а-у-ом лет годик--а месяц--а-ев недел-ь-и дней дня"),
    shares=_forms("процент--а-ов-ы-ам-ами-ах треть-- трети половин-а-ы-у-е четверт-ь-и большинство большая"),
    old=_forms(
        """летн-ий-яя-ее-ие-его-ей-ему-им-их-юю-ими возраст--е-у-а-ом летие исполнил-ось-ся-ась исполнится старше
        младше"""
    ),
    births=_forms(
        """родил-ся-ась-ись рожден--а-ия-ию-ием рожде-ние основан--а-о-ы построен--а-о-ы открыт--а-о-ы открыл-и-ся-ась
        создан--а-о-ы возвед-ен-ена-ено построил-и-а заложен--а-о основал--а-и"""
    ),
    locatives=_forms(
        """в во на из под над за возле около близ вблизи у через между среди вдоль внутри неподалеку недалеко напротив
        позади до от к по из-под"""
    ),
    places=_forms(
        """улиц-а-е-ы-у-ах площад-ь-и дорог-а-е-и-у мост--у-е-а-ом рек-а-е-и-у-ой озер-о-е-а-у мор-е-я-ю-ем берег--у-а-ом
        залив--е-а остров--е-а-ах гор-а-е-ы-у-ах холм--е-а-ах долин-а-е-ы-у лес--у-а-ах пол-е-я-ях ферм-а-е-ы-у парк--е-а
        сад--у-а-ах деревн-я-е-и-ю-ях сел-о-е-а-у-ах город--е-а-у-ах поселк-е-а-у столиц-а-е-ы-у район--е-а-ах
        област-ь-и-ях кра-е-я-ю стран-а-е-ы-у-ах границ-а-е-ы-у север--е-а юг-е-а восток--е-а запад--е-а центр--е-а
        дом--е-а-у-ах-ом квартир-а-е-ы-у-ах здани-и-е-я-ях церк-ви-овь храм--е-а замк-е-а дворц-е-а башн-е-и-ю
        школ-а-е-ы-у-ах университет--е-а больниц-а-е-ы-у-ах гостиниц-е-ы-у отел-е-я-ь кафе ресторан--е-а магазин--е-а
        рынк-е-а-у вокзал--е-а станци-и-я-ю аэропорт--у-а завод--е-а-ах фабрик-е-и-у мельниц-е-ы-у шахт-е-ы-у офис--е-а
        штаб--е-а суд-е-а тюрьм-е-ы-у музе-е-я-ях театр--е-а библиотек-е-и-у зал--е-а комнат-е-ы-у подвал-е-а-ах
        кухн-е-и-ю крыш-е-и-у двор-е-а кладбищ-е-а лагер-е-я-ь базе фронт--е-у рубеж-ом сара-е-й гараж-е-а склад-е-а-ах
        карьер-е-а пещер-е-ы углу сторон-е-у-ы"""
    ),
    plain=True,
    dwelling=listed("живет живут жил жила жили проживает проживал проживала родился родилась"),
    vague=listed(
        """лет год года году возраст возрасте человек люди людей раз время времени место месте город городе страна стране
        цена цену стоит стоимость число доля процент причина причине имя живет живут жил жила жили есть стало стал
        стала случилось сделал сделала сделали делает делают начал начала начали говорит первый последний новый
        сегодня главный разный раньше работает работал работала"""
    ),
)

_UKRAINIAN = Wanted(
    money=_forms(
        """грив-ня-ні-ню гривень грн копі-йка-йки-йку-йок долар--а-ів-и-ам цент--а-ів-и євро фунт--а-ів-и рубл-ь-я-ів-і
        франк--а-ів-и крон--а-и-у єн--а-и-у юан-ь-я-ів-і лір--а-и-у злот-ий-их песо марк-а-и-у марок шекел-ь-я-ів-і"""
    ),
    lengths=_forms(
        """метр--а-ів-и-ах-ам-і кілометр--а-ів-и-ах-ам-і сантиметр--а-ів-и міліметр--а-ів-и мил-я-і-ь-ю фут--а-ів-и
        дюйм--а-ів-и верст--а-и-у крок--и-ів поверх--а-ів-и-ах гектар--а-ів-и м км см мм га"""
    ),
    spans=_forms(
        """секунд--а-и-у хвилин--а-и-у годин--а-и-у ден-ь дн-я-ів-і-ям дні ніч ноч-і-ей доб-а-у-и тиж-день-ня-ні-нів
        місяц-ь-я-ів-і рік ро-ку-ки-ків-кам десятиліт-тя-ь століт-тя-ь вік--у-ів зим--и-у поколін-ня-ь хв год"""
    ),
    years=_forms("рік ро-ку-ки-ків рочк-ів-и місяц-ь-я-ів-і тижн-ів-і-я дн-ів-і"),
    shares=_forms("відсот-ок-ка-ки-ків-кам-ками процент--а-ів-и трет-ина-ини-ину половин-а-и-у-і чверт-ь-і більшість"),
    old=_forms(
        """річн-ий-а-е-і-ого-ої-ому-их-у-им літн-ій-я-є-ього віці віком вік-- річчя виповнил-ося-ось виповниться старш-ий-а
        молодш-ий-а"""
    ),
    births=_forms(
        """народив-ся народил-ася-ися-ась народжен-ня-ий-а заснован-ий-а-о-е збудован-ий-а-о-е побудован-ий-а-о-е
        відкрит-ий-а-о-е-тя відкрили створен-ий-а-о-е зведен-ий-а-о-е збудували заснував заснувала заснували"""
    ),
    locatives=_forms(
        """в у на з із зі під над за біля коло поблизу неподалік через між серед вздовж уздовж всередині навпроти позаду
        до від по"""
    ),
    places=_forms(
        """вулиц-я-і-ю-ях площ-а-і-у дороз-і дорог-а-и-у мост-у-і-ом міст мостом річ-ка-ці-ку-ки озер-о-і-а-у мор-е-і-я-ем
        берез-і берег-- затоц-і остров-і-а-ах гор-а-і-и-у-ах пагорб-і-а долин-а-і-и-у ліс-і-у-ах пол-е-і-я-ях ферм-а-і-и-у
        парк--у-а сад-у-ах сел-о-і-а-ах місто міст-і-а-ах-у селищ-е-і-а столиц-я-і-ю район--і-у-ах област-ь-і-ях кра-ю-ї
        країн-а-і-и-у-ах кордон-ом-у-і північ-- півноч-і півдн-і-я сход-і-у заход-і-у центр--і-у будин-ок-ку-ка-ках
        хат-а-і-и-у квартир-а-і-и-у-ах будівл-я-і-ю церк-ва-ві-ву храм-і-у замк-у палац-і-у веж-а-і-у школ-а-і-и-у-ах
        університет-і-у лікарн-я-і-ю-ях готел-і-ю кафе ресторан-і-у магазин-і-у-ах ринк-у вокзал-і-у станці-ї-ю-я
        аеропорт-у-і завод-і-у-ах фабри-ці-ку млин-і-а шахт-і-у офіс-і-у штаб-і-у суд-і-у тюрм-і-у музе-ї-ю театр-і-у
        бібліоте-ці-ку зал-і-у кімнат-і-у підвал-і-ах кухн-і-ю дах-у-ом двор-і-у подвір'-ї-я кладовищ-і-е таборі фронт-і-у
        сара-ї-ю гараж-і склад-і-ах кар'єр-і печер-і кут-ку боці"""
    ),
    plain=True,
    dwelling=listed("живе живуть жив жила жили мешкає мешкав мешкала народився народилася"),
    vague=listed(
        """років рік року році вік віці людина люди людей раз час часу місце місці місто місті країна країні ціна ціну
        коштує вартість число частка відсоток причина ім'я живе живуть жив жила жили стало став стала сталося зробив
        зробила зробили робить роблять почав почала почали каже перший останній новий сьогодні головний раніше працює
        працював працювала"""
    ),
)

_GERMAN = Wanted(
    money=_forms(
        """euro--s cent--s dollar--s pfund pfennig mark franken krone--n yen yuan rubel lira zloty peso--s taler gulden
        schilling griwna hrywnja"""
    ),
    lengths=_forms(
        """meter--n-s kilometer--n-s zentimeter--n millimeter--n meile--n fuß zoll m km cm mm stockwerk-e-en hektar--e
        schritt-e-en"""
    ),
    spans=_forms(
        """sekunde--n minute--n stunde--n tag--e-en-es nacht nächte--n woche--n monat--e-en-s jahr--e-en-es jahrzehnt--e-en
        jahrhundert--e-en-s winter-- sommer-- generation--en"""
    ),
    years=_forms("jahr--e-en monat--e-en woche--n tag-e-en"),
    shares=_forms("prozent drittel viertel hälfte fünftel zehntel mehrheit"),
    old=_forms("alt alter-- alters jährig-e-er-en-es jährige"),
    births=_forms("geboren geburt gegründet gebaut erbaut errichtet eröffnet entstand entstanden"),
    locatives=_forms(
        """in im ins an am ans auf bei beim nahe neben hinter unter über vor zwischen aus vom von nach entlang außerhalb
        innerhalb unweit gegenüber gen"""
    ),
    places=_forms(
        """straße--n gasse platz brücke--n fluss see meer küste strand bucht hafen insel--n berg--e hügel tal wald feld hof
        bauernhof park garten dorf dörfer--n stadt städte--n hauptstadt vorort bezirk viertel kreis provinz region-en land
        länder--n grenze norden süden osten westen zentrum haus häuser--n wohnung-en gebäude kirche kapelle dom schloss
        palast turm schule--n universität krankenhaus klinik hotel gasthaus laden geschäft markt bahnhof flughafen fabrik
        werk mühle grube büro gericht gefängnis museum theater bibliothek saal zimmer keller küche dach friedhof lager
        front ausland scheune stall garage höhle ecke seite"""
    ),
    plain=True,
    dwelling=listed("wohnt wohnen wohnte lebt leben lebte geboren"),
    vague=listed(
        """alt jahr jahre jahren alter mensch menschen leute person mal zeit ort stadt land preis kostet zahl anteil prozent
        grund name namen lebt leben lebte wohnt wohnen wohnte passiert passierte macht machte gemacht geht ging kommt
        kam gibt gab nimmt nahm sagt sagte neu erste letzte heute wichtig arbeitet arbeitete"""
    ),
)

_FRENCH = Wanted(
    money=_forms(
        "euro--s centime--s dollar--s livre--s franc--s couronne--s yen--s yuan--s rouble--s lire--s peso--s mark--s hryvnia--s sou--s ducat--s florin--s"
    ),
    lengths=_forms(
        "mètre--s kilomètre--s centimètre--s millimètre--s mille--s pied--s pouce--s m km cm mm étage--s hectare--s lieue--s pas"
    ),
    spans=_forms(
        "seconde--s minute--s heure--s jour--s nuit--s semaine--s mois an--s année--s décennie--s siècle--s hiver--s été--s génération--s"
    ),
    years=_forms("an--s mois année--s semaine--s"),
    shares=_forms("pourcent pourcentage moitié tiers quart cinquième dixième majorité"),
    old=_forms("âge--s âgé--e-s-es"),
    births=_forms(
        "né--e-s-es naissance fondé--e-s-es construit--e-s-es bâti--e-s-es créé--e-s-es inauguré--e ouvert--e érigé--e"
    ),
    locatives=_forms(
        "à au aux en dans sur sous près chez devant derrière entre vers hors depuis de du des face le long"
    ),
    places=_forms(
        """rue--s place avenue pont--s rivière fleuve lac mer côte plage baie port île--s montagne--s colline vallée forêt
        bois champ--s ferme parc jardin--s village--s ville--s capitale banlieue quartier--s région--s province pays
        frontière--s nord sud est ouest centre maison--s appartement bâtiment--s église chapelle cathédrale château
        palais tour école--s université hôpital clinique hôtel auberge café restaurant magasin--s boutique marché gare
        aéroport usine moulin mine bureau--x siège tribunal prison musée théâtre bibliothèque salle chambre cave cuisine
        toit cour cimetière camp--s base front étranger grange garage grotte coin côté"""
    ),
    plain=True,
    dwelling=listed("habite habitent habitait vit vivent vivait né née"),
    vague=listed(
        """an ans année années âge personne personnes gens homme femme fois temps lieu ville pays prix coûte nombre part
        pourcentage raison nom vit vivent vivait habite habitent habitait passe arrive arrivé fait font devient devenu
        vient venu va allé donne donné prend pris dit nouveau premier dernier aujourd'hui important travaille"""
    ),
)

_SPANISH = Wanted(
    money=_forms("euro--s céntimo--s centavo--s dólar--es libra--s franco--s corona--s yen--es yuan--es rublo--s lira--s peso--s peseta--s marco--s grivna--s ducado--s"),
    lengths=_forms("metro--s kilómetro--s centímetro--s milímetro--s milla--s pie--s pulgada--s m km cm mm piso--s hectárea--s legua--s paso--s"),
    spans=_forms("segundo--s minuto--s hora--s día--s noche--s semana--s mes--es año--s década--s siglo--s invierno--s verano--s generación generaciones"),
    years=_forms("año--s mes--es semana--s"),
    shares=_forms("ciento porcentaje mitad tercio--s cuarto--s quinto décimo mayoría"),
    old=_forms("edad"),
    births=_forms("nació nacid-o-a-os-as nacimiento nacieron fundad-o-a fundó construid-o-a construyó cread-o-a inaugurad-o-a abiert-o-a"),
    locatives=_forms("en a al de del desde hasta hacia cerca junto sobre bajo tras entre frente fuera dentro por ante"),
    places=_forms(
        """calle--s plaza avenida puente--s río--s lago mar océano costa orilla playa bahía puerto isla--s montaña--s colina
        valle bosque campo--s granja parque jardín jardines pueblo--s aldea--s ciudad--es capital suburbio barrio--s
        distrito región regiones provincia--s país países frontera--s norte sur este oeste centro casa--s piso
        apartamento edificio--s iglesia capilla catedral castillo palacio torre escuela--s universidad hospital clínica
        hotel posada café restaurante tienda--s mercado estación aeropuerto fábrica molino mina oficina--s sede tribunal
        cárcel prisión museo teatro biblioteca sala habitación sótano cocina tejado patio cementerio campamento base
        frente extranjero granero garaje cueva esquina lado"""
    ),
    plain=True,
    dwelling=listed("vive viven vivía reside nació nacieron"),
    vague=listed(
        """año años edad persona personas gente hombre mujer vez tiempo lugar ciudad país precio cuesta número parte
        porcentaje razón nombre vive viven vivía pasa ocurre ocurrió hace hizo hacen llega llegó va fue da dio toma
        tomó dice nuevo primero último hoy importante trabaja trabajaba"""
    ),
)  # fmt: skip

_TABLES = {
    "en": _ENGLISH,
    "ru": _RUSSIAN,
    "uk": _UKRAINIAN,
    "de": _GERMAN,
    "fr": _FRENCH,
    "es": _SPANISH,
}
