//! A report of some kinds of facts.

use super::{Conference, FactKind, Report};

impl Report {
    /// The same report with the facts of these kinds alone.
    ///
    /// The facts are those that the whole report has. What they say about facts of other kinds,
    /// such as who chaired the conference or by when an item is due, is left out with those. The
    /// headline, the byline and the day of publication always stay.
    ///
    /// ```
    /// use hoinghi::report::FactKind;
    /// let report = hoinghi::extract("Năm học 2022-2023, toàn huyện có 12 trường.");
    /// let counts = report.only(&[FactKind::Counts]);
    /// assert_eq!((counts.dates.len(), counts.counts.len()), (0, 1));
    /// ```
    #[must_use]
    pub fn only(mut self, kinds: &[FactKind]) -> Self {
        for kind in FactKind::ALL.iter().filter(|kind| !kinds.contains(kind)) {
            self.leave_out(*kind);
        }
        self
    }

    fn leave_out(&mut self, kind: FactKind) {
        let items = self.directives.iter_mut().flat_map(|directive| &mut directive.items);
        match kind {
            FactKind::Conference => self.conference = Conference::default(),
            FactKind::Officials => {
                self.officials.clear();
                self.conference.chairs.clear();
                self.directives.iter_mut().for_each(|directive| directive.issuer = None);
            }
            FactKind::Dates => {
                items.for_each(|item| item.deadline = None);
                self.dates.clear();
            }
            FactKind::Counts => {
                items.for_each(|item| item.figures.counts.clear());
                self.counts.clear();
            }
            FactKind::Percentages => {
                items.for_each(|item| item.figures.percentages.clear());
                self.percentages.clear();
            }
            FactKind::Directives => self.directives.clear(),
            FactKind::Citations => {
                items.for_each(|item| item.citations.clear());
                self.citations.clear();
            }
            FactKind::Issues => self.issues.clear(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Extractor;
    use crate::report::Figures;

    const TEXT: &str = "Sáng 12/01/2024, Phòng Nội vụ tổ chức hội nghị sơ kết năm 2023. Ông Hà Văn \
                        Mẫu, Trưởng phòng, chủ trì.\nNhiệm vụ:\n- Thực hiện Nghị quyết số 7/NQ-HU \
                        ngày 4/5/2023 trước ngày 30/9, đạt 98% của 12 xã.\n- Họp ngày 31/2/2023.\n";

    #[test]
    fn each_kind_stands_alone_as_among_all() {
        let all = crate::extract(TEXT);
        for &kind in FactKind::ALL {
            let one = Extractor::builder().kinds([kind]).build().extract(TEXT);
            assert_eq!(one, all.clone().only(&[kind]), "{kind}");
            let names = FactKind::ALL.iter().map(|kind| kind.as_str());
            let json = serde_json::to_value(&one).expect("JSON");
            let empty = serde_json::to_value(Report::empty("")).expect("JSON");
            let filled: Vec<_> = names.filter(|name| json[name] != empty[name]).collect();
            assert_eq!(filled, [kind.as_str()]);
        }
        assert_eq!(all.clone().only(FactKind::ALL), all);
    }

    #[test]
    fn no_index_leads_nowhere() {
        let report = crate::extract(TEXT).only(&[FactKind::Conference, FactKind::Directives]);
        assert!(report.conference.chairs.is_empty());
        for item in report.directives.iter().flat_map(|directive| &directive.items) {
            assert_eq!((item.deadline, &item.citations), (None, &Vec::new()));
            assert_eq!(item.figures, Figures::default());
        }
    }
}
