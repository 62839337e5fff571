"""Alembic migrations of the ledger, shipped with the package; ``env.py`` runs them on the ledger's own connection."""
