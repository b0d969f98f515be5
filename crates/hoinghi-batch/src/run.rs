//! A run from its inputs to its manifest.

use crate::chunk::Done;
use crate::error::Error;
use crate::lock::Lock;
use crate::manifest::{Counts, Manifest};
use crate::options::Options;
use crate::part::Part;
use crate::pipeline;
use crate::repeats::Repeats;
use crate::stages::Stages;
use crate::state::{Begun, Resumed, State, internal};
use crate::walk::{Plan, plan};
use hoinghi::report::SCHEMA;
use std::fs::{self, File};
use std::io::{self, BufWriter};

/// How far a run is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Articles extracted, with those of a run that is gone on with.
    pub articles: u64,
    /// Records rejected.
    pub rejects: u64,
    /// Bytes read from files, as they stand there.
    pub read: u64,
    /// Bytes of all files; 0 where standard input is read, or not all of them.
    pub total: u64,
    /// Bytes of text extracted.
    pub text: u64,
}

/// Who looks on.
pub trait Watch {
    /// Called now and then.
    fn at(&self, progress: Progress);
}

/// Nobody looks on.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Watch for Silent {
    fn at(&self, _: Progress) {}
}

/// Reads everything, writes everything.
///
/// # Errors
/// When the options can't be used, when the folder holds another run, or when output can't be
/// written. What was written until then stays, and a run with [`Options::resume`] goes on there.
pub fn run(options: &Options, watch: &dyn Watch) -> Result<Manifest, Error> {
    if options.outputs.is_empty() {
        return Err(Error::Usage("nothing to write: name a form of output".to_owned()));
    }
    fs::create_dir_all(&options.out).map_err(Error::io(&options.out))?;
    let plan = plan(options)?;
    let begun = Begun {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        options: options.told(),
        inputs: format!("{:016x}", plan.digest),
    };
    let _lock = Lock::take(&options.out)?;
    let (state, resumed) = State::open(&options.out, &begun, options.resume)?;
    let stages = Stages::default();
    let mut run = Run::new(options, state, &resumed, plan, watch, &stages)?;
    if !resumed.ended {
        let spool = run.state.tmp();
        let write = |done| run.add(done);
        pipeline::run(options, &spool, &resumed.point, &stages, write)?;
        tracing::debug!("time of the processor: {stages}");
    }
    run.finish(begun)
}

struct Run<'o> {
    options: &'o Options,
    state: State,
    part: Option<Part>,
    parts: u64,
    counts: Counts,
    repeats: Repeats,
    stages: &'o Stages,
    plan: Plan,
    read: u64,
    watch: &'o dyn Watch,
}

impl<'o> Run<'o> {
    fn new(
        options: &'o Options,
        state: State,
        resumed: &Resumed,
        plan: Plan,
        watch: &'o dyn Watch,
        stages: &'o Stages,
    ) -> Result<Run<'o>, Error> {
        let known = if resumed.ended { 0 } else { resumed.parts };
        let repeats = Repeats::open(&state, known, options.duplicates)?;
        let (parts, counts) = (resumed.parts, resumed.counts.clone());
        if parts > 0 {
            tracing::info!(parts, articles = counts.articles, "going on with a run");
        }
        Ok(Run { options, state, part: None, parts, counts, repeats, stages, plan, read: 0, watch })
    }

    fn add(&mut self, done: Done) -> Result<(), Error> {
        let end = done.end.clone();
        self.read = done.read;
        let mut part = match self.part.take() {
            Some(part) => part,
            None => Part::new(&self.state, self.options, self.parts)?,
        };
        part.add(done, &mut self.repeats, self.stages)?;
        self.tell(&part.counts);
        match end {
            None => self.part = Some(part),
            Some(end) => {
                let counts = part.commit(&self.state, &mut self.repeats, self.stages, end)?;
                tracing::debug!(part = self.parts, articles = counts.articles, "part done");
                self.counts.add(&counts);
                self.parts += 1;
            }
        }
        Ok(())
    }

    fn tell(&self, part: &Counts) {
        self.watch.at(Progress {
            articles: self.counts.articles + part.articles,
            rejects: self.counts.rejects + part.rejects,
            read: self.read,
            total: if self.is_known() { self.plan.bytes } else { 0 },
            text: self.counts.text_bytes + part.text_bytes,
        });
    }

    /// Whether all files will be read to their end, and nothing else.
    fn is_known(&self) -> bool {
        let stdin = self.options.inputs.iter().any(|path| path.as_os_str() == "-");
        self.options.limit.is_none() && !stdin
    }

    /// Writes the rejects of all parts, then the manifest.
    fn finish(self, begun: Begun) -> Result<Manifest, Error> {
        let (aside, to) = (self.state.tmp().join("rejects"), self.state.out.join("rejects.jsonl"));
        let gather = || -> io::Result<()> {
            let mut all = BufWriter::new(File::create(&aside)?);
            for part in 0..self.parts {
                let path = self.state.numbered("rejects", part, "jsonl");
                io::copy(&mut File::open(path)?, &mut all)?;
            }
            all.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
        };
        gather().map_err(Error::io(&to))?;
        self.state.rename(&aside, &to)?;
        let manifest = Manifest {
            schema: "hoinghi/batch/1".to_owned(),
            version: begun.version,
            tables: hoinghi_arrow::VERSION.to_owned(),
            reports: SCHEMA.to_owned(),
            options: begun.options,
            files: self.plan.files,
            file_bytes: self.plan.bytes,
            parts: self.parts,
            counts: self.counts,
        };
        let mut told = serde_json::to_vec_pretty(&manifest).map_err(internal)?;
        told.push(b'\n');
        self.state.write(&self.state.out.join("manifest.json"), &told)?;
        Ok(manifest)
    }
}
