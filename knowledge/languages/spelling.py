"""British and American spellings of one English word, and Ukrainian letters that people leave out, made one.

The rules and lists are those of the usual dictionaries; what they yield is only compared, never shown.
"""

from __future__ import annotations

import re

_OUR = (
    "arbour ardour armour behaviour candour clamour clangour colour demeanour dolour enamour endeavour favour fervour "
    "flavour glamour harbour honour humour labour misdemeanour neighbour odour parlour rancour rigour rumour saviour "
    "savour splendour succour tumour valour vapour vigour"
)
_RE = (
    "calibre centre fibre goitre kilometre litre lustre meagre metre millimetre centimetre nanometre mitre nitre ochre "
    "sabre saltpetre sceptre sepulchre sombre spectre theatre amphitheatre epicentre"
)
_SINGLE = (
    "favourite:favorite centred:centered mitred:mitered aeroplane:airplane ageing:aging aluminium:aluminum analogue:analog annexe:annex artefact:artifact axe:ax "
    "catalogue:catalog cheque:check chequered:checkered cosy:cozy defence:defense dialogue:dialog draught:draft "
    "enquire:inquire enquiry:inquiry enquiries:inquiries gaol:jail grey:gray jewellery:jewelry judgement:judgment "
    "acknowledgement:acknowledgment kerb:curb licence:license manoeuvre:maneuver maths:math monologue:monolog "
    "mould:mold mouldy:moldy moult:molt moustache:mustache mum:mom offence:offense omelette:omelet plough:plow "
    "practise:practice pretence:pretense programme:program prologue:prolog pyjamas:pajamas sceptic:skeptic "
    "sceptical:skeptical scepticism:skepticism skilful:skillful wilful:willful smoulder:smolder storey:story "
    "storeys:stories sulphur:sulfur tyre:tire whisky:whiskey yoghurt:yogurt fulfil:fulfill fulfilment:fulfillment "
    "enrol:enroll enrolment:enrollment instalment:installment counsellor:counselor councillor:councilor "
    "traveller:traveler jeweller:jeweler marvellous:marvelous woollen:woolen cancelled:canceled "
    "cancelling:canceling labelled:labeled modelling:modeling modelled:modeled signalled:signaled fuelled:fueled "
    "levelled:leveled quarrelled:quarreled tunnelling:tunneling "
    "encyclopaedia:encyclopedia mediaeval:medieval archaeology:archeology archaeologist:archeologist "
    "archaeological:archeological foetus:fetus oestrogen:estrogen diarrhoea:diarrhea leukaemia:leukemia "
    "anaemia:anemia anaemic:anemic anaesthetic:anesthetic anaesthesia:anesthesia haemorrhage:hemorrhage "
    "haemoglobin:hemoglobin paediatric:pediatric paediatrician:pediatrician orthopaedic:orthopedic "
    "gynaecology:gynecology gynaecologist:gynecologist caesarean:cesarean oesophagus:esophagus aesthetic:esthetic"
)
_WORDS = {
    british + ending: american + ending
    for british, american in (
        *((word, word[:-3] + "or") for word in _OUR.split()),
        *((word, word[:-2] + "er") for word in _RE.split()),
        *(tuple(pair.split(":")) for pair in _SINGLE.split()),
    )
    for ending in ("", "s")
}
_OUR_FORM = re.compile(
    rf"({'|'.join(word[:-3] for word in _OUR.split())})our(able|ably|ed|ing|ful|fully|less|ite|ites|er|ers|hood|ly|al)"
)
_ISE = re.compile(r"(.{2,})is(e|es|ed|er|ers|ing|ation|ations|ational)")
_YSE = re.compile(r"(anal|paral|catal|dial|electrol)ys(e|es|ed|er|ers|ing)")
_VERBS = (
    "apologise authorise capitalise categorise centralise characterise civilise colonise criticise crystallise "
    "customise democratise demobilise demoralise destabilise digitise economise emphasise energise equalise fertilise "
    "finalise formalise fossilise galvanise generalise globalise harmonise hospitalise hypnotise idealise immunise "
    "industrialise initialise institutionalise internalise ionise itemise jeopardise legalise liberalise localise "
    "magnetise marginalise materialise maximise mechanise memorise militarise minimise mobilise modernise monopolise "
    "nationalise naturalise neutralise normalise optimise organise ostracise oxidise pasteurise patronise penalise "
    "personalise plagiarise polarise popularise prioritise privatise publicise radicalise randomise rationalise "
    "realise recognise reorganise revitalise revolutionise sanitise scandalise scrutinise sensationalise sexualise "
    "socialise specialise stabilise standardise sterilise stigmatise subsidise summarise symbolise sympathise "
    "synchronise synthesise systematise terrorise theorise traumatise trivialise unionise urbanise utilise vandalise "
    "verbalise victimise visualise vocalise weaponise westernise baptise disorganise"
)
_IZED = frozenset(verb[:-3] for verb in _VERBS.split())


def american(folded: str) -> str:
    """The American spelling of a folded English word: "colour" is "color", "organisation" is "organization"."""
    if folded in _WORDS:
        return _WORDS[folded]
    match = _OUR_FORM.fullmatch(folded)
    if match is not None:
        return f"{match[1]}or{match[2]}"
    match = _ISE.fullmatch(folded)
    if match is not None and match[1] in _IZED:
        return f"{match[1]}iz{match[2]}"
    match = _YSE.fullmatch(folded)
    return f"{match[1]}yz{match[2]}" if match is not None else folded


_UKRAINIAN = str.maketrans({"ґ": "г", "'": None})


def plain_ukrainian(folded: str) -> str:
    """A Ukrainian word as people type it in haste: ґ as г, no apostrophe."""
    return folded.translate(_UKRAINIAN)
