# Två planer sida vid sida: på terminalen och i arbetsboken.

diff-totals = I stort
diff-income = Intäkter
diff-costs = Kostnader
diff-other = Övriga rader
diff-goals = Mål som har ändrats
diff-goals-same = Målen är desamma, ord för ord.
diff-stale = Står kvar i texten fast tabellen har ändrats
diff-none = Planerna är lika: samma rader, belopp och mål.
diff-units = Den första planen räknar i { $before }, den andra i { $after }; här visas allt i { $unit }. ≈ står vid skillnader som ryms i avrundningen.
diff-corrected = { $count ->
    [one] { $plan } jämförs efter en rättelse; vilken visar plankoll check.
   *[other] { $plan } jämförs efter { $count } rättelser; vilka visar plankoll check.
}
diff-change = Förändring
diff-total-income = Intäkter
diff-total-costs = Kostnader
diff-total-result = Resultat
diff-total-equity = Eget kapital vid årets slut
diff-renamed = { $label } (hette { $before })
diff-replaced = { $label } (i stället för { $before })
diff-split = { $label } (delad i { $count })
diff-joined = { $label } (sammanslagen av { $count })
diff-added = + { $label } (ny)
diff-dropped = − { $label } (borttagen)
diff-moved = { $label } (flyttad från { $from } till { $into })
diff-no-group = ingen grupp
diff-goal-kept = { $goal }
diff-goal-overall = Övergripande mål: { $goal }
diff-goal-number = Hade nummer { $before }.
diff-goal-added = + Nytt mål: { $goal }
diff-goal-dropped = − Borttaget mål: { $goal }
diff-goal-reworded = ~ Omskrivet mål: { $goal }
diff-goal-before = Förut: { $goal }
diff-part-added = + { $kind }: { $text }
diff-part-dropped = − { $kind }: { $text }
diff-part-reworded = ~ { $kind }: { $text }
diff-part-description = Beskrivning
diff-part-activity = Aktivitet
diff-part-indicator = Indikator
diff-part-source = Källa
diff-part-follow-up = Uppföljning
diff-stale-figure = { $place }: { $amount } står kvar i texten, men tabellen har gått från { $before } till { $after } ({ $of }): ”{ $text }”
diff-stale-rise = { $place }: samma mening som i den förra planen ({ $earlier }) säger att det ökar, men tabellen har gått från { $before } till { $after } ({ $of }): ”{ $text }”
diff-stale-fall = { $place }: samma mening som i den förra planen ({ $earlier }) säger att det minskar, men tabellen har gått från { $before } till { $after } ({ $of }): ”{ $text }”
diff-stale-stay = { $place }: samma mening som i den förra planen ({ $earlier }) säger att det är oförändrat, men tabellen har gått från { $before } till { $after } ({ $of }): ”{ $text }”
diff-of-contributions = medlemmarnas bidrag
diff-of-state = statens bidrag
diff-of-region = regionens bidrag
diff-of-municipality = kommunernas bidrag
diff-of-grant = andra bidrag
diff-of-equity = eget kapital vid årets slut
diff-of-administration = administration, styrelse och revision
diff-of-other = samma sak

## Arbetsboken
diff-book-title = Två planer sida vid sida
diff-book-earlier = Den tidigare planen
diff-book-later = Den senare planen
diff-book-forbund = Förbund
diff-book-corrected = { $count ->
    [0] inga
   *[other] { $count } (beloppen är de rättade)
}
diff-book-counts = Vad som har hänt
diff-book-count-lines = Rader
diff-book-count-goals = Mål
diff-book-count-parts = Under målen
diff-book-guide-lines = varje rad i båda planerna, med förändring
diff-book-guide-goals = varje mål med aktiviteter, indikatorer och källor
diff-book-guide-prose = { $count ->
    [0] inget står kvar i texten som tabellen motsäger
    [one] 1 uppgift i texten som följt med fast tabellen har ändrats
   *[other] { $count } uppgifter i texten som följt med fast tabellen har ändrats
}
diff-book-lines = Rader
diff-book-lines-subtitle = Belopp i { $unit } · förändring och procent räknas av arbetsboken
diff-book-lines-none = Ingen av planerna har budgetrader.
diff-book-side = Sida
diff-book-status = Status
diff-book-line-in = Rad i { $plan }
diff-book-place-in = Plats i { $plan }
diff-book-table-in = Tabellen { $plan }
diff-book-remark = Anmärkning
diff-book-income = Intäkt
diff-book-financing = Finansiering
diff-book-cost = Kostnad
diff-book-other = Övrigt
diff-book-moved = flyttad från { $from } till { $into }
diff-book-rounding = skillnaden ryms i avrundningen
diff-how-same = samma
diff-how-renamed = nytt namn
diff-how-replaced = ersatt
diff-how-split = delad
diff-how-joined = sammanslagen
diff-how-added = ny
diff-how-dropped = borttagen
diff-how-part = del
diff-book-goals-subtitle = [förut → nu] visar vad som har skrivits om
diff-book-goals-none = Ingen av planerna har mål.
diff-book-changed = Ändrat
diff-goal-how-kept = samma
diff-goal-how-reworded = omskrivet
diff-goal-how-added = nytt
diff-goal-how-dropped = borttaget
diff-book-prose = Löptext
diff-book-prose-subtitle = Belopp i { $unit } · uppgifter som står kvar i texten fast tabellen har ändrats
diff-book-prose-none = Inget står kvar i texten som tabellen motsäger.
diff-book-prose-what = Vad
diff-book-prose-of = Gäller
diff-book-prose-text = Texten i den senare planen
diff-book-prose-amount = I texten
diff-book-stale-figure = gammalt belopp
diff-book-stale-rise = ”ökar”, men minskar
diff-book-stale-fall = ”minskar”, men ökar
diff-book-stale-stay = ”oförändrat”, men ändrat
