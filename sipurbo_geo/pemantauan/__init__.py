"""Rules over the register: what somebody in the office should look at."""
