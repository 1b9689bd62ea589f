"""English words that show who is speaking."""

from __future__ import annotations

from knowledge.speakers.words._table import Words, listed

_SPEECH = listed(
    """
    say says said tell tells told add adds added announce announces announced state states stated declare declares
    declared explain explains explained ask asks asked reply replies replied respond responds responded answer answers
    answered argue argues argued claim claims claimed insist insists insisted note notes noted observe observes observed
    remark remarks remarked comment commented suggest suggests suggested warn warns warned stress stresses stressed
    emphasise emphasises emphasised emphasize emphasizes emphasized assert asserts asserted acknowledge acknowledges
    acknowledged admit admits admitted concede concedes conceded confirm confirms confirmed recall recalls recalled
    write writes wrote tweet tweets tweeted report reports reported reveal reveals revealed promise promises promised
    vow vows vowed pledge pledges pledged predict predicts predicted urge urges urged conclude concludes concluded
    joke jokes joked quip quipped complain complains complained lament laments lamented shout shouts shouted yell yells
    yelled cry cries cried whisper whispers whispered mutter muttered chant chants chanted exclaim exclaims exclaimed
    boast boasts boasted brag bragged allege alleges alleged contend contends contended maintain maintains maintained
    counter counters countered caution cautions cautioned testify testifies testified recount recounts recounted
    disclose discloses disclosed reiterate reiterates reiterated repeat repeats repeated demand demands demanded
    proclaim proclaims proclaimed scoff scoffed fume fumed muse mused reason reasoned advise advises advised
    inform informs informed assure assures assured clarify clarifies clarified retort retorted reckon reckons reckoned
    protest protests protested remember remembers remembered swear swears swore
    blog blogs blogged email emailed post posted elaborate elaborated intone intoned deadpan deadpanned
    """
)

_OPINION = listed(
    """
    believe believes believed think thinks thought consider considers considered hope hopes hoped
    expect expects expected fear fears feared doubt doubts doubted suspect suspects suspected
    """
)

_NAMING = listed(
    """
    call calls called dub dubs dubbed describe describes described label labels labelled labeled brand brands branded
    characterise characterised characterize characterizes characterized dismiss dismisses dismissed denounce denounces
    denounced condemn condemns condemned blast blasts blasted slam slams slammed praise praises praised mock mocks
    mocked
    accuse accuses accused criticise criticised criticize criticizes criticized refer refers referred deride derides
    derided decry decries decried attack attacks attacked assail assails assailed bemoan bemoaned tout touts touted
    credit credits credited blame blames blamed liken likens likened rip ripped rate rates rated hail hails hailed
    laud lauds lauded ridicule ridiculed portray portrays portrayed admire admires admired
    paint paints painted lambasted summed
    """
)

_BESIDE = listed(
    """
    continue continues continued agree agrees agreed begin begins began laugh laughs laughed smile smiled sigh sighs
    sighed sneer sneered interject interjects interjected interrupt interrupted conceded offer offers offered finish
    finished opine opines opined gush gushed sing sings sang barked pressed marvel marveled marvelled volunteer
    volunteered vent vented thunder thundered
    """
)

_PARTICIPLES = listed(
    """
    saying adding telling arguing explaining noting stating claiming insisting warning suggesting declaring tweeting
    writing asking calling describing remarking announcing asserting stressing emphasising emphasizing admitting
    acknowledging recalling predicting promising vowing joking complaining shouting yelling chanting boasting alleging
    contending concluding replying responding pledging urging pointing dismissing denouncing labelling labeling dubbing
    cautioning observing lamenting proclaiming confessing quipping assuring reminding repeating conceding maintaining
    reiterating singing accusing criticizing criticising mocking praising comparing blasting bemoaning quoting
    """
)

_DEMONYMS = listed(
    """
    american british english scottish welsh irish french german italian spanish portuguese dutch belgian swiss austrian
    polish czech slovak hungarian romanian bulgarian greek turkish russian ukrainian belarusian moldovan georgian
    armenian azerbaijani kazakh uzbek lithuanian latvian estonian finnish swedish norwegian danish icelandic serbian
    croatian bosnian slovenian albanian macedonian israeli palestinian arab egyptian syrian lebanese jordanian iraqi
    iranian saudi emirati qatari kuwaiti yemeni libyan tunisian algerian moroccan sudanese ethiopian kenyan nigerian
    ghanaian somali african european asian chinese japanese korean vietnamese thai indian pakistani afghan bangladeshi
    indonesian malaysian filipino australian canadian mexican brazilian argentine chilean colombian venezuelan peruvian
    cuban republican democratic democrat conservative labour liberal communist socialist muslim christian jewish
    catholic protestant orthodox islamic western eastern northern southern soviet latino hispanic
    americans britons russians ukrainians germans frenchmen italians poles turks israelis palestinians europeans
    republicans democrats conservatives liberals muslims christians jews catholics mexicans chinese arabs kurds
    """
)

