"""The only SQL of the program: opening, migrations, rows in and out."""
