"""Counts the copies beside the original.

Slip: a copy more, beside the three

Stopped by: three copies on disks that are never full
"""

from solutions.estimation.estimation import *


def disk_terabytes(terabytes: float, copies: int, fullest: float) -> float:
    return terabytes * (copies + 1) / fullest
