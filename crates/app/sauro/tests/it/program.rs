//! The built program, run as people run it.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

/// A command of the program, with nothing of the tester's own settings.
pub fn sauro(words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sauro"));
    command.args(words);
    for name in ["SAURO_DATA", "SAURO_DATABASE", "SAURO_LISTEN", "SAURO_CONFIG", "SAURO_LOG"] {
        command.env_remove(name);
    }
    command
}

/// Runs a command to its end.
pub fn run(words: &[&str]) -> Output {
    sauro(words).output().expect("the program runs")
}

/// What a finished command said, and its exit status.
pub fn said(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap_or(-1), text(&output.stdout), text(&output.stderr))
}

/// A running server, killed when the test is over.
pub struct Server {
    child: Child,
    pub address: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

impl Server {
    /// Starts `sauro <words>` and waits for its address.
    pub fn start(words: &[&str]) -> Server {
        let mut child = sauro(words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        let mut out = BufReader::new(child.stdout.take().expect("its output"));
        let address = loop {
            let mut line = String::new();
            if out.read_line(&mut line).expect("text") == 0 {
                let mut why = String::new();
                child.stderr.take().expect("its errors").read_to_string(&mut why).ok();
                panic!("sauro {words:?} ended: {why}");
            }
            if let Some(address) = line.trim().strip_prefix("Địa chỉ: http://") {
                break address.to_owned();
            }
        };
        // The rest is read away, so that the program never waits for us.
        std::thread::spawn(move || std::io::copy(&mut out, &mut std::io::sink()));
        Server { child, address }
    }

    /// Asks for an address; the whole answer as text.
    pub fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("a connection");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address)
            .expect("a request");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("an answer");
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// Asks it to stop in the orderly way; its exit status.
    pub fn stop(mut self) -> i32 {
        let id = self.child.id().to_string();
        Command::new("kill").args(["-TERM", &id]).status().expect("a signal");
        self.child.wait().expect("its end").code().unwrap_or(-1)
    }
}

/// A path as a word of a command.
pub fn word(path: &Path) -> &str {
    path.to_str().expect("a path of plain letters")
}
