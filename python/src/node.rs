//! The classes that wrap the core's nodes.

/// Defines the Python class of a node of the report format.
///
/// `node Name { field, … }` wraps `hoinghi::report::Name` with an attribute for each field, in the
/// order of the format. `fact Name { field, … }` has `text`, `start` and `end` before them.
/// An attribute is translated when it is first looked at, and kept. What stands `beside` is the
/// class's own: no part of the format, of comparisons, or of copies made through JSON.
macro_rules! node {
    ($(#[$meta:meta])* fact $name:ident { $($fields:tt)* }) => {
        node! {
            $(#[$meta])*
            node $name {
                /// The words, exactly the input from ``start`` to ``end``.
                text,
                /// Where the words begin, in the report's offset unit.
                start,
                /// Where the words end (exclusive), in the report's offset unit.
                end,
                $($fields)*
            }
        }
    };
    ($(#[$meta:meta])* node $name:ident $(beside $beside:ident: $kind:ty;)? {
        $($(#[$field_meta:meta])* $field:ident),* $(,)?
    }) => {
        $(#[$meta])*
        #[pyclass(frozen, eq, module = "hoinghi._native")]
        pub(crate) struct $name {
            pub(crate) node: Arc<hoinghi::report::$name>,
            $(pub(crate) $beside: $kind,)?
            $($field: PyOnceLock<Py<PyAny>>,)*
        }

        impl From<Arc<hoinghi::report::$name>> for $name {
            fn from(node: Arc<hoinghi::report::$name>) -> Self {
                $name {
                    node,
                    $($beside: Default::default(),)?
                    $($field: PyOnceLock::new(),)*
                }
            }
        }

        impl From<hoinghi::report::$name> for $name {
            fn from(node: hoinghi::report::$name) -> Self {
                Arc::new(node).into()
            }
        }

        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.node == other.node
            }
        }

        #[pymethods]
        impl $name {
            $(
                $(#[$field_meta])*
                #[getter]
                fn $field(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
                    let made = self.$field.get_or_try_init(py, || self.node.$field.attribute(py));
                    made.map(|value| value.clone_ref(py))
                }
            )*

            #[classattr]
            fn __match_args__(py: Python<'_>) -> PyResult<Bound<'_, PyTuple>> {
                PyTuple::new(py, [$(stringify!($field)),*])
            }

            /// The node as a tree of dictionaries and lists, shaped as in JSON.
            fn to_dict(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
                self.node.plain(py)
            }

            /// The node as JSON, in one line or indented by so many spaces.
            #[pyo3(signature = (indent=None))]
            fn to_json(&self, indent: Option<usize>) -> PyResult<String> {
                json::to_json(&*self.node, indent)
            }

            /// The node that ``to_json()`` wrote. Raises ``ValueError`` for anything else.
            #[staticmethod]
            fn from_json(json: &Bound<'_, PyAny>) -> PyResult<Self> {
                json::from_json::<hoinghi::report::$name>(input::text(json)?).map($name::from)
            }

            fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
                self.node.brief(py).map(Option::unwrap_or_default)
            }

            fn __hash__(&self) -> PyResult<u64> {
                json::hash(&*self.node)
            }

            fn __copy__(slf: Py<Self>) -> Py<Self> {
                slf
            }

            fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
                slf
            }

            fn __reduce__<'py>(
                &self,
                py: Python<'py>,
            ) -> PyResult<(Bound<'py, PyAny>, (String,))> {
                let make = py.get_type::<Self>().getattr(intern!(py, "from_json"))?;
                Ok((make, (json::to_json(&*self.node, None)?,)))
            }
        }

        impl Attribute for hoinghi::report::$name {
            fn attribute(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
                Py::new(py, $name::from(self.clone())).map(Py::into_any)
            }

            fn plain(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
                let dict = PyDict::new(py);
                $(dict.set_item(intern!(py, stringify!($field)), self.$field.plain(py)?)?;)*
                Ok(dict.into_any().unbind())
            }

            fn brief(&self, py: Python<'_>) -> PyResult<Option<String>> {
                let mut parts = Vec::new();
                $(if let Some(brief) = self.$field.brief(py)? {
                    parts.push(format!("{}={brief}", stringify!($field)));
                })*
                Ok(Some(format!("{}({})", stringify!($name), parts.join(", "))))
            }
        }
    };
}

pub(crate) use node;
