"""The page that shows where the group stands: profile, gaps, coverage and the table behind them."""
