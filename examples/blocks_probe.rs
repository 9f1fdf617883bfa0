//! probe
use gainsay::text::{read, Input};
fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let quiet = args[0] == "-d";
    let (mut kept, mut all) = (0usize, 0usize);
    for path in &args[usize::from(quiet)..] {
        let bytes = std::fs::read(path).unwrap();
        let t = std::time::Instant::now();
        let r = read(path, &bytes, Input::Auto);
        eprintln!("{path} {:?} {} docs {:?}", t.elapsed(), r.documents.len(), r.warnings.len());
        for w in r.warnings.iter().take(5) { eprintln!("{w}"); }
        for d in &r.documents {
            for b in &d.blocks {
                let s = b.span.of(&d.text);
                all += s.len();
                let k = format!("{:?}", b.kind);
                if k == "Prose" { kept += s.len(); }
                if !quiet || k != "Prose" { println!("{} {}: {}", k, d.id, s.chars().take(if quiet {300} else {90}).collect::<String>()); }
            }
        }
    }
    eprintln!("kept {kept} of {all} = {}", kept as f64 / all as f64);
}
