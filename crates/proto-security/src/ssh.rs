//! Secure Shell: version lines and binary packets of RFC 4253, key exchange of RFC 4253, 4419 and 5656, and the plain
//! packets of SSH 1.
//!
//! Code points: IANA "Secure Shell (SSH) Protocol Parameters". The fingerprints of clients and servers by their lists
//! of algorithms are those known as HASSH.

use dissect::prelude::*;
use dissect::tree::flags;

mod kex;
mod state;

use state::{Memo, Side, Track, Watch};

pub(crate) static SSH: Protocol = Protocol {
    fields: FIELDS,
    notes: NOTES,
    entries: &[
        on(tables::TCP_PORT, 22),
        on(tables::TCP_PORT, 29418),
        on(tables::SCTP_PORT, 22),
        on(tables::SCTP_PPI, 45),
    ],
    framing: state::framing,
    prefs: PREFS,
    joins: Some(JOIN),
    begun: Some(|_, _| {}),
    begun_in_stack: true,
    begun_line: "SSH Version 2",
    counts_pdus: false,
    ..Protocol::new("ssh", "SSH", "SSH Protocol", dissect)
};

prefs! {
    JOIN = "desegment_buffers", "Put messages together that span several segments", Bool(true);
}

fields! {
    PROTOCOL: Text = "ssh.protocol", "Protocol", None;
    PACKET_LENGTH_FIELD: u32 = "ssh.packet_length", "Packet length", Dec;
    PACKET_LENGTH_ENCRYPTED: Bytes = "ssh.packet_length_encrypted", "Packet length encrypted", None;
    PADDING_LENGTH: u8 = "ssh.padding_length", "Padding length", Dec;
    PAYLOAD: Bytes = "ssh.payload", "Payload", None;
    ENCRYPTED_PACKET: Bytes = "ssh.encrypted_packet", "Encrypted packet", None;
    PADDING_STRING: Bytes = "ssh.padding_string", "Padding string", None;
    SEQ_NUM: u32 = "ssh.seq_num", "Seq num", Dec;
    MAC: Bytes = "ssh.mac", "Mac", None;
    MAC_STATUS: u8 = "ssh.mac.status", "Mac status", None;
    DIRECTION: bool = "ssh.direction", "Direction", Flag, DIRECTIONS;
    MESSAGE_CODE: u8 = "ssh.message_code", "Message code", Dec;
    COOKIE: Bytes = "ssh.cookie", "Cookie", None;
    KEX_ALGORITHMS: Text = "ssh.kex_algorithms", "Kex algorithms", None;
    SERVER_HOST_KEY_ALGORITHMS: Text = "ssh.server_host_key_algorithms", "Server host key algorithms", None;
    ENCRYPTION_ALGORITHMS_CLIENT_TO_SERVER: Text = "ssh.encryption_algorithms_client_to_server", "Encryption algorithms client to server", None;
    ENCRYPTION_ALGORITHMS_SERVER_TO_CLIENT: Text = "ssh.encryption_algorithms_server_to_client", "Encryption algorithms server to client", None;
    MAC_ALGORITHMS_CLIENT_TO_SERVER: Text = "ssh.mac_algorithms_client_to_server", "Mac algorithms client to server", None;
    MAC_ALGORITHMS_SERVER_TO_CLIENT: Text = "ssh.mac_algorithms_server_to_client", "Mac algorithms server to client", None;
    COMPRESSION_ALGORITHMS_CLIENT_TO_SERVER: Text = "ssh.compression_algorithms_client_to_server", "Compression algorithms client to server", None;
    COMPRESSION_ALGORITHMS_SERVER_TO_CLIENT: Text = "ssh.compression_algorithms_server_to_client", "Compression algorithms server to client", None;
    LANGUAGES_CLIENT_TO_SERVER: Text = "ssh.languages_client_to_server", "Languages client to server", None;
    LANGUAGES_SERVER_TO_CLIENT: Text = "ssh.languages_server_to_client", "Languages server to client", None;
    KEX_ALGORITHMS_LENGTH: u32 = "ssh.kex_algorithms_length", "Kex algorithms length", Dec;
    SERVER_HOST_KEY_ALGORITHMS_LENGTH: u32 = "ssh.server_host_key_algorithms_length", "Server host key algorithms length", Dec;
    ENCRYPTION_ALGORITHMS_CLIENT_TO_SERVER_LENGTH: u32 = "ssh.encryption_algorithms_client_to_server_length", "Encryption algorithms client to server length", Dec;
    ENCRYPTION_ALGORITHMS_SERVER_TO_CLIENT_LENGTH: u32 = "ssh.encryption_algorithms_server_to_client_length", "Encryption algorithms server to client length", Dec;
    MAC_ALGORITHMS_CLIENT_TO_SERVER_LENGTH: u32 = "ssh.mac_algorithms_client_to_server_length", "Mac algorithms client to server length", Dec;
    MAC_ALGORITHMS_SERVER_TO_CLIENT_LENGTH: u32 = "ssh.mac_algorithms_server_to_client_length", "Mac algorithms server to client length", Dec;
    COMPRESSION_ALGORITHMS_CLIENT_TO_SERVER_LENGTH: u32 = "ssh.compression_algorithms_client_to_server_length", "Compression algorithms client to server length", Dec;
    COMPRESSION_ALGORITHMS_SERVER_TO_CLIENT_LENGTH: u32 = "ssh.compression_algorithms_server_to_client_length", "Compression algorithms server to client length", Dec;
    LANGUAGES_CLIENT_TO_SERVER_LENGTH: u32 = "ssh.languages_client_to_server_length", "Languages client to server length", Dec;
    LANGUAGES_SERVER_TO_CLIENT_LENGTH: u32 = "ssh.languages_server_to_client_length", "Languages server to client length", Dec;
    FIRST_KEX_PACKET_FOLLOWS: u8 = "ssh.first_kex_packet_follows", "First kex packet follows", Dec;
    KEX_RESERVED: Bytes = "ssh.kex.reserved", "Kex reserved", None;
    HASSH_ALGORITHMS: Text = "ssh.kex.hassh_algorithms", "Kex hassh algorithms", None;
    HASSH: Text = "ssh.kex.hassh", "Kex hassh", None;
    HASSH_SERVER_ALGORITHMS: Text = "ssh.kex.hasshserver_algorithms", "Kex hasshserver algorithms", None;
    HASSH_SERVER: Text = "ssh.kex.hasshserver", "Kex hasshserver", None;
    HOST_KEY_LENGTH: u32 = "ssh.host_key.length", "Host key length", Dec;
    HOST_KEY_TYPE_LENGTH: u32 = "ssh.host_key.type_length", "Host key type length", Dec;
    HOST_KEY_TYPE: Text = "ssh.host_key.type", "Host key type", None;
    HOST_KEY_DATA: Bytes = "ssh.host_key.data", "Host key data", None;
    HOST_KEY_RSA_N: Bytes = "ssh.host_key.rsa.n", "Host key rsa n", None;
    HOST_KEY_RSA_E: Bytes = "ssh.host_key.rsa.e", "Host key rsa e", None;
    HOST_KEY_DSA_P: Bytes = "ssh.host_key.dsa.p", "Host key dsa p", None;
    HOST_KEY_DSA_Q: Bytes = "ssh.host_key.dsa.q", "Host key dsa q", None;
    HOST_KEY_DSA_G: Bytes = "ssh.host_key.dsa.g", "Host key dsa g", None;
    HOST_KEY_DSA_Y: Bytes = "ssh.host_key.dsa.y", "Host key dsa y", None;
    HOST_KEY_ECDSA_ID: Text = "ssh.host_key.ecdsa.id", "Host key ecdsa id", None;
    HOST_KEY_ECDSA_ID_LENGTH: u32 = "ssh.host_key.ecdsa.id_length", "Host key ecdsa id length", Dec;
    HOST_KEY_ECDSA_Q: Bytes = "ssh.host_key.ecdsa.q", "Host key ecdsa q", None;
    HOST_KEY_ECDSA_Q_LENGTH: u32 = "ssh.host_key.ecdsa.q_length", "Host key ecdsa q length", Dec;
    HOST_KEY_EDDSA_KEY: Bytes = "ssh.host_key.eddsa.key", "Host key eddsa key", None;
    HOST_KEY_EDDSA_KEY_LENGTH: u32 = "ssh.host_key.eddsa.key_length", "Host key eddsa key length", Dec;
    HOST_SIG_LENGTH: u32 = "ssh.host_sig.length", "Host sig length", Dec;
    HOST_SIG_TYPE_LENGTH: u32 = "ssh.host_sig.type_length", "Host sig type length", Dec;
    HOST_SIG_TYPE: Text = "ssh.host_sig.type", "Host sig type", None;
    HOST_SIG_DATA: Bytes = "ssh.host_sig.data", "Host sig data", None;
    HOST_SIG_RSA: Bytes = "ssh.host_sig.rsa", "Host sig rsa", None;
    HOST_SIG_DSA: Bytes = "ssh.host_sig.dsa", "Host sig dsa", None;
    DH_E: Bytes = "ssh.dh.e", "Dh e", None;
    DH_F: Bytes = "ssh.dh.f", "Dh f", None;
    DH_GEX_MIN: u32 = "ssh.dh_gex.min", "Dh gex min", Dec;
    DH_GEX_NBITS: u32 = "ssh.dh_gex.nbits", "Dh gex nbits", Dec;
    DH_GEX_MAX: u32 = "ssh.dh_gex.max", "Dh gex max", Dec;
    DH_GEX_P: Bytes = "ssh.dh_gex.p", "Dh gex p", None;
    DH_GEX_G: Bytes = "ssh.dh_gex.g", "Dh gex g", None;
    ECDH_Q_C: Bytes = "ssh.ecdh.q_c", "Ecdh q c", None;
    ECDH_Q_C_LENGTH: u32 = "ssh.ecdh.q_c_length", "Ecdh q c length", Dec;
    ECDH_Q_S: Bytes = "ssh.ecdh.q_s", "Ecdh q s", None;
    ECDH_Q_S_LENGTH: u32 = "ssh.ecdh.q_s_length", "Ecdh q s length", Dec;
    MPINT_LENGTH: u32 = "ssh.mpint_length", "Mpint length", Dec;
    IGNORE_DATA_LENGTH: u32 = "ssh.ignore_data_length", "Ignore data length", Dec;
    IGNORE_DATA: Bytes = "ssh.ignore_data", "Ignore data", None;
    DEBUG_ALWAYS_DISPLAY: bool = "ssh.debug_always_display", "Debug always display", Flag;
    DEBUG_NAME_LENGTH: u32 = "ssh.debug_name_length", "Debug name length", Dec;
    DEBUG_NAME: Text = "ssh.debug_name", "Debug name", None;
    SERVICE_NAME_LENGTH: u32 = "ssh.service_name_length", "Service name length", Dec;
    SERVICE_NAME: Text = "ssh.service_name", "Service name", None;
    DISCONNECT_REASON: u32 = "ssh.disconnect_reason", "Disconnect reason", Hex;
    DISCONNECT_DESCRIPTION_LENGTH: u32 = "ssh.disconnect_description_length", "Disconnect description length", Dec;
    DISCONNECT_DESCRIPTION: Text = "ssh.disconnect_description", "Disconnect description", None;
    LANG_TAG_LENGTH: u32 = "ssh.lang_tag_length", "Lang tag length", Dec;
    LANG_TAG: Text = "ssh.lang_tag", "Lang tag", None;
    USERAUTH_USER_NAME_LENGTH: u32 = "ssh.userauth_user_name_length", "Userauth user name length", Dec;
    USERAUTH_USER_NAME: Text = "ssh.userauth_user_name", "Userauth user name", None;
    USERAUTH_CHANGE_PASSWORD: bool = "ssh.userauth.change_password", "Userauth change password", Flag;
    USERAUTH_SERVICE_NAME_LENGTH: u32 = "ssh.userauth_service_name_length", "Userauth service name length", Dec;
    USERAUTH_SERVICE_NAME: Text = "ssh.userauth_service_name", "Userauth service name", None;
    USERAUTH_METHOD_NAME_LENGTH: u32 = "ssh.userauth_method_name_length", "Userauth method name length", Dec;
    USERAUTH_METHOD_NAME: Text = "ssh.userauth_method_name", "Userauth method name", None;
    USERAUTH_HAVE_SIGNATURE: bool = "ssh.userauth.have_signature", "Userauth have signature", Flag;
    USERAUTH_PASSWORD_LENGTH: u32 = "ssh.userauth_password_length", "Userauth password length", Dec;
    USERAUTH_PASSWORD: Text = "ssh.userauth_password", "Userauth password", None;
    USERAUTH_NEW_PASSWORD_LENGTH: u32 = "ssh.userauth_new_password_length", "Userauth new password length", Dec;
    USERAUTH_NEW_PASSWORD: Text = "ssh.userauth_new_password", "Userauth new password", None;
    AUTH_FAILURE_CONT_LIST_LENGTH: u32 = "ssh.auth_failure_cont_list_length", "Auth failure cont list length", Dec;
    AUTH_FAILURE_CONT_LIST: Text = "ssh.auth_failure_cont_list", "Auth failure cont list", None;
    USERAUTH_PARTIAL_SUCCESS: bool = "ssh.userauth.partial_success", "Userauth partial success", Flag;
    USERAUTH_PKA_NAME_LENGTH: u32 = "ssh.userauth_pka_name_length", "Userauth pka name length", Dec;
    USERAUTH_PKA_NAME: Text = "ssh.userauth_pka_name", "Userauth pka name", None;
    PK_BLOB_NAME_LENGTH: u32 = "ssh.pk_blob_name_length", "Pk blob name length", Dec;
    PK_BLOB_NAME: Text = "ssh.pk_blob_name", "Pk blob name", None;
    PK_BLOB_LENGTH: u32 = "ssh.pk_blob_length", "Pk blob length", Dec;
    BLOB_SSH_RSA_N: Bytes = "ssh.blob.ssh-rsa.n", "Blob ssh-rsa n", None;
    BLOB_SSH_RSA_E: Bytes = "ssh.blob.ssh-rsa.e", "Blob ssh-rsa e", None;
    PK_SIG_BLOB_LENGTH: u32 = "ssh.pk_sig_blob_length", "Pk sig blob length", Dec;
    PK_SIG_BLOB_NAME_LENGTH: u32 = "ssh.pk_sig_blob_name_length", "Pk sig blob name length", Dec;
    PK_SIG_BLOB_NAME: Text = "ssh.pk_sig_blob_name", "Pk sig blob name", None;
    SIG_SSH_RSA_LENGTH: u32 = "ssh.sig.ssh-rsa.length", "Sig ssh-rsa length", Dec;
    SIG_SSH_RSA_S: Bytes = "ssh.sig.ssh-rsa.s", "Sig ssh-rsa s", None;
    CONNECTION_TYPE_NAME_LENGTH: u32 = "ssh.connection_type_name_length", "Connection type name length", Dec;
    CONNECTION_TYPE_NAME: Text = "ssh.connection_type_name", "Connection type name", None;
    CONNECTION_SENDER_CHANNEL: u32 = "ssh.connection_sender_channel", "Connection sender channel", Dec;
    CONNECTION_RECIPIENT_CHANNEL: u32 = "ssh.connection_recipient_channel", "Connection recipient channel", Dec;
    CONNECTION_INITIAL_WINDOW_SIZE: u32 = "ssh.connection_initial_window_size", "Connection initial window size", Dec;
    USERAUTH_MAXIMUM_PACKET_SIZE: u32 = "ssh.userauth_maximum_packet_size", "Userauth maximum packet size", Dec;
    GLOBAL_REQUEST_NAME_LENGTH: u32 = "ssh.global_request_name_length", "Global request name length", Dec;
    GLOBAL_REQUEST_NAME: Text = "ssh.global_request_name", "Global request name", None;
    GLOBAL_REQUEST_WANT_REPLY: u8 = "ssh.global_request_want_reply", "Global request want reply", Dec;
    GLOBAL_REQUEST_HOSTKEYS: u32 = "ssh.global_request_hostkeys", "Global request hostkeys", Dec;
    CHANNEL_REQUEST_WANT_REPLY: u8 = "ssh.channel_request_want_reply", "Channel request want reply", Dec;
    SUBSYSTEM_NAME_LENGTH: u32 = "ssh.subsystem_name_length", "Subsystem name length", Dec;
    SUBSYSTEM_NAME: Text = "ssh.subsystem_name", "Subsystem name", None;
    EXIT_STATUS: u32 = "ssh.exit_status", "Exit status", Hex;
    CHANNEL_WINDOW_ADJUST: u32 = "ssh.channel_window_adjust", "Channel window adjust", Dec;
    CHANNEL_DATA_LENGTH: u32 = "ssh.channel_data_length", "Channel data length", Dec;
}

