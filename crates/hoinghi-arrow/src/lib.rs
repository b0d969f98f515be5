//! Arrow tables of the facts of reports, and Parquet files of them.
//!
//! One table a kind of fact and one of the reports ([`Table`]). Every table begins with the same
//! columns: the report's id and address, where the fact's words stand in the report's text in code
//! points, and the words. `index` is the fact's place in the report's list, so a table with a
//! column `official` joins `officials` on `report` and `official = index`.
//!
//! [`Tables`] turns reports into record batches; [`file::Writer`] writes batches to Parquet,
//! [`ipc`] writes and reads them as Arrow's own stream format.

pub mod file;
pub mod ipc;
mod rows;
mod table;

pub use arrow_array::RecordBatch;
pub use arrow_schema::ArrowError;
pub use rows::{Origin, Tables, concat, mark_duplicates};
pub use table::{Column, Table, Type, VERSION};
