"""Spanish."""

from knowledge.languages.model import Asks, Language, MetadataField, listed

SPANISH = Language(
    code="es",
    stemmer="spanish",
    stop_words=listed(
        """a al algo algunas algunos ante antes aquel aquella como con contra cual cuál cuáles cuales cuando cuándo
        cuanto cuánto cuánta cuántos cuántas de del desde donde dónde durante e el él ella ellas ellos en entre era
        eran es esa esas ese eso esos esta está estaba estado están estar estas este esto estos fue fueron fui ha
        había habían han hasta hay la las le les lo los más me mi mis mucho muchos muy nada ni no nos nosotros
        nuestra nuestro o os otra otras otro otros para pero poco por porque que qué quien quién quienes quiénes se
        sea según ser si sí sido sin sobre son su sus suya suyo también tan tanto te tenía tiene tienen todo todos
        tu tus un una uno unos unas y ya yo cómo puede tras"""
    ),
    question_words=listed(
        """dijo dice dicen decir declaró declara según afirma afirmó piensa explica explicó artículo texto llama llamó
        cuenta contó habla habló cree opina pasó"""
    ),
    asks=(
        (Asks.AGE, r"\b(qué|que|cuál es la) edad\b|\bcuántos años (tiene|tenía|cumpl\w+|tienen)\b"),
        (Asks.IDENTITY, r"^¿?qui[eé]n(es)? (es|era|son) (?!el |la |los |un )[\w.' -]+\W*$|\bqué significa\b|^¿?qué es [\w'-]+\W*$"),
        (Asks.SPEAKER, r"\bquién\b.{0,20}\b(dijo|dice|declar\w+|afirm\w+|prometi\w+|llam\w+|advirti\w+)\b|\bquien\b.{0,10}\b(dijo|dice)\b"),
        (Asks.SPEECH, r"\b(qué|que|cómo|como|por qué)\b.*\b(dijo|dice|dicho|declar\w+|afirm\w+|piensa|explic\w+|cree|opina|cont[oó])\b|\bsegún\b"),
        (Asks.PERSON, r"\b(quién|quiénes|quien|quienes)\b|\bqué (hombre|mujer|persona|actor|actriz|jugador|político|presidente|ministro|rey|reina|emperador|autor|escritor|poeta|científico|ingeniero|filósofo|compositor|cantante|artista|general)\b"),
        (Asks.YEAR, r"\b(en )?qué año\b"),
        (Asks.TIME, r"\bcuándo\b|^\W*cuando\b|\b(en qué|qué) (año|fecha|día|mes)\b|\bdesde cuándo\b"),
        (Asks.PLACE, r"\b(dónde|adónde|donde)\b|\b(qué|en qué) (ciudad|país|región|lugar|pueblo)\b"),
        (Asks.SHARE, r"\b(qué|cuál es el|cuál es la) (porcentaje|proporción|parte|cuota)\b|\bcuánto por ciento\b"),
        (Asks.MONEY, r"\bcuánto (dinero|cuest\w+|cost\w+|val\w+|pag\w+|gan\w+|gast\w+)\b|\bcuántos (euros|dólares|pesos|rublos)\b|\bcuántas (libras|coronas|grivnas)\b|\b(qué|cuál) (es el |es la )?(precio|costo|coste|suma|salario|presupuesto)\b"),
        (Asks.DURATION, r"\bcuánto tiempo\b|\bcuánto dur\w+\b|\bcuántos (segundos|minutos|días|meses|años|siglos)\b|\bcuántas (horas|noches|semanas|décadas)\b"),
        (Asks.LENGTH, r"\ba qué (distancia|altura|profundidad)\b|\bcuánto mide\w*\b|\bqué (altura|longitud|anchura|profundidad|distancia)\b|\bcuál es la (altura|longitud|anchura|profundidad|distancia)\b|\bcuántos (metros|kilómetros|pies|pisos)\b|\bcuántas (millas|hectáreas)\b"),
        (Asks.NUMBER, r"\b(cuánto|cuánta|cuántos|cuántas|cuanto|cuantos|cuantas)\b|\b(qué|cuál) (es el |es la )?(porcentaje|precio|número|edad|suma|proporción|costo|coste)\b"),
        (Asks.REASON, r"\bpor qué\b|\bpor cuál razón\b|\ba qué se debe\b"),
        (Asks.NAME, r"\bcuál (es|era) el nombre (de|del)\b|\bqué (empresa|compañía|organización|partido|equipo|club|grupo|periódico|universidad|escuela|agencia|instituto|barco|libro|novela|película|álbum|canción|idioma|lengua|religión|premio|río|montaña)\b"),
    ),
    months=listed("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
    time_words=listed(
        """hoy ayer mañana tarde noche semana semanas mes meses año años día días horas lunes martes miércoles jueves
        viernes sábado domingo primavera verano otoño invierno siglo después antes"""
    ),
    reason_words=listed("porque razón razones causa debido ya para pues gracias consecuencia"),
    number_words=listed(
        """dos tres cuatro cinco seis siete ocho nueve diez once doce veinte treinta cuarenta cincuenta cien ciento
        cientos mil millón millones mitad tercio cuarto docena"""
    ),
    small_talk=(r"(hola|buenos días|buenas tardes|buenas noches|buenas)( bot)?( qué tal| cómo estás)?", r"(qué tal|cómo estás|cómo va)", r"(muchas )?gracias", r"adiós|hasta luego", r"quién eres|qué puedes hacer|cómo te llamas", r"(ok|sí|no|vale|test)"),
    courtesies=(r"hola|buenos días|buenas tardes", r"por favor", r"gracias"),
    metadata=(
        (MetadataField.ABOUT, r"(y )?(de|sobre) qué (trata|habla|va|es|se trata|se habla)( aquí)?( (en )?(este|el|esta|la) (artículo|texto|noticia|nota|reportaje))?|(cuál es )?el tema (de este|del) (artículo|texto|reportaje)|qué dice (este|el|esta|la) (artículo|texto|noticia|nota|reportaje)|(resume|resuma) (este|el) artículo|(el )?resumen (de este|del) artículo"),
        (MetadataField.AUTHORS, r"quién(es)? (escribió|es el autor de|son los autores de|escribieron) (este|el) (artículo|texto|reportaje)|(los )?autor(es)?( del artículo)?"),
        (MetadataField.PUBLISHED, r"cuándo (se publicó|fue publicado|salió|se escribió) (este|el) (artículo|texto|reportaje)|fecha de publicación( del artículo)?"),
        (MetadataField.OUTLET, r"dónde (se publicó|fue publicado|salió) (este|el) (artículo|texto|reportaje)"),
        (MetadataField.TITLE, r"(cuál es el )?título( (de este|del) artículo)?|cómo se (llama|titula) (este|el) artículo"),
    ),
    endings=listed("es ano ana an ic cion ador dor ad dad ism ist al os anci enci er ero mient amient"),
)  # fmt: skip
