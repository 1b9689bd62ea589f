"""German words that show who is speaking: the commonest."""

from __future__ import annotations

from knowledge.speakers.words._table import Words, listed

WORDS = Words(
    capital_nouns=True,
    speech=listed(
        """
        sagt sagte sagten sagen erklärt erklärte erklärten berichtet berichtete berichteten betont betonte ergänzt
        ergänzte antwortet antwortete fragt fragte schreibt schrieb meint meinte kündigt kündigte warnt warnte erzählt
        erzählte behauptet behauptete versichert versicherte teilte bestätigte räumte gestand rief fügte forderte lobte
        verspricht versprach mahnte unterstrich äußerte erläutert erläuterte schilderte schildert resümierte
        argumentierte entgegnete erwiderte kommentierte kritisiert klagte klagt scherzte hob verkündete twitterte
        postete notierte konstatierte urteilte beteuerte ergänzten erinnerte wiederholte empfahl verlangte versprachen
        bekräftigte bilanzierte führte bemerkte stellte
        """
    ),
    opinion=listed("glaubt glaubte denkt dachte findet hofft hoffte vermutet"),
    naming=listed("nannte nennt bezeichnete bezeichnet beschrieb beschreibt kritisierte"),
    according=(
        ("laut",), ("nach", "angaben", "von"), ("nach", "worten", "von"), ("nach", "ansicht", "von"),
        ("nach", "meinung", "von"), ("nach", "auskunft", "von"), ("nach", "einschätzung", "von"),
        ("in", "den", "worten", "von"),
    ),
    behind=listed("zufolge"),
    beside=listed("""
        so lachte lacht seufzte seufzt lächelte lächelt flüsterte schrie murmelte nickte nickt begann fuhr
        """),
    phrases={"sprach": "von", "spricht": "von"},
    pronouns={
        "er": "m", "ihm": "m", "sie": "f", "ihr": "f", "ich": "n", "wir": "n", "es": "n", "der": "n", "die": "n",
        "man": "n",
    },
    subjects=listed("er sie ich wir es"),
    prepositions=listed("""
        des von für aus in im bei beim vom mit an am auf gegen über unter zu zum zur nach vor
        """),
    bodies=listed(
        """
        amt stadt stadtverwaltung polizei feuerwehr staatsanwaltschaft verwaltung verein verband universität klinik
        bank sprecherin ministerium behörde zeitung firma regierung partei gericht delegation familie unternehmen
        konzern agentur sender blatt
        """
    ),
    masculine=listed("herr sprecher minister präsident"),
    feminine=listed("frau sprecherin ministerin präsidentin"),
    determiners=listed("der die das ein eine einer eines dem den dieser diese sein seine ihr ihre"),
    definite=listed("der die das dieser diese"),
    linking=listed("von des der für aus in im bei beim vom"),
    breaks=listed(
        """
        und oder aber dass ob wenn als weil während nachdem bevor wie was wer wo ist sind war waren hat haben hatte
        wird werden wurde kann nicht auch am nach vor zu zur zum gegen über auf mit sich es er sie wir ich heute
        gestern
        """
    ),
    joining=listed("und"),
    between=listed("auch später dann noch schon bereits zudem hat haben weiter gestern heute"),
    blocking=listed("nicht nie würde könnte sollte wird kann zu"),
    passive=listed("wird werden wurde wurden"),
    conjunct=listed("dass ob wie"),
    times=listed("am im bei nach vor während gestern heute weiter"),
    honorifics=listed("herr frau dr dr. prof. prof"),
    titles=listed(
        """
        präsident präsidentin kanzler kanzlerin bundeskanzler bundeskanzlerin minister ministerin außenminister
        außenministerin bürgermeister bürgermeisterin sprecher sprecherin general professor professorin
        """
    ),
    roles=listed(
        """
        sprecher sprecherin minister ministerin präsident präsidentin kanzler kanzlerin bürgermeister bürgermeisterin
        chef chefin leiter leiterin direktor direktorin experte expertin forscher forscherin professor professorin
        ingenieur ingenieurin musiker musikerin künstler künstlerin maler malerin autor autorin schriftsteller
        schriftstellerin dichter dichterin historiker historikerin biologe biologin physiker physikerin chemiker
        chemikerin ökonom ökonomin soziologe soziologin psychologe psychologin arzt ärztin pfleger pflegerin
        krankenschwester journalist journalistin reporter reporterin redakteur redakteurin korrespondent
        korrespondentin moderator moderatorin schauspieler schauspielerin regisseur regisseurin sänger sängerin trainer
        trainerin spieler spielerin kapitän stürmer torwart bauer bäuerin landwirt landwirtin bäcker bäckerin wirt
        wirtin händler händlerin unternehmer unternehmerin architekt architektin handwerker handwerkerin fischer
        fischerin förster försterin pfarrer pfarrerin bischof richter richterin staatsanwalt staatsanwältin kommissar
        kommissarin soldat soldatin offizier abgeordnete abgeordneter senator senatorin landrat landrätin stadtrat
        stadträtin rektor rektorin student studentin schüler schülerin rentner rentnerin nachbar nachbarin anwohner
        anwohnerin bewohner bewohnerin besucher besucherin kundin kunde vater mutter bruder schwester sohn tochter frau
        mann ehemann witwe witwer analyst analystin berater beraterin gründer gründerin inhaber inhaberin
        geschäftsführer geschäftsführerin intendant intendantin kurator kuratorin kritiker kritikerin insider
        beobachter botschafter botschafterin gouverneur gouverneurin aktivist aktivistin mitarbeiter mitarbeiterin
        angestellte angestellter quelle beamter beamte anwalt anwältin zeuge zeugin lehrer lehrerin polizei vorsitzende
        vorsitzender
        """
    ),
    describing=listed("ehemalige ehemaliger frühere früherer deutsche deutscher leitende leitender"),
    organisations=listed("ministerium universität institut bank partei amt gericht zeitung straße platz"),
    not_names=listed(
        """
        der die das ein eine einer und oder aber dass wenn als weil während nachdem bevor wie was wer wo in im am an
        auf aus bei mit nach seit von vor zu zum zur über unter für gegen ohne durch er sie es wir ich ihr sein seine
        ihre dies diese dieser auch noch schon nur so dann da hier heute gestern morgen montag dienstag mittwoch
        donnerstag freitag samstag sonntag januar februar märz april mai juni juli august september oktober november
        dezember laut herr frau
        """
    ),
    particles=listed("von vom zu van der den de"),
    abbreviations=listed("dr prof hr fr nr bzw ca z.b d.h"),
)  # fmt: skip
