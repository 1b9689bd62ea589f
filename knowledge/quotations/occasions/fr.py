"""French phrases that say when and where something was said."""

from __future__ import annotations

from knowledge.quotations.occasions._table import Occasions, either

_DAY = either("lundi mardi mercredi jeudi vendredi samedi dimanche")
_MONTH = either("janvier février mars avril mai juin juillet août septembre octobre novembre décembre")
_DATE = rf"\d{{1,2}}(?:er)?\s+{_MONTH}(?:\s+\d{{4}})?"
_SPEECH = r"""
    (?:dans|lors\s+d[’'e]|au\s+cours\s+d[’'e])\s*(?:une?|sa|son|ses|la|le)?\s*
      (?:interview|entretien|communiqué|lettre|discours|conférence\s+de\s+presse|émission|tribune|message|déclaration|
      vidéo|allocution|audition|débat)(?:\s+(?:à|au|avec|pour)\s+(?:(?:la|le|l[’'])\s*)?{name})?
    | sur\s+(?:twitter|facebook|instagram|telegram|x|youtube|{acronym})
    | devant\s+la\s+presse
"""

OCCASIONS = Occasions(
    speech=_SPEECH,
    event=r"(?:avant|après|pendant)\s+(?:la|le|les)\s+(?:réunion|match|procès|vote|rencontre|élection|séance)"
    r"|devant\s+le\s+(?:tribunal|parlement)",
    place=r"à\s+{name}",
    time=rf"{_DAY}(?:\s+{_DATE})?(?:\s+(?:matin|soir|dernier))?|le\s+{_DATE}|en\s+{_MONTH}(?:\s+\d{{4}})?|hier(?:\s+soir)?"
    r"|aujourd[’']hui|la\s+semaine\s+dernière|le\s+mois\s+dernier|en\s+(?:19|20)\d\d",
    audience=r"aux?\s+(?:journalistes|{name})|à\s+(?:la\s+presse|l[’']{acronym}|{acronym})",
    speaking=r"(?!)",
    tells=frozenset(),
)
