"""The picture of a market, in each of its formats."""
