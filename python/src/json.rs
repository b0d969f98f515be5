//! JSON of the core's facts, as the command writes it.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Serializer;
use serde_json::ser::PrettyFormatter;
use std::hash::{DefaultHasher, Hasher};
use std::io::{Result as IoResult, Write};

pub(crate) fn to_json(node: &impl Serialize, indent: Option<usize>) -> PyResult<String> {
    let Some(indent) = indent else {
        return serde_json::to_string(node).map_err(failed);
    };
    let spaces = " ".repeat(indent);
    let mut json = Vec::new();
    let formatter = PrettyFormatter::with_indent(spaces.as_bytes());
    node.serialize(&mut Serializer::with_formatter(&mut json, formatter)).map_err(failed)?;
    Ok(String::from_utf8(json)?)
}

pub(crate) fn from_json<T: DeserializeOwned>(json: &str) -> PyResult<T> {
    serde_json::from_str(json).map_err(failed)
}

/// A hash that equal nodes share. Numbers can't be hashed, but their JSON can.
pub(crate) fn hash(node: &impl Serialize) -> PyResult<u64> {
    let mut hashing = Hashing::default();
    serde_json::to_writer(&mut hashing, node).map_err(failed)?;
    Ok(hashing.0.finish())
}

#[derive(Default)]
struct Hashing(DefaultHasher);

impl Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> IoResult<usize> {
        self.0.write(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> IoResult<()> {
        Ok(())
    }
}

fn failed(error: serde_json::Error) -> PyErr {
    PyValueError::new_err(error.to_string())
}