notes! {
    PACKET_LENGTH = "ssh.packet_length.error", Error, Protocol, "Packet length is too large";
    PACKET_DECODE = "ssh.packet_decode.error", Warn, Protocol, "Not all of the packet was taken apart";
    KEY_LENGTH = "ssh.key_length.error", Error, Protocol, "Key is too long";
    MAC_BAD = "ssh.mac_bad.expert", Error, Checksum, "Bad MAC";
}

flag_labels! { DIRECTIONS "server-to-client", "client-to-server" }

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let span = layer.span();
    let side = Side::of(&layer.ends());
    let bytes = span.bytes;
    let quoted = layer.in_error_packet();
    let memo: Memo = layer.once(|scene| {
        let Some(watch) = scene.conv::<Watch>().filter(|_| !quoted) else { return Memo::default() };
        let memo = watch.track.clone();
        watch.observe(side, bytes);
        memo
    })?;
    if layer.state_only() {
        return Ok(());
    }
    let mut track: Track = memo;
    layer.info_clear();
    layer.protocol_column(match track.version {
        1 => "SSHv1",
        2 => "SSHv2",
        _ => "SSH",
    });
    // Each turn takes a line or a packet, or the rest.
    while layer.left() > 0 {
        let rest = layer.rest();
        let before = layer.at();
        if rest.bytes.starts_with(b"SSH-") {
            version_line(layer, &mut track, side)?;
        } else if track.version == 2 && !track.is_protected(side) && is_past_end(&rest) {
            // The rest of the packet did not come.
            layer.line(before, rest.len(), "SSH Version 2");
            return Ok(());
        } else {
            match track.version {
                1 => packet1(layer, &mut track, side)?,
                2 if track.is_protected(side) => {
                    let at = layer.at();
                    let title = format!("SSH Version 2{}", track.title());
                    layer.group(title, |layer| protected(layer, &track, at))?;
                }
                2 => packet2(layer, &mut track, side)?,
                _ => unknown(layer)?,
            }
        }
        if layer.at() <= before {
            break;
        }
    }
    layer.put_value(DIRECTION, 0, 0, Value::U64(side as u64), flags::GENERATED);
    let who = if side == Side::Server { "Server: " } else { "Client: " };
    layer.info_with(|info| {
        info.splice(0..0, who.bytes());
    });
    layer.info_fence();
    Ok(())
}

