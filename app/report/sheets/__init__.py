"""Paper for before the day and for a day without electricity: ballots, level cards, evidence list, pre-read.

All of it is made from the model alone; a workshop adds its date, agenda, people and scope.
"""
