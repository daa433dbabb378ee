"""The commands: what each is asked for, what it prints and its exit status."""
