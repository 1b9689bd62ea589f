"""Spanish phrases that say when and where something was said."""

from __future__ import annotations

from knowledge.quotations.occasions._table import Occasions, either

_DAY = either("lunes martes miércoles jueves viernes sábado domingo")
_MONTH = either("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre")
_DATE = rf"\d{{1,2}}\s+de\s+{_MONTH}(?:\s+de\s+\d{{4}})?"
_SPEECH = r"""
    (?:en|durante)\s+(?:una?|su|la|el)\s+(?:[a-záéíóúñ]+\s+)?
      (?:entrevista|comunicado|carta|discurso|rueda\s+de\s+prensa|conferencia\s+de\s+prensa|programa|mensaje|declaración|
      vídeo|comparecencia|debate|tuit|publicación)(?:\s+(?:a|al|con|para|en)\s+(?:(?:la|el)\s+)?{name})?
    | en\s+(?:twitter|facebook|instagram|telegram|x|youtube)
"""

OCCASIONS = Occasions(
    speech=_SPEECH,
    event=r"(?:antes\s+de|tras|después\s+de|durante)\s+(?:la|el)\s+(?:reunión|partido|juicio|votación|encuentro|sesión)",
    place=r"en\s+{name}",
    time=rf"(?:el|este|el\s+pasado)\s+{_DAY}|el\s+{_DATE}|en\s+{_MONTH}(?:\s+de\s+\d{{4}})?|ayer|hoy|anoche"
    r"|la\s+semana\s+pasada|el\s+mes\s+pasado|en\s+(?:19|20)\d\d",
    audience=r"a\s+(?:los\s+periodistas|la\s+prensa|{acronym})|al\s+{name}",
    speaking=r"(?!)",
    tells=frozenset(),
)