/// True if a packet claims more than the sender sent.
fn is_past_end(rest: &Span<'_>) -> bool {
    rest.u32(0).is_ok_and(|len| len as usize > rest.len().saturating_sub(4))
}

/// Adds words to the Info column after a comma.
fn say(layer: &mut Layer<'_, '_>, words: &str) {
    layer.info_with(|info| {
        if !info.is_empty() {
            info.extend_from_slice(b", ");
        }
        info.extend_from_slice(words.as_bytes());
    });
}

/// RFC 4253 section 4.2.
fn version_line(layer: &mut Layer<'_, '_>, track: &mut Track, side: Side) -> Result<(), Stop> {
    let rest = layer.rest();
    let len = state::line_len(rest.bytes).unwrap_or(rest.len());
    let line = rest.bytes.get(..len).unwrap_or(rest.bytes);
    let shown = line.len() - line.iter().rev().take_while(|b| matches!(b, b'\r' | b'\n')).count();
    layer.info_with(|info| {
        if !info.is_empty() {
            info.extend_from_slice(b", ");
        }
        info.extend_from_slice(b"Protocol (");
        // Control characters as the reference writes them.
        for octet in line.get(..shown).unwrap_or(line) {
            match octet {
                0..0x20 | 0x7f => info.extend(format!("\\{octet:03o}").bytes()),
                _ => info.push(*octet),
            }
        }
        info.push(b')');
    });
    let at = layer.at();
    let text = line.iter().take(shown).position(|b| *b == 0).unwrap_or(shown);
    let value = layer.slice_value(at, text);
    layer.put_value(PROTOCOL, at, shown, value, 0);
    track.see_version(side, line);
    layer.skip(len.min(layer.left()))
}

