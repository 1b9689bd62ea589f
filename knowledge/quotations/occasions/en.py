"""English phrases that say when and where something was said."""

from __future__ import annotations

from knowledge.quotations.occasions._table import Occasions, either, listed

_DAY = either("monday tuesday wednesday thursday friday saturday sunday")
_MONTH = (
    "(?:"
    + either("january february march april may june july august september october november december")
    + r"|(?:jan|feb|mar|apr|aug|sept|sep|oct|nov|dec)\.)"
)
_PART = either("morning afternoon evening night lunchtime")
_SPAN = either("week weekend month year night morning afternoon evening spring summer autumn fall winter")
_UNIT = "(?:minute|hour|day|week|month|year|decade)s?"
_NUMBER = r"(?:\d{1,2}|" + either("two three four five six seven eight nine ten eleven twelve a_few several many") + ")"
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = rf"(?:{_ORDINAL}\s+(?:of\s+)?{_MONTH}(?:,?\s+\d{{4}})?|{_MONTH}\s+{_ORDINAL}(?:,\s+\d{{4}})?)"

_TIME = rf"""
    (?:(?:earlier|later|early|late)\s+)?(?:on\s+)?(?:(?:early|late|last|this)\s+)?{_DAY}(?:\s+{_PART})?(?:,?\s+{_DATE})?
    | (?:(?:early|late)\s+)?(?:on\s+)?{_DATE}
    | (?:back\s+)?in\s+(?:(?:early|late|mid)[-\s])?{_MONTH}(?:\s+(?:of\s+)?\d{{4}})?
    | (?:back\s+)?in\s+(?:(?:early|late|mid)[-\s])?(?:19|20|21)\d\d
    | (?:(?:earlier|later|early|late)\s+)?(?:last|this)\s+(?:{_SPAN}|{_MONTH})
    | (?:(?:earlier|later|early|late)\s+)?(?:on\s+)?(?:that|the\s+same|the\s+next|the\s+following)\s+(?:day|{_SPAN})
    | (?:{_NUMBER}|an?)\s+{_UNIT}\s+(?:ago|earlier|later|before)
    | (?:(?:earlier|later|early|late)\s+)?(?:yesterday|today|tonight)(?:\s+{_PART})?
    | at\s+(?:\d{{1,2}}(?:[.:]\d\d)?\s*(?:[ap]\.?m\b\.?)|noon|midnight)
    | (?:at|over|on)\s+the\s+weekend
    | (?:over|in|during)\s+the\s+(?:past|last)\s+(?:{_NUMBER}\s+)?{_UNIT}
    | in\s+recent\s+{_UNIT}
"""
_STOP = either(
    """that which who whom whose to of and or but with for from by in on at during after before said says told is are
    was were be been has have had would will could should not as than if about into over under between against"""
)
_MODIFIER = rf"(?:(?!{_STOP}\b)[\w’'&-]+\s+){{0,4}}?"
_DETERMINER = either("the a an his her its their this that another one our my")
_NOUN_PHRASE = (
    rf"(?:(?:{_DETERMINER}\s+)?(?:(?:local|state|public|national|rival|business|news|magazine|broadcaster|newspaper|"
    rf"agency|station|channel|website|presenter|host|reporter|journalist)\s+){{0,2}}{{name}}(?:[’']s\s+{{name}}|’)?"
    r"(?:\s+(?:programme|program|newspaper|show|podcast|channel|magazine|website|agency|reporters|journalists|"
    r"voters|officials|leaders|members))?"
    rf"|{_DETERMINER}\s+(?:(?!{_STOP}\b)[a-z-]+\s+){{0,2}}"
    + either(
        """newspaper paper magazine station channel broadcaster agency website podcast programme program network court
        parliament committee council senate congress inquiry board conference rally crowd audience meeting students
        supporters shareholders investors members staff colleagues employees residents party press nation union
        assembly"""
    )
    + "|"
    + either(
        """reporters journalists lawmakers shareholders investors supporters parliament congress students staff
        employees members residents colleagues mps local_reporters state_television state_tv state_radio"""
    )
    + ")"
)
_GIVEN = either(
    "published broadcast aired posted released given recorded issued held made shown streamed sent delivered emailed"
)
_TAIL = (
    rf"(?:\s+(?:(?:with|to|by|for|of|on|at|from|before)\s+(?!{_DAY}|{_MONTH}){_NOUN_PHRASE}|(?:{_GIVEN}\s+)(?:{_TIME}|"
    rf"(?:by|on|in|to)\s+{_NOUN_PHRASE}))){{0,2}}"
)
_MEDIA = either(
    """interview interviews conversation statement statements press_release news_release communique communiqué
    tweet tweets post posts blog_post facebook_post video video_message message letter email e-mail memo memorandum
    note speech address sermon lecture press_conference news_conference press_briefing news_briefing briefing conference
    debate hearing testimony conference_call phone_call call podcast programme program broadcast op-ed column essay
    article editorial book memoir diary report filing affidavit deposition court_filing complaint lawsuit questionnaire
    remarks comments appearance text_message question-and-answer_session q&a town_hall toast
    eulogy paper study blog newsletter notice transcript thread monologue documentary"""
)
_PLATFORMS = either(
    """twitter facebook instagram telegram tiktok youtube linkedin truth_social bluesky mastodon threads reddit whatsapp
    social_media television tv radio air camera state_television state_tv live_television live_tv national_television
    local_radio public_radio the_radio"""
)
_OUTLETS = either(
    """times post news journal herald gazette courier tribune guardian telegraph chronicle radio television tv magazine
    newspaper press agency broadcasting network channel podcast observer mirror weekly review examiner reuters bloomberg
    interfax tass axios politico newsweek"""
)
_SPEECH = rf"""
    (?:in|during|at|on|via|through|from)\s+(?:(?:{_DETERMINER}|several|two|three|recent|brief|separate)\s+)?
      {_MODIFIER}{_MEDIA}{_TAIL}
    | (?:on|via|over)\s+(?:(?:{_DETERMINER})\s+)?(?:(?:own|personal|official|verified)\s+)?{_PLATFORMS}
      (?:\s+(?:page|account|channel|feed|profile))?
    | on\s+X\b
    | (?:by|over\s+the|on\s+the|via)\s+(?:phone|telephone|email|e-mail|text\s+message|letter|video\s+link)
    | on\s+(?:the\s+)?{{acronym}}(?:[’']s\s+{{name}})?
    | (?:in|for|on)\s+(?:the\s+)?(?:[\w’'&-]+\s+){{0,3}}?{_OUTLETS}
    | (?:in|under)\s+(?:sworn\s+|court\s+)?(?:testimony|oath|evidence)
"""
_EVENTS = either(
    """meeting rally summit forum panel event ceremony reception dinner lunch breakfast gala funeral vigil
    memorial service session talks convention congress gathering protest demonstration march opening launch visit trip
    tour game match race final training practice inquest inquiry trial vote election verdict ruling count festival fair
    workshop seminar class assembly fundraiser festivities parade picnic assembly"""
)
_VENUES = either(
    """court courthouse courtroom parliament congress senate chamber town_hall city_hall hotel church cathedral mosque
    stadium arena airport station theatre theater hospital school university museum library office house home palace
    castle square park harbour harbor factory plant prison embassy headquarters steps stand scene gates gate hall
    market pub bar restaurant café kitchen garden street pier quay dock deck bridge site"""
)
_EVENT = rf"""
    (?:at|during|in|after|before|following|ahead\s+of|on\s+the\s+sidelines\s+of)\s+(?:{_DETERMINER}\s+)?
      {_MODIFIER}{_EVENTS}
      (?:\s+(?:(?:of|for|on|with)\s+(?!{_DAY}|{_MONTH}){_NOUN_PHRASE}
        |of\s+(?:{_DETERMINER})\s+(?:(?!{_STOP}\b)[a-z-]+\s+)?(?!{_STOP}\b)[a-z-]+))?
    | (?:outside|inside|in|at|on|from|near)\s+(?:the|a|an|his|her|its|their)\s+{_MODIFIER}{_VENUES}
      (?:\s+of\s+{_NOUN_PHRASE})?
    | (?:outside|inside|in|at)\s+(?:parliament|court|church|congress|school|home|city\s+hall|town\s+hall)
    | (?:outside|at|near|from)\s+(?:the\s+)?(?:{{name}})(?<=Hall|rium|rena|port|tion|uare|Park|urch|dral|atre|ater|otel|
      lace|stle|dium|idge|Pier|Quay|ouse|ates)
"""
_PLACE = r"""(?:in|from|near|outside)\s+(?:(?:central|downtown|eastern|western|northern|southern|nearby|
      the\s+(?:capital|city|town|village|port|region|district)(?:\s+of)?)\s+)?{name}(?:,\s+{name}\.?(?=,))?
    | in\s+the\s+(?:capital|city|town|village)"""
