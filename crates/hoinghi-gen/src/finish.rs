//! The end of writing: facts take their words from the text, and refer to each other.

use crate::Generated;
use crate::tone;
use crate::writer::{Person, Writer};
use hoinghi::report::{Item, Relation, Report, Role};

/// The text and its facts, in the order of the text.
pub(crate) fn finish(writer: Writer) -> Generated {
    let Writer { mut text, mut people, mut report, world, .. } = writer;
    if world.old_tones {
        text = tone::on_second(&text);
        people
            .iter_mut()
            .for_each(|person| person.official.name = tone::on_second(&person.official.name));
        tone::retype(&mut report);
    }
    people.iter_mut().for_each(|person| address(person, &text));
    let mut order: Vec<usize> =
        (0..people.len()).filter(|&i| !people[i].official.mentions.is_empty()).collect();
    report.conference.planned.take_if(|_| !world.plan_said);
    order.sort_by_key(|&i| people[i].official.mentions[0].start);
    let mut places = vec![None; people.len()];
    order.iter().enumerate().for_each(|(place, &person)| places[person] = Some(place));
    for list in &mut report.directives {
        list.issuer = list.issuer.and_then(|person| places[person]);
    }
    report.officials = order.iter().map(|&i| people[i].official.clone()).collect();
    let chairs = report.officials.iter().enumerate();
    report.conference.chairs =
        chairs.filter(|(_, o)| o.roles.contains(&Role::Chair)).map(|(i, _)| i).collect();
    report.dates.sort_by_key(|date| date.start);
    report.citations.sort_by_key(|citation| citation.start);
    link(&mut report);
    words(&mut report, &text);
    Generated { text, report }
}

/// Gives a person every form of address that the text uses, each once.
fn address(person: &mut Person, text: &str) {
    for &(start, end) in &person.addressed {
        let words = &text[start..end];
        let known = &mut person.official.honorifics;
        if known.iter().all(|known| known != words) {
            known.push(words.to_owned());
        }
    }
}

/// Lets every item name the facts inside it.
fn link(report: &mut Report) {
    fn inside<T>(item: &Item, facts: &[T], span: impl Fn(&T) -> (usize, usize)) -> Vec<usize> {
        let first = facts.partition_point(|fact| span(fact).0 < item.start);
        (first..facts.len()).take_while(|&i| span(&facts[i]).1 <= item.end).collect()
    }
    let Report { directives, dates, counts, percentages, citations, .. } = report;
    for item in directives.iter_mut().flat_map(|list| &mut list.items) {
        item.citations = inside(item, citations, |c| (c.start, c.end));
        item.figures.counts = inside(item, counts, |c| (c.start, c.end));
        item.figures.percentages = inside(item, percentages, |p| (p.start, p.end));
        let due = inside(item, dates, |d| (d.start, d.end));
        item.deadline = due
            .into_iter()
            .find(|&i| matches!(dates[i].relation, Some(Relation::Before | Relation::By)));
    }
}

/// Gives every fact its words.
fn words(report: &mut Report, text: &str) {
    macro_rules! fill {
        ($facts:expr) => {
            $facts.for_each(|fact| fact.text = text[fact.start..fact.end].to_owned())
        };
    }
    fill!(report.title.iter_mut().chain(&mut report.byline).chain(&mut report.conference.venue));
    fill!(report.conference.host.iter_mut());
    fill!(report.published.iter_mut().chain(&mut report.dates));
    for official in &mut report.officials {
        fill!(official.mentions.iter_mut());
        fill!(official.positions.iter_mut());
    }
    fill!(report.counts.iter_mut());
    fill!(report.percentages.iter_mut());
    for list in &mut report.directives {
        fill!(list.heading.iter_mut());
        fill!(list.items.iter_mut());
    }
    fill!(report.citations.iter_mut());
}
