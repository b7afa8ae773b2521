"""Adds the share that stays free to what is kept, where that is a share of what is bought.

Slip: adding the share that stays free

Stopped by: three copies on disks that are never full
"""

from solutions.estimation.estimation import *


def disk_terabytes(terabytes: float, copies: int, fullest: float) -> float:
    return terabytes * copies * (1 + (1 - fullest))
