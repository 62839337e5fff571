"""The ledger: values reported by counties and bureaus, append only, each traced to a cell, chained by hashes.

``engine`` opens it, ``importing`` and ``workflow`` write to it, ``standing`` reads what is approved, ``verification``
proves it, ``backup`` copies it, ``publishing`` shows it to the record's queries.
"""
