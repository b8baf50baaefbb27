//! The command line's own words in Vietnamese: headings of the help, and what is said of a wrong call.

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use clap::{Arg, ArgAction, Command};

const HELP: &str = "{about-with-newline}\nCách dùng: {usage}\n\n{all-args}";

/// The same command with Vietnamese headings, and so for every command below it.
pub fn in_vietnamese(command: Command) -> Command {
    let is_root = command.get_version().is_some();
    let help = Arg::new("help").short('h').long("help").help("In hướng dẫn này").action(ArgAction::Help);
    let version = Arg::new("version").short('V').long("version").help("In phiên bản").action(ArgAction::Version);
    let command = command
        .help_template(HELP)
        .subcommand_help_heading("Các lệnh")
        .subcommand_value_name("LỆNH")
        .disable_help_flag(true)
        .disable_version_flag(true)
        .mut_args(|argument| {
            let heading = if argument.is_positional() { "Cho biết" } else { "Tùy chọn" };
            let argument = argument.help_heading(heading);
            // "[env: …]" and "[possible values: …]" are English: the help texts name what can be given.
            if argument.get_action().takes_values() {
                argument.hide_env(true).hide_possible_values(true)
            } else {
                argument
            }
        })
        .arg(help.help_heading("Tùy chọn"));
    let command = if is_root { command.arg(version.help_heading("Tùy chọn")) } else { command };
    command.mut_subcommands(in_vietnamese)
}

/// The help that was asked for.
pub fn help(error: &Error) -> String {
    error.render().to_string().replace("[OPTIONS]", "[TÙY CHỌN]")
}

/// What is wrong with a call, and what to do.
pub fn said_of(error: &Error) -> String {
    let named = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(" "),
        _ => String::new(),
    };
    let (argument, value) = (named(ContextKind::InvalidArg), named(ContextKind::InvalidValue));
    let what = match error.kind() {
        ErrorKind::UnknownArgument => format!("Không có tùy chọn “{argument}”."),
        ErrorKind::InvalidSubcommand => format!("Không có lệnh “{}”.", named(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => format!("Còn thiếu: {argument}."),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "Hãy cho biết lệnh cần chạy.".to_owned()
        }
        ErrorKind::ArgumentConflict => format!("Tùy chọn “{argument}” bị lặp lại hoặc không đi cùng tùy chọn khác."),
        ErrorKind::NoEquals | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues | ErrorKind::TooManyValues => {
            format!("Tùy chọn “{argument}” thiếu hoặc thừa giá trị.")
        }
        _ if value.is_empty() => format!("Tùy chọn “{argument}” thiếu giá trị."),
        _ => format!("“{value}” không dùng được cho {argument}."),
    };
    format!("{what} Xem cách dùng: thêm --help vào cuối lệnh.")
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;
    use crate::command::CommandLine;

    fn help_of(path: &[&str]) -> String {
        let call = ["sauro"].iter().chain(path).chain(&["--help"]);
        help(&in_vietnamese(CommandLine::command()).try_get_matches_from(call).expect_err("help"))
    }

    #[test]
    fn help_is_vietnamese_all_the_way_down() {
        for path in [&[][..], &["demo"], &["serve"], &["account", "add"], &["plan", "read"], &["backup"]] {
            let help = help_of(path);
            assert!(help.contains("Cách dùng: ") && help.contains("In hướng dẫn này"), "{help}");
            for english in
                ["Usage", "Options", "Commands", "Arguments", "Print", "OPTIONS", "COMMAND", "default:", "env:"]
            {
                assert!(!help.contains(english), "{path:?}: {help}");
            }
        }
    }

    #[test]
    fn a_wrong_call_is_answered_in_words() {
        for (call, said) in [
            (&["sauro", "chay"][..], "Không có lệnh “chay”."),
            (&["sauro", "demo", "--cong"], "Không có tùy chọn “--cong”."),
            (&["sauro"], "Hãy cho biết lệnh cần chạy."),
            (&["sauro", "plan", "read"], "Còn thiếu: "),
            (&["sauro", "init", "--commune", "abc", "--name", "x"], "“abc” không dùng được cho --commune"),
        ] {
            let error = in_vietnamese(CommandLine::command()).try_get_matches_from(call).expect_err("a wrong call");
            assert!(said_of(&error).starts_with(said), "{call:?}: {}", said_of(&error));
        }
    }
}
