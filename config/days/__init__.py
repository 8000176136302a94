"""What somebody did on a day in Syria: acts, counted by kind, with those of the records which the reader may open."""
