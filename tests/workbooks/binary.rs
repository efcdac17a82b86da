//! A writer of XLSB, as small as can be: no program at hand writes it. Records of BIFF12 as [MS-XLSB] describes them.

use crate::archive::zip;

/// What a cell holds.
pub(crate) enum Held {
    Text(&'static str),
    Number(f64),
    /// A sum of the rows from and to (counted from 0) of the cell's own column, and its result.
    Sum(u32, u32, f64),
}

/// A workbook of one sheet.
pub(crate) fn xlsb(name: &str, rows: &[Vec<Option<Held>>]) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = |target: &str, kind: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship \
             Id=\"rId1\" Type=\"{main}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override \
         PartName=\"/xl/workbook.bin\" ContentType=\"application/vnd.ms-excel.sheet.binary.macroEnabled.main\"/></Types>";
    zip(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", relations("xl/workbook.bin", "officeDocument").as_bytes()),
        ("xl/workbook.bin", &book(name)),
        ("xl/_rels/workbook.bin.rels", relations("worksheets/sheet1.bin", "worksheet").as_bytes()),
        ("xl/worksheets/sheet1.bin", &sheet(rows)),
    ])
}

fn record(out: &mut Vec<u8>, kind: u16, data: &[u8]) {
    // Seven bits a byte, the lowest first; the high bit says that more follow.
    if kind < 128 {
        out.push(kind as u8);
    } else {
        out.extend([(kind & 0x7F) as u8 | 0x80, (kind >> 7) as u8]);
    }
    let mut left = data.len();
    while left > 127 {
        out.push((left & 0x7F) as u8 | 0x80);
        left >>= 7;
    }
    out.push(left as u8);
    out.extend(data);
}

fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let length = (units.len() as u32).to_le_bytes();
    length.into_iter().chain(units.into_iter().flat_map(u16::to_le_bytes)).collect()
}

fn book(name: &str) -> Vec<u8> {
    let mut out = Vec::new();
    record(&mut out, 131, &[]);
    record(&mut out, 143, &[]);
    let sheet = [0u32.to_le_bytes().to_vec(), 1u32.to_le_bytes().to_vec(), wide("rId1"), wide(name)].concat();
    record(&mut out, 156, &sheet);
    record(&mut out, 144, &[]);
    record(&mut out, 132, &[]);
    out
}

fn sheet(rows: &[Vec<Option<Held>>]) -> Vec<u8> {
    let mut out = Vec::new();
    record(&mut out, 129, &[]);
    let last = rows.iter().map(Vec::len).max().unwrap_or(1) as u32 - 1;
    let size = [0, rows.len() as u32 - 1, 0, last];
    record(&mut out, 148, &size.map(u32::to_le_bytes).concat());
    record(&mut out, 145, &[]);
    for (row, cells) in (0u32..).zip(rows) {
        record(&mut out, 0, &[&row.to_le_bytes()[..], &[0; 13]].concat());
        for (column, cell) in (0u32..).zip(cells) {
            let Some(cell) = cell else { continue };
            let front = [column, 0].map(u32::to_le_bytes).concat();
            match cell {
                Held::Text(text) => record(&mut out, 6, &[front, wide(text)].concat()),
                Held::Number(number) => record(&mut out, 5, &[front, number.to_le_bytes().to_vec()].concat()),
                Held::Sum(from, to, result) => {
                    let sum = sum(*from, *to, column as u16);
                    let body = [
                        result.to_le_bytes().to_vec(),
                        0u16.to_le_bytes().to_vec(),
                        (sum.len() as u32).to_le_bytes().to_vec(),
                        sum,
                        0u32.to_le_bytes().to_vec(),
                    ];
                    record(&mut out, 9, &[front, body.concat()].concat());
                }
            }
        }
    }
    record(&mut out, 146, &[]);
    record(&mut out, 130, &[]);
    out
}

/// The tokens of SUM over a range: an area, and the function of one argument.
fn sum(from: u32, to: u32, column: u16) -> Vec<u8> {
    let area = [from.to_le_bytes().to_vec(), to.to_le_bytes().to_vec(), column.to_le_bytes().repeat(2)].concat();
    [vec![0x25], area, vec![0x42, 1, 4, 0]].concat()
}
