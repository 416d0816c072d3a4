"""The curator's desk: a local web page whose requests call the same functions as the commands."""
