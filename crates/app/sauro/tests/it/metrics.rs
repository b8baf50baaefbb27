//! The figures for whoever watches the server.

use testkit::folder;

use crate::program::{Server, run, said, word};

#[test]
fn figures_are_given_on_a_port_of_their_own_and_name_nobody() {
    let guard = folder();
    let data = guard.folder().expect("a folder").join("xa");
    let data = word(&data);
    said(&run(&["init", "--commune", "10816", "--name", "xã Hà Bắc", "--data", data]));
    let words = ["serve", "--listen", "127.0.0.1:0", "--metrics", "127.0.0.1:0", "--data", data];
    let server = Server::start(&words);
    let told = server.greeting.lines().find_map(|line| line.strip_prefix("Số đo: http://")).expect("its address");
    let (address, path) = told.split_once('/').expect("a path");
    for path in ["/dang-nhap", "/nhiem-vu/12", "/nhiem-vu/13?q=chim", "/khong-co/chim", "/healthz"] {
        server.get(path);
    }
    let page = ask(address, &format!("/{path}"));
    assert!(page.contains("application/openmetrics-text"), "{page}");
    for line in [
        "sauro_request_duration_seconds_count{method=\"GET\",route=\"/nhiem-vu/{id}\",class=\"3xx\"} 2",
        "sauro_request_duration_seconds_count{method=\"GET\",route=\"/dang-nhap\",class=\"2xx\"} 1",
        "sauro_request_duration_seconds_count{method=\"GET\",route=\"-\",class=\"4xx\"} 1",
        "sauro_faults_total 0",
        "sauro_refused_connections_total 0",
        "sauro_open_connections ",
        "sauro_database_writes_total ",
        "sauro_database_write_seconds_total ",
        "# EOF",
    ] {
        assert!(page.contains(line), "{line} is not in {page}");
    }
    for word in ["chim", "nhiem-vu/12", "10816", "quan-tri", "Hà Bắc"] {
        assert!(!page.contains(word), "{word} is in {page}");
    }
    assert!(server.get("/metrics").starts_with("HTTP/1.1 404"), "not where people go");
    assert_eq!(server.stop(), 0);
}

fn ask(address: &str, path: &str) -> String {
    use std::io::{Read as _, Write as _};
    let mut stream = std::net::TcpStream::connect(address).expect("a connection");
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").expect("a request");
    let mut text = String::new();
    stream.read_to_string(&mut text).expect("an answer");
    text
}

#[test]
fn figures_are_for_this_machine_only() {
    let (status, _, err) = said(&run(&["serve", "--metrics", "0.0.0.0:9186", "--data", "/khong-co"]));
    assert!(status == 2 && err.contains("máy khác truy cập được") && err.contains("127.0.0.1"), "{err}");
}