fn encrypted_words(layer: &mut Layer<'_, '_>, len: usize) {
    layer.info_with(|info| {
        use std::io::Write as _;
        if !info.is_empty() {
            info.extend_from_slice(b", ");
        }
        let _ = write!(info, "Encrypted packet (len={len})");
    });
}

/// Octets of a connection of which the client's version line was not seen.
fn unknown(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let len = layer.left();
    encrypted_words(layer, len);
    layer.bytes(PACKET_LENGTH_ENCRYPTED, 4)?;
    let left = layer.left();
    layer.bytes(ENCRYPTED_PACKET, left).map(|_| ())
}

/// Nothing of a protected packet can be shown without keys; where the reference could not even have made them, it shows
/// its octets.
fn protected(layer: &mut Layer<'_, '_>, track: &Track, at: usize) -> Result<(), Stop> {
    let len = layer.left();
    if track.could_be_opened() {
        // Its length is the start of a block of the cipher.
        if len <= 4 {
            return Err(Stop::Malformed("less than a block of the cipher"));
        }
        layer.seek(at + len);
        return Ok(());
    }
    unknown(layer)
}

/// A packet of SSH 1: the length tells neither itself nor the padding, which makes a multiple of eight.
fn packet1(layer: &mut Layer<'_, '_>, track: &mut Track, side: Side) -> Result<(), Stop> {
    layer.group("SSH Version 1", |layer| {
        let len = layer.read(PACKET_LENGTH_FIELD)? as usize;
        let padding = 8 - len % 8;
        let at = layer.at();
        layer.put(PADDING_LENGTH, at, padding, padding as u8);
        layer.skip(padding)?;
        let mut len = len;
        if track.is_protected(side) {
            encrypted_words(layer, len);
        } else {
            let code = layer.read(MESSAGE_CODE)?;
            len = len.saturating_sub(1);
            let name = match code {
                2 => "Public Key",
                3 => "Session Key",
                _ => "Unknown",
            };
            layer.label(format_args!("Message Code: {name} ({code})"));
            say(layer, name);
            track.message1(side, code);
        }
        if len > 0 {
            let left = layer.left();
            layer.bytes(PAYLOAD, len.min(left))?;
        }
        Ok(())
    })
}

