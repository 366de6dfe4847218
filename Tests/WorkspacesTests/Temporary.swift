// Until its tests come.
