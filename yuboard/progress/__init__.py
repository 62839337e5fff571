"""Progress: targets against what was reported. Pure and on exact fractions: no clock, no database, no ledger.

``goals`` and ``actuals`` say what is compared, ``measures`` how it is reckoned, ``states`` how that is called;
``standing`` joins them into one row (``rows.Progress``) a target as of a day, and ``changes`` tells two days apart.
"""
