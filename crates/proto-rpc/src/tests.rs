use testkit::check_frames;

#[test]
fn call_and_reply() {
    let call =
        "3841169f 00000000 00000002 000186a0 00000002 00000003 00000000 00000000 00000000 00000000
        000186a3 00000003 00000006 00000000";
    let mount = "11111111 00000000 00000002 000186a5 00000001 00000001
        00000001 0000001c 384775d0 00000003 61626300 00000000 00000001 00000001 00000002
        00000000 00000000 00000002 2f610000";
    let mark = "80000038";
    let call = format!("{mark} {call}");
    let mount = format!("8000004c {mount}");
    check_frames(
        &crate::rpc::RPC,
        &[&crate::portmap::PORTMAP, &crate::mount::MOUNT],
        &[&call, &mount],
        "frame 1
        rpc.lastfrag [0..4] 1
        rpc.fraglen [0..4] 56
        rpc.xid [4..8] 0x3841169f
        rpc.program [16..20] 100000
        portmap.procedure_v2 [60..60] 3
        portmap.prog [44..48] 100003
        info: V2 GETPORT Call NFS(100003) V:3 TCP
        frame 2
        rpc.auth.machinename [44..47] abc
        rpc.auth.gid [60..64] 2
        mount.path [76..78] /a
        info: V1 MNT Call /a",
    );
}
