"""Whole workshops as a user lives them: real window, real library file, keys and clicks, the PDF read back."""
