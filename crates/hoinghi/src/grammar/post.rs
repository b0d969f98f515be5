//! Posts and party ranks as written.
