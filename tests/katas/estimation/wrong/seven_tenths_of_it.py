"""Buys a share of what is kept.

Slip: multiplying by the share

Stopped by: three copies on disks that are never full
"""

from solutions.estimation.estimation import *


def disk_terabytes(terabytes: float, copies: int, fullest: float) -> float:
    return terabytes * copies * fullest
