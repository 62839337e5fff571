"""Reporting: which place owes which form by when, and how each report and each value stands. Pure: no clock, no ledger.

``calendar`` makes duties of forms, ``states`` judges them by what is held, ``sums`` puts the values of places together.
"""
