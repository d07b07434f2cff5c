//! Certificate Transparency logs by their ids, as far as captures have shown them.

/// What a log is called; `id` is the hash of its key.
pub(super) fn name(id: &[u8]) -> Option<&'static str> {
    let first = u64::from_be_bytes(*id.first_chunk()?);
    let at = LOGS.binary_search_by_key(&first, |log| log.0).ok()?;
    LOGS.get(at).map(|log| log.1)
}

/// The first eight octets of a log's id, and its name.
const LOGS: &[(u64, &str)] = &[
    (0x07b75c1b_e57d68ff, "Google 'Xenon2020' log"),
    (0x22454507_59552456, "DigiCert Yeti2022 Log"),
    (0x2979bef0_9e393921, "Google 'Argon2022' log"),
    (0x35cf191b_bfb16c57, "DigiCert Yeti2023 Log"),
    (0x41c8cab1_df22464a, "Cloudflare 'Nimbus2022' Log"),
    (0x4494652e_b0eeceaf, "Cloudflare 'Nimbus2021' Log"),
    (0x46a555eb_75fa9120, "Google 'Xenon2022' log"),
    (0x51a3b0f5_fd01799c, "DigiCert Nessie2022 Log"),
    (0x5581d4c2_16903601, "Sectigo 'Sabre' CT log"),
    (0x5614069a_2fd7c2ec, "DigiCert Log Server"),
    (0x5cdc4392_fee6ab45, "DigiCert Yeti2021 Log"),
    (0x5ea773f9_df56c0e7, "Cloudflare 'Nimbus2020' Log"),
    (0x68f698f8_1f6482be, "Google 'Aviator' log"),
    (0x6f5376ac_31f03119, "Sectigo 'Mammoth' CT log"),
    (0x73d99e89_1b4c9678, "DigiCert Nessie2024 Log"),
    (0x76ff883f_0ab6fb95, "Google 'Xenon2024' log"),
    (0x7a328c54_d8b72db6, "Cloudflare 'Nimbus2023' Log"),
    (0x7d3ef2f8_8fff8855, "Google 'Xenon2021' log"),
    (0x8775bfe7_597cf88c, "DigiCert Log Server 2"),
    (0xa2e2bfd6_1ede2f2f, "Sectigo 'Sabre2024h1'"),
    (0xa4b90990_b4185814, "Google 'Pilot' log"),
    (0xadf7befa_7cff10c8, "Google 'Xenon2023' log"),
    (0xb21e05cc_8ba2cd8a, "Google 'Argon2020' log"),
    (0xb3737707_e18450f8, "DigiCert Nessie2023 Log"),
    (0xb73efb24_df9c4dba, "Let's Encrypt 'Oak2023' log"),
    (0xbbd9dfbc_1f8a71b5, "Google 'Skydiver' log"),
    (0xddeb1d2b_7a0d4fa6, "Symantec log"),
    (0xdfa55eab_68824f1f, "Let's Encrypt 'Oak2022' log"),
    (0xe83ed0da_3ef50635, "Google 'Argon2023' log"),
    (0xee4bbdb7_75ce60ba, "Google 'Rocketeer' log"),
    (0xeec095ee_8d72640f, "DigiCert Nessie2021 Log"),
    (0xeecdd064_d5db1ace, "Google 'Argon2024' log"),
    (0xf65c942f_d1773022, "Google 'Argon2021' log"),
];
