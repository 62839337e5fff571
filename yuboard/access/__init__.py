"""Access: who may write. Reading is open to all.

``people`` reads who is known, ``proxies`` and ``loopback`` judge where an identity comes from, ``writing`` is the one
way to the ledger for whoever is signed in.
"""
