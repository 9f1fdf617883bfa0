//! Any bytes as an entry of the cache: claims or none, no panic and no memory beyond what the bytes can pay for.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    drop(gainsay::cli::kept_claims(bytes));
});
