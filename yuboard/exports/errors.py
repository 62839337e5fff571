"""Export errors of house templates, each with one Chinese sentence for the person who asked."""

from yuboard.problems import ExportError


class TemplateError(ExportError):
    """A house template that cannot carry the slides."""
