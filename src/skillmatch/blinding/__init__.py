"""Who somebody is swapped for who they are not: does anything move that is said of what they can do?"""
