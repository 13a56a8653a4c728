"""The page that says what Levelset is, and which models and libraries it owes to whom."""
