## A person’s presence, and corrections
