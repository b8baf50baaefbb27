//! Lines to the server through real sockets, with short patience.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Bytes;
use axum::extract::ConnectInfo;
use axum::routing::{get, post};
use sauro::wire::{self, Limits, Pace, Seats, Traffic};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinHandle;

/// Short limits, far enough from [`STEP`] that a busy machine does not mix them up.
const SHORT: Limits = Limits {
    head: Duration::from_millis(900),
    idle: Duration::from_millis(3_000),
    stall: Duration::from_millis(900),
    body: Pace { pause: Duration::from_millis(900), bytes_per_second: 1_000, whole: LONG.saturating_mul(2) },
};
/// Between two bytes of a trickle.
const STEP: Duration = Duration::from_millis(100);
/// Far beyond every limit: what is not over by then is never over.
const LONG: Duration = Duration::from_secs(30);
/// More than all buffers between two sockets.
const LARGE: usize = 64 * 1024 * 1024;
const ASK: &str = "GET / HTTP/1.1\r\nHost: xa.test\r\n\r\n";
const POST: &str = "POST /nhan HTTP/1.1\r\nHost: xa.test\r\nContent-Length: 100000\r\n\r\n";

/// A running server, and the door that a handler under way waits at.
struct House {
    address: SocketAddr,
    stop: watch::Sender<bool>,
    ended: JoinHandle<()>,
    door: Arc<Semaphore>,
    traffic: Traffic,
}

async fn house(limits: Limits, most: usize) -> House {
    let door = Arc::new(Semaphore::new(0));
    let at_door = door.clone();
    let waits = move || async move { at_door.acquire().await.map(|_| "xong").unwrap_or_default() };
    let site = Router::new()
        .route("/", get(|ConnectInfo(peer): ConnectInfo<SocketAddr>| async move { format!("chào {}", peer.ip()) }))
        .route("/nhan", post(|body: Bytes| async move { body.len().to_string() }))
        .route("/to", get(|| async { vec![b'x'; LARGE] }))
        .route("/cua", get(waits))
        .layer(axum::extract::DefaultBodyLimit::disable());
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let (stop, stopped) = watch::channel(false);
    let traffic = Traffic::default();
    let seats = Seats::new(most, most, traffic.clone());
    let ended = tokio::spawn(wire::serve(listener, site, limits, seats, stopped));
    House { address, stop, ended, door, traffic }
}

impl House {
    async fn line(&self) -> TcpStream {
        TcpStream::connect(self.address).await.expect("a line")
    }

    async fn says(&self, text: &str) -> TcpStream {
        let mut line = self.line().await;
        line.write_all(text.as_bytes()).await.expect("a request");
        line
    }

    /// Waits until every seat is free again.
    async fn is_empty(&self) {
        let leaving = async {
            while self.traffic.open.get() > 0 {
                tokio::time::sleep(STEP).await;
            }
        };
        tokio::time::timeout(LONG, leaving).await.expect("all seats are free");
    }
}

/// Everything until the server closes the line, and how long that took.
async fn to_the_end(line: &mut TcpStream) -> (String, Duration) {
    let begun = Instant::now();
    let mut bytes = Vec::new();
    // A line that is cut ends with a reset.
    tokio::time::timeout(LONG, line.read_to_end(&mut bytes)).await.expect("the line is closed").ok();
    (String::from_utf8_lossy(&bytes).into_owned(), begun.elapsed())
}

/// What comes until these words do.
async fn until(line: &mut TcpStream, words: &str) -> String {
    let mut said = String::new();
    let mut part = [0; 4096];
    while !said.contains(words) {
        let n = tokio::time::timeout(LONG, line.read(&mut part)).await.expect("an answer").expect("a line");
        assert!(n > 0, "the line ended after {said:?}");
        said.push_str(&String::from_utf8_lossy(&part[..n]));
    }
    said
}

