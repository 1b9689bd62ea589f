"""Spanish words that show who is speaking: the commonest."""

from __future__ import annotations

from knowledge.speakers.words._table import Words, listed

WORDS = Words(
    speech=listed(
        """
        dice dicen dijo dijeron decía declara declaró afirma afirmó afirmaron explica explicó añade añadió agrega
        agregó anuncia anunció responde respondió pregunta preguntó escribe escribió cuenta contó asegura aseguró
        señala señaló subraya subrayó indica indicó confirma confirmó reconoce reconoció advierte advirtió promete
        prometió insiste insistió recuerda recordó sostiene sostuvo manifestó expresó comentó destacó informó reveló
        relató relata apuntó apunta detalló detalla precisó precisa concluyó concluye lamentó lamenta reiteró reitera
        zanjó bromeó bromea ironizó replicó replica contestó contesta exclamó admitió admite confesó confiesa matizó
        celebró denunció reclamó exigió pidió anunciaron aseguraron explicaron indicaron señalaron subrayaron
        denunciaron recalcó recalca enfatizó puntualizó sentenció remarcó comenta destaca expresa manifiesta sugirió
        sugiere
        """
    ),
    opinion=listed("cree piensa considera opina espera"),
    naming=listed("llamó llama calificó califica describió denunció"),
    according=(
        ("según",), ("en", "palabras", "de"), ("de", "acuerdo", "con"),
        ("a", "juicio", "de"), ("en", "opinión", "de"), ("a", "ojos", "de"),
    ),
    own_words=(("en", "*", "palabras"),),
    pronouns={
        "él": "m", "ella": "f", "ellos": "p", "ellas": "p", "yo": "n", "nosotros": "n", "sus": "n", "su": "n",
        "quien": "n", "que": "n",
    },
    subjects=listed("él ella ellos ellas yo nosotros"),
    relatives=listed("quien"),
    prepositions=listed("de del al a en para con contra sobre por"),
    bodies=listed(
        """
        ayuntamiento autoridad empresa compañía fiscalía asociación sindicato agencia universidad federación hospital
        banco comisión junta organismo ministerio periódico gobierno partido tribunal delegación familia policía
        ejército
        """
    ),
    masculine=listed("señor sr. sr presidente director portavoz-hombre"),
    feminine=listed("señora sra. sra presidenta directora ministra alcaldesa"),
    determiners=listed("el la los las un una unos unas este esta ese esa su sus"),
    definite=listed("el la los las este esta"),
    linking=listed("de del al en para"),
    breaks=listed(
        """
        y e o u pero que quien cuando donde si como porque después antes durante es son era ha han había será no sobre
        con sin contra ayer hoy se a por
        """
    ),
    joining=listed("y e"),
    between=listed("ha han había también luego después ya ayer hoy además"),
    auxiliaries=listed("ha han había habían"),
    blocking=listed("no nunca podría debería puede"),
    passive=listed("es son fue fueron ser sido"),
    conjunct=listed("que"),
    times=listed("""
        ayer hoy lunes martes miércoles jueves viernes sábado domingo durante tras después a en
        """),
    honorifics=listed("señor señora sr. sra. sr sra don doña dr. dra."),
    titles=listed(
        """
        presidente presidenta ministro ministra primer general alcalde alcaldesa profesor profesora senador senadora
        """
    ),
    roles=listed(
        """
        presidente presidenta ministro ministra alcalde alcaldesa director directora portavoz jefe jefa fuente
        ingeniero ingeniera arquitecto arquitecta escritor escritora autor autora poeta historiador historiadora
        periodista reportero reportera corresponsal actor actriz cantante músico música entrenador entrenadora jugador
        jugadora capitán capitana agricultor agricultora panadero panadera pescador pescadora comerciante artesano
        artesana vecino vecina habitante maestro maestra estudiante alumno alumna enfermero enfermera juez jueza fiscal
        gobernador gobernadora consejero consejera concejal concejala secretario secretaria activista sindicalista
        voluntario voluntaria jubilado jubilada economista sociólogo socióloga biólogo bióloga analista especialista
        embajador embajadora padre madre hermano hermana hijo hija marido esposa viuda viudo fundador fundadora
        propietario propietaria dueño dueña farero farera cineasta abogado abogada testigo experto experta profesor
        profesora investigador investigadora diputado diputada médico policía
        """
    ),
    describing=listed("ex antiguo antigua nuevo nueva primer primera"),
    organisations=listed("ministerio universidad instituto banco partido tribunal periódico calle plaza"),
    not_names=listed(
        """
        el la los las un una este esta ese esa su sus él ella ellos yo nosotros y o pero que quien cuando donde si como
        porque después antes durante en de del a al con sin contra por para según ayer hoy mañana lunes martes
        miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre
        noviembre diciembre aquí así entonces también señor señora
        """
    ),
    particles=listed("de del la las los y"),
    abbreviations=listed("sr sra dr dra ud d"),
)  # fmt: skip
