//! The workbooks among the samples, as they were typed. `cargo test --test workbooks -- --ignored` writes them anew;
//! ekhult-2024.xls and myrheden-2025.ods are then converted by LibreOffice.

use crate::typed::Book;

/// With formulas on three sheets; a sum that leaves out its last line, a hidden row, goals as a table.
pub(crate) fn nordanskog() -> Book {
    Book::new()
        .sheet("Läs mig")
        .rows("Samordningsförbundet Nordanskog\nVerksamhetsplan 2026\nFastställd av styrelsen 2025-11-26\n\nI den här boken finns budgeten, planen för tre år och målen. Tilldelningen för 2026 är 6 400 tkr.")
        .sheet("Budget 2026")
        .at(1, 1)
        .rows("Budget 2026, tkr\n")
        .rows(" | Utfall 2024 | Budget 2025 | Budget 2026 | Kommentar")
        .rows(
            "Finansiering | | | |\n\
             Försäkringskassan | 3000 | 3100 | 3200 | Halva ramen\n\
             Region Skog | 1500 | 1550 | 1600 |\n\
             Nordans kommun | 900 | 930 | 960 |\n\
             Granträsks kommun | 600 | 620 | 640 |\n\
             Ränteintäkter | 42 | 30 | 25 |\n\
             Summa finansiering | =SUM(B{1}:B{5}) 6042 | =SUM(C{1}:C{5}) 6230 | =SUM(D{1}:D{5}) 6425 |\n\
             Användning | | | |\n\
             Styrelse och revision | 210 | 225 | 230 |\n\
             Kansli | 1180 | 1225 | 1260 | Två tjänster\n\
             Individinriktade insatser | 3350 | 3480 | 3610 |\n\
             Strukturella insatser | 720 | 800 | 825 |\n\
             Ofördelade medel | | 500 | 500 |\n\
             Summa användning | =SUM(B{8}:B{12}) 5460 | =SUM(C{8}:C{12}) 6230 | =SUM(D{8}:D{11}) 5925 |\n\
             Årets resultat | =B{6}-B{13} 582 | =C{6}-C{13} 0 | =D{6}-D{13} 500 |",
        )
        .hide(8)
        .sheet("Plan")
        .rows("Flerårsplan 2026–2028, tkr\n\nÅr | Intäkter | Kostnader | Resultat | IB eget kapital | UB eget kapital\n2026 | 6425 | 6425 | 0 | 1850 | =E{2}+D{2} 1850\n2027 | 6500 | 6700 | =B{3}-C{3} -200 | 1850 | =E{3}+D{3} 1650\n2028 | 6600 | 6800 | =B{4}-C{4} -200 | 1650 | =E{4}+D{4} 1450")
        .sheet("Mål")
        .rows(
            "Mål | Aktivitet | Indikator | Målvärde | Källa\n\
             1. Deltagare närmar sig arbete eller studier | Stegvis vägledning i grupp | Andel som går vidare till arbete eller studier | minst 35 % | Avslutsenkät\n\
              | Mentorer från arbetslivet | Andel som har haft en mentor | minst 50 % | Kansliets register\n\
             2. Parternas personal känner till varandras uppdrag | Två gemensamma dagar om året | Andel som har deltagit | minst 60 % | Närvarolistor",
        )
}

/// Without formulas, in kronor: figures as text, account numbers, notes, a difference and a percentage.
pub(crate) fn solviken() -> Book {
    Book::new().sheet("Blad1").rows(
        "Solvikens samordningsförbund\n\
         Detaljbudget för år 2025\n\
         Alla belopp i kronor\n\
         \n\
         Konto | Benämning | Not | Bokslut 2023 | Budget 2024 | Budget 2025 | Förändring | %\n\
          | INTÄKTER | | | | | |\n\
         3010 | Statsbidrag | 1 | '2 150 000 | '2 200 000 | '2 250 000 | '50 000 | 2,3%\n\
         3020 | Region Sol | 1 | '1 075 000 | '1 100 000 | '1 125 000 | '25 000 | 2,3%\n\
         3030 | Solvikens kommun | 1 | '1 075 000 | '1 100 000 | '1 125 000 | '25 000 | 2,3%\n\
          | S:a intäkter | | '4 300 000 | '4 400 000 | '4 500 000 | '100 000 | 2,3%\n\
          | UTGIFTER | | | | | |\n\
         4010 | Förtroendevalda | 2 | '−118 400 | '−125 000 | '−130 000 | '−5 000 | 4%\n\
         5010 | Kansli och lokaler | 3 | '−951 250 | '−980 000 | '−1 005 000 | '−25 000 | 2,6%\n\
         6420 | Revision | | '−52 000 | '−55 000 | '−55 000 | '0 | 0%\n\
         7010 | Samverkansteamet | | '−1 940 000 | '−2 010 000 | '−2 060 000 | '−50 000 | 2,5%\n\
         7020 | Unga på väg | | '−905 000 | '−930 000 | '−950 000 | '−20 000 | 2,2%\n\
         7900 | Reserv | | | '−300 000 | '−300 000 | '0 | 0%\n\
          | S:a utgifter | | '−3 966 650 | '−4 400 000 | '−4 500 000 | '−100 000 | 2,3%\n\
          | ÅRETS RESULTAT | | '333 350 | '0 | '0 | '0 |\n\
         \n\
         Not 1. Enligt parternas beslut i oktober 2024.\n\
         Not 2. Arvoden enligt Solvikens kommuns regler.\n\
         Not 3. Förbundschef på deltid och köpt ekonomtjänst.",
    )
}

