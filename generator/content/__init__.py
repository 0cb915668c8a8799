"""What officers write: the files of `content/`, as values that know their place, then as frozen records."""
