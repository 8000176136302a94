"""The pages without login: the same for everybody, in six languages, small enough for an old phone (docs/public.md)."""
