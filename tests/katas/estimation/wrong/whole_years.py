"""Adds up year by year, and loses the half one.

Slip: leaving out half a year

Stopped by: five years of links add up
"""

from solutions.estimation.estimation import *


def kept_terabytes(items_per_month: float, bytes_each: float, years: float) -> float:
    return sum(items_per_month * 12 * bytes_each for _ in range(int(years))) / 1e12
