//! The head of a summary: whose report it is, and the conference in a line.

use super::page::Page;
use hoinghi::Report;
use hoinghi::report::{Conference, ConferenceKind, Mode};

pub(super) fn write(page: &mut Page, report: &Report) {
    page.title(&report.id);
    if let Some(title) = &report.title {
        page.paragraph(&title.text);
    }
    let byline = report.byline.as_ref().map(|by| format!("by {}", by.text));
    let published = report.published.as_ref().and_then(|date| date.value.as_ref());
    let published = published.map(|value| format!("published {value}"));
    let aside: Vec<String> = byline.into_iter().chain(published).collect();
    if !aside.is_empty() {
        page.aside(&aside.join(", "));
    }
    let line = line(report, &report.conference);
    if !line.is_empty() {
        page.paragraph(&line);
    }
}

/// "Year review · 2023-09-13, afternoon · online · held by … · at … · 2022/2023 → 2023/2024".
fn line(report: &Report, conference: &Conference) -> String {
    let kind = conference.kind.map(|kind| kind_name(kind).to_owned());
    let part = conference.part_of_day.map(|part| part.as_str().to_owned());
    let held: Vec<String> = conference.held.iter().cloned().chain(part).collect();
    let mode = conference.mode.map(|mode| mode_name(mode).to_owned());
    let host = conference.host.as_ref().map(|host| format!("held by {}", host.name));
    let venue = conference.venue.as_ref().map(|venue| format!("at {}", venue.text));
    let parts = [
        kind,
        (!held.is_empty()).then(|| held.join(", ")),
        mode,
        host,
        venue,
        periods(conference),
        chairs(report),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What is looked back on, and what ahead to.
fn periods(conference: &Conference) -> Option<String> {
    match (&conference.reviewed, &conference.planned) {
        (Some(reviewed), Some(planned)) => Some(format!("{reviewed} → {planned}")),
        (Some(reviewed), None) => Some(format!("on {reviewed}")),
        (None, Some(planned)) => Some(format!("→ {planned}")),
        (None, None) => None,
    }
}

fn chairs(report: &Report) -> Option<String> {
    let named = report.conference.chairs.iter().filter_map(|&at| report.officials.get(at));
    let names: Vec<&str> = named.map(|official| official.name.as_str()).collect();
    (!names.is_empty()).then(|| format!("chaired by {}", names.join(", ")))
}

fn kind_name(kind: ConferenceKind) -> &'static str {
    match kind {
        ConferenceKind::YearReview => "Year review",
        ConferenceKind::HalfReview => "Midway review",
        ConferenceKind::Briefing => "Briefing",
        ConferenceKind::Launch => "Launch",
        ConferenceKind::Training => "Training",
        ConferenceKind::Thematic => "Thematic meeting",
        ConferenceKind::Congress => "Congress",
        ConferenceKind::Staff => "Staff meeting",
        ConferenceKind::Other => "Event",
    }
}

fn mode_name(mode: Mode) -> &'static str {
    match mode {
        Mode::Online => "online",
        Mode::Hybrid => "on site and online",
        Mode::InPerson => "on site",
    }
}
