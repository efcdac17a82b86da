//! PDFs written by hand: objects one after the other, with a table of where they stand.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// A PDF in the making; object 1 is the catalogue, object 2 the tree of pages.
#[derive(Default)]
pub(crate) struct Made {
    objects: Vec<Vec<u8>>,
}

impl Made {
    /// Adds an object and gives its number.
    pub(crate) fn object(&mut self, body: impl Into<Vec<u8>>) -> usize {
        self.objects.push(body.into());
        self.objects.len()
    }

    /// Adds a stream with these entries in its dictionary.
    pub(crate) fn stream(&mut self, entries: &str, bytes: &[u8]) -> usize {
        let mut body = format!("<< {entries} /Length {} >>\nstream\n", bytes.len()).into_bytes();
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\nendstream");
        self.object(body)
    }

    /// The file.
    pub(crate) fn bytes(&self, trailer: &str) -> Vec<u8> {
        let mut out = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
        let mut places = Vec::new();
        for (number, body) in (1..).zip(&self.objects) {
            places.push(out.len());
            out.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
            out.extend_from_slice(body);
            out.extend_from_slice(b"\nendobj\n");
        }
        let table = out.len();
        out.extend_from_slice(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).as_bytes());
        for place in &places {
            out.extend_from_slice(format!("{place:010} 00000 n \n").as_bytes());
        }
        let size = places.len() + 1;
        out.extend_from_slice(
            format!("trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n").as_bytes(),
        );
        out
    }
}

/// Squeezed as PDF does.
pub(crate) fn deflated(bytes: impl Iterator<Item = Vec<u8>>) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    bytes.for_each(|piece| encoder.write_all(&piece).unwrap());
    encoder.finish().unwrap()
}

/// So many times ten million blanks, squeezed: the second piece leans on the first only, and is put in again and again.
pub(crate) fn blanks(times: usize) -> Vec<u8> {
    let piece = vec![b' '; 10_000_000];
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(&piece).unwrap();
    encoder.flush().unwrap();
    let mut out = encoder.get_ref().clone();
    encoder.write_all(&piece).unwrap();
    encoder.flush().unwrap();
    let again = encoder.get_ref()[out.len()..].to_vec();
    (1..times).for_each(|_| out.extend_from_slice(&again));
    out.extend_from_slice(&[3, 0]);
    out
}

/// A PDF of these pages, each a content stream, in Helvetica (`/F1`) and its bold (`/F2`), A4, with more entries for
/// each page.
pub(crate) fn pages(contents: &[&str], entries: &str) -> Vec<u8> {
    let mut made = Made::default();
    made.object("<< /Type /Catalog /Pages 2 0 R >>");
    let kids: Vec<String> = (0..contents.len()).map(|at| format!("{} 0 R", 5 + at * 2)).collect();
    made.object(format!("<< /Type /Pages /Count {} /Kids [{}] >>", kids.len(), kids.join(" ")));
    for font in ["Helvetica", "Helvetica-Bold"] {
        made.object(format!("<< /Type /Font /Subtype /Type1 /BaseFont /{font} /Encoding /WinAnsiEncoding >>"));
    }
    for (at, content) in contents.iter().enumerate() {
        made.object(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {entries} /Contents {} 0 R /Resources << /Font << \
             /F1 3 0 R /F2 4 0 R >> >> >>",
            6 + at * 2
        ));
        let latin: Vec<u8> = content.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        made.stream("", &latin);
    }
    made.bytes("")
}

/// Text at a place, from the page's upper left corner in points.
pub(crate) fn text(x: i32, y: i32, size: i32, text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
    format!("BT /F1 {size} Tf {x} {} Td ({text}) Tj ET\n", 842 - y)
}
