"""Schema documents: read, checked, said in 2020-12, indexed; and what can be told of them."""
