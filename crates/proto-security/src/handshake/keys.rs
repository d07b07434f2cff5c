//! Server Key Exchange and Client Key Exchange of the key exchange that the cipher suite stands for: RFC 5246
//! sections 7.4.3 and 7.4.7, RFC 8422 (ECDHE), RFC 4279 and RFC 5489 (PSK), RFC 8236 (EC J-PAKE).

use dissect::prelude::*;

use super::{Flow, signature_algorithm, vector};
use crate::generated::tls_fields::*;
use crate::generated::tls_values::*;

/// How keys are agreed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum KeyExchange {
    Rsa,
    Dhe,
    DheAnonymous,
    Dh,
    Ecdh,
    Ecdhe,
    EcdheAnonymous,
    Psk,
    RsaPsk,
    DhePsk,
    EcdhePsk,
    EcJpake,
    Unknown,
}

/// By the suite's registered name, `TLS_<key exchange>_WITH_…`.
fn of_suite(suite: u16) -> KeyExchange {
    use KeyExchange as K;
    let name = CIPHERSUITE_NAMES.name(suite, "");
    let Some((exchange, _)) =
        name.trim_start_matches("TLS_").trim_start_matches("SSL_").split_once("_WITH_")
    else {
        return K::Unknown;
    };
    match exchange.trim_end_matches("_EXPORT").trim_end_matches("_EXPORT1024") {
        "RSA" | "RSA_FIPS" => K::Rsa,
        "DHE_RSA" | "DHE_DSS" => K::Dhe,
        "DH_anon" | "DH_Anon" => K::DheAnonymous,
        "DH_RSA" | "DH_DSS" => K::Dh,
        "ECDH_RSA" | "ECDH_ECDSA" => K::Ecdh,
        "ECDHE_RSA" | "ECDHE_ECDSA" => K::Ecdhe,
        "ECDH_anon" | "ECDH_Anon" => K::EcdheAnonymous,
        "PSK" => K::Psk,
        "RSA_PSK" => K::RsaPsk,
        "DHE_PSK" => K::DhePsk,
        "ECDHE_PSK" => K::EcdhePsk,
        "ECJPAKE" => K::EcJpake,
        _ => K::Unknown,
    }
}

fn exchange(flow: &Flow<'_, '_>) -> KeyExchange {
    match flow.session.cipher {
        // The registered name has no key exchange in it: RFC 8236's suite.
        0xc0ff => KeyExchange::EcJpake,
        // Until the Server Hello was seen the reference takes what is most used.
        suite => of_suite(suite),
    }
}

/// Server Key Exchange.
pub(super) fn server(layer: &mut Layer<'_, '_>, flow: &Flow<'_, '_>) -> Result<(), Stop> {
    use KeyExchange as K;
    match exchange(flow) {
        K::Dhe | K::DheAnonymous => {
            layer.group("Diffie-Hellman Server Params", |layer| dh_params(layer, flow))
        }
        K::Ecdhe | K::EcdheAnonymous => {
            layer.group("EC Diffie-Hellman Server Params", |layer| ec_params(layer, flow))
        }
        K::Rsa => layer.group("RSA-EXPORT Server Params", |layer| {
            let len = vector(layer, MODULUS_LEN)?;
            layer.bytes(MODULUS, len)?;
            let len = vector(layer, EXPONENT_LEN)?;
            layer.bytes(EXPONENT, len)?;
            signature(layer, flow)
        }),
        K::Psk | K::RsaPsk => layer.group("PSK Server Params", hint),
        K::DhePsk => layer.group("Diffie-Hellman Server Params", |layer| {
            hint(layer)?;
            dh_public(layer)
        }),
        K::EcdhePsk => layer.group("EC Diffie-Hellman Server Params", |layer| {
            hint(layer)?;
            curve(layer)?;
            let len = vector(layer, SERVER_POINT_LEN)?;
            layer.bytes(SERVER_POINT, len).map(|_| ())
        }),
        K::EcJpake => jpake(layer, true),
        _ => Ok(()),
    }
}

fn hint(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let len = vector(layer, HINT_LEN)?;
    layer.bytes(HINT, len).map(|_| ())
}

fn dh_public(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let len = vector(layer, P_LEN)?;
    layer.bytes(P, len)?;
    let len = vector(layer, G_LEN)?;
    layer.bytes(G, len)?;
    let len = vector(layer, YS_LEN)?;
    layer.bytes(YS, len).map(|_| ())
}

