"""Which articles a question is about: "in articles by …", "according to the Courier", "since last week", `author:Doe`.

Words that name articles are taken out of the question, and only those articles are asked. What is said outright is
kept to ("articles published in March 2022"); what may as well be part of the question ("in March 2022") is kept to only
where that makes a difference, and where it leads to an answer.
"""

from knowledge.answering.filters.model import Filters, Narrowed
from knowledge.answering.filters.operators import only_in
from knowledge.answering.filters.reading import narrow, narrowed
from knowledge.answering.filters.within import Filtered, answer_within, filtered

__all__ = ["Filtered", "Filters", "Narrowed", "answer_within", "filtered", "narrow", "narrowed", "only_in"]
