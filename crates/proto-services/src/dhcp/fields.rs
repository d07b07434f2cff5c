//! The fields of DHCP, and the words for their values.
//!
//! Code points: IANA "Dynamic Host Configuration Protocol (DHCP) and Bootstrap Protocol (BOOTP) Parameters",
//! "Address Resolution Protocol (ARP) Parameters" (hardware types), CableLabs CL-SP-CANN-DHCP-Reg.

use dissect::prelude::*;

fields! {
    BOOTP: bool = "dhcp.bootp", "Plain BOOTP", Flag;
    TYPE: u8 = "dhcp.type", "Message type", Dec, TYPE_NAMES;
    HW_TYPE: u8 = "dhcp.hw.type", "Hardware type", Hex, HW_TYPE_NAMES;
    HW_LEN: u8 = "dhcp.hw.len", "Hardware address length", Dec;
    HOPS: u8 = "dhcp.hops", "Hops", Dec;
    ID: u32 = "dhcp.id", "Transaction ID", Hex;
    SECS: u16 = "dhcp.secs", "Seconds elapsed", Dec;
    FLAGS: Bits<u16> = "dhcp.flags", "Flags", Hex {
        FLAGS_BC: 0x8000 = "dhcp.flags.bc", "Broadcast flag", Flag, FLAGS_BC_WORDS;
        FLAGS_RESERVED: 0x7fff = "dhcp.flags.reserved", "Reserved flags", Hex;
    };
    IP_CLIENT: Ipv4 = "dhcp.ip.client", "Client IP address", None;
    IP_YOUR: Ipv4 = "dhcp.ip.your", "Your (client) IP address", None;
    IP_SERVER: Ipv4 = "dhcp.ip.server", "Next server IP address", None;
    IP_RELAY: Ipv4 = "dhcp.ip.relay", "Relay agent IP address", None;
    HW_ADDR: Bytes = "dhcp.hw.addr", "Client hardware address", None;
    HW_ADDR_PADDING: Bytes = "dhcp.hw.addr_padding", "Client hardware address padding", None;
    HW_MAC_ADDR: Ether = "dhcp.hw.mac_addr", "Client MAC address", None;
    SERVER_FIELD: Text = "dhcp.server", "Server host name", None;
    FILE_FIELD: Text = "dhcp.file", "Boot file name", None;
    COOKIE_FIELD: Ipv4 = "dhcp.cookie", "Magic cookie", None;
    VENDOR_SPECIFIC_OPTIONS: Bytes = "dhcp.vendor_specific_options", "Vendor specific options", None;
    FQDN_FLAGS: Bits<u8> = "dhcp.fqdn.flags", "Flags", Hex {
        FQDN_MBZ: 0xf0 = "dhcp.fqdn.mbz", "Reserved flags", Hex;
        FQDN_N: 0x8 = "dhcp.fqdn.n", "Server DDNS", Flag, FQDN_N_WORDS;
        FQDN_E: 0x4 = "dhcp.fqdn.e", "Encoding", Flag, FQDN_E_WORDS;
        FQDN_O: 0x2 = "dhcp.fqdn.o", "Server overrides", Flag, FQDN_O_WORDS;
        FQDN_S: 0x1 = "dhcp.fqdn.s", "Server", Flag, FQDN_S_WORDS;
    };
    FQDN_RCODE1: u8 = "dhcp.fqdn.rcode1", "A-RR result", Dec;
    FQDN_RCODE2: u8 = "dhcp.fqdn.rcode2", "PTR-RR result", Dec;
    FQDN_NAME: Text = "dhcp.fqdn.name", "Client name", None;
    VENDOR_PKTC_MTA_CAP_LEN: u8 = "dhcp.vendor.pktc.mta_cap_len", "MTA cap Length", Dec;
    VENDOR_PKTC_MTA_CAP_TYPE: u16 = "dhcp.vendor.pktc.mta_cap_type", "MTA cap type", Dec, VENDOR_PKTC_MTA_CAP_TYPE_NAMES;
    VENDOR_DOCSIS_CM_CAP_LEN: u8 = "dhcp.vendor.docsis.cm_cap_len", "CM cap Length", Dec;
    DOCSIS_CM_CAP_TYPE: u16 = "dhcp.docsis_cm_cap_type", "Docsis CM cap type", Dec, DOCSIS_CM_CAP_TYPE_NAMES;
    CLIENT_ID_UUID: Guid = "dhcp.client_id.uuid", "UUID", None;
    CLIENT_HARDWARE_ADDRESS: Text = "dhcp.client_hardware_address", "Client hardware address", None;
    CLIENT_ID_IAID: Text = "dhcp.client_id.iaid", "IAID", None;
    CLIENT_ID_DUID_TYPE: u16 = "dhcp.client_id.duid_type", "DUID type", Dec, CLIENT_ID_DUID_TYPE_NAMES;
    CLIENT_ID_DUID_LLT_HW_TYPE: u16 = "dhcp.client_id.duid_llt_hw_type", "DUID llt hw type", Dec, HW_TYPE_NAMES;
    CLIENT_ID_DUID_LL_HW_TYPE: u16 = "dhcp.client_id.duid_ll_hw_type", "DUID ll hw type", Dec, HW_TYPE_NAMES;
    CLIENT_ID_TIME: u32 = "dhcp.client_id.time", "Time", Dec;
    CLIENT_ID_LINK_LAYER_ADDRESS: Text = "dhcp.client_id.link_layer_address", "Link layer address", None;
    CLIENT_ID_ENTERPRISE_NUM: u32 = "dhcp.client_id.enterprise_num", "Enterprise num", Dec;
    CLIENT_ID: Bytes = "dhcp.client_id", "Client ID", None;
    CLIENT_ID_TYPE: u8 = "dhcp.client_id.type", "Type", Dec;
    CLIENT_ID_UNDEF: Text = "dhcp.client_id.undef", "Undef", None;
    OPTION_TYPE: u8 = "dhcp.option.type", "Option", Dec;
    OPTION_LENGTH: u8 = "dhcp.option.length", "Length", Dec;
    OPTION_SUBOPTION_LENGTH: u8 = "dhcp.option.suboption_length", "Suboption length", Dec;
    OPTION_VALUE: Bytes = "dhcp.option.value", "Value", None;
    OPTION_VALUE_UINT: u8 = "dhcp.option.value.uint", "Uint", Dec;
    OPTION_VALUE_INT: i32 = "dhcp.option.value.int", "Value int", Dec;
    OPTION_VALUE_STRING: TextZ = "dhcp.option.value.string", "String", None;
    OPTION_VALUE_ADDRESS: Ipv4 = "dhcp.option.value.address", "Address", None;
    OPTION_VALUE_BOOL: bool = "dhcp.option.value.bool", "Bool", Flag;
    OPTION_PADDING: Bytes = "dhcp.option.padding", "Padding", None;
    OPTION_SUBNET_MASK: Ipv4 = "dhcp.option.subnet_mask", "Subnet mask", None;
    OPTION_TIME_OFFSET: i32 = "dhcp.option.time_offset", "Time offset", Dec;
    OPTION_ROUTER: Ipv4 = "dhcp.option.router", "Router", None;
    OPTION_TIME_SERVER: Ipv4 = "dhcp.option.time_server", "Time server", None;
    OPTION_NAME_SERVER: Ipv4 = "dhcp.option.name_server", "Name server", None;
    OPTION_DOMAIN_NAME_SERVER: Ipv4 = "dhcp.option.domain_name_server", "Domain name server", None;
    OPTION_LOG_SERVER: Ipv4 = "dhcp.option.log_server", "Log server", None;
    OPTION_QUOTES_SERVER: Ipv4 = "dhcp.option.quotes_server", "Quotes server", None;
    OPTION_LPR_SERVER: Ipv4 = "dhcp.option.lpr_server", "Lpr server", None;
    OPTION_IMPRESS_SERVER: Ipv4 = "dhcp.option.impress_server", "Impress server", None;
    OPTION_RESOURCE_LOCATION_SERVER: Ipv4 = "dhcp.option.resource_location_server", "Resource location server", None;
    OPTION_HOSTNAME: TextZ = "dhcp.option.hostname", "Host Name", None;
    OPTION_BOOT_FILE_SIZE: u16 = "dhcp.option.boot_file_size", "Boot file size", Dec;
    OPTION_MERIT_DUMP_FILE: TextZ = "dhcp.option.merit_dump_file", "Merit dump file", None;
    OPTION_DOMAIN_NAME: TextZ = "dhcp.option.domain_name", "Domain name", None;
    OPTION_SWAP_SERVER: Ipv4 = "dhcp.option.swap_server", "Swap server", None;
    OPTION_ROOT_PATH: TextZ = "dhcp.option.root_path", "Root path", None;
    OPTION_EXTENSION_PATH: TextZ = "dhcp.option.extension_path", "Extension path", None;
    OPTION_IP_FORWARDING: bool = "dhcp.option.ip_forwarding", "IP forwarding", Flag, OPTION_IP_FORWARDING_WORDS;
    OPTION_POLICY_FILTER_IP: Ipv4 = "dhcp.option.policy_filter.ip", "Policy_filter IP", None;
    OPTION_POLICY_FILTER_SUBNET_MASK: Ipv4 = "dhcp.option.policy_filter.subnet_mask", "Subnet mask", None;
    OPTION_NON_LOCAL_SOURCE_ROUTING: bool = "dhcp.option.non_local_source_routing", "Non local source routing", Flag, OPTION_IP_FORWARDING_WORDS;
    OPTION_MAX_DATAGRAM_REASSEMBLY_SIZE: u16 = "dhcp.option.max_datagram_reassembly_size", "Max datagram reassembly size", Dec;
    OPTION_DEFAULT_IP_TTL: u8 = "dhcp.option.default_ip_ttl", "Default IP TTL", Dec;
    OPTION_PATH_MTU_AGING_TIMEOUT: u32 = "dhcp.option.path_mtu_aging_timeout", "Path MTU aging timeout", Dec;
    OPTION_PATH_MTU_PLATEAU_TABLE_ITEM: u16 = "dhcp.option.path_mtu_plateau_table_item", "Path MTU plateau table item", Dec;
    OPTION_INTERFACE_MTU: u16 = "dhcp.option.interface_mtu", "Interface MTU", Dec;
    OPTION_ALL_SUBNETS_ARE_LOCAL: bool = "dhcp.option.all_subnets_are_local", "All subnets are local", Flag, OPTION_ALL_SUBNETS_ARE_LOCAL_WORDS;
    OPTION_BROADCAST_ADDRESS: Ipv4 = "dhcp.option.broadcast_address", "Broadcast address", None;
    OPTION_PERFORM_MASK_DISCOVERY: bool = "dhcp.option.perform_mask_discovery", "Perform mask discovery", Flag, OPTION_IP_FORWARDING_WORDS;
    OPTION_MASK_SUPPLIER: bool = "dhcp.option.mask_supplier", "Mask supplier", Flag, OPTION_ALL_SUBNETS_ARE_LOCAL_WORDS;
    OPTION_PERFORM_ROUTER_DISCOVER: bool = "dhcp.option.perform_router_discover", "Perform router discover", Flag, OPTION_IP_FORWARDING_WORDS;
    OPTION_ROUTER_SOLICITATION_ADDRESS: Ipv4 = "dhcp.option.router_solicitation_address", "Router solicitation address", None;
    OPTION_STATIC_ROUTE_IP: Ipv4 = "dhcp.option.static_route.ip", "Static_route IP", None;
    OPTION_STATIC_ROUTE_ROUTER: Ipv4 = "dhcp.option.static_route.router", "Router", None;
    OPTION_TRAILER_ENCAPSULATION: bool = "dhcp.option.trailer_encapsulation", "Trailer encapsulation", Flag, OPTION_IP_FORWARDING_WORDS;
    OPTION_ARP_CACHE_TIMEOUT: u32 = "dhcp.option.arp_cache_timeout", "ARP cache timeout", Dec;
    OPTION_ETHERNET_ENCAPSULATION: bool = "dhcp.option.ethernet_encapsulation", "Ethernet encapsulation", Flag, OPTION_IP_FORWARDING_WORDS;
    OPTION_TCP_DEFAULT_TTL: u8 = "dhcp.option.tcp_default_ttl", "TCP default TTL", Dec;
    OPTION_TCP_KEEPALIVE_INTERVAL: u32 = "dhcp.option.tcp_keepalive_interval", "TCP keepalive interval", Dec;
    OPTION_TCP_KEEPALIVE_GARBAGE: bool = "dhcp.option.tcp_keepalive_garbage", "TCP keepalive garbage", Flag, OPTION_IP_FORWARDING_WORDS;
    OPTION_NIS_DOMAIN: TextZ = "dhcp.option.nis_domain", "NIS domain", None;
    OPTION_NIS_SERVER: Ipv4 = "dhcp.option.nis_server", "NIS server", None;
    OPTION_NTP_SERVER: Ipv4 = "dhcp.option.ntp_server", "NTP server", None;
    OPTION_VENDOR_VALUE: Bytes = "dhcp.option.vendor.value", "Value", None;
    OPTION_VENDOR_VALUE_UINT: u8 = "dhcp.option.vendor.value.uint", "Uint", Dec;
    OPTION_VENDOR_VALUE_STRING: TextZ = "dhcp.option.vendor.value.string", "String", None;
    OPTION_VENDOR_VALUE_ADDRESS: Ipv4 = "dhcp.option.vendor.value.address", "Address", None;
    OPTION_VENDOR_PXECLIENT_SUBOPTION: u8 = "dhcp.option.vendor.pxeclient.suboption", "Suboption", Dec, OPTION_VENDOR_PXECLIENT_SUBOPTION_NAMES;
    OPTION_VENDOR_PXECLIENT_PADDING: u8 = "dhcp.option.vendor.pxeclient.padding", "Padding", Dec;
    OPTION_VENDOR_PXECLIENT_MTFTP_IP: Ipv4 = "dhcp.option.vendor.pxeclient.mtftp_ip", "Mtftp IP", None;
    OPTION_VENDOR_PXECLIENT_MTFTP_CLIENT_PORT: u16 = "dhcp.option.vendor.pxeclient.mtftp_client_port", "Mtftp client port", Dec;
    OPTION_VENDOR_PXECLIENT_MTFTP_SERVER_PORT: u16 = "dhcp.option.vendor.pxeclient.mtftp_server_port", "Mtftp server port", Dec;
    OPTION_VENDOR_PXECLIENT_MTFTP_TIMEOUT: u8 = "dhcp.option.vendor.pxeclient.mtftp_timeout", "Mtftp timeout", Dec;
    OPTION_VENDOR_PXECLIENT_MTFTP_DELAY: u8 = "dhcp.option.vendor.pxeclient.mtftp_delay", "Mtftp delay", Dec;
    OPTION_VENDOR_PXECLIENT_DISCOVERY_CONTROL: Bits<u8> = "dhcp.option.vendor.pxeclient.discovery_control", "Discovery control", Hex {
        OPTION_VENDOR_PXECLIENT_DISCOVERY_CONTROL_BROADCAST: 0x1 = "dhcp.option.vendor.pxeclient.discovery_control.broadcast", "Broadcast", Flag, OPTION_VENDOR_PXECLIENT_DISCOVERY_CONTROL_BROADCAST_WORDS;
        OPTION_VENDOR_PXECLIENT_DISCOVERY_CONTROL_MULTICAST: 0x2 = "dhcp.option.vendor.pxeclient.discovery_control.multicast", "Multicast", Flag, OPTION_VENDOR_PXECLIENT_DISCOVERY_CONTROL_BROADCAST_WORDS;
        OPTION_VENDOR_PXECLIENT_DISCOVERY_CONTROL_SERVERLIST: 0x4 = "dhcp.option.vendor.pxeclient.discovery_control.serverlist", "Serverlist", Flag, OPTION_VENDOR_PXECLIENT_DISCOVERY_CONTROL_BROADCAST_WORDS;
        OPTION_VENDOR_PXECLIENT_DISCOVERY_CONTROL_BSTRAP: 0x8 = "dhcp.option.vendor.pxeclient.discovery_control.bstrap", "Bstrap", Flag, OPTION_VENDOR_PXECLIENT_DISCOVERY_CONTROL_BROADCAST_WORDS;
    };
    OPTION_VENDOR_PXECLIENT_MULTICAST_ADDRESS: Ipv4 = "dhcp.option.vendor.pxeclient.multicast_address", "Multicast address", None;
    OPTION_VENDOR_PXECLIENT_BOOT_SERVERS: Bytes = "dhcp.option.vendor.pxeclient.boot_servers", "Boot servers", None;
    OPTION_VENDOR_PXECLIENT_BOOT_SERVERS_TYPE: u16 = "dhcp.option.vendor.pxeclient.boot_servers.type", "Type", Dec, OPTION_VENDOR_PXECLIENT_BOOT_SERVERS_TYPE_NAMES;
    OPTION_VENDOR_PXECLIENT_BOOT_SERVERS_COUNT: u8 = "dhcp.option.vendor.pxeclient.boot_servers.count", "Count", Dec;
    OPTION_VENDOR_PXECLIENT_BOOT_SERVERS_IP: Ipv4 = "dhcp.option.vendor.pxeclient.boot_servers.ip", "Boot_servers IP", None;
    OPTION_VENDOR_PXECLIENT_BOOT_MENU: Bytes = "dhcp.option.vendor.pxeclient.boot_menu", "Boot menu", None;
    OPTION_VENDOR_PXECLIENT_BOOT_MENU_TYPE: u16 = "dhcp.option.vendor.pxeclient.boot_menu.type", "Type", Dec, OPTION_VENDOR_PXECLIENT_BOOT_MENU_TYPE_NAMES;
    OPTION_VENDOR_PXECLIENT_BOOT_MENU_LENGTH: u8 = "dhcp.option.vendor.pxeclient.boot_menu.length", "Length", Dec;
    OPTION_VENDOR_PXECLIENT_BOOT_MENU_DESC: Text = "dhcp.option.vendor.pxeclient.boot_menu.desc", "Desc", None;
    OPTION_VENDOR_PXECLIENT_MENU_PROMPT: Bytes = "dhcp.option.vendor.pxeclient.menu_prompt", "Menu prompt", None;
    OPTION_VENDOR_PXECLIENT_MENU_PROMPT_TIMEOUT: u8 = "dhcp.option.vendor.pxeclient.menu_prompt.timeout", "Timeout", Dec;
    OPTION_VENDOR_PXECLIENT_MENU_PROMPT_PROMPT: Text = "dhcp.option.vendor.pxeclient.menu_prompt.prompt", "Prompt", None;
    OPTION_VENDOR_PXECLIENT_MULTICAST_ADDRESS_ALLOC: Bytes = "dhcp.option.vendor.pxeclient.multicast_address_alloc", "Multicast address alloc", None;
    OPTION_VENDOR_PXECLIENT_CREDENTIAL_TYPES: Bytes = "dhcp.option.vendor.pxeclient.credential_types", "Credential types", None;
    OPTION_VENDOR_PXECLIENT_BOOT_ITEM: Bytes = "dhcp.option.vendor.pxeclient.boot_item", "Boot item", None;
    OPTION_VENDOR_PXECLIENT_BOOT_ITEM_TYPE: u16 = "dhcp.option.vendor.pxeclient.boot_item.type", "Type", Dec;
    OPTION_VENDOR_PXECLIENT_BOOT_ITEM_LAYER: Bytes = "dhcp.option.vendor.pxeclient.boot_item.layer", "Layer", None;
    OPTION_VENDOR_PXECLIENT_LCM_SERVER: TextZ = "dhcp.option.vendor.pxeclient.lcm_server", "LCM server", None;
    OPTION_VENDOR_PXECLIENT_LCM_DOMAIN: TextZ = "dhcp.option.vendor.pxeclient.lcm_domain", "LCM domain", None;
    OPTION_VENDOR_PXECLIENT_LCM_NIC_OPTION: Bytes = "dhcp.option.vendor.pxeclient.lcm_nic_option", "LCM nic option", None;
    OPTION_VENDOR_PXECLIENT_LCM_WORKGROUP: TextZ = "dhcp.option.vendor.pxeclient.lcm_workgroup", "LCM workgroup", None;
    OPTION_VENDOR_PXECLIENT_DISCOVERY: bool = "dhcp.option.vendor.pxeclient.discovery", "Discovery", Flag, OPTION_ALL_SUBNETS_ARE_LOCAL_WORDS;
    OPTION_VENDOR_PXECLIENT_CONFIGURED: bool = "dhcp.option.vendor.pxeclient.configured", "Configured", Flag, OPTION_ALL_SUBNETS_ARE_LOCAL_WORDS;
    OPTION_VENDOR_PXECLIENT_LCM_VERSION: u32 = "dhcp.option.vendor.pxeclient.lcm_version", "LCM version", Dec;
    OPTION_VENDOR_PXECLIENT_LCM_SERIAL: TextZ = "dhcp.option.vendor.pxeclient.lcm_serial", "LCM serial", None;
    OPTION_VENDOR_PXECLIENT_END: u8 = "dhcp.option.vendor.pxeclient.end", "Pxeclient end", Dec;
    OPTION_VENDOR_CISCO_SUBOPTION: u8 = "dhcp.option.vendor.cisco.suboption", "Suboption", Dec, OPTION_VENDOR_CISCO_SUBOPTION_NAMES;
    OPTION_VENDOR_AEROHIVE_UNKNOWN: Bytes = "dhcp.option.vendor.aerohive.unknown", "Unknown", None;
    OPTION_VENDOR_AEROHIVE_XIQHOSTNAME: Text = "dhcp.option.vendor.aerohive.xiqhostname", "Xiqhostname", None;
    OPTION_VENDOR_AEROHIVE_XIQIPADDRESS: Ipv4 = "dhcp.option.vendor.aerohive.xiqipaddress", "Xiqipaddress", None;
    OPTION_VENDOR_CL_SUBOPTION: u8 = "dhcp.option.vendor.cl.suboption", "Suboption", Dec, OPTION_VENDOR_CL_SUBOPTION_NAMES;
    OPTION_VENDOR_CL_PADDING: u8 = "dhcp.option.vendor.cl.padding", "Padding", Dec;
    OPTION_VENDOR_CL_SUBOPTION_REQUEST_LIST: TextZ = "dhcp.option.vendor.cl.suboption_request_list", "Suboption request list", None;
    OPTION_VENDOR_CL_DEVICE_TYPE: TextZ = "dhcp.option.vendor.cl.device_type", "Device type", None;
    OPTION_VENDOR_CL_ESAFE_TYPE: TextZ = "dhcp.option.vendor.cl.esafe_type", "Esafe type", None;
    OPTION_VENDOR_CL_SERIAL_NUMBER: TextZ = "dhcp.option.vendor.cl.serial_number", "Serial number", None;
    OPTION_VENDOR_CL_HARDWARE_VERSION: TextZ = "dhcp.option.vendor.cl.hardware_version", "Hardware version", None;
    OPTION_VENDOR_CL_SOFTWARE_VERSION: TextZ = "dhcp.option.vendor.cl.software_version", "Software version", None;
    OPTION_VENDOR_CL_BOOT_ROM_VERSION: TextZ = "dhcp.option.vendor.cl.boot_rom_version", "Boot rom version", None;
    OPTION_VENDOR_CL_OUI_STRING: TextZ = "dhcp.option.vendor.cl.oui_string", "Oui string", None;
    OPTION_VENDOR_CL_OUI_BYTES: Bytes = "dhcp.option.vendor.cl.oui_bytes", "Oui bytes", None;
    OPTION_VENDOR_CL_MODEL_NUMBER: TextZ = "dhcp.option.vendor.cl.model_number", "Model number", None;
    OPTION_VENDOR_CL_VENDOR_NAME10: TextZ = "dhcp.option.vendor.cl.vendor_name10", "Vendor name10", None;
    OPTION_VENDOR_CL_ADDRESS_REALM: u8 = "dhcp.option.vendor.cl.address_realm", "Address realm", Dec, OPTION_VENDOR_CL_ADDRESS_REALM_NAMES;
    OPTION_VENDOR_CL_CM_PS_SYSTEM_DESC: TextZ = "dhcp.option.vendor.cl.cm_ps_system_desc", "CM ps system desc", None;
    OPTION_VENDOR_CL_CM_PS_FIRMWARE_REVISION: TextZ = "dhcp.option.vendor.cl.cm_ps_firmware_revision", "CM ps firmware revision", None;
    OPTION_VENDOR_CL_FIREWALL_POLICY_FILE_VERSION: TextZ = "dhcp.option.vendor.cl.firewall_policy_file_version", "Firewall policy file version", None;
    OPTION_VENDOR_CL_ESAFE_CONFIG_FILE_DEVICES: TextZ = "dhcp.option.vendor.cl.esafe_config_file_devices", "Esafe config file devices", None;
    OPTION_VENDOR_CL_VIDEO_SECURITY_TAPE: TextZ = "dhcp.option.vendor.cl.video_security_tape", "Video security tape", None;
    OPTION_VENDOR_CL_MTA_MAC_ADDRESS: Ether = "dhcp.option.vendor.cl.mta_mac_address", "MTA MAC address", None;
    OPTION_VENDOR_CL_CORRELATION_ID: u32 = "dhcp.option.vendor.cl.correlation_ID", "Correlation ID", Dec;
    OPTION_VENDOR_CL_VENDOR_NAME51: TextZ = "dhcp.option.vendor.cl.vendor_name51", "Vendor name51", None;
    OPTION_VENDOR_CL_CABLECARD_CAPABILITY: Bytes = "dhcp.option.vendor.cl.cablecard_capability", "Cablecard capability", None;
    OPTION_VENDOR_CL_DEVICE_ID_CA: Bytes = "dhcp.option.vendor.cl.device_id_ca", "Device ID ca", None;
    OPTION_VENDOR_CL_DEVICE_ID_X509: TextZ = "dhcp.option.vendor.cl.device_id_x509", "Device ID x509", None;
    OPTION_VENDOR_CL_END: u8 = "dhcp.option.vendor.cl.end", "Cl end", Dec;
    OPTION_VENDOR_ALU_SUBOPTION: u8 = "dhcp.option.vendor.alu.suboption", "Suboption", Dec, OPTION_VENDOR_ALU_SUBOPTION_NAMES;
    OPTION_VENDOR_ALU_PADDING: u8 = "dhcp.option.vendor.alu.padding", "Padding", Dec;
    OPTION_VENDOR_ALU_VID: u16 = "dhcp.option.vendor.alu.vid", "Alu vid", Dec;
    OPTION_VENDOR_ALU_TFTP1: Ipv4 = "dhcp.option.vendor.alu.tftp1", "Tftp1", None;
    OPTION_VENDOR_ALU_TFTP2: Ipv4 = "dhcp.option.vendor.alu.tftp2", "Tftp2", None;
    OPTION_VENDOR_ALU_APP_TYPE: u8 = "dhcp.option.vendor.alu.app_type", "App type", Dec, OPTION_VENDOR_ALU_APP_TYPE_NAMES;
    OPTION_VENDOR_ALU_SIP_URL: Text = "dhcp.option.vendor.alu.sip_url", "SIP URL", None;
    OPTION_VENDOR_ALU_END: u8 = "dhcp.option.vendor.alu.end", "Alu end", Dec;
    OPTION_VENDOR_ARUBAAP_CONTROLLERIP: Text = "dhcp.option.vendor.arubaap.controllerip", "Controllerip", None;
    OPTION_VENDOR_ARUBAIAP: Text = "dhcp.option.vendor.arubaiap", "Arubaiap", None;
    OPTION_VENDOR_ARUBAIAP_NAME_ORG: Text = "dhcp.option.vendor.arubaiap.name_org", "Name org", None;
    OPTION_VENDOR_ARUBAIAP_AMP_IP: Text = "dhcp.option.vendor.arubaiap.amp_ip", "Amp IP", None;
    OPTION_VENDOR_ARUBAIAP_PASSWORD: Text = "dhcp.option.vendor.arubaiap.password", "Password", None;
    OPTION_VENDOR_BSDP_SUBOPTION: u8 = "dhcp.option.vendor.bsdp.suboption", "Suboption", Dec, OPTION_VENDOR_CL_SUBOPTION_NAMES;
    OPTION_VENDOR_BSDP_MESSAGE_TYPE: u8 = "dhcp.option.vendor.bsdp.message_type", "Message type", Dec, OPTION_VENDOR_BSDP_MESSAGE_TYPE_NAMES;
    OPTION_VENDOR_BSDP_VERSION: u16 = "dhcp.option.vendor.bsdp.version", "Version", Hex;
    OPTION_VENDOR_BSDP_SERVER_IDENTIFIER: Ipv4 = "dhcp.option.vendor.bsdp.server_identifier", "Server identifier", None;
    OPTION_VENDOR_BSDP_SERVER_PRIORITY: u16 = "dhcp.option.vendor.bsdp.server_priority", "Server priority", Dec;
    OPTION_VENDOR_BSDP_REPLY_PORT: u16 = "dhcp.option.vendor.bsdp.reply_port", "Reply port", Dec;
    OPTION_VENDOR_BSDP_BOOT_IMAGE_LIST_PATH: Text = "dhcp.option.vendor.bsdp.boot_image_list_path", "Boot image list path", None;
    OPTION_VENDOR_BSDP_BOOT_IMAGE_INDEX: u16 = "dhcp.option.vendor.bsdp.boot_image.index", "Index", Hex;
    OPTION_VENDOR_BSDP_DEFAULT_BOOT_IMAGE_ID: u32 = "dhcp.option.vendor.bsdp.default_boot_image_id", "Default boot image ID", Hex;
    OPTION_VENDOR_BSDP_SELECTED_BOOT_IMAGE_ID: u32 = "dhcp.option.vendor.bsdp.selected_boot_image_id", "Selected boot image ID", Hex;
    OPTION_VENDOR_BSDP_BOOT_IMAGE_LIST: Bytes = "dhcp.option.vendor.bsdp.boot_image_list", "Boot image list", None;
    OPTION_VENDOR_BSDP_BOOT_IMAGE_DESC: Bytes = "dhcp.option.vendor.bsdp.boot_image.desc", "Desc", None;
    OPTION_VENDOR_BSDP_BOOT_IMAGE_NAME_LEN: u8 = "dhcp.option.vendor.bsdp.boot_image.name_len", "Name Length", Dec;
    OPTION_VENDOR_BSDP_BOOT_IMAGE_NAME: Text = "dhcp.option.vendor.bsdp.boot_image.name", "Name", None;
    OPTION_VENDOR_BSDP_NETBOOT_FIRMWARE: Empty = "dhcp.option.vendor.bsdp.netboot_firmware", "Netboot firmware", None;
    OPTION_VENDOR_BSDP_ATTRIBUTES_FILTER_LIST: Bytes = "dhcp.option.vendor.bsdp.attributes_filter_list", "Attributes filter list", None;
    OPTION_VENDOR_BSDP_BOOT_IMAGE_ATTRIBUTE: Bits<u16> = "dhcp.option.vendor.bsdp.boot_image.attribute", "Attribute", Hex {
        OPTION_VENDOR_BSDP_BOOT_IMAGE_ATTRIBUTE_INSTALL: 0x8000 = "dhcp.option.vendor.bsdp.boot_image.attribute.install", "Install", Hex, OPTION_VENDOR_BSDP_BOOT_IMAGE_ATTRIBUTE_INSTALL_NAMES;
        OPTION_VENDOR_BSDP_BOOT_IMAGE_ATTRIBUTE_KIND: 0x7f00 = "dhcp.option.vendor.bsdp.boot_image.attribute.kind", "Kind", Hex, OPTION_VENDOR_BSDP_BOOT_IMAGE_ATTRIBUTE_KIND_NAMES;
        OPTION_VENDOR_BSDP_BOOT_IMAGE_ATTRIBUTE_RESERVED: 0xff = "dhcp.option.vendor.bsdp.boot_image.attribute.reserved", "Reserved", Hex;
    };
    OPTION_VENDOR_BSDP_MESSAGE_SIZE: u16 = "dhcp.option.vendor.bsdp.message_size", "Message size", Dec;
    OPTION_NETBIOS_OVER_TCPIP_NAME_SERVER: Ipv4 = "dhcp.option.netbios_over_tcpip_name_server", "Netbios over tcpip name server", None;
    OPTION_NETBIOS_OVER_TCPIP_DD_NAME_SERVER: Ipv4 = "dhcp.option.netbios_over_tcpip_dd_name_server", "Netbios over tcpip dd name server", None;
    OPTION_NETBIOS_OVER_TCPIP_NODE_TYPE: u8 = "dhcp.option.netbios_over_tcpip_node_type", "Netbios over tcpip node type", Dec, OPTION_NETBIOS_OVER_TCPIP_NODE_TYPE_NAMES;
    OPTION_NETBIOS_OVER_TCPIP_SCOPE: TextZ = "dhcp.option.netbios_over_tcpip_scope", "Netbios over tcpip scope", None;
    OPTION_XWINDOWS_SYSTEM_FONT_SERVER: Ipv4 = "dhcp.option.xwindows_system_font_server", "Xwindows system font server", None;
    OPTION_XWINDOWS_SYSTEM_DISPLAY_MANAGER: Ipv4 = "dhcp.option.xwindows_system_display_manager", "Xwindows system display manager", None;
    OPTION_REQUESTED_IP_ADDRESS: Ipv4 = "dhcp.option.requested_ip_address", "Requested IP address", None;
    OPTION_IP_ADDRESS_LEASE_TIME: u32 = "dhcp.option.ip_address_lease_time", "IP address lease time", Dec;
    OPTION_OPTION_OVERLOAD: u8 = "dhcp.option.option_overload", "Option overload", Dec, OPTION_OPTION_OVERLOAD_NAMES;
    OPTION_DHCP: u8 = "dhcp.option.dhcp", "DHCP", Dec, OPTION_DHCP_NAMES;
    OPTION_DHCP_SERVER_ID: Ipv4 = "dhcp.option.dhcp_server_id", "DHCP server ID", None;
    OPTION_REQUEST_LIST_ITEM: u8 = "dhcp.option.request_list_item", "Parameter Request List Item", Dec;
    OPTION_MESSAGE: TextZ = "dhcp.option.message", "Message", None;
    OPTION_DHCP_MAX_MESSAGE_SIZE: u16 = "dhcp.option.dhcp_max_message_size", "DHCP max message size", Dec;
    OPTION_RENEWAL_TIME_VALUE: u32 = "dhcp.option.renewal_time_value", "Renewal time value", Dec;
    OPTION_REBINDING_TIME_VALUE: u32 = "dhcp.option.rebinding_time_value", "Rebinding time value", Dec;
    OPTION_VENDOR_CLASS_ID: TextZ = "dhcp.option.vendor_class_id", "Vendor class ID", None;
    OPTION_VENDOR_CLASS_DATA: TextZ = "dhcp.option.vendor_class_data", "Vendor class data", None;
    OPTION_NOVELL_NETWARE_IP_DOMAIN: TextZ = "dhcp.option.novell_netware_ip_domain", "Novell netware IP domain", None;
    OPTION_NOVELL_OPTIONS_SUBOPTION: u8 = "dhcp.option.novell_options.suboption", "Suboption", Dec, OPTION_NOVELL_OPTIONS_SUBOPTION_NAMES;
    OPTION_NOVELL_OPTIONS_VALUE: Bytes = "dhcp.option.novell_options.value", "Value", None;
    OPTION_NOVELL_OPTIONS_VALUE_UINT: u8 = "dhcp.option.novell_options.value.uint", "Uint", Dec;
    OPTION_NOVELL_OPTIONS_VALUE_ADDRESS: Ipv4 = "dhcp.option.novell_options.value.address", "Address", None;
    OPTION_NOVELL_OPTIONS_VALUE_BOOL: bool = "dhcp.option.novell_options.value.bool", "Bool", Flag;
    OPTION_NOVELL_OPTIONS_BROADCAST: bool = "dhcp.option.novell_options.broadcast", "Broadcast", Flag, OPTION_ALL_SUBNETS_ARE_LOCAL_WORDS;
    OPTION_NOVELL_OPTIONS_PREFERRED_DSS_SERVER: Ipv4 = "dhcp.option.novell_options.preferred_dss_server", "Preferred dss server", None;
    OPTION_NOVELL_OPTIONS_NEAREST_NWIP_SERVER: Ipv4 = "dhcp.option.novell_options.nearest_nwip_server", "Nearest nwip server", None;
    OPTION_NOVELL_OPTIONS_AUTORETRIES: u8 = "dhcp.option.novell_options.autoretries", "Autoretries", Dec;
    OPTION_NOVELL_OPTIONS_AUTORETRY_DELAY: u8 = "dhcp.option.novell_options.autoretry_delay", "Autoretry delay", Dec;
    OPTION_NOVELL_OPTIONS_SUPPORT_NETWARE_V1_1: bool = "dhcp.option.novell_options.support_netware_v1_1", "Support netware v1 1", Flag, OPTION_ALL_SUBNETS_ARE_LOCAL_WORDS;
    OPTION_NOVELL_OPTIONS_PRIMARY_DSS: Ipv4 = "dhcp.option.novell_options.primary_dss", "Primary dss", None;
    OPTION_NIS_PLUS_DOMAIN: TextZ = "dhcp.option.nis_plus_domain", "NIS plus domain", None;
    OPTION_NIS_PLUS_SERVER: Ipv4 = "dhcp.option.nis_plus_server", "NIS plus server", None;
    OPTION_TFTP_SERVER_NAME: TextZ = "dhcp.option.tftp_server_name", "TFTP server name", None;
    OPTION_BOOTFILE_NAME: TextZ = "dhcp.option.bootfile_name", "Bootfile name", None;
    OPTION_MOBILE_IP_HOME_AGENT: Ipv4 = "dhcp.option.mobile_ip_home_agent", "Mobile IP home agent", None;
    OPTION_SMTP_SERVER: Ipv4 = "dhcp.option.smtp_server", "SMTP server", None;
    OPTION_POP3_SERVER: Ipv4 = "dhcp.option.pop3_server", "POP3 server", None;
    OPTION_NNTP_SERVER: Ipv4 = "dhcp.option.nntp_server", "NNTP server", None;
    OPTION_DEFAULT_WWW_SERVER: Ipv4 = "dhcp.option.default_www_server", "Default WWW server", None;
    OPTION_DEFAULT_FINGER_SERVER: Ipv4 = "dhcp.option.default_finger_server", "Default finger server", None;
    OPTION_DEFAULT_IRC_SERVER: Ipv4 = "dhcp.option.default_irc_server", "Default IRC server", None;
    OPTION_STREETTALK_SERVER: Ipv4 = "dhcp.option.streettalk_server", "Streettalk server", None;
    OPTION_STREETTALK_DA_SERVER: Ipv4 = "dhcp.option.streettalk_da_server", "Streettalk da server", None;
    OPTION_USER_CLASS: u8 = "dhcp.option.user_class", "User class", Dec;
    OPTION_USER_CLASS_LENGTH: u8 = "dhcp.option.user_class.length", "Length", Dec;
    OPTION_USER_CLASS_DATA: Bytes = "dhcp.option.user_class.data", "Data", None;
    OPTION_USER_CLASS_TEXT: Text = "dhcp.option.user_class.text", "Text", None;
    OPTION_SLP_DIRECTORY_AGENT_VALUE: u8 = "dhcp.option.slp_directory_agent.value", "Value", Dec, OPTION_SLP_DIRECTORY_AGENT_VALUE_NAMES;
    OPTION_SLP_DIRECTORY_AGENT_SLPDA_ADDRESS: Ipv4 = "dhcp.option.slp_directory_agent.slpda_address", "Slpda address", None;
    OPTION_SLP_SERVICE_SCOPE_VALUE: u8 = "dhcp.option.slp_service_scope.value", "Value", Dec, OPTION_SLP_SERVICE_SCOPE_VALUE_NAMES;
    OPTION_SLP_SERVICE_SCOPE_STRING: TextZ = "dhcp.option.slp_service_scope.string", "String", None;
    OPTION_AGENT_INFORMATION_OPTION_SUBOPTION: u8 = "dhcp.option.agent_information_option.suboption", "Suboption", Dec, OPTION_AGENT_INFORMATION_OPTION_SUBOPTION_NAMES;
    OPTION_AGENT_INFORMATION_OPTION_VALUE: Bytes = "dhcp.option.agent_information_option.value", "Value", None;
    OPTION_AGENT_INFORMATION_OPTION_VALUE_UINT: u8 = "dhcp.option.agent_information_option.value.uint", "Uint", Dec;
    OPTION_AGENT_INFORMATION_OPTION_VALUE_ADDRESS: Ipv4 = "dhcp.option.agent_information_option.value.address", "Address", None;
    OPTION_AGENT_INFORMATION_OPTION_VALUE_STRING: TextZ = "dhcp.option.agent_information_option.value.string", "String", None;
    OPTION_AGENT_INFORMATION_OPTION_PADDING: u8 = "dhcp.option.agent_information_option.padding", "Padding", Dec;
    OPTION_AGENT_INFORMATION_OPTION_AGENT_CIRCUIT_ID: Bytes = "dhcp.option.agent_information_option.agent_circuit_id", "Agent circuit ID", None;
    OPTION_AGENT_INFORMATION_OPTION_AGENT_REMOTE_ID: Bytes = "dhcp.option.agent_information_option.agent_remote_id", "Agent remote ID", None;
    OPTION_AGENT_INFORMATION_OPTION_RESERVED: Bytes = "dhcp.option.agent_information_option.reserved", "Reserved", None;
    OPTION_AGENT_INFORMATION_OPTION_DOCSIS_DEVICE_CLASS: u32 = "dhcp.option.agent_information_option.docsis_device_class", "Docsis device class", Hex;
    OPTION_AGENT_INFORMATION_OPTION_LINK_SELECTION: Ipv4 = "dhcp.option.agent_information_option.link_selection", "Link selection", None;
    OPTION_AGENT_INFORMATION_OPTION_SUBSCRIBER_ID: TextZ = "dhcp.option.agent_information_option.subscriber_id", "Subscriber ID", None;
    OPTION_AGENT_INFORMATION_OPTION_RADIUS_ATTRIBUTES: Bytes = "dhcp.option.agent_information_option.radius_attributes", "Radius attributes", None;
    OPTION_AGENT_INFORMATION_OPTION_AUTHENTICATION: Bytes = "dhcp.option.agent_information_option.authentication", "Authentication", None;
    OPTION_AGENT_INFORMATION_OPTION_VI: Bytes = "dhcp.option.agent_information_option.vi", "Agent_information_option vi", None;
    OPTION_AGENT_INFORMATION_OPTION_VI_ENTERPRISE: u32 = "dhcp.option.agent_information_option.vi.enterprise", "Enterprise", Dec;
    OPTION_AGENT_INFORMATION_OPTION_VI_DATA_LENGTH: u8 = "dhcp.option.agent_information_option.vi.data_length", "Data length", Dec;
    OPTION_AGENT_INFORMATION_OPTION_VI_CL_DOCSIS_VERSION: u16 = "dhcp.option.agent_information_option.vi.cl.docsis_version", "Docsis version", Hex;
    OPTION_AGENT_INFORMATION_OPTION_VI_CL_DPOE_SYSTEM_VERSION: u16 = "dhcp.option.agent_information_option.vi.cl.dpoe_system_version", "Dpoe system version", Hex;
    OPTION_AGENT_INFORMATION_OPTION_VI_CL_DPOE_SYSTEM_PBB_SERVICE: Bytes = "dhcp.option.agent_information_option.vi.cl.dpoe_system_pbb_service", "Dpoe system pbb service", None;
    OPTION_AGENT_INFORMATION_OPTION_VI_CL_SERVICE_CLASS_NAME: Text = "dhcp.option.agent_information_option.vi.cl.service_class_name", "Service class name", None;
    OPTION_AGENT_INFORMATION_OPTION_VI_CL_MSO_DEFINED_TEXT: Text = "dhcp.option.agent_information_option.vi.cl.mso_defined_text", "Mso defined text", None;
    OPTION_AGENT_INFORMATION_OPTION_VI_CL_SECURE_FILE_TRANSFER_URI: Text = "dhcp.option.agent_information_option.vi.cl.secure_file_transfer_uri", "Secure file transfer URI", None;
    OPTION_AGENT_INFORMATION_OPTION_FLAGS: u8 = "dhcp.option.agent_information_option.flags", "Flags", Hex;
    OPTION_AGENT_INFORMATION_OPTION_SERVER_ID_OVERRIDE: Ipv4 = "dhcp.option.agent_information_option.server_id_override", "Server ID override", None;
    OPTION_AGENT_INFORMATION_OPTION_RELAY_AGENT_ID: Bytes = "dhcp.option.agent_information_option.relay_agent_id", "Relay agent ID", None;
    OPTION_AGENT_INFORMATION_OPTION_ANI_ATT: u8 = "dhcp.option.agent_information_option.ani_att", "Ani att", Dec;
    OPTION_AGENT_INFORMATION_OPTION_ANI_ATT_RES: u8 = "dhcp.option.agent_information_option.ani_att.res", "Ani_att res", Dec;
    OPTION_AGENT_INFORMATION_OPTION_ANI_ATT_ATT: u8 = "dhcp.option.agent_information_option.ani_att.att", "Ani_att att", Dec;
    OPTION_AGENT_INFORMATION_OPTION_ANI_NETWORK_NAME: Text = "dhcp.option.agent_information_option.ani_network_name", "Ani network name", None;
    OPTION_AGENT_INFORMATION_OPTION_ANI_AP_NAME: Text = "dhcp.option.agent_information_option.ani_ap_name", "Ani ap name", None;
    OPTION_AGENT_INFORMATION_OPTION_ANI_AP_BSSID: Ether = "dhcp.option.agent_information_option.ani_ap_bssid", "Ani ap bssid", None;
    OPTION_AGENT_INFORMATION_OPTION_ANI_OPERATOR_ID: Bytes = "dhcp.option.agent_information_option.ani_operator_id", "Ani operator ID", None;
    OPTION_AGENT_INFORMATION_OPTION_ANI_OPERATOR_REALM: Text = "dhcp.option.agent_information_option.ani_operator_realm", "Ani operator realm", None;
    OPTION_AGENT_INFORMATION_OPTION_SOURCE_PORT: Empty = "dhcp.option.agent_information_option.source_port", "Source port", None;
    OPTION_AGENT_INFORMATION_OPTION_LINK_SELECTION_CISCO: Ipv4 = "dhcp.option.agent_information_option.link_selection_cisco", "Link selection cisco", None;
    OPTION_AGENT_INFORMATION_OPTION_VRF_NAME_VPN_ID: Bytes = "dhcp.option.agent_information_option.vrf_name.vpn_id", "Vpn ID", None;
    OPTION_AGENT_INFORMATION_OPTION_VRF_NAME_GLOBAL: u8 = "dhcp.option.agent_information_option.vrf_name.global", "Global", Dec;
    OPTION_AGENT_INFORMATION_OPTION_VRF_NAME: Text = "dhcp.option.agent_information_option.vrf_name", "Vrf name", None;
    OPTION_AGENT_INFORMATION_OPTION_VRF_NAME_VPN_ID_OUI: U24 = "dhcp.option.agent_information_option.vrf_name.vpn_id.oui", "Vpn_id oui", Hex;
    OPTION_AGENT_INFORMATION_OPTION_VRF_NAME_VPN_ID_INDEX: u32 = "dhcp.option.agent_information_option.vrf_name.vpn_id.index", "Index", Hex;
    OPTION_AGENT_INFORMATION_OPTION_SERVER_ID_OVERRIDE_CISCO: Ipv4 = "dhcp.option.agent_information_option.server_id_override_cisco", "Server ID override cisco", None;
    OPTION_ISNS_FUNCTIONS: Bits<u16> = "dhcp.option.isns.functions", "Functions", Hex {
        OPTION_ISNS_FUNCTIONS_ENABLED: 0x1 = "dhcp.option.isns.functions.enabled", "Enabled", Flag, OPTION_ALL_SUBNETS_ARE_LOCAL_WORDS;
        OPTION_ISNS_FUNCTIONS_DD_BASE_AUTHORIZATION: 0x2 = "dhcp.option.isns.functions.dd_base_authorization", "Dd base authorization", Flag, OPTION_ISNS_FUNCTIONS_DD_BASE_AUTHORIZATION_WORDS;
        OPTION_ISNS_FUNCTIONS_SEC_POLICY_DISTRIBUTION: 0x4 = "dhcp.option.isns.functions.sec_policy_distribution", "Sec policy distribution", Flag, OPTION_ISNS_FUNCTIONS_SEC_POLICY_DISTRIBUTION_WORDS;
        OPTION_ISNS_FUNCTIONS_RESERVED: 0xfff8 = "dhcp.option.isns.functions.reserved", "Reserved", Hex;
    };
    OPTION_ISNS_DISCOVERY_DOMAIN_ACCESS: Bits<u16> = "dhcp.option.isns.discovery_domain_access", "Discovery domain access", Hex {
        OPTION_ISNS_DISCOVERY_DOMAIN_ACCESS_ENABLED: 0x1 = "dhcp.option.isns.discovery_domain_access.enabled", "Enabled", Flag, OPTION_ALL_SUBNETS_ARE_LOCAL_WORDS;
        OPTION_ISNS_DISCOVERY_DOMAIN_ACCESS_CONTROL_NODE: 0x2 = "dhcp.option.isns.discovery_domain_access_control.node", "Node", Flag, OPTION_ALL_SUBNETS_ARE_LOCAL_WORDS;
        OPTION_ISNS_DISCOVERY_DOMAIN_ACCESS_ISCSI_TARGET: 0x4 = "dhcp.option.isns.discovery_domain_access.iscsi_target", "Iscsi target", Flag, OPTION_ALL_SUBNETS_ARE_LOCAL_WORDS;
        OPTION_ISNS_DISCOVERY_DOMAIN_ACCESS_ISCSI_INITIATOR: 0x8 = "dhcp.option.isns.discovery_domain_access.iscsi_initiator", "Iscsi initiator", Flag, OPTION_ALL_SUBNETS_ARE_LOCAL_WORDS;
        OPTION_ISNS_DISCOVERY_DOMAIN_ACCESS_IFCP_TARGET_PORT: 0x10 = "dhcp.option.isns.discovery_domain_access.ifcp_target_port", "Ifcp target port", Flag, OPTION_ALL_SUBNETS_ARE_LOCAL_WORDS;
        OPTION_ISNS_DISCOVERY_DOMAIN_ACCESS_INITIATOR_TARGET_PORT: 0x20 = "dhcp.option.isns.discovery_domain_access.initiator_target_port", "Initiator target port", Flag, OPTION_ALL_SUBNETS_ARE_LOCAL_WORDS;
        OPTION_ISNS_DISCOVERY_DOMAIN_ACCESS_RESERVED: 0xffc0 = "dhcp.option.isns.discovery_domain_access.reserved", "Reserved", Hex;
    };
    OPTION_ISNS_ADMINISTRATIVE_FLAGS: Bits<u16> = "dhcp.option.isns.administrative_flags", "Administrative flags", Hex {
        OPTION_ISNS_ADMINISTRATIVE_FLAGS_ENABLED: 0x1 = "dhcp.option.isns.administrative_flags.enabled", "Enabled", Flag, OPTION_ALL_SUBNETS_ARE_LOCAL_WORDS;
        OPTION_ISNS_ADMINISTRATIVE_FLAGS_HEARTBEAT: 0x2 = "dhcp.option.isns.administrative_flags.heartbeat", "Heartbeat", Flag, OPTION_ALL_SUBNETS_ARE_LOCAL_WORDS;
        OPTION_ISNS_ADMINISTRATIVE_FLAGS_MANAGEMENT_SCNS: 0x4 = "dhcp.option.isns.administrative_flags.management_scns", "Management scns", Flag, OPTION_ALL_SUBNETS_ARE_LOCAL_WORDS;
        OPTION_ISNS_ADMINISTRATIVE_FLAGS_DEFAULT_DISCOVERY_DOMAIN: 0x8 = "dhcp.option.isns.administrative_flags.default_discovery_domain", "Default discovery domain", Flag, OPTION_ALL_SUBNETS_ARE_LOCAL_WORDS;
        OPTION_ISNS_ADMINISTRATIVE_FLAGS_RESERVED: 0xfff0 = "dhcp.option.isns.administrative_flags.reserved", "Reserved", Hex;
    };
    OPTION_ISNS_SERVER_SECURITY_BITMAP: Bits<u32> = "dhcp.option.isns.server_security_bitmap", "Server security bitmap", Hex {
        OPTION_ISNS_SERVER_SECURITY_BITMAP_ENABLED: 0x1 = "dhcp.option.isns.server_security_bitmap.enabled", "Enabled", Flag, OPTION_ALL_SUBNETS_ARE_LOCAL_WORDS;
        OPTION_ISNS_SERVER_SECURITY_BITMAP_IKE_IPSEC_ENABLED: 0x2 = "dhcp.option.isns.server_security_bitmap.ike_ipsec_enabled", "Ike ipsec enabled", Flag, OPTION_IP_FORWARDING_WORDS;
        OPTION_ISNS_SERVER_SECURITY_BITMAP_MAIN_MODE: 0x4 = "dhcp.option.isns.server_security_bitmap.main_mode", "Main mode", Flag, OPTION_IP_FORWARDING_WORDS;
        OPTION_ISNS_SERVER_SECURITY_BITMAP_AGGRESSIVE_MODE: 0x8 = "dhcp.option.isns.server_security_bitmap.aggressive_mode", "Aggressive mode", Flag, OPTION_IP_FORWARDING_WORDS;
        OPTION_ISNS_SERVER_SECURITY_BITMAP_PFS: 0x10 = "dhcp.option.isns.server_security_bitmap.pfs", "Server_security_bitmap pfs", Flag, OPTION_IP_FORWARDING_WORDS;
        OPTION_ISNS_SERVER_SECURITY_BITMAP_TRANSPORT_MODE: 0x20 = "dhcp.option.isns.server_security_bitmap.transport_mode", "Transport mode", Flag, OPTION_ISNS_SERVER_SECURITY_BITMAP_TRANSPORT_MODE_WORDS;
        OPTION_ISNS_SERVER_SECURITY_BITMAP_TUNNEL_MODE: 0x40 = "dhcp.option.isns.server_security_bitmap.tunnel_mode", "Tunnel mode", Flag, OPTION_ISNS_SERVER_SECURITY_BITMAP_TRANSPORT_MODE_WORDS;
        OPTION_ISNS_SERVER_SECURITY_BITMAP_RESERVED: 0xff80 [u16] = "dhcp.option.isns.server_security_bitmap.reserved", "Reserved", Hex;
    };
    OPTION_ISNS_PRIMARY_SERVER_ADDR: Ipv4 = "dhcp.option.isns.primary_server_addr", "Primary server Address", None;
    OPTION_ISNS_HEARTBEAT_ORIGINATOR_ADDR: Ipv4 = "dhcp.option.isns.heartbeat_originator_addr", "Heartbeat originator Address", None;
    OPTION_ISNS_SECONDARY_SERVER_ADDR: Ipv4 = "dhcp.option.isns.secondary_server_addr", "Secondary server Address", None;
    OPTION_NOVELL_DSS_STRING: TextZ = "dhcp.option.novell_dss.string", "String", None;
    OPTION_NOVELL_DSS_IP: Ipv4 = "dhcp.option.novell_dss.ip", "Novell_dss IP", None;
    OPTION_NOVELL_DS_TREE_NAME: TextZ = "dhcp.option.novell_ds_tree_name", "Novell ds tree name", None;
    OPTION_NOVELL_DS_CONTEXT: TextZ = "dhcp.option.novell_ds_context", "Novell ds context", None;
    OPTION_DHCP_AUTHENTICATION_PROTOCOL: u8 = "dhcp.option.dhcp_authentication.protocol", "Protocol", Dec, OPTION_DHCP_AUTHENTICATION_PROTOCOL_NAMES;
    OPTION_DHCP_AUTHENTICATION_ALG_DELAY: u8 = "dhcp.option.dhcp_authentication.alg_delay", "Alg delay", Dec, OPTION_DHCP_AUTHENTICATION_ALG_DELAY_NAMES;
    OPTION_DHCP_AUTHENTICATION_ALGORITHM: u8 = "dhcp.option.dhcp_authentication.algorithm", "Algorithm", Dec;
    OPTION_DHCP_AUTHENTICATION_RDM: u8 = "dhcp.option.dhcp_authentication.rdm", "Dhcp_authentication rdm", Dec, OPTION_DHCP_AUTHENTICATION_RDM_NAMES;
    OPTION_DHCP_AUTHENTICATION_RDM_REPLAY_DETECTION: u64 = "dhcp.option.dhcp_authentication.rdm_replay_detection", "Rdm replay detection", Hex;
    OPTION_DHCP_AUTHENTICATION_RDM_RDV: TextZ = "dhcp.option.dhcp_authentication.rdm_rdv", "Rdm rdv", None;
    OPTION_DHCP_AUTHENTICATION_SECRET_ID: u32 = "dhcp.option.dhcp_authentication.secret_id", "Secret ID", Hex;
    OPTION_DHCP_AUTHENTICATION_HMAC_MD5_HASH: Bytes = "dhcp.option.dhcp_authentication.hmac_md5_hash", "Hmac md5 hash", None;
    OPTION_DHCP_AUTHENTICATION_INFORMATION: TextZ = "dhcp.option.dhcp_authentication.information", "Information", None;
    OPTION_CLIENT_LAST_TRANSACTION_TIME: u32 = "dhcp.option.client_last_transaction_time", "Client last transaction time", Dec;
    OPTION_ASSOCIATED_IP_OPTION: Ipv4 = "dhcp.option.associated_ip_option", "Associated IP option", None;
    OPTION_CLIENT_SYSTEM_ARCHITECTURE: u16 = "dhcp.option.client_system_architecture", "Client system architecture", Dec, OPTION_CLIENT_SYSTEM_ARCHITECTURE_NAMES;
    CLIENT_NETWORK_ID_MAJOR: u8 = "dhcp.client_network_id_major", "Client network ID major", Dec;
    CLIENT_NETWORK_ID_MINOR: u8 = "dhcp.client_network_id_minor", "Client network ID minor", Dec;
    OPTION_CIVIC_LOCATION_WHAT: u8 = "dhcp.option.civic_location.what", "What", Dec, OPTION_CIVIC_LOCATION_WHAT_NAMES;
    OPTION_CIVIC_LOCATION_COUNTRY: TextZ = "dhcp.option.civic_location.country", "Country", None;
    OPTION_CIVIC_LOCATION_CA_TYPE: u8 = "dhcp.option.civic_location.ca_type", "Ca type", Dec, OPTION_CIVIC_LOCATION_CA_TYPE_NAMES;
    OPTION_CIVIC_LOCATION_CA_LENGTH: u8 = "dhcp.option.civic_location.ca_length", "Ca length", Dec;
    OPTION_CIVIC_LOCATION_CA_VALUE: TextZ = "dhcp.option.civic_location.ca_value", "Ca value", None;
    OPTION_TZ_PCODE: Text = "dhcp.option.tz_pcode", "Tz pcode", None;
    OPTION_TZ_TCODE: Text = "dhcp.option.tz_tcode", "Tz tcode", None;
    OPTION_NETINFO_PARENT_SERVER_ADDRESS: Ipv4 = "dhcp.option.netinfo_parent_server_address", "Netinfo parent server address", None;
    OPTION_NETINFO_PARENT_SERVER_TAG: TextZ = "dhcp.option.netinfo_parent_server_tag", "Netinfo parent server tag", None;
    OPTION_DHCP_AUTO_CONFIGURATION: u8 = "dhcp.option.dhcp_auto_configuration", "DHCP auto configuration", Dec, OPTION_DHCP_AUTO_CONFIGURATION_NAMES;
    OPTION_DHCP_NAME_SERVICE_SEARCH_OPTION: TextZ = "dhcp.option.dhcp_name_service_search_option", "DHCP name service search option", None;
    OPTION_DHCP_DNS_DOMAIN_SEARCH_LIST_RFC_3396_DETECTED: TextZ = "dhcp.option.dhcp_dns_domain_search_list_rfc_3396_detected", "DHCP DNS domain search list rfc 3396 detected", None;
    OPTION_DHCP_DNS_DOMAIN_SEARCH_LIST_REFER_LAST_OPTION: TextZ = "dhcp.option.dhcp_dns_domain_search_list_refer_last_option", "DHCP DNS domain search list refer last option", None;
    OPTION_DHCP_DNS_DOMAIN_SEARCH_LIST_FQDN: TextZ = "dhcp.option.dhcp_dns_domain_search_list_fqdn", "DHCP DNS domain search list FQDN", None;
    OPTION_SIP_SERVER_RFC_3396_DETECTED: TextZ = "dhcp.option.sip_server.rfc_3396_detected", "Rfc 3396 detected", None;
    OPTION_SIP_SERVER_REFER_LAST_OPTION: TextZ = "dhcp.option.sip_server.refer_last_option", "Refer last option", None;
    OPTION_SIP_SERVER_ENCODING: u8 = "dhcp.option.sip_server.encoding", "Encoding", Dec, OPTION_SIP_SERVER_ENCODING_NAMES;
    OPTION_SIP_SERVER_NAME: TextZ = "dhcp.option.sip_server.name", "Name", None;
    OPTION_SIP_SERVER_ADDRESS: Ipv4 = "dhcp.option.sip_server.address", "Address", None;
    OPTION_CLASSLESS_STATIC_ROUTE: Bytes = "dhcp.option.classless_static_route", "Classless static route", None;
    OPTION_RFC3825_ERROR: u8 = "dhcp.option.rfc3825.error", "Error", Dec, OPTION_RFC3825_ERROR_NAMES;
    OPTION_RFC3825_LATITUDE: f64 = "dhcp.option.rfc3825.latitude", "Latitude", None;
    OPTION_RFC3825_LONGITUDE: f64 = "dhcp.option.rfc3825.longitude", "Longitude", None;
    OPTION_RFC3825_LATITUDE_RES: f64 = "dhcp.option.rfc3825.latitude_res", "Latitude res", None;
    OPTION_RFC3825_LONGITUDE_RES: f64 = "dhcp.option.rfc3825.longitude_res", "Longitude res", None;
    OPTION_RFC3825_ALTITUDE: f64 = "dhcp.option.rfc3825.altitude", "Altitude", None;
    OPTION_RFC3825_ALTITUDE_RES: f64 = "dhcp.option.rfc3825.altitude_res", "Altitude res", None;
    OPTION_RFC3825_ALTITUDE_TYPE: u8 = "dhcp.option.rfc3825.altitude_type", "Altitude type", Dec, OPTION_RFC3825_ALTITUDE_TYPE_NAMES;
    OPTION_CL_DSS_ID_OPTION: u8 = "dhcp.option.cl_dss_id.option", "Option", Dec, OPTION_CL_DSS_ID_OPTION_NAMES;
    OPTION_CL_DSS_ID_LEN: u8 = "dhcp.option.cl_dss_id.len", "Cl_dss_id Length", Dec;
    OPTION_CL_DSS_ID: TextZ = "dhcp.option.cl_dss_id", "Cl dss ID", None;
    OPTION_VI_CLASS_CL_ADDRESS_MODE: u8 = "dhcp.option.vi_class.cl_address_mode", "Cl address mode", Dec, OPTION_VI_CLASS_CL_ADDRESS_MODE_NAMES;
    OPTION_VI_CLASS_ENTERPRISE: u32 = "dhcp.option.vi_class.enterprise", "Enterprise", Dec;
    OPTION_VI_CLASS_LENGTH: u8 = "dhcp.option.vi_class.length", "Length", Dec;
    OPTION_VI_CLASS_DATA: TextZ = "dhcp.option.vi_class.data", "Data", None;
    OPTION_VI_ENTERPRISE: u32 = "dhcp.option.vi.enterprise", "Enterprise", Dec;
    OPTION_VI_LENGTH: u8 = "dhcp.option.vi.length", "Length", Dec;
    OPTION_VI_VALUE: Bytes = "dhcp.option.vi.value", "Value", None;
    OPTION_VI_VALUE_UINT: u8 = "dhcp.option.vi.value.uint", "Uint", Dec;
    OPTION_VI_VALUE_ADDRESS: Ipv4 = "dhcp.option.vi.value.address", "Address", None;
    OPTION_VI_VALUE_STRING: TextZ = "dhcp.option.vi.value.string", "String", None;
    OPTION_VI_TR111_SUBOPTION: u8 = "dhcp.option.vi.tr111.suboption", "Suboption", Dec, OPTION_VI_TR111_SUBOPTION_NAMES;
    OPTION_VI_TR111_DEVICE_MANUFACTURER_OUI: U24 = "dhcp.option.vi.tr111.device_manufacturer_oui", "Device manufacturer oui", Oui;
    OPTION_VI_TR111_DEVICE_SERIAL_NUMBER: TextZ = "dhcp.option.vi.tr111.device_serial_number", "Device serial number", None;
    OPTION_VI_TR111_DEVICE_PRODUCT_CLASS: TextZ = "dhcp.option.vi.tr111.device_product_class", "Device product class", None;
    OPTION_VI_TR111_GATEWAY_MANUFACTURER_OUI: TextZ = "dhcp.option.vi.tr111.gateway_manufacturer_oui", "Gateway manufacturer oui", None;
    OPTION_VI_TR111_GATEWAY_SERIAL_NUMBER: TextZ = "dhcp.option.vi.tr111.gateway_serial_number", "Gateway serial number", None;
    OPTION_VI_TR111_GATEWAY_PRODUCT_CLASS: TextZ = "dhcp.option.vi.tr111.gateway_product_class", "Gateway product class", None;
    OPTION_VI_CL_SUBOPTION: u8 = "dhcp.option.vi.cl.suboption", "Suboption", Dec, OPTION_VI_CL_SUBOPTION_NAMES;
    OPTION_VI_CL_OPTION_REQUEST: Bytes = "dhcp.option.vi.cl.option_request", "Option request", None;
    OPTION_VI_CL_TFTP_SERVER_ADDRESSES: Ipv4 = "dhcp.option.vi.cl.tftp_server_addresses", "TFTP server addresses", None;
    OPTION_VI_CL_EROUTER_CONTAINER_OPTION: Bytes = "dhcp.option.vi.cl.erouter_container_option", "Erouter container option", None;
    OPTION_VI_CL_MODEM_CAPABILITIES: Bytes = "dhcp.option.vi.cl.modem_capabilities", "Modem capabilities", None;
    OPTION_SUBNET_SELECTION_OPTION: Ipv4 = "dhcp.option.subnet_selection_option", "Subnet selection option", None;
    OPTION_PANA_AGENT: Ipv4 = "dhcp.option.pana_agent", "Pana agent", None;
    OPTION_LOST_SERVER_DOMAIN_NAME: TextZ = "dhcp.option.lost_server_domain_name", "Lost server domain name", None;
    OPTION_CAPWAP_ACCESS_CONTROLLER: Ipv4 = "dhcp.option.capwap_access_controller", "Capwap access controller", None;
    OPTION_ANDSF_SERVER: Ipv4 = "dhcp.option.andsf_server", "Andsf server", None;
    OPTION_FORCERENEW_NONCE_ALGORITHM: Bits<u8> = "dhcp.option.forcerenew_nonce.algorithm", "Algorithm", Dec, OPTION_FORCERENEW_NONCE_ALGORITHM_NAMES {
        OPTION_RDNSS_RESERVED: 0xfc = "dhcp.option.rdnss.reserved", "Reserved", Hex;
        OPTION_RDNSS_PREFERENCE: 0x3 = "dhcp.option.rdnss.preference", "Preference", Dec, OPTION_RDNSS_PREFERENCE_NAMES;
    };
    OPTION_RDNSS_PRIMARY_DNS: Ipv4 = "dhcp.option.rdnss.primary_dns", "Primary DNS", None;
    OPTION_RDNSS_SECONDARY_DNS: Ipv4 = "dhcp.option.rdnss.secondary_dns", "Secondary DNS", None;
    OPTION_RDNSS_DOMAIN: Text = "dhcp.option.rdnss.domain", "Domain", None;
    OPTION_TFTP_SERVER_ADDRESS: Ipv4 = "dhcp.option.tftp_server_address", "TFTP server address", None;
    OPTION_BULK_LEASE_STATUS_CODE: u8 = "dhcp.option.bulk_lease.status_code", "Status code", Dec, OPTION_BULK_LEASE_STATUS_CODE_NAMES;
    OPTION_BULK_LEASE_STATUS_CODE_MESSAGE: Text = "dhcp.option.bulk_lease.status_code_message", "Status code message", None;
    OPTION_BULK_LEASE_BASE_TIME: AbsTime = "dhcp.option.bulk_lease.base_time", "Base time", Utc;
    OPTION_BULK_LEASE_START_TIME_OF_STATE: u32 = "dhcp.option.bulk_lease.start_time_of_state", "Start time of state", Dec;
    OPTION_BULK_LEASE_QUERY_START_TIME: AbsTime = "dhcp.option.bulk_lease.query_start_time", "Query start time", Utc;
    OPTION_BULK_LEASE_QUERY_END_TIME: AbsTime = "dhcp.option.bulk_lease.query_end_time", "Query end time", Utc;
    OPTION_BULK_LEASE_DHCP_STATE: u8 = "dhcp.option.bulk_lease.dhcp_state", "DHCP state", Dec, OPTION_BULK_LEASE_DHCP_STATE_NAMES;
    OPTION_BULK_LEASE_DATA_SOURCE: bool = "dhcp.option.bulk_lease.data_source", "Data source", Flag, OPTION_BULK_LEASE_DATA_SOURCE_WORDS;
    OPTION_PCP_LIST_LENGTH: u8 = "dhcp.option.pcp.list_length", "List length", Dec;
    OPTION_PCP_SERVER: Ipv4 = "dhcp.option.pcp.server", "Server", None;
    OPTION_PORTPARAMS_OFFSET: u8 = "dhcp.option.portparams.offset", "Offset", Dec;
    OPTION_PORTPARAMS_PSID_LENGTH: u8 = "dhcp.option.portparams.psid_length", "Psid length", Dec;
    OPTION_PORTPARAMS_PSID: Bytes = "dhcp.option.portparams.psid", "Psid", None;
    OPTION_MUDURL: Text = "dhcp.option.mudurl", "Mudurl", None;
    OPTION_PXE_CONFIG_FILE: Text = "dhcp.option.pxe_config_file", "PXE config file", None;
    OPTION_PXE_PATH_PREFIX: Text = "dhcp.option.pxe_path_prefix", "PXE path prefix", None;
    OPTION_CAPTIVE_PORTAL: Text = "dhcp.option.captive_portal", "Captive portal", None;
    OPTION_6RD_IPV4_MASK_LEN: u8 = "dhcp.option.6RD.ipv4_mask_len", "IPv4 mask Length", Dec;
    OPTION_6RD_PREFIX_LEN: u8 = "dhcp.option.6RD.prefix_len", "Prefix Length", Dec;
    OPTION_6RD_PREFIX: Ipv6 = "dhcp.option.6RD.prefix", "Prefix", None;
    OPTION_6RD_BORDER_RELAY_IP: Ipv4 = "dhcp.option.6RD.border_relay_ip", "Border relay IP", None;
    OPTION_PRIVATE_PROXY_AUTODISCOVERY: TextZ = "dhcp.option.private_proxy_autodiscovery", "Private proxy autodiscovery", None;
    OPTION_END: u8 = "dhcp.option.end", "Option End", Dec;
    VENDOR_SUBOPTION: u8 = "dhcp.vendor.suboption", "Suboption", Dec;
    VENDOR_DATA: Bytes = "dhcp.vendor.data", "Data", None;
    VENDOR_PC_IETF_CCC_SUBOPTION: u8 = "dhcp.vendor.pc.ietf_ccc.suboption", "Suboption", Dec, VENDOR_PC_IETF_CCC_SUBOPTION_NAMES;
    VENDOR_PC_I05_CCC_SUBOPTION: u8 = "dhcp.vendor.pc.i05_ccc.suboption", "Suboption", Dec, VENDOR_PC_I05_CCC_SUBOPTION_NAMES;
    CL_IETF_CCC_DEV_REALM_UNC_KEY_NOM_TIMEOUT: u32 = "dhcp.cl.ietf_ccc.dev_realm_unc_key_nom_timeout", "Dev realm unc key nom timeout", Dec;
    CL_IETF_CCC_DEV_REALM_UNC_KEY_MAX_TIMEOUT: u32 = "dhcp.cl.ietf_ccc.dev_realm_unc_key_max_timeout", "Dev realm unc key max timeout", Dec;
    CL_IETF_CCC_DEV_REALM_UNC_KEY_MAX_RETRIES: u32 = "dhcp.cl.ietf_ccc.dev_realm_unc_key_max_retries", "Dev realm unc key max retries", Dec;
    CL_IETF_CCC_DEV_PROV_UNC_KEY_NOM_TIMEOUT: u32 = "dhcp.cl.ietf_ccc.dev_prov_unc_key_nom_timeout", "Dev prov unc key nom timeout", Dec;
    CL_IETF_CCC_DEV_PROV_UNC_KEY_MAX_TIMEOUT: u32 = "dhcp.cl.ietf_ccc.dev_prov_unc_key_max_timeout", "Dev prov unc key max timeout", Dec;
    CL_IETF_CCC_DEV_PROV_UNC_KEY_MAX_RETRIES: u32 = "dhcp.cl.ietf_ccc.dev_prov_unc_key_max_retries", "Dev prov unc key max retries", Dec;
    OPTION_VENDOR_AVAYA: TextZ = "dhcp.option.vendor.avaya", "Avaya", None;
    OPTION_VENDOR_AVAYA_TLSSRVR: TextZ = "dhcp.option.vendor.avaya.tlssrvr", "Tlssrvr", None;
    OPTION_VENDOR_AVAYA_HTTPSRVR: TextZ = "dhcp.option.vendor.avaya.httpsrvr", "Httpsrvr", None;
    OPTION_VENDOR_AVAYA_HTTPDIR: TextZ = "dhcp.option.vendor.avaya.httpdir", "Httpdir", None;
    OPTION_VENDOR_AVAYA_STATIC: TextZ = "dhcp.option.vendor.avaya.static", "Static", None;
    OPTION_VENDOR_AVAYA_MCIPADD: TextZ = "dhcp.option.vendor.avaya.mcipadd", "Mcipadd", None;
    OPTION_VENDOR_AVAYA_DOT1X: TextZ = "dhcp.option.vendor.avaya.dot1x", "Dot1x", None;
    OPTION_VENDOR_AVAYA_ICMPDU: TextZ = "dhcp.option.vendor.avaya.icmpdu", "Icmpdu", None;
    OPTION_VENDOR_AVAYA_ICMPRED: TextZ = "dhcp.option.vendor.avaya.icmpred", "Icmpred", None;
    OPTION_VENDOR_AVAYA_L2Q: TextZ = "dhcp.option.vendor.avaya.l2q", "Avaya l2q", None;
    OPTION_VENDOR_AVAYA_L2QVLAN: i32 = "dhcp.option.vendor.avaya.l2qvlan", "L2qvlan", Dec;
    OPTION_VENDOR_AVAYA_LOGLOCAL: TextZ = "dhcp.option.vendor.avaya.loglocal", "Loglocal", None;
    OPTION_VENDOR_AVAYA_PHY1STAT: TextZ = "dhcp.option.vendor.avaya.phy1stat", "Phy1stat", None;
    OPTION_VENDOR_AVAYA_PHY2STAT: TextZ = "dhcp.option.vendor.avaya.phy2stat", "Phy2stat", None;
    OPTION_VENDOR_AVAYA_PROCPSWD: TextZ = "dhcp.option.vendor.avaya.procpswd", "Procpswd", None;
    OPTION_VENDOR_AVAYA_PROCSTAT: TextZ = "dhcp.option.vendor.avaya.procstat", "Procstat", None;
    OPTION_VENDOR_AVAYA_SNMPADD: TextZ = "dhcp.option.vendor.avaya.snmpadd", "Snmpadd", None;
    OPTION_VENDOR_AVAYA_SNMPSTRING: TextZ = "dhcp.option.vendor.avaya.snmpstring", "Snmpstring", None;
    OPTION_VENDOR_AVAYA_VLANTEST: i32 = "dhcp.option.vendor.avaya.vlantest", "Vlantest", Dec;
    OPTION_VENDOR_CISCO_UNKNOWN: Bytes = "dhcp.option.vendor.cisco.unknown", "Unknown", None;
    OPTION_VENDOR_CISCO_UNKNOWN1: u8 = "dhcp.option.vendor.cisco.unknown1", "Unknown1", Dec;
    OPTION_VENDOR_CISCO_UNKNOWN2: u8 = "dhcp.option.vendor.cisco.unknown2", "Unknown2", Dec;
    OPTION_VENDOR_CISCO_UNKNOWN3: u16 = "dhcp.option.vendor.cisco.unknown3", "Unknown3", Dec;
    OPTION_VENDOR_CISCO_NODEID: u32 = "dhcp.option.vendor.cisco.nodeid", "Nodeid", Dec;
    OPTION_VENDOR_CISCO_UNKNOWN5: u8 = "dhcp.option.vendor.cisco.unknown5", "Unknown5", Dec;
    OPTION_VENDOR_CISCO_UNKNOWN6: u8 = "dhcp.option.vendor.cisco.unknown6", "Unknown6", Dec;
    OPTION_VENDOR_CISCO_MODEL: Text = "dhcp.option.vendor.cisco.model", "Model", None;
    OPTION_VENDOR_CISCO_APICUUID: Text = "dhcp.option.vendor.cisco.apicuuid", "Apicuuid", None;
    OPTION_VENDOR_CISCO_FABRICNAME: Text = "dhcp.option.vendor.cisco.fabricname", "Fabricname", None;
    OPTION_VENDOR_CISCO_UNKNOWN10: u32 = "dhcp.option.vendor.cisco.unknown10", "Unknown10", Dec;
    OPTION_VENDOR_CISCO_SERIALNO: Text = "dhcp.option.vendor.cisco.serialno", "Serialno", None;
    OPTION_VENDOR_CISCO_CLIENTINT: Text = "dhcp.option.vendor.cisco.clientint", "Clientint", None;
}

