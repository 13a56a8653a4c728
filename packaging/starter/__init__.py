"""What start.py does: set-up, system libraries, screen, checks. Standard library only, no import of the program."""
