//! A PostgreSQL server of its own in a temporary folder on a free port, gone when this program ends, however it ends.

use crate::child::succeed;
use std::fmt::Write as _;
use std::io::Read;
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

/// Speed before durability: the data lives for one test run.
const SETTINGS: &str = "fsync=off\nsynchronous_commit=off\nfull_page_writes=off\nmax_connections=300\n\
                        listen_addresses='127.0.0.1'\nshared_buffers=64MB\n";

/// Waits for its input to close, which the end of the program that holds it does too, then stops and removes.
const KEEPER: &str = "trap '' HUP INT TERM; cat >/dev/null; \"$0\" stop -D \"$1/data\" -m immediate -w >/dev/null 2>&1; \
                      rm -rf \"$1\"";

/// A running server. Dropping it stops the server and removes its folder.
pub struct Cluster {
    url: String,
    keeper: Child,
}

impl Cluster {
    /// Address of a superuser's connection to the database `postgres`.
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        // Nothing can be done about a failure here, and the folder is temporary.
        self.keeper.wait().ok();
    }
}

/// Makes and starts a server.
///
/// # Errors
/// PostgreSQL is not installed, or it did not start; with its own words.
pub fn start() -> Result<Cluster, String> {
    let programs = programs().ok_or("PostgreSQL is not installed (Debian package postgresql)")?;
    let as_root = succeed(Command::new("id").arg("-u"))? == ["0"];
    let run = |program: &str| as_user(as_root, program);
    let folder = succeed(run("mktemp").args(["-d", "/tmp/sauro-postgres-XXXXXXXX"]))?.concat();
    let control = programs.join("pg_ctl").display().to_string();
    let mut keeper = run("sh")
        .args(["-c", KEEPER, &control, &folder])
        .stdin(Stdio::piped())
        .process_group(0)
        .spawn()
        .map_err(|error| format!("sh could not be started: {error}"))?;
    let started = start_in(&run, &programs, &folder);
    match started {
        Ok(url) => Ok(Cluster { url, keeper }),
        Err(why) => {
            drop(keeper.stdin.take());
            keeper.wait().ok();
            Err(why)
        }
    }
}

fn start_in(run: &dyn Fn(&str) -> Command, programs: &std::path::Path, folder: &str) -> Result<String, String> {
    let program = |name: &str| run(&programs.join(name).display().to_string());
    let (data, password, port) = (format!("{folder}/data"), password()?, free_port()?);
    // The shell writes files as the server's user, who owns the folder.
    let write = |file: &str, text: &str| {
        succeed(run("sh").args(["-c", "umask 077; printf %s \"$1\" >> \"$0\"", &format!("{folder}/{file}"), text]))
            .map(drop)
    };
    write("password", &password)?;
    let (pwfile, log) = (format!("--pwfile={folder}/password"), format!("{folder}/log"));
    succeed(program("initdb").args(["-D", &data, "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8"]).args([
        "--auth=scram-sha-256",
        "--no-sync",
        &pwfile,
    ]))?;
    write("data/postgresql.conf", &format!("{SETTINGS}port={port}\nunix_socket_directories='{folder}'\n"))?;
    succeed(program("pg_ctl").args(["start", "-w", "-t", "60", "-D", &data, "-l", &log])).map_err(|why| {
        let said = succeed(run("tail").args(["-n", "15", &log])).unwrap_or_default().join("\n   | ");
        format!("{why}\n   | {said}")
    })?;
    Ok(format!("postgres://postgres:{password}@127.0.0.1:{port}/postgres"))
}

/// PostgreSQL refuses to run as root: root runs it as the package's user `postgres`.
fn as_user(as_root: bool, program: &str) -> Command {
    let mut command = match as_root {
        true => Command::new("runuser"),
        false => Command::new(program),
    };
    if as_root {
        command.args(["-u", "postgres", "--", program]);
    }
    // The caller's folder may be closed to that user.
    command.current_dir("/");
    command
}

/// The folder of the server's programs: the newest of the installed versions from 15.
fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let numbers = versions.flatten().filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    let newest = numbers.filter(|version| *version >= 15).max()?;
    Some(PathBuf::from(format!("/usr/lib/postgresql/{newest}/bin"))).filter(|folder| folder.join("initdb").exists())
}

fn free_port() -> Result<u16, String> {
    let bound = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    bound.map(|address| address.port()).map_err(|error| format!("no free port: {error}"))
}

fn password() -> Result<String, String> {
    let mut bytes = [0u8; 16];
    std::fs::File::open("/dev/urandom")
        .and_then(|mut file| file.read_exact(&mut bytes))
        .map_err(|error| format!("/dev/urandom: {error}"))?;
    Ok(bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_differ_and_ports_are_free() {
        assert_ne!(password().unwrap(), password().unwrap());
        let port = free_port().unwrap();
        assert!(TcpListener::bind(("127.0.0.1", port)).is_ok());
    }
}
