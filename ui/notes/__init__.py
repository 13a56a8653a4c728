"""Notes as every page and the side panel show them: the form, one kept note, a column of them."""
