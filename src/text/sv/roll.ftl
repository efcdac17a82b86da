# --- Arbetsböcker som läses tillbaka
unread-no-number = i cellen står ord, inte ett tal

# --- plankoll roll
about-roll = Skriv nästa års arbetsbok utifrån årets plan
usage-roll = plankoll roll FIL [-o UT.xlsx|MAPP] [--figures carried|empty] [--unit kr|tkr] [VAL]
arg-file = Årets plan, eller en arbetsbok som plankoll har skrivit
arg-figures = Nästa års belopp: carried (årets belopp att utgå från, om inget anges) eller empty (alla rader tomma)
value-file = FIL
value-figures = VAD
roll-wrote = Arbetsboken för { $year } är skriven: { $file }
roll-errors-left = obs: fel står kvar i årets plan, och nästa år vilar på den. Se dem med: plankoll check { $file }
roll-no-year = { $file } har ingen budget för ett visst år, så nästa års budget kan inte ställas upp
roll-no-year-help = skriv budgetåret i tabellens rubrik, till exempel Budget 2025
