"""Operation: how the service is, told to monitoring, to the operator, and to what routes to it.

``health`` judges whether it can serve, ``numbers`` counts for monitoring, ``doctor`` looks at the machine and
``probes`` at the way to the browser. None of it says who anybody is.
"""
