//! SHA-1 and SHA-256 (FIPS 180-4) of eight octets, which fit a single block: all that tokens need.

/// The token and the first data sequence number that a key gives (RFC 6824 §3.2, RFC 8684 §3.2).
pub(super) fn token_and_idsn(version: u8, key: u64) -> (u32, u64) {
    if version == 0 {
        let [a, _, _, d, e] = sha1(key);
        (a, u64::from(d) << 32 | u64::from(e))
    } else {
        let [a, _, _, _, _, _, g, h] = sha256(key);
        (a, u64::from(g) << 32 | u64::from(h))
    }
}

/// The padded block: eight octets, the bit 1, zeros, the length in bits.
fn block(key: u64) -> [u32; 16] {
    let mut words = [0; 16];
    words[0] = (key >> 32) as u32;
    words[1] = key as u32;
    words[2] = 0x8000_0000;
    words[15] = 64;
    words
}

fn sha1(key: u64) -> [u32; 5] {
    let mut w = block(key).to_vec();
    for i in 16..80 {
        let word = |back: usize| w.get(i - back).copied().unwrap_or(0);
        let next = (word(3) ^ word(8) ^ word(14) ^ word(16)).rotate_left(1);
        w.push(next);
    }
    let start = [0x6745_2301u32, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0];
    let [mut a, mut b, mut c, mut d, mut e] = start;
    for (i, word) in w.iter().enumerate() {
        let (f, k) = match i {
            0..20 => (b & c | !b & d, 0x5a82_7999),
            20..40 => (b ^ c ^ d, 0x6ed9_eba1),
            40..60 => (b & c | b & d | c & d, 0x8f1b_bcdc),
            _ => (b ^ c ^ d, 0xca62_c1d6u32),
        };
        let next =
            a.rotate_left(5).wrapping_add(f).wrapping_add(e).wrapping_add(k).wrapping_add(*word);
        (e, d, c, b, a) = (d, c, b.rotate_left(30), a, next);
    }
    let [p, q, r, s, t] = start;
    [p.wrapping_add(a), q.wrapping_add(b), r.wrapping_add(c), s.wrapping_add(d), t.wrapping_add(e)]
}

const K: [u32; 64] = [
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
];

fn sha256(key: u64) -> [u32; 8] {
    let mut w = block(key).to_vec();
    for i in 16..64 {
        let word = |back: usize| w.get(i - back).copied().unwrap_or(0);
        let (x, y) = (word(15), word(2));
        let s0 = x.rotate_right(7) ^ x.rotate_right(18) ^ x >> 3;
        let s1 = y.rotate_right(17) ^ y.rotate_right(19) ^ y >> 10;
        w.push(word(16).wrapping_add(s0).wrapping_add(word(7)).wrapping_add(s1));
    }
    let start = [
        0x6a09_e667u32,
        0xbb67_ae85,
        0x3c6e_f372,
        0xa54f_f53a,
        0x510e_527f,
        0x9b05_688c,
        0x1f83_d9ab,
        0x5be0_cd19,
    ];
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = start;
    for (word, k) in w.iter().zip(K) {
        let s1 = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
        let chosen = e & f ^ !e & g;
        let t1 = h.wrapping_add(s1).wrapping_add(chosen).wrapping_add(k).wrapping_add(*word);
        let s0 = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
        let t2 = s0.wrapping_add(a & b ^ a & c ^ b & c);
        (h, g, f, e, d, c, b, a) = (g, f, e, d.wrapping_add(t1), c, b, a, t1.wrapping_add(t2));
    }
    let end = [a, b, c, d, e, f, g, h];
    let mut out = start;
    out.iter_mut().zip(end).for_each(|(o, v)| *o = o.wrapping_add(v));
    out
}
