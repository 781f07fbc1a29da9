"""A promise that did not hold."""


class Broken(Exception):
    pass


def promise(holds, what):
    """Raises Broken unless `holds`."""
    if not holds:
        raise Broken(what)
