"""One module per thing a person does. Each takes what it needs in its constructor, and nothing else."""
