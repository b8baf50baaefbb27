//! Memory given back. glibc raises its limit for returning large blocks as soon as one was freed, so that each password
//! that was hashed (19 MB) and each file that was read would stay with the process. A fixed limit keeps a server that
//! has served thousands of pages below 60 MB; glibc reads it only when a program starts.

/// Starts the program again in place, once, with the limit set. Where that cannot be done, it simply goes on.
pub(crate) fn give_back_large_blocks() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    {
        use std::os::unix::process::CommandExt as _;
        const LIMIT: &str = "MALLOC_MMAP_THRESHOLD_";
        let mut words = std::env::args_os();
        let (Some(name), Ok(program)) = (words.next(), std::env::current_exe()) else { return };
        if std::env::var_os(LIMIT).is_none() {
            let failed = std::process::Command::new(program).arg0(name).args(words).env(LIMIT, "131072").exec();
            tracing::debug!(%failed, "memory limit not set");
        }
    }
}
