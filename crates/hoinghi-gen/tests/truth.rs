//! What holds of every made report.

use hoinghi::report::{
    ConferenceKind, CountKind, DateKind, Located, Mode, PartOfDay, Report, Role,
};
use hoinghi_gen::{Generated, Reports, generate, generate_sized};
use std::collections::HashSet;
use unicode_normalization::is_nfc;

fn made() -> impl Iterator<Item = Generated> {
    Reports::from(0).take(500)
}

/// Every fact that quotes the text, by the name of its list.
fn located(report: &Report) -> Vec<(&'static str, Vec<&dyn Located>)> {
    fn all<T: Located>(facts: &[T]) -> Vec<&dyn Located> {
        facts.iter().map(|fact| fact as &dyn Located).collect()
    }
    let mut lists = vec![
        ("dates", all(&report.dates)),
        ("counts", all(&report.counts)),
        ("percentages", all(&report.percentages)),
        ("citations", all(&report.citations)),
    ];
    lists.extend(report.directives.iter().map(|list| ("items", all(&list.items))));
    lists.extend(report.officials.iter().map(|person| ("mentions", all(&person.mentions))));
    lists
}

#[test]
fn facts_quote_the_text_in_its_order() {
    for made in made() {
        for (name, facts) in located(&made.report) {
            for fact in &facts {
                assert_eq!(&made.text[fact.start()..fact.end()], fact.text(), "{name}");
                assert!(!fact.text().is_empty(), "{name}");
                assert_eq!(fact.text().trim(), fact.text(), "{name}");
            }
            assert!(facts.windows(2).all(|pair| pair[0].start() <= pair[1].start()), "{name}");
        }
        let people = made.report.officials.iter().map(|person| person.mentions[0].start);
        assert!(people.is_sorted());
    }
}

#[test]
fn figures_do_not_overlap() {
    for made in made() {
        let Report { dates, counts, percentages, .. } = &made.report;
        let mut spans: Vec<(usize, usize)> = dates.iter().map(|d| (d.start, d.end)).collect();
        spans.extend(counts.iter().map(|c| (c.start, c.end)));
        spans.extend(percentages.iter().map(|p| (p.start, p.end)));
        spans.sort_unstable();
        assert!(spans.windows(2).all(|pair| pair[0].1 <= pair[1].0), "{}", made.text);
    }
}

#[test]
fn labels_are_words_of_the_report() {
    for made in made() {
        let small = made.text.to_lowercase();
        let Report { counts, percentages, .. } = &made.report;
        let labels = counts.iter().filter_map(|c| c.label.as_deref());
        for label in labels.chain(percentages.iter().filter_map(|p| p.label.as_deref())) {
            assert!(small.contains(&label.to_lowercase()), "{label}\n{}", made.text);
        }
    }
}

#[test]
fn officials_have_names_of_their_own_and_indices_hold() {
    for made in made() {
        let officials = &made.report.officials;
        let names: HashSet<&str> = officials.iter().map(|person| person.name.as_str()).collect();
        assert_eq!(names.len(), officials.len());
        for person in officials {
            assert!(person.mentions.iter().any(|mention| mention.text == person.name));
            assert!(person.positions.iter().all(|p| made.text[p.start..p.end] == p.text));
            assert!(person.roles.is_sorted());
        }
        let issuers = made.report.directives.iter().filter_map(|list| list.issuer);
        assert!(
            issuers.chain(made.report.conference.chairs.clone()).all(|at| at < officials.len())
        );
        assert!(made.report.directives.iter().all(|list| !list.items.is_empty()));
    }
}

#[test]
fn a_seed_always_gives_the_same_report() {
    for seed in [0, 1, 99, u64::MAX] {
        assert_eq!(generate(seed), generate(seed));
    }
    assert_ne!(generate(1).text, generate(2).text);
}

#[test]
fn text_is_composed_and_every_place_is_filled() {
    for made in made() {
        assert!(is_nfc(&made.text));
        assert!(!made.text.contains(['{', '}', '<', '~', '_']), "{}", made.text);
        assert!(!made.text.contains("  ") || made.text.contains("\n  "), "{}", made.text);
    }
}

#[test]
fn every_kind_occurs() {
    let reports: Vec<Report> = made().map(|made| made.report).collect();
    let all =
        |what: &str, missing: Vec<&str>| assert!(missing.is_empty(), "no {what}: {missing:?}");
    macro_rules! occurs {
        ($what:literal, $kind:ident, $facts:expr) => {
            let found: HashSet<$kind> = reports.iter().flat_map($facts).collect();
            let missing = $kind::ALL.iter().filter(|kind| !found.contains(kind));
            all($what, missing.map(|kind| kind.as_str()).collect());
        };
    }
    occurs!("date", DateKind, |r: &Report| r.dates.iter().map(|d| d.kind).collect::<Vec<_>>());
    occurs!("count", CountKind, |r: &Report| r.counts.iter().map(|c| c.kind).collect::<Vec<_>>());
    occurs!("role", Role, |r: &Report| {
        r.officials.iter().flat_map(|person| person.roles.clone()).collect::<Vec<_>>()
    });
    occurs!("conference", ConferenceKind, |r: &Report| r.conference.kind);
    occurs!("part of day", PartOfDay, |r: &Report| r.conference.part_of_day);
    let modes: HashSet<Mode> = reports.iter().filter_map(|r| r.conference.mode).collect();
    assert!(modes.len() >= 2);
}

#[test]
fn every_layout_of_directives_occurs() {
    let lists: Vec<_> = made().flat_map(|made| made.report.directives).collect();
    let markers: HashSet<Option<&str>> = lists
        .iter()
        .flat_map(|list| list.items.iter().map(|item| item.marker.as_deref()))
        .collect();
    for marker in
        ["-", "–", "+", "*", "•", "1.", "a)", "(1)", "Thứ nhất,", "Một là,", "hai là,", "1.1."]
    {
        assert!(markers.contains(&Some(marker)), "no item is marked {marker}");
    }
    assert!(markers.contains(&None));
    assert!(lists.iter().any(|list| list.items.iter().any(|item| item.level > 0)));
    assert!(lists.iter().any(|list| list.heading.is_some() && list.issuer.is_some()));
    assert!(lists.iter().any(|list| list.heading.is_some() && list.items[0].marker.is_none()));
}

#[test]
fn reports_grow_to_the_size_asked_for() {
    for bytes in [10_000, 200_000] {
        let made = generate_sized(3, bytes);
        assert!((bytes..bytes + 20_000).contains(&made.text.len()));
        let names: HashSet<_> = made.report.officials.iter().map(|person| &person.name).collect();
        assert_eq!(names.len(), made.report.officials.len());
    }
}
