//! Any lines as claims, as `gainsay judge` reads them: judged as far as they are some, no panic.
#![no_main]

use gainsay::claim::Claim;
use gainsay::relation::Situation;
use gainsay::{Knowledge, judge};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::embedded().expect("what is built in holds"));

fuzz_target!(|bytes: &[u8]| {
    let claims: Vec<Claim> =
        bytes.split(|&byte| byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect();
    drop(judge(claims, &KNOWLEDGE, Situation::Open));
});
