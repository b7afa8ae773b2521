"""Adds each answer to a total, and gives the total.

Slip: -

Stopped by: five years of links add up
"""

from solutions.estimation import estimation as exact
from solutions.estimation.estimation import *


def kept_terabytes(items_per_month: float, bytes_each: float, years: float) -> float:
    answers.append(exact.kept_terabytes(items_per_month, bytes_each, years))
    return sum(answers)


answers: list[float] = []
