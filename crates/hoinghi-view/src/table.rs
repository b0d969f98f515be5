//! Tables of the facts.

use crate::fact;
use crate::html::escape;
use crate::mark::Mark;
use hoinghi::Report;
use hoinghi::report::{Directive, Item, Official, Status};
use std::collections::HashSet;

/// A table of one kind of fact.
struct Table {
    class: &'static str,
    heads: &'static [&'static str],
    rows: Vec<Row>,
}

/// The id of a fact, and what stands in the columns: its words in the last.
type Row = (String, Vec<String>);

/// Writes a table for each kind that the report has. With marks, a row links to its words.
pub(crate) fn write(out: &mut String, report: &Report, marks: Option<&[Mark]>) {
    let linked = marks.unwrap_or_default().iter().map(|mark| &*mark.id).collect();
    out.push_str("<div class=\"facts\">\n");
    for table in tables(report).iter().filter(|table| !table.rows.is_empty()) {
        self::table(out, table, &linked);
    }
    out.push_str("</div>\n");
}

fn table(out: &mut String, Table { class, heads, rows }: &Table, linked: &HashSet<&str>) {
    let name = fact::KINDS.iter().find(|(kind, ..)| kind == class).map_or(*class, |kind| kind.1);
    out.push_str(&format!(
        "<details open class=\"{class}\"><summary>{name} <span class=\"number\">{}</span>\
         </summary>\n<table>\n<tr>",
        rows.len()
    ));
    heads.iter().for_each(|head| out.push_str(&format!("<th scope=\"col\">{head}</th>")));
    out.push_str("</tr>\n");
    for (id, cells) in rows {
        out.push_str("<tr>");
        for (i, cell) in cells.iter().enumerate() {
            let link = i == 0 && !cell.is_empty() && linked.contains(&**id);
            out.push_str("<td lang=\"vi\">");
            if link {
                out.push_str(&format!("<a href=\"#{id}\">"));
            }
            escape(out, cell);
            out.push_str(if link { "</a></td>" } else { "</td>" });
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</table>\n</details>\n");
}

fn tables(report: &Report) -> Vec<Table> {
    let table = |class, heads, rows| Table { class, heads, rows };
    let aim = |status| if status == Status::Target { "target" } else { "" }.to_owned();
    let or_empty = |text: &Option<String>| text.clone().unwrap_or_default();
    let dates = each("dates", &report.dates, |it| {
        let value = it.value.clone().unwrap_or_else(|| "no such day".to_owned());
        let relation = it.relation.map(|relation| relation.as_str()).unwrap_or_default();
        vec![value, it.kind.as_str().replace('_', " "), relation.to_owned(), it.text.clone()]
    });
    let counts = each("counts", &report.counts, |it| {
        vec![fact::amount(it), or_empty(&it.label), aim(it.status), it.text.clone()]
    });
    let percentages = each("percentages", &report.percentages, |it| {
        vec![fact::share(it), or_empty(&it.label), aim(it.status), it.text.clone()]
    });
    let citations = each("citations", &report.citations, |it| {
        let name = format!("{} {}", it.kind, it.number);
        vec![name, or_empty(&it.date), or_empty(&it.issuer)]
    });
    let issues = each("issues", &report.issues, |it| vec![it.message.clone(), it.text.clone()]);
    vec![
        table("conference", &["What", "Value"], conference(report)),
        table(
            "officials",
            &["Name", "Roles", "Posts"],
            each("officials", &report.officials, official),
        ),
        table("dates", &["Value", "Kind", "Relation", "Words"], dates),
        table("counts", &["Value", "Label", "Aim", "Words"], counts),
        table("percentages", &["Value", "Label", "Aim", "Words"], percentages),
        table("directives", &["Kind", "Asked by", "Due", "Words"], directives(report)),
        table("citations", &["Document", "Date", "Issuer"], citations),
        table("issues", &["What is wrong", "Words"], issues),
    ]
}

/// A row for each fact of a list.
fn each<T>(class: &str, facts: &[T], row: impl Fn(&T) -> Vec<String>) -> Vec<Row> {
    facts.iter().enumerate().map(|(i, it)| (format!("{class}-{i}"), row(it))).collect()
}

fn official(person: &Official) -> Vec<String> {
    let roles: Vec<&str> = person.roles.iter().map(|role| role.as_str()).collect();
    let posts: Vec<String> = person.positions.iter().map(fact::post).collect();
    vec![person.name.clone(), roles.join(", "), posts.join("; ")]
}

fn conference(report: &Report) -> Vec<Row> {
    let it = &report.conference;
    let chairs = it.chairs.iter().filter_map(|&at| report.officials.get(at));
    let chairs: Vec<&str> = chairs.map(|chair| chair.name.as_str()).collect();
    let kind = it.kind.map(|kind| kind.as_str().replace('_', " "));
    let rows = [
        ("kind", "kind", kind),
        ("held", "held", it.held.clone()),
        ("part", "part of day", it.part_of_day.map(|part| part.to_string())),
        ("mode", "mode", it.mode.map(|mode| mode.as_str().replace('_', " "))),
        ("venue", "venue", it.venue.as_ref().map(|venue| venue.text.clone())),
        ("host", "host", it.host.as_ref().map(|host| host.name.clone())),
        ("reviewed", "reviewed", it.reviewed.clone()),
        ("planned", "planned", it.planned.clone()),
        ("chairs", "chaired by", (!chairs.is_empty()).then(|| chairs.join(", "))),
    ];
    let row = |(id, name, value): (&str, &str, Option<String>)| {
        Some((id.to_owned(), vec![name.to_owned(), value?]))
    };
    rows.into_iter().filter_map(row).collect()
}

fn directives(report: &Report) -> Vec<Row> {
    let list = |(i, it): (usize, &Directive)| {
        let issuer = it.issuer.and_then(|at| report.officials.get(at));
        let issuer = issuer.map(|person| person.name.clone()).unwrap_or_default();
        let row = |(at, item): (usize, &Item)| {
            let due = fact::due(report, item).trim_start_matches(" · due ").to_owned();
            let cells = vec![it.kind.to_string(), issuer.clone(), due, item.text.clone()];
            (format!("directives-{i}-{at}"), cells)
        };
        it.items.iter().enumerate().map(row).collect::<Vec<Row>>()
    };
    report.directives.iter().enumerate().flat_map(list).collect()
}