/// A plain packet of SSH 2, RFC 4253 section 6.
fn packet2(layer: &mut Layer<'_, '_>, track: &mut Track, side: Side) -> Result<(), Stop> {
    let title = format!("SSH Version 2{}", track.title());
    layer.group(title, |layer| {
        let len = layer.read(PACKET_LENGTH_FIELD)? as usize;
        layer.within(len, |layer| {
            let padding = usize::from(layer.read(PADDING_LENGTH)?);
            let payload = layer.left().saturating_sub(padding);
            let code = layer.peek::<u8>(0)?;
            let place = layer.mark();
            let sequence = layer.group(
                if code < 20 { "Message: Transport (generic)" } else { "Key Exchange" },
                |layer| {
                    if !track.method().is_empty() && code >= 20 {
                        layer.label_at(
                            place,
                            format_args!("Key Exchange (method:{})", track.method()),
                        );
                    }
                    layer.within(payload, |layer| message(layer, track, side, code))
                },
            )?;
            let left = layer.left();
            layer.bytes(PADDING_STRING, left)?;
            // The group is the packet but for its two lengths.
            layer.set_len(place, len.saturating_sub(1));
            let at = layer.at();
            layer.put(SEQ_NUM, at, 0, sequence);
            Ok(())
        })
    })
}

