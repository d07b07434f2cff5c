//! The fields of DHCPv6, and the words for their values.
//!
//! Code points: IANA "Dynamic Host Configuration Protocol for IPv6 (DHCPv6)".

use dissect::prelude::*;

fields! {
    MSGTYPE: u8 = "dhcpv6.msgtype", "Message type", Dec, MSGTYPE_NAMES;
    HOPCOUNT: u8 = "dhcpv6.hopcount", "Hopcount", Dec;
    XID: U24 = "dhcpv6.xid", "Transaction ID", Hex;
    LINKADDR: Ipv6 = "dhcpv6.linkaddr", "Link address", None;
    PEERADDR: Ipv6 = "dhcpv6.peeraddr", "Peer address", None;
    OPTION_TYPE: u16 = "dhcpv6.option.type", "Option", Dec, OPTION_TYPE_NAMES;
    OPTION_LENGTH: u16 = "dhcpv6.option.length", "Length", Dec;
    OPTION_TYPE_STR: Text = "dhcpv6.option.type_str", "Option", None;
    CLIENTFQDN_BAD_MSGTYPE: u8 = "dhcpv6.clientfqdn.bad_msgtype", "Bad msgtype", Hex, MSGTYPE_NAMES;
    CLIENT_FQDN_FLAGS: Bits<u8> = "dhcpv6.client_fqdn_flags", "Client FQDN flags", Hex {
        CLIENTFQDN_CLIENT_S: 0x1 = "dhcpv6.clientfqdn.client.s", "Client s", Flag, CLIENTFQDN_CLIENT_S_WORDS;
        CLIENTFQDN_CLIENT_N: 0x4 = "dhcpv6.clientfqdn.client.n", "Client n", Flag, CLIENTFQDN_CLIENT_N_WORDS;
        CLIENTFQDN_SERVER_S: 0x1 = "dhcpv6.clientfqdn.server.s", "Server s", Flag, CLIENTFQDN_CLIENT_S_WORDS;
        CLIENTFQDN_SERVER_O: 0x2 = "dhcpv6.clientfqdn.server.o", "Server o", Flag, CLIENTFQDN_SERVER_O_WORDS;
        CLIENTFQDN_SERVER_N: 0x4 = "dhcpv6.clientfqdn.server.n", "Server n", Flag, CLIENTFQDN_CLIENT_N_WORDS;
    };
    DOMAIN_FIELD_LEN: u16 = "dhcpv6.domain_field_len", "Domain field Length", Dec;
    BOGUS_LABEL_LENGTH: u8 = "dhcpv6.bogus_label_length", "Bogus label length", Dec;
    DOMAIN_FIELD_LEN_EXCEEDED: u8 = "dhcpv6.domain_field_len_exceeded", "Domain field Length exceeded", Dec;
    DECODED_PORTION: Text = "dhcpv6.decoded_portion", "Decoded portion", None;
    ENCODED_FQDN_GT_255: u16 = "dhcpv6.encoded_fqdn_gt_255", "Encoded FQDN gt 255", Dec;
    ROOT_ONLY_DOMAIN_NAME: Text = "dhcpv6.root_only_domain_name", "Root only domain name", None;
    TLD: Text = "dhcpv6.tld", "Tld", None;
    PARTIAL_NAME_PRECEDED_BY_FQDN: Text = "dhcpv6.partial_name_preceded_by_fqdn", "Partial name preceded by FQDN", None;
    REMOTEID_ENTERPRISE: u32 = "dhcpv6.remoteid.enterprise", "Enterprise", Dec;
    DUID_BYTES: Bytes = "dhcpv6.duid.bytes", "DUID", None;
    DUID_TYPE: u16 = "dhcpv6.duid.type", "Type", Dec, DUID_TYPE_NAMES;
    DUIDLLT_TIME: AbsTime = "dhcpv6.duidllt.time", "Time", Utc;
    DUIDLLT_LINK_LAYER_ADDR: Text = "dhcpv6.duidllt.link_layer_addr", "Link layer Address", None;
    DUIDLLT_HWTYPE: u16 = "dhcpv6.duidllt.hwtype", "Hwtype", Dec, DUIDLLT_HWTYPE_NAMES;
    DUIDLL_HWTYPE: u16 = "dhcpv6.duidll.hwtype", "Hwtype", Dec, DUIDLLT_HWTYPE_NAMES;
    DUIDEN_ENTERPRISE: u32 = "dhcpv6.duiden.enterprise", "Enterprise", Dec;
    DUIDEN_IDENTIFIER: Bytes = "dhcpv6.duiden.identifier", "Identifier", None;
    DUIDLL_LINK_LAYER_ADDR: Text = "dhcpv6.duidll.link_layer_addr", "Link layer Address", None;
    DUIDUUID_BYTES: Bytes = "dhcpv6.duiduuid.bytes", "Bytes", None;
    IAID: Text = "dhcpv6.iaid", "IAID", None;
    IAID_T1: u32 = "dhcpv6.iaid.t1", "IAID t1", Dec;
    IAID_T2: u32 = "dhcpv6.iaid.t2", "IAID t2", Dec;
    IATA: Text = "dhcpv6.iata", "IAID", None;
    IAADDR_IP: Ipv6 = "dhcpv6.iaaddr.ip", "Iaaddr IP", None;
    IAADDR_PREF_LIFETIME: u32 = "dhcpv6.iaaddr.pref_lifetime", "Pref lifetime", Dec;
    IAADDR_VALID_LIFETIME: u32 = "dhcpv6.iaaddr.valid_lifetime", "Valid lifetime", Dec;
    REQUESTED_OPTION_CODE: u16 = "dhcpv6.requested_option_code", "Requested option code", Dec, OPTION_TYPE_NAMES;
    OPTION_PREFERENCE: u8 = "dhcpv6.option_preference", "Option preference", Dec;
    ELAPSED_TIME: u16 = "dhcpv6.elapsed_time", "Elapsed time", Dec;
    AUTH_PROTOCOL: u8 = "dhcpv6.auth.protocol", "Protocol", Dec;
    AUTH_ALGORITHM: u8 = "dhcpv6.auth.algorithm", "Algorithm", Dec;
    AUTH_RDM: u8 = "dhcpv6.auth.rdm", "Authority rdm", Dec;
    AUTH_REPLAY_DETECTION: Bytes = "dhcpv6.auth.replay_detection", "Replay detection", None;
    AUTH_INFO: Bytes = "dhcpv6.auth.info", "Info", None;
    AUTH_REALM: Text = "dhcpv6.auth.realm", "Realm", None;
    AUTH_KEY_ID: u32 = "dhcpv6.auth.key_id", "Key ID", Dec;
    AUTH_MD5_DATA: Bytes = "dhcpv6.auth.md5_data", "Md5 data", None;
    UNICAST: Ipv6 = "dhcpv6.unicast", "Unicast", None;
    STATUS_CODE: u16 = "dhcpv6.status_code", "Status code", Dec, STATUS_CODE_NAMES;
    STATUS_MSG: Text = "dhcpv6.status_msg", "Status msg", None;
    VENDORCLASS_ENTERPRISE: u32 = "dhcpv6.vendorclass.enterprise", "Enterprise", Dec;
    VENDORCLASS_DATA: TextZ = "dhcpv6.vendorclass.data", "Data", None;
    VENDOROPTS_ENTERPRISE: u32 = "dhcpv6.vendoropts.enterprise", "Enterprise", Dec;
    VENDOROPTS_ENTERPRISE_OPTION_CODE: u16 = "dhcpv6.vendoropts.enterprise.option_code", "Option code", Dec;
    VENDOROPTS_ENTERPRISE_OPTION_LENGTH: u16 = "dhcpv6.vendoropts.enterprise.option_length", "Option length", Dec;
    VENDOROPTS_ENTERPRISE_OPTION_DATA: Bytes = "dhcpv6.vendoropts.enterprise.option_data", "Option data", None;
    INTERFACE_ID: Bytes = "dhcpv6.interface_id", "Interface ID", None;
    RECONF_MSG: u8 = "dhcpv6.reconf_msg", "Reconf msg", Dec, MSGTYPE_NAMES;
    SIP_SERVER_DOMAIN_SEARCH_FQDN: Text = "dhcpv6.sip_server_domain_search_fqdn", "SIP server domain search FQDN", None;
    SIP_SERVER_A: Ipv6 = "dhcpv6.sip_server_a", "SIP server a", None;
    DNS_SERVER: Ipv6 = "dhcpv6.dns_server", "DNS server", None;
    SEARCH_LIST_ENTRY: Text = "dhcpv6.search_list_entry", "Search list entry", None;
    NIS_SERVER: Ipv6 = "dhcpv6.nis_server", "NIS server", None;
    NISP_SERVER: Ipv6 = "dhcpv6.nisp_server", "Nisp server", None;
    NIS_FQDN: Text = "dhcpv6.nis_fqdn", "NIS FQDN", None;
    NISP_FQDN: Text = "dhcpv6.nisp_fqdn", "Nisp FQDN", None;
    SNTP_SERVER: Ipv6 = "dhcpv6.sntp_server", "Sntp server", None;
    LIFETIME: u32 = "dhcpv6.lifetime", "Lifetime", Dec;
    BCMCS_SERVER_FQDN: Text = "dhcpv6.bcmcs_server_fqdn", "Bcmcs server FQDN", None;
    BCMCS_SERVER_A: Ipv6 = "dhcpv6.bcmcs_server_a", "Bcmcs server a", None;
    REMOTEID_ENTERPRISE_ID: Bytes = "dhcpv6.remoteid_enterprise_id", "Remoteid enterprise ID", None;
    SUBSCRIBER_ID: Text = "dhcpv6.subscriber_id", "Subscriber ID", None;
    CLIENT_DOMAIN: Text = "dhcpv6.client_domain", "Client domain", None;
    PANA_AGENT: Ipv6 = "dhcpv6.pana_agent", "Pana agent", None;
    TIMEZONE: Text = "dhcpv6.timezone", "Timezone", None;
    TZDB: Text = "dhcpv6.tzdb", "Tzdb", None;
    LQ_QUERY: u8 = "dhcpv6.lq_query", "Lq query", Dec, LQ_QUERY_NAMES;
    LQ_QUERY_LINK_ADDRESS: Ipv6 = "dhcpv6.lq_query_link_address", "Lq query link address", None;
    CLT_TIME: u32 = "dhcpv6.clt_time", "Clt time", Dec;
    LQ_RELAY_DATA_PEER_ADDR: Ipv6 = "dhcpv6.lq_relay_data_peer_addr", "Lq relay data peer Address", None;
    LQ_RELAY_DATA_MSG: Text = "dhcpv6.lq_relay_data_msg", "Lq relay data msg", None;
    LQ_CLIENT_LINK: Ipv6 = "dhcpv6.lq_client_link", "Lq client link", None;
    CAPWAP_AC_V6: Ipv6 = "dhcpv6.capwap_ac_v6", "Capwap ac v6", None;
    AFTR_NAME: Text = "dhcpv6.aftr_name", "Aftr name", None;
    IAPREFIX_PREF_LIFETIME: u32 = "dhcpv6.iaprefix.pref_lifetime", "Pref lifetime", Dec;
    IAPREFIX_VALID_LIFETIME: u32 = "dhcpv6.iaprefix.valid_lifetime", "Valid lifetime", Dec;
    IAPREFIX_PREF_LEN: u8 = "dhcpv6.iaprefix.pref_len", "Pref Length", Dec;
    IAPREFIX_PREF_ADDR: Ipv6 = "dhcpv6.iaprefix.pref_addr", "Pref Address", None;
    MIP6_HOME_AGENT: Ipv6 = "dhcpv6.mip6_home_agent", "Mip6 home agent", None;
    MIP6_HOME_ADDRESS: Ipv6 = "dhcpv6.mip6_home_address", "Mip6 home address", None;
    NAI: Text = "dhcpv6.nai", "Nai", None;
    PD_EXCLUDE_PREF_LEN: u8 = "dhcpv6.pd_exclude.pref_len", "Pref Length", Dec;
    PD_EXCLUDE_SUBNET_ID: Bytes = "dhcpv6.pd_exclude.subnet_id", "Subnet ID", None;
    USERCLASS_LENGTH: u16 = "dhcpv6.userclass.length", "Length", Dec;
    USERCLASS_OPAQUE_DATA: Bytes = "dhcpv6.userclass.opaque_data", "Opaque data", None;
    NTPSERVER_OPTION_TYPE: u16 = "dhcpv6.ntpserver.option.type", "Type", Dec, NTPSERVER_OPTION_TYPE_NAMES;
    NTPSERVER_OPTION_LENGTH: u16 = "dhcpv6.ntpserver.option.length", "Length", Dec;
    NTPSERVER_ADDR: Ipv6 = "dhcpv6.ntpserver.addr", "Address", None;
    NTPSERVER_MC_ADDR: Ipv6 = "dhcpv6.ntpserver.mc_addr", "Mc Address", None;
    CAPTIVE_PORTAL: Text = "dhcpv6.captive_portal", "Captive portal", None;
    OPTION_CODE: u16 = "dhcpv6.option_code", "Option code", Hex, OPTION_CODE_NAMES;
    FAILOVER_BINDING_STATUS: u8 = "dhcpv6.failover.binding_status", "Binding status", Dec, FAILOVER_BINDING_STATUS_NAMES;
    FAILOVER_CONNECT_FLAGS: Bits<u16> = "dhcpv6.failover.connect.flags", "Flags", Hex {
        FAILOVER_CONNECT_FLAGS_RESERVED: 0xfffe = "dhcpv6.failover.connect.flags.reserved", "Reserved", Flag;
        FAILOVER_CONNECT_FLAGS_F: 0x1 = "dhcpv6.failover.connect.flags.f", "Flags f", Flag;
    };
    FAILOVER_DNS_HOSTNAME: Text = "dhcpv6.failover.dns_hostname", "DNS hostname", None;
    FAILOVER_DNS_ZONENAME: Text = "dhcpv6.failover.dns_zonename", "DNS zonename", None;
    FAILOVER_DNS_FLAGS: Bits<u16> = "dhcpv6.failover.dns.flags", "Flags", Hex {
        FAILOVER_DNS_FLAGS_RESERVED: 0xfff0 = "dhcpv6.failover.dns.flags.reserved", "Reserved", Flag;
        FAILOVER_DNS_FLAGS_U: 0x8 = "dhcpv6.failover.dns.flags.u", "Flags u", Flag;
        FAILOVER_DNS_FLAGS_S: 0x4 = "dhcpv6.failover.dns.flags.s", "Flags s", Flag;
        FAILOVER_DNS_FLAGS_R: 0x2 = "dhcpv6.failover.dns.flags.r", "Flags r", Flag;
        FAILOVER_DNS_FLAGS_F: 0x1 = "dhcpv6.failover.dns.flags.f", "Flags f", Flag;
    };
    FAILOVER_EXPIRATION_TIME: u32 = "dhcpv6.failover.expiration_time", "Expiration time", Dec;
    FAILOVER_MAX_UNACKED_BNDUPD: u32 = "dhcpv6.failover.max_unacked_bndupd", "Max unacked bndupd", Dec;
    FAILOVER_MCLT: u32 = "dhcpv6.failover.mclt", "Mclt", Dec;
    FAILOVER_PARTNER_LIFETIME: u32 = "dhcpv6.failover.partner_lifetime", "Partner lifetime", Dec;
    FAILOVER_PARTNER_LIFETIME_SENT: u32 = "dhcpv6.failover.partner_lifetime_sent", "Partner lifetime sent", Dec;
    FAILOVER_PARTNER_DOWN_TIME: u32 = "dhcpv6.failover.partner_down_time", "Partner down time", Dec;
    FAILOVER_PARTNER_RAW_CLT_TIME: u32 = "dhcpv6.failover.partner_raw_clt_time", "Partner raw clt time", Dec;
    FAILOVER_PROTOCOL_MAJOR_VERSION: u16 = "dhcpv6.failover.protocol.major_version", "Major version", Dec;
    FAILOVER_PROTOCOL_MINOR_VERSION: u16 = "dhcpv6.failover.protocol.minor_version", "Minor version", Dec;
    FAILOVER_KEEPALIVE_TIME: u32 = "dhcpv6.failover.keepalive_time", "Keepalive time", Dec;
    FAILOVER_RECONFIGURE_TIME: u32 = "dhcpv6.failover.reconfigure_time", "Reconfigure time", Dec;
    FAILOVER_RECONFIGURE_KEY: Bytes = "dhcpv6.failover.reconfigure_key", "Reconfigure key", None;
    FAILOVER_RELATIONSHIP_NAME: Text = "dhcpv6.failover.relationship_name", "Relationship name", None;
    FAILOVER_SERVER_FLAGS: Bits<u8> = "dhcpv6.failover.server.flags", "Flags", Hex {
        FAILOVER_SERVER_FLAGS_RESERVED: 0xf8 = "dhcpv6.failover.server.flags.reserved", "Reserved", Flag;
        FAILOVER_SERVER_FLAGS_A: 0x4 = "dhcpv6.failover.server.flags.a", "Flags a", Flag;
        FAILOVER_SERVER_FLAGS_S: 0x2 = "dhcpv6.failover.server.flags.s", "Flags s", Flag;
        FAILOVER_SERVER_FLAGS_C: 0x1 = "dhcpv6.failover.server.flags.c", "Flags c", Flag;
    };
    FAILOVER_SERVER_STATE: u8 = "dhcpv6.failover.server_state", "Server state", Dec, FAILOVER_SERVER_STATE_NAMES;
    FAILOVER_START_TIME_OF_STATE: u32 = "dhcpv6.failover.start_time_of_state", "Start time of state", Dec;
    FAILOVER_STATE_EXPIRATION_TIME: u32 = "dhcpv6.failover.state_expiration_time", "State expiration time", Dec;
    RELAY_PORT: u16 = "dhcpv6.relay_port", "Relay port", Dec;
    NTPSERVER_FQDN: Text = "dhcpv6.ntpserver.fqdn", "FQDN", None;
    PACKETCABLE_CCC_SUBOPTION: u16 = "dhcpv6.packetcable.ccc.suboption", "Suboption", Dec, PACKETCABLE_CCC_SUBOPTION_NAMES;
    PACKETCABLE_CCC_PRI_DHCP: Ipv4 = "dhcpv6.packetcable.ccc.pri_dhcp", "Pri DHCP", None;
    PACKETCABLE_CCC_SEC_DHCP: Ipv4 = "dhcpv6.packetcable.ccc.sec_dhcp", "Sec DHCP", None;
    PACKETCABLE_CCCV6_SUBOPTION: u16 = "dhcpv6.packetcable.cccV6.suboption", "Suboption", Dec, PACKETCABLE_CCCV6_SUBOPTION_NAMES;
    DOCSIS_CCCV6_TLV5_SUBOPTION: u16 = "dhcpv6.docsis.cccV6.tlv5.suboption", "Suboption", Dec, DOCSIS_CCCV6_TLV5_SUBOPTION_NAMES;
    PACKETCABLE_CCCV6_TLV5_SUBOPTION: u16 = "dhcpv6.packetcable.cccV6.tlv5.suboption", "Suboption", Dec, PACKETCABLE_CCCV6_TLV5_SUBOPTION_NAMES;
    CCCV6_TLV5_SUBOPTION_LENGTH: u16 = "dhcpv6.cccV6.tlv5.suboption.length", "Length", Dec;
    CCCV6_TLV5_SUBOPTION_VALUE: Bytes = "dhcpv6.cccV6.tlv5.suboption.value", "Value", None;
    CCCV6_TLV5_SUBOPTION_VALUE_NUMBER: u16 = "dhcpv6.cccV6.tlv5.suboption.value_number", "Value number", Dec;
    PACKETCABLE_CCCV6_PRI_DSS: TextZ = "dhcpv6.packetcable.cccV6.pri_dss", "Pri dss", None;
    PACKETCABLE_CCCV6_SEC_DSS: TextZ = "dhcpv6.packetcable.cccV6.sec_dss", "Sec dss", None;
    PACKETCABLE_CCCV6_PROV_SRV_TYPE: u8 = "dhcpv6.packetcable.cccV6.prov_srv.type", "Type", Dec, PACKETCABLE_CCCV6_PROV_SRV_TYPE_NAMES;
    PACKETCABLE_CCCV6_PROV_SRV_FQDN: Text = "dhcpv6.packetcable.cccV6.prov_srv.fqdn", "FQDN", None;
    PACKETCABLE_CCCV6_PROV_SRV_IPV6: Ipv6 = "dhcpv6.packetcable.cccV6.prov_srv.ipv6", "IPv6", None;
    PACKETCABLE_CCCV6_AS_KRB_NOMINAL_TIMEOUT: u32 = "dhcpv6.packetcable.cccV6.as_krb.nominal_timeout", "Nominal timeout", Dec;
    PACKETCABLE_CCCV6_AS_KRB_MAX_TIMEOUT: u32 = "dhcpv6.packetcable.cccV6.as_krb.max_timeout", "Max timeout", Dec;
    PACKETCABLE_CCCV6_AS_KRB_MAX_RETRY_COUNT: u32 = "dhcpv6.packetcable.cccV6.as_krb.max_retry_count", "Max retry count", Dec;
    PACKETCABLE_CCCV6_AP_KRB_NOMINAL_TIMEOUT: u32 = "dhcpv6.packetcable.cccV6.ap_krb.nominal_timeout", "Nominal timeout", Dec;
    PACKETCABLE_CCCV6_AP_KRB_MAX_TIMEOUT: u32 = "dhcpv6.packetcable.cccV6.ap_krb.max_timeout", "Max timeout", Dec;
    PACKETCABLE_CCCV6_AP_KRB_MAX_RETRY_COUNT: u32 = "dhcpv6.packetcable.cccV6.ap_krb.max_retry_count", "Max retry count", Dec;
    PACKETCABLE_CCCV6_KRB_REALM: Text = "dhcpv6.packetcable.cccV6.krb_realm", "Krb realm", None;
    PACKETCABLE_CCCV6_TGT_FLAG: Bits<u8> = "dhcpv6.packetcable.cccV6.tgt_flag", "Tgt flag", Hex {
        PACKETCABLE_CCCV6_TGT_FLAG_FETCH: 0x1 = "dhcpv6.packetcable.cccV6.tgt_flag.fetch", "Fetch", Flag;
    };
    PACKETCABLE_CCCV6_PROV_TIMER: u8 = "dhcpv6.packetcable.cccV6.prov_timer", "Prov timer", Dec;
    PACKETCABLE_CCCV6_SEC_TCM: Bits<u16> = "dhcpv6.packetcable.cccV6.sec_tcm", "Sec tcm", Hex {
        PACKETCABLE_CCCV6_SEC_TCM_PROVISIONING_SERVER: 0x1 = "dhcpv6.packetcable.cccV6.sec_tcm.provisioning_server", "Provisioning server", Flag, PACKETCABLE_CCCV6_SEC_TCM_PROVISIONING_SERVER_WORDS;
    };
    CABLELABS_OPT: u16 = "dhcpv6.cablelabs.opt", "Cablelabs opt", Dec, CABLELABS_OPT_NAMES;
    CABLELABS_IPV6_SERVER: Ipv6 = "dhcpv6.cablelabs.ipv6_server", "IPv6 server", None;
    CABLELABS_DOCSIS_VERSION_NUMBER: u16 = "dhcpv6.cablelabs.docsis_version_number", "Docsis version number", Dec;
    CABLELABS_DPOE_SERVER_VERSION_NUMBER: u16 = "dhcpv6.cablelabs.dpoe_server_version_number", "Dpoe server version number", Dec;
    CABLELABS_INTERFACE_ID: Text = "dhcpv6.cablelabs.interface_id", "Interface ID", None;
    CABLELABS_INTERFACE_ID_LINK_ADDRESS: Text = "dhcpv6.cablelabs.interface_id_link_address", "Interface ID link address", None;
    S46_RULE_FLAGS: Bits<u8> = "dhcpv6.s46_rule.flags", "Flags", Hex {
        S46_RULE_FLAGS_RESERVED: 0xfe = "dhcpv6.s46_rule.flags.reserved", "Reserved", Flag;
        S46_RULE_FLAGS_FMR: 0x1 = "dhcpv6.s46_rule.flags.fmr", "Flags fmr", Flag;
    };
    S46_RULE_EA_LEN: u8 = "dhcpv6.s46_rule.ea_len", "Ea Length", Dec;
    S46_RULE_IPV4_PREF_LEN: u8 = "dhcpv6.s46_rule.ipv4_pref_len", "IPv4 pref Length", Dec;
    S46_RULE_IPV4_PREFIX: Ipv4 = "dhcpv6.s46_rule.ipv4_prefix", "IPv4 prefix", None;
    S46_RULE_IPV6_PREFIX_LEN: u8 = "dhcpv6.s46_rule.ipv6_prefix_len", "IPv6 prefix Length", Dec;
    S46_RULE_IPV6_PREFIX: Ipv6 = "dhcpv6.s46_rule.ipv6_prefix", "IPv6 prefix", None;
    S46_BR_ADDRESS: Ipv6 = "dhcpv6.s46_br.address", "Address", None;
    S46_DMR_DMR_PREF_LEN: u8 = "dhcpv6.s46_dmr.dmr_pref_len", "Dmr pref Length", Dec;
    S46_DMR_DMR_PREFIX: Ipv6 = "dhcpv6.s46_dmr.dmr_prefix", "Dmr prefix", None;
    S46_V4V6BIND_IPV4_ADDRESS: Ipv4 = "dhcpv6.s46_v4v6bind.ipv4_address", "IPv4 address", None;
    S46_V4V6BIND_IPV6_PREF_LEN: u8 = "dhcpv6.s46_v4v6bind.ipv6_pref_len", "IPv6 pref Length", Dec;
    S46_V4V6BIND_IPV6_PREFIX: Ipv6 = "dhcpv6.s46_v4v6bind.ipv6_prefix", "IPv6 prefix", None;
    S46_PORTPARAM_OFFSET: u8 = "dhcpv6.s46_portparam.offset", "Offset", Dec;
    S46_PORTPARAM_PSID_LEN: u8 = "dhcpv6.s46_portparam.psid_len", "Psid Length", Dec;
    S46_PORTPARAM_PSID: u16 = "dhcpv6.s46_portparam.psid", "Psid", Dec;
    MUDURL: Text = "dhcpv6.mudurl", "Mudurl", None;
}

