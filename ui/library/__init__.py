"""The library page: all workshops, found by typing, continued with one click."""
