"""Outside judges of built sites: a browser, axe-core, the Nu checker, html-validate."""
