"""English."""

from knowledge.languages.model import Asks, Language, MetadataField, listed

_SAYS = (
    r"(?:say|said|saying|think|thinking|believe|claim|state|tell|told|comment|declare|argue|have to say|had to say|"
    r"speak|talk|explain|write|think|remark|express)"
)
_ABOUT = r"(?:about|on|regarding|concerning|of|over|as to|with regard to)"
_VIEWS = (
    r"(?:comments?|remarks?|views?|opinions?|words|position|stance|take|thoughts?|statements?|quotes?|quotations?|"
    r"reactions?|responses?|answers?)"
)
_SPEAKER = r"(?P<speaker>(?:(?!'s | (?:say|said|tell|told|think|thought)\b)[^?!,;:“”\"]){2,60}?)"
_TOPIC = r"(?P<topic>.+)"
_SAYING = (
    r"(?:said|says|say|saying|claimed|claims|stated|states|declared|told \w+|warned|argued|insisted|promised|remarked|"
    r"announced|admitted|complained|thinks|believes|wrote)"
)

ENGLISH = Language(
    code="en",
    stemmer="english",
    stop_words=listed(
        """a about above after again against all also although am an and any anybody anyone anything are aren't as at
        be been before being below between both but by can can't cannot could couldn't did didn't do does doesn't
        doing don't down during each else ever every everyone everything few for from further get gets got had
        hadn't has hasn't have haven't having he her here hers herself him himself his how i if in into is isn't it
        its itself just let me more most much must my myself no nor not now of off on once one only onto or other
        others our ours ourselves out over own per quite rather same shall she should shouldn't since so some such
        than that the their theirs them themselves then there these they this those though through thus to too under
        until up upon us very was wasn't we were weren't what whatever when where whether which while who whoever
        whom whose why will with within without won't would wouldn't yet you your yours yourself yourselves i'm i've
        i'd i'll you're you've you'd you'll he'd he'll she'd she'll it'd it'll we're we've we'd we'll they're
        they've they'd they'll cant dont didnt doesnt isnt wasnt whats thats im ive whos hows wheres whens"""
    ),
    question_words=listed(
        """according account actually article articles ask asked big call called claim claimed comment commented
        comments describe described exactly explain explained find give given happen happened happens job kind know
        like long made make makes many mean mention mentioned much name named opinion please quote quoted really
        remark remarks report say saying says said show sort source sources speak spoke stand stands state stated
        talk talked tell tells text think thinks thought told type use want words write"""
    ),
    asks=(
        (Asks.AGE, r"\bhow old\b|\b(at )?(what|which) age\b|\bwhat('s| is| was) (the age of\b|[\w' -]+ age\b)"),
        (Asks.IDENTITY, r"^(so |and )?who(s| is|'s| are| was| were) (?!the |a |an )(?!.*\b(to|in|on|at|by|for|of|with|about|from)\b)[\w.'-]+( [\w.'-]+){0,3}\W*$|\bwhat('s| is| was) (.+'s?|his|her|their|the) (job|role|position|post|occupation|profession|function)( of .*)?\W*$|^what (does|do|did) [\w.' -]+ do\W*$|\bstands? for\b|\bwhat (is|are|'s) [\w'-]+\W*$|\bmeaning of\b|\babbreviation\b"),
        (Asks.SPEAKER, r"\bwho\b[^?]{0,20}\b(said|says|say|told|claimed|claims|stated|called|calls|warned|believes|argued|argues|promised|insisted|insists|admitted|denied)\b"),
        (Asks.SPEAKER, r"\bwhose (words|quote|quotation|claim)\b|\bwho\b.{0,12}\bquoted\b"),
        (Asks.SPEECH, r"\b(what|how|why|when|where)\b.*\b(say|said|says|saying|tell|told|claim|claimed|think|thinks|believe|believes|comment|describe|described|explain|explained|argue|warn|promise|words|call|called|respond|react)\b"),
        (Asks.SPEECH, r"\baccording to\b|\bin the words of\b|\b(opinion|view|reaction|comments?|remarks?|response|words) (of|from|by|on|about)\b|'s (opinion|view|reaction|comments?|words|response)\b"),
        (Asks.PERSON, r"\b(who|whom|whose)\b|\b(what|which) (man|woman|person|people|actor|actress|player|politician|president|minister|king|queen|emperor|pope|leader|author|writer|poet|scientist|engineer|philosopher|composer|singer|artist|director|general|officer|mathematician|physicist|inventor|explorer)\b"),
        (Asks.YEAR, r"\b(what|which) (exact |calendar )?year\b"),
        (Asks.TIME, r"^(?!.*\b(what|which|who|whom|whose|how|why)\b).*\bwhen\b|\b(what|which|in what|on what|since what) (year|date|day|month|time|week|season|century|decade)\b|\bhow long ago\b|\bsince when\b"),
        (Asks.PLACE, r"^(?!.*\b(what|which|who|whom|whose|how|why)\b).*\bwhere\b|\b(what|which) (city|country|place|town|village|region|state|street|island|port|location|area|district)\b"),
        (Asks.SHARE, r"\b(what|which) (share|percentage|percent|proportion|fraction)\b|\bhow (many|much) per ?cent\b|\bwhat('s| is| was| were) the (percentage|proportion|share) of\b"),
        (Asks.MONEY, r"\bhow much (money|cash)\b|\bhow expensive\b|\bhow many (dollars|euros|pounds|crowns|roubles|rubles|hryvnias)\b|\bhow much (is|was|are|were|does|do|did|will|would|must|should|can|could|has|have|had)\b.*\b(cost|costing|pay|paid|spend|spent|earn|earned|worth|owe|owed|charge|charged|invest|invested|fined|sold)\b|\b(what|which) (price|sum|salary|fee|fine|budget)\b|\bwhat('s| is| was| were) the (\w+ )?(price|cost|costs|salary|wage|budget) (of|for)\b|\bwhat (does|did|do|will|would) [^?]+ cost\b"),
        (Asks.DURATION, r"\bhow long\b(?! ago)|\bhow many (seconds|minutes|hours|days|nights|weeks|months|years|decades|centuries|winters)\b(?! ago)|\bhow much time\b"),
        (Asks.LENGTH, r"\bhow (far|tall|deep|wide)\b|\bhow many (metres|meters|kilometres|kilometers|miles|feet|inches|centimetres|storeys|floors|hectares|acres)\b|\bwhat('s| is| was| are) the (length|height|depth|width|distance|altitude|elevation)\b|\bhow high (is|was|are|were) the [\w-]+( [\w-]+)?\W*$"),
        (Asks.NUMBER, r"\bhow (many|much|old|long|far|big|large|tall|high|deep|fast|often|wide|heavy|expensive)\b|\b(what|which) (share|percentage|percent|proportion|number|amount|price|cost|sum|fraction|total|rate|age)\b|\bwhat('s| is| was| were) the (\w+ )?(number|population) of\b"),
        (Asks.REASON, r"\bwhy\b|\bwhat (is|was|were|are) the (reasons?|causes?)\b|\bfor what reason\b|\bhow come\b|\bwhat caused\b"),
        (Asks.NAME, r"\bwhat('s| is| was| are| were) the (\w+ )?names? of\b|\b(what|which) (company|companies|organi[sz]ation|party|team|club|band|newspaper|university|college|school|agency|institute|institution|network|ship|book|novel|film|movie|album|song|language|religion|tribe|dynasty|empire|treaty|award|prize|river|mountain|nationality|brand)\b"),
    ),
    months=listed("january february march april may june july august september october november december"),
    time_words=listed(
        """today yesterday tomorrow morning afternoon evening night week weeks month months year years day days hour
        hours monday tuesday wednesday thursday friday saturday sunday spring summer autumn winter fall century
        decade ago recently soon minutes midnight noon after before when until since later earlier"""
    ),
    reason_words=listed(
        """because since due reason reasons cause causes caused therefore so thanks owing result results why as explain
        explained explains order avoid prevent"""
    ),
    number_words=listed(
        """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
        eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands
        million millions billion billions dozen dozens half third quarter twice once double several percent"""
    ),
    small_talk=(
        r"(hi|hello|hey|hiya|good (morning|day|evening|afternoon|night)|greetings)( there| bot| all)?( how are you( doing)?( today)?)?",
        r"how are you( doing)?( today)?|how('s| is) it going|what's up|whats up|sup",
        r"(thanks|thank you|thx|ty|cheers)( you| a lot| very much| so much| bot| everyone| everybody| all| guys| again| that helped| that helps)*",
        r"(hi|hello|hey)( everyone| everybody| all| guys| friend| my friend)+|how are you( doing)? (my friend|bot|everyone)",
        r"what do you think( about .+| of .+)?",
        r"(bye|goodbye|see you|good night)( bot| later)?",
        r"(ok|okay|cool|nice|great|lol|wow|yes|no|test|ping|good bot|bad bot)",
        r"(who|what) are you|what('s| is) your name|are you (a )?(bot|human|robot|real|there|ai|an ai)|what can you do|who made you|who created you",
        r"tell me a joke|i love you|sing( me)? a song|do you (love|like) me",
    ),
    courtesies=(r"(hi|hello|hey|good (morning|day|evening|afternoon))( there| all| bot| everyone)?", r"please", r"((can|could|would) you )?(please )?tell me( please)?", r"thanks|thank you"),
    metadata=(
        (MetadataField.ABOUT, r"(so |and )?what(s|'s| is| was) (it|this|(this|the|that) (article|story|piece|text|feature|column|report)) (all |mainly |mostly )?about|(so |and )?what (does|did) (this|the|that) (article|story|piece|text|feature|column|report) (say|tell( us| me)?|talk about|deal with|report|cover|discuss)|(what(s|'s| is) )?(the )?(topic|subject|gist|main idea|main point|summary) of (it|this|(this|the|that) (article|story|piece|text|feature|column|report))|(please )?(summari[sz]e|sum up) (it|this|(this|the|that) (article|story|piece|text|feature|column|report))( please)?|(can|could) you (summari[sz]e|sum up) (it|this|(this|the|that) (article|story|piece|text|feature|column|report))( please)?|what are (these|the|your) (articles|stories|texts) about"),
        (MetadataField.AUTHORS, r"who (wrote|authored) (it|this|(this|the|that) (article|story|piece|text|feature|column))|who reported ((this|the|that) (article|story|piece|text|feature|column))|who( is|'s| was) (it|this|(this|the|that) (article|story|piece|text|feature|column)) by"),
        (MetadataField.AUTHORS, r"who( is|'s| are| was| were) the (authors?|writers?|journalists?|reporters?)( of (it|this|((this|the|that) (article|story|piece|text|feature|column))))?|(the )?(authors?|byline)( of (it|this|((this|the|that) (article|story|piece|text|feature|column))))?"),
        (MetadataField.AUTHORS, r"by whom (was|is) (it|this|(this|the|that) (article|story|piece|text|feature|column)) written"),
        (MetadataField.PUBLISHED, r"when (was|is|did) (it|this|(this|the|that) (article|story|piece|text|feature|column)) (published|written|out|posted|come out|appear|printed|from)"),
        (MetadataField.PUBLISHED, r"(what|which) (date|day|year) (was|is) (it|this|(this|the|that) (article|story|piece|text|feature|column)) (published|written|from)"),
        (MetadataField.PUBLISHED, r"(what( is|'s| was) the )?(publication date|date of publication)( of (it|this|((this|the|that) (article|story|piece|text|feature|column))))?|(what( is|'s| was) the )?date of ((this|the|that) (article|story|piece|text|feature|column))|how old is ((this|the|that) (article|story|piece|text|feature|column))"),
        (MetadataField.OUTLET, r"where (was|is|did|does) (it|this|(this|the|that) (article|story|piece|text|feature|column)) (published|from|appear|come from|printed)"),
        (MetadataField.OUTLET, r"(what|which) (news ?paper|paper|magazine|publication|outlet|news ?site|site) (is|was|did) (it|this|(this|the|that) (article|story|piece|text|feature|column))( from| published in| in| appear in)?|who published (it|this|(this|the|that) (article|story|piece|text|feature|column))|(which|what) (news ?paper|paper|magazine|publication|outlet|news ?site|site) (published|printed|ran|carried) (it|this|(this|the|that) (article|story|piece|text|feature|column))"),
        (MetadataField.OUTLET, r"(what( is|'s) the )?(outlet|publisher|newspaper|publication|source)( of (it|this|((this|the|that) (article|story|piece|text|feature|column))))?|who( is|'s) the publisher( of (it|this|((this|the|that) (article|story|piece|text|feature|column))))?"),
        (MetadataField.AUTHORS, r"who (wrote|authored) (these|those|the|all( of)?( these| the)?) (articles|stories|pieces|texts)|who (are|were) the (authors?|writers?|journalists?|reporters?) of (these|those|the|all( of)?( these| the)?) (articles|stories|pieces|texts)|by whom were (these|those|the|all( of)?( these| the)?) (articles|stories|pieces|texts) written"),
        (MetadataField.PUBLISHED, r"when (were|did) (these|those|the|all( of)?( these| the)?) (articles|stories|pieces|texts) (published|written|posted|come out|appear|printed)|what are the (publication dates|dates) of (these|those|the|all( of)?( these| the)?) (articles|stories|pieces|texts)"),
        (MetadataField.OUTLET, r"where (were|did|do|are) (these|those|the|all( of)?( these| the)?) (articles|stories|pieces|texts) (published|appear|come from|printed|from)"),
        (MetadataField.TITLE, r"what are (these|those|the|all( of)?( these| the)?) (articles|stories|pieces|texts) (called|titled)|(what are )?the (titles|headlines) of (these|those|the|all( of)?( these| the)?) (articles|stories|pieces|texts)"),
        (MetadataField.TITLE, r"what( is|'s) (it|this|(this|the|that) (article|story|piece|text|feature|column)) (called|titled)|(what( is|'s) the )?(title|headline)( of (it|this|((this|the|that) (article|story|piece|text|feature|column))))?|what( is|'s) the name of ((this|the|that) (article|story|piece|text|feature|column))"),
    ),
    suffix_clitics=("s",),
    small_months=False,
    speech=(
        rf"(?:and )?what (?:exactly |else )?(?:did|does|do|has|have|had|was|is|were|would|might) {_SPEAKER}(?: (?:actually|really|ever))? {_SAYS}(?: (?:us|them|reporters|anything|something))? {_ABOUT} {_TOPIC}",
        rf"(?:and )?what (?:exactly |else )?(?:did|does|do|has|have|had|was|is|were) {_SPEAKER}(?: (?:actually|really|ever))? {_SAYS}",
        rf"(?:and )?(?:what|how) (?:else )?(?:did|does|do|has|have) {_SPEAKER} (?:describe|explain|comment on|comment|respond to|react to|feel about|see|call|called|defend|criticis?ze?) {_TOPIC}",
        rf"what (?:is|was|are|were) (?:the )?{_VIEWS} (?:of|by|from) {_SPEAKER} (?:{_ABOUT}|to) {_TOPIC}",
        rf"(?:what (?:is|was|are|were) )?{_SPEAKER}(?:'s|s')(?: \w+)? {_VIEWS} (?:{_ABOUT}|to) {_TOPIC}",
        rf"(?:(?:show|give|list|find|get|send)(?: me)? )?(?:all |the |some |any )*(?:of )?{_SPEAKER}(?:'s|s') {_VIEWS}",
        rf"(?:(?:show|give|list|find|get|send)(?: me)? )?(?:all |the |some |any )*{_VIEWS} (?:by|from|of) {_SPEAKER} {_ABOUT} {_TOPIC}",
        rf"(?:(?:show|give|list|find|get|send)(?: me)? )?(?:all |the |some |any )*(?:quotes?|quotations?|comments?|statements?|remarks?|words) (?:by|from|of) {_SPEAKER}",
        rf"(?:(?:show|give|list|find|get|send)(?: me)? )(?:all |the |some |any )*{_SPEAKER} quot(?:e|ation)s? {_ABOUT} {_TOPIC}",
        rf"(?:so |and )?who (?:was it (?:who|that) |has |had |ever |actually |is quoted |was quoted |is |was |once )*(?:as )?{_SAYING} (?!(?:anything|something|nothing|what|so|it|this|these|things|more|about|to|on|of)\b)(?:that |the words )?(?P<words>.+)",
        r"(?:whose words (?:are|were)(?: these| those)?|whose (?:quote|quotation) is(?: this)?|who (?:spoke|used|uttered) the words|by whom was it said(?: that)?)\W+(?P<words>.+)",
    ),
    not_speakers=listed(
        """he she they it you i we him her them this that these those the a an who what people anyone anybody everyone
        everybody someone somebody one others article text story piece author authors source sources report bot there
        all both his their its my your our"""
    ),
    endings=listed(
        """e i y er or r ed d ion at ation ition it iti iv al ial ment ous ious ist ism ian an n ic ical ant ent anc enc
        abl ibl ful less ness ship hood ag ari ori ur ish iz is th en eri s t c ator ativ ti ter tor tur man ee u"""
    ),
)  # fmt: skip
