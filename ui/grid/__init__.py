"""Ballots on paper, typed back in: a grid in the order of the paper, kept as a draft and saved in one step."""