/// Sends a byte again and again until the server does not take any more.
async fn trickle(line: TcpStream) -> Duration {
    let begun = Instant::now();
    let (mut reading, mut writing) = line.into_split();
    let dripping = async {
        while writing.write_all(b"x").await.is_ok() {
            tokio::time::sleep(STEP).await;
        }
    };
    let mut bytes = Vec::new();
    let cut = async {
        tokio::select! {
            () = dripping => {}
            _ = reading.read_to_end(&mut bytes) => {}
        }
    };
    tokio::time::timeout(LONG, cut).await.expect("the trickle is cut off");
    begun.elapsed()
}

#[tokio::test]
async fn a_line_that_never_speaks_is_closed() {
    let house = house(SHORT, 100).await;
    let (said, took) = to_the_end(&mut house.line().await).await;
    assert!(said.is_empty() && took >= SHORT.head, "{said:?} after {took:?}");
}

#[tokio::test]
async fn a_line_waits_for_the_next_request_but_not_for_ever() {
    let house = house(SHORT, 100).await;
    let mut line = house.says(ASK).await;
    until(&mut line, "chào 127.0.0.1").await;
    tokio::time::sleep(SHORT.head + STEP).await;
    line.write_all(ASK.as_bytes()).await.expect("the line is still open");
    until(&mut line, "chào 127.0.0.1").await;
    let (said, took) = to_the_end(&mut line).await;
    assert!(said.is_empty() && took >= SHORT.idle - STEP, "{said:?} after {took:?}");
    let patient = self::house(Limits { head: LONG * 2, ..SHORT }, 100).await;
    let mut line = patient.says(ASK).await;
    until(&mut line, "chào").await;
    assert_eq!(to_the_end(&mut line).await.0, "", "whatever a head is granted");
}

#[tokio::test]
async fn a_head_that_trickles_is_cut_off() {
    let house = house(Limits { idle: LONG * 2, ..SHORT }, 100).await;
    trickle(house.says("GET / HTTP/1.1\r\nHost: xa.test\r\nX-A: ").await).await;
    let mut line = house.says(ASK).await;
    until(&mut line, "chào").await;
    line.write_all(b"GET / HTTP/1.1\r\nX-A: ").await.expect("the line is open");
    trickle(line).await;
    house.is_empty().await;
}

