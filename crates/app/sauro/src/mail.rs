//! E-mail: the sender over SMTP, and the round of reminders that goes out every morning. Without `[smtp]` in the
//! configuration nothing is sent.

use std::time::Duration;

use audit::head::SignedHead;
use jiff::Timestamp;
use jiff::civil::{Date, Time, time};
use kernel::dates;
use lettre::message::{Mailbox, header::ContentType};
use lettre::transport::smtp::{self, authentication::Credentials};
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use plans::api::{Mail, send_due_mail};
use web::AppRef;

use crate::config::{ConfigFile, Smtp};
use crate::failure::Failure;

/// When the mails of a day go out, in Viet Nam. A server that was off then sends them when it starts.
const ROUND_AT: Time = time(7, 30, 0, 0);
/// How often the clock is looked at; also how soon a mail that was refused is tried again.
const LOOK_EVERY: Duration = Duration::from_secs(10 * 60);
/// How long one mail may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// Sends mails from one address.
#[derive(Debug, Clone)]
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    /// The address that people type, for the links.
    base_url: String,
}

impl Mailer {
    /// The sender that the configuration asks for; none without `[smtp]`.
    ///
    /// # Errors
    /// When the configuration is not complete or the password's file cannot be read.
    pub fn of(file: &ConfigFile) -> Result<Option<Mailer>, Failure> {
        let Some(smtp) = &file.smtp else {
            return match file.witness_mail.is_empty() {
                true => Ok(None),
                false => Err(Failure::Input(
                    "Tệp cấu hình có witness_mail nhưng thiếu [smtp], nên mốc nhật ký không gửi đi được.".to_owned(),
                )),
            };
        };
        let base_url = file.base_url.clone().ok_or_else(|| {
            Failure::Input(
                "Tệp cấu hình có [smtp] nhưng thiếu base_url (địa chỉ mọi người gõ để vào hệ thống), nên thư nhắc việc \
                 không có đường dẫn. Hãy thêm dòng base_url = \"https://…\"."
                    .to_owned(),
            )
        })?;
        let from: Mailbox = smtp.from.parse().map_err(|_| {
            Failure::Input(format!("“{}” ở mục from của [smtp] không phải là địa chỉ thư điện tử.", smtp.from))
        })?;
        if let Some(wrong) = file.witness_mail.iter().find(|address| address.parse::<Mailbox>().is_err()) {
            return Err(Failure::Input(format!("“{wrong}” ở witness_mail không phải là địa chỉ thư điện tử.")));
        }
        Ok(Some(Mailer { transport: transport(smtp)?, from, base_url }))
    }

    /// Mails a signed head to these witnesses; the number of those who could not be reached.
    pub async fn send_head(&self, signed: &SignedHead, commune: &str, witnesses: &[String]) -> usize {
        let mut failed = 0;
        for to in witnesses {
            failed += usize::from(!self.send(head_mail(signed, commune, to, &self.base_url)).await);
        }
        failed
    }

    /// Sends one mail; false when the server refused it.
    pub(crate) async fn send(&self, mail: Mail) -> bool {
        let message = match message(&self.from, &mail) {
            Ok(message) => message,
            Err(_) => {
                // The reason may repeat the address.
                tracing::warn!("Không soạn được thư nhắc việc: địa chỉ hoặc nội dung thư không hợp lệ");
                return false;
            }
        };
        match self.transport.send(message).await {
            Ok(_) => true,
            Err(why) => {
                tracing::warn!("Máy chủ thư không nhận thư nhắc việc: {}", kind_of(&why));
                false
            }
        }
    }
}

/// What went wrong, without the server's words: they often repeat the address of the person.
fn kind_of(why: &smtp::Error) -> String {
    match why.status() {
        Some(code) => format!("mã {code}"),
        None if why.is_timeout() => "quá thời gian chờ".to_owned(),
        None if why.is_tls() => "không lập được kết nối bảo mật (TLS)".to_owned(),
        None if why.is_client() => "máy chủ không hỗ trợ điều cần dùng".to_owned(),
        None => "không kết nối được hoặc trả lời không hợp lệ".to_owned(),
    }
}

