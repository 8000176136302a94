"""What a person's own scripts read with a token: verified releases without anybody's name, and tallies."""