_LISTENERS = "(?:programme|program|newspaper|show|podcast|channel|magazine|website|agency|audience|viewers|listeners)"
_OUTLET = rf"(?:the\s+)?(?:(?!{_STOP}\b)[\w’'&-]+\s+){{0,3}}?{_OUTLETS}(?!\s+[a-z]+er\b)(?:\s+\d\w*)?"
_AUDIENCE = rf"""
    (?:the\s+{{name}}(?:[’']s\s+{{name}})? | {{acronym}}(?:[’']s\s+{{name}})?
      | (?:a|this|another|its)\s+(?:[a-z-]+\s+){{0,2}}
        (?:newspaper|paper|magazine|station|channel|broadcaster|agency|website|podcast|programme|program|hearing|court
        |rally|crowd|audience|conference|briefing|meeting|inquiry|committee|tribunal|gathering|session) | {_OUTLET})
      (?:\s+{_LISTENERS})?
      (?:\s+of\s+(?:about\s+)?(?:\d[\d,]*|hundreds|thousands|dozens|hundreds\s+of|thousands\s+of|dozens\s+of)
        (?:\s+(?:people|supporters|students|residents|members|workers|guests|delegates|fans|voters))?)?
"""
_TO = rf"""to\s+(?:reporters|journalists|the\s+press|parliament|(?:the\s+)?(?=(?-i:[A-Z])){_OUTLET}
      |(?:the\s+)?{{acronym}})
      (?:\s+{_LISTENERS})?"""

OCCASIONS = Occasions(
    speech=f"{_SPEECH} | {_TO}",
    event=_EVENT,
    place=_PLACE,
    time=_TIME,
    audience=_AUDIENCE,
    speaking=rf"""
        (?:speaking|talking|writing|testifying|appearing|posting)(?:\s+(?:briefly|live|publicly|earlier|later))?
          (?=\s+(?:to|with|at|in|on|outside|inside|from|after|before|during|via|by|earlier|later|last|this|ahead|following|
          {_DAY}|yesterday|today))
        (?:\s+(?:to|with|in|on|for|at)\s+(?:{_NOUN_PHRASE}))?
        | (?:reached|contacted|interviewed)(?=\s+(?:by|on|in|at|via|over|last|this|{_DAY}))
        | addressing\s+{_NOUN_PHRASE}
    """,
    tells=listed("tell tells told telling inform informs informed remind reminded assure assured"),
    followers=listed("after when as while before following where about whose who which adding"),
    languages=listed(
        """arabic english french german spanish hebrew latin russian ukrainian polish italian chinese mandarin japanese
        turkish portuguese dutch swedish persian farsi welsh irish god"""
    ),
)
