//! The case suites, each case a test of its own.

use hoinghi_tests::suite;
use libtest_mimic::{Arguments, Trial};

fn main() {
    let arguments = Arguments::from_args();
    let trials = suite::cases()
        .into_iter()
        .map(|case| Trial::test(case.name.clone(), move || case.run().map_err(Into::into)));
    libtest_mimic::run(&arguments, trials.collect()).exit();
}
