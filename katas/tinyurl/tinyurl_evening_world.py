"""x."""


def evening(): ...
