# --- Workbooks read back
unread-no-number = the cell holds words, not a number