fn transport(smtp: &Smtp) -> Result<AsyncSmtpTransport<Tokio1Executor>, Failure> {
    let relay = match smtp.starttls {
        true => AsyncSmtpTransport::<Tokio1Executor>::starttls_relay(&smtp.host),
        false => AsyncSmtpTransport::<Tokio1Executor>::relay(&smtp.host),
    };
    let mut builder = relay
        .map_err(|e| Failure::Input(format!("Máy chủ thư “{}” trong [smtp] không dùng được: {e}.", smtp.host)))?
        .timeout(Some(PATIENCE));
    if let Some(port) = smtp.port {
        builder = builder.port(port);
    }
    if let Some(user) = &smtp.user {
        builder = builder.credentials(Credentials::new(user.clone(), password(smtp)?));
    }
    Ok(builder.build())
}

fn password(smtp: &Smtp) -> Result<String, Failure> {
    let Some(path) = &smtp.password_file else {
        return Err(Failure::Input("Mục [smtp] có user nhưng thiếu password_file.".to_owned()));
    };
    let text = std::fs::read_to_string(path)
        .map_err(|e| Failure::Input(format!("Không đọc được tệp mật khẩu thư {}: {e}.", path.display())))?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}

/// A head for somebody who keeps it.
fn head_mail(signed: &SignedHead, commune: &str, to: &str, base_url: &str) -> Mail {
    let head = &signed.head;
    Mail {
        to: to.to_owned(),
        subject: format!("Mốc nhật ký {commune}: {} dòng", head.size),
        text: format!(
            "Đây là mốc nhật ký đã ký của {commune}. Hãy giữ thư này: khi có mốc, ai cũng chứng minh được {} dòng nhật ký đầu \
             tiên có bị sửa hay không.\n\n{signed}\nKiểm chứng: {}/kiem-chung?xa={}&co={}&goc={}\n",
            head.size,
            base_url.trim_end_matches('/'),
            head.commune,
            head.size,
            head.root
        ),
    }
}

fn message(from: &Mailbox, mail: &Mail) -> anyhow::Result<Message> {
    let to: Mailbox = mail.to.parse()?;
    let head = Message::builder().from(from.clone()).to(to).subject(mail.subject.clone());
    Ok(head.header(ContentType::TEXT_PLAIN).body(mail.text.clone())?)
}

/// Whether the round of today is still to come and its time has come.
fn is_time(now: Timestamp, done: Option<Date>) -> bool {
    done != Some(dates::civil_date(now)) && dates::civil_time(now) >= ROUND_AT
}

