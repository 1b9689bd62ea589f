"""German."""

from knowledge.languages.model import Asks, Language, MetadataField, listed

GERMAN = Language(
    code="de",
    stemmer="german",
    stop_words=listed(
        """aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch auf aus
        bei bin bis bist da damit dann das dass daß dein deine dem den der des dessen deren die dies diese diesem
        diesen dieser dieses doch dort du durch ein eine einem einen einer eines einige er es etwas euch für gegen
        gewesen hab habe haben hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres
        im in indem ins ist ja jede jedem jeden jeder jedes jetzt kann kein keine keinem keinen keiner können könnte
        machen man mehr mein meine mich mir mit muss musste nach nicht nichts noch nun nur ob oder ohne sehr sein
        seine seinem seinen seiner seines selbst sich sie sind so solche soll sollte sondern sonst über um und uns
        unser unter viel vom von vor war waren warst was weil weiter welche welchem welchen welcher welches wenn wer
        wem wen wessen werde werden wie wieder will wir wird wo wohin woher wollen wollte worden wurde wurden
        während warum wann weshalb würde würden zu zum zur zwar zwischen"""
    ),
    question_words=listed(
        """sagt sagte sagen gesagt erklärt erklärte erzählt meint meinte laut zufolge artikel text heißt genannt nennt
        passiert viele wieviel wieviele lange bitte glaubt behauptet"""
    ),
    determiners=listed(
        """der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines mein meine
        meinen meinem meiner sein seine seinen seinem seiner seines ihr ihre ihren ihrem ihrer ihres unser unsere unseren
        unserem unserer dieser diese dieses diesen diesem jener jene jenes jeder jede jedes jeden jedem welche welcher
        welches welchen welchem alle aller allen viel viele vielen vieler manche manchen einige einigen mehrere mehreren
        beide beiden wenige wenigen im am zum zur beim vom ins ans fürs zwei drei vier fünf sechs sieben acht neun zehn"""
    ),
    noun_endings=r"ung|ungen|heit|heiten|keit|keiten|schaft|schaften|tion|tionen|tat|taten|ismus|chen|lein|nis|nisse|tum|ling|innen",
    adjective_endings=r"e|en|er|es|em",
    asks=(
        (Asks.AGE, r"\bwie alt\b|\b(in|mit) welchem alter\b|\bwelches alter\b"),
        (Asks.IDENTITY, r"^wer (ist|war|sind) (?!der |die |das |ein )[\w.' -]+\W*$|^was (ist|sind|bedeutet) [\w'-]+\W*$|\bwofür steht\b"),
        (Asks.SPEAKER, r"\bwer\b.{0,20}\b(sagt\w*|gesagt|meint\w*|behauptet\w*|erklärt\w*|nannte|nennt|warnt\w*)\b"),
        (Asks.SPEECH, r"\b(was|wie|warum)\b.*\b(sagt\w*|gesagt|meint\w*|denkt|glaubt|erklärt\w*|behauptet\w*|erzählt\w*|nennt|nannte)\b|\blaut\b|\bzufolge\b"),
        (Asks.PERSON, r"\b(wer|wem|wen|wessen)\b|\bwelche[rsnm]? (mann|frau|person|schauspieler\w*|spieler\w*|politiker\w*|präsident\w*|minister\w*|könig\w*|kaiser\w*|autor\w*|dichter\w*|wissenschaftler\w*|ingenieur\w*|philosoph\w*|komponist\w*|sänger\w*|künstler\w*|general\w*)\b"),
        (Asks.YEAR, r"\b(in )?welche[ms] jahr\b"),
        (Asks.TIME, r"\bwann\b|\bin welchem (jahr|monat)\b|\ban welchem tag\b|\bseit wann\b"),
        (Asks.PLACE, r"\b(wo|wohin|woher)\b|\bin welche[rmn] (stadt|land|ort|region)\b"),
        (Asks.SHARE, r"\bwie ?viele? prozent\b|\bwelche[rn]? (anteil|prozentsatz)\b"),
        (Asks.MONEY, r"\bwie ?viel geld\b|\bwie teuer\b|\b(was|wie ?viel) (kostet|kosten|kostete|kosteten|hat .+ gekostet|verdien\w+|zahl\w+|bezahl\w+)\b|\bwelche[nr]? (preis|summe|lohn|gehalt)\b|\bwie ?viele (euro|dollar|pfund|kronen|franken|rubel|hrywnja)\b"),
        (Asks.DURATION, r"\bwie lange\b|\bwie ?viele (sekunden|minuten|stunden|tage|nächte|wochen|monate|jahre|jahrzehnte|jahrhunderte)\b|\bwie viel zeit\b"),
        (Asks.LENGTH, r"\bwie (weit|tief|breit|lang)\b|\bwie ?viele (meter|kilometer|meilen|stockwerke|hektar)\b|\bwie hoch (ist|war|sind|waren) d(er|ie|as) (turm|berg|baum|mauer|brücke|haus|gebäude|kirche|dom)\b"),
        (Asks.NUMBER, r"\bwie (viele?|alt|lange?|hoch|teuer|weit|groß|oft)\b|\bwelche[rn]? (anteil|prozent\w*|preis|zahl|summe)\b"),
        (Asks.REASON, r"\b(warum|weshalb|wieso|aus welchem grund)\b"),
        (Asks.NAME, r"\bwie lautet der name\b|\bwie (heißt|heißen|hieß|hießen) der (\w+)\W*$|\bwelche[rsnm]? (firma|unternehmen|organisation|partei|mannschaft|verein|gruppe|zeitung|universität|schule|agentur|institut|schiff|buch|roman|film|album|lied|sprache|religion|preis|fluss|berg)\b"),
    ),
    months=listed("januar februar märz april mai juni juli august september oktober november dezember"),
    time_words=listed(
        """heute gestern morgen abend nacht woche wochen monat monate monaten jahr jahre jahren tag tage tagen stunden
        montag dienstag mittwoch donnerstag freitag samstag sonntag frühling frühjahr sommer herbst winter
        jahrhundert später früher"""
    ),
    reason_words=listed("weil denn da grund gründe wegen deshalb daher darum aufgrund um damit"),
    number_words=listed(
        """zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig fünfzig hundert tausend
        million millionen milliarde milliarden hälfte drittel viertel dutzend prozent"""
    ),
    small_talk=(r"(hallo|hi|hey|guten (tag|morgen|abend)|moin|servus)( bot)?( wie geht's| wie geht es dir)?", r"wie geht('s| es dir| es ihnen)", r"(danke|vielen dank)( schön| sehr)?", r"tschüss|auf wiedersehen|gute nacht", r"wer bist du|was kannst du|wie heißt du|bist du ein (bot|mensch)", r"(ok|okay|ja|nein|super|test)"),
    courtesies=(r"(hallo|hi|guten (tag|morgen|abend))", r"bitte", r"danke"),
    metadata=(
        (MetadataField.ABOUT, r"(und )?worum geht('s| es)( hier| darin)?( eigentlich)?( (in|bei) (diesem|dem) (artikel|text|beitrag|bericht))?|wovon handelt (dieser|der) (artikel|text|beitrag|bericht)|was ist das thema( (dieses|des) (artikels|textes|beitrags|berichts))?|(worüber|wovon|was) (berichtet|schreibt|sagt|erzählt) (dieser|der) (artikel|text|beitrag|bericht)|was steht in (diesem|dem) (artikel|text|beitrag|bericht)|fass(e|en sie)? (diesen|den) artikel zusammen"),
        (MetadataField.AUTHORS, r"(wer hat|von wem ist) (diesen|den|dieser|der) (artikel|text|beitrag)( geschrieben)?|wer (ist|sind) (der autor|die autorin|die autoren)( (dieses|des) (artikels|textes|beitrags))?|autor(en|in)?( des artikels)?"),
        (MetadataField.PUBLISHED, r"wann (wurde|ist|erschien) (dieser|der) (artikel|text|beitrag)( veröffentlicht| erschienen| geschrieben)?"),
        (MetadataField.OUTLET, r"wo (wurde|ist|erschien) (dieser|der) (artikel|text|beitrag)( veröffentlicht| erschienen)?"),
        (MetadataField.TITLE, r"wie (heißt|lautet) (dieser|der) (artikel|text|titel|beitrag)( des artikels)?"),
    ),
    small_months=False,
    endings=listed("e en er ern es n s isch ung keit heit lich ig schaft in inn nis tum or ion ier iert bar sam los"),
)  # fmt: skip
