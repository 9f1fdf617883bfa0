//! An explanation in plain words: a sentence that says why, both quotes, what decided; the rest where it was asked for.

use super::Seen;
use crate::Knowledge;
use crate::claim::Claim;
use crate::finding::{Finding, Reason, RuleCard, Strength, Verdict};
use crate::judge::{Explanation, Refusal, explain};
use crate::relation::Situation;
use crate::report::human::{self, Look};
use crate::report::{safe, weights};
use crate::rules::Rule;
use std::cmp::Reverse;
use std::io::{self, Write};

/// Where an explanation goes, and what it draws on.
#[derive(Debug)]
pub(super) struct Teller<'a> {
    pub(super) seen: &'a Seen,
    pub(super) knowledge: &'a Knowledge,
    pub(super) look: Look,
    pub(super) all: bool,
    pub(super) out: &'a mut Vec<u8>,
}

impl Teller<'_> {
    /// A finding on values: what they answer, how sure that is, and what speaks for and against it.
    pub(super) fn values(&mut self, finding: &Finding) -> io::Result<()> {
        self.head(finding)?;
        if let (Some(question), Some(sure)) = (&finding.question, finding.sure) {
            let hundred = (sure * 100.0).round();
            writeln!(
                self.out,
                "That both answer one question, “{}”, is a judgement: of a hundred findings as sure as this one ({sure:.2}), \
                 a careful reader would sign {hundred}.",
                safe(question)
            )?;
        }
        self.quotes(finding)?;
        let weights = weights(finding);
        for (heading, wanted) in [("What speaks for one question:", true), ("What speaks against it:", false)] {
            let told: Vec<&(String, f64)> = weights.iter().filter(|(_, added)| (*added > 0.0) == wanted).collect();
            if !told.is_empty() {
                writeln!(self.out, "{heading}")?;
            }
            told.iter().try_for_each(|(meant, added)| writeln!(self.out, "  {added:+.2}  {}", safe(meant)))?;
        }
        self.rows("What decided:", finding.reasons.iter().filter(|reason| reason.dimension != "question"))
    }

    /// A finding on two claims.
    pub(super) fn claims(&mut self, finding: &Finding, [left, right]: [&Claim; 2]) -> io::Result<()> {
        let Knowledge { lexicon, rules, .. } = self.knowledge;
        let found = explain(&self.seen.claims, [left, right], lexicon, rules, Situation::Open);
        self.head(finding)?;
        self.quotes(finding)?;
        self.rows("What decided:", finding.reasons.iter())?;
        self.rest([left, right], &found, &finding.reasons.iter().map(|reason| &*reason.dimension).collect::<Vec<_>>())
    }

    /// A finding whose claims are not at hand.
    pub(super) fn bare(&mut self, finding: &Finding) -> io::Result<()> {
        self.head(finding)?;
        self.quotes(finding)?;
        self.rows("What decided:", finding.reasons.iter())
    }

    /// Two claims, whether a rule holds of them or none.
    pub(super) fn pair(&mut self, [left, right]: [&Claim; 2], found: &Explanation) -> io::Result<()> {
        let rules = &self.knowledge.rules;
        let holds = found.fires.iter().filter_map(|(code, strength)| Some((rules.get(code)?, *strength)));
        let speaks =
            holds.max_by_key(|(rule, strength)| (rule.card.verdict, *strength, Reverse(rule.card.code.clone())));
        let decided: Vec<&str> = match speaks {
            Some((rule, strength)) => {
                writeln!(self.out, "{}", held(&rule.card, strength, [&left.text, &right.text]))?;
                rule.asked().map(|(dimension, _)| dimension).collect()
            }
            None => self.nearest(found)?,
        };
        writeln!(self.out, "\n  {}: {}", safe(&left.id), safe(&left.text))?;
        writeln!(self.out, "  {}: {}\n", safe(&right.id), safe(&right.text))?;
        let heading = if found.fires.is_empty() { "What it asks about:" } else { "What decided:" };
        self.rows(heading, found.row.iter().filter(|cell| decided.contains(&cell.dimension.as_str())))?;
        self.rest([left, right], found, &decided)
    }

    /// Which rule came nearest, and the condition that failed; says which dimensions it asked for.
    fn nearest(&mut self, found: &Explanation) -> io::Result<Vec<&'static str>> {
        let rules = &self.knowledge.rules;
        let asked = found.silent.iter().filter_map(|refusal| Some((refusal, rules.get(&refusal.rule)?)));
        let asked = asked.filter(|(_, rule)| rule.specificity() > 0);
        let nearest = asked.min_by_key(|(_, rule)| {
            (unmet(rule, found), Reverse(rule.specificity()), Reverse(rule.card.verdict), rule.card.code.clone())
        });
        let Some((refusal, rule)) = nearest else {
            writeln!(self.out, "No rule says anything of these two claims.")?;
            return Ok(Vec::new());
        };
        let further = unmet(rule, found).saturating_sub(1);
        let more = match further {
            0 => String::new(),
            1 => ", and 1 more of its conditions fails".to_owned(),
            _ => format!(", and {further} more of its conditions fail"),
        };
        let (code, name) = (safe(&rule.card.code), safe(&rule.card.name));
        writeln!(
            self.out,
            "No rule says anything of these two claims. The nearest, {code} {name}, is silent: {}{more}.",
            failed(refusal)
        )?;
        Ok(rule.asked().map(|(dimension, _)| dimension).collect())
    }

    /// What a finding comes to, in a sentence or two.
    fn head(&mut self, finding: &Finding) -> io::Result<()> {
        let readings = [0, 1].map(|at| finding.sides.get(at).or(finding.sides.first()));
        let [left, right] = readings.map(|side| side.map_or("", |side| side.reading.as_str()));
        match self.seen.report.cards.get(&finding.rule) {
            Some(card) => writeln!(self.out, "{}", held(card, finding.strength, [left, right])),
            None => writeln!(self.out, "{}", safe(&finding.message)),
        }
    }

    fn quotes(&mut self, finding: &Finding) -> io::Result<()> {
        writeln!(self.out)?;
        human::quotes(finding, &self.seen.report.places, self.look, self.out)?;
        writeln!(self.out)
    }

    fn rows<'r>(&mut self, heading: &str, rows: impl Iterator<Item = &'r Reason>) -> io::Result<()> {
        let mut rows = rows.peekable();
        if rows.peek().is_some() {
            writeln!(self.out, "{heading}")?;
        }
        for cell in rows {
            let words = [&cell.left, &cell.right].map(|words| cut(&safe(words)));
            let silent = words.iter().all(|words| words.is_empty());
            let shown = if silent { String::new() } else { format!("{} / {}", words[0], words[1]) };
            let line = format!("  {:<14} {:<22} {shown}", safe(&cell.dimension), safe(&cell.relation));
            writeln!(self.out, "{}", line.trim_end())?;
        }
        Ok(())
    }

    /// Where all was asked for, the dimensions that did not decide and what every rule says; otherwise that it can be asked for.
    fn rest(&mut self, [left, right]: [&Claim; 2], found: &Explanation, decided: &[&str]) -> io::Result<()> {
        if !self.all {
            return writeln!(self.out, "\n--all shows the other comparisons, and what every rule says of these two.");
        }
        writeln!(self.out)?;
        self.rows("The rest:", found.row.iter().filter(|cell| !decided.contains(&cell.dimension.as_str())))?;
        writeln!(self.out, "\nThe rules, of {} and {}:", safe(&left.id), safe(&right.id))?;
        for (rule, strength) in &found.fires {
            let how = if *strength == Strength::Qualified { "holds, qualified" } else { "holds" };
            writeln!(self.out, "  {rule:<6} {how}", rule = safe(rule))?;
        }
        for refusal in &found.silent {
            writeln!(self.out, "  {:<6} is silent: {}", safe(&refusal.rule), failed(refusal))?;
        }
        Ok(())
    }
}