/// Sends the mails of each day, for as long as the program runs.
pub async fn every_morning(app: AppRef, mailer: Mailer) {
    let mut done = None;
    loop {
        let now = app.clock.now();
        if is_time(now, done) && round(&app, &mailer).await {
            done = Some(dates::civil_date(now));
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

/// The round of every commune; false when something is to be tried again.
async fn round(app: &AppRef, mailer: &Mailer) -> bool {
    let mut complete = true;
    for info in &app.communes {
        let send = |mail| mailer.send(mail);
        let sent = send_due_mail(&app.db, &*app.clock, info.commune, &info.name, &mailer.base_url, send).await;
        match sent {
            Ok(sent) => {
                complete &= sent.failed == 0;
                tracing::info!("Thư nhắc việc của {}: đã gửi {}, chưa gửi được {}", info.name, sent.sent, sent.failed);
            }
            Err(why) => {
                complete = false;
                tracing::error!("Chưa gửi được thư nhắc việc của {}: {why}", info.name);
            }
        }
    }
    complete
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_round_goes_out_once_a_morning() {
        let midnight = dates::start_of_day(date(2026, 11, 20));
        let at = |hour: i64, minute: i64| midnight + jiff::SignedDuration::from_mins(hour * 60 + minute);
        assert!(!is_time(at(7, 29), None));
        assert!(is_time(at(7, 30), None) && is_time(at(15, 0), Some(date(2026, 11, 19))));
        assert!(!is_time(at(15, 0), Some(date(2026, 11, 20))));
    }

    #[test]
    fn a_mail_is_plain_text_in_vietnamese() {
        let from: Mailbox = "Sáu Rõ <nhac-viec@xa.test>".parse().expect("an address");
        let mail =
            Mail {
                to: "hoa@xa.test".to_owned(), subject: "Sáu Rõ: 1 quá hạn".to_owned(), text: "Kính gửi".to_owned()
            };
        let text = String::from_utf8(message(&from, &mail).expect("a message").formatted()).expect("text");
        assert!(text.contains("To: hoa@xa.test") && text.contains("text/plain; charset=utf-8"), "{text}");
        assert!(text.contains("Subject: =?utf-8?b?"), "{text}");
        let wrong = Mail { to: "hoa tại xã".to_owned(), ..mail };
        assert!(message(&from, &wrong).is_err());
    }

    #[test]
    fn a_head_is_mailed_with_its_note_as_it_is() {
        let key = audit::head::SigningKey::from_secret(&[7; 32]);
        let root = audit::tree::empty_root();
        let signed = key.sign(audit::head::TreeHead { commune: 10816, size: 60, root, at: Timestamp::UNIX_EPOCH });
        let mail = head_mail(&signed, "xã Hà Bắc", "thanhtra@tp.test", "https://sauro.xa.test/");
        assert_eq!(mail.subject, "Mốc nhật ký xã Hà Bắc: 60 dòng");
        let note = mail.text.split("\n\n").nth(1).expect("the note");
        let note = note.split("\nKiểm chứng").next().expect("the note alone");
        assert_eq!(SignedHead::from_letter(note), Ok(signed), "{}", mail.text);
        let address = format!("https://sauro.xa.test/kiem-chung?xa=10816&co=60&goc={root}");
        assert!(mail.text.contains(&address), "{}", mail.text);
    }

    #[test]
    fn what_is_missing_in_the_configuration_is_said() {
        let file = |text: &str| toml::from_str::<ConfigFile>(text).expect("a file");
        assert!(Mailer::of(&file("")).expect("no mail is fine").is_none());
        let smtp = "[smtp]\nhost = \"thu.xa.test\"\nfrom = \"nhac-viec@xa.test\"\n";
        let said = |text: &str| match Mailer::of(&file(text)) {
            Err(Failure::Input(why)) => why,
            other => panic!("not refused: {other:?}"),
        };
        assert!(said(smtp).contains("thiếu base_url"));
        assert!(said("witness_mail = [\"a@tp.test\"]").contains("thiếu [smtp]"));
        let witness = format!("base_url = \"https://sauro.xa.test\"\nwitness_mail = [\"thanh tra\"]\n{smtp}");
        assert!(said(&witness).contains("witness_mail không phải"));
        let whole = format!("base_url = \"https://sauro.xa.test\"\n{smtp}");
        assert!(said(&format!("{whole}user = \"a\"\n")).contains("thiếu password_file"));
        assert!(said(&whole.replace("nhac-viec@xa.test", "nhắc việc")).contains("không phải là địa chỉ"));
    }

    /// A mail server that refuses the receiver and repeats his address.
    async fn refusing(listener: tokio::net::TcpListener) {
        use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
        let (stream, _) = listener.accept().await.expect("a connection");
        let mut stream = BufReader::new(stream);
        stream.write_all(b"220 thu.xa.test\r\n").await.expect("a greeting");
        let mut line = String::new();
        while stream.read_line(&mut line).await.is_ok_and(|n| n > 0) {
            let reply: &[u8] = match line.get(..4) {
                Some("RCPT") => b"550 5.1.1 <hoa@xa.test> no such person\r\n",
                _ => b"250 ok\r\n",
            };
            stream.write_all(reply).await.expect("a reply");
            line.clear();
        }
    }

    #[tokio::test]
    async fn the_log_names_the_code_and_no_address() {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let server = tokio::spawn(refusing(listener));
        let transport = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous("127.0.0.1")
            .port(port)
            .timeout(Some(PATIENCE))
            .build();
        let from: Mailbox = "Sáu Rõ <nhac-viec@xa.test>".parse().expect("an address");
        let mail =
            Mail { to: "hoa@xa.test".to_owned(), subject: "Sáu Rõ".to_owned(), text: "Kính gửi".to_owned() };
        let why = transport.send(message(&from, &mail).expect("a message")).await.expect_err("refused");
        assert!(why.to_string().contains("hoa@xa.test"), "the server's words name the person: {why}");
        assert_eq!(kind_of(&why), "mã 550");
        server.abort();
    }
}
