"""The score page: one category after another, with its ladder, practices, notes and the group's decision."""
