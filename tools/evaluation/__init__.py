"""How right the program is: labelled cases, the scores, and the tables and floors made of them."""
