//! The figures of real plans, set by hand: structure, amounts, no sentences.

use super::build::{Table, added, claim, equity, share, year};
use plankoll::money::Unit;
use plankoll::plan::{About, Category, Kind, Plan, Role, Side, YearField};

use Category::{
    Administration, Audit, Board, Competence, Grant, Individual, Members, Municipality, OtherCost, Region, Reserve,
    State, Structural,
};
use Side::{Cost, Income};

pub(crate) fn norra_vastmanland() -> Plan {
    let mut t = Table::new(Unit::Tkr, &[(2022, Kind::Budget), (2022, Kind::Forecast), (2023, Kind::Budget)]);
    let members = t.item("Medel från huvudmännen", Income, Members, &[7046, 7046, 7030]);
    let other = t.item("Övriga intäkter", Income, Category::OtherIncome, &[200, 202, 100]);
    let board = t.item("Styrelse", Cost, Board, &[455, 376, 427]);
    let admin = t.item("Gemensam administration", Cost, Administration, &[802, 802, 819]);
    let teams = [
        t.item("Team FNS", Cost, Individual, &[1523, 1513, 1528]),
        t.item("Team Sala", Cost, Individual, &[1590, 1440, 1500]),
        t.item("Team Hallstahammar", Cost, Individual, &[1120, 1120, 1140]),
        t.item("Team Surahammar", Cost, Individual, &[1053, 1053, 1140]),
        t.item("Kurator", Cost, Individual, &[235, 235, 240]),
    ];
    let individual = t.sum("Individinriktade insatser", Cost, Role::Subtotal, &[5521, 5362, 5548], &added(teams));
    let lines = [
        t.item("Utvecklingsdagar", Cost, Structural, &[0, 15, 15]),
        t.item("Utbildning", Cost, Structural, &[40, 16, 30]),
        t.item("Seminarier", Cost, Structural, &[0, 12, 50]),
        t.item("Länsgemensamt", Cost, Structural, &[250, 250, 325]),
        t.item("Insatskatalog", Cost, Structural, &[75, 73, 48]),
        t.item("Utvärdering", Cost, Structural, &[30, 12, 30]),
        t.item("Brukarrevision", Cost, Structural, &[0, 30, 65]),
        t.item("Processtöd", Cost, Structural, &[431, 437, 421]),
        t.item("Ofördelat", Cost, Reserve, &[82, 110, 100]),
    ];
    let structural = t.sum("Strukturinriktade insatser", Cost, Role::Subtotal, &[943, 845, 1109], &added(lines));
    let costs = t.sum(
        "Summa kostnader",
        Cost,
        Role::Total,
        &[7720, 7495, 7878],
        &added([board, admin, individual, structural]),
    );
    let income = t.sum("Summa intäkter", Income, Role::Total, &[7246, 7248, 7130], &added([members, other]));
    t.sum("Resultat", Side::None, Role::Result, &[-474, -247, -748], &[(income, 1), (costs, -1)]);
    let mut plan = t.plan(2023);
    plan.multi_year = vec![
        year(
            2022,
            &[
                (YearField::Income, 7246),
                (YearField::Costs, 7720),
                (YearField::Result, -474),
                (YearField::Forecast, -247),
            ],
        ),
        year(2023, &[(YearField::Income, 7130), (YearField::Costs, 7878), (YearField::Result, -748)]),
    ];
    plan.equity = vec![equity(2022, None, Some(-247), Some(1066)), equity(2023, None, Some(-748), Some(317))];
    plan.claims = vec![
        claim(About::Costs, 7878, Some(2023), 300),
        claim(About::Contributions, 7030, None, 301),
        claim(About::Other, 100, None, 302),
        claim(About::Equity, 748, None, 303),
        share(70, individual, 310),
        share(9, structural, 311),
        share(5, lines[7], 312),
    ];
    plan
}

