"""What one row of a query is to the code that words it."""

from collections.abc import Mapping
from typing import Any

# Column names to values, None where a value is missing.
Row = Mapping[str, Any]
