"""Raw page → tagged lines → described article. Knows nothing of Markdown files or sites."""
