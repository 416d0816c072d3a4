"""Renewing the line tagger's weights: pages laid out at random, and what is learned from them.

Nothing here runs when an archive is built. README.md tells how to renew the weights.
"""
