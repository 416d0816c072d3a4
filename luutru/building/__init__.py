"""What must be made again, and the stages of a build in order: files looked at, values remembered."""
