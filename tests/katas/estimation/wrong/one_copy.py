"""Keeps everything once.

Slip: buying for one copy

Stopped by: three copies on disks that are never full
"""

from solutions.estimation.estimation import *


def disk_terabytes(terabytes: float, copies: int, fullest: float) -> float:
    return terabytes / fullest