/// Becomes an xls: formulas, groups with sums below, heads on two rows.
pub(crate) fn ekhult() -> Book {
    Book::new().sheet("Budget").rows("Ekhults samordningsförbund - budget 2024").rows("(tkr)\n").rows(
        " | Prognos | Budget | Budget\n\
          | 2023 | 2023 | 2024\n\
         Intäkter | | |\n\
         Medlemsavgifter staten | 1700 | 1700 | 1750\n\
         Medlemsavgifter regionen | 850 | 850 | 875\n\
         Medlemsavgifter kommunerna | 850 | 850 | 875\n\
         Totalt intäkter | =SUM(B{3}:B{5}) 3400 | =SUM(C{3}:C{5}) 3400 | =SUM(D{3}:D{5}) 3500\n\
         \n\
         Kostnader | | |\n\
         Styrning och ledning | | |\n\
         Arvoden | 85 | 90 | 95\n\
         Förbundschef | 640 | 650 | 670\n\
         Revision | 40 | 40 | 42\n\
         Delsumma | =SUM(B{10}:B{12}) 765 | =SUM(C{10}:C{12}) 780 | =SUM(D{10}:D{12}) 807\n\
         Insatser | | |\n\
         Vägen in | 1500 | 1600 | 1650\n\
         Hälsokraft | 610 | 640 | 660\n\
         Delsumma | =SUM(B{15}:B{16}) 2110 | =SUM(C{15}:C{16}) 2240 | =SUM(D{15}:D{16}) 2310\n\
         Oförutsett | 120 | 380 | 383\n\
         Totalt kostnader | =B{13}+B{17}+B{18} 2995 | =C{13}+C{17}+C{18} 3400 | =D{13}+D{17}+D{18} 3500\n\
         \n\
         Över-/underskott | =B{6}-B{19} 405 | =C{6}-C{19} 0 | =D{6}-D{19} 0",
    )
}

/// Becomes an ods: the unit in the number format, costs first, the years in falling order.
pub(crate) fn myrheden() -> Book {
    Book::new().formatted("#,##0 \"kr\"").sheet("Ekonomi").at(3, 2).rows("Finsam Myrheden\nBudget 2025\n").rows(
        "Post | Budget 2025 | Budget 2024 | Bokslut 2023\n\
         Verksamhetskostnader | | |\n\
         Styrelse | 140000 | 135000 | 128750\n\
         Samordnare | 815000 | 790000 | 766200\n\
         Revision | 45000 | 45000 | 43000\n\
         Finansierade aktiviteter | 2500000 | 2430000 | 2311480\n\
         Summa kostnader | =SUM(D{2}:D{5}) 3500000 | =SUM(E{2}:E{5}) 3400000 | =SUM(F{2}:F{5}) 3249430\n\
         Medel från parterna | | |\n\
         Försäkringskassan | 1700000 | 1650000 | 1600000\n\
         Region Myr | 850000 | 825000 | 800000\n\
         Hedens kommun | 850000 | 825000 | 800000\n\
         Summa intäkter | =SUM(D{8}:D{10}) 3400000 | =SUM(E{8}:E{10}) 3300000 | =SUM(F{8}:F{10}) 3200000\n\
         Resultat | =D{11}-D{6} -100000 | =E{11}-E{6} -100000 | =F{11}-F{6} -49430\n\
         Ingående eget kapital | 1200570 | 1300570 | 1350000\n\
         Utgående eget kapital | =D{13}+D{12} 1100570 | =E{13}+E{12} 1200570 | =F{13}+F{12} 1300570",
    )
}
