"""One module for each rule: what it looks for (one SELECT), and how it says what it saw."""
