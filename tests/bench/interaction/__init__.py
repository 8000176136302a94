"""From a press to what is seen, in Chromium on a processor four times as slow: the longest of each screen."""