flag_labels! { CLIENTFQDN_CLIENT_S_WORDS "Server SHOULD perform AAAA RR updates", "Server SHOULD NOT perform AAAA RR updates" }
flag_labels! { CLIENTFQDN_CLIENT_N_WORDS "Server SHOULD NOT perform PTR RR updates", "Server SHOULD perform PTR RR updates" }
flag_labels! { CLIENTFQDN_SERVER_O_WORDS "Server HAS overridden client's S bit preference", "Server HAS NOT overridden client's S bit preference" }
flag_labels! { PACKETCABLE_CCCV6_SEC_TCM_PROVISIONING_SERVER_WORDS "On", "Off" }
values! { pub(crate) MSGTYPE_NAMES {
    1 "Solicit", 2 "Advertise", 3 "Request", 4 "Confirm", 5 "Renew", 6 "Rebind", 7 "Reply", 8 "Release",
    9 "Decline", 10 "Reconfigure", 11 "Information-request", 12 "Relay-forw", 13 "Relay-reply",
    14 "Leasequery", 15 "Leasequery-reply", 16 "Leasequery-done", 17 "Leasequery-data",
    18 "Reconfigure-request", 19 "Reconfigure-reply",
} }
values! { pub(crate) OPTION_TYPE_NAMES {
    1 "Client Identifier", 2 "Server Identifier", 3 "Identity Association for Non-temporary Address",
    4 "Identity Association for Temporary Address", 5 "IA Address", 6 "Option Request", 7 "Preference",
    8 "Elapsed time", 9 "Relay Message", 11 "Authentication", 12 "Server unicast", 13 "Status code",
    14 "Rapid Commit", 15 "User Class", 16 "Vendor Class", 17 "Vendor-specific Information",
    18 "Interface-Id", 19 "Reconfigure Message", 20 "Reconfigure Accept", 21 "SIP Server Domain Name List",
    22 "SIP Servers IPv6 Address List", 23 "DNS recursive name server", 24 "Domain Search List",
    25 "Identity Association for Prefix Delegation", 26 "IA Prefix", 27 "Network Information Server",
    28 "Network Information Server V2", 29 "Network Information Server Domain Name",
    30 "Network Information Server V2 Domain Name", 31 "Simple Network Time Protocol Server", 32 "Lifetime",
    33 "BCMCS Server Domain", 34 "BCMCS Servers IPv6 Address List", 36 "Geoconf Civic Address",
    37 "Remote Identifier", 38 "Subscriber Identifier", 39 "Client Fully Qualified Domain Name",
    40 "PANA Agents IPv6 Address List", 41 "Time Zone", 42 "Time Zone Database", 43 "Echo Request Option",
    44 "Leasequery Query", 45 "Leasequery Client Data", 46 "Client Last Transaction Time",
    47 "Leasequery Relay Data", 48 "Leasequery Client Link Address List", 49 "Home Network Identifier FQDN",
    50 "Visited Home Network Information", 51 "LoST Server", 52 "CAPWAP Access Controllers", 53 "Relay-ID",
    54 "MoS IPv6 Address", 55 "MoS Domain Name List", 56 "NTP Server", 57 "Access Network Domain Name",
    58 "SIP User Agent Configuration Service Domains", 59 "Boot File URL", 60 "Boot File Parameters",
    61 "Client System Architecture Type", 62 "Client Network Interface Identifier", 63 "Geolocation",
    64 "Dual-Stack Lite AFTR Name", 65 "ERP Local Domain Name", 66 "Relay-Supplied Options",
    67 "Prefix Exclude", 68 "Virtual Subnet Selection", 69 "Identified Home Network Information",
    70 "Unrestricted Home Network Information", 71 "Home Network Prefix", 72 "Home Agent Address",
    73 "Home Agent FQDN", 74 "RDNSS Selection", 75 "Kerberos Principal Name", 76 "Kerberos Realm Name",
    77 "Kerberos Default Realm Name", 78 "Kerberos KDC", 79 "Client Link-Layer Address", 80 "Link Address",
    81 "RADIUS", 82 "SOL_MAX_RT", 83 "INF_MAX_RT", 84 "Address Selection", 85 "Address Selection table",
    86 "PCP Server", 87 "DHCPv4 Message", 88 "DHCP 4o6 Servers Address", 89 "S46 Rule", 90 "S46 BR",
    91 "S46 DMR", 92 "S46 IPv4/IPv6 Address Binding", 93 "S46 Port Parameters", 94 "S46 MAP-E Container",
    95 "S46 MAP-T Container", 96 "S46 Lightweight 4over6 Container", 97 "4rd Options", 98 "4rd Mapping Rule",
    99 "4rd Non-Mapping Rule", 100 "LQ Server Base Time", 101 "LQ Server Query Start Time",
    102 "LQ Server Query End Time", 103 "Captive Portal", 104 "MPL Parameter Configuration",
    105 "Access Technology Type", 106 "Access Network Name", 107 "Access Point Name",
    108 "Access Point BSSID", 109 "Access Network Operator ID", 110 "Access Network Operator Realm",
    111 "S46 Priority", 112 "Manufacturer Usage Description", 113 "IPv4/IPv6 Multicast Prefixes",
    114 "Failover Binding Status", 115 "Failover Connect Flags", 116 "Failover DNS Removal Info",
    117 "Failover DNS Hostname", 118 "Failover DNS Zone Name", 119 "Failover DNS Flags",
    120 "Failover Expiration Time", 121 "Failover Maximum Number Unacked BNDUPD Messages",
    122 "Failover Maximum Client Lead Time (MCLT)", 123 "Failover Partner Lifetime",
    124 "Failover Partner Lifetime Sent", 125 "Failover Partner Down Time",
    126 "Failover Partner Raw Client Time", 127 "Failover Protocol Version", 128 "Failover Keepalive Time",
    129 "Failover Reconfigure Data", 130 "Failover Relationship Name", 131 "Failover Server Flags",
    132 "Failover Server State", 133 "Failover Start Time of State", 134 "Failover State Expiration Time",
    135 "Relay Source Port", 136 "SZTP Redirect", 137 "Softwire Source Binding Prefix Hint",
    143 "ANDSF IPv6 Address", 165 "Mobile IPv6 Home Agent", 166 "Mobile IPv6 Home Address",
    167 "Network Access Identifier",
} }
values! { pub(crate) DUID_TYPE_NAMES {
    1 "link-layer address plus time", 2 "assigned by vendor based on Enterprise number",
    3 "link-layer address", 4 "Universally Unique IDentifier (UUID)",
} }
values! { pub(crate) DUIDLLT_HWTYPE_NAMES {
    0 "NET/ROM pseudo", 1 "Ethernet", 2 "Experimental Ethernet", 3 "AX.25", 4 "ProNET", 5 "Chaos",
    6 "IEEE 802", 7 "ARCNET", 8 "Hyperchannel", 9 "Lanstar", 10 "Autonet Short Address", 11 "Localtalk",
    12 "LocalNet", 13 "Ultra link", 14 "SMDS", 15 "Frame Relay DLCI", 16 "ATM", 17 "HDLC", 18 "Fibre Channel",
    19 "ATM (RFC 2225)", 20 "Serial Line", 21 "ATM", 22 "MIL-STD-188-220", 23 "Metricom STRIP",
    24 "IEEE 1394.1995", 25 "MAPOS", 26 "Twinaxial", 27 "EUI-64", 28 "HIPARP",
    29 "IP and ARP over ISO 7816-3", 30 "ARPSec", 31 "IPsec tunnel", 32 "InfiniBand",
    33 "TIA-102 Project 25 CAI", 34 "Wiegand Interface", 35 "Pure IP", 36 "Experimental 1", 37 "HFI",
    256 "Experimental 2", 257 "AEthernet", 260 "Notional KISS type", 264 "ADAPT", 270 "ROSE",
    271 "CCITT X.25", 272 "Boards with X.25 in firmware", 280 "Controller Area Network", 512 "PPP",
    513 "Cisco HDLC", 516 "LAPB", 517 "Digital's DDCMP protocol", 518 "Raw HDLC", 519 "Raw IP",
    768 "IPIP tunnel", 769 "IP6IP6 tunnel", 770 "Frame Relay Access Device", 771 "SKIP vif", 772 "Loopback",
    774 "Fiber Distributed Data Interface", 775 "AP1000 BIF", 776 "sit0 device - IPv6-in-IPv4",
    777 "IP over DDP tunneller", 778 "GRE over IP", 779 "PIMSM register interface",
    780 "High Performance Parallel Interface", 781 "Nexus 64Mbps Ash", 782 "Acorn Econet", 783 "Linux-IrDA",
    784 "Point to point fibrechannel", 785 "Fibrechannel arbitrated loop", 786 "Fibrechannel public loop",
    787 "Fibrechannel fabric", 800 "Magic type ident for TR", 801 "IEEE 802.11",
    802 "IEEE 802.11 + Prism2 header", 803 "IEEE 802.11 + radiotap header", 804 "IEEE 802.15.4",
    805 "IEEE 802.15.4 network monitor", 820 "PhoNet media type", 821 "PhoNet pipe header",
    822 "CAIF media type", 823 "GRE over IPv6", 824 "Netlink", 825 "IPv6 over LoWPAN",
    826 "Vsock monitor header", 65534 "zero header length", 65535 "Void type, nothing is known",
} }
values! { pub(crate) STATUS_CODE_NAMES {
    0 "Success", 1 "UnspecFail", 2 "NoAddrAvail", 3 "NoBinding", 4 "NotOnLink", 5 "UseMulticast",
    6 "NoPrefixAvail", 7 "UnknownQueryType", 8 "MalformedQuery", 9 "NotConfigured", 10 "NotAllowed",
    11 "QueryTerminated", 12 "DataMissing", 13 "CatchUpComplete", 14 "NotSupported",
    15 "TLSConnectionRefused",
} }
values! { pub(crate) LQ_QUERY_NAMES {
    1 "by-address", 2 "by-clientID", 3 "by-relayID", 4 "by-linkAddress", 5 "by-remoteID"
} }
values! { pub(crate) NTPSERVER_OPTION_TYPE_NAMES {
    1 "NTP Server Address", 2 "NTP Multicast Address", 3 "NTP Server FQDN"
} }
values! { pub(crate) OPTION_CODE_NAMES {
    64 "DS-Lite", 88 "DHCPv4 over DHCPv6", 94 "MAP-E", 95 "MAP-T", 96 "Lightweight 4over6"
} }
values! { pub(crate) FAILOVER_BINDING_STATUS_NAMES {
    0 "reserved", 1 "ACTIVE", 2 "EXPIRED", 3 "RELEASED", 4 "PENDING-FREE", 5 "FREE", 6 "FREE-BACKUP",
    7 "ABANDONED", 8 "RESET",
} }
values! { pub(crate) FAILOVER_SERVER_STATE_NAMES {
    0 "reserved", 1 "Startup state (1)", 2 "Normal state", 3 "Communications interrupted", 4 "Partner down",
    5 "Synchronizing", 6 "Recovering bindings from partner", 7 "Waiting out MCLT after RECOVER",
    8 "Interlock state prior to NORMAL", 9 "Comm. failed during resolution",
    10 "Primary resolved its conflicts",
} }
values! { pub(crate) PACKETCABLE_CCC_SUBOPTION_NAMES {
    1 "TSP's Primary DHCP Server", 2 "TSP's Secondary DHCP Server"
} }
values! { pub(crate) PACKETCABLE_CCCV6_SUBOPTION_NAMES {
    1 "TSP's Primary DHCPv6 Server Selector ID", 2 "TSP's Secondary DHCPv6 Server Selector ID ",
    3 "TSP's Provisioning Server", 4 "TSP's AS-REQ/AS-REP Backoff and Retry",
    5 "TSP's AP-REQ/AP-REP Backoff and Retry", 6 "TSP's Kerberos Realm Name",
    7 "TSP's Ticket Granting Server Utilization", 8 "TSP's Provisioning Timer Value",
    9 "PacketCable Security Ticket Control",
} }
values! { pub(crate) DOCSIS_CCCV6_TLV5_SUBOPTION_NAMES {
    1 "Concatenation Support", 2 "DOCSIS Version", 3 "Fragmentation Support",
    4 "Payload Header Suppression Support", 5 "IGMP Support", 6 "Privacy Support",
    7 "Downstream SAID Support", 8 "Upstream Service Flow Support", 9 "Optional Filtering Support",
    10 "Transmit Pre-Equalizer Taps per Modulation Interval", 11 "Number of Transmit Equalizer Taps",
    12 "DCC Support", 13 "IP Filters Support", 14 "LLC Filters Support", 15 "Expanded Unicast SID Space",
    16 "Ranging Hold-Off Support", 17 "L2VPN Capability", 18 "L2VPN eSAFE Host Capability",
    19 "Downstream Unencrypted Traffic (DUT) Filtering", 20 "Upstream Frequency Range Support",
    21 "Upstream Symbol Rate Support", 22 "Selectable Active Code Mode 2 Support",
    23 "Code Hopping Mode 2 Support", 24 "Multiple Transmit Channel Support",
    25 "5.12 Msps UpstreamTransmit Channel Support", 26 "2.56 Msps Upstream Transmit Channel Support",
    27 "Total SID Cluster Support", 28 "SID Clusters per Service Flow Support",
    29 "Multiple Receive Channel Support", 30 "Total Downstream Service ID (DSID) Support",
    31 "Resequencing Downstream Service ID (DSID) Support",
    32 "Multicast Downstream Service ID (DSID) Support", 33 "Multicast DSID Forwarding",
    34 "Frame Control Type Forwarding Capability", 35 "DPV Capability",
    36 "Unsolicited Grant Service/Upstream Service Flow Support", 37 "MAP and UCD Receipt Support",
    38 "Upstream Drop Classifier Support", 39 "IPv6 Support",
    40 "Extended Upstream Transmit Power Capability",
    41 "Optional 802.1ad, 802.1ah, MPLS Classification Support", 42 "D-ONU Capabilities Encoding",
    43 "Reserved", 44 "Energy Management Capabilities", 45 "C-DOCSIS Capability Encoding", 46 "CM-STATUS-ACK",
    47 "Energy Management Preferences", 48 "Extended Packet Length Support Capability",
    49 "Multiple Receive OFDM Channel Support", 50 "Multiple Transmit OFDMA Channel Support",
    51 "Downstream OFDM Profile Support", 52 "Downstream OFDM channel subcarrier QAM modulation support",
    53 "Upstream OFDM channel subcarrier QAM modulation support", 54 "Downstream Lower Band Edge Support",
    55 "Downstream Upper Band Edge Support", 56 "Upstream Upper Band Edge Support",
    57 "DOCSIS Time Protocol Support", 58 "DOCSIS Time Protocol Performance Support", 59 "Pmax",
    60 "Diplexer Downstream Lower Band Edge", 61 "Diplexer Downstream Upper Band Edge",
    62 "Diplexer Upstream Upper Band Edge",
} }
values! { pub(crate) PACKETCABLE_CCCV6_TLV5_SUBOPTION_NAMES {
    1 "PacketCable Version", 2 "Number Of Telephony Endpoints", 3 "TGT Support",
    4 "HTTP Download File Access Method Support", 5 "MTA-24 Event SYSLOG Notification Support",
    6 "NCS Service Flow Support", 7 "Primary Line Support", 8 "Vendor Specific TLV Type(s)",
    9 "NVRAM Ticket/Ticket Information Storage Support", 10 "Provisioning Event Reporting Support",
    11 "Supported CODEC(s)", 12 "Silence Suppression Support", 13 "Echo Cancellation Support",
    14 "RSVP Support", 15 "UGS-AD Support", 16 "MTA's \"ifIndex\" starting number in \"ifTable\"",
    17 "Provisioning Flow Logging Support", 18 "Supported Provisioning Flows", 19 "T38 Version Support",
    20 "T38 Error Correction Support", 21 "RFC2833 DTMF Support", 22 "Voice Metrics Support",
    23 "Device MIB Support", 24 "Multiple Grants Per Interval Support", 25 "V.152 Support",
    26 "Certificate Bootstrapping Support", 38 "IP Address Provisioning Capability",
} }
values! { pub(crate) PACKETCABLE_CCCV6_PROV_SRV_TYPE_NAMES {
    0 "FQDN", 1 "IPv6"
} }
values! { pub(crate) CABLELABS_OPT_NAMES {
    1 "Option Request = ", 2 "Device Type = ", 3 "Embedded Components = ", 4 "Serial Number = ",
    5 "Hardware Version = ", 6 "Software Version = ", 7 "Boot ROM Version = ",
    8 "Organization Unique Identifier = ", 9 "Model Number = ", 10 "Vendor Name = ",
    32 "TFTP Server Addresses : ", 33 "Configuration File Name = ", 34 "Syslog Servers : ", 35 "TLV5 = ",
    36 "Device Identifier = ", 37 "Time Protocol Servers : ", 38 "Time Offset = ", 39 "IP preference : ",
    61 "CCAP-CORES : ", 1025 "CMTS Capabilities Option : ", 1026 "CM MAC Address Option = ",
    1027 "eRouter Container Option : ", 2170 "CableLabs Client Configuration : ",
    2171 "CableLabs Client Configuration IPv6 : ", 2172 "CableLabs Correlation ID = ",
} }

