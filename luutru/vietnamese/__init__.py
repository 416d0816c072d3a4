"""The Vietnamese language: decoding, repair, folding, collation, dates. Knows nothing of news or sites."""
