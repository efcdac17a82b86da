# --- Arbetsböcker som läses tillbaka
unread-no-number = i cellen står ord, inte ett tal