notes! {
    BOGUS_LENGTH = "dhcpv6.bogus_length", Error, Malformed, "Bogus length";
    MALFORMED_OPTION = "dhcpv6.malformed_option", Error, Malformed, "The option is not as long as it must be";
    NO_SUBOPTION_LENGTH = "dhcpv6.no_suboption_len", Warn, Protocol, "No room for the suboption's length";
    INVALID_TIME = "dhcpv6.invalid_time_value", Warn, Protocol, "Invalid time";
    INVALID_TYPE = "dhcpv6.invalid_type", Warn, Protocol, "Invalid type";
    BAD_HOP_COUNT = "dhcpv6.error_hopcount", Warn, Protocol, "The hop count does not agree with the messages inside";
    BAD_MESSAGE_TYPE = "dhcpv6.bad_msgtype", Warn, Protocol, "This message must not have this option";
    S_WITH_N = "dhcpv6.s_bit_should_be_zero", Error, Protocol, "The S bit is set with the N bit";
    NOT_A_NAME = "dhcpv6.expert.name_not_dns_encoded", Error, Protocol, "This is no domain name in wire format";
    NAME_EXCEEDS = "dhcpv6.expert.domain_field_length_exceeded", Error, Protocol, "The name does not fit into its option";
    NAME_TOO_LONG = "dhcpv6.expert.encoded_fqdn_gt_255", Error, Protocol, "The name is longer than 255 octets";
    ROOT_ONLY = "dhcpv6.expert.root_only_domain_name", Error, Protocol, "The root alone";
    TOP_LEVEL = "dhcpv6.expert.tld_lookup", Warn, Protocol, "A top-level domain alone";
    PARTIAL_AFTER_FULL = "dhcpv6.expert.partial_name_preceded_by_fqdn", Error, Protocol, "A partial name after a full one";
}
