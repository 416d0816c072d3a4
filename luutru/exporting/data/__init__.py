"""All articles with their texts and evidence as data: CSV, JSON Lines, SQLite, Parquet, with a dictionary."""
