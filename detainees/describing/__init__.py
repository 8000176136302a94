"""What somebody looks like, how they speak and what they say: described, shown in words, compared, found again."""
