//! Numbers of facts.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// The number of a fact: a finite value that serialises without a fraction where it has none.
///
/// ```
/// use hoinghi::report::Number;
/// assert_eq!(Number::from(8.0).to_string(), "8");
/// assert_eq!(Number::from(98.1).to_string(), "98.1");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(with = "f64"))]
pub struct Number(f64);

/// The largest whole number up to which `f64` tells all whole numbers apart.
const LARGEST_WHOLE: f64 = 9_007_199_254_740_992.0;

impl Number {
    /// The value.
    pub const fn get(self) -> f64 {
        self.0
    }

    /// The value as an integer, where it is a whole number that `f64` holds exactly.
    pub fn whole(self) -> Option<i64> {
        (self.0.fract() == 0.0 && self.0.abs() <= LARGEST_WHOLE).then_some(self.0 as i64)
    }
}

impl From<f64> for Number {
    /// Takes the value as it is; what is not finite becomes 0.
    fn from(value: f64) -> Self {
        Number(if value.is_finite() { value } else { 0.0 })
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.whole() {
            Some(whole) => whole.fmt(f),
            None => self.0.fmt(f),
        }
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.whole() {
            Some(whole) => serializer.serialize_i64(whole),
            None => serializer.serialize_f64(self.0),
        }
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        f64::deserialize(deserializer).map(Number::from)
    }
}
