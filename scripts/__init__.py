"""Programs that make data of the repository from lists that are no part of it."""
