//! `gainsay export`: the database read again by `SQLite`.

use crate::program::{Folder, affair};
use rusqlite::{Connection, OpenFlags};
use serde_json::Value;
use std::fs;

fn open(folder: &Folder, name: &str) -> Connection {
    Connection::open_with_flags(folder.at(name), OpenFlags::SQLITE_OPEN_READ_ONLY).expect("a database")
}

/// The first column of each row.
fn column(database: &Connection, query: &str) -> Vec<String> {
    let mut statement = database.prepare(query).expect("a query");
    let rows = statement.query_map([], |row| row.get::<_, String>(0)).expect("rows");
    rows.collect::<Result<_, _>>().expect("text")
}

#[test]
fn a_database_holds_the_findings_of_check_with_all_they_rest_on() {
    let folder = affair("database").with("c.md", "---\nsource: Globe\n---\n# Talks\n\nRobin Vale, 48, is free.\n");
    let ran = folder.run("export . --output affair.db");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let database = open(&folder, "affair.db");
    let report: Value = serde_json::from_str(&folder.run("check . --format json").out).expect("JSON");
    let findings = report["findings"].as_array().expect("a list");
    let ids: Vec<&str> = findings.iter().map(|finding| finding["id"].as_str().expect("an id")).collect();
    assert!(!ids.is_empty());
    assert_eq!(column(&database, "SELECT name FROM findings ORDER BY id"), ids);
    assert_eq!(column(&database, "SELECT name FROM documents"), ["a.txt", "b.txt", "c.md"]);
    assert_eq!(
        column(&database, "SELECT source || ': ' || title FROM documents WHERE name = 'c.md'"),
        ["Globe: Talks"]
    );
    assert_eq!(column(&database, "SELECT count(*) || '' FROM claims"), [report["corpus"]["claims"].to_string()]);
    let ages = "SELECT about || ', ' || value FROM \"values\" WHERE attribute = 'age'";
    assert_eq!(column(&database, ages), ["Robin Vale, 48"]);
    let joined = "SELECT documents.name || ':' || evidence.line || ' ' || rule || ' ' || claims.polarity || ' ' || origin \
                  FROM findings JOIN sides ON sides.finding = findings.id JOIN evidence ON evidence.side = sides.id \
                  JOIN origins ON origins.side = sides.id \
                  JOIN claims ON claims.id = evidence.claim JOIN documents ON documents.id = evidence.document \
                  WHERE rule = 'GS101' ORDER BY sides.number";
    insta::assert_debug_snapshot!(column(&database, joined), @"");
    assert!(column(&database, "SELECT \"table\" FROM pragma_foreign_key_check").is_empty());
    assert_eq!(column(&database, "PRAGMA integrity_check"), ["ok"]);
}

#[test]
fn a_database_is_the_same_whatever_the_threads_and_the_order_of_files() {
    let folder = affair("database-bytes");
    for words in ["a.txt b.txt --output 1.db --threads 1", "b.txt a.txt --output 2.db --threads 2 --no-cache"] {
        assert_eq!(folder.run(&format!("export {words}")).code, 0);
    }
    assert!(fs::read(folder.at("1.db")).expect("a file") == fs::read(folder.at("2.db")).expect("a file"));
}

#[test]
fn what_is_allowed_is_in_no_database_and_a_folder_that_is_not_there_is_told() {
    let folder = affair("database-filter").with("gainsay.toml", "[severity]\nGS101 = \"off\"\n");
    assert_eq!(folder.run("export . --output affair.db").code, 0);
    assert!(column(&open(&folder, "affair.db"), "SELECT name FROM findings WHERE rule = 'GS101'").is_empty());
    let ran = folder.run("export . --output gone/affair.db");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("gone/affair.db"), "{}", ran.err);
}
