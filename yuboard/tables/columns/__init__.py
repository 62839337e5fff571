"""Column declarations, one tuple a table: Markdown, CSV, workbooks, HTML, slides and paper take their heads here.

``*_COLUMNS`` are downloads, ``*_RECORD`` parts of the archive, ``*_LIST`` screens, ``*_PAGE`` static pages.
"""

from yuboard.tables.columns import documents, figures, layouts, progress, tasks
from yuboard.tables.columns.column import Column, Columns, pick, titles