_DAYS = listed(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december jan feb mar apr jun jul aug sept sep oct nov dec
    """
)

_STARTERS = listed(
    """
    whereas albeit nowadays overall hence perhaps
    nobody somebody everybody anybody everyone someone anyone no-one none
    the a an this that these those his her its their our my your he she it they we i you who whom whose which what when
    where why how if while although though because since as after before until unless once during despite amid against
    about above across along among around at behind below beneath beside besides between beyond by down for from in
    inside into like near of off on onto out outside over past through throughout to toward towards under up upon with
    within without and or but nor so yet also however moreover meanwhile instead then there here thus therefore hence
    still even just only perhaps maybe yes no not never now today yesterday tomorrow tonight some any all both each
    every either neither most many much more few several other others another such same one two three four five six
    seven eight nine ten according asked speaking indeed later earlier recently finally first second third last next
    again ever once nearly almost about well ok okay please thanks dear let do does did is are was were be been being
    has have had can could may might must shall should will would photo image read watch listen see related source
    asked told said says
    added following given based born including unlike whether rather otherwise nonetheless nevertheless furthermore
    additionally similarly likewise specifically notably apparently clearly certainly obviously sure right look
    former longtime fellow veteran retired
    seconds moments minutes hours days weeks months years decades
    """
)

_ROLES = listed(
    """
    politician politicians spokespersons
    source sources official officials spokesman spokeswoman spokesperson spokespeople advocate advocates aide
    aides adviser advisor
    advisers advisors minister ministers leader leaders president presidents chairman chairwoman chair chairperson head
    chief director directors manager managers editor reporter reporters correspondent journalist journalists columnist
    commentator anchor host presenter producer blogger author writer novelist poet historian critic critics analyst
    analysts expert experts scholar professor professors lecturer teacher teachers researcher researchers scientist
    scientists economist economists sociologist psychologist strategist strategists consultant consultants pollster
    pollsters lobbyist activist activists campaigner organizer organiser volunteer volunteers protester protesters
    demonstrator demonstrators supporter supporters opponent opponents voter voters resident residents neighbour
    neighbor neighbours neighbors witness witnesses widow widower victim survivor lawyer lawyers attorney
    attorneys judge prosecutor
    prosecutors investigator investigators detective sheriff officer officers policeman police soldier soldiers
    commander general colonel captain major sergeant lieutenant admiral diplomat diplomats ambassador envoy negotiator
    negotiators delegate delegates senator senators congressman congresswoman lawmaker lawmakers legislator
    representative representatives governor governors mayor councillor councilman councilwoman commissioner secretary
    undersecretary treasurer chancellor premier king queen prince princess pope bishop archbishop cardinal priest pastor
    rabbi imam doctor doctors physician nurse surgeon patient engineer founder co-founder owner executive executives
    employee employees worker workers farmer farmers businessman businesswoman banker investor trader broker ceo cfo
    candidate candidates nominee incumbent operative operatives surrogate staffer staffers insider insiders member
    members colleague colleagues friend friends ally allies partner wife husband widow mother father son daughter
    brother sister parents relative relatives cousin uncle aunt grandfather grandmother man woman men women boy girl
    student students pupil coach player captain athlete manager trainer fan fans actor actress singer musician artist
    director filmmaker designer architect photographer person people crowd audience user users caller veteran veterans
    mogul tycoon billionaire entrepreneur developer speaker deputy vice-president counsel ombudsman inspector
    guard driver pilot astronaut hunter fisherman keeper ranger archivist curator librarian curators archaeologist
    rival opponent boss assistant comedian comedienne mogul rapper chef nun monk shopkeeper postman plumber builder
    moderator quarterback defender linebacker goalkeeper striker midfielder winger forward pitcher catcher parent
    counselor counsellor superintendent principal headteacher headmaster paramedic firefighter firefighters cyclist
    parishioner
    carpenter electrician vet dentist pharmacist nurse midwife barrister solicitor magistrate mp peer baroness
    secretary-general co-chairman co-chair mp mps mep congressmen
    """
)

_TITLES = listed(
    """
    president prime minister chancellor senator sen. sen gov. gov governor rep. rep representative congressman
    congresswoman secretary general secretary-general undersecretary attorney ambassador judge justice chief pope king
    queen prince princess bishop archbishop cardinal imam rabbi pastor reverend father sister brother professor prof.
    prof gen. gen col. col colonel lt. lt lieutenant maj. maj major sgt. sgt sergeant capt. capt captain admiral adm.
    sheriff mayor councilman councilwoman councillor commissioner director chairman chairwoman chair speaker leader
    majority minority whip deputy vice vice-president premier foreign defence defense interior finance press spokesman
    spokeswoman spokesperson candidate nominee host anchor correspondent reporter editor analyst manager campaign
    strategist adviser advisor coach officer detective inspector constable commander emperor sultan sheikh ayatollah
    first lady team camp king chief executive ceo state treasurer comptroller pollster former ex-president
    then-president
    state-senator del. state staff
    """
)

_ORGANISATIONS = listed(
    """
    ministry department office bureau agency commission committee council parliament duma congress senate assembly
    court university college school institute institution academy centre center foundation association union league
    federation organisation organization group company corporation corp corp. inc inc. ltd ltd. llc bank fund trust
    party campaign house times post journal news tribune herald guardian telegraph gazette chronicle review magazine
    radio television tv network press agency airport airlines airways hospital church cathedral mosque museum library
    theatre theater gallery street avenue road square bridge park tower towers hall building palace castle stadium
    river lake sea ocean bay island islands mountain mountains valley county city town village district province state
    states kingdom republic region coast beach hills heights north south east west northern southern eastern western
    new san santa los las el saint st. fort port mount army navy force forces police guard corps fleet service
    services security intelligence board authority administration government cabinet treasury exchange market index
    award prize cup games festival conference convention summit treaty act agreement accord protocol war battle
    revolution day night week year club society initiative project programme program plan studio studios pictures
    records entertainment industries systems technologies solutions holdings partners associates ventures capital
    caucus coalition alliance chamber action america americans voters watch report reserve zone line
    """
)

WORDS = Words(
    speech=_SPEECH,
    opinion=_OPINION,
    naming=_NAMING,
    beside=_BESIDE,
    participles=_PARTICIPLES,
    according=(("according", "to"), ("in", "the", "words", "of"), ("as", "told", "by")),
    own_words=(("in", "*", "words"), ("in", "*", "own", "words"), ("in", "*", "view"), ("in", "*", "opinion")),
    pronouns={
        "he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "they": "p", "them": "p", "their": "p",
        "i": "n", "we": "n", "me": "n", "us": "n", "my": "n", "our": "n", "it": "n", "its": "n", "you": "n",
        "your": "n",
        "this": "n", "that": "n", "which": "n", "who": "n",
    },
    subjects=listed("he she they i we it you"),
    relatives=listed("who"),
    phrases={"pointed": "out", "points": "out", "point": "out", "put": "it", "puts": "it", "went": "on", "goes": "on"},
    prepositions=listed(
        """of for in at from with to by near on inside within about against between over under through into like than
        toward towards behind beside around among including via despite without unlike versus vs. not upon"""
    ),
    carriers=listed(
        """statement statements tweet tweets email e-mail letter post message memo note speech interview article column
        report release video comment testimony"""
    ),
    transitive=listed("tell tells told assure assures assured inform informs informed urge urges urged"),
    nouns=listed(
        """reports claims notes comments remarks promises demands states answers calls brands labels posts blogs emails
        tweets counters shouts cries hopes fears doubts suspects repeats mocks attacks rates credits report claim state
        comment promise demand hope fear doubt suspect tweet email post charges concluded called described announced
        reported rated credited pledged promised alleged"""
    ),
    bare=listed(
        """say tell add announce state explain ask reply respond answer argue claim insist note observe remark comment
        suggest warn stress assert acknowledge admit concede confirm recall write tweet report reveal promise vow pledge
        predict urge conclude joke complain shout yell cry whisper chant boast allege contend maintain caution testify
        repeat demand swear post email blog hope fear doubt suspect believe think call describe
        attack blast slam praise mock credit blame rate rip brand label dub dismiss denounce condemn"""
    ),
    bodies=listed(
        """authorities family families side sides delegation team firm newspaper paper website site outlet publication
        magazine network nation country countries nations regime lobby faction wing majority minority others
        poll survey study lawsuit complaint filing indictment ad advert narrator verdict ruling judgment
        editorial piece brief email e-mails emails transcript headline caption sign banner slogan
        airline manufacturer retailer publisher charity nonprofit watchdog regulator tribunal jury panel press media
        spot notice advisory bulletin resolution communique communiqué text caller
        """
    ),
    interruptions=listed("after when while before because since until as where who which"),
    masculine=listed(
        """mr mr. sir lord spokesman chairman congressman businessman policeman councilman husband father son brother
        king prince pope uncle grandfather man boy gentleman actor co-chairman"""
    ),
    feminine=listed(
        """mrs mrs. ms ms. miss lady dame madam spokeswoman chairwoman congresswoman businesswoman policewoman
        councilwoman wife mother daughter sister queen princess aunt grandmother woman girl actress widow"""
    ),
    determiners=listed(
        """the a an one another this that these those some several many most other his her their its our my your both
        two three four five six seven eight nine ten dozens few no every each any either neither all"""
    ),
    articles=listed("the a an one another"),
    definite=listed("the this that these those"),
    linking=listed("of for in at from with to close by near on inside within familiar"),
    breaks=listed(
        """and or but nor that which who whom whose when where why how what if while although though because since as
        after before until unless once than so whether is are was were be been being am do does did has have had can
        could may might must shall should will would not never said says told then there also during against about over
        under between through amid despite without into via it he she they we i you"""
    ),
    joining=listed("and but"),
    between=listed(
        """has have had also later then now recently just once still again only even often always already previously
        earlier yesterday today tonight soon further first finally thus therefore sometimes simply himself herself
        themselves itself did both all each ever too is are was were being been"""
    )
    | _DAYS,
    blocking=listed(
        """not never cannot can't couldn't didn't doesn't don't hasn't haven't hadn't won't wouldn't isn't
        wasn't weren't
        would could may might must shall should will can to if whether unless"""
    ),
    passive=listed("is are was were be been being am get gets got"),
    conjunct=listed("that how why whether"),
    times=listed(
        """on at during after before when while as last this next today yesterday tomorrow tonight earlier later
        recently ago monday tuesday wednesday thursday friday saturday sunday via through over about speaking referring
        asked adding early late"""
    ),
    honorifics=listed(
        "mr mr. mrs mrs. ms ms. miss dr dr. sir dame lord lady rev rev. hon hon. madam messrs messrs. saint st."
    ),
    titles=_TITLES,
    short_titles={
        "sen.": "senator", "sen": "senator", "gov.": "governor", "gov": "governor", "prof.": "professor",
        "gen.": "general", "col.": "colonel", "lt.": "lieutenant", "maj.": "major", "sgt.": "sergeant",
        "capt.": "captain", "adm.": "admiral", "dr": "doctor", "dr.": "doctor", "rev.": "reverend",
    },
    past=listed("former ex late then-president ex-president onetime one-time deputy vice"),
    roles=_ROLES,
    describing=listed(
        """former ex senior junior chief deputy vice assistant associate acting interim top press campaign presidential
        political national security foreign prime military retired veteran longtime long-time long-serving then-
        current new old late leading prominent head key young local regional federal international legal media public
        vice-presidential gubernatorial congressional parliamentary opposition conservative liberal progressive
        communications policy defence defense finance economic research news state first executive managing founding
        white black gay female male fellow one-time onetime former-turned talk radio television tv co-founder
        nuclear special lead main policy health education trade energy climate church city county town village
        """
    ),
    organisations=_ORGANISATIONS,
    demonyms=_DEMONYMS,
    not_names=_STARTERS | _DEMONYMS | _DAYS,
    claims=listed(
        """claim claims statement statements assertion assertions suggestion suggestions argument contention promise
        promises pledge vow warning warnings description characterization characterisation accusation accusations
        allegation allegations complaint remark remarks comment comments belief insistence declaration prediction
        observation admission question call calls"""
    ),
    possessives=listed("his her"),
    preludes=listed("before after by"),
    gerunds=("ing",),
    past_endings=("ed",),
    thing_marks=listed("the in"),
    qualifying=listed(
        """style era like based backed led owned run born educated inspired funded sponsored aligned allied controlled
        leaning friendly related themed bound trained made built area bashing hating loving"""
    ),
    relations=listed(
        """wife husband partner son daughter father mother brother sister uncle aunt cousin nephew niece grandfather
        grandmother grandson granddaughter stepson stepdaughter fiance fiancee girlfriend boyfriend widow"""
    ),
    of_age=listed("elder younger older"),
    turning=listed("but while whereas"),
    inside_of=listed("in at near outside from"),
    given_months=listed("april may june jan august"),
    particles=listed(
        """de da di du del della der den dos das van von vom zu ter ten la le el al bin ibn ben bint abu y e"""
    ),
    abbreviations=listed(
        """mr mrs ms dr sen rep gov gen lt col maj sgt capt adm rev hon prof st jr sr no vs inc corp co ltd messrs mt ft
        del dist u.s u.k"""
    ),
)  # fmt: skip
