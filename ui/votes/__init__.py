"""The votes card: silent rounds by card or by name, their reveal, and what they suggest to decide."""
