"""All articles together: facets, timelines, neighbours, related articles, duplicates and paging."""
