//! The nodes of the report format.

use crate::attribute::Attribute;
use crate::node::node;
use crate::{input, json};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyTuple};
use std::sync::Arc;

node! {
    /// The facts of one report.
    ///
    /// A report that was extracted refers to its text, to show it; a copy made from JSON or a pickle
    /// does not.
    node Report beside source: Option<Py<PyAny>>; {
        /// Name and version of the report format.
        schema,
        /// The caller's name for the report.
        id,
        /// What every ``start`` and ``end`` counts.
        offset_unit,
        /// The headline.
        title,
        /// Who signs the article.
        byline,
        /// When the page says it was published.
        published,
        /// The event that the report is about.
        conference,
        /// Persons who take part, by name, each once.
        officials,
        /// Calendar expressions.
        dates,
        /// Numbers with what they count or measure.
        counts,
        /// Percentages.
        percentages,
        /// Lists of what someone asks to be done, or of targets set.
        directives,
        /// Documents of record named with a number.
        citations,
        /// What the text itself gets wrong.
        issues,
    }
}

node! {
    /// Words of the report with their place.
    fact Quote {}
}

node! {
    /// The event that a report is about.
    node Conference {
        /// What sort of event it is.
        kind,
        /// When it was held: an EDTF day or range of days.
        held,
        /// In which part of the day.
        part_of_day,
        /// How people took part.
        mode,
        /// The room or building.
        venue,
        /// Who held it.
        host,
        /// The EDTF period that it looks back on.
        reviewed,
        /// The EDTF period that it looks ahead to.
        planned,
        /// Who chaired it: indices into ``Report.officials``.
        chairs,
    }
}

node! {
    /// The organisation that held a conference.
    fact Host {
        /// The organisation in full, abbreviations resolved.
        name,
    }
}

node! {
    /// A person who took part.
    node Official {
        /// The name without honorific or title.
        name,
        /// Forms of address, degrees and ranks as written.
        honorifics,
        /// Posts and party ranks, each once, in its fullest form.
        positions,
        /// What the person did.
        roles,
        /// Where the person is named, and where a post or a form of address refers to them.
        mentions,
    }
}

node! {
    /// A post or party rank.
    fact Position {
        /// The post in full ("Phó Chủ tịch" for "PCT").
        title,
        /// The organisation in full, where the post names one.
        organization,
    }
}

node! {
    /// A calendar expression.
    fact Date {
        /// What sort of expression it is.
        kind,
        /// The EDTF (ISO 8601-2) value; ``None`` where what is written can't be.
        value,
        /// How it places what is said in time.
        relation,
    }
}

node! {
    /// A number with what it counts or measures.
    fact Count {
        /// What the number measures.
        kind,
        /// The number; the lower end of a range. An ``int`` where it has no fraction.
        value,
        /// The upper end of a range.
        upper,
        /// The total of which ``value`` is a part ("155/216 trường").
        total,
        /// The head noun counted, as written.
        unit,
        /// The report's words that tell what is counted.
        label,
        /// How exact the figure is said to be.
        bound,
        /// Set when the figure is the amount of a change.
        change,
        /// What a change is compared to ("so với cùng kỳ").
        compared_to,
        /// Whether it is a fact or an aim.
        status,
        /// The count that this one is a part of: an index into ``Report.counts``.
        parent,
    }
}

node! {
    /// A percentage.
    fact Percentage {
        /// The value in percent; the lower end of a range. An ``int`` where it has no fraction.
        value,
        /// The upper end of a range.
        upper,
        /// The report's words that tell what is measured.
        label,
        /// How exact the figure is said to be.
        bound,
        /// Set when the figure is the amount of a change.
        change,
        /// What a change is compared to.
        compared_to,
        /// Whether it is a fact or an aim.
        status,
    }
}

node! {
    /// A list of what someone asks to be done, or of targets set.
    node Directive {
        /// The heading or addressee line over the items, without its marker.
        heading,
        /// What the items are.
        kind,
        /// Who asked: an index into ``Report.officials``.
        issuer,
        /// The office or people told.
        addressee,
        /// What is asked, in the order of the text.
        items,
    }
}

node! {
    /// One item of a directive list.
    fact Item {
        /// The bullet or number as written.
        marker,
        /// Depth in the list, 0 at the top.
        level,
        /// The item that this one stands under: an index into the same list.
        parent,
        /// By when: an index into ``Report.dates``.
        deadline,
        /// Documents named in it: indices into ``Report.citations``.
        citations,
        /// Figures named in it.
        figures,
        /// The single orders in it.
        actions,
    }
}

node! {
    /// The figures that an item names.
    node Figures {
        /// Indices into ``Report.counts``.
        counts,
        /// Indices into ``Report.percentages``.
        percentages,
    }
}

node! {
    /// One order inside an item.
    fact Action {
        /// The verb that says what to do, as written.
        verb,
    }
}

node! {
    /// A document of record, named with its number.
    fact Citation {
        /// The kind of document ("Nghị quyết").
        kind,
        /// The number in full ("128/NQ-CP").
        number,
        /// The EDTF day of the document.
        date,
        /// Who issued it.
        issuer,
    }
}

node! {
    /// Something that the text itself gets wrong.
    fact Issue {
        /// What is wrong, for programs: a snake-case name.
        code,
        /// What is wrong, for people.
        message,
        /// The other places that the contradiction involves.
        related,
    }
}

impl Report {
    /// A report that refers to the `str` or `bytes` that it was extracted from.
    pub(crate) fn of(node: Arc<hoinghi::report::Report>, source: Option<Py<PyAny>>) -> Self {
        Report { source, ..node.into() }
    }
}