pub(crate) fn falun_borlange_2025() -> Plan {
    let mut t = Table::new(Unit::Tkr, &[(2025, Kind::Budget)]);
    let parties = [
        t.item("Bidrag Försäkringskassan", Income, State, &[4198]),
        t.item("Bidrag Region", Income, Region, &[2099]),
        t.item("Bidrag Falun", Income, Municipality, &[1091]),
        t.item("Bidrag Borlänge", Income, Municipality, &[1008]),
    ];
    let _members = t.sum("Bidrag medlemmar", Income, Role::Subtotal, &[8396], &added(parties));
    let esf = t.item("Bidrag ESF", Income, Grant, &[132]);
    t.repeat(esf, 0, 132);
    let group = |t: &mut Table, label: &str, sum: i64, lines: &[(&str, Category, i64)]| {
        let lines: Vec<usize> =
            lines.iter().map(|(label, category, value)| t.item(label, Cost, *category, &[*value])).collect();
        t.sum(label, Cost, Role::Subtotal, &[sum], &added(lines))
    };
    let staff = [
        ("Arvoden", Board, 90),
        ("Lön", Administration, 700),
        ("Kompetens", Competence, 75),
        ("Ekonomi", Administration, 70),
        ("Revision", Audit, 90),
    ];
    let individual =
        [("Rehabhandledare", Individual, 600), ("Insteget", Individual, 2051), ("Rehabsamordnare", Individual, 700)];
    let structural = [
        ("Föreläsningar", Structural, 50),
        ("Frukost", Structural, 60),
        ("Samverkan", Structural, 800),
        ("SIP", Structural, 117),
        ("RAK", Structural, 1448),
        ("Förstudie", Structural, 145),
        ("ESF-lärande", Structural, 0),
    ];
    let sums = [
        group(&mut t, "Personalkostnader", 1025, &staff),
        group(
            &mut t,
            "Kringkostnader",
            120,
            &[("Kontorshyra", Administration, 50_000), ("Administration, tele", Administration, 70_000)],
        ),
        group(&mut t, "Övriga kostnader", 100, &[("Info", OtherCost, 60_000), ("Analys", OtherCost, 40_000)]),
        group(&mut t, "Individinriktade insatser", 3351, &individual),
        group(&mut t, "Strukturövergripande insatser", 2620, &structural),
        group(&mut t, "Tillkommande", 1312, &[("Ev. tillkommande insatser", Reserve, 1312)]),
    ];
    let costs = t.sum("Summa kostnader", Cost, Role::Total, &[8528], &added(sums));
    t.repeat(costs, 0, 8528);
    let mut income: Vec<(usize, i8)> = added(parties);
    income.push((esf, 1));
    income.push((costs, -1));
    t.sum("Resultat", Side::None, Role::Result, &[0], &income);
    let mut plan = t.plan(2025);
    plan.multi_year = vec![
        year(2024, &[(YearField::Contributions, 8562), (YearField::Grants, 132), (YearField::Result, 0)]),
        year(
            2025,
            &[
                (YearField::Contributions, 8396),
                (YearField::Grants, 132),
                (YearField::Costs, 8528),
                (YearField::Result, 0),
            ],
        ),
        year(
            2026,
            &[
                (YearField::Contributions, 8396),
                (YearField::Grants, 80),
                (YearField::Costs, 8476),
                (YearField::Result, 0),
            ],
        ),
    ];
    plan.claims = vec![claim(About::Contributions, 8562, None, 300), claim(About::Grant, 130, None, 301)];
    plan
}

