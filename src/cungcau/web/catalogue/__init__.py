"""The living catalogue of components at /ui/: which examples it shows and the sample data they show."""
