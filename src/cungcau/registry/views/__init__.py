"""The pages of the registry: records, likeness and merging, people, trust."""
