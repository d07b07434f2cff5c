//! Names of object identifiers, as the documents that assign them write them: X.520, RFC 5280, RFC 8017, RFC 3279,
//! RFC 5758, RFC 6960, RFC 6962.

/// The name of an identifier, by its contents octets.
pub(crate) fn name(oid: &[u8]) -> Option<&'static str> {
    NAMES.iter().find(|row| row.0 == oid).map(|row| row.1)
}

#[rustfmt::skip]
const NAMES: &[(&[u8], &str)] = &[
    (b"\x55\x04\x03", "id-at-commonName"), // 2.5.4.3
    (b"\x55\x04\x04", "id-at-surname"), // 2.5.4.4
    (b"\x55\x04\x05", "id-at-serialNumber"), // 2.5.4.5
    (b"\x55\x04\x06", "id-at-countryName"), // 2.5.4.6
    (b"\x55\x04\x07", "id-at-localityName"), // 2.5.4.7
    (b"\x55\x04\x08", "id-at-stateOrProvinceName"), // 2.5.4.8
    (b"\x55\x04\x09", "id-at-streetAddress"), // 2.5.4.9
    (b"\x55\x04\x0a", "id-at-organizationName"), // 2.5.4.10
    (b"\x55\x04\x0b", "id-at-organizationalUnitName"), // 2.5.4.11
    (b"\x55\x04\x0c", "id-at-title"), // 2.5.4.12
    (b"\x55\x04\x0d", "id-at-description"), // 2.5.4.13
    (b"\x55\x04\x0f", "id-at-businessCategory"), // 2.5.4.15
    (b"\x55\x04\x11", "id-at-postalCode"), // 2.5.4.17
    (b"\x55\x04\x29", "id-at-name"), // 2.5.4.41
    (b"\x55\x04\x2a", "id-at-givenName"), // 2.5.4.42
    (b"\x55\x04\x2b", "id-at-initials"), // 2.5.4.43
    (b"\x55\x04\x2e", "id-at-dnQualifier"), // 2.5.4.46
    (b"\x55\x04\x41", "id-at-pseudonym"), // 2.5.4.65
    (b"\x2a\x86\x48\x86\xf7\x0d\x01\x09\x01", "pkcs-9-at-emailAddress"), // 1.2.840.113549.1.9.1
    (b"\x09\x92\x26\x89\x93\xf2\x2c\x64\x01\x19", "dc"), // 0.9.2342.19200300.100.1.25
    (b"\x09\x92\x26\x89\x93\xf2\x2c\x64\x01\x01", "uid"), // 0.9.2342.19200300.100.1.1
    (b"\x2b\x06\x01\x04\x01\x82\x37\x3c\x02\x01\x01", "jurisdictionOfIncorporationLocalityName"), // 1.3.6.1.4.1.311.60.2.1.1
    (b"\x2b\x06\x01\x04\x01\x82\x37\x3c\x02\x01\x02", "jurisdictionOfIncorporationStateOrProvinceName"), // 1.3.6.1.4.1.311.60.2.1.2
    (b"\x2b\x06\x01\x04\x01\x82\x37\x3c\x02\x01\x03", "jurisdictionOfIncorporationCountryName"), // 1.3.6.1.4.1.311.60.2.1.3
    (b"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01", "rsaEncryption"), // 1.2.840.113549.1.1.1
    (b"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x04", "md5WithRSAEncryption"), // 1.2.840.113549.1.1.4
    (b"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x05", "sha1WithRSAEncryption"), // 1.2.840.113549.1.1.5
    (b"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0a", "id-RSASSA-PSS"), // 1.2.840.113549.1.1.10
    (b"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0b", "sha256WithRSAEncryption"), // 1.2.840.113549.1.1.11
    (b"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0c", "sha384WithRSAEncryption"), // 1.2.840.113549.1.1.12
    (b"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0d", "sha512WithRSAEncryption"), // 1.2.840.113549.1.1.13
    (b"\x2a\x86\x48\xce\x3d\x02\x01", "id-ecPublicKey"), // 1.2.840.10045.2.1
    (b"\x2a\x86\x48\xce\x3d\x03\x01\x07", "secp256r1"), // 1.2.840.10045.3.1.7
    (b"\x2b\x81\x04\x00\x22", "secp384r1"), // 1.3.132.0.34
    (b"\x2b\x81\x04\x00\x23", "secp521r1"), // 1.3.132.0.35
    (b"\x2a\x86\x48\xce\x3d\x04\x01", "ecdsa-with-SHA1"), // 1.2.840.10045.4.1
    (b"\x2a\x86\x48\xce\x3d\x04\x03\x02", "ecdsa-with-SHA256"), // 1.2.840.10045.4.3.2
    (b"\x2a\x86\x48\xce\x3d\x04\x03\x03", "ecdsa-with-SHA384"), // 1.2.840.10045.4.3.3
    (b"\x2a\x86\x48\xce\x3d\x04\x03\x04", "ecdsa-with-SHA512"), // 1.2.840.10045.4.3.4
    (b"\x2a\x86\x48\xce\x38\x04\x01", "id-dsa"), // 1.2.840.10040.4.1
    (b"\x2a\x86\x48\xce\x38\x04\x03", "id-dsa-with-sha1"), // 1.2.840.10040.4.3
    (b"\x2b\x0e\x03\x02\x1a", "SHA-1"), // 1.3.14.3.2.26
    (b"\x60\x86\x48\x01\x65\x03\x04\x02\x01", "sha256"), // 2.16.840.1.101.3.4.2.1
    (b"\x60\x86\x48\x01\x65\x03\x04\x02\x02", "sha384"), // 2.16.840.1.101.3.4.2.2
    (b"\x60\x86\x48\x01\x65\x03\x04\x02\x03", "sha512"), // 2.16.840.1.101.3.4.2.3
    (b"\x2b\x65\x70", "id-Ed25519"), // 1.3.101.112
    (b"\x2b\x65\x71", "id-Ed448"), // 1.3.101.113
    (b"\x55\x1d\x0e", "id-ce-subjectKeyIdentifier"), // 2.5.29.14
    (b"\x55\x1d\x0f", "id-ce-keyUsage"), // 2.5.29.15
    (b"\x55\x1d\x10", "id-ce-privateKeyUsagePeriod"), // 2.5.29.16
    (b"\x55\x1d\x11", "id-ce-subjectAltName"), // 2.5.29.17
    (b"\x55\x1d\x12", "id-ce-issuerAltName"), // 2.5.29.18
    (b"\x55\x1d\x13", "id-ce-basicConstraints"), // 2.5.29.19
    (b"\x55\x1d\x14", "id-ce-cRLNumber"), // 2.5.29.20
    (b"\x55\x1d\x15", "id-ce-cRLReasons"), // 2.5.29.21
    (b"\x55\x1d\x18", "id-ce-invalidityDate"), // 2.5.29.24
    (b"\x55\x1d\x1b", "id-ce-deltaCRLIndicator"), // 2.5.29.27
    (b"\x55\x1d\x1c", "id-ce-issuingDistributionPoint"), // 2.5.29.28
    (b"\x55\x1d\x1d", "id-ce-certificateIssuer"), // 2.5.29.29
    (b"\x55\x1d\x1e", "id-ce-nameConstraints"), // 2.5.29.30
    (b"\x55\x1d\x1f", "id-ce-cRLDistributionPoints"), // 2.5.29.31
    (b"\x55\x1d\x20", "id-ce-certificatePolicies"), // 2.5.29.32
    (b"\x55\x1d\x20\x00", "anyPolicy"), // 2.5.29.32.0
    (b"\x55\x1d\x21", "id-ce-policyMappings"), // 2.5.29.33
    (b"\x55\x1d\x23", "id-ce-authorityKeyIdentifier"), // 2.5.29.35
    (b"\x55\x1d\x24", "id-ce-policyConstraints"), // 2.5.29.36
    (b"\x55\x1d\x25", "id-ce-extKeyUsage"), // 2.5.29.37
    (b"\x55\x1d\x2e", "id-ce-freshestCRL"), // 2.5.29.46
    (b"\x55\x1d\x36", "id-ce-inhibitAnyPolicy"), // 2.5.29.54
    (b"\x2b\x06\x01\x05\x05\x07\x01\x01", "id-pe-authorityInfoAccess"), // 1.3.6.1.5.5.7.1.1
    (b"\x2b\x06\x01\x05\x05\x07\x01\x0b", "id-pe-subjectInfoAccess"), // 1.3.6.1.5.5.7.1.11
    (b"\x2b\x06\x01\x05\x05\x07\x01\x0c", "id-pe-logotype"), // 1.3.6.1.5.5.7.1.12
    (b"\x2b\x06\x01\x05\x05\x07\x01\x18", "id-pe-tlsfeature"), // 1.3.6.1.5.5.7.1.24
    (b"\x2b\x06\x01\x05\x05\x07\x02\x01", "id-qt-cps"), // 1.3.6.1.5.5.7.2.1
    (b"\x2b\x06\x01\x05\x05\x07\x02\x02", "id-qt-unotice"), // 1.3.6.1.5.5.7.2.2
    (b"\x2b\x06\x01\x05\x05\x07\x03\x01", "id-kp-serverAuth"), // 1.3.6.1.5.5.7.3.1
    (b"\x2b\x06\x01\x05\x05\x07\x03\x02", "id-kp-clientAuth"), // 1.3.6.1.5.5.7.3.2
    (b"\x2b\x06\x01\x05\x05\x07\x03\x03", "id-kp-codeSigning"), // 1.3.6.1.5.5.7.3.3
    (b"\x2b\x06\x01\x05\x05\x07\x03\x04", "id-kp-emailProtection"), // 1.3.6.1.5.5.7.3.4
    (b"\x2b\x06\x01\x05\x05\x07\x03\x08", "id-kp-timeStamping"), // 1.3.6.1.5.5.7.3.8
    (b"\x2b\x06\x01\x05\x05\x07\x03\x09", "id-kp-OCSPSigning"), // 1.3.6.1.5.5.7.3.9
    (b"\x2b\x06\x01\x05\x05\x07\x30\x01", "id-ad-ocsp"), // 1.3.6.1.5.5.7.48.1
    (b"\x2b\x06\x01\x05\x05\x07\x30\x02", "id-ad-caIssuers"), // 1.3.6.1.5.5.7.48.2
    (b"\x2b\x06\x01\x05\x05\x07\x30\x01\x01", "id-pkix-ocsp-basic"), // 1.3.6.1.5.5.7.48.1.1
    (b"\x2b\x06\x01\x05\x05\x07\x30\x01\x02", "id-pkix-ocsp-nonce"), // 1.3.6.1.5.5.7.48.1.2
    (b"\x2b\x06\x01\x05\x05\x07\x30\x01\x04", "id-pkix-ocsp-response"), // 1.3.6.1.5.5.7.48.1.4
    (b"\x2b\x06\x01\x05\x05\x07\x30\x01\x05", "id-pkix-ocsp-nocheck"), // 1.3.6.1.5.5.7.48.1.5
    (b"\x2b\x06\x01\x04\x01\x82\x37\x14\x02", "id-ms-certificate-template-name"), // 1.3.6.1.4.1.311.20.2
    (b"\x2b\x06\x01\x04\x01\x82\x37\x14\x02\x03", "id-ms-user-principal-name"), // 1.3.6.1.4.1.311.20.2.3
    (b"\x2b\x06\x01\x04\x01\x82\x37\x15\x01", "id-ms-ca-version"), // 1.3.6.1.4.1.311.21.1
    (b"\x2b\x06\x01\x04\x01\x82\x37\x15\x07", "id-ms-certificate-template"), // 1.3.6.1.4.1.311.21.7
    (b"\x2b\x06\x01\x04\x01\xd6\x79\x02\x04\x02", "SignedCertificateTimestampList"), // 1.3.6.1.4.1.11129.2.4.2
    (b"\x2a\x86\x48\x86\xf6\x7d\x07\x41\x00", "id-ce-entrustVersionInfo"), // 1.2.840.113533.7.65.0
    (b"\x60\x86\x48\x01\x86\xf8\x42\x01\x01", "ns_cert_exts.cert_type"), // 2.16.840.1.113730.1.1
    (b"\x60\x86\x48\x01\x86\xf8\x42\x01\x0d", "ns_cert_exts.comment"), // 2.16.840.1.113730.1.13
    (b"\x60\x86\x48\x01\x86\xf8\x42\x04\x01", "id-netscape-serverGatedCrypto"), // 2.16.840.1.113730.4.1
];
