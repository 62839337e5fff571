"""Official Chinese: numbers, operators, clauses, sentences. Everything that is said is worded here."""