/// A message; returns the number of its packet.
fn message(
    layer: &mut Layer<'_, '_>,
    track: &mut Track,
    side: Side,
    code: u8,
) -> Result<u32, Stop> {
    layer.read(MESSAGE_CODE)?;
    let name = kex::message_name(code, track.kex());
    layer.label(format_args!("Message Code: {name} ({code})"));
    layer.info_with(|info| {
        use std::io::Write as _;
        if !info.is_empty() {
            info.extend_from_slice(b", ");
        }
        info.extend_from_slice(name.as_bytes());
        if name == "Unknown" {
            let _ = write!(info, " ({code})");
        }
    });
    let contents = layer.rest().bytes;
    let kind = track.kex();
    match code {
        20 => kex::init(layer, side)?,
        1..=6 => transport(layer, code)?,
        30..=34 => kex::exchange(layer, kind, code)?,
        _ => {}
    }
    let sequence = track.message(side, code, contents);
    let left = layer.left();
    if left > 0 {
        layer.bytes(PAYLOAD, left)?;
    }
    Ok(sequence)
}

/// RFC 4253 sections 10 and 11.
fn transport(layer: &mut Layer<'_, '_>, code: u8) -> Result<(), Stop> {
    match code {
        1 => {
            layer.read(DISCONNECT_REASON)?;
            kex::string(layer, DISCONNECT_DESCRIPTION_LENGTH, DISCONNECT_DESCRIPTION)?;
            kex::string(layer, LANG_TAG_LENGTH, LANG_TAG)
        }
        2 => kex::octets(layer, IGNORE_DATA_LENGTH, IGNORE_DATA),
        4 => {
            layer.read(DEBUG_ALWAYS_DISPLAY)?;
            kex::string(layer, DEBUG_NAME_LENGTH, DEBUG_NAME)?;
            kex::string(layer, LANG_TAG_LENGTH, LANG_TAG)
        }
        5 | 6 => kex::string(layer, SERVICE_NAME_LENGTH, SERVICE_NAME),
        _ => Ok(()),
    }
}
