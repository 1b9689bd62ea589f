"""German phrases that say when and where something was said."""

from __future__ import annotations

from knowledge.quotations.occasions._table import Occasions, either

_DAY = either("montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag")
_MONTH = either("januar februar märz april mai juni juli august september oktober november dezember")
_DATE = rf"\d{{1,2}}\.\s*{_MONTH}(?:\s+\d{{4}})?"
_SPEECH = r"""
    (?:in|bei|auf)\s+(?:einem|einer|seinem|seiner|ihrem|ihrer|der|dem)\s+(?:[a-zäöüß]+\s+)?
      (?:interview|gespräch|erklärung|mitteilung|rede|pressekonferenz|sendung|brief|stellungnahme|beitrag|podcast|debatte|
      anhörung|videobotschaft|pressemitteilung)(?:\s+(?:mit|zu|an|bei|auf)\s+(?:(?:der|dem|den)\s+)?{name})?
    | im\s+(?:interview|gespräch|fernsehen|radio|podcast)(?:\s+mit\s+(?:(?:der|dem)\s+)?{name})?
    | auf\s+(?:twitter|facebook|instagram|telegram|youtube|x)
"""

OCCASIONS = Occasions(
    speech=_SPEECH,
    event=r"(?:vor|nach|während)\s+(?:dem|der|den)\s+(?:treffen|sitzung|gericht|spiel|wahl|abstimmung|gespräch|urteil)",
    place=r"in\s+{name}",
    time=rf"(?:am\s+)?(?:vergangenen\s+|letzten\s+)?{_DAY}(?:abend|morgen|nachmittag)?(?:,\s+dem\s+{_DATE})?|am\s+{_DATE}"
    rf"|im\s+{_MONTH}(?:\s+\d{{4}})?|gestern|heute|(?:in\s+der\s+)?(?:vergangene|letzte)n?\s+woche|im\s+jahr\s+\d{{4}}",
    audience=r"der\s+(?:zeitung|agentur|nachrichtenagentur)(?:\s+{name})?|dem\s+(?:sender|magazin|blatt)(?:\s+{name})?|journalisten|reportern",
    speaking=r"(?!)",
    tells=frozenset(),
)
