"""Never keeps a single copy.

Slip: two copies at least

Stopped by: three copies on disks that are never full
"""

from solutions.estimation.estimation import *


def disk_terabytes(terabytes: float, copies: int, fullest: float) -> float:
    return terabytes * max(2, copies) / fullest