pub(crate) fn falun_borlange_2024() -> Plan {
    let mut t = Table::new(Unit::Tkr, &[(2024, Kind::Budget)]);
    let parties = [
        t.item("Bidrag Försäkringskassan", Income, State, &[4281]),
        t.item("Bidrag Region", Income, Region, &[2141]),
        t.item("Bidrag Falun", Income, Municipality, &[1113]),
        t.item("Bidrag Borlänge", Income, Municipality, &[1027]),
    ];
    let members = t.sum("Bidrag medlemmar", Income, Role::Subtotal, &[8562], &added(parties));
    let esf = t.item("Bidrag ESF", Income, Grant, &[132]);
    t.repeat(esf, 0, 132);
    let group = |t: &mut Table, label: &str, sum: i64, values: &[i64]| {
        let lines: Vec<usize> = values
            .iter()
            .zip(1..)
            .map(|(value, at)| t.item(&format!("{label} {at}"), Cost, OtherCost, &[*value]))
            .collect();
        t.sum(label, Cost, Role::Subtotal, &[sum], &added(lines))
    };
    let sums = [
        group(&mut t, "Personalkostnader", 805, &[80, 500, 75, 70, 80]),
        group(&mut t, "Kringkostnader", 95, &[45, 50]),
        group(&mut t, "Övriga kostnader", 120, &[60, 60]),
        group(&mut t, "Individinriktade insatser", 5000, &[500, 2200, 1600, 700]),
        group(&mut t, "Strukturövergripande insatser", 2674, &[100, 80, 600, 200, 1500, 194]),
    ];
    let costs = t.sum("Summa kostnader", Cost, Role::Total, &[8694], &added(sums));
    t.repeat(costs, 0, 8694);
    let income = t.sum("Summa intäkter", Income, Role::Total, &[8694], &added([members, esf]));
    t.sum("Resultat", Side::None, Role::Result, &[0], &[(income, 1), (costs, -1)]);
    let mut plan = t.plan(2024);
    let row = |at, grants, costs| {
        year(
            at,
            &[
                (YearField::Contributions, 8562),
                (YearField::Grants, grants),
                (YearField::Costs, costs),
                (YearField::Result, 0),
            ],
        )
    };
    plan.multi_year = vec![
        year(2023, &[(YearField::Contributions, 8562), (YearField::Result, -332)]),
        row(2024, 130, 8692),
        row(2025, 130, 8692),
        row(2026, 80, 8642),
    ];
    plan.claims = vec![claim(About::Contributions, 8562, None, 300), claim(About::Grant, 130, None, 301)];
    plan
}

pub(crate) fn ange() -> Plan {
    let mut t = Table::new(Unit::Kr, &[(2023, Kind::Budget)]);
    let parties = [
        t.item("Försäkringskassan", Income, State, &[734_000]),
        t.item("Ånge kommun", Income, Municipality, &[367_000]),
        t.item("Region", Income, Region, &[367_000]),
    ];
    let members = t.sum("Parternas insats", Income, Role::Subtotal, &[1_468_000], &added(parties));
    let agency = t.item("Skatteverket", Income, Category::OtherIncome, &[20_356]);
    let own = t.item("Eget kapital", Income, Category::OwnEquity, &[420_000]);
    t.sum("Summa intäkter", Income, Role::Total, &[1_908_356], &added([members, agency, own]));
    let office = [24_000, 233_500, 155_000, 3_000, 15_000, 15_000, 3_500, 24_000, 5_000];
    let office: Vec<usize> = office
        .iter()
        .zip(1..)
        .map(|(value, at)| t.item(&format!("Kansli {at}"), Cost, Administration, &[*value]))
        .collect();
    let office = t.sum("Summa kansli", Cost, Role::Subtotal, &[478_000], &added(office));
    let work =
        [t.item("Psykiatridagar", Cost, Structural, &[25_000]), t.item("Ej beslutat", Cost, Reserve, &[1_112_356])];
    let work = t.sum("Summa insatser", Cost, Role::Subtotal, &[1_137_356], &added(work));
    t.sum("Summa totala kostnader", Cost, Role::Total, &[1_615_356], &added([office, work]));
    let mut plan = t.plan(2023);
    plan.equity = vec![equity(2023, Some(420), Some(-127), Some(293))];
    plan
}
