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

/// Heads on two rows, merged over pairs of columns; shares in per cent, a difference, notes; quarters on a sheet of
/// their own, and a sum that misses the row put in last.
pub(crate) fn algmarken() -> Book {
    Book::new()
        .sheet("Budget")
        .rows("Finsam Älgmarken\nBudget 2025, belopp i tkr\n")
        .rows(
            "Not | | Bokslut 2023 | | Budget 2024 | | Budget 2025 | | Ändring\n\
              | | tkr | andel | tkr | andel | tkr | andel | tkr\n\
              | INTÄKTER | | | | | | |\n\
             1 | Försäkringskassan | 2600 | 50% | 2650 | 50% | 2700 | 50% | =G{3}-E{3} 50\n\
             1 | Region Älgmarken | 1300 | 25% | 1325 | 25% | 1350 | 25% | =G{4}-E{4} 25\n\
             1 | Norrälgs kommun | 780 | 15% | 795 | 15% | 810 | 15% | =G{5}-E{5} 15\n\
             1 | Söderälgs kommun | 520 | 10% | 530 | 10% | 540 | 10% | =G{6}-E{6} 10\n\
              | Intäkter totalt | =SUM(C{3}:C{6}) 5200 | | =SUM(E{3}:E{6}) 5300 | | =SUM(G{3}:G{6}) 5400 | | =G{7}-E{7} 100\n\
              | KOSTNADER | | | | | | |\n\
             2 | Styrelsearvoden | 96 | 2% | 110 | 2% | 115 | 2% | =G{9}-E{9} 5\n\
             2 | Kansli och ledning | 1044 | 20% | 1090 | 21% | 1120 | 21% | =G{10}-E{10} 30\n\
             2 | Revision | 45 | 1% | 48 | 1% | 50 | 1% | =G{11}-E{11} 2\n\
              | Gemensamt | =SUM(C{9}:C{11}) 1185 | | =SUM(E{9}:E{11}) 1248 | | =SUM(G{9}:G{11}) 1285 | | =G{12}-E{12} 37\n\
             3 | Rehabsamverkan | 2150 | 43% | 2302 | 43% | 2340 | 43% | =G{13}-E{13} 38\n\
             3 | Unga vuxna | 1205 | 24% | 1280 | 24% | 1305 | 24% | =G{14}-E{14} 25\n\
             4 | Metodstöd till parterna | 380 | 8% | 470 | 9% | 470 | 9% | =G{15}-E{15} 0\n\
              | Insatser och stöd | =SUM(C{13}:C{15}) 3735 | | =SUM(E{13}:E{15}) 4052 | | =SUM(G{13}:G{14}) 3645 | | =G{16}-E{16} -407\n\
              | Kostnader totalt | =C{12}+C{16} 4920 | | =E{12}+E{16} 5300 | | =G{12}+G{16} 4930 | | =G{17}-E{17} -370\n\
              | Årets resultat | =C{7}-C{17} 280 | | =E{7}-E{17} 0 | | 0 | |",
        )
        .rows("\nNot 1. Enligt parternas fördelning.\nNot 2. Styrelse, kansli och revision delas av alla insatser.\nNot 3. Två team, ett i vardera kommunen.\nNot 4. Process- och metodstöd köps av regionen.")
        .merge(3, 2, 2, "Bokslut 2023")
        .merge(3, 4, 2, "Budget 2024")
        .merge(3, 6, 2, "Budget 2025")
        .note(13, 6, "Hyran omförhandlas, räkna med 85 tkr från 1 juli.")
        .note(18, 1, "Avtal nr 2214")
        .sheet("Flerårsplan")
        .rows("Flerårsplan, tkr\n\n | 2025 | 2026 | 2027\nIntäkter | 5400 | 5500 | 5600\nKostnader | 5400 | 5500 | 5650\nResultat | =B{3}-B{4} 0 | =C{3}-C{4} 0 | =D{3}-D{4} -50\nIB eget kapital | 1180 | =B{7} 1180 | =C{7} 1180\nUB eget kapital | =B{6}+B{5} 1180 | =C{6}+C{5} 1180 | =D{6}+D{5} 1130")
}

