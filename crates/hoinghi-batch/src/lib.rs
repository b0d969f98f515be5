//! Many articles in, tables of facts out.
//!
//! [`run`] reads folders, files and standard input ([`Options`] says which and how), extracts the
//! facts of every article on several threads, and writes JSON Lines and Parquet in parts. What it
//! can't read goes to `rejects.jsonl`; a run that was broken off goes on where it stopped, and ends
//! with the same files.
//!
//! ```no_run
//! use hoinghi_batch::{Options, Silent, run};
//! let mut options = Options::new("out");
//! options.inputs = vec!["articles".into()];
//! let done = run(&options, &Silent)?;
//! println!("{} articles, {} rejects", done.counts.articles, done.counts.rejects);
//! # Ok::<(), hoinghi_batch::Error>(())
//! ```

mod chunk;
mod duplicates;
pub mod encoding;
mod error;
mod html;
mod ids;
mod index;
mod lock;
mod manifest;
mod options;
mod part;
mod pipeline;
mod place;
mod read;
mod repeats;
mod run;
mod stages;
mod state;
mod walk;
mod work;

pub use error::{Error, Reason, Reject};
pub use html::text_of as html_text;
pub use manifest::{Counts, Manifest};
pub use options::{FieldNames, Format, Limits, Options, Output};
pub use place::Place;
pub use run::{Progress, Silent, Watch, run};
pub use walk::{Plan, plan};

/// Hooks for the project's own fuzz targets; no part of the interface.
#[doc(hidden)]
pub mod fuzz {
    use crate::{Error, Options, Reject, pipeline};
    use std::path::Path;

    /// The articles of all inputs as objects of JSON, and the rejects; nothing is written but to
    /// the folder `spool`.
    pub fn read(options: &Options, spool: &Path) -> Result<(Vec<Vec<u8>>, Vec<Reject>), Error> {
        let (mut articles, mut rejects) = (Vec::new(), Vec::new());
        for done in pipeline::run_here(options, spool)? {
            articles.extend(done.articles.into_iter().map(|mut article| {
                article.json.push(b'}');
                article.json
            }));
            rejects.extend(done.rejects);
        }
        Ok((articles, rejects))
    }
}
