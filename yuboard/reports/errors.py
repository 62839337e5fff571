"""What an export refuses to do, each with one Chinese sentence for the person who asked."""


class ExportError(ValueError):
    """Nothing was written; the text says why, in Chinese."""


class SelectionError(ExportError):
    """No place, an unknown one, or places that do not go into one story."""


class TemplateError(ExportError):
    """A house template that cannot carry the slides."""
