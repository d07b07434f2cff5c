//! Memory that the allocator holds on to: beside `map.rs` the one place of this crate with unsafe code.
#![allow(unsafe_code)]

/// Gives memory that is free back to the system. After a capture was gone over, what its conversations held is free in
/// many small pieces, which the C library would keep for ever.
pub fn give_back() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    // SAFETY: the function takes a number and may be called at any time, by any thread.
    unsafe {
        libc::malloc_trim(0);
    }
}