fn dh_params(layer: &mut Layer<'_, '_>, flow: &Flow<'_, '_>) -> Result<(), Stop> {
    dh_public(layer)?;
    if exchange(flow) == KeyExchange::DheAnonymous { Ok(()) } else { signature(layer, flow) }
}

/// RFC 8422 section 5.4. Only named curves are in use; false for others.
fn curve(layer: &mut Layer<'_, '_>) -> Result<bool, Stop> {
    if layer.read(SERVER_CURVE_TYPE)? != 3 {
        return Ok(false);
    }
    layer.read(SERVER_NAMED_CURVE)?;
    Ok(true)
}

fn ec_params(layer: &mut Layer<'_, '_>, flow: &Flow<'_, '_>) -> Result<(), Stop> {
    if !curve(layer)? {
        return Ok(());
    }
    let len = vector(layer, SERVER_POINT_LEN)?;
    layer.bytes(SERVER_POINT, len)?;
    if exchange(flow) == KeyExchange::EcdheAnonymous { Ok(()) } else { signature(layer, flow) }
}

fn signature(layer: &mut Layer<'_, '_>, flow: &Flow<'_, '_>) -> Result<(), Stop> {
    if matches!(flow.session.version, 0x0303 | 0xfefd) {
        signature_algorithm(layer)?;
    }
    let len = vector(layer, SIG_LEN)?;
    layer.bytes(SIG, len).map(|_| ())
}

fn jpake(layer: &mut Layer<'_, '_>, is_server: bool) -> Result<(), Stop> {
    layer.group("EC J-PAKE Params", |layer| {
        let rows = if is_server {
            if !curve(layer)? {
                return Ok(());
            }
            [(XS_LEN, XS), (VS_LEN, VS), (RS_LEN, RS)]
        } else {
            [(XC_LEN, XC), (VC_LEN, VC), (RC_LEN, RC)]
        };
        for (length, octets) in rows {
            let len = vector(layer, length)?;
            layer.bytes(octets, len)?;
        }
        Ok(())
    })
}

/// Client Key Exchange.
pub(super) fn client(layer: &mut Layer<'_, '_>, flow: &Flow<'_, '_>) -> Result<(), Stop> {
    use KeyExchange as K;
    match exchange(flow) {
        K::Rsa => layer.group("RSA Encrypted PreMaster Secret", |layer| premaster(layer, flow)),
        K::Dhe | K::DheAnonymous | K::Dh => layer.group("Diffie-Hellman Client Params", dh_client),
        K::Ecdhe | K::EcdheAnonymous | K::Ecdh => {
            layer.group("EC Diffie-Hellman Client Params", ec_client)
        }
        K::Psk => layer.group("PSK Client Params", identity),
        K::RsaPsk => layer.group("RSA PSK Client Params", |layer| {
            identity(layer)?;
            premaster(layer, flow)
        }),
        K::DhePsk => layer.group("Diffie-Hellman Client Params", |layer| {
            identity(layer)?;
            dh_client(layer)
        }),
        K::EcdhePsk => layer.group("EC Diffie-Hellman Client Params", |layer| {
            identity(layer)?;
            ec_client(layer)
        }),
        K::EcJpake => jpake(layer, false),
        K::Unknown => Ok(()),
    }
}

fn identity(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let len = vector(layer, IDENTITY_LEN)?;
    layer.bytes(IDENTITY, len).map(|_| ())
}

fn dh_client(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let len = vector(layer, YC_LEN)?;
    layer.bytes(YC, len).map(|_| ())
}

fn ec_client(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let len = vector(layer, CLIENT_POINT_LEN)?;
    layer.bytes(CLIENT_POINT, len).map(|_| ())
}

/// SSL 3.0, and what OpenSSL took for DTLS before it was one, have no length before the secret (RFC 5246 section
/// 7.4.7.1).
fn premaster(layer: &mut Layer<'_, '_>, flow: &Flow<'_, '_>) -> Result<(), Stop> {
    let len = if matches!(flow.session.version, 0x0300 | 0x0100) {
        layer.left()
    } else {
        vector(layer, EPMS_LEN)?
    };
    layer.bytes(EPMS, len).map(|_| ())
}
