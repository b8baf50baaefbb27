//! The built program, run as people run it.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

/// A command of the program, with nothing of the tester's own settings.
pub fn sauro(words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sauro"));
    command.args(words);
    for name in ["SAURO_DATA", "SAURO_DATABASE", "SAURO_LISTEN", "SAURO_METRICS", "SAURO_CONFIG", "SAURO_LOG"] {
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
    /// What it printed before its address.
    pub greeting: String,
    log: Arc<Mutex<String>>,
    reading: Option<JoinHandle<()>>,
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
        Server::spawn(&mut sauro(words))
    }

    /// As [`Server::start`], with a command made by the test.
    pub fn spawn(command: &mut Command) -> Server {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        let mut out = BufReader::new(child.stdout.take().expect("its output"));
        // All is read away, so that the program never waits for us.
        let mut errors = BufReader::new(child.stderr.take().expect("its errors"));
        let log = Arc::new(Mutex::new(String::new()));
        let kept = log.clone();
        let reading = std::thread::spawn(move || {
            let mut line = String::new();
            while errors.read_line(&mut line).is_ok_and(|n| n > 0) {
                kept.lock().expect("the log").push_str(&std::mem::take(&mut line));
            }
        });
        let mut greeting = String::new();
        let address = loop {
            let mut line = String::new();
            if out.read_line(&mut line).expect("text") == 0 {
                reading.join().ok();
                panic!("{command:?} ended: {}", log.lock().expect("the log"));
            }
            if let Some(address) = line.trim().strip_prefix("Địa chỉ: http://") {
                break address.to_owned();
            }
            greeting.push_str(&line);
        };
        std::thread::spawn(move || std::io::copy(&mut out, &mut std::io::sink()));
        Server { child, address, greeting, log, reading: Some(reading) }
    }

    /// Asks for an address; the whole answer as text.
    pub fn get(&self, path: &str) -> String {
        self.ask(&format!("GET {path} HTTP/1.1\r\n"), "")
    }

    /// As [`Server::get`], with a cookie.
    pub fn get_as(&self, cookie: &str, path: &str) -> String {
        self.ask(&format!("GET {path} HTTP/1.1\r\nCookie: {cookie}\r\n"), "")
    }

    /// Signs in; the session's cookie.
    pub fn sign_in(&self, username: &str, password: &str) -> String {
        let head = "POST /dang-nhap HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n";
        let answer = self.ask(head, &format!("tai_khoan={username}&mat_khau={password}"));
        let cookie = answer.lines().find_map(|l| l.strip_prefix("set-cookie: ")?.split(';').next());
        cookie.unwrap_or_else(|| panic!("{username} is not let in: {answer}")).to_owned()
    }

    /// Sends a request whose head begins so; the whole answer as text.
    pub fn ask(&self, head: &str, body: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("a connection");
        let length = body.len();
        let rest = format!("Host: {}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}", self.address);
        write!(stream, "{head}{rest}").expect("a request");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("an answer");
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// Takes its power away.
    pub fn kill(mut self) {
        self.child.kill().expect("a signal");
        self.child.wait().expect("its end");
    }

    /// Asks it to stop in the orderly way; its exit status.
    pub fn stop(self) -> i32 {
        self.stop_with_log().0
    }

    /// As [`Server::stop`], with all that it logged.
    pub fn stop_with_log(mut self) -> (i32, String) {
        let id = self.child.id().to_string();
        Command::new("kill").args(["-TERM", &id]).status().expect("a signal");
        let status = self.child.wait().expect("its end").code().unwrap_or(-1);
        self.reading.take().map(JoinHandle::join);
        let log = self.log.lock().expect("the log").clone();
        (status, log)
    }
}

/// A path as a word of a command.
pub fn word(path: &Path) -> &str {
    path.to_str().expect("a path of plain letters")
}
