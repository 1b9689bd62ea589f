"""How the languages tell a time from today: "yesterday", "last week", "в прошлом месяце", "vor drei Tagen"."""

from __future__ import annotations

NUMBERS = {
    word: number
    for number, words in {
        2: "two два две двух дві двох zwei deux dos",
        3: "three три трех трёх трьох drei trois tres",
        4: "four четыре четырех чотири чотирьох vier quatre cuatro",
        5: "five пять пяти п'ять п'яти fünf cinq cinco",
        6: "six шесть шести шість шести sechs seis",
        7: "seven семь семи сім семи sieben sept siete",
        10: "ten десять десяти zehn dix diez",
        14: "fourteen четырнадцать чотирнадцять vierzehn quatorze catorce",
        30: "thirty тридцать тридцять dreißig trente treinta",
    }.items()
    for word in words.split()
}
"""The numbers that are commonly written out."""

_N = rf"(\d{{1,3}}|{'|'.join(NUMBERS)})"

MOMENTS: dict[str, tuple[str, ...]] = {
    "day_before_yesterday": ("(?:the )?day before yesterday", "позавчера(?:шн(?:его|их|ей|яя|ий))?", "позавчора(?:шн(?:ього|іх|ьої))?", "vorgestern", "avant-hier", "anteayer|antier"),
    "yesterday": ("yesterday", "вчера|вчерашн(?:его|их|ей|яя|ий|юю|ем)", "вчора|учора|вчорашн(?:ього|іх|ьої|ій|я|ю)", "gestern", "hier", "ayer"),
    "today": ("today", "сегодня|сегодняшн(?:его|их|ей|яя|ий|юю|ем)", "сьогодні|сьогоднішн(?:ього|іх|ьої|ій|я|ю)", "heute", "aujourd'hui", "hoy"),
    "past_week": ("the (?:last|past) week", "(?:за )?последн(?:юю|ей) недел[юи]", "(?:за )?останн(?:ій|ього) тиж(?:день|ня)", "la semaine écoulée"),
    "last_week": ("(?:last|past|previous) week", "прошл(?:ой|ую|ая) недел(?:е|и|ю|я)", "минул(?:ого|ому|ий) тиж(?:ня|ні|день)", "(?:der |die |den )?(?:letzte[nr]?|vergangene[nr]?|vorige[nr]?) woche", "la semaine (?:dernière|passée)", "la semana pasada"),
    "this_week": ("this week", "эт(?:ой|у|а) недел(?:е|и|ю|я)", "ц(?:ього|ьому|ей) тиж(?:ня|ні|день)", "diese[rn]? woche", "cette semaine", "esta semana"),
    "last_month": ("(?:last|past|previous) month", "прошл(?:ом|ого|ый) месяц(?:е|а)?", "минул(?:ого|ому|ий) місяц(?:я|і)|минулий місяць", "(?:dem |im |den )?(?:letzten|vergangenen|vorigen) monat", "le mois (?:dernier|passé)", "el mes pasado"),
    "this_month": ("this month", "эт(?:ом|ого|от) месяц(?:е|а)?", "ц(?:ього|ьому) місяц(?:я|і)|цей місяць", "diesen monat|diesem monat", "ce mois(?:-ci)?", "este mes"),
    "last_year": ("(?:last|previous) year", "прошл(?:ом|ого|ый) год(?:у|а)?", "минул(?:ого|ому) ро(?:ку|ці)|минулий рік|торік", "(?:letztes|vergangenes|voriges|letzten|vergangenen|vorigen) jahr(?:es)?", "l'an(?:née)? (?:dernière?|passée?)", "el año pasado"),
    "this_year": ("this year", "эт(?:ом|ого|от) год(?:у|а)?", "ц(?:ього|ьому) ро(?:ку|ці)|цей рік|цьогоріч", "dieses jahr|diesem jahr", "cette année", "este año"),
    "past_days": (rf"the (?:last|past) {_N} days", rf"последни[ех] {_N} (?:дня|дней)", rf"останні(?:х)? {_N} (?:дні|днів)", rf"(?:die |den )?(?:letzten|vergangenen) {_N} tagen?", rf"les {_N} derniers jours", rf"los últimos {_N} días"),
    "past_weeks": (rf"the (?:last|past) {_N} weeks", rf"последни[ех] {_N} недел[ьи]", rf"останні(?:х)? {_N} тижні(?:в)?", rf"(?:die |den )?(?:letzten|vergangenen) {_N} wochen", rf"les {_N} dernières semaines", rf"las últimas {_N} semanas"),
    "days_ago": (rf"{_N} days ago", rf"{_N} (?:дня|дней) назад", rf"{_N} (?:дні|днів) тому", rf"vor {_N} tagen", rf"il y a {_N} jours", rf"hace {_N} días"),
    "weeks_ago": (rf"{_N} weeks ago", rf"{_N} недел[ьи] назад", rf"{_N} тижні(?:в)? тому", rf"vor {_N} wochen", rf"il y a {_N} semaines", rf"hace {_N} semanas"),
    "years_ago": (rf"{_N} years ago", rf"{_N} (?:года|лет) назад", rf"{_N} (?:роки|років) тому", rf"vor {_N} jahren", rf"il y a {_N} ans", rf"hace {_N} años"),
}  # fmt: skip
"""What is meant, and how en, ru, uk, de, fr and es say it. A group is the number of days, weeks or years."""

HINT = (
    r"day|week|month|year|вчера|сегодн|недел|месяц|год|лет|чора|сьогодн|тиж|місяц|р[оі]к|роц|цьогоріч|дн|woche|monat|jahr|"
    r"gestern|heute|tage|\b(?:hier|jours?|semain|seman|mois|ans?|année|ayer|hoy|mes|años?|día|anteayer|antier)"
)
"""Nothing of the kind is said without one of these: for a quick look first."""
