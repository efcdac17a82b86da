//! Archives by hand: what they declare need not be true.

use std::io::Write;

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

/// A member: its name, what it declares to unpack to, and its bytes as they are packed.
pub(crate) struct Member {
    name: &'static str,
    declared: u64,
    sum: u32,
    /// 8 is deflated, 0 as it is.
    method: u8,
    packed: Vec<u8>,
}

/// A member that is not packed, as an OpenDocument says what it is.
pub(crate) fn stored(name: &'static str, text: &str) -> Member {
    Member { method: 0, packed: text.as_bytes().to_vec(), ..sound(name, text) }
}

/// A member as it should be.
pub(crate) fn sound(name: &'static str, text: &str) -> Member {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(text.as_bytes()).unwrap();
    let mut sum = Crc::new();
    sum.update(text.as_bytes());
    let declared = u64::try_from(text.len()).unwrap();
    Member { name, declared, sum: sum.sum(), method: 8, packed: encoder.finish().unwrap() }
}

/// A member that unpacks to a head and as many times a megabyte of the same, and declares so many bytes; what it
/// unpacks to, where nothing is said. The second piece leans on the first only, and is put in again and again.
pub(crate) fn bomb(name: &'static str, head: &str, piece: &str, times: usize, declared: Option<u64>) -> Member {
    let piece = piece.repeat(1_000_000 / piece.len());
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(head.as_bytes()).unwrap();
    encoder.write_all(piece.as_bytes()).unwrap();
    encoder.flush().unwrap();
    let mut packed = encoder.get_ref().clone();
    encoder.write_all(piece.as_bytes()).unwrap();
    encoder.flush().unwrap();
    let again = encoder.get_ref()[packed.len()..].to_vec();
    (1..times).for_each(|_| packed.extend_from_slice(&again));
    packed.extend_from_slice(&[3, 0]);
    let size = u64::try_from(head.len() + piece.len() * times).unwrap();
    Member { name, declared: declared.unwrap_or(size), sum: 0, method: 8, packed }
}

/// The archive of its members. Sizes above four gigabytes stand where zip64 has them.
pub(crate) fn archive(members: &[Member]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut directory = Vec::new();
    for member in members {
        let offset = u32::try_from(out.len()).unwrap();
        let packed = u64::try_from(member.packed.len()).unwrap();
        let large = u32::try_from(member.declared).is_err();
        let small = |size: u64| if large { u32::MAX } else { u32::try_from(size).unwrap() };
        let mut extra = Vec::new();
        if large {
            extra.extend([1, 0, 16, 0]);
            extra.extend(member.declared.to_le_bytes());
            extra.extend(packed.to_le_bytes());
        }
        let mut about = vec![45, 0, 0, 0, member.method, 0, 0, 0, 0x21, 0];
        about.extend(member.sum.to_le_bytes());
        about.extend(small(packed).to_le_bytes());
        about.extend(small(member.declared).to_le_bytes());
        about.extend(u16::try_from(member.name.len()).unwrap().to_le_bytes());
        about.extend(u16::try_from(extra.len()).unwrap().to_le_bytes());
        out.extend(b"PK\x03\x04");
        out.extend(&about);
        out.extend(member.name.as_bytes());
        out.extend(&extra);
        out.extend(&member.packed);
        directory.extend(b"PK\x01\x02");
        directory.extend([45, 0]);
        directory.extend(&about);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(member.name.as_bytes());
        directory.extend(&extra);
    }
    let (start, length) = (u32::try_from(out.len()).unwrap(), u32::try_from(directory.len()).unwrap());
    let count = u16::try_from(members.len()).unwrap().to_le_bytes();
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(count);
    out.extend(count);
    out.extend(length.to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0, 0]);
    out
}
