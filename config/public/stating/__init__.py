"""Published statements: everybody reads them, in the language of the page where there is one, and as files."""
