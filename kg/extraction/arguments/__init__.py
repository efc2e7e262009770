"""Who, where and when: what a happening takes from its clause and from the text around it."""
