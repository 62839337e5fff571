"""How fast the product is, beside pages that a user would build instead. Prints tables and bars, judges nothing."""
