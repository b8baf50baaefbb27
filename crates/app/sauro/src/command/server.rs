//! `sauro serve`: the server of a real commune.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use crate::clock::SystemClock;
use crate::compose::{self, Standing};
use crate::config::{self, DEFAULT_LISTEN, Place};
use crate::failure::Failure;
use crate::mail::{self, Mailer};
use crate::witness::Witness;
use crate::{log, metrics, serve};

/// How the server is started.
#[derive(Debug, Clone, Args)]
pub struct Serve {
    /// Địa chỉ lắng nghe [mặc định: 127.0.0.1:8086]
    #[arg(long, value_name = "ĐỊA CHỈ", env = "SAURO_LISTEN")]
    listen: Option<String>,
    /// Mở số đo cho Prometheus ở địa chỉ này, chỉ trong máy (ví dụ 127.0.0.1:9186)
    #[arg(long, value_name = "ĐỊA CHỈ", env = "SAURO_METRICS")]
    metrics: Option<String>,
    /// Tệp cấu hình TOML
    #[arg(long, value_name = "TỆP", env = "SAURO_CONFIG")]
    config: Option<PathBuf>,
    /// Địa chỉ mọi người gõ để vào, ví dụ https://sauro.xahabac.example [mặc định: base_url của tệp cấu hình]
    #[arg(long, value_name = "ĐỊA CHỈ", env = "SAURO_ORIGIN")]
    origin: Option<String>,
    /// Địa chỉ thư của người giữ mốc nhật ký (được lặp lại), thêm vào witness_mail của tệp cấu hình
    #[arg(long, value_name = "THƯ")]
    witness_mail: Vec<String>,
    #[command(flatten)]
    place: Place,
}

/// Serves until it is told to stop.
///
/// # Errors
/// When there is no commune to serve, or nothing can be listened on.
pub async fn run(asked: Serve) -> Result<(), Failure> {
    log::begin("info");
    let mut file = config::read(asked.config.as_deref())?;
    file.witness_mail.extend(asked.witness_mail);
    let listen = asked.listen.or_else(|| file.listen.clone()).unwrap_or_else(|| DEFAULT_LISTEN.to_owned());
    let address = config::address(&listen)?;
    let metrics = asked.metrics.or_else(|| file.metrics.clone());
    let metrics = metrics.as_deref().map(metrics::address).transpose()?;
    let mailer = Mailer::of(&file)?;
    let place = asked.place.or(&file);
    let db = place.open_existing().await?;
    // On PostgreSQL the folder of keys is the data folder too: it holds nothing else there.
    let Some(folder) = place.data.clone() else {
        return Err(Failure::Input(
            "Với PostgreSQL, hãy thêm --data THƯ_MỤC để máy chủ giữ khóa nhật ký và khóa bí mật ngoài cơ sở dữ liệu."
                .to_owned(),
        ));
    };
    let origin = config::origin(asked.origin.as_deref().or(file.base_url.as_deref()), address)?;
    let standing = Standing { origin, folder: folder.clone() };
    let app = compose::app(db, Arc::new(SystemClock), None, standing).await?;
    if app.communes.is_empty() {
        return Err(Failure::Input("Cơ sở dữ liệu chưa có xã nào. Hãy lập bằng sauro init trước.".to_owned()));
    }
    let listener = serve::bind(address).await?;
    let metrics = match metrics {
        Some(address) => Some(serve::bind(address).await?),
        None => None,
    };
    let address = listener.local_addr().map_err(|e| Failure::Fault(e.to_string()))?;
    if let Some(address) = metrics.as_ref().and_then(|listener| listener.local_addr().ok()) {
        println!("Số đo: http://{address}/metrics");
    }
    println!("Địa chỉ: http://{address}");
    let mail = mailer.clone().filter(|_| !file.witness_mail.is_empty()).map(|mailer| (mailer, file.witness_mail));
    tokio::spawn(Witness::of(&folder)?.every_hour(app.clone(), mail));
    if let Some(mailer) = mailer {
        tokio::spawn(mail::every_morning(app.clone(), mailer));
    }
    serve::run(app, listener, metrics).await;
    Ok(())
}