#[tokio::test]
async fn a_body_that_stops_or_trickles_is_cut_off_and_a_steady_one_is_not() {
    let house = house(SHORT, 100).await;
    let (said, took) = to_the_end(&mut house.says(POST).await).await;
    assert!(said.starts_with("HTTP/1.1 400") && took >= SHORT.body.pause, "{said:?} after {took:?}");
    let took = trickle(house.says(POST).await).await;
    assert!(took >= SHORT.body.pause, "below the average, not at once: {took:?}");
    let mut steady = house.says(POST).await;
    for _ in 0..20 {
        steady.write_all(&[b'x'; 5_000]).await.expect("it is taken");
        tokio::time::sleep(STEP).await;
    }
    assert!(until(&mut steady, "\r\n\r\n100000").await.starts_with("HTTP/1.1 200"), "twice as long as a pause may be");
    let whole = Limits { body: Pace { whole: Duration::from_millis(900), ..SHORT.body }, ..SHORT };
    let endless = self::house(whole, 100)
        .await
        .says("POST /nhan HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
        .await;
    let (mut reading, mut writing) = endless.into_split();
    let chunk = format!("3e8\r\n{}\r\n", "x".repeat(1_000));
    let flood = async {
        while writing.write_all(chunk.as_bytes()).await.is_ok() {
            tokio::time::sleep(STEP).await;
        }
    };
    let mut bytes = Vec::new();
    let ended = async { tokio::join!(flood, reading.read_to_end(&mut bytes)).1.ok() };
    tokio::time::timeout(LONG, ended).await.expect("quick enough, but longer than a body may be");
}

#[tokio::test]
async fn an_answer_that_nobody_takes_is_given_up() {
    let house = house(Limits { idle: LONG * 2, ..SHORT }, 100).await;
    let mut line = house.says("GET /to HTTP/1.1\r\nHost: x\r\n\r\n").await;
    until(&mut line, "\r\n\r\n").await;
    assert_eq!(house.traffic.open.get(), 1);
    house.is_empty().await;
    drop(line);
}

#[tokio::test]
async fn an_answer_that_is_taken_slowly_comes_whole() {
    let house = house(Limits { idle: SHORT.head, stall: LONG, ..SHORT }, 100).await;
    let mut line = house.says(&format!("GET /to HTTP/1.1\r\nHost: x\r\n\r\n{ASK}")).await;
    let mut part = vec![0; LARGE / 32];
    for _ in 0..32 {
        line.read_exact(&mut part).await.expect("it still comes");
        tokio::time::sleep(STEP).await;
    }
    until(&mut line, "chào").await;
    assert_eq!(to_the_end(&mut line).await.0, "", "then the line is idle");
}

#[tokio::test]
async fn honest_people_are_served_among_many_slow_lines() {
    let house = house(Limits { head: LONG, idle: LONG, ..SHORT }, 1_000).await;
    let mut slow = Vec::new();
    for number in 0..600 {
        let text = ["", "GET / HT", POST][number % 3];
        slow.push(house.says(text).await);
    }
    for _ in 0..50 {
        let mut line = house.says(&ASK.replace("Host", "Connection: close\r\nHost")).await;
        assert!(to_the_end(&mut line).await.0.ends_with("chào 127.0.0.1"));
    }
    assert!(house.traffic.refused.get() == 0 && house.traffic.open.get() >= 400);
}

#[tokio::test]
async fn beyond_the_last_seat_a_line_is_refused_and_a_seat_that_is_left_is_given_again() {
    let house = house(Limits { head: LONG, idle: LONG, ..SHORT }, 10).await;
    let mut taken = Vec::new();
    for _ in 0..10 {
        let mut line = house.says(ASK).await;
        until(&mut line, "chào").await;
        taken.push(line);
    }
    assert_eq!(to_the_end(&mut house.line().await).await.0, "");
    assert_eq!((house.traffic.open.get(), house.traffic.refused.get()), (10, 1));
    taken.pop();
    let answered = async {
        while !to_the_end(&mut house.says(&ASK.replace("Host", "Connection: close\r\nHost")).await)
            .await
            .0
            .contains("chào")
        {
            tokio::time::sleep(STEP).await;
        }
    };
    tokio::time::timeout(LONG, answered).await.expect("a seat");
}

#[tokio::test]
async fn a_stop_closes_idle_lines_and_cuts_no_answer() {
    let house = house(Limits { head: LONG, idle: LONG, ..SHORT }, 1_000).await;
    let mut waiting = Vec::new();
    for _ in 0..100 {
        waiting.push(house.says("GET /cua HTTP/1.1\r\nHost: x\r\n\r\n").await);
    }
    let mut sending = house.says("POST /nhan HTTP/1.1\r\nHost: x\r\nContent-Length: 8\r\n\r\n1234").await;
    let (mut silent, mut begun, mut idle) = (house.line().await, house.says("GET / HT").await, house.says(ASK).await);
    until(&mut idle, "chào").await;
    while house.traffic.open.get() < 104 {
        tokio::time::sleep(STEP).await;
    }
    tokio::time::sleep(STEP).await;
    house.stop.send(true).expect("a server");
    for line in [&mut silent, &mut begun, &mut idle] {
        assert_eq!(to_the_end(line).await.0, "", "it is closed at once, not after {LONG:?}");
    }
    assert!(TcpStream::connect(house.address).await.is_err(), "nobody new is let in");
    assert!(!house.ended.is_finished(), "answers are under way");
    house.door.add_permits(1_000);
    sending.write_all(b"5678").await.expect("the rest is taken");
    let answer = to_the_end(&mut sending).await.0;
    assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("\r\n\r\n8"), "{answer}");
    for line in &mut waiting {
        let answer = to_the_end(line).await.0;
        assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("xong"), "{answer}");
    }
    tokio::time::timeout(LONG, house.ended).await.expect("it ends by itself").expect("no panic");
}
