"""Reports made again from the files that they are of: anyone can settle whether a figure is what the program says."""
