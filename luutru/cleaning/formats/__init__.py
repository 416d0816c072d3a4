"""What people keep articles in: one room a kind of container, each yielding pages or reasons why not."""