/// The budget on the third sheet, figures as text, a hidden column; goals in a table, equity and the years each on
/// a sheet of their own.
pub(crate) fn sandholm() -> Book {
    Book::new()
        .sheet("Om boken")
        .rows("Samordningsförbundet Sandholm\nVerksamhetsplan och budget 2026\nBeslutad 2025-11-20\n\nBudgeten finns på tredje bladet.")
        .sheet("Målbild")
        .rows(
            "Mål | Aktivitet | Indikator | Målvärde | Källa\n\
             1. Fler kommer i egen försörjning | Arbetsträning hos tio företag | Andel i arbete sex månader efter avslut | minst 30 % | Uppföljning i SUS\n\
              | Studieverkstad två dagar i veckan | Antal som börjar studera | 25 | Anmälningar\n\
             2. Ungas hälsa blir bättre | Samtalsgrupper tillsammans med vårdcentralen | Andel som skattar sin hälsa högre | minst 60 % | Enkät\n\
             3. Ekonomin är i balans | Uppföljning varje tertial | Eget kapital av tilldelningen | högst 20 % | Bokslut",
        )
        .sheet("Budget")
        .at(2, 1)
        .rows("Driftbudget 2026 (tkr)\n")
        .rows(
            "Kostnadsslag | Utfall 2023 | Utfall 2024 | Budget 2025 | Budget 2026 | Skillnad 25/26\n\
             Verksamhetens kostnader | | | | |\n\
             Nämnd och revision | '−118,5 | '−121,0 | '−130,0 | '−135,0 | '−5,0\n\
             Samordning | '−1 012,5 | '−1 044,0 | '−1 100,0 | '−1 130,0 | '−30,0\n\
             Arbetsmarknadsteamet | '−2 240,0 | '−2 310,5 | '−2 420,0 | '−2 495,0 | '−75,0\n\
             Studieverkstaden | '(640,0) | '(655,0) | '(690,0) | '(710,0) | '(20,0)\n\
             Outdelade medel | | | '−160,0 | '−130,0 | '30,0\n\
             Kostnader i allt | '−4 011,0 | '−4 130,5 | '−4 500,0 | '−4 600,0 | '−100,0\n\
             Verksamhetens intäkter | | | | |\n\
             Statens bidrag | '2 150,0 | '2 200,0 | '2 250,0 | '2 300,0 | '50,0\n\
             Regionens bidrag | '1 075,0 | '1 100,0 | '1 125,0 | '1 150,0 | '25,0\n\
             Kommunernas bidrag | '1 075,0 | '1 100,0 | '1 125,0 | '1 150,0 | '25,0\n\
             Intäkter i allt | '4 300,0 | '4 400,0 | '4 500,0 | '4 600,0 | '100,0\n\
             Årets resultat | '289,0 | '269,5 | '0,0 | '0,0 | '0,0",
        )
        .hide_column(2)
        .at(21, 1)
        .rows("Kommunernas bidrag 2026 (tkr)\n\nKommun | Invånare | Bidrag\nSandholms kommun | 14 210 | 690\nEkeby kommun | 9 475 | 460\nSumma | =SUM(C{3}:C{4}) 23685 | =SUM(D{3}:D{4}) 1150")
        .sheet("Eget kapital")
        .rows("Eget kapital, tkr\n\nÅr | IB | Årets resultat | UB\n2023 | 410,5 | 289 | =B{3}+C{3} 699,5\n2024 | =D{3} 699,5 | 269,5 | =B{4}+C{4} 969\n2025 | =D{4} 969 | 0 | =B{5}+C{5} 969\n2026 | =D{5} 969 | 0 | =B{6}+C{6} 969")
        .sheet("Plan 2026-2028")
        .rows("Flerårsplan 2026-2028, tkr\n\n | 2026 | 2027 | 2028\nIntäkter | 4600 | 4700 | 4800\nKostnader | 4600 | 4800 | 4900\nResultat | =B{3}-B{4} 0 | =C{3}-C{4} -100 | =D{3}-D{4} -100")
}
