//! The reader of `law/`: each text is law or is refused with its reason, as a document, a parameter and an open choice.
#![no_main]

use rules::law::Law;

libfuzzer_sys::fuzz_target!(|text: &str| {
    for path in ["documents/a.toml", "params/a/b.toml", "policies/a.toml"] {
        if let Err(broken) = Law::read(&[(path, text)]) {
            assert!(!broken.to_string().is_empty());
        }
    }
});
