"""Leaves free room for one copy only.

Slip: -

Stopped by: three copies on disks that are never full
"""

from solutions.estimation.estimation import *


def disk_terabytes(terabytes: float, copies: int, fullest: float) -> float:
    return terabytes * (copies - 1) + terabytes / fullest
