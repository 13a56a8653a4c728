"""Figures as values: pure geometry in points, painted by ui/charts, app/report and svg.py."""
