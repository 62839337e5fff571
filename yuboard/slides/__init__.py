"""The story: query rows in, slides out that know no renderer."""
