//! What the log says of a request, of a fault and of a panic.

use std::io::Write;
use std::sync::{Arc, Mutex};

use kernel::permission::Action as _;
use testkit::{SettableClock, Site, open_both};
use tracing_subscriber::EnvFilter;
use web::{Ctx, Feature, FormData, Gate, PageResult, post};

/// A log in memory.
#[derive(Debug, Clone, Default)]
struct Paper(Arc<Mutex<Vec<u8>>>);

impl Write for Paper {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().map(|mut paper| paper.write(bytes)).unwrap_or(Ok(0))
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Paper {
    fn events(&self) -> Vec<serde_json::Value> {
        let text = String::from_utf8(self.0.lock().expect("the paper").clone()).expect("text");
        text.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"))).collect()
    }
}

/// Two routes that break: one quotes what was typed as it panics, one meets a database without its table.
fn broken() -> Feature {
    Feature {
        name: "broken",
        policies: &[],
        routes: vec![
            post("/vo/{id}", panics, Gate::Public),
            post("/hong/{id}", faults, Gate::May(&access::api::ViewTable::POLICY)),
        ],
    }
}

async fn panics(form: FormData) -> PageResult {
    panic!("{}", form.line("ghi_chu"))
}

async fn faults(ctx: Ctx, form: FormData) -> PageResult {
    let sql = "select x from no_such_table where commune = $1 and name = $2";
    let found: i64 = ctx.read().await?.one(sql, db::args![ctx.commune(), form.line("ghi_chu")]).await?;
    Ok(web::see_other(&format!("/{found}")))
}

#[tokio::test]
async fn a_request_is_one_line_and_what_breaks_has_its_number() {
    let (before, here) = (std::panic::take_hook(), std::thread::current().id());
    std::panic::set_hook(Box::new(move |info| match std::thread::current().id() == here {
        true if info.location().is_some_and(|at| at.file().ends_with("log.rs"))
            && info.payload_as_str().is_some_and(|s| s.starts_with("chim")) =>
        {
            sauro::log::panicked(info)
        }
        _ => before(info),
    }));
    for (engine, db, _guard) in open_both().await {
        let site = Site::new(db, vec![broken()], SettableClock::default()).await;
        let paper = Paper::default();
        let writer = paper.clone();
        let lines = sauro::log::lines(EnvFilter::new("info"), move || writer.clone());
        let guard = tracing::subscriber::set_default(lines);
        let typed = [("ghi_chu", "chim\r\n{\"level\":\"ERROR\"}\u{1b}[31m")];
        site.get("dau_moi", "/khong-co?ten=chim").await.expect(404);
        site.post("", "/vo/7?ten=chim", &typed).await.expect(500);
        let page = site.post("dau_moi", "/hong/8", &typed).await.expect(500).visible();
        drop(guard);
        let events = paper.events();
        let said = |name: &str| -> Vec<&serde_json::Value> { events.iter().filter(|e| e["message"] == name).collect() };
        let requests: Vec<_> =
            said("request").iter().map(|e| (e["method"].clone(), e["route"].clone(), e["status"].clone())).collect();
        let expected = [("GET", "-", 404), ("POST", "/vo/{id}", 500), ("POST", "/hong/{id}", 500)];
        let expected: Vec<_> = expected.iter().map(|(m, r, s)| ((*m).into(), (*r).into(), (*s).into())).collect();
        assert_eq!(requests, expected, "{engine}");
        let number = |event: &serde_json::Value| event["span"]["number"].as_str().expect("a number").to_owned();
        let (faults, panics) = (said("fault"), said("panic"));
        assert_eq!((faults.len(), panics.len()), (2, 1), "{engine}: {events:?}");
        assert!(panics[0]["place"].as_str().is_some_and(|p| p.contains("log.rs:")), "{:?}", panics[0]);
        assert_eq!(number(panics[0]), number(faults[0]));
        assert_eq!(number(faults[1]), number(said("request")[2]));
        assert!(
            page.contains(faults[1]["incident"].as_str().expect("a number")),
            "the person is told the number: {page}"
        );
        assert!(faults[1]["chain"].as_str().is_some_and(|c| c.contains("no_such_table")), "{engine}: {:?}", faults[1]);
        assert!(requests.len() == 3 && said("request").iter().all(|e| e["micros"].is_u64()));
        let whole = format!("{events:?}");
        assert!(!whole.contains("chim") && !whole.contains("/vo/7"), "{engine}: {whole}");
    }
}