/// A sentence that says what a rule found, and the rule's own that says why that matters.
fn held(card: &RuleCard, strength: Strength, [left, right]: [&str; 2]) -> String {
    let qualified = strength == Strength::Qualified;
    let what = match (card.verdict, qualified) {
        (Verdict::Contradiction, false) => "cannot both be right",
        (Verdict::Contradiction, true) => "cannot both be right unless one is meant in a narrower sense",
        (Verdict::Update, _) => "are of two times: the later replaces the earlier",
        (Verdict::Agreement | Verdict::Unrelated, _) => "say the same",
    };
    let said = if left == right {
        format!("“{}”", safe(left))
    } else {
        format!("“{}” and “{}”", safe(left), safe(right))
    };
    let what = if left == right && card.verdict == Verdict::Agreement { "is said by several" } else { what };
    format!("{said} {what} ({} {}). {}", safe(&card.code), safe(&card.name), safe(&card.why))
}

/// Characters of the words of a side beyond which a row is cut.
const WORDS: usize = 60;

fn cut(words: &str) -> String {
    match words.char_indices().nth(WORDS) {
        Some((at, _)) => format!("{} …", &words[..at]),
        None => words.to_owned(),
    }
}

/// How many conditions of a rule a row does not meet.
fn unmet(rule: &Rule, found: &Explanation) -> usize {
    rule.asked().filter(|(dimension, listed)| !meets(found, dimension, listed)).count()
}

/// Whether a row has one of the values that a condition lists.
fn meets(found: &Explanation, dimension: &str, listed: &[&str]) -> bool {
    found.row.iter().any(|cell| cell.dimension == dimension && listed.contains(&cell.relation.as_str()))
}

/// The condition that failed, in words.
fn failed(refusal: &Refusal) -> String {
    let Refusal { table, dimension, found, listed, .. } = refusal;
    if *dimension == "values" {
        "it speaks of values, not of claims".to_owned()
    } else if *table == "unless" {
        format!("{dimension} is {found}, which drops the pair")
    } else {
        format!("{dimension} is {found}, not {}", listed.join(" or "))
    }
}