flag_labels! { FLAGS_BC_WORDS "Broadcast", "Unicast" }
flag_labels! { FQDN_N_WORDS "No server updates", "Some server updates" }
flag_labels! { FQDN_E_WORDS "Binary encoding", "ASCII encoding" }
flag_labels! { FQDN_O_WORDS "Override", "No override" }
flag_labels! { FQDN_S_WORDS "Server", "Client" }
flag_labels! { OPTION_IP_FORWARDING_WORDS "Enabled", "Disabled" }
flag_labels! { OPTION_ALL_SUBNETS_ARE_LOCAL_WORDS "Yes", "No" }
flag_labels! { OPTION_VENDOR_PXECLIENT_DISCOVERY_CONTROL_BROADCAST_WORDS "Set", "Not set" }
flag_labels! { OPTION_ISNS_FUNCTIONS_DD_BASE_AUTHORIZATION_WORDS "Automatically allowed access", "Explicitly performed" }
flag_labels! { OPTION_ISNS_FUNCTIONS_SEC_POLICY_DISTRIBUTION_WORDS "Download from iSNS server", "By other means" }
flag_labels! { OPTION_ISNS_SERVER_SECURITY_BITMAP_TRANSPORT_MODE_WORDS "Preferred", "No preference" }
flag_labels! { OPTION_BULK_LEASE_DATA_SOURCE_WORDS "Remote", "Local" }
values! { pub(crate) TYPE_NAMES {
    1 "Boot Request", 2 "Boot Reply"
} }
values! { pub(crate) HW_TYPE_NAMES {
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
values! { pub(crate) VENDOR_PKTC_MTA_CAP_TYPE_NAMES {
    12337 "PacketCable Version", 12338 "Number Of Telephony Endpoints", 12339 "TGT Support",
    12340 "HTTP Download File Access Method Support", 12341 "MTA-24 Event SYSLOG Notification Support",
    12342 "NCS Service Flow Support", 12343 "Primary Line Support", 12344 "Vendor Specific TLV Type(s)",
    12345 "NVRAM Ticket/Session Keys Storage Support", 12353 "Provisioning Event Reporting Support",
    12354 "Supported CODEC(s)", 12355 "Silence Suppression Support", 12356 "Echo Cancellation Support",
    12357 "RSVP Support/ Reserved", 12358 "UGS-AD Support", 12385 "Provisioning Event Reporting Support",
    12386 "Supported CODEC(s)", 12387 "Silence Suppression Support", 12388 "Echo Cancellation Support",
    12389 "RSVP Support/ Reserved", 12390 "UGS-AD Support",
    12592 "MTA's \"ifIndex\" starting number in \"ifTable\"", 12593 "Provisioning Flow Logging Support",
    12594 "Supported Provisioning Flows", 12595 "T38 Version Support", 12596 "T38 Error Correction Support",
    12597 "RFC 2833 DTMF Support", 12598 "Voice Metrics Support", 12599 "MIB Support",
    12600 "Multiple Grants Per Interval Support", 12601 "V.152 Support",
    12609 "Certificate Bootstrapping Support", 12641 "Certificate Bootstrapping Support",
} }
values! { pub(crate) DOCSIS_CM_CAP_TYPE_NAMES {
    1 "Concatenation Support", 2 "DOCSIS Version", 3 "Fragmentation Support",
    4 "Payload Header Suppression Support", 5 "IGMP Support", 6 "Privacy Support",
    7 "Downstream SAID Support", 8 "Upstream Service Flow Support", 9 "Optional Filtering Support",
    10 "Transmit Equalizer Taps per Modulation Interval", 11 "Number of Transmit Equalizer Taps",
    12 "DCC Support", 13 "IP Filters Support", 14 "LLC Filters Support", 15 "Expanded Unicast SID Space",
    16 "Ranging Hold-Off Support", 17 "L2VPN Capability", 18 "L2VPN eSAFE Host Capability",
    19 "Downstream Unencrypted Traffic (DUT) Filtering", 20 "Upstream Frequency Range Support",
    21 "Upstream Symbol Rate Support", 22 "Selectable Active Code Mode 2 Support",
    23 "Code Hopping Mode 2 Support", 24 "Multiple Transmit Channel Support",
    25 "5.12 Msps Upstream Transmit Channel Support", 26 "2.56 Msps Upstream Transmit Channel Support",
    27 "Total SID Cluster Support", 28 "SID Clusters per Service Flow Support",
    29 "Multiple Receive Channel Support", 30 "Total Downstream Service ID (DSID) Support",
    31 "Resequencing Downstream Service ID (DSID) Support",
    32 "Multicast Downstream Service ID (DSID) Support", 33 "Multicast DSID Forwarding",
    34 "Frame Control Type Forwarding Capability", 35 "DPV Capability",
    36 "Unsolicited Grant Service/Upstream Service Flow Support", 37 "MAP and UCD Receipt Support",
    38 "Upstream Drop Classifier Support", 39 "IPv6 Support",
    40 "Extended Upstream Transmit Power Capability (1/4 dB)",
    41 "Optional 802.1ad, 802.1ah, MPLS Classification Support", 42 "D-ONU Capabilities Encoding",
    44 "Energy Management Capabilities",
} }
values! { pub(crate) CLIENT_ID_DUID_TYPE_NAMES {
    1 "link-layer address plus time", 2 "assigned by vendor based on Enterprise number",
    3 "link-layer address",
} }
values! { pub(crate) OPTION_VENDOR_PXECLIENT_SUBOPTION_NAMES {
    0 "Padding", 1 "PXE mtftp IP", 2 "PXE mtftp client port", 3 "PXE mtftp server port",
    4 "PXE mtftp timeout", 5 "PXE mtftp delay", 6 "PXE discovery control", 7 "PXE multicast address",
    8 "PXE boot servers", 9 "PXE boot menu", 10 "PXE menu prompt", 11 "PXE multicast address alloc",
    12 "PXE credential types", 71 "PXE boot item", 179 "PXE LCM Server", 180 "PXE LCM Domain",
    181 "PXE LCM NIC option 0", 190 "PXE LCM Workgroup", 191 "PXE Discovery", 192 "PXE Configured",
    193 "PXE LCM version", 194 "PXE LCM Serial Number", 255 "PXE End",
} }
values! { pub(crate) OPTION_VENDOR_PXECLIENT_BOOT_SERVERS_TYPE_NAMES {
    0 "PXE bootstrap server", 1 "Microsoft Windows NT Boot Server", 2 "Intel LCM Boot Server",
    3 "DOS/UNDI Boot Server", 4 "NEC ESMPRO Boot Server", 5 "IBM WSoD Boot Server", 6 "IBM LCCM Boot Server",
    7 "CA Unicenter TNG Boot Server", 8 "HP OpenView Boot Server", 65535 "PXE API Test server",
} }
values! { pub(crate) OPTION_VENDOR_PXECLIENT_BOOT_MENU_TYPE_NAMES {
    0 "Local boot"
} }
values! { pub(crate) OPTION_VENDOR_CISCO_SUBOPTION_NAMES {
    1 "Unk-1 (Node role?)", 2 "Unk-2 (Spine level?)", 3 "Unk-3 (Pod ID?)", 4 "Node ID", 5 "Unk-5", 6 "Unk-6",
    7 "Model", 8 "APIC UUID", 9 "Fabricname", 10 "Unk-10", 11 "SerialNo", 12 "Interfacename",
    225 "XiqHostname", 226 "XiqIpAddress",
} }
values! { pub(crate) OPTION_VENDOR_CL_SUBOPTION_NAMES {
    0 "Padding", 1 "Suboption Request List", 2 "Device Type", 3 "eSAFE Types", 4 "Serial Number",
    5 "Hardware Version", 6 "Software Version", 7 "Boot ROM version", 8 "Organizationally Unique Identifier",
    9 "Model Number", 10 "Vendor Name", 11 "Address Realm", 12 "CM/PS System Description",
    13 "CM/PS Firmware Revision", 14 "Firewall Policy File Version", 15 "eSafe Config File Devices",
    18 "Video Security Type", 31 "MTA MAC Address", 32 "Correlation ID", 51 "Vendor Name",
    52 "CableCARD Capability", 53 "Device Identification (CA)", 54 "Device Identification (X.509)",
    179 "LCM Server", 180 "LCM Domain", 181 "LCM NIC option 0", 190 "LCM Workgroup", 191 "Discovery",
    192 "HH Configured", 193 "LCM Version", 194 "LCM Serial Number", 255 "CL End",
} }
values! { pub(crate) OPTION_VENDOR_CL_ADDRESS_REALM_NAMES {
    1 "PS WAN-Man", 2 "PS WAN-Data"
} }
values! { pub(crate) OPTION_VENDOR_ALU_SUBOPTION_NAMES {
    0 "Padding", 58 "Voice VLAN ID", 64 "Spatial Redundancy TFTP1", 65 "Spatial Redundancy TFTP2",
    66 "Application Type", 67 "SIP URL", 255 "Alcatel-Lucent End",
} }
values! { pub(crate) OPTION_VENDOR_ALU_APP_TYPE_NAMES {
    0 "NOE", 1 "SIP"
} }
values! { pub(crate) OPTION_VENDOR_BSDP_MESSAGE_TYPE_NAMES {
    1 "LIST", 2 "SELECT", 3 "FAILED"
} }
values! { pub(crate) OPTION_VENDOR_BSDP_BOOT_IMAGE_ATTRIBUTE_INSTALL_NAMES {
    0 "non-install", 1 "install"
} }
values! { pub(crate) OPTION_VENDOR_BSDP_BOOT_IMAGE_ATTRIBUTE_KIND_NAMES {
    0 "Mac OS 9", 1 "Mac OS X", 2 "Mac OS X Server", 3 "Hardware Diagnostics"
} }
values! { pub(crate) OPTION_NETBIOS_OVER_TCPIP_NODE_TYPE_NAMES {
    1 "B-node", 2 "P-node", 4 "M-node", 8 "H-node"
} }
values! { pub(crate) OPTION_OPTION_OVERLOAD_NAMES {
    1 "Boot file name holds options", 2 "Server host name holds options",
    3 "Boot file and server host names hold options",
} }
values! { pub(crate) OPTION_DHCP_NAMES {
    1 "Discover", 2 "Offer", 3 "Request", 4 "Decline", 5 "ACK", 6 "NAK", 7 "Release", 8 "Inform",
    9 "Force Renew", 10 "Lease query", 11 "Lease Unassigned", 12 "Lease Unknown", 13 "Lease Active",
    14 "Bulk Lease Query", 15 "Lease Query Done", 16 "Active LeaseQuery", 17 "Lease Query Status", 18 "TLS",
} }
values! { pub(crate) OPTION_NOVELL_OPTIONS_SUBOPTION_NAMES {
    1 "NWIP does not exist on subnet", 2 "NWIP exists in options area", 3 "NWIP exists in sname/file",
    4 "NWIP exists, but too big", 5 "Broadcast for nearest Netware server", 6 "Preferred DSS server",
    7 "Nearest NWIP server", 8 "Autoretries", 9 "Autoretry delay, secs", 10 "Support NetWare/IP v1.1",
    11 "Primary DSS",
} }
values! { pub(crate) OPTION_SLP_DIRECTORY_AGENT_VALUE_NAMES {
    0 "Dynamic Discovery", 1 "Static Discovery", 128 "Backwards compatibility"
} }
values! { pub(crate) OPTION_SLP_SERVICE_SCOPE_VALUE_NAMES {
    0 "Preferred Scope", 1 "Mandatory Scope"
} }
values! { pub(crate) OPTION_AGENT_INFORMATION_OPTION_SUBOPTION_NAMES {
    0 "Padding", 1 "Agent Circuit ID", 2 "Agent Remote ID", 3 "Reserved", 4 "DOCSIS Device Class",
    5 "Link selection", 6 "Subscriber ID", 7 "RADIUS Attributes", 8 "Authentication",
    9 "Vendor-Specific Information", 10 "Flags", 11 "Server ID Override", 12 "Relay Agent Identifier",
    13 "Access Technology Type", 14 "Access Network Name", 15 "Access Point Name", 16 "Access Point BSSID",
    17 "Access Network Operator ID", 18 "Access Network Operator Realm", 19 "Source Port",
    150 "Link selection (Cisco proprietary)", 151 "VRF name/VPN ID",
    152 "Server ID Override (Cisco proprietary)",
} }
values! { pub(crate) OPTION_DHCP_AUTHENTICATION_PROTOCOL_NAMES {
    0 "configuration token", 1 "delayed authentication"
} }
values! { pub(crate) OPTION_DHCP_AUTHENTICATION_ALG_DELAY_NAMES {
    1 "HMAC_MD5"
} }
values! { pub(crate) OPTION_DHCP_AUTHENTICATION_RDM_NAMES {
    0 "Monotonically-increasing counter"
} }
values! { pub(crate) OPTION_CLIENT_SYSTEM_ARCHITECTURE_NAMES {
    0 "IA x86 PC", 1 "NEC/PC98", 2 "IA64 PC", 3 "DEC Alpha", 4 "ArcX86", 5 "Intel Lean Client", 6 "EFI IA32",
    7 "EFI x64", 8 "EFI Xscale", 9 "EFI BC", 10 "ARM 32-bit UEFI", 11 "ARM 64-bit UEFI",
    12 "PowerPC Open Firmware", 13 "PowerPC ePAPR", 14 "POWER OPAL v3", 15 "x86 UEFI HTTP",
    16 "x64 UEFI HTTP", 17 "EBC UEFI HTTP", 18 "ARM 32-bit UEFI HTTP", 19 "ARM 64-bit UEFI HTTP",
    20 "PC/AT HTTP", 21 "ARM 32-bit uboot", 22 "ARM 64-bit uboot", 23 "ARM 32-bit uboot HTTP",
    24 "ARM 64-bit uboot HTTP", 25 "RISC-V 32-bit UEFI", 26 "RISC-V 32-bit UEFI HTTP",
    27 "RISC-V 64-bit UEFI", 28 "RISC-V 64-bit UEFI HTTP", 29 "RISC-V 128-bit UEFI",
    30 "RISC-V 128-bit UEFI HTTP", 31 "s390 Basic", 32 "s390 Extended",
} }
values! { pub(crate) OPTION_CIVIC_LOCATION_WHAT_NAMES {
    0 "Location of the DHCP server", 1 "Location of the network element believed to be closest to the client",
    2 "Location of the client",
} }
values! { pub(crate) OPTION_CIVIC_LOCATION_CA_TYPE_NAMES {
    0 "Language", 1 "A1", 2 "A2", 3 "A3", 4 "A4", 5 "A5", 6 "A6", 16 "PRD (Leading street direction)",
    17 "POD (Trailing street suffix)", 18 "STS (Street suffix)", 19 "HNO (House number)",
    20 "HNS (House number suffix)", 21 "LMK (Landmark or vanity address)",
    22 "LOC (Additional location information)", 23 "NAM", 24 "PC (Postal/ZIP code)", 25 "BLD (Building)",
    26 "UNIT", 27 "FLR (Floor)", 28 "ROOM", 29 "PLC (Place-type)", 30 "PCN (Postal community name)",
    31 "POBOX", 32 "ADDCODE (Additional Code)", 33 "SEAT", 34 "RD (Primary road or street)",
    35 "RDSEC (Road section)", 36 "RDBR (Road branch)", 37 "RDSUBBR (Road sub-branch)",
    38 "PRM (Road pre-modifier)", 39 "POM (Road post-modifier", 128 "Script",
} }
values! { pub(crate) OPTION_DHCP_AUTO_CONFIGURATION_NAMES {
    0 "DoNotAutoConfigure", 1 "AutoConfigure"
} }
values! { pub(crate) OPTION_SIP_SERVER_ENCODING_NAMES {
    0 "Fully Qualified Domain Name", 1 "IPv4 Address"
} }
values! { pub(crate) OPTION_RFC3825_ERROR_NAMES {
    1 "Latitude is out of range [-90,90]", 2 "Latitude Uncertainty is out of range [0,90]",
    3 "Longitude is out of range [-180,180]", 4 "Longitude Uncertainty is out of range [0,180]",
    5 "Altitude is out of range [-(2^21),(2^21)-1]", 6 "Altitude Uncertainty is out of range [0,2^20]",
    7 "Altitude Type is out of range [0,2]", 8 "Datum is out of range [1,3]",
} }
values! { pub(crate) OPTION_RFC3825_ALTITUDE_TYPE_NAMES {
    1 "Meters", 2 "Floors"
} }
values! { pub(crate) OPTION_CL_DSS_ID_OPTION_NAMES {
    1 "WGS 84", 2 "NAD83 (NAVD88)", 3 "NAD83 (MLLW)"
} }
values! { pub(crate) OPTION_VI_CLASS_CL_ADDRESS_MODE_NAMES {
    1 "IPv4", 2 "IPv6"
} }
values! { pub(crate) OPTION_VI_TR111_SUBOPTION_NAMES {
    1 "DeviceManufacturerOUI", 2 "DeviceSerialNumber", 3 "DeviceProductClass", 4 "GatewayManufacturerOUI",
    5 "GatewaySerialNumber", 6 "GatewayProductClass",
} }
values! { pub(crate) OPTION_VI_CL_SUBOPTION_NAMES {
    0 "Reserved", 1 "Option Request", 2 "TFTP Server Addresses", 3 "eRouter Container Option",
    4 "MIB Environment Indicator Option", 5 "Modem Capabilities",
} }
values! { pub(crate) OPTION_FORCERENEW_NONCE_ALGORITHM_NAMES {
    1 "HMAC-MD5"
} }
values! { pub(crate) OPTION_RDNSS_PREFERENCE_NAMES {
    0 "Medium", 1 "High", 2 "Reserved", 3 "Low"
} }
values! { pub(crate) OPTION_BULK_LEASE_STATUS_CODE_NAMES {
    0 "Success", 1 "UpsecFail", 2 "QueryTerminated", 3 "MalformedQuery", 4 "NotAllowed"
} }
values! { pub(crate) OPTION_BULK_LEASE_DHCP_STATE_NAMES {
    1 "Available", 2 "Active", 3 "Expired", 4 "Released", 5 "Abandoned", 6 "Reset", 7 "Remote",
    8 "Transitioning",
} }
values! { pub(crate) VENDOR_PC_IETF_CCC_SUBOPTION_NAMES {
    1 "TSP's Primary DHCP Server", 2 "TSP's Secondary DHCP Server", 3 "TSP's Provisioning Server",
    4 "TSP's AS-REQ/AS-REP Backoff and Retry", 5 "TSP's AP-REQ/AP-REP Backoff and Retry",
    6 "TSP's Kerberos Realm Name", 7 "TSP's Ticket Granting Server Utilization",
    8 "TSP's Provisioning Timer Value", 9 "PacketCable Security Ticket Control",
} }
values! { pub(crate) VENDOR_PC_I05_CCC_SUBOPTION_NAMES {
    1 "Primary DHCP Server", 2 "Secondary DHCP Server", 3 "SNMP Entity", 4 "Primary DNS Server",
    5 "Secondary DNS Server", 6 "Kerberos Realm", 7 "MTA should fetch TGT?", 8 "Provisioning Timer",
    9 "CMS FQDN", 10 "AS-REQ/AS-REP Backoff and Retry", 11 "AP-REQ/AP-REP Backoff and Retry",
    12 "MTA should clear Kerberos tickets?",
} }

notes! {
    BAD_LENGTH = "dhcp.bad_length", Error, Protocol, "The option is not as long as it must be";
    BAD_BITFIELD = "dhcp.bad_bitfield", Error, Protocol, "Bits that mean nothing";
    MISSING_SUBOPTION_LENGTH = "dhcp.missing_subopt_length", Error, Protocol, "No room for the suboption's length";
    MISSING_SUBOPTION_VALUE = "dhcp.missing_subopt_value", Error, Protocol, "No room for the suboption's value";
    MALFORMED_DUID = "dhcp.malformed.duid", Error, Protocol, "The DUID ends too early";
    FILE_END_MISSING = "dhcp.option.option_overload.file_end_missing", Error, Protocol, "The options in the boot file name have no end";
    SERVER_END_MISSING = "dhcp.option.option_overload.sname_end_missing", Error, Protocol, "The options in the server name have no end";
    UNKNOWN_SUBOPTION = "dhcp.subopt.unknown_type", Error, Protocol, "A suboption that nobody reads";
    BAD_CIVIC_TYPE = "dhcp.option.civic_location.bad_cattype", Error, Protocol, "The address element ends too early";
    BAD_NAME_SERVICE = "dhcp.option.dhcp_name_service.invalid", Error, Protocol, "A name service that RFC 2937 does not know";
    BAD_SIP_ENCODING = "dhcp.option.sip_server_address.encoding", Error, Protocol, "An encoding that RFC 3361 does not know";
    BAD_ROUTE = "dhcp.option.classless_static.route", Error, Protocol, "The mask has more than 32 bits";
    ENTERPRISE_MALFORMED = "dhcp.option.enterprise.malformed", Error, Protocol, "No room for the enterprise's data";
    SIX_RD_MALFORMED = "dhcp.option.6RD.malformed", Error, Protocol, "The option is not as long as RFC 5969 has it";
    UNKNOWN_TAG = "dhcp.option.option.vi.cl.tag_unknown", Error, Protocol, "A tag that nobody knows";
    PARSE_ERROR = "dhcp.option.parse_err", Error, Protocol, "The option cannot be read";
    NOT_STANDARD = "dhcp.option.nonstd_data", Note, Protocol, "The option's data is not as the standard has it";
    BAD_SUBOPTION = "dhcp.suboption_invalid", Error, Protocol, "Invalid suboption";
    SECONDS_LITTLE_ENDIAN = "dhcp.secs_le", Note, Protocol, "The seconds seem to be in little-endian order";
    END_MISSING = "dhcp.end_option_missing", Error, Protocol, "The options have no end";
    NO_CLIENT_ADDRESS = "dhcp.client_address_not_given", Note, Protocol, "Client address not given";
    SERVER_NAME_OVERLOADED = "dhcp.server_name_overloaded_by_dhcp", Note, Protocol, "Server name option overloaded by DHCP";
    FILE_NAME_OVERLOADED = "dhcp.boot_filename_overloaded_by_dhcp", Note, Protocol, "Boot file name option overloaded by DHCP";
    ISNS_IGNORED = "dhcp.option.isns.ignored_bitfield", Note, Protocol, "Bits that are set while the enabling bit is not";
    BAD_VLAN = "dhcp.option.vendor.avaya.l2qvlan.invalid", Error, Protocol, "No such VLAN";
    BAD_VLAN_TEST = "dhcp.option.vendor.avaya.vlantest.invalid", Error, Protocol, "No such time";
    ARCHITECTURE_AMBIGUOUS = "dhcp.option.client_architecture.ambiguous", Note, Protocol, "The architecture can mean two things";
}
